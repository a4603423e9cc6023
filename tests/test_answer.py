"""The answer as data: the public keys, complete, finite, the same bytes every time."""

import json
import math
from collections.abc import Iterator
from typing import Any

import pytest

from calculator.answer import Answer, answer
from calculator.errors import InputError
from calculator.evaluate import DRAWS, evaluate
from calculator.examples import NAMES, example
from calculator.library import load
from calculator.scenario import scenario_from
from calculator.simulation.policies import POLICIES
from tests.running import one_team

R = {"p10", "p50", "p90", "mean", "centre"}
HEADLINE_R = {
    "net_value", "cash_value", "work_value", "net_value_last_12_months", "claimed_saving",
    "payroll_saved", "severance", "borrowed_savings", "programme_delay_months",
    "timing_gap_months", "gap_fte_months", "knowledge_lost_share", "excess_quits", "rehire_cost",
    "roles_reopened_share", "compliance_shortfall_fte_months", "consultants_cost",
}  # fmt: skip
HEADLINE_MONTHS = {"payback_month", "work_covered_month", "ai_catches_up_month"}
HEADLINE_NUMBERS = {
    "probability_of_loss", "probability_of_loss_over_5_percent", "knowledge_at_risk_share",
}  # fmt: skip
MONTHLY_R = {
    "headcount", "newcomers", "retrained", "vacancies", "contractors",
    "work", "capacity", "gap", "ai_coverage", "cash", "cumulative_cash", "work_value",
    "cumulative_net", "knowledge_lost_share", "cumulative_claimed_saving", "compliance_need",
    "compliance_capacity",
}  # fmt: skip
PLAN = one_team(planned_cuts=15, ai_share_claimed=0.3)


def answered(scenario: dict[str, Any], policy: str = "planned", draws: int = 64) -> Answer:
    """Return the answer to a scenario."""
    return answer(evaluate(scenario_from(scenario), load(), policy, draws))


@pytest.fixture(scope="module")
def found() -> Answer:
    """One answer."""
    return answered(PLAN)


def leaves(data: Any) -> Iterator[Any]:
    """Every value at the end of a branch."""
    if isinstance(data, dict | list):
        for item in data.values() if isinstance(data, dict) else data:
            yield from leaves(item)
    else:
        yield data


def test_it_has_every_public_key(found: Answer) -> None:
    """People script against these names."""
    assert {
        "model_version", "assumptions_version", "scenario", "seed", "draws", "currency",
        "headline", "bridge", "alternatives", "reversibility", "rehire", "teams", "monthly",
    } <= set(found)  # fmt: skip
    headline = found["headline"]
    for name in HEADLINE_R:
        assert set(headline[name]) == R, name
    for name in HEADLINE_MONTHS:
        assert set(headline[name]) == {*R, "probability_never"}, name
    for name in HEADLINE_NUMBERS:
        assert isinstance(headline[name], float), name
    assert {name: set(r) for name, r in headline["net_value_by_work_weight"].items()} == {
        "0": R, "0.5": R, "1": R,
    }  # fmt: skip
    assert list(headline["probability_of_loss_by_slack"]) == ["0", "0.05", "0.1", "0.15"]
    assert set(headline["rehire_premium_per_salary_cut"]) > R


def test_its_rows_have_every_public_key(found: Answer) -> None:
    """Alternatives, teams, rehire and months, each with its estimates."""
    assert {row["policy"] for row in found["alternatives"]} == set(POLICIES)
    for row in found["alternatives"]:
        assert set(row["net_value"]) == set(row["posts_cut"]) == set(row["saving_forgone"]) == R
        assert 0 <= row["probability_of_loss"] <= 1
        assert (row["beats_planned_probability"] is None) == (row["policy"] == "planned")
        assert 0 <= row["target_missed_probability"] <= 1
    assert [row["month"] for row in found["monthly"]] == list(range(1, 37))
    for row in found["monthly"]:
        assert all(set(row[name]) == R for name in MONTHLY_R)
        assert isinstance(row["ai_coverage_claimed"], float)
    for row in found["teams"]:
        names = ("net_value", "knowledge_lost_share", "gap_fte_months", "rehire_cost")
        assert all(set(row[name]) == R for name in names)
    for row in found["reversibility"]:
        assert set(row["cost"]) == R
        assert set(row["months"]) == {*R, "probability_never"}
    assert [row["month"] for row in found["reversibility"]] == [3, 6, 12, 18, 24]
    for row in found["rehire"]:
        assert set(row["premium_per_post"]) == set(row["break_even_vacancy_months"]) == R


