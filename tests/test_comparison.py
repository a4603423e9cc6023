"""Scenarios draw by draw: what differs, which is worth more, and what cannot be compared."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculator.cli import main
from calculator.comparison.comparison import Comparison, compare, distinct, report
from calculator.comparison.differences import differences
from calculator.errors import InputError
from calculator.library import load
from calculator.scenario import Scenario, scenario_from
from calculator.views.comparison.words import against_first, verdict
from tests.running import FEW, one_team
from tests.strategies import scenarios

LIBRARY = load()


def plan(name: str = "", **changes: Any) -> Scenario:
    """Return a plan of one team, named."""
    return scenario_from({**one_team(**changes), "name": name or "A plan", "horizon_months": 12})


def found(*plans: Scenario) -> Comparison:
    """Compare plans with few draws."""
    return compare(plans, LIBRARY, FEW)


@settings(deadline=None, max_examples=30)
@given(scenarios())
def test_a_scenario_does_not_differ_from_itself(given_: dict[str, Any]) -> None:
    """Nor from one of another name, seed or day of saving: none says anything of a company."""
    scenario = scenario_from(given_)
    about = {"name": "Another", "seed": scenario.seed + 1, "saved_on": "2020-02-29"}
    other = scenario.model_copy(update=about)
    assert differences([scenario, other]) == ()


@settings(deadline=None, max_examples=30)
@given(scenarios(), st.data())
def test_one_changed_value_is_the_one_difference(
    given_: dict[str, Any], data: st.DataObject
) -> None:
    """Named by its team, with both values."""
    scenario = scenario_from(given_)
    place = data.draw(st.integers(0, len(scenario.teams) - 1))
    team = scenario.teams[place]
    changed = team.model_copy(update={"annual_salary": team.annual_salary + 1})
    teams = (*scenario.teams[:place], changed, *scenario.teams[place + 1 :])
    (row,) = differences([scenario, scenario.model_copy(update={"teams": teams})])
    assert row.key == f"teams[{team.team}].annual_salary"
    assert row.values == (team.annual_salary, team.annual_salary + 1)


def test_a_team_that_one_has_is_told_by_its_posts() -> None:
    """Not by every one of its columns."""
    one, two = plan(), plan(team="Support", headcount=40, planned_cuts=4)
    told = {row.key: row.values for row in differences([one, two])}
    assert told == {
        "teams[Engineering].headcount": (100, None),
        "teams[Engineering].planned_cuts": (10, None),
        "teams[Support].headcount": (None, 40),
        "teams[Support].planned_cuts": (None, 4),
    }


def test_the_same_plan_twice_is_tied_in_every_draw() -> None:
    """Half to each, and nothing between them."""
    told = report(found(plan(), plan()))
    assert told["better"] == [[None, 0.5], [0.5, None]]
    assert set(told["scenarios"][1]["against_first"].values()) == {0.0}
    assert [row["name"] for row in told["scenarios"]] == ["A plan", "A plan (2)"]
    assert "do not tell “A plan” from “A plan (2)”" in against_first(told)
    assert verdict(told).startswith("All are worth the same in the median")


def test_another_seed_is_set_aside_so_that_draws_are_paired() -> None:
    """The first one's seed holds for all; else the same plan would differ from itself."""
    other = plan().model_copy(update={"seed": 5})
    assert report(found(plan(), other))["better"] == [[None, 0.5], [0.5, None]]


def test_what_one_wins_the_other_loses_and_differences_are_those_of_draws() -> None:
    """Worked out by hand from the net values of both."""
    compared = found(plan("Deep", planned_cuts=30), plan("Shallow", planned_cuts=3))
    told = report(compared)
    first, second = (outcome.net_value for outcome in compared.outcomes)
    share = float(np.mean(second[:-1] > first[:-1]))
    assert told["better"][1][0] == share
    assert told["better"][0][1] == pytest.approx(1 - share)
    assert told["scenarios"][1]["against_first"]["p50"] == float(np.median((second - first)[:-1]))
    best = max(told["scenarios"], key=lambda row: row["headline"]["net_value"]["p50"])
    assert verdict(told).startswith(f"“{best['name']}” is worth most")


def test_each_keeps_the_figures_it_has_alone() -> None:
    """Headline and bridge are those of its own evaluation; the bridge adds up."""
    told = report(found(plan(), plan(planned_cuts=20)))
    alone = report(found(plan(planned_cuts=20), plan()))
    assert told["scenarios"][1]["headline"] == alone["scenarios"][0]["headline"]
    for row in told["scenarios"]:
        *steps, net = row["bridge"]
        assert sum(step["value"]["mean"] for step in steps) == pytest.approx(net["value"]["mean"])


def test_names_are_told_apart() -> None:
    """Also where a numbered name is taken already."""
    assert distinct(["A", "A (2)", "A", "A"]) == ("A", "A (2)", "A (3)", "A (4)")


@pytest.mark.parametrize(
    ("plans", "words"),
    [
        ((plan(),), "1 scenario was given, and 2 to 4 can be compared"),
        ((plan(),) * 5, "5 scenarios were given"),
        ((plan(), plan().model_copy(update={"currency": "EUR"})), "USD, A plan (2): EUR"),
        ((plan(), plan().model_copy(update={"horizon_months": 24})), "--set horizon_months=12"),
    ],
)
def test_what_cannot_be_compared_is_said_in_words(plans: tuple[Scenario, ...], words: str) -> None:
    """What was given, the rule, the fix."""
    with pytest.raises(InputError) as error:
        found(*plans)
    assert any(words in str(problem) for problem in error.value.problems)


def test_progress_goes_up_to_all_of_it() -> None:
    """Over both evaluations."""
    told: list[float] = []
    compare([plan(), plan(planned_cuts=5)], LIBRARY, FEW, notice=told.append)
    assert told == sorted(told)
    assert told[-1] == pytest.approx(1)


def test_the_command_prints_json_and_text(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """The same comparison in both; --set holds for every source; bad input is exit 2."""
    file = tmp_path / "other.json"
    file.write_text(plan("Other", planned_cuts=5).model_dump_json(), encoding="utf-8")
    given_ = (str(file), "example:midmarket", "--set", "horizon_months=12", "--draws", "64")
    assert main(["compare", *given_, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["scenarios"][0]["name"] == "Other"
    assert told["horizon_months"] == 12
    assert main(["compare", *given_]) == 0
    text = capsys.readouterr().out
    assert verdict(told) in " ".join(text.split())
    assert "A  Other" in text
    assert "teams[Engineering].planned_cuts" in text
    assert main(["compare", str(file)]) == 2
    assert "2 to 4 can be compared" in capsys.readouterr().err
