"""The drivers of one scenario: plan, company, teams, programme, and the assumptions that matter."""

from collections.abc import Sequence
from typing import Final

from calculator.drivers.assumed import assumed
from calculator.drivers.company import STANDS_FOR, company
from calculator.drivers.driver import Driver
from calculator.drivers.plan import depth_driver, month_driver
from calculator.drivers.team_wide import ALWAYS, team_wide
from calculator.library import Library
from calculator.scenario import Scenario

MOST: Final = 25
ASSUMPTIONS: Final = 10


def drivers(scenario: Scenario, library: Library, leading: Sequence[str]) -> tuple[Driver, ...]:
    """Return at most `MOST` drivers of a complete scenario that ends posts.

    `leading` are ids of drawn assumptions, what matters most first: the first `ASSUMPTIONS` of
    them, and where there is room what becomes of the claim, and severance. Those that an input
    stands for are not asked for twice, and what has no room to move is left out.
    """
    inputs = [
        depth_driver(scenario),
        month_driver(scenario),
        *company(scenario, library),
        *team_wide(scenario, library),
    ]
    inputs = [driver for driver in inputs if driver.low < driver.high]
    taken = set(_said_by_inputs(inputs))
    most = [id_ for id_ in leading if id_ not in taken][:ASSUMPTIONS]
    also = [id_ for id_ in _worth_asking(scenario) if id_ not in taken]
    ids = list(dict.fromkeys([*most, *also]))[: MOST - len(inputs)]
    return (*inputs, *(assumed(id_, scenario, library) for id_ in ids))


def _worth_asking(scenario: Scenario) -> list[str]:
    """Return what a plan may be asked about whatever its variance: its claims, pay on leaving."""
    package = scenario.company.severance_package
    kind = "_technology" if package == "large_technology" else ""
    claimed = {team.claim_evidence for team in scenario.teams if team.ai_share_claimed}
    return [
        *(f"realised_{name}" for name in ("claim", "pilot", "measured") if name in claimed),
        f"severance_weeks_per_year{kind}",
    ]


def _said_by_inputs(inputs: Sequence[Driver]) -> list[str]:
    """Return the assumptions that one of the inputs stands for."""
    given = {driver.id for driver in inputs}
    factors = {f"teams.{field.name}": field.factor for field in ALWAYS if field.factor}
    stands_for = {input_: id_ for id_, input_ in STANDS_FOR.items()}
    return [id_ for place, id_ in {**factors, **stands_for}.items() if place in given]
