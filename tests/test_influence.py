"""What moves the net value: one assumption at a time, from end to end of its range."""

import pytest

from calculator.evaluate import evaluate_plan
from calculator.influence import DRAWS, Influence, Influences, influences
from calculator.library import load
from calculator.scenario import Range, Scenario, scenario_from
from calculator.views.assumptions import movers
from tests.running import one_team

LIBRARY = load()
GRADED_D = [id_ for id_, entry in LIBRARY.entries.items() if entry.grade == "D"]
SOME = frozenset("D")


def plan(**changes: object) -> Scenario:
    """Return a plan of one team."""
    return scenario_from({**one_team(), **changes})


def test_every_assumption_of_the_grade_is_looked_at_and_the_largest_stands_first() -> None:
    """Rows are those of the grade, by their swing, and progress goes up to nearly all."""
    told: list[float] = []
    found = influences(plan(), LIBRARY, SOME, told.append)

    assert {row.id for row in found.rows} == set(GRADED_D)
    swings = [row.swing for row in found.rows]
    assert swings == sorted(swings, reverse=True)
    assert swings[0] > 0
    assert told == sorted(told)
    assert told[0] == 0 <= told[-1] < 1


def test_the_net_values_are_those_of_the_plan_with_it_pinned() -> None:
    """Nothing but the one assumption differs from a run that the user could make."""
    found = influences(plan(), LIBRARY, SOME)
    row = found.rows[0]
    for end, net in zip(row.ends, row.net_values, strict=True):
        pinned = plan(assumptions={row.id: end})
        run = evaluate_plan(pinned, LIBRARY, draws=DRAWS).outcomes("planned")
        assert net == pytest.approx(run.net_value[:-1].mean())


def test_what_the_user_set_counts_as_the_user_set_it() -> None:
    """A pinned assumption is left out; a range of one's own gives the ends."""
    pinned, ranged = GRADED_D[:2]
    low, high = LIBRARY.entries[ranged].p5, LIBRARY.entries[ranged].value
    own = {pinned: LIBRARY.value(pinned), ranged: {"p5": low, "p95": high}}
    scenario = plan(assumptions=own)
    assert scenario.assumptions[ranged] == Range(p5=low, p95=high)
    found = {row.id: row for row in influences(scenario, LIBRARY, SOME).rows}

    assert pinned not in found
    assert found[ranged].ends == (low, high)


def test_without_a_cut_nothing_moves() -> None:
    """Every difference of a plan that ends no posts is zero, so nothing is named."""
    found = influences(scenario_from(one_team(planned_cuts=0)), LIBRARY, SOME)

    assert all(row.swing == 0 for row in found.rows)
    assert not found.noticeable
    assert "No assumption" in movers.sentence(found, LIBRARY, "USD")


def test_the_lowest_grade_that_moves_is_named() -> None:
    """An E that moves too little does not count; one that moves enough is the lowest."""
    strong = Influence("outplacement_cost", "D", (600.0, 6000.0), (5e6, -5e6))
    faint = Influence("slack", "E", (0.0, 0.1), (0.0, 9.9e4))
    clear = Influence("slack", "E", (0.0, 0.1), (0.0, 1.1e5))

    only = movers.sentence(Influences((strong, faint), 1e7), LIBRARY, "USD")
    assert "is D: 1 assumption of that grade moves it" in only
    assert "from $5.0M at its P5 to \N{MINUS SIGN}$5.0M at its P95" in only
    both = movers.sentence(Influences((strong, clear), 1e7), LIBRARY, "USD")
    assert "is E: 1 assumption" in both
    table = movers.table(Influences((strong, clear), 1e7), LIBRARY, "EUR")
    assert list(table["Grade"]) == ["D", "E"]
    assert table["Moves net value by"][0] == "€10M"
