"""The best plan in words, tables and on its page; the command."""

import copy
import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from streamlit.runtime.scriptrunner_utils.exceptions import StopException
from streamlit.testing.v1 import AppTest

from calculator.best_plan import search as searching
from calculator.best_plan.hunt import hunt
from calculator.best_plan.limits import Limits
from calculator.best_plan.report import as_data
from calculator.cli import main
from calculator.library import load
from calculator.questions import answers_from
from calculator.scenario import scenario_from
from calculator.views.best_plan import changes, tables, words
from calculator.views.best_plan.terminal import best_plan_text
from calculator.views.session import FILE, Opened
from tests.screen import field, opened, seen

PAGE = "pages/understand/best_plan.py"
FIND = "Find the best plan"


def scenario_data(**more: Any) -> dict[str, Any]:
    """Return a company of two teams in which one cut pays and the other does not."""
    rows = [
        {"team": "Legacy", "headcount": 12, "annual_salary": 90_000, "planned_cuts": 9, "slack": 0},
        {"team": "Office", "headcount": 8, "annual_salary": 60_000, "planned_cuts": 1,
         "slack": 0.6, "role_family": "general_admin"},
    ]  # fmt: skip
    return {"name": "Two teams", "horizon_months": 18, "teams": rows, **more}


@cache
def _real(limits: Limits) -> dict[str, Any]:
    return as_data(hunt(scenario_from(scenario_data()), load(), limits, draws=64))


def real(limits: Limits | None = None) -> dict[str, Any]:
    """Return a best plan as data, the caller's own to change."""
    return copy.deepcopy(_real(limits or Limits()))


def cut(posts: float, month: int | None) -> dict[str, Any]:
    """Return what a plan ends in a team."""
    return {"posts": posts, "first_month": month, "last_month": month, "cut_month": month}


def with_changes(*rows: tuple[str, dict[str, Any], dict[str, Any]]) -> dict[str, Any]:
    """Return a best plan that differs so from the user's."""
    data = real()
    data["changes"] = [
        {"team": name, "headcount": 50.0, "planned": planned, "found": found}
        for name, planned, found in rows
    ]
    return data


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a search do less."""
    for name, work in {"FIRST_WORK": 1_000_000, "CLIMB_WORK": 500_000, "ALL_WORK": 0}.items():
        monkeypatch.setattr(searching, name, work)


def test_differences_are_said_as_things_to_do() -> None:
    """Posts to keep, posts to cut, one month for all."""
    data = with_changes(
        ("Sales", cut(2, 1), cut(3, 8)),
        ("Legacy", cut(10, 1), cut(1, 8)),
        ("Support", cut(4, 1), cut(4, 8)),
    )
    assert changes.sentence(data) == (
        "keep 9 more in Legacy, cut 1 more in Sales, Support in month 8 instead of 1, "
        "start in month 8"
    )


def test_months_that_differ_stand_with_their_team() -> None:
    """A team spared, a team that is new, a month of its own; the largest change first."""
    data = with_changes(
        ("Legacy", cut(10, 3), cut(0, None)),
        ("Sales", cut(0, None), cut(3, 8)),
        ("Support", cut(4, 1), cut(2, 5)),
    )
    assert changes.sentence(data) == (
        "keep all 10 in Legacy, cut 3 in Sales (month 8), keep 2 more in Support (month 5)"
    )


def test_many_changes_are_summed_up() -> None:
    """Six teams are named, the others added up."""
    rows = [(f"T{n}", cut(20, 1), cut(20 - n, 1)) for n in range(1, 10)]
    text = changes.sentence(with_changes(*rows))
    assert text.startswith("keep 9 more in T9")
    assert text.endswith("keep 6 more in 3 other teams")


@pytest.mark.parametrize(
    ("best", "is_", "said"),
    [
        ("planned", None, "the plan as it is"),
        ("found", "planned", "the plan as it is"),
        ("found", "keep", "cut nobody"),
        ("keep", None, "cut nobody"),
        ("attrition", None, "Attrition only does better"),
        ("found", None, "keep "),
    ],
)
def test_the_headline_names_what_is_best(best: str, is_: str | None, said: str) -> None:
    """The plan, nobody, an alternative, or what to do differently."""
    assert said in words.headline({**real(), "best": best, "found_is": is_})


def test_words_tables_and_data_agree() -> None:
    """What the sentence says of a team is what the table and the data say."""
    data = real(Limits(protected=("Legacy",)))
    assert "Legacy" in words.limits_sentence(data)
    frame = tables.by_team(data)
    assert next(iter(frame["Cut in the plan found"])) == "0"
    assert list(frame["Protected"]) == ["yes", "–"]
    assert "keep all 9 in Legacy" in words.headline(data) + words.second(data)
    options, _ = tables.options(data)
    assert len(options) == len(data["options"]) == len(tables.options_to_read(data))
    assert options["low"].le(options["high"]).all()
    assert "will" not in " ".join(
        [words.reason(data), words.second(data), words.search_sentence(data), words.INTRODUCTION]
    )


def test_what_is_late_or_missed_is_said() -> None:
    """A month near the horizon, and a limit that fresh draws miss, are cautions."""
    data = with_changes(("Legacy", cut(10, 1), cut(1, 16)))
    for row in data["fresh"]["options"]:
        row["breaks"] = ["probability_of_loss_at_most"]
    said = " ".join(words.cautions(data))
    assert "In Legacy posts end in the last 12 months" in said
    assert "on fresh draws it misses the limit on P(loss)" in said
    assert not words.cautions(with_changes(("Legacy", cut(10, 1), cut(1, 1))))


def test_fresh_draws_stand_beside_the_searched_ones() -> None:
    """Both are in the terminal's text and in the data, each with its own figures."""
    data = real()
    text = " ".join(best_plan_text(data).split())
    assert "On fresh draws" in text
    assert "optimistic" in text
    assert f"seed {data['fresh']['seed']}" in text
    rows = tables.again(data)
    assert len(rows) == len(data["fresh"]["options"])


