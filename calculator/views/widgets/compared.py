"""Scenarios of a session set against one another, on a page."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import streamlit as st

from calculator.comparison.comparison import MOST, compare, report
from calculator.examples import examples
from calculator.library import load
from calculator.scenario import Scenario, scenario_from
from calculator.views import charts, kept, session, wording
from calculator.views.comparison import chart, tables, words
from calculator.views.markdown import literal
from calculator.views.widgets import figures, long_work

CHOSEN: Final = "compared"
HELD: Final = "compared_before"
OFFERED: Final = "compared_offered"  # what was kept when they were chosen last
OPEN: Final = "open"
NAME: Final = "compare"


def chosen(shown: session.Shown) -> list[Scenario]:
    """Ask which scenarios to compare; the open plan is chosen at first, and what is kept anew."""
    names, state = _names(shown), st.session_state
    kept_now = [key for key in names if isinstance(key, int)]
    # The choice outlives a visit to another page, where a widget's own state does not.
    before = state.get(CHOSEN, state.get(HELD, [OPEN]))
    still = [key for key in before if key in names]
    fresh = [key for key in kept_now if key not in state.get(OFFERED, ())]
    state[CHOSEN], state[OFFERED] = [*still, *fresh][:MOST], kept_now
    keys = st.multiselect(
        f"Compare two to {MOST}, the first with the others",
        list(names),
        format_func=lambda key: names[key],
        max_selections=MOST,
        key=CHOSEN,
    )
    state[HELD] = keys
    return [_scenario(shown, key).model_copy(update={"name": names[key]}) for key in keys]


def compared(scenarios: Sequence[Scenario]) -> None:
    """Show which is worth more, and how often; why; and what differs."""
    found: Mapping[str, Any] | None = long_work.worked_out(
        NAME,
        scenarios,
        "Working out what each is worth, on the same draws",
        lambda draws, notice: report(compare(scenarios, load(), draws, notice)),
    )
    if found is None:
        return
    st.markdown(f"**{literal(words.verdict(found))}**")
    frame, unit = chart.bands(found)
    names = [row["name"] for row in found["scenarios"]]
    figures.figure(
        "Net value side by side",
        charts.alternatives(frame, unit, figures.colours()),
        f"{words.against_first(found)} {words.BASIS}",
        lambda: tables.framed(found, tables.figures(found)),
        wording.source("Scenarios compared", found),
    )
    with st.container(border=True):
        st.subheader("In how many draws", anchor=False)
        _table(found, tables.better(found, names))
    with st.container(border=True):
        st.subheader("From the claimed saving to the net, means", anchor=False)
        _table(found, tables.bridges(found))
    with st.container(border=True):
        st.subheader("What differs", anchor=False)
        st.markdown(words.differs_sentence(found))
        if found["differs"]:
            _table(found, tables.differs(found))


def _table(found: words.Report, rows: tables.Rows) -> None:
    st.dataframe(tables.framed(found, rows), hide_index=True, width="stretch")


def _names(shown: session.Shown) -> dict[str | int, str]:
    """Name what can be compared: the open plan, what is kept by its number, the examples."""
    return {
        OPEN: f"Open now: {shown.title}",
        **{row.number: row.name for row in kept.shelf(st.session_state).rows},
        **{name: example.title for name, example in examples().items()},
    }


def _scenario(shown: session.Shown, key: str | int) -> Scenario:
    if key == OPEN:
        return shown.scenario
    if isinstance(key, int):
        return kept.shelf(st.session_state).find(key).scenario
    return scenario_from(examples()[key].scenario)
