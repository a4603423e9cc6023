"""The tornado: every bar is a run that a user could make."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings

from calculator.defaults import complete
from calculator.evaluate import Evaluation, evaluate_plan
from calculator.examples import examples
from calculator.library import load
from calculator.matters.inputs import steps
from calculator.matters.placing import ends
from calculator.matters.tornado import Tornado, tornado
from calculator.scenario import Scenario, scenario_from
from tests.running import FEW, one_team
from tests.strategies import organisations

LIBRARY = load()
CLAIMING: dict[str, Any] = {"ai_share_claimed": 0.3, "ai_claim_month": 9}


def evaluated(scenario: Scenario, policy: str = "planned") -> Evaluation:
    """Evaluate a scenario on few draws: the centre does not hang on them."""
    return evaluate_plan(scenario, LIBRARY, policy, FEW)


def at_the_centre(scenario: Scenario, policy: str = "planned") -> float:
    """Return the net value at the medians, as the answer has it."""
    return float(evaluated(scenario, policy).outcomes(policy).net_value[-1])


def of(evaluation: Evaluation) -> Tornado:
    """Return the tornado of an evaluation."""
    return tornado(evaluation, ends(evaluation.scenario, LIBRARY))


@pytest.mark.parametrize("name", ["midmarket", "ibm"])
@pytest.mark.parametrize("policy", ["planned", "attrition"])
def test_it_stands_on_the_centre_of_the_answer(name: str, policy: str) -> None:
    """All bars start from the net value at the medians, to the last digit or so."""
    begun = evaluated(scenario_from(examples()[name].scenario), policy)
    centre = begun.outcomes(policy).net_value[-1]
    found = of(begun)
    assert found.base == pytest.approx(centre, abs=1e-9 * begun.parameters.annual_payroll)
    swings = [bar.swing(found.base) for bar in found.bars]
    assert swings == sorted(swings, reverse=True)
    assert swings[-1] > 0


@pytest.mark.parametrize(
    "id_",
    ["slack", "reach_production_level_2", "unrest_turnover_multiplier", "running_cost_per_seat",
     "load_factor", "compliance_effort"],
)  # fmt: skip
def test_an_assumption_at_its_end_is_the_assumption_pinned_there(id_: str) -> None:
    """Both ends, one drawn with another, in another currency, and those that teams have own of."""
    scenario = scenario_from(
        {
            **one_team(**CLAIMING),
            "currency": "EUR",
            "compliance": {"jurisdictions": ["EU"], "employed_in": "DE"},
        }
    )
    begun = evaluated(scenario)
    (bar,) = [bar for bar in of(begun).bars if bar.id == id_]
    assert bar.at == pytest.approx(
        tuple(LIBRARY.entries[id_].distribution.ppf(np.array(u)) for u in (0.05, 0.95))
    )
    for value, net in zip(bar.at, bar.net_values, strict=True):
        pinned = scenario.model_copy(update={"assumptions": {id_: value}})
        assert net == pytest.approx(
            at_the_centre(pinned), abs=1e-9 * begun.parameters.annual_payroll
        )


def test_every_input_at_its_end_is_that_scenario() -> None:
    """Runs side by side come to what each comes to by itself."""
    rows = [
        one_team(**CLAIMING, cut_month="3:4;9:6", slack=0.05)["teams"][0],
        {"team": "Support", "headcount": 80, "annual_salary": 48_000, "planned_cuts": 20,
         "role_family": "customer_support", **CLAIMING, "claim_evidence": "pilot"},
    ]  # fmt: skip
    begun = evaluated(scenario_from({"teams": rows, "company": {"annual_work_growth": 0.02}}))
    bars = {bar.id: bar for bar in of(begun).bars if bar.is_input}
    moved = 0
    for step in steps(begun.scenario):
        for scenario, net in zip(
            step.ends, bars[step.id].net_values if step.id in bars else (None, None), strict=True
        ):
            assert scenario is not None or net is None
            if scenario is not None and net is not None:
                moved += 1
                expected = at_the_centre(scenario)
                assert net == pytest.approx(expected, abs=1e-9 * begun.parameters.annual_payroll)
    assert moved > 18
    assert {"planned_cuts", "cut_month", "slack", "readiness_level", "discount_rate"} <= set(bars)


@settings(deadline=None, max_examples=25)
@given(organisations())
def test_every_step_is_a_scenario_that_may_be_given(data: dict[str, Any]) -> None:
    """From any plan: within every bound, different from it, and named at both ends."""
    scenario = complete(scenario_from(data), LIBRARY)
    for step in steps(scenario):
        assert step.ends != (None, None)
        assert step.names[0] != step.names[1]
        for end in step.ends:
            if end is not None:
                assert end != scenario
                assert Scenario.model_validate(end.model_dump(mode="json")) == end


def test_a_step_beyond_what_can_be_is_left_out() -> None:
    """The lowest readiness goes no lower; a plan without claims has no step of readiness at all."""
    lowest = scenario_from({**one_team(**CLAIMING), "ai_programme": {"readiness_level": 1}})
    (step,) = [s for s in steps(complete(lowest, LIBRARY)) if s.id == "readiness_level"]
    assert step.ends[0] is None
    assert step.ends[1] is not None
    assert step.ends[1].ai_programme.readiness_level == 2
    silent = {step.id for step in steps(complete(scenario_from(one_team()), LIBRARY))}
    assert silent.isdisjoint({"readiness_level", "ai_share_claimed", "claim_evidence", "slack"})


def test_cutting_everyone_cannot_be_moved_up() -> None:
    """A fifth more posts than there are is as many as there are."""
    whole = complete(scenario_from(one_team(planned_cuts=100)), LIBRARY)
    (step,) = [s for s in steps(whole) if s.id == "planned_cuts"]
    low, high = step.ends
    assert high is None
    assert low is not None
    assert low.teams[0].planned_cuts == pytest.approx(80)


def test_a_plan_in_its_first_month_cannot_come_earlier() -> None:
    """Cuts of month 1 move later only."""
    first = complete(scenario_from(one_team(cut_month=1)), LIBRARY)
    (step,) = [s for s in steps(first) if s.id == "cut_month"]
    low, high = step.ends
    assert low is None
    assert high is not None
    assert [(cut.month, cut.posts) for cut in high.teams[0].cuts] == [(7, 10)]
