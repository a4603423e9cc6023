"""Signals in words, as a watch list, on the command line and on their page."""

import csv
import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from calculator.cli import main
from calculator.evaluate import evaluate_plan
from calculator.examples import examples
from calculator.library import load
from calculator.scenario import scenario_from
from calculator.signals.observed import Observation
from calculator.signals.report import report
from calculator.signals.sighting import sighting
from calculator.views import session as sessions
from calculator.views.signals import charts, session, tables, words
from calculator.views.signals.text import signals_text
from calculator.views.signals.watch_list import COLUMNS, day_of, watch_calendar, watch_csv
from calculator.views.theme import LIGHT
from tests.running import one_team
from tests.screen import field, opened, seen

PAGE = "pages/understand/signals.py"
SEEN = (Observation(6, "quits", 70), Observation(6, "incidents", 9.0))


def made(*observations: Observation, draws: int = 1024) -> dict[str, Any]:
    """Return the report on an example."""
    scenario = scenario_from(examples()["midmarket"].scenario)
    return report(sighting(evaluate_plan(scenario, load(), draws=draws), observations))


PLAIN, GIVEN = made(), made(*SEEN)


def test_the_verdict_names_what_tells_first() -> None:
    """A signal, its month with the date, the line, and the odds on either side."""
    text = words.verdict(PLAIN)
    assert text.startswith("First to watch: pace of releases. By month 3 (2027-01) it tells: at ")
    assert text.count("%") == 3
    assert "will" not in text.split()


def test_every_cell_has_a_line_or_says_that_it_does_not_tell() -> None:
    """Each signal has each month once: what tells comes first, in the order of months."""
    frame = tables.by_month(PLAIN)
    telling = frame[frame["Line"] != words.SILENT]
    assert 0 < len(telling) < len(frame)
    assert list(telling.index) == list(range(len(telling)))
    assert telling["Line"].str.contains("or less|or more").all()
    assert telling["Loses there"].str.contains("%").all()
    told = [
        (signal, month)
        for signal, by in zip(frame["Signal"], frame["Month"], strict=True)
        for month in by.partition(" (")[0].split(", ")
    ]
    assert len(told) == len(set(told)) == 11 * 4
    months = charts.areas(PLAIN).groupby("signal")["month"].nunique()
    assert (months == 4).all()
    assert charts.how_well(charts.areas(PLAIN), 0.65, LIGHT).to_dict()


def test_what_was_seen_is_told_with_its_weight_and_its_warning() -> None:
    """Odds before and after, draws in effect, tempering, and what lies outside."""
    assert "by month 6, the plan loses from month 7 on in" in words.odds_sentence(GIVEN)
    assert "of 1,024 draws count in effect. At full weight" in words.weight_sentence(GIVEN)
    assert "tempered" in words.weight_sentence(GIVEN)
    (warning,) = words.outside(GIVEN)
    assert warning.startswith("Outside everything simulated: incidents in month 6, 900%")
    assert "tempered" not in words.weight_sentence(PLAIN)
    assert not words.outside(PLAIN)
    said = words.odds_sentence(GIVEN), words.value_sentence(GIVEN), words.weight_sentence(GIVEN)
    for part in (*said, warning):
        assert part in " ".join(signals_text(GIVEN).split())


def test_at_the_horizon_odds_are_those_of_the_whole_plan() -> None:
    """No month is to come: none past the horizon is told of, none is to be watched."""
    end = made(Observation(36, "quits", 300), draws=256)
    assert "by month 36, the plan loses over the whole plan in" in words.odds_sentence(end)
    assert "month 37" not in signals_text(end)
    assert words.verdict(end) == words.NOTHING_TO_COME
    assert not list(csv.DictReader(io.StringIO(watch_csv(end))))


