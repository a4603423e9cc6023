"""Initiatives given by hand: a small form a row, what is wrong with it below; nothing is lost."""

from dataclasses import replace
from typing import Final

import streamlit as st

from calculator.errors import InputError
from calculator.views.amending import amend, programme_now
from calculator.views.programme.initiatives import (
    Form,
    Row,
    data,
    form_of,
    in_words,
    problems_of,
)
from calculator.views.widgets.fields import quantity, say_wrong

STATE: Final = "initiatives"
MOST_EFFORT: Final = 1e6  # FTE-months


def initiatives() -> None:
    """Show every initiative, and take them all once every one is sound."""
    form = _followed()
    teams = [team.team for team in st.session_state["opened"].scenario.teams]
    st.markdown(
        "Each team with a claim has an initiative of its own. Give one here where several teams "
        "share it, or where it is bought and configured rather than built."
    )
    places = {}
    rows = []
    for row in form.rows:
        with st.container(border=True):
            rows.append(_row(row, teams))
            places[row.number] = st.empty()
    form = _taken(replace(form, rows=tuple(rows)))
    for row in form.rows:
        say_wrong(places[row.number], map(in_words, problems_of(row, form)))
    st.button("Add an initiative", key="initiative_add", icon=":material/add:", on_click=_add)
    if form.problems:
        st.caption("Until this is mended, the plan keeps the initiatives it had.")


def _followed() -> Form:
    """Return the form as typed, or that of another plan once one is open."""
    given = programme_now(st.session_state).initiatives
    form: Form = st.session_state.get(STATE, Form())
    if form.base != given:
        form = form_of(given, form.next_number)
        st.session_state[STATE] = form
    return form


def _taken(form: Form) -> Form:
    """Put the rows into the plan, or say why they cannot be."""
    now = programme_now(st.session_state)
    rows = data(form.rows)
    form = replace(form, problems=())
    if rows != [item.model_dump(mode="python") for item in now.initiatives]:
        given = now.model_dump(mode="python", exclude_unset=True)
        try:
            amend(st.session_state, "ai_programme", {**given, "initiatives": rows})
        except InputError as error:
            form = replace(form, problems=error.problems)
        else:
            form = replace(form, base=programme_now(st.session_state).initiatives)
    st.session_state[STATE] = form
    return form


def _row(row: Row, teams: list[str]) -> Row:
    key = f"initiative{row.number}"
    known = [*teams, *(team for team in row.teams if team not in teams)]
    left, right = st.columns([2, 3])
    with left:
        name = st.text_input("Name", row.name, max_chars=200, key=f"{key}_name")
        bought = st.checkbox(
            "Bought and configured, without deep integration", row.bought, key=f"{key}_bought"
        )
    with right:
        chosen = st.multiselect("Teams it serves", known, list(row.teams), key=f"{key}_teams")
        effort = quantity(
            "Effort still missing, FTE-months",
            row.effort,
            f"{key}_effort",
            MOST_EFFORT,
            placeholder="from the work items",
        )
    st.button(
        "Take it out", key=f"{key}_out", icon=":material/delete:", on_click=_out, args=(row.number,)
    )
    return Row(row.number, name, tuple(chosen), bought, effort)


def _add() -> None:
    form: Form = st.session_state[STATE]
    row = Row(form.next_number)
    st.session_state[STATE] = replace(
        form, rows=(*form.rows, row), next_number=form.next_number + 1
    )


def _out(number: int) -> None:
    form: Form = st.session_state[STATE]
    rows = tuple(row for row in form.rows if row.number != number)
    st.session_state[STATE] = replace(form, rows=rows)
