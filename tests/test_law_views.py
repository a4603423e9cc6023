"""The page on law in tables, charts and words."""

from functools import cache
from typing import Any

import pytest

from calculator.ai_programme import WorkItemsDone
from calculator.answer import headline, plan_in_full
from calculator.compliance import EMPLOYMENT_PLACES, JURISDICTIONS, AISystems, Compliance
from calculator.evaluate import evaluate_plan
from calculator.examples import examples
from calculator.library import load
from calculator.scenario import scenario_from
from calculator.views import drawing
from calculator.views.law import (
    cautions,
    gate,
    layoffs,
    names,
    obligations,
    penalties,
    workload,
)
from calculator.views.programme.work_items import WORK_ITEMS
from calculator.views.theme import DARK, LIGHT, Palette
from tests.answers import FEW

SYSTEMS = {"total": 60.0, "high_risk_used": 25.0, "high_risk_provided": 9.0}
LAW = {"jurisdictions": ["EU", "US-NY"], "employed_in": "DE", "role": "both", "ai_systems": SYSTEMS}


def told(**law: Any) -> tuple[dict[str, Any], list[Any]]:
    """Return answer and warnings of a company whose compliance people are cut."""
    scenario = dict(examples()["midmarket"].scenario)
    people = {"headcount": 6, "planned_cuts": 4.5, "compliance_share": 0.6}
    scenario["teams"] = [
        {**team, **(people if team.get("role_family") == "risk_compliance" else NO_TIME)}
        for team in scenario["teams"]
    ]
    evaluation = evaluate_plan(scenario_from({**scenario, "compliance": law}), load(), draws=FEW)
    return {**headline(evaluation), **plan_in_full(evaluation)}, list(evaluation.warnings)


NO_TIME = {"compliance_share": 0.0}


@cache
def pressed() -> dict[str, Any]:
    """Return the answer of a company with much to do and few to do it."""
    return told(**LAW)[0]


@cache
def free() -> dict[str, Any]:
    """Return the answer of a company that says nothing of law."""
    return told()[0]


def test_every_choice_has_a_name() -> None:
    """Nothing a scenario can say is missing on the page, and nothing else is offered."""
    assert set(names.JURISDICTIONS) == set(JURISDICTIONS)
    assert set(names.EMPLOYMENT_PLACES) == set(EMPLOYMENT_PLACES)
    assert set(names.AI_SYSTEMS) == set(AISystems.model_fields)
    assert set(names.INPUTS) == set(Compliance.model_fields) - {"obligations"}
    assert set(WORK_ITEMS) == set(WorkItemsDone.model_fields)


@pytest.mark.parametrize("table", [obligations.table, layoffs.table, penalties.caps])
def test_every_row_of_law_sends_to_counsel_and_has_its_date(table: Any) -> None:
    """No row of law stands without advice, date, grade, source and review."""
    rows = table(pressed())
    assert len(rows)
    assert set(rows["Advice"]) == {"Check with counsel"}
    for column in ("As of", "Review by", "Grade", "Status", "Source"):
        assert rows[column].str.len().min() > 0


def test_duties_stand_on_the_calendar_by_their_start() -> None:
    """The chart is in the order of starts, within its axis, and says state and gate in words."""
    answer = pressed()
    frame = obligations.frame(answer)
    horizon = answer["scenario"]["horizon_months"]
    assert frame["month"].is_monotonic_increasing
    assert frame["month"].between(1, horizon + 1).all()
    assert set(frame["state"]) == {obligations.IN_FORCE, obligations.COMING}
    assert all(gate in label for gate, label in zip(frame["gate"], frame["label"], strict=True))


def test_a_duty_past_the_horizon_is_drawn_at_the_edge_and_counted_apart() -> None:
    """Put off by four years, the EU's coming duties lie after a horizon of three."""
    answer, _ = told(**LAW, eu_postponement_months=48)
    late = obligations.frame(answer).query("state == @obligations.AFTER")
    assert len(late)
    assert set(late["month"]) == {answer["scenario"]["horizon_months"] + 1}
    assert late["start_text"].str.contains("put off by hand from 2027-12-02").any()
    assert f"{len(late)} after that" in obligations.sentence(answer)


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_gates_differ_by_shape(colours: Palette) -> None:
    """Colour is not the only signal: every gate has a mark of its own."""
    layers = obligations.chart(pressed(), colours).to_dict()["layer"]
    shape = next(layer["encoding"]["shape"] for layer in layers if "shape" in layer["encoding"])
    assert shape["scale"]["domain"] == list(names.GATES.values())
    assert len(set(shape["scale"]["range"])) == len(names.GATES)


