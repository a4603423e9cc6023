"""The AI programme's page in tables, charts and words."""

from typing import Any

import pytest

from calculator.examples import examples
from calculator.library import load
from calculator.readiness import readiness_level
from calculator.scenario import Scenario, scenario_from
from calculator.views.programme import arrival, going_live, readiness
from calculator.views.programme.initiatives import Row, data, form_of
from calculator.views.theme import LIGHT
from tests.answers import real


def answering(**answers: float) -> Scenario:
    """Return the example with answers to the questionnaire."""
    programme = {"readiness": answers}
    return scenario_from({**examples()["midmarket"].scenario, "ai_programme": programme})


def test_the_chart_ends_where_the_answer_does() -> None:
    """Median, range and claim of the last month are the answer's."""
    answer = real()
    last = answer["monthly"][-1]
    frame = arrival.frame(answer)
    modelled = frame[frame.series == arrival.MODELLED].iloc[-1]
    covered = last["ai_coverage"]
    assert [modelled.low, modelled.middle, modelled.high] == [
        covered[q] for q in ("p10", "p50", "p90")
    ]
    assert frame[frame.series == arrival.CLAIMED].iloc[-1].middle == last["ai_coverage_claimed"]


def test_claim_and_model_differ_by_dash() -> None:
    """Colour is not the only signal."""
    encodings = [layer["encoding"] for layer in arrival.chart(real(), LIGHT).to_dict()["layer"]]
    dash = next(e["strokeDash"]["scale"] for e in encodings if "strokeDash" in e)
    assert dash["domain"] == [arrival.CLAIMED, arrival.MODELLED]
    assert len({tuple(pattern) for pattern in dash["range"]}) == 2


def test_the_sentence_sets_claim_beside_model() -> None:
    """It names the month of the claim and the horizon, each figure with its range."""
    text = arrival.sentence(real())
    assert "by month 12" in text
    assert "in month 36" in text
    assert text.count("(") == 2


def test_without_a_claim_nothing_arrives() -> None:
    """A plan that claims no work says so, and no team has a system to build."""
    answer = real()
    for row in answer["monthly"]:
        row["ai_coverage_claimed"] = 0.0
    answer["compliance"]["systems_held"] = []
    assert "nothing to arrive" in arrival.sentence(answer)
    assert going_live.sentence(answer) == going_live.NONE_TO_BUILD
    assert going_live.table(answer).empty


def test_every_team_with_a_system_to_build_has_a_row() -> None:
    """Months as dates with ranges, the delay with its range, probabilities beside them."""
    answer = real()
    table = going_live.table(answer)
    assert list(table["Team"]) == [row["team"] for row in answer["compliance"]["systems_held"]]
    assert table["Live, as planned"].str.contains(" to ").all()
    assert table["Past 2029-10, as planned"].str.endswith("%").all()


def test_delays_are_counted_where_the_system_reaches_use() -> None:
    """By team as in the headline: later than keep on the whole, never for certain."""
    rows = real()["compliance"]["systems_held"]
    assert all(row["delay_months"]["mean"] > 0 for row in rows)
    assert all(0 < row["reaches_production_probability"] < 1 for row in rows)


@pytest.mark.parametrize(
    ("answers", "said", "left_out"),
    [
        ({}, "level chosen above counts", "of 5"),
        ({"strategy": 4, "data": 4}, "score 4.0 of 5, which is level 4", "held to"),
        ({"strategy": 5, "data": 1, "talent": 5}, "held to 2.0 of 5", "Talent"),
    ],
)
def test_the_outcome_of_the_questionnaire(
    answers: dict[str, float], said: str, left_out: str
) -> None:
    """Nothing, the mean, or the mean held by the weakest foundation, which is named."""
    scenario = answering(**answers)
    text = readiness.outcome(scenario, load())
    assert said in text
    assert left_out not in text
    if answers:
        assert f"level {readiness_level(scenario, load())} of 4" in text


def test_a_score_between_two_levels_can_be_kept() -> None:
    """A level given in a file is offered beside the five, and said as it was given."""
    assert readiness.choices(2.5) == [0, 1, 2, 2.5, 3, 4, 5]
    assert readiness.in_words(2.5) == "2.5, as given"
    assert len(readiness.choices(None)) == 6


def test_a_form_reads_back_into_what_it_was_made_of() -> None:
    """Rows of a plan's initiatives are those initiatives; rows not begun are none."""
    given: list[dict[str, Any]] = [
        {"name": "Copilot", "teams": ["A", "B"], "bought": True, "missing_effort_fte_months": 4.0},
        {"name": "Agent", "teams": ["C"]},
    ]
    teams = [
        {"team": name, "headcount": 9, "annual_salary": 5e4, "planned_cuts": 1} for name in "ABC"
    ]
    scenario = scenario_from({"teams": teams, "ai_programme": {"initiatives": given}})
    initiatives = scenario.ai_programme.initiatives
    form = form_of(initiatives, 7)
    assert [row.number for row in form.rows] == [7, 8]
    assert data((*form.rows, Row(9, "  "))) == [item.model_dump() for item in initiatives]