def test_the_watch_list_has_a_row_for_every_signal_and_month_to_come() -> None:
    """With its date; what is past is not to be watched any more; no name of a plan is in it."""
    rows = list(csv.DictReader(io.StringIO(watch_csv(PLAIN))))
    assert len(rows) == 11 * 4
    assert tuple(rows[0]) == COLUMNS
    assert {row["date"] for row in rows} == {"2027-01-31", "2027-04-30", "2027-07-31", "2027-10-31"}
    assert all(bool(row["threshold"]) == (row["tells"] == "yes") for row in rows)
    assert {row["month"] for row in csv.DictReader(io.StringIO(watch_csv(GIVEN)))} == {"9", "12"}
    assert PLAIN["name"] not in watch_csv(PLAIN)


def test_the_calendar_file_reads_back() -> None:
    """One all-day event a month, at its end, with what tells; the same bytes again."""
    content = watch_calendar(PLAIN)
    assert content == watch_calendar(made())
    events: list[Any] = Calendar.from_ical(content).walk("VEVENT")
    days = [event["dtstart"].dt.isoformat() for event in events]
    assert days == ["2027-01-31", "2027-04-30", "2027-07-31", "2027-10-31"]
    assert len({event["uid"] for event in events}) == 4
    assert "Pace of releases: odds of losing at 8" in events[0]["description"]
    assert PLAIN["name"] not in content.decode()


@pytest.mark.parametrize(
    ("start", "month", "day"),
    [("2026-11", 1, "2026-11-30"), ("2026-11", 3, "2027-01-31"), ("2027-12", 3, "2028-02-29")],
)
def test_a_month_is_looked_at_on_its_last_day(start: str, month: int, day: str) -> None:
    """Month 1 is the scenario's first month; years turn, and February has its own length."""
    assert day_of({"start_month": start}, month).isoformat() == day


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    """Return exit code, output and errors of `signals`."""
    code = main(["signals", *map(str, arguments)])
    out, err = capsys.readouterr()
    return code, out, err