def test_cutting_the_people_for_it_shows_as_months_overdue_and_held() -> None:
    """Sentences name plan and keep, each with a range."""
    answer = pressed()
    assert "Met latest is" in obligations.sentence(answer)
    assert "with everyone kept" in obligations.sentence(answer)
    assert "held at the gate in some draws" in gate.sentence(answer)
    held = gate.table(answer)
    assert held["Live, as planned"].str.match(r"(\d{4}-\d\d|past \d{4}-\d\d) \(\d{4}-\d\d to").all()
    assert "more than with everyone kept" in workload.sentence(answer)


def test_work_and_people_differ_by_dash() -> None:
    """Need and capacity are told apart without colour, and answer the pointer."""
    layers = workload.chart(pressed(), LIGHT).to_dict()["layer"]
    dash = next(e["strokeDash"] for e in (x["encoding"] for x in layers) if "strokeDash" in e)
    assert len({tuple(pattern) for pattern in dash["scale"]["range"]}) == 2
    assert any("tooltip" in layer["encoding"] for layer in layers)


def test_the_table_of_work_is_the_answer_month_by_month() -> None:
    """One row a month, none left out."""
    answer = pressed()
    assert list(workload.table(answer)["Month"]) == list(
        range(1, answer["scenario"]["horizon_months"] + 1)
    )


def test_without_law_nothing_is_asked_and_the_page_says_so() -> None:
    """No duty, no work, nothing held, no process: each in a sentence of its own."""
    answer = free()
    assert obligations.table(answer).empty
    assert workload.sentence(answer) == workload.NOTHING
    assert gate.sentence(answer) == "No duty is counted, so nothing is held."
    assert layoffs.sentence(answer) == layoffs.NO_PLACE
    assert penalties.caps(answer).empty


def test_the_earliest_exit_has_its_range_in_practice() -> None:
    """Germany's process takes months that vary, so the date does too."""
    answer = pressed()
    process = answer["compliance"]["layoff_process"]
    low, high = process["earliest_exit_months"]
    assert low < process["earliest_exit_month"] < high
    assert "in practice" in layoffs.sentence(answer)
    assert layoffs.sentence(answer).startswith("Germany: ")


def test_months_given_by_hand_have_no_range() -> None:
    """Who gives the months of process and notice gets them, and no other."""
    answer, _ = told(employed_in="DE", process_months=2, notice_months=3)
    assert answer["compliance"]["layoff_process"]["earliest_exit_months"] == [5, 5]
    assert "2 months of process, then 3 months of notice, worked" in layoffs.sentence(answer)


def test_no_months_are_not_counted_as_months() -> None:
    """Where nothing is to be waited for, the sentence says so in words."""
    answer, _ = told(employed_in="DE", process_months=0, notice_months=3)
    assert "no process that is counted, then 3 months of notice" in layoffs.sentence(answer)


def test_a_label_on_paper_names_any_duty_whole() -> None:
    """In two lines, so that a long calendar stays on one page: what it is, then its gate."""
    for entry in load().law.obligations.values():
        assert len(entry.label) <= obligations.ON_PAPER
    frame = obligations.frame(pressed(), obligations.ON_PAPER, lines=2)
    for duty, label, gated in zip(frame["duty"], frame["label"], frame["gate"], strict=True):
        name, state = label.split(drawing.BREAK)
        assert name == duty
        assert state.startswith(gated)


def test_expected_penalties_are_far_from_the_caps() -> None:
    """The two stand apart, and the stress test is above anything expected."""
    assert penalties.expected_sentence(pressed()) == penalties.NO_REVENUE
    answer, _ = told(**LAW, annual_revenue=4e8)
    expected = answer["compliance"]["expected_penalties_per_year"]
    caps = [duty["cap_stress_test"] for duty in answer["compliance"]["duties"]]
    assert max(row["high"] for row in expected) < min(cap for cap in caps if cap)
    assert "$" in penalties.expected_sentence(answer)
    assert "stress test" in penalties.STRESS_BASIS.lower()


def test_cautions_speak_in_the_labels_of_the_page() -> None:
    """What is doubtful stands by its field, without a name from the command line."""
    _, warnings = told(role="deployer", ai_systems={"high_risk_provided": 3.0})
    found = cautions.beside(warnings)
    assert set(found) == {"jurisdictions", "employed_in", "ai_systems", "role"}
    text = " ".join(sentence for sentences in found.values() for sentence in sentences)
    assert "compliance." not in text
    assert "high_risk_provided" not in text
    assert "“High-risk systems of its own”" in text
