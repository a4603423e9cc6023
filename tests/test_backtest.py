"""The backtest: what a case may hold, when a report counts, what is asked, the verdict."""

import json
import re
from datetime import date
from typing import Any

import numpy as np
import pytest

from calculator.backtest.comparing import (
    READ,
    Comparison,
    Moment,
    compared,
    comparisons,
)
from calculator.backtest.files import backtest
from calculator.backtest.report import as_data, tally
from calculator.backtest.rows import Case, Later, LaterReport, Measure
from calculator.cli import main
from calculator.defaults import complete
from calculator.library import load
from calculator.outcomes import outcomes
from calculator.sampling.sample import sample
from calculator.scenario import scenario_from
from calculator.simulation.simulate import simulate
from calculator.views.backtest import chart, tables, words
from calculator.views.theme import LIGHT
from tests.screen import opened, seen
from tests.server import ROOT

FOUND = comparisons()
KNOWN = backtest()
BY_NAME = {(each.case.name, each.id): each for each in FOUND}
HEADCOUNT = Measure(
    label="Headcount",
    unit="share of headcount before",
    reads="headcount",
    months_on=12,
    within_months=6,
)


def report(day: str, value: float = 1.0, **more: Any) -> LaterReport:
    """Return a report of headcount."""
    about = {"fact": "It was said.", "source": "judgement", "status": "seen", "grade": "B"}
    return LaterReport.model_validate(
        {**about, "reads": "headcount", "value": value, "date": day, **more}
    )


def comparison(value: float | None, **more: Any) -> Comparison:
    """Compare a headcount with the draws 1 to 100 of a hundredth each."""
    case = KNOWN.cases["meta-2022"]
    found = None if value is None else report("2023-11-09", value * case.headcount, **more)
    drawn = np.append(np.arange(1, 101) / 100, 0.5)
    return Comparison(
        case=case, id="x", measure=HEADCOUNT, month=13, predicted=drawn, report=found, why=""
    )


# Dates


@pytest.mark.parametrize(
    ("announced", "months", "due"),
    [
        ("2022-11-09", 12, date(2023, 11, 9)),
        ("2023-01-31", 13, date(2024, 2, 29)),
        ("2022-12-15", 12, date(2023, 12, 15)),
        ("2022-12-31", 2, date(2023, 2, 28)),
    ],
)
def test_a_measure_is_due_on_the_same_day_of_a_later_month(
    announced: str, months: int, due: date
) -> None:
    """A month that is too short ends earlier; a year may pass."""
    case = KNOWN.cases["meta-2022"].model_copy(update={"announced": announced})
    assert case.due(HEADCOUNT.model_copy(update={"months_on": months})) == due


def test_months_of_a_run_count_from_its_first_month() -> None:
    """The month of the start is month 1, the same month a year on is month 13."""
    case = KNOWN.cases["meta-2022"]
    assert case.month_of(date(2022, 11, 1)) == 1
    assert case.month_of(date(2022, 12, 31)) == 2
    assert case.month_of(date(2023, 11, 30)) == 13


def test_the_nearest_report_counts_if_it_is_near_enough() -> None:
    """A report on either side may be the nearest; one too far away is none."""
    due = date(2024, 6, 30)
    before, after, far = report("2024-05-01"), report("2024-08-01"), report("2025-02")
    assert Later(reports=(far, after, before)).nearest(HEADCOUNT, due) == after
    assert Later(reports=(far, before)).nearest(HEADCOUNT, due) == before
    assert Later(reports=(far,)).nearest(HEADCOUNT, due) is None
    assert Later().nearest(HEADCOUNT, due) is None


def test_a_report_of_another_thing_does_not_count() -> None:
    """A headcount measure is never held against money, nor money against headcount."""
    severance = Measure(label="Severance", unit="USD", reads="severance")
    paid = report("2022-12-31", reads="severance")
    later = Later(reports=(report("2023-11-09"), paid))
    assert later.nearest(severance, None) == paid
    assert Later(reports=(paid,)).nearest(HEADCOUNT, date(2022, 12, 31)) is None


# The verdict


@pytest.mark.parametrize(
    ("value", "verdict", "share"),
    [
        (0.0, "below", 0.0),
        (0.105, "below", 0.1),
        (0.109, "inside", 0.1),  # P10 of these draws is 0.109
        (0.5, "inside", 0.495),  # one draw ties
        (0.901, "inside", 0.9),  # P90 is 0.901
        (0.905, "above", 0.9),
        (2.0, "above", 1.0),
    ],
)
def test_a_figure_lies_inside_below_or_above(value: float, verdict: str, share: float) -> None:
    """P10 and P90 belong to the inside; a tie counts half."""
    found = comparison(value)
    assert found.verdict == verdict
    assert found.share_below == pytest.approx(share)


