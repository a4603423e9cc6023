"""Streamlit controls: the six questions, opening and saving, figures with their words.

The only module here that imports streamlit. It asks and shows; what an answer means is decided in
`calculator.questions`, what a session holds in `calculator.views.session`.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Final

import altair as alt
import pandas as pd
import streamlit as st

from calculator.errors import InputError, Problem
from calculator.examples import examples
from calculator.library import load
from calculator.questions import Answers, is_fixed
from calculator.reading.plan_template import plan_template
from calculator.scenario import ROLE_FAMILIES, Scenario
from calculator.views import session, wording
from calculator.views.markdown import literal
from calculator.views.money import currency_label, money, percent, posts
from calculator.views.theme import Palette, palette
from calculator.views.wording import Tile

EVIDENCE: Final = {
    "claim": "Claimed, by a vendor or in a plan",
    "pilot": "Shown in a pilot",
    "measured": "Measured in everyday work here",
}
READINESS: Final = {
    1: "Experimenting: people try AI out on their own",
    2: "Building pilots: a few teams, nothing in production",
    3: "AI in everyday work: several uses in production",
    4: "AI throughout: built, measured and run as routine",
}
AS_IN_PLAN: Final = "As in the plan"
FILES: Final = ["csv", "tsv", "json", "yaml", "yml", "toml"]


def colours() -> Palette:
    """Return the chart colours that suit the page's theme."""
    return palette(st.context.theme.type)


def up_to_date() -> session.Shown:
    """Return the figures of the open plan, on a page that asks nothing itself."""
    session.begin(st.session_state)
    wrong = follow_inputs()
    found = shown()
    if wrong:
        problems(wrong, f"The figures below belong to the last valid inputs of {found.title}.")
    return found


def shown() -> session.Shown:
    """Return the figures on the screen; the page ends where there are none."""
    if "shown" not in st.session_state:
        problems((session.OUR_FAULT,), "There are no figures to show.")
        st.stop()
    found: session.Shown = st.session_state["shown"]
    return found


def refresh(scenario: Scenario) -> tuple[Problem, ...]:
    """Compute the figures of a scenario, saying so meanwhile."""
    first = "shown" not in st.session_state
    wait = "" if first else "; until then the figures below belong to the last ones"
    with st.spinner(f"Working out the answer to these inputs{wait} …"):
        return session.refresh(st.session_state, scenario)


def follow_inputs() -> tuple[Problem, ...]:
    """Bring the figures up to the inputs; return why they could not be."""
    try:
        scenario = session.scenario_now(st.session_state)
    except InputError as error:
        return error.problems
    return refresh(scenario) if session.is_stale(st.session_state, scenario) else ()


def problems(found: Sequence[Problem], after: str = "", title: str = "") -> None:
    """Show what is wrong, each problem on its own line, and what the figures below belong to."""
    lines = [f"- {literal(str(problem))}" for problem in found]
    head = [f"**{literal(title)}**", ""] if title else []
    tail = ["", literal(after)] if after else []
    st.error("\n".join([*head, *lines, *tail]), icon=":material/error:")


def warnings(found: Sequence[Problem]) -> None:
    """Show what is allowed but worth a second look."""
    if found:
        lines = "\n".join(f"- {literal(str(problem))}" for problem in found)
        st.warning(lines, icon=":material/warning:")


def name_of_product() -> None:
    """Say what this is."""
    st.subheader("Headcount Horizon", anchor=False)
    st.caption("What a headcount cut justified by AI is worth, and what it costs to come back.")


def start_from() -> None:
    """Choose an example, or the six questions."""
    opened: session.Opened = st.session_state["opened"]
    choices = {name: example.title for name, example in examples().items()}
    choices[session.QUESTIONS] = "Six questions, one team"
    if opened.key not in choices:
        choices[opened.key] = f"Your file: {opened.title}"
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
        on_change=chosen,
        help="An example, or your own numbers in six questions.",
    )


def six_questions() -> tuple[Problem, ...]:
    """Ask the six questions; return what is missing, in which case no answer is taken."""
    given: Answers = st.session_state["answers"]
    fixed = is_fixed(st.session_state["opened"].scenario)
    asked = _Asked(f"q{st.session_state['round']}")
    answers = _people(asked, given, fixed=fixed)
    answers = _leaving(asked, answers, fixed=fixed)
    answers = _kind_of_work(asked, answers, fixed=fixed)
    answers = _taken_over(asked, answers, fixed=fixed)
    answers = _readiness(asked, answers)
    answers = _slack(asked, answers)
    if not asked.missing:
        st.session_state["answers"] = answers
    return tuple(asked.missing)


