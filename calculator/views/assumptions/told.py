"""What is told of the library on the command line: its records, and where a plan stands to them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from calculator.estimates import Json
from calculator.library import Library
from calculator.views.assumptions.assumed import Own
from calculator.views.assumptions.record import Record
from calculator.views.assumptions.records import records


@dataclass(frozen=True, slots=True)
class Told:
    """A set as it is told in a month, YYYY-MM, beside a plan where there is one.

    `own` is what the plan sets itself; `matters` is what its net value rests on, as
    `calculator.matters.report` says it.
    """

    library: Library
    month: str
    own: Mapping[str, Own] = field(default_factory=dict)
    matters: Json | None = None

    def records(self) -> list[Record]:
        """Return everything the set holds; what was added to an old set is none of it."""
        held = records(self.library)
        return [record for id_, record in held.items() if id_ not in self.library.added]