def test_what_is_not_reported_or_in_part_has_no_verdict() -> None:
    """Neither is counted among those compared, and neither has a place among the draws."""
    silent, part = comparison(None), comparison(0.5, part="One team alone.")
    assert (silent.verdict, part.verdict) == ("not reported", "not comparable")
    assert silent.share_below is None
    assert part.share_below is None
    counted = tally([silent, part, comparison(0.5), comparison(2.0, besides="They grew.")])
    assert (counted.compared, counted.inside, counted.below, counted.above) == (2, 1, 0, 1)
    assert (counted.alike, counted.alike_inside) == (1, 1)


# What the model is asked


def moment(policy: str, month: int, **plan: Any) -> Moment:
    """Run a team of 100 with a plan and return one month of one alternative."""
    team = {"team": "Support", "headcount": 100, "annual_salary": 50000, **plan}
    scenario = scenario_from({"teams": [team], "horizon_months": 24, "discount_rate": 0})
    parameters = sample(complete(scenario, load()), load(), 64)
    results = simulate(parameters, ("keep", policy))
    return Moment(parameters, results, results.of(policy), month)


def test_without_cuts_nothing_happens_and_nothing_can_be_reopened() -> None:
    """Headcount stays, nothing is paid, and the share reopened of no posts is not defined."""
    at = moment("planned", 24, planned_cuts=0)
    assert READ["headcount"](at) == pytest.approx(1)
    assert not READ["severance"](at).any()
    assert not READ["ai_work"](at).any()
    assert np.isnan(READ["reopened"](at)).all()


def test_in_the_month_after_a_cut_headcount_lacks_at_least_the_posts_cut() -> None:
    """All are at work in the month of the cut; after it no draw has more than are left."""
    plan = {"planned_cuts": 30, "cut_month": 2}
    assert READ["headcount"](moment("planned", 2, **plan)) == pytest.approx(1)
    assert (READ["headcount"](moment("planned", 3, **plan)) <= 0.7 + 1e-9).all()


def test_severance_is_that_of_the_answer_where_nothing_is_discounted() -> None:
    """The reading of the whole run agrees with the headline; by attrition nothing is paid."""
    at = moment("planned", 24, planned_cuts=30)
    whole = outcomes(at.parameters, at.results, "planned")
    assert READ["severance"](at) == pytest.approx(whole.severance)
    assert READ["severance"](at).min() > 0
    assert not READ["severance"](moment("attrition", 24, planned_cuts=30)).any()


def test_posts_reopened_are_those_of_the_answer_within_their_window() -> None:
    """One cut in month 1, read when its window closes, has reopened what the headline says."""
    plan: dict[str, Any] = {"planned_cuts": 40, "cut_month": 1}
    at = moment("planned", 19, **plan)
    whole = outcomes(at.parameters, at.results, "planned").roles_reopened_share
    assert READ["reopened"](at) == pytest.approx(whole)
    assert whole.max() > 0


# The cases as they stand


def test_headcount_and_reopened_posts_two_years_on_are_asked_of_every_case() -> None:
    """No case leaves out what the backtest is about, whatever was reported of it."""
    for case in KNOWN.cases.values():
        assert {"headcount_2_years", "reopened_2_years"} <= set(case.measures), case.name


@pytest.mark.parametrize(
    ("name", "id_", "month", "value"),
    [
        # Counted by hand: month 1 is the start month, people reported over people before.
        ("klarna-2022", "headcount_1_year", 16, 5000 / 7000),
        ("klarna-2022", "headcount_2_years", 28, 3800 / 7000),
        ("klarna-2024", "headcount_1_year", 11, 3000 / 3800),
        ("meta-2022", "headcount_1_year", 11, 66185 / 87314),
        ("meta-2022", "headcount_2_years", 26, 74067 / 87314),
        ("meta-2023", "headcount_1_year", 14, 67317 / 87314),
        ("meta-2023", "headcount_2_years", 26, 74067 / 87314),
        ("meta-2022", "severance", 36, 975e6),
        ("ibm-2023", "ai_work_2_years", 25, 200),
    ],
)
def test_reports_are_read_in_their_month(name: str, id_: str, month: int, value: float) -> None:
    """The model is read in the month of the report, in the unit of the measure."""
    found = BY_NAME[name, id_]
    assert found.month == month
    assert found.reported == pytest.approx(value)


def test_no_reopened_post_was_reported() -> None:
    """Nobody published it; the table says so and guesses nothing."""
    asked = [each for each in FOUND if each.measure.reads == "reopened"]
    assert len(asked) == len(KNOWN.cases)
    assert all(each.verdict == "not reported" and each.why for each in asked)
    assert "reported in no case" in words.reopened_sentence(FOUND)


def test_a_case_is_run_with_the_library_and_nothing_set_beyond_what_was_public() -> None:
    """No assumption is set in a case but by a public fact: nothing is tuned."""
    for case in KNOWN.cases.values():
        given = {path for fact in case.public for path in fact.paths}
        for id_ in case.plan.assumptions:
            assert f"assumptions.{id_}" in given, (case.name, id_)


