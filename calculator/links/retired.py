"""What a scenario could say once and can no longer, each with its reason.

A test holds this to every schema ever frozen: a field, or a choice of one, that is gone without an
entry here fails it. So does an assumption that a frozen set held.
"""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Retired:
    """A name that is gone: a path (`teams[].slack`), or a choice of one (`teams[].role_family=x`).

    `version` is the first payload version without it. `became` is the field's new name beside the
    old one, or the choice's new word; without it the value is left out, and whoever opens the link
    is told `reason`, a clause that ends the sentence "x is no longer part of a scenario: ...".
    """

    name: str
    version: int
    reason: str
    became: str | None = None


@dataclass(frozen=True, slots=True)
class RetiredAssumption:
    """An assumption that no set holds any more; `became` and `reason` as of a field."""

    id: str
    reason: str
    became: str | None = None


FIELDS: Final[tuple[Retired, ...]] = ()
ASSUMPTIONS: Final[tuple[RetiredAssumption, ...]] = ()
