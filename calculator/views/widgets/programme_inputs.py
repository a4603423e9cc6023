"""Readiness and work items of the AI programme; what is typed goes into the open plan at once."""

from typing import Any, Final

import streamlit as st

from calculator.ai_programme import AIProgramme
from calculator.beliefs import constant
from calculator.library import load
from calculator.views.amending import amend, programme_now
from calculator.views.markdown import literal
from calculator.views.money import percent as in_percent
from calculator.views.programme.readiness import (
    NOT_ANSWERED,
    choices,
    dimensions,
    in_words,
    outcome,
)
from calculator.views.programme.work_items import WORK_ITEMS
from calculator.views.widgets.fields import percent, quantity
from calculator.views.widgets.questions import READINESS

MOST_EFFORT: Final = 1e6  # FTE-months


def programme() -> None:
    """Ask how ready the company is and what exists, and take what was typed."""
    now = programme_now(st.session_state)
    level_place = st.container()
    scores = _questionnaire(now)
    outcome_place = st.empty()
    with level_place:
        level = _level(now, is_settled=any(score is not None for score in scores.values()))
    typed = {"readiness_level": level, "readiness": scores, **_work(now)}
    before = now.model_dump(mode="python")
    if any(before[name] != value for name, value in typed.items()):
        given = now.model_dump(mode="python", exclude_unset=True)
        amend(st.session_state, "ai_programme", {**given, **typed})
    asked = programme_now(st.session_state)
    scenario = st.session_state["opened"].scenario.model_copy(update={"ai_programme": asked})
    outcome_place.markdown(literal(outcome(scenario, load())))


def _level(now: AIProgramme, *, is_settled: bool) -> int:
    return st.radio(
        "How ready is the company for AI?",
        list(READINESS),
        index=now.readiness_level - 1,
        key=_key("level"),
        format_func=READINESS.__getitem__,
        disabled=is_settled,
        help="The questionnaire sets the level once anything in it is answered.",
    )


def _questionnaire(now: AIProgramme) -> dict[str, float | None]:
    given: dict[str, float | None] = now.readiness.model_dump()
    with st.expander("Questionnaire: eight dimensions"):
        st.caption("Once anything is answered here, the answers set the level.")
        scores = {
            name: st.selectbox(
                label,
                choices(given[name]),
                index=choices(given[name]).index(given[name] or NOT_ANSWERED),
                key=_key(name),
                format_func=in_words,
            )
            or None
            for name, label in dimensions().items()
        }
        st.button(
            "Clear the answers",
            key=_key("clear"),
            icon=":material/restart_alt:",
            on_click=_clear,
            disabled=not any(score is not None for score in scores.values()),
        )
    return scores


def _work(now: AIProgramme) -> dict[str, Any]:
    """Ask how much of each work item exists, or else what effort is missing."""
    done: dict[str, float | None] = now.work_items_done.model_dump()
    usual = constant("work_items_in_place", st.session_state["opened"].scenario, load())
    assumed = f"{in_percent(usual)} assumed"
    with st.expander("Work items: how much exists today"):
        st.caption("Of what an average initiative needs. An empty field takes the assumption.")
        items = {
            name: percent(label, done[name], _key(f"item_{name}"), placeholder=assumed)
            for name, label in WORK_ITEMS.items()
        }
        effort = quantity(
            "Or: effort still missing for each initiative, FTE-months",
            now.missing_effort_fte_months,
            _key("effort"),
            MOST_EFFORT,
            placeholder="from the work items",
            help="Taken as given in place of the nine items. Leave it empty to use them.",
        )
    return {"work_items_done": items, "missing_effort_fte_months": effort or None}


def _clear() -> None:
    for name in dimensions():
        st.session_state[_key(name)] = NOT_ANSWERED


def _key(name: str) -> str:
    return f"programme{st.session_state['round']}_{name}"
