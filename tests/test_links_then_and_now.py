"""What has changed since a link was made: the model first, then the assumptions."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from calculator.answer import answer
from calculator.evaluate import Evaluation, evaluate, evaluate_plan
from calculator.examples import examples
from calculator.library import Library, load
from calculator.links import opening, then_and_now
from calculator.links.figures import Figures, figures_from, figures_of
from calculator.links.making import make_link
from calculator.links.opening import open_link
from calculator.links.payload import LeftOut
from calculator.links.then_and_now import ThenAndNow, report
from calculator.scenario import Scenario, scenario_from
from calculator.views.links.terminal import opened_text
from calculator.views.links.words import UNCHANGED
from tests.assumption_folder import Folder

LIBRARY = load()
PLAN = scenario_from(examples()["klarna"].scenario)
UNDATED = scenario_from(examples()["midmarket"].scenario)


@pytest.fixture
def later(tmp_path: Path) -> Library:
    """Return a set of assumptions of another month, with more slack and a dearer seat."""
    folder = Folder(tmp_path)
    folder.change("set.yaml", lambda data: data.update(as_of="2027-11"))
    folder.change(
        "work.yaml",
        lambda data: data["slack"].update(
            value=0.1, p5=0.05, p95=0.16, parameters={"min": 0.02, "mode": 0.1, "max": 0.2}
        ),
    )
    return folder.load()


def compared(plan: Scenario = PLAN, left_out: tuple[LeftOut, ...] = ()) -> ThenAndNow:
    """Return then and now of a link made today."""
    link = make_link(plan, LIBRARY, left_out)
    return then_and_now.then_and_now(open_link(link.text))


@pytest.mark.parametrize("name", examples())
def test_on_the_day_nothing_has_changed(name: str) -> None:
    """Then and now are the same figures, to six digits."""
    found = compared(scenario_from(examples()[name].scenario))

    assert found.unchanged
    assert found.opened.then == found.now == found.between
    assert all(move.by_model == move.by_assumptions == 0 for move in found.moves)
    assert UNCHANGED in opened_text(found)


def test_the_figures_are_those_of_the_answer() -> None:
    """A link takes a shorter way to the headline that every door gives."""
    assert compared().opened.then == figures_from(answer(evaluate(PLAN, LIBRARY))["headline"])


def test_other_assumptions_move_what_they_move(
    later: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same model: nothing is put down to it, and all of the difference to the set."""
    link = make_link(PLAN, LIBRARY).text
    today(monkeypatch, later)
    found = then_and_now.then_and_now(open_link(link))

    before, after = (figures_of(evaluate_plan(PLAN, library)) for library in (LIBRARY, later))
    assert (found.opened.then, found.between, found.now) == (before, before, after)
    assert not found.unchanged
    for move, was, is_ in zip(found.moves, before.by_name(), after.by_name(), strict=True):
        assert move.by_model == 0
        assert move.by_assumptions == pytest.approx(is_[1] - was[1])
        assert (move.then, move.now) == (was[1], is_[1])
    assert after.probability_of_loss < before.probability_of_loss


def test_another_model_moves_what_it_moves_first(
    later: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Model and assumptions add up to the difference, the model under the set of then."""
    link = make_link(PLAN, LIBRARY).text
    today(monkeypatch, later)
    monkeypatch.setattr(then_and_now, "evaluate_plan", with_longer_horizon(evaluate_plan))
    found = then_and_now.then_and_now(open_link(link))

    longer = PLAN.model_copy(update={"horizon_months": 48})
    between, after = (figures_of(evaluate_plan(longer, library)) for library in (LIBRARY, later))
    assert (found.between, found.now) == (between, after)
    for move in found.moves:
        assert move.then is not None
        assert move.now is not None
        assert move.by_model is not None
        assert move.by_assumptions is not None
        assert move.then + move.by_model + move.by_assumptions == pytest.approx(move.now, rel=1e-4)
    assert found.moves[1].by_model != 0


def test_a_model_that_moved_under_its_old_version_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Figures decide what has changed, not what a version says of itself."""
    link = make_link(PLAN, LIBRARY).text
    monkeypatch.setattr(then_and_now, "evaluate_plan", with_longer_horizon(evaluate_plan))
    found = then_and_now.then_and_now(open_link(link))

    assert not found.unchanged
    assert UNCHANGED not in opened_text(found)


def test_a_plan_without_a_start_begins_where_it_began(
    later: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Today's set has another month; the plan stays in its own, and says so."""
    link = make_link(UNDATED, LIBRARY).text
    assert open_link(link).scenario.start_month is None
    today(monkeypatch, later)

    found = then_and_now.then_and_now(open_link(link))
    assert found.opened.scenario.start_month == LIBRARY.as_of != later.as_of
    dated = UNDATED.model_copy(update={"start_month": LIBRARY.as_of})
    assert found.now == figures_of(evaluate_plan(dated, later))
    assert found.between == found.opened.then


def test_what_todays_set_cannot_serve_is_told_and_then_is_shown(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """An own value that today's bounds refuse: figures of then, none of now, and why."""
    plan = PLAN.model_copy(update={"assumptions": {"slack": 0.1}})
    link = make_link(plan, LIBRARY).text
    entry = LIBRARY.entries["slack"].model_copy(update={"high": 0.05, "value": 0.02})
    narrow = replace(LIBRARY, id="2027-11-00000000", entries={**LIBRARY.entries, "slack": entry})
    monkeypatch.setattr(then_and_now, "load", lambda: narrow)
    found = then_and_now.then_and_now(open_link(link))

    assert found.now is None
    assert found.between == found.opened.then
    assert "0.1 must lie between" in str(found.problems[0])
    assert not found.unchanged
    assert report(found)["notes"] == [str(problem) for problem in found.problems]
    assert "2027-11-00000000" in opened_text(found)


def test_without_figures_there_is_now_and_no_split() -> None:
    """What was left out stays out; the assumptions' part is known all the same."""
    found = compared(left_out=("figures",))

    assert found.opened.then is None
    assert all(move.then is None and move.by_model is None for move in found.moves)
    assert all(move.now is not None and move.by_assumptions == 0 for move in found.moves)
    assert UNCHANGED not in opened_text(found)


def test_without_money_figures_are_shares_of_payroll() -> None:
    """No amount is shown of an index."""
    text = opened_text(compared(left_out=("money",)))

    assert "Net value, of annual payroll, median" in text
    assert "¤" not in text


def today(monkeypatch: pytest.MonkeyPatch, library: Library) -> None:
    """Let another set be today's; the one in use becomes an old one."""
    monkeypatch.setattr(then_and_now, "load", lambda: library)
    monkeypatch.setattr(opening, "load", lambda: library)


def with_longer_horizon(run: Callable[..., Evaluation]) -> Callable[..., Evaluation]:
    """Return another model: one that looks a year further."""

    def changed(scenario: Scenario, library: Library, **options: Any) -> Evaluation:
        return run(scenario.model_copy(update={"horizon_months": 48}), library, **options)

    return changed


def test_figures_have_six_digits() -> None:
    """Enough to show again, few enough to carry."""
    found = figures_of(evaluate_plan(PLAN, LIBRARY))

    assert isinstance(found, Figures)
    assert all(float(f"{value:.6g}") == value for _, value in found.by_name())