STEPS = (
    "claimed_saving", "severance_and_process", "work_uncovered", "ai_arrival", "programme_slowed",
    "compliance", "knowledge", "survivors", "rehiring", "residual", "net",
)  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_the_bridge_adds_up_on_every_example(name: str) -> None:
    """Mean and centre to a cent, from the claim to the net; hardly anything is left unnamed."""
    found = answered(example(name).scenario)

    rows = {row["step"]: row["value"] for row in found["bridge"]}
    assert tuple(rows) == STEPS
    net = found["headline"]["net_value"]
    for kind in ("mean", "centre"):
        steps = [value[kind] for step, value in rows.items() if step != "net"]
        assert math.fsum(steps) == pytest.approx(rows["net"][kind], abs=0.01)
        assert rows["net"][kind] == pytest.approx(net[kind], abs=0.01)
        assert abs(rows["residual"][kind]) < 0.05 * rows["claimed_saving"][kind]
    for step, value in rows.items():
        assert value["low"] <= value["mean"] + 1e-9 * abs(value["mean"]), step
        assert value["high"] >= value["mean"] - 1e-9 * abs(value["mean"]), step


def test_net_value_is_cash_plus_work_value(found: Answer) -> None:
    """Cash and work value add up, where sums of estimates may: mean and centre."""
    headline = found["headline"]
    for kind in ("mean", "centre"):
        parts = headline["cash_value"][kind] + headline["work_value"][kind]
        assert headline["net_value"][kind] == pytest.approx(parts, abs=0.01)
        last = found["monthly"][-1]
        assert last["cumulative_net"][kind] == pytest.approx(parts, abs=0.01)
        assert last["cumulative_cash"][kind] == pytest.approx(headline["cash_value"][kind])
    assert headline["net_value_by_work_weight"]["1"] == headline["net_value"]
    assert headline["net_value_by_work_weight"]["0"] == headline["cash_value"]


def test_the_same_call_gives_the_same_bytes() -> None:
    """One seed, one answer, byte for byte."""
    assert json.dumps(answered(PLAN)) == json.dumps(answered(PLAN))


@pytest.mark.parametrize("policy", POLICIES)
def test_its_scenario_gives_the_same_answer(policy: str) -> None:
    """The scenario it prints is complete, valid, and evaluates to the same figures."""
    once = answered(PLAN, policy)
    again = answered(json.loads(json.dumps(once["scenario"])), policy)

    assert json.dumps(again) == json.dumps(once)
    assert once["policy"] == policy


def test_no_policy_changes_the_alternatives() -> None:
    """The policy chooses what headlines describe, and nothing else."""
    planned, keep = answered(PLAN), answered(PLAN, "keep")

    assert keep["alternatives"] == planned["alternatives"]
    assert keep["headline"]["net_value"] == dict.fromkeys(R, 0.0)
    assert planned["headline"]["net_value"] == planned["alternatives"][0]["net_value"]


def test_it_holds_no_number_that_json_cannot(found: Answer) -> None:
    """Nothing is NaN or infinite."""
    json.dumps(found, allow_nan=False)
    assert sum(isinstance(leaf, float) for leaf in leaves(found)) > 1_000


def test_knowing_slack_moves_the_probability_of_loss() -> None:
    """More slack, fewer losses."""
    by_slack = answered(PLAN, draws=256)["headline"]["probability_of_loss_by_slack"]

    values = list(by_slack.values())
    assert values == sorted(values, reverse=True)
    assert values[0] > values[-1]


@pytest.mark.parametrize("draws", [0, 1, 100, 32, 131_072, -64])
def test_draws_that_are_no_power_of_two_are_refused(draws: int) -> None:
    """The fix names a number that works."""
    with pytest.raises(InputError, match="power of two from 64 to 65,536"):
        evaluate(scenario_from(PLAN), load(), "planned", draws)
    assert draws not in DRAWS


def test_several_wrong_options_are_reported_at_once() -> None:
    """Policy and draws, each on a line of its own."""
    with pytest.raises(InputError) as caught:
        evaluate(scenario_from(PLAN), load(), "fire_everyone", 3)
    assert len(caught.value.problems) == 2