def command(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    """Run the command line; return its exit code, standard output and standard error."""
    code = main([str(argument) for argument in arguments])
    out, err = capsys.readouterr()
    return code, out, err


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Write the scenario of two teams down."""
    path = tmp_path / "plan.json"
    path.write_text(json.dumps(scenario_data()), encoding="utf-8")
    return path


def test_the_command_prints_the_same_bytes_twice(
    source: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """JSON is one object, the same each time; its plan is a source of its own."""
    call = ("plan", source, "--draws", 64, "--at-most-planned", "--json")
    first, second = command(capsys, *call), command(capsys, *call)
    assert first == second
    assert first[0] == 0
    data = json.loads(first[1])
    assert {"best", "options", "changes", "binding", "fresh", "search", "limits"} <= set(data)
    source.write_text(json.dumps(data["scenario_found"]), encoding="utf-8")
    _, out, _ = command(capsys, "evaluate", source, "--draws", 64, "--json")
    shown = next(row for row in data["options"] if row["option"] == "found")
    assert json.loads(out)["headline"]["net_value"] == shown["net_value"]


def test_the_command_says_it_in_words(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The best, its worth on both sets of draws, the options; no line is too wide."""
    code, out, _ = command(capsys, "plan", source, "--draws", 64, "--aim", "regret")
    assert code == 0
    assert "keep " in out
    assert "On fresh draws" in " ".join(out.split())
    assert "Its regret is at most" in " ".join(out.split())
    assert "Attrition only" in out


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (
            ("--loss-at-most", "lots", "--knowledge-at-most", "12", "--protect", "Legasy"),
            ("'lots' is not a number", "write 12% for 12 percent", "Closest: Legacy"),
        ),
        (("--cash-at-least", "1e9"), ("the most found is", "Ask for a cash saving of")),
        (("--set", "teams[Legacy].planned_cuts=0", "--set", "teams[Office].planned_cuts=0"),
         ("ends no posts", "Give planned_cuts")),
        (("--draws", "100"), ("not a power of two",)),
    ],
)  # fmt: skip
def test_the_command_refuses_in_words(
    options: tuple[str, ...],
    said: tuple[str, ...],
    source: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """All that is wrong at once, exit 2, and nothing on standard output."""
    code, out, err = command(capsys, "plan", source, "--draws", 64, *options)
    assert code == 2
    assert out == ""
    for text in said:
        assert text in err
    assert all(line.startswith("error: ") for line in err.splitlines())


def test_an_interrupted_command_prints_the_best_by_then(
    source: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C in the middle of the search is not the end of the answer."""

    def interrupted(search: searching.Search, notice: object = None) -> None:  # noqa: ARG001 - the shape of what it stands for
        search.settle()
        raise KeyboardInterrupt

    monkeypatch.setattr(searching.Search, "run", interrupted)
    code, out, err = command(capsys, "plan", source, "--draws", 64)
    assert code == 0
    assert "The search was stopped" in " ".join(out.split())
    assert "stopped" in err


def page(**more: Any) -> AppTest:
    """Open the page with a small plan."""
    plan = Opened(FILE, "Two teams", scenario_from(scenario_data(**more)))
    return opened(PAGE, {"opened": plan, "answers": answers_from(plan.scenario), "round": 1})


def found(app: AppTest) -> AppTest:
    """Press Find, and let it finish."""
    field(app, "button", FIND).click()
    return app.run()


def test_nothing_is_searched_until_it_is_asked_for() -> None:
    """The page opens with its limits, and no answer."""
    app = page()
    assert not app.exception
    assert not app.header
    assert field(app, "button", FIND).disabled is False


def test_the_page_finds_marks_as_old_and_finds_again() -> None:
    """An answer stays when an input changes, and says that it belongs to others."""
    app = found(page())
    assert not app.exception
    assert not app.error
    first = app.header[0].value
    assert "On draws that the search has not seen" in seen(app)
    assert not app.warning or "belongs to other inputs" not in seen(app)
    field(app, "multiselect", "Teams that lose no posts").set_value(["Legacy"])
    app.run()
    assert "belongs to other inputs" in seen(app)
    assert app.header[0].value == first
    assert [button.label for button in app.button if button.label == "Use the plan found"] == []
    found(app)
    assert "belongs to other inputs" not in seen(app)
    assert "no post ends in Legacy" in seen(app)


def test_a_search_that_is_stopped_answers_with_the_best_by_then(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Streamlit ends a script where it shows something; Stop then shows what was found so far."""

    def overtaken(search: searching.Search, notice: object = None) -> None:  # noqa: ARG001 - the shape of what it stands for
        search.settle()
        raise StopException

    app = page()
    monkeypatch.setattr(searching.Search, "run", overtaken)
    found(app)
    assert not app.header
    field(app, "button", "Stop").click()
    app.run()
    assert not app.exception
    assert "The search was stopped" in seen(app)
    assert app.header[0].value
    monkeypatch.undo()
    found(app)
    assert "The search was stopped" not in seen(app)


def test_limits_out_of_reach_are_said_on_the_page() -> None:
    """The page says what is within reach, in words of the page."""
    app = page()
    field(app, "text_input", "Cash saved, at least (USD)").set_value("1,000,000,000")
    app.run()
    found(app)
    assert not app.exception
    assert "the most found is" in seen(app)
    assert "--" not in app.error[0].value
    assert not [button for button in app.button if button.label == "Stop"]
    app.run()
    assert "the most found is" in seen(app)


def test_the_plan_found_can_be_used_and_undone() -> None:
    """It takes the place of the open plan; the Plan page brings the old one back."""
    app = found(page())
    before = app.session_state["opened"].scenario
    field(app, "button", "Use the plan found").click()
    app.run()
    assert not app.exception
    now = app.session_state["opened"].scenario
    assert now != before
    assert [t.headcount for t in now.teams] == [t.headcount for t in before.teams]
    assert "is now the open plan" in "".join(item.value for item in app.success)
    app.switch_page("pages/decide/plan.py").run()
    field(app, "button", "Undo").click()
    app.run()
    assert app.session_state["opened"].scenario == before


def test_a_plan_without_cuts_has_no_best() -> None:
    """The page says so and asks nothing."""
    data = scenario_data()
    for row in data["teams"]:
        row["planned_cuts"] = 0
    plan = Opened(FILE, "None", scenario_from(data))
    app = opened(PAGE, {"opened": plan, "answers": answers_from(plan.scenario), "round": 1})
    assert not app.exception
    assert words.NOTHING in seen(app)
    assert not [button for button in app.button if button.label == FIND]