class _Asked:
    """The fields of one round of questions: widget keys, and which were left empty."""

    def __init__(self, prefix: str) -> None:
        self.prefix = prefix
        self.missing: list[Problem] = []

    def key(self, name: str) -> str:
        return f"{self.prefix}_{name}"

    def number(self, label: str, name: str, value: float, **more: Any) -> float:  # noqa: ANN401 - widget options
        entered = st.number_input(label, value=float(value), key=self.key(name), **more)
        if entered is None:
            self.missing.append(Problem(f"{label} is empty", "Give a number"))
            return value
        return value if entered == float(value) else float(entered)

    def percent(self, label: str, name: str, share: float, **more: Any) -> float:  # noqa: ANN401 - widget options
        value = round(share * 100, 6)
        entered = self.number(
            label,
            name,
            value,
            max_value=100.0,
            min_value=0.0,
            step=1.0,
            format="%.1f",
            icon=":material/percent:",
            **more,
        )
        return share if entered == value else entered / 100

    def month(self, label: str, name: str, value: int | None, placeholder: str) -> int | None:
        return st.number_input(
            label,
            min_value=1,
            max_value=120,
            value=value,
            step=1,
            key=self.key(name),
            placeholder=placeholder,
            help="Counted from 1, the month the plan starts.",
        )


def _title(number: int, text: str) -> None:
    st.markdown(f"**{number}. {text}**")


def _people(asked: _Asked, given: Answers, *, fixed: bool) -> Answers:
    _title(1, "How many people, at what salary?")
    if fixed:
        average = money(given.average_salary, given.currency)
        st.caption(
            literal(
                f"{posts(given.people)} people at {average} on average; set by the plan's teams."
            )
        )
        st.button(
            "Start from six questions instead",
            type="tertiary",
            icon=":material/restart_alt:",
            key=asked.key("restart"),
            on_click=session.open_questions,
            args=(st.session_state,),
        )
        return given
    people = asked.number(
        "People", "people", given.people, min_value=1.0, max_value=1e6, step=10.0, format="%.0f"
    )
    left, right = st.columns([3, 2], wrap=False)
    with left:
        salary = asked.number(
            "Average base salary",
            "salary",
            given.average_salary,
            min_value=1.0,
            step=1000.0,
            format="%.0f",
        )
    with right:
        currencies = sorted({*load().units_per_usd, given.currency})
        currency = st.selectbox(
            "Currency",
            currencies,
            index=currencies.index(given.currency),
            key=asked.key("currency"),
            help="Money you give is in this currency; nothing you typed is converted.",
        )
    return replace(given, people=people, average_salary=salary, currency=currency)


def _leaving(asked: _Asked, given: Answers, *, fixed: bool) -> Answers:
    _title(2, "What share leaves, and when?")
    left, right = st.columns(2, wrap=False)
    with left:
        share = asked.percent(
            "Share leaving",
            "leaving",
            given.share_leaving,
            help="Scales every team's cut in proportion." if fixed else "Of all people.",
        )
    with right:
        month = asked.month(
            "End of month", "month", given.cut_month, "as planned" if fixed else "1"
        )
    return replace(given, share_leaving=share, cut_month=month)


def _kind_of_work(asked: _Asked, given: Answers, *, fixed: bool) -> Answers:
    _title(3, "What kind of work is it mostly?")
    families = load().families
    if fixed:
        kinds = {team.role_family for team in st.session_state["opened"].scenario.teams}
        text = (
            families[given.role_family].label
            if given.role_family
            else f"{len(kinds)} kinds of work"
        )
        st.caption(literal(f"{text}; set by the plan's teams."))
        return given
    names = list(ROLE_FAMILIES)
    family = st.selectbox(
        "Kind of work",
        names,
        index=names.index(given.role_family or "other"),
        key=asked.key("family"),
        format_func=lambda name: families[name].label,
        label_visibility="collapsed",
    )
    return replace(given, role_family=family)


