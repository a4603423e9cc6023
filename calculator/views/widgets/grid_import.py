"""Bringing a plan in, as a file or a pasted block; taking a template or the scenario along."""

import json

import streamlit as st

from calculator.defaults import complete
from calculator.library import load
from calculator.reading.plans.template import plan_template
from calculator.views.grid import bring_in as grid_import
from calculator.views.grid.bring_in import PASTED, Offer
from calculator.views.grid.session import Grid
from calculator.views.widgets.grid_preview import preview
from calculator.views.widgets.plan import FILES, MEGABYTES


def bring_in(grid: Grid) -> None:
    """Offer a file, a pasted block, a template and the scenario's own file."""
    offer: Offer | None = st.session_state.get("plan_offer")
    with st.expander(
        "Bring in a plan, or save this one",
        icon=":material/upload_file:",
        expanded=offer is not None,
    ):
        left, right = st.columns(2)
        with left:
            _file()
            _to_take_along(grid)
        with right:
            _paste(grid)
        if offer is not None:
            preview(grid, offer)


def _file() -> None:
    file = st.file_uploader(
        "A file: one row a team or a person, or a scenario",
        FILES,
        key="plan_file",
        max_upload_size=MEGABYTES,
    )
    if file is not None and st.session_state.get("plan_file_read") != file.file_id:
        st.session_state["plan_file_read"] = file.file_id
        _offer(file.name, file.getvalue())
        st.rerun()


def _to_take_along(grid: Grid) -> None:
    def scenario() -> str:
        filled = complete(grid.base, load()).model_dump(mode="json")
        return json.dumps(filled, indent=2, ensure_ascii=False)

    with st.container(horizontal=True):
        st.download_button(
            "Download a template",
            plan_template,
            "headcount-plan.csv",
            "text/csv",
            icon=":material/download:",
            on_click="ignore",
            key="plan_template",
        )
        st.download_button(
            "Save this scenario",
            scenario,
            "scenario.json",
            "application/json",
            icon=":material/save:",
            on_click="ignore",
            key="plan_save",
            help="A file with every input; open it here or on the command line.",
        )


def _paste(grid: Grid) -> None:
    with st.form("plan_paste", border=False, clear_on_submit=True):
        text = st.text_area(
            "Or paste rows from a spreadsheet",
            height=118,
            key="plan_pasted",
            placeholder="With a header, or in the order of the grid below",
        )
        if st.form_submit_button("Look at these rows", icon=":material/content_paste:") and text:
            _offer(PASTED, grid_import.pasted(text, grid.fields))
            st.rerun()


def _offer(file: str, content: bytes) -> None:
    number = st.session_state.get("plan_offers", 0) + 1
    st.session_state["plan_offers"] = number
    st.session_state["plan_offer"] = Offer(number, file, content)
