"""The six questions; what an answer means is decided in `calculator.questions`."""

from dataclasses import replace
from typing import Any, Final

import streamlit as st

from calculator.beliefs import constant
from calculator.errors import Problem
from calculator.library import load
from calculator.questions import Answers, is_fixed
from calculator.readiness import answered, readiness_level
from calculator.scenario import ROLE_FAMILIES
from calculator.views import session
from calculator.views.amounts import Amount, Percent
from calculator.views.assumptions.assumed import assumed
from calculator.views.markdown import literal
from calculator.views.money import money, posts
from calculator.views.widgets.fields import number

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
MOST_PEOPLE: Final = 1e6
MOST_PAY: Final = 1e12
AS_IN_PLAN: Final = "As in the plan"


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

    def number(
        self, label: str, name: str, value: float, asked: Amount | Percent, **more: Any
    ) -> float:
        entered = number(label, value, self.key(name), asked, **more)
        if isinstance(entered, Problem):
            self.missing.append(replace(entered, path=label))
            return value
        if entered is None:
            self.missing.append(Problem(f"{label} is empty", "Give a number"))
            return value
        return entered

    def percent(self, label: str, name: str, share: float, **more: Any) -> float:
        return self.number(label, name, share, Percent(), icon=":material/percent:", **more)

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
    people = asked.number("People", "people", given.people, Amount(1, MOST_PEOPLE))
    left, right = st.columns([3, 2], wrap=False)
    with right:
        currencies = sorted({*load().units_per_usd, given.currency})
        currency = st.selectbox(
            "Currency",
            currencies,
            index=currencies.index(given.currency),
            key=asked.key("currency"),
            help="Money you give is in this currency; nothing you typed is converted.",
        )
    with left:
        salary = asked.number(
            "Average base salary", "salary", given.average_salary, Amount(1, MOST_PAY, currency)
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
        month = asked.month("End of month", "month", given.cut_month, "varied" if fixed else "1")
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
            help="Scales every team's claim in proportion; where none has one, all get this."
            if fixed
            else "Of all of the work, as the plan or the vendor says.",
        )
    with right:
        scenario = st.session_state["opened"].scenario
        said = any(team.ai_claim_month for team in scenario.teams)
        usual = constant("claim_month", scenario, load())
        default = "varied" if said and fixed else f"{usual:.0f}"
        month = asked.month("By month", "claim_month", given.ai_claim_month, default)
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
    scenario = st.session_state["opened"].scenario
    if answered(scenario.ai_programme.readiness):
        st.markdown(READINESS[readiness_level(scenario, load())])
        st.page_link("pages/decide/programme.py", label="As answered by dimension")
        return given
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
    entry, scenario = load().entries["slack"], st.session_state["opened"].scenario
    whose = "what you assume" if "slack" in scenario.assumptions else "the default range"
    unsure = st.checkbox(
        f"Not sure: use {whose} ({assumed('slack', scenario, load())})",
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
