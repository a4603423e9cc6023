"""The factors of a plan: which assumptions it hears of, and what was drawn for them."""

from typing import Any

import numpy as np
import pytest

from calculator.evaluate import Evaluation, evaluate_plan
from calculator.examples import examples
from calculator.library import load
from calculator.matters.factors import Factors, factors
from calculator.matters.placing import ends
from calculator.scenario import scenario_from
from tests.running import FEW, one_team

LIBRARY = load()
SAMPLED = frozenset(id_ for id_, entry in LIBRARY.entries.items() if entry.sampled)
OUTSIDE = {"founders_per_leaver", "incident_elasticity"}  # reports read them, net value does not


def evaluated(**changes: Any) -> Evaluation:
    """Evaluate a plan of one team."""
    return evaluate_plan(scenario_from({**one_team(), **changes}), LIBRARY, draws=FEW)


def of(evaluation: Evaluation) -> Factors:
    """Return the factors of an evaluation."""
    return factors(evaluation, ends(evaluation.scenario, LIBRARY).ids)


def test_what_the_plan_does_not_hear_of_is_no_factor() -> None:
    """Neither reports' own assumptions, nor another readiness level, evidence or package."""
    found = of(evaluate_plan(scenario_from(examples()["midmarket"].scenario), LIBRARY, draws=FEW))
    absent = SAMPLED - set(found.ids)
    assert absent >= OUTSIDE
    assert {f"reach_production_level_{level}" for level in (1, 3, 4)} <= absent
    assert {"realised_measured", "severance_base_weeks_technology"} <= absent
    assert {"slack", "reach_production_level_2", "unrest_months", "load_factor"} <= set(found.ids)


def test_what_is_pinned_or_answered_is_no_factor() -> None:
    """A number of the user's own has no spread; a range has."""
    own = {"unrest_months": 8.0, "load_factor": {"p5": 1.2, "p95": 1.4}}
    found = of(evaluated(assumptions=own, company={"slack": 0.1}, response={"review_months": 6}))
    assert {"unrest_months", "slack", "review_months"}.isdisjoint(found.ids)
    assert "load_factor" in found.ids


def test_with_everything_pinned_nothing_is_left() -> None:
    """No factor, and no failure."""
    own = {id_: LIBRARY.value(id_) for id_ in SAMPLED if id_ != "slack"}
    found = of(evaluated(assumptions=own, company={"slack": 0.1}))
    assert found.ids == ()
    assert found.drawn.shape == (0, FEW)


def test_slack_is_that_of_the_posts_that_end() -> None:
    """Weighted by the pay of the posts that end: a team without a cut has no part in it."""
    rows = [
        {"team": "A", "headcount": 100, "annual_salary": 50_000, "planned_cuts": 30},
        {"team": "B", "headcount": 100, "annual_salary": 100_000, "planned_cuts": 10},
        {"team": "C", "headcount": 900, "annual_salary": 90_000, "planned_cuts": 0},
    ]
    evaluation = evaluated(teams=rows)
    found = of(evaluation)
    slack = evaluation.parameters.work.slack[:, :-1]
    expected = 30 * 50_000 * slack[0] + 10 * 100_000 * slack[1]
    drawn = found.drawn[found.ids.index("slack")]
    assert np.allclose(drawn, expected, rtol=1e-12)


def test_reaching_production_is_what_came_of_it() -> None:
    """By the initiatives that did, bought and built apart; a measured one has arrived already."""
    claims = {"ai_share_claimed": 0.3, "headcount": 100, "planned_cuts": 10}
    rows = [
        {"team": "Built", "annual_salary": 80_000, **claims},
        {"team": "Bought", "annual_salary": 60_000, **claims},
        {"team": "Measured", "annual_salary": 70_000, **claims, "claim_evidence": "measured"},
    ]
    bought = {"initiatives": [{"name": "Desk", "teams": ["Bought"], "bought": True}]}
    evaluation = evaluated(teams=rows, ai_programme=bought)
    found = of(evaluation)
    reached = evaluation.parameters.programme.reaches_production[:, :-1]
    for id_, row in (("reach_production_level_2", 0), ("reach_production_bought", 1)):
        drawn = found.drawn[found.ids.index(id_)]
        assert np.array_equal(drawn > 0, reached[row] > 0)
    without = of(evaluated(teams=[rows[2]]))
    assert not [id_ for id_ in without.ids if id_.startswith("reach_production")]


def test_the_weak_stand_first_and_own_parts_are_independent() -> None:
    """What two that are drawn together share belongs to the first; the rest is left as it is."""
    evaluation = evaluate_plan(scenario_from(examples()["midmarket"].scenario), LIBRARY, draws=4096)
    found = of(evaluation)
    assert list(found.weak) == sorted(found.weak, reverse=True)
    for id_, weak in zip(found.ids, found.weak, strict=True):
        assert weak == (LIBRARY.entries[id_].grade in "DE")
    for pair in LIBRARY.correlations:
        first, second = sorted(found.ids.index(id_) for id_ in pair.between)
        before = np.corrcoef(found.drawn[first], found.drawn[second])[0, 1]
        after = np.corrcoef(found.own[first], found.own[second])[0, 1]
        assert before == pytest.approx(pair.value, abs=0.03)
        assert after == pytest.approx(0, abs=0.03)
        assert np.array_equal(found.own[first], found.drawn[first])
        assert found.rests_on[second, first]
        assert not found.rests_on[first, second]
