"""The best plan on a page: its limits, the search as it goes, the answer, and its use."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import streamlit as st
from cachetools import LRUCache

from calculator.best_plan.hunt import Hunt
from calculator.best_plan.limits import Aim, Limits
from calculator.best_plan.report import as_data
from calculator.errors import InputError, Problem
from calculator.evaluate import DEFAULT_DRAWS
from calculator.library import load
from calculator.scenario import Scenario, scenario_from
from calculator.views import session
from calculator.views.best_plan import words
from calculator.views.grid.session import edited_here, follow
from calculator.views.markdown import literal
from calculator.views.widgets.fields import percent, quantity
from calculator.views.widgets.figures import problems
from calculator.views.widgets.progress import at_intervals

STATE: Final = "best_plan"
NO_LIMIT: Final = "No limit"
MOST_MONEY: Final = 1e12
KEPT: Final = 6  # answers, over all plans of a session
AIMS: Final[Mapping[str, Aim]] = {"Highest expected value": "value", "Smallest regret": "regret"}


@dataclass(slots=True)
class Searching:
    """What a session knows of its searches: asked for, under way, stopped, done."""

    done: "LRUCache[str, dict[str, Any]]"
    asked: str = ""
    shown: str = ""
    hunt: Hunt | None = None
    refused: tuple[str, tuple[Problem, ...]] = ("", ())
    is_stopped: bool = False
    was_used: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """Limits and aim as chosen on the page; `key` names them with the plan and its draws."""

    key: str
    scenario: Scenario
    limits: Limits
    aim: Aim
    draws: int


def ask(shown: session.Shown) -> Asked:
    """Ask for aim and limits, and offer to search."""
    scenario, currency = shown.scenario, shown.scenario.currency
    with st.container(border=True):
        aim = st.radio(
            "Aim", list(AIMS), horizontal=True, key="best_aim", help=words.AIM_BASIS["regret"]
        )
        with st.container(horizontal=True):
            cash = quantity(
                f"Cash saved, at least ({currency})",
                None,
                "best_cash",
                MOST_MONEY,
                currency,
                placeholder=NO_LIMIT,
                help="Median over the horizon, against keeping everyone.",
            )
            unset = {"placeholder": NO_LIMIT}
            knowledge = percent("Knowledge at risk, at most", None, "best_knowledge", **unset)
            loss = percent("Probability of loss, at most", None, "best_loss", **unset)
        free = [team.team for team in scenario.teams if not team.protected]
        held = st.session_state.get("best_protected", [])
        if not set(held) <= set(free):  # another plan is open by now
            st.session_state["best_protected"] = [name for name in held if name in free]
        protected = st.multiselect(
            "Teams that lose no posts",
            free,
            key="best_protected",
            placeholder="None beyond those marked in the plan",
        )
        marked = [team.team for team in scenario.teams if team.protected]
        if marked:
            st.caption(literal(f"Marked as protected in the plan: {', '.join(marked)}."))
        at_most = st.checkbox("No team loses more posts than planned", key="best_at_most")
        limits = Limits(
            cash_saving_at_least=cash,
            knowledge_at_risk_at_most=knowledge,
            probability_of_loss_at_most=loss,
            protected=tuple(name for name in free if name in protected),
            at_most_planned=at_most,
        )
        draws = st.session_state.get("draws", DEFAULT_DRAWS)
        key = session.figures_key(scenario, draws) + repr((limits, AIMS[aim]))
        asked = Asked(key, scenario, limits, AIMS[aim], draws)
        st.button(
            "Find the best plan",
            type="primary",
            icon=":material/search:",
            key="best_find",
            on_click=_find,
            args=(key,),
            disabled=_is_done(key),
        )
    return asked


def answered(asked: Asked) -> dict[str, Any] | None:
    """Return the answer to what is asked, or the last one, marked as that of other inputs.

    A search that is stopped answers with the best plan by then.
    """
    now = searching()
    if asked.key not in now.done and now.asked == asked.key:
        _search(asked, now)
    if now.refused[0] == asked.key:
        problems(now.refused[1])
    if asked.key in now.done:
        now.shown = asked.key
    elif now.shown in now.done and now.asked != asked.key:
        st.warning(
            "The answer below belongs to other inputs. Press *Find the best plan* to bring it up "
            "to these.",
            icon=":material/history:",
        )
    else:
        return None
    return now.done[now.shown]


def use(data: Mapping[str, Any], asked: Asked) -> None:
    """Offer to put the plan found in place of the open one; the Plan page can undo it."""
    now = searching()
    if now.was_used:
        st.success(
            "The plan found is now the open plan. *Undo* on the Plan page brings yours back.",
            icon=":material/check_circle:",
        )
        now.was_used = False
    if data["found_is"] == "planned" or now.shown != asked.key:
        return
    st.button(
        "Use the plan found",
        icon=":material/done_all:",
        key="best_use",
        on_click=_use,
        args=(data["scenario_found"],),
    )


def searching() -> Searching:
    """Return what this session knows of its searches."""
    found: Searching = st.session_state.setdefault(STATE, Searching(LRUCache(KEPT)))
    return found


def _search(asked: Asked, now: Searching) -> None:
    place = st.empty()
    with place.container():
        bar = st.progress(0.0, ":material/hourglass_top: Searching …")
        if not now.is_stopped:
            st.button("Stop", key="best_stop", icon=":material/stop_circle:", on_click=_stop)
    text = "Holding the best plan by now against the others" if now.is_stopped else "Searching"

    def show(share: float) -> None:
        bar.progress(min(share, 1.0), f":material/hourglass_top: {text} …")

    notice = at_intervals(show)
    try:
        with session.in_confidence():
            if not now.is_stopped:
                now.hunt = None
                now.hunt = Hunt(
                    asked.scenario, load(), asked.limits, asked.aim, asked.draws, notice
                )
                now.hunt.run(notice)
            if now.hunt is not None:
                now.done[asked.key] = as_data(now.hunt.conclude(notice))
    except InputError as error:
        now.refused = (asked.key, error.problems)
    now.hunt, now.asked = None, ""
    place.empty()
    if asked.key not in now.done and now.refused[0] != asked.key:
        st.markdown("Stopped before any plan was tried.")


def _is_done(key: str) -> bool:
    """Whether there is nothing more to find; a search that was stopped may go its whole way."""
    done = searching().done
    return key in done and not done[key]["search"]["stopped"]


def _find(key: str) -> None:
    now = searching()
    now.asked, now.is_stopped, now.hunt, now.refused = key, False, None, ("", ())
    now.done.pop(key, None)


def _stop() -> None:
    searching().is_stopped = True


def _use(found: Mapping[str, Any]) -> None:
    """Put the cuts of the plan found into the open plan; all else in it stays as it is."""
    state = st.session_state
    follow(state)  # so that the grid knows the plan it can go back to
    scenario = session.scenario_now(state)
    data = scenario.model_dump(mode="python", exclude_unset=True)
    cuts = {team["team"]: team for team in found["teams"]}
    data["teams"] = [
        {**team, **{name: cuts[team["team"]][name] for name in ("planned_cuts", "cut_month")}}
        for team in data["teams"]
    ]
    session.open_plan(state, edited_here(state["opened"], scenario_from(data)))
    searching().was_used = True
