"""What you would have to believe, on the engine with few draws."""

import json
from functools import cache
from typing import Any

import numpy as np
import pytest

from calculator.believe.believe import Believe, believe
from calculator.believe.leading import leading
from calculator.believe.trials import run, runs
from calculator.cli import main
from calculator.defaults import complete
from calculator.drivers.settings import settings
from calculator.evaluate import evaluate_plan
from calculator.examples import examples
from calculator.library import load
from calculator.matters.factors import factors
from calculator.matters.readings import halves
from calculator.matters.shares import point_shares, shares
from calculator.reading.settings import apply_settings
from calculator.scenario import scenario_from
from calculator.views.believe.data import data
from tests.running import FEW, one_team

LIBRARY = load()
ZERO = 1e-3  # of a year's payroll
TOLD: dict[str, list[float]] = {}  # shares of the work, by scenario
KEYS = {"id", "label", "unit", "now", "break_even", "bracket", "plausibility"}


def given(name: str) -> dict[str, Any]:
    """Return a scenario by name: an example, or a made-up plan."""
    if name in examples():
        return dict(examples()[name].scenario)
    changes = {"deep": {"planned_cuts": 30}, "shallow": {"planned_cuts": 4}}[name]
    return one_team(**changes, ai_share_claimed=0.2) | {"horizon_months": 12}


@cache
def found(name: str) -> Believe:
    """Return what was found for a scenario."""
    TOLD[name] = []
    return believe(scenario_from(given(name)), LIBRARY, FEW, notice=TOLD[name].append)


def median(scenario: dict[str, Any], told: list[str]) -> float:
    """Return the median of a scenario with settings made, of its payroll."""
    made = scenario_from(apply_settings(scenario, told, LIBRARY.entries))
    evaluation = evaluate_plan(made, LIBRARY, draws=FEW)
    net = evaluation.outcomes("planned").net_value[:-1]
    return float(np.median(net)) / evaluation.parameters.annual_payroll


@pytest.mark.parametrize("name", ["midmarket", "deep", "shallow"])
def test_break_evens_put_back_into_the_model_give_zero(name: str) -> None:
    """Set as `--set` does, each leaves a median within 0.1% of a year's payroll of zero."""
    rows = data(found(name))["drivers"]
    met = [row for row in rows if row["break_even"] is not None]
    assert met
    for row in met:
        assert row["bracket"][0] <= row["break_even"] <= row["bracket"][1]
        assert abs(median(given(name), row["set"])) <= ZERO, row["id"]


@pytest.mark.parametrize("name", ["midmarket", "shallow"])
def test_the_pair_put_back_gives_zero_and_asks_less_of_each(name: str) -> None:
    """Together they meet zero, and neither goes as far as it has to go alone."""
    both = found(name).pair
    assert both is not None
    first, second = both.drivers
    scenario = first.move(found(name).scenario, both.values[0])
    scenario = second.move(scenario, both.values[1])
    assert abs(median(scenario.model_dump(mode="json"), [])) <= ZERO
    alone = {finding.driver.id: finding for finding in found(name).findings}
    for driver, value in zip(both.drivers, both.values, strict=True):
        by_itself = alone[driver.id].value
        if by_itself is not None and (by_itself > driver.now) == (value > driver.now):
            assert abs(driver.way(value)) < abs(driver.way(by_itself))


@pytest.mark.parametrize("name", ["midmarket", "shallow"])
def test_where_nothing_does_the_whole_range_gives_the_same_answer(name: str) -> None:
    """With as few draws as were used to look, every place of the range has today's sign."""
    side = np.sign(found(name).net_value)
    for finding in found(name).findings:
        if finding.value is None:
            assert {np.sign(point.net) for point in finding.points} == {side}
        elif finding.turns is not None:
            nets = [
                median(given(name), settings(found(name).scenario, finding.driver, value))
                for value in finding.turns
            ]
            assert nets[0] * nets[1] < 0


