"""Query parameters that several routes take."""

from typing import Annotated, Final

from fastapi import Query

from calculator.api.evaluating import MOST_DRAWS
from calculator.evaluate import DRAWS
from calculator.links.redacting import KINDS
from calculator.simulation.policies import POLICIES

_DRAWS: Final = [draws for draws in DRAWS if draws <= MOST_DRAWS]

Policy = Annotated[
    str,
    Query(
        description="The alternative that headline, bridge, teams and months describe",
        json_schema_extra={"enum": list(POLICIES)},
    ),
]
Draws = Annotated[
    int,
    Query(description="How many draws, a power of two", json_schema_extra={"enum": _DRAWS}),
]
Seed = Annotated[
    int | None,
    Query(description="The scenario's if left out", json_schema_extra={"minimum": 0}),
]
AssumptionSet = Annotated[
    str | None, Query(description="A frozen assumption set; today's if left out")
]
Redact = Annotated[str, Query(description=f"What is left out, with commas: {', '.join(KINDS)}")]
Base = Annotated[str, Query(description="Address of the app that is to open the link")]