def _taken_over(asked: _Asked, given: Answers, *, fixed: bool) -> Answers:
    _title(4, "How much of the work is AI to take over?")
    left, right = st.columns(2, wrap=False)
    with left:
        share = asked.percent(
            "Share of the work",
            "claim",
            given.ai_share,
            help="Scales every team's claim in proportion; the same for every team where none has one."
            if fixed
            else "Of all of the work, as the plan or the vendor says.",
        )
    with right:
        default = f"{load().value('claim_month'):.0f}"
        month = asked.month(
            "By month", "claim_month", given.ai_claim_month, "as planned" if fixed else default
        )
    kinds: list[str | None] = [*EVIDENCE]
    if given.claim_evidence is None:
        kinds.insert(0, None)
    evidence = st.selectbox(
        "How was that shown?",
        kinds,
        index=kinds.index(given.claim_evidence),
        key=asked.key("evidence"),
        format_func=lambda kind: EVIDENCE[kind] if kind else AS_IN_PLAN,
    )
    return replace(given, ai_share=share, ai_claim_month=month, claim_evidence=evidence)


def _readiness(asked: _Asked, given: Answers) -> Answers:
    _title(5, "How ready is the company for AI?")
    level = st.radio(
        "Readiness",
        list(READINESS),
        index=given.readiness_level - 1,
        key=asked.key("readiness"),
        format_func=lambda level: READINESS[level],
        label_visibility="collapsed",
    )
    return replace(given, readiness_level=level)


def _slack(asked: _Asked, given: Answers) -> Answers:
    _title(6, "What share of today's work would nobody miss?")
    entry = load().entries["slack"]
    span = f"{percent(entry.p5)} to {percent(entry.p95)}"
    unsure = st.checkbox(
        f"Not sure: use the default range ({span})",
        value=given.slack is None,
        key=asked.key("unsure"),
    )
    if unsure:
        return replace(given, slack=None)
    start = entry.value if given.slack is None else given.slack
    share = asked.percent(
        "Share nobody would miss", "slack", round(start, 3), help=entry.description
    )
    return replace(given, slack=share)


def own_plan() -> None:
    """Open a file of one's own, or take a template to fill in."""
    with st.expander("Your own plan", icon=":material/upload_file:"):
        st.caption(
            "One row a team, as CSV; or a scenario file saved here before. It stays in this session."
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
            "Currency of a CSV",
            currencies,
            index=currencies.index("USD"),
            key="file_currency",
            format_func=currency_label,
        )
        file = st.file_uploader("Headcount plan or scenario", FILES, key="file", max_upload_size=10)
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
        refused.problems,
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


def save_scenario(answer: wording.Answer) -> None:
    """Offer the scenario on the screen as a file."""

    def written() -> str:
        return json.dumps(answer["scenario"], indent=2, ensure_ascii=False)

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


def headline_tiles(tiles: Sequence[Tile]) -> None:
    """Show the headline figures side by side, full values behind the question mark."""
    for column, tile in zip(st.columns(len(tiles)), tiles, strict=True):
        with column, st.container(border=True, height="stretch"):
            st.metric(literal(tile.label), literal(tile.value), help=literal(tile.full) or None)
            st.markdown(f"P10–P90: {literal(tile.range)}  \n:gray[{literal(tile.note)}]")


def figure(
    title: str,
    chart: alt.LayerChart,
    sentence: str,
    table: Callable[[], pd.DataFrame],
) -> None:
    """Show a chart, then one paragraph in words, then the same as a table."""
    with st.container(border=True, height="stretch"):
        st.subheader(title, anchor=False)
        st.altair_chart(chart, width="stretch", theme=None, alt=sentence)
        st.markdown(literal(sentence))
        with st.expander("As a table"):
            st.dataframe(table(), hide_index=True, width="stretch")


def picture(chart: alt.LayerChart, sentence: str) -> None:
    """Show a chart as wide as its place, with a sentence for those who cannot see it."""
    st.altair_chart(chart, width="stretch", theme=None, alt=sentence)


def foot(answer: wording.Answer) -> None:
    """Name what the figures were made with, and where to check it."""
    st.divider()
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(literal(wording.foot(answer)), width="content")
        st.page_link("pages/trust/assumptions.py", label="Assumptions")
        st.page_link("pages/trust/method.py", label="Method")
