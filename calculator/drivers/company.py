"""What holds for the whole company and its AI programme, moved on its own."""

from collections.abc import Iterator
from typing import Any, Final

from calculator.ai_programme import READINESS_LEVELS, Readiness
from calculator.beliefs import belief, constant
from calculator.distributions import Fixed
from calculator.drivers.driver import Driver, Evidence, Move
from calculator.drivers.plan import last_month
from calculator.drivers.team_wide import SPAN
from calculator.library import Library
from calculator.scenario import LONGEST, SHORTEST, Scenario

GROWTH: Final = 0.2  # a year, to either side; beyond, it is another company
STANDS_FOR: Final = {  # assumptions that are drawn only where the input is not given
    "slack": "company.slack",
    "missing_effort": "ai_programme.missing_effort_fte_months",
}


def company(scenario: Scenario, library: Library) -> Iterator[Driver]:
    """Yield slack, growth, horizon, discount rate, and what the programme rests on."""
    if any(team.slack is None for team in scenario.teams):
        given = scenario.company.slack
        move = _in("company", "slack")
        yield _believed("slack", given, 1.0, (0.0, 1.0), move, scenario, library)
    yield _growth(scenario)
    yield _horizon(scenario)
    entry = library.entries["discount_rate"]
    yield Driver(
        id="discount_rate",
        label=entry.label,
        unit=entry.unit,
        now=float(scenario.discount_rate or 0.0),
        low=0.0,
        high=max(SPAN * entry.value, float(scenario.discount_rate or 0.0)),
        move=_on_top("discount_rate"),
        usual=(entry.p5, entry.p95),
        grade=entry.grade,
    )
    if any(team.ai_share_claimed for team in scenario.teams):
        yield from _programme(scenario, library)


def _growth(scenario: Scenario) -> Driver:
    now = scenario.company.annual_work_growth
    return Driver(
        id="company.annual_work_growth",
        label="Growth of the work to be done",
        unit="share per year",
        now=now,
        low=max(-0.5, now - GROWTH),
        high=min(1.0, now + GROWTH),
        move=_in("company", "annual_work_growth"),
    )


def _horizon(scenario: Scenario) -> Driver:
    now = scenario.horizon_months
    return Driver(
        id="horizon_months",
        label="Months looked at",
        unit="months",
        now=now,
        low=max(SHORTEST, last_month(scenario)),
        high=min(LONGEST, 2 * now),
        move=lambda s, months: s.model_copy(update={"horizon_months": round(months)}),
        whole=True,
    )


def _programme(scenario: Scenario, library: Library) -> Iterator[Driver]:
    programme = scenario.ai_programme
    yield Driver(
        id="ai_programme.readiness_level",
        label="Readiness for AI, by level",
        unit="level",
        now=programme.readiness_level,
        low=min(READINESS_LEVELS),
        high=max(READINESS_LEVELS),
        move=_with_level,
        whole=True,
    )
    done = programme.work_items_done.model_dump()
    missing = sum(
        constant(f"work_item_{name}", scenario, library) * (1 - share)
        for name, share in done.items()
    )
    part = missing / (1 - constant("work_items_in_place", scenario, library))
    move = _in("ai_programme", "missing_effort_fte_months")
    given = programme.missing_effort_fte_months
    if part > 0 or given:
        yield _believed("missing_effort", given, part, (1e-6, 1e6), move, scenario, library)


def _believed(
    name: str,
    given: float | None,
    factor: float,
    limits: tuple[float, float],
    move: Move,
    scenario: Scenario,
    library: Library,
) -> Driver:
    """Lay out an input whose default is drawn: the evidence's range, and up to `SPAN` times now."""
    entry = library.entries[name]
    distribution = belief(entry, scenario.assumptions.get(name))
    evidence = (
        None if isinstance(distribution, Fixed) or factor <= 0 else Evidence(distribution, factor)
    )
    now = distribution.median * factor if given is None else given
    low, high = evidence.ends if evidence else (now, now)
    return Driver(
        id=STANDS_FOR[name],
        label=entry.label,
        unit=entry.unit,
        now=now,
        low=max(limits[0], min(low, now / SPAN)),
        high=min(limits[1], max(high, now * SPAN)),
        move=move,
        evidence=evidence,
        grade=entry.grade,
    )


def _on_top(name: str) -> Move:
    return lambda scenario, value: scenario.model_copy(update={name: value})


def _in(section: str, name: str) -> Move:
    def move(scenario: Scenario, value: float) -> Scenario:
        moved = getattr(scenario, section).model_copy(update={name: value})
        return scenario.model_copy(update={section: moved})

    return move


def _with_level(scenario: Scenario, level: float) -> Scenario:
    """Set the level; answers of the questionnaire would set it otherwise."""
    changes: dict[str, Any] = {"readiness_level": round(level), "readiness": Readiness()}
    moved = scenario.ai_programme.model_copy(update=changes)
    return scenario.model_copy(update={"ai_programme": moved})
