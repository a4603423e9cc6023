"""Opening a plan and saving a scenario."""

import json
from dataclasses import replace
from typing import Final

import streamlit as st

from calculator.examples import examples
from calculator.library import load
from calculator.reading.plans.template import plan_template
from calculator.saving import today
from calculator.sizing import SIZES, headcount
from calculator.views import session, wording
from calculator.views.markdown import literal
from calculator.views.money import currency_label, whole
from calculator.views.on_screen import on_screen
from calculator.views.widgets.figures import problems
from calculator.views.widgets.heard import heard_once

FILES: Final = ["csv", "tsv", "xlsx", "xlsm", "json", "yaml", "yml", "toml", "pdf"]

MEGABYTES: Final = 64  # 500,000 rows, one a person


def name_of_product() -> None:
    """Say what this is."""
    st.subheader("Headcount Horizon", anchor=False)
    st.caption("What a headcount cut justified by AI is worth, and what it costs to come back.")


def start_from() -> None:
    """Choose an example, of a size if it is made up, or the six questions."""
    opened: session.Opened = st.session_state["opened"]
    choices = {name: example.title for name, example in examples().items()}
    choices[session.QUESTIONS] = "Six questions, one team"
    if opened.key not in choices:
        file = f"Your file: {opened.title}"
        choices[opened.key] = file if opened.key == session.FILE else opened.title
    key = f"start_{st.session_state['round']}"

    def chosen() -> None:
        choice = st.session_state[key]
        if choice == session.QUESTIONS:
            session.open_questions(st.session_state)
        elif choice in examples():
            session.open_example(st.session_state, choice)

    names = list(choices)
    st.selectbox(
        "Start from",
        names,
        index=names.index(opened.key),
        format_func=lambda name: choices[name],
        key=key,
        on_change=heard_once(key, opened.key, chosen),
        help="A made-up company of a sector, a public case, or your own numbers in six questions.",
    )
    if opened.key in examples() and not examples()[opened.key].is_public:
        _size(opened)


def _size(opened: session.Opened) -> None:
    """Choose the size of a made-up company; its teams and cuts follow in proportion."""
    own = round(headcount(examples()[opened.key].plan))
    sizes = sorted({own, *SIZES})
    now = headcount(opened.scenario)
    shown = round(now) if now in sizes else None
    key = f"size_{st.session_state['round']}"

    def chosen() -> None:
        session.open_example(st.session_state, opened.key, st.session_state[key])

    st.selectbox(
        "Size of the company",
        sizes,
        index=None if shown is None else sizes.index(shown),
        format_func=lambda people: f"{whole(people)} people",
        key=key,
        on_change=heard_once(key, shown, chosen),
        help="Starts this company anew in another size: teams and cuts in proportion.",
    )


def own_plan() -> None:
    """Open a file of one's own, or take a template to fill in."""
    with st.expander("Your own plan", icon=":material/upload_file:"):
        st.caption(
            "One row a team or one a person, as XLSX or CSV; or a scenario file saved here. "
            "It stays in this browser tab, and of people only their teams are kept."
        )
        st.download_button(
            "Download a template",
            plan_template,
            "headcount-plan.csv",
            "text/csv",
            icon=":material/download:",
            on_click="ignore",
            width="stretch",
        )
        currencies = sorted(load().units_per_usd)
        currency = st.selectbox(
            "Currency of a plan",
            currencies,
            index=currencies.index("USD"),
            key="file_currency",
            format_func=currency_label,
        )
        file = st.file_uploader(
            "Headcount plan or scenario", FILES, key="file", max_upload_size=MEGABYTES
        )
        if file is None:
            st.session_state["refused"] = None
            st.session_state.pop("read", None)
        elif st.session_state.get("read") != (file.file_id, currency):
            st.session_state["read"] = (file.file_id, currency)
            session.open_file(st.session_state, file.getvalue(), file.name, currency)
            st.rerun()


def refused_file() -> None:
    """Show why a file could not be opened, and offer to confirm its columns."""
    refused: session.Refused | None = st.session_state.get("refused")
    if refused is None:
        return
    title = st.session_state["shown"].title
    problems(
        [replace(problem, fix=_on_this_page(problem.fix)) for problem in refused.problems],
        f"The figures below are still those of {title}.",
        f"{refused.file} was not opened",
    )
    if refused.suggested_columns:
        names = [
            f"'{given}' as {field.replace('_', ' ')}"
            for given, field in refused.suggested_columns.items()
        ]
        st.button(
            literal(f"Read {', '.join(names)}"),
            type="primary",
            key="confirm_columns",
            on_click=session.confirm_columns,
            args=(st.session_state,),
        )


def _on_this_page(fix: str) -> str:
    """Say for this page what a message says for the command line."""
    return on_screen(
        fix,
        columns="Confirm it below where a button offers it, or name the column so in the file",
        currency="choose its currency under Your own plan",
    )


def save_scenario(answer: wording.Answer) -> None:
    """Offer the scenario on the screen as a file."""

    def written() -> str:
        scenario = {**answer["scenario"], "saved_on": today().isoformat()}
        return json.dumps(scenario, indent=2, ensure_ascii=False)

    st.download_button(
        "Save this scenario",
        written,
        "scenario.json",
        "application/json",
        icon=":material/save:",
        on_click="ignore",
        width="stretch",
        help="A file with every input; open it here or on the command line.",
    )
