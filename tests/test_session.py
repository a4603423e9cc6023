"""What a session shows: figures only ever beside the inputs they belong to, and remembered."""

from dataclasses import replace
from typing import Any

import pytest

from calculator import __version__
from calculator.answer import answer
from calculator.errors import InputError
from calculator.evaluate import Notice, evaluate
from calculator.library import load
from calculator.scenario import Scenario
from calculator.views import session
from tests.running import FEW


class NewerEditError(BaseException):
    """Stands for what Streamlit raises to end a script when an edit comes in: no `Exception`."""


def silent(_: float) -> None:
    """Hear of progress and do nothing."""


@pytest.fixture
def state() -> dict[str, Any]:
    """Return a new session with the first example open."""
    found: dict[str, Any] = {"draws": FEW}
    session.begin(found)
    return found


def edited(state: dict[str, Any], share_leaving: float) -> Scenario:
    """Answer the second question, and return the scenario it makes."""
    state["answers"] = replace(state["answers"], share_leaving=share_leaving)
    return session.scenario_now(state)


def worked_out(state: dict[str, Any], scenario: Scenario, notice: Notice = silent) -> Any:
    """Work out everything about a scenario."""
    begun = session.first_figures(state, scenario, notice)
    session.plan_figures(state, notice, begun)
    session.other_figures(state, notice, begun)
    return state["shown"].answer


def test_the_headline_comes_first_then_the_plan_then_the_rest(state: dict[str, Any]) -> None:
    """Each step adds to the figures before it, and changes none of them but the ladder."""
    scenario = session.scenario_now(state)
    begun = session.first_figures(state, scenario, silent)
    steps = [state["shown"]]
    for more in (session.plan_figures, session.other_figures):
        more(state, silent, begun)
        steps.append(state["shown"])

    assert [(step.has_plan, step.is_finished) for step in steps] == [
        (False, False),
        (True, False),
        (True, True),
    ]
    whole = steps[-1].answer
    assert whole == answer(evaluate(scenario, load(), draws=FEW))
    for step in steps[:-1]:
        for part, figures in step.answer.items():
            if part == "headline":
                ladder = {
                    "probability_of_loss_by_slack": whole[part]["probability_of_loss_by_slack"]
                }
                assert figures | ladder == whole[part]
            else:
                assert figures == whole[part]


def test_a_newer_edit_ends_the_run_and_leaves_the_old_figures(state: dict[str, Any]) -> None:
    """Cut short in either part, the figures are still those of the inputs they name."""

    def stop(_: float) -> None:
        raise NewerEditError

    old = worked_out(state, session.scenario_now(state))
    newer = edited(state, 0.3)
    with pytest.raises(NewerEditError):
        session.first_figures(state, newer, stop)
    assert state["shown"].answer is old
    assert not session.recall(state, newer)

    begun = session.first_figures(state, newer, silent)
    with pytest.raises(NewerEditError):
        session.other_figures(state, stop, begun)
    assert not state["shown"].is_finished
    assert state["shown"].scenario == newer


def test_figures_keep_the_name_of_their_plan(state: dict[str, Any]) -> None:
    """Figures completed after another plan was opened are still those of the plan before it."""
    session.first_figures(state, session.scenario_now(state), silent)
    name = state["shown"].title
    session.open_example(state, "ibm")
    session.plan_figures(state, silent)
    session.other_figures(state, silent)
    assert state["shown"].title == name
    assert state["opened"].title != name

    same = replace(state["shown"].opened, title="The same under another name")
    session.open_plan(state, same)
    assert session.recall(state, same.scenario)
    assert state["shown"].title == same.title


def test_what_was_cut_short_is_finished_later(state: dict[str, Any]) -> None:
    """The rest of the figures can be worked out without what the first were made from."""
    scenario = session.scenario_now(state)
    session.first_figures(state, scenario, silent)
    assert session.recall(state, scenario)
    session.plan_figures(state, silent)
    session.other_figures(state, silent)
    again: dict[str, Any] = {"draws": FEW}
    session.begin(again)
    assert state["shown"].answer == worked_out(again, scenario)


def test_going_back_costs_nothing(state: dict[str, Any]) -> None:
    """The figures of inputs seen before are shown again without a run."""
    first = session.scenario_now(state)
    figures = worked_out(state, first)
    worked_out(state, edited(state, 0.3))
    assert session.recall(state, first)
    assert state["shown"].answer is figures
    assert state["shown"].scenario == first


def test_the_memory_is_bounded(state: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    """What was seen longest ago is forgotten first; what is too large is shown all the same."""
    scenario = session.scenario_now(state)
    size = session.Figures(worked_out(state, scenario), ()).size()
    for capacity, remembered in ((2 * size, 2), (size - 1, 0)):
        monkeypatch.setattr(session, "MEMORY", capacity)
        state.pop("memory")
        for share in (0.2, 0.25, 0.3):
            worked_out(state, edited(state, share))
            assert state["shown"].is_finished
        assert state["memory"].currsize <= capacity
        finished = [key for key, kept in state["memory"].items() if "alternatives" in kept.answer]
        latest = [session.figures_key(edited(state, share), FEW) for share in (0.25, 0.3)]
        assert sorted(finished) == sorted(latest[:remembered])


def test_figures_hang_on_inputs_model_assumptions_and_draws(
    state: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another scenario, model version, assumption set or number of draws is another key."""
    scenario = session.scenario_now(state)
    keys = {session.figures_key(scenario, FEW), session.figures_key(scenario, 2 * FEW)}
    keys.add(session.figures_key(edited(state, 0.3), FEW))
    with monkeypatch.context() as patch:
        patch.setattr(session, "__version__", f"{__version__}.dev")
        keys.add(session.figures_key(scenario, FEW))
    library = replace(load(), id="another")
    monkeypatch.setattr(session, "load", lambda: library)
    keys.add(session.figures_key(scenario, FEW))
    assert len(keys) == 5
    assert not any(team.team in key for key in keys for team in scenario.teams)


def test_a_fault_of_ours_tells_the_log_nothing_of_the_plan(
    state: dict[str, Any], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """The user hears that it was us; the log has the kind of the error and no word of its text."""

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("Project Falcon, 400 posts")

    monkeypatch.setattr(session, "evaluate_plan", fail)
    with pytest.raises(InputError) as caught:
        session.first_figures(state, session.scenario_now(state), silent)
    assert caught.value.problems == (session.OUR_FAULT,)
    assert "RuntimeError" in caplog.text
    assert "Falcon" not in caplog.text
