"""What a link holds, as text: versions, the headline of then, and what the scenario gives.

A value that is not in `scenario` means what the named assumption set and the schema of the
payload's version say, both of them frozen files, and not what today's would make of it.
"""

import json
from typing import Annotated, Any, Final, Literal, Self, TypeAlias

from pydantic import Field, StringConstraints, model_validator

from calculator.fields import Frozen
from calculator.links.figures import Figures

VERSION: Final = 1
LeftOut: TypeAlias = Literal["names", "money", "figures"]
_Whole: TypeAlias = Annotated[int, Field(strict=True, ge=0, lt=2**63)]


class Payload(Frozen):
    """What a link of today's version holds.

    `start_month` (YYYY-MM) and `seed` are those the figures were worked out with, whether the
    scenario gave them or not. `left_out` names what the maker kept back; `then` is None where the
    figures were. `scenario` is a scenario file that says what was given, and no default.
    """

    payload_version: _Whole
    schema_version: _Whole
    model_version: Annotated[str, StringConstraints(pattern=r"^\d[\w.+-]{0,39}$")]
    assumptions_version: Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-[0-9a-f]{8}$")]
    start_month: Annotated[str, StringConstraints(pattern=r"^\d{4}-(0[1-9]|1[0-2])$")]
    seed: _Whole
    left_out: tuple[LeftOut, ...]
    then: Figures | None
    scenario: dict[str, Any]

    @model_validator(mode="after")
    def _rules(self) -> Self:
        if (self.then is None) != ("figures" in self.left_out):
            raise ValueError("its figures are neither there nor said to be left out, or both")
        return self


def written(payload: Payload) -> bytes:
    """Return a payload as compact JSON in UTF-8."""
    plain = _short(payload.model_dump(mode="json"))
    return json.dumps(plain, separators=(",", ":"), ensure_ascii=False, allow_nan=False).encode()


def _short(value: Any) -> Any:
    """Write whole floats as whole numbers, which they are read back from; a minus zero stays."""
    if isinstance(value, dict):
        return {key: _short(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_short(item) for item in value]
    if isinstance(value, float) and value.is_integer() and 0 < abs(value) < 2**53:
        return int(value)
    return 0 if isinstance(value, float) and str(value) == "0.0" else value