@pytest.mark.parametrize("name", ["midmarket", "deep"])
def test_at_least_eight_drivers_come_in_the_agreed_form(name: str) -> None:
    """The JSON names each driver with its place now, its bracket and how plausible it is."""
    rows = data(found(name))["drivers"]
    assert 8 <= len(rows) <= 25
    for row in rows:
        assert set(row) >= KEYS
        assert row["bracket"][0] <= row["now"] <= row["bracket"][1]
        assert row["plausibility"]


def test_without_a_cut_there_is_nothing_to_break_even() -> None:
    """The drivers stand there, none is run, and it is said in words."""
    nothing = believe(scenario_from(one_team(planned_cuts=0)), LIBRARY, FEW)
    rows = data(nothing)["drivers"]
    assert len(rows) >= 8
    assert all(row["break_even"] is None for row in rows)
    assert all("ends no posts" in row["plausibility"] for row in rows)
    assert nothing.pair is None


def test_runs_side_by_side_are_those_one_by_one() -> None:
    """Stacking changes nothing, whether a driver is drawn or not."""
    scenario = complete(scenario_from(given("shallow")), LIBRARY)
    every = [finding.driver for finding in found("shallow").findings]
    moved = [driver.move(scenario, driver.at(0.5)) for driver in every]
    alone = [run(each, LIBRARY, FEW) for each in moved]
    assert list(runs(moved, LIBRARY, FEW)) == pytest.approx(alone, abs=1e-12)


def test_progress_goes_up_and_what_it_raises_ends_the_work() -> None:
    """The share told never falls, comes to all, and a newer edit can stop it."""
    found("shallow")
    told = TOLD["shallow"]
    assert told == sorted(told)
    assert told[-1] == 1

    def stop(_: float) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        believe(scenario_from(given("shallow")), LIBRARY, FEW, notice=stop)


def test_what_the_net_value_rests_on_most_leads() -> None:
    """The order is that of the variance shares; what is pinned is none of it."""
    evaluation = evaluate_plan(scenario_from(given("shallow")), LIBRARY, draws=1024)
    first, *_ = ranked = leading(evaluation)
    net_value = evaluation.outcomes("planned").net_value[:-1]
    found = factors(evaluation, ranked)
    told = {reading.value for reading in shares(found, net_value, halves(1024, 1)).singly}
    placed = dict(zip(found.ids, point_shares(found, net_value), strict=True))
    assert list(ranked) == sorted(ranked, key=lambda id_: -placed[id_])
    assert placed[first] == max(told)
    pinned = given("shallow") | {"assumptions": {first: LIBRARY.entries[first].value}}
    assert first not in leading(evaluate_plan(scenario_from(pinned), LIBRARY, draws=FEW))


def test_ids_can_be_given() -> None:
    """What matters most may be known from elsewhere."""
    scenario = scenario_from(one_team(planned_cuts=0))
    asked = believe(scenario, LIBRARY, FEW, ids=["wage_drift"])
    ids = {finding.driver.id for finding in asked.findings}
    assert "assumptions.wage_drift" in ids
    assert "assumptions.knowledge_tail" not in ids


def test_the_command_prints_json_and_text(
    capsys: pytest.CaptureFixture[str], tmp_path: Any
) -> None:
    """Both doors open on the same findings; bad input is exit 2."""
    plan = tmp_path / "plan.json"
    plan.write_text(json.dumps(given("shallow")), encoding="utf-8")
    assert main(["believe", str(plan), "--draws", "64", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == json.loads(json.dumps(data(found("shallow"))))
    no_cut = "teams[Engineering].planned_cuts=0"
    assert main(["believe", str(plan), "--draws", "64", "--set", no_cut]) == 0
    assert "ends no posts" in capsys.readouterr().out
    assert main(["believe", str(plan), "--draws", "65"]) == 2
    assert "not a power of two" in capsys.readouterr().err