def test_the_command_line_says_what_the_report_holds(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """JSON as the library's, the same bytes twice; the watch list beside it."""
    lists = tmp_path / "watch.csv", tmp_path / "watch.ics"
    calls = [
        run(capsys, "example:midmarket", "--json", "--watchlist", path) for path in (*lists, *lists)
    ]
    assert [code for code, *_ in calls] == [0, 0, 0, 0]
    assert len({out for _, out, _ in calls}) == 1
    assert json.loads(calls[0][1]) == json.loads(json.dumps(PLAIN))
    assert lists[0].read_bytes() == watch_csv(PLAIN).encode()
    assert lists[1].read_bytes() == watch_calendar(PLAIN)


def test_the_command_line_reads_what_was_observed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """More draws are tried, and said; then the figures given what was seen."""
    path = tmp_path / "seen.csv"
    path.write_text("month,signal,value\n6,release_cadence,85%\n", encoding="utf-8")
    code, out, err = run(capsys, "example:klarna", "--draws", 64, "--observed", path)
    assert code == 0
    assert "note: too few draws count in effect; trying" in err
    assert "Given what was seen by month 6" in " ".join(out.split())


@pytest.mark.parametrize(
    ("arguments", "words_"),
    [
        (("--watchlist", "list.pdf"), "ends in neither .csv nor .ics"),
        (("--watchlist", "no/such/folder/list.csv"), "cannot be written"),
        (("--observed", "none.csv"), "there is no file"),
        (("--policy", "none"), "there is no policy"),
        (("--draws", "100"), "is not a power of two"),
    ],
)
def test_bad_input_is_exit_2_in_words(
    arguments: tuple[str, str], words_: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """What was given, the rule, the fix."""
    few = () if "--draws" in arguments else ("--draws", "64")
    code, out, err = run(capsys, "example:ibm", *few, *arguments)
    assert code == 2
    assert not out
    assert words_ in err
    assert "Traceback" not in err


def test_a_file_that_is_no_watch_list_is_not_written_over(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A plan stays a plan."""
    plan = tmp_path / "plan.csv"
    plan.write_text("team,headcount\n", encoding="utf-8")
    code, _, err = run(capsys, "example:ibm", "--draws", 64, "--watchlist", plan)
    assert (code, plan.read_text(encoding="utf-8")) == (2, "team,headcount\n")
    assert "is no watch list" in err


def test_a_plan_without_cuts_is_said_in_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """There is nothing to watch, and no watch list is written."""
    plan, dates = tmp_path / "plan.json", tmp_path / "dates.ics"
    plan.write_text(json.dumps(one_team(planned_cuts=0)), encoding="utf-8")
    code, out, err = run(capsys, plan, "--draws", 64, "--watchlist", dates)
    assert (code, out) == (2, "")
    assert "error: the plan ends no posts under planned, so there is nothing to watch. Give" in err
    assert not dates.exists()


def test_a_watch_list_of_past_months_is_not_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A calendar without a date would be none."""
    figures, dates = tmp_path / "seen.csv", tmp_path / "dates.ics"
    figures.write_text("month,signal,value\n14,quits,200\n", encoding="utf-8")
    code, _, err = run(
        capsys, "example:midmarket", "--draws", 64, "--observed", figures, "--watchlist", dates
    )
    assert code == 2
    assert "nothing left to watch. Leave --watchlist out" in err
    assert not dates.exists()


def test_the_page_takes_figures_and_gives_odds() -> None:
    """Typed for a month they are held, told, and can be forgotten; a wrong one changes nothing."""
    app = opened(PAGE)
    assert not app.exception
    assert "Given what was seen" not in seen(app)
    before = app.session_state["shown"].answer
    app.text_input(key="signals_value_release_cadence").set_value("85%")
    submit(app, "Use these figures")
    assert not app.exception
    assert app.session_state["shown"].answer is before
    assert "Given what was seen by month 6" in seen(app)
    assert app.text_input(key="signals_value_release_cadence").value == ""
    app.text_input(key="signals_value_milestones").set_value("lots")
    submit(app, "Use these figures")
    assert "AI milestones reached: 'lots' is not a number" in seen(app)
    assert "Given what was seen by month 6" in seen(app)
    app.text_input(key="signals_value_milestones").set_value("1.2")
    submit(app, "Use these figures")
    assert "1.2 is no figure for milestones" in seen(app)
    assert len(app.session_state["signals_observed"][1]) == 1
    submit(app, "Forget all figures")
    assert "Given what was seen" not in seen(app)


def test_the_page_takes_a_file_and_offers_the_list() -> None:
    """A file takes the place of what was typed; a wrong one is named by row and column."""
    app = opened(PAGE)
    content = b"month,signal,value\n3,release_cadence,88%\n"
    app.file_uploader(key="signals_file").set_value(("seen.csv", content, "text/csv")).run()
    assert not app.exception
    assert "Given what was seen by month 3" in seen(app)
    wrong = b"month,signal,value\n99,quits,5\n"
    app.file_uploader(key="signals_file").set_value(("seen.csv", wrong, "text/csv")).run()
    assert "seen.csv, row 2, column month: month 99 is not within" in seen(app)
    buttons: Any = app.get("download_button")
    assert {button.label for button in buttons} >= {
        "Watch list (CSV)",
        "Dates for a calendar (ICS)",
    }


def test_figures_belong_to_their_plan() -> None:
    """Another plan has none of them; the same plan, edited, has them still."""
    state: dict[Any, Any] = {}
    sessions.open_example(state, "midmarket")
    session.enter(state, "6", {"quits": "70", "incidents": " "}, "180")
    assert [(one.month, one.value) for one in session.observed(state)] == [(0, 180), (6, 70)]
    session.enter(state, "6", {"quits": "80"}, "")
    assert [(one.month, one.value) for one in session.observed(state)] == [(0, 180), (6, 80)]
    sessions.open_plan(state, replace(state["opened"]))
    assert len(session.observed(state)) == 2
    sessions.open_example(state, "klarna")
    assert not session.observed(state)


def submit(app: Any, label: str) -> None:
    """Press a button of the form."""
    field(app, "button", label).click().run()


def test_a_fault_of_ours_shows_no_traceback_on_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is said plainly, as on every other page."""

    def broken(*_: Any, **__: Any) -> None:
        raise RuntimeError

    monkeypatch.setattr("calculator.views.widgets.signals.signals", broken)
    app = opened("pages/understand/signals.py")
    assert not app.exception
    assert "went wrong on our side" in app.error[0].value