def test_the_same_case_gives_the_same_figures() -> None:
    """A case run again gives the same draws, and predictions do not depend on what was reported."""
    case = KNOWN.cases["klarna-2024"]
    once, again = (list(compared(case, KNOWN, draws=64)) for _ in range(2))
    for one, other in zip(once, again, strict=True):
        assert np.array_equal(one.predicted, other.predicted, equal_nan=True)


def test_a_case_takes_no_fact_from_after_its_announcement() -> None:
    """A younger fact, or one without a day, is refused."""
    case = KNOWN.cases["ibm-2023"]
    data = {**case.model_dump(mode="json", exclude_unset=True), "scenario": None}
    data["scenario"] = data.pop("plan")
    assert Case.model_validate(data).announced == "2023-05-02"
    for day in ("2023-05-03", "2023-05"):
        data["public"][-1]["date"] = day
        with pytest.raises(ValueError, match=f"a fact of {day} is not known on 2023-05-02"):
            Case.model_validate(data)


def test_the_method_gives_the_counts_of_today() -> None:
    """The paper's figures are those that the program finds."""
    paper = " ".join((ROOT / "docs/METHOD.md").read_text(encoding="utf-8").split())
    found = tally(FOUND)
    assert f"Of {found.compared} figures that were reported in full {found.inside} lie" in paper
    assert f"In {found.compared - found.alike} of the {found.compared} another decision" in paper


# In words, as a table, as a chart, on the command line and on the page


def test_the_sentence_counts_what_the_table_shows() -> None:
    """Its numbers are those of the verdicts, counted again from the table."""
    table = tables.to_read(FOUND, KNOWN)
    counts = table["Verdict"].value_counts()
    inside, below, above = (
        int(counts.get(name, 0)) for name in ("Inside", "Below P10", "Above P90")
    )
    told = words.sentence(FOUND)
    assert told.startswith(f"{inside} of {inside + below + above} reported figures lie between")
    assert f"{below} lie below it and {above} above" in told
    assert told.endswith("chosen by the press: a check, not a validation.")
    assert len(table) == len(FOUND)


def test_every_report_in_the_table_has_its_source_grade_and_status() -> None:
    """What was reported is dated, graded and sourced; what was not says why."""
    table = tables.to_read(FOUND, KNOWN)
    told = table["What was reported"] != ""
    for column in ("Reported for", "Grade", "How it was read", "Source"):
        assert ((table[column] != "") == told).all(), column
    assert (table.loc[~told, "Another decision, or why there is no figure"] != "").all()
    assert (table.loc[~told, "Reported"] == "Not reported").all()


def test_the_chart_draws_every_headcount_that_has_a_verdict() -> None:
    """One row each, its mark between its edges exactly where the verdict says inside."""
    frame = chart.headcounts(FOUND)
    drawn = [each for each in FOUND if each.measure.reads == "headcount" and each.compared]
    assert len(frame) == len(drawn) > 0
    inside = (frame["low"] <= frame["reported"]) & (frame["reported"] <= frame["high"])
    assert inside.tolist() == [each.verdict == "inside" for each in drawn]
    spec = chart.chart(frame, LIGHT).to_dict()
    assert len(spec["layer"]) == 3


def test_as_data_it_is_json_and_names_its_commit(capsys: pytest.CaptureFixture[str]) -> None:
    """The command prints what `as_data` gives, without a number that JSON does not know."""
    assert main(["backtest", "--json"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed == json.loads(json.dumps(as_data(FOUND, KNOWN), allow_nan=False))
    assert printed["frozen"]["commit"] == KNOWN.frozen.commit
    for row in printed["comparisons"]:
        assert (row["reported"] is None) == (row["why_not_reported"] is not None)
        low, middle, high = (row["predicted"][name] for name in ("p10", "p50", "p90"))
        assert low <= middle <= high


def test_as_text_it_shows_the_count_and_the_commit(capsys: pytest.CaptureFixture[str]) -> None:
    """The command without --json says the same as the page."""
    assert main(["backtest"]) == 0
    printed = " ".join(capsys.readouterr().out.split())
    assert words.sentence(FOUND) in printed
    assert KNOWN.frozen.commit[:7] in printed


def test_the_page_shows_table_chart_count_and_commit() -> None:
    """The Examples page has it all, below the plans to open."""
    app = opened("pages/trust/examples.py")
    assert not app.exception
    text = seen(app)
    assert words.sentence(FOUND) in text
    assert re.search(rf"commit {KNOWN.frozen.commit[:7]} of {KNOWN.frozen.date}", text)
    assert len(app.dataframe[0].value) == len(FOUND)
    assert len(app.get("vega_lite_chart")) == 1
