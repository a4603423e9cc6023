"""What the company says about law; each field with a place beside it for what is doubtful."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from calculator.beliefs import constant
from calculator.compliance import AISystems, Compliance
from calculator.errors import InputError, Problem
from calculator.library import load
from calculator.views.amending import amend
from calculator.views.law import names
from calculator.views.law.cautions import beside
from calculator.views.money import percent as in_percent
from calculator.views.widgets.fields import (
    percent,
    quantity,
    say_doubtful,
    say_wrong,
    whole,
)

NOWHERE: Final = ""  # Streamlit takes None for a field that was cleared
FIRST_SYSTEMS: Final = ("total", "high_risk_used")
LONGEST: Final = 48  # months
MOST_SYSTEMS: Final = 100_000
MOST_DECISIONS: Final = 1e10
MOST_MINUTES: Final = 10_000
MOST_MONEY: Final = 1e12
UNKNOWN: Final = "By the law of the place"


class LawInputs:
    """The fields of the page; what is sound goes into the open plan at once."""

    _places: dict[str, DeltaGenerator]

    def __init__(self) -> None:
        """Show every field, the six that matter first, and take what was typed."""
        self._places = {}
        self._now: Compliance = st.session_state["opened"].scenario.compliance
        self._wrong: tuple[Problem, ...] = ()
        typed = {**self._where(), **self._folded()}
        typed["ai_systems"] = {**typed.pop("first_systems"), **typed.pop("other_systems")}
        self._take(typed)

    def say_doubtful(self, warnings: Sequence[Problem]) -> None:
        """Say beside each field what is worth a second look in it."""
        for field, sentences in beside(warnings).items():
            if field in self._places and not self._wrong:
                say_doubtful(self._places[field], sentences)

    def _take(self, typed: Mapping[str, Any]) -> None:
        before = self._now.model_dump(mode="python")
        if self._wrong or all(before[name] == value for name, value in typed.items()):
            return
        given = self._now.model_dump(mode="python", exclude_unset=True)
        try:
            amend(st.session_state, "compliance", {**given, **typed})
        except InputError as error:
            self._wrong = error.problems
            say_wrong(self._places["role"], map(str, error.problems))

    def _where(self) -> dict[str, Any]:
        now = self._now
        chosen = st.multiselect(
            names.INPUTS["jurisdictions"],
            [*names.JURISDICTIONS],
            default=list(now.jurisdictions),
            format_func=names.JURISDICTIONS.__getitem__,
            key=self._key("jurisdictions"),
            placeholder="None given: no duty is counted",
        )
        self._place("jurisdictions")
        places = {NOWHERE: "Not given: no rule is counted", **names.EMPLOYMENT_PLACES}
        is_same = set(chosen) == set(now.jurisdictions)
        typed = {
            "jurisdictions": now.jurisdictions if is_same else tuple(chosen),
            "employed_in": self._choice("employed_in", places) or None,
            "role": self._choice("role", names.ROLES),
            "sector": self._choice("sector", names.SECTORS),
            "first_systems": {name: self._systems(name) for name in FIRST_SYSTEMS},
        }
        self._place("ai_systems")
        return typed

    def _folded(self) -> dict[str, Any]:
        with st.expander("AI systems by kind"):
            st.caption("One system may count in several.")
            others = [name for name in AISystems.model_fields if name not in FIRST_SYSTEMS]
            systems = {name: self._systems(name) for name in others}
        with st.expander("Decisions about people"):
            decisions = self._decisions()
        with st.expander("Dates of the law"):
            dates = self._dates()
        with st.expander("Notice and process of layoffs"):
            process = self._process()
        with st.expander("Revenue, for penalties"):
            revenue = self._revenue()
        with st.expander("Duties switched by hand"):
            switches = self._switches()
        return {
            "other_systems": systems,
            **decisions,
            **dates,
            **process,
            **revenue,
            "obligations": switches,
        }

    def _decisions(self) -> dict[str, Any]:
        now = self._now
        typed = {
            "decisions_per_year": self._quantity("decisions_per_year", MOST_DECISIONS),
            "contested_share": percent(
                names.INPUTS["contested_share"],
                now.contested_share,
                self._key("contested_share"),
                help=_described("contested_share"),
            )
            or 0.0,
            "review_minutes": self._quantity("review_minutes", MOST_MINUTES),
        }
        self._place("decisions_per_year")
        return typed

    def _dates(self) -> dict[str, Any]:
        scenario = st.session_state["opened"].scenario
        now, usual = self._now, constant("changed_systems_share", scenario, load())
        changed = percent(
            names.INPUTS["changed_systems_share"],
            now.changed_systems_share,
            self._key("changed_systems_share"),
            help=_described("changed_systems_share"),
            placeholder=f"{in_percent(usual)} assumed",
        )
        put_off = whole(
            names.INPUTS["eu_postponement_months"],
            now.eu_postponement_months,
            self._key("eu_postponement_months"),
            LONGEST,
            help=_described("eu_postponement_months"),
        )
        self._place("eu_postponement_months")
        return {"changed_systems_share": changed, "eu_postponement_months": put_off or 0}

    def _process(self) -> dict[str, Any]:
        now = self._now
        worked = st.radio(
            "Notice",
            [True, False],
            index=0 if now.notice_worked else 1,
            format_func=lambda worked: "Worked, at half output" if worked else "Paid; people leave",
            key=self._key("notice_worked"),
        )
        months = {
            name: whole(
                names.INPUTS[name],
                getattr(now, name),
                self._key(name),
                LONGEST,
                help=_described(name),
                placeholder=UNKNOWN,
            )
            for name in ("process_months", "notice_months")
        }
        return {"notice_worked": worked, **months}

    def _revenue(self) -> dict[str, Any]:
        now, currency = self._now, st.session_state["answers"].currency
        revenue = quantity(
            f"{names.INPUTS['annual_revenue']} ({currency})",
            now.annual_revenue,
            self._key("annual_revenue"),
            MOST_MONEY,
            currency,
            help=_described("annual_revenue"),
            placeholder="not given",
        )
        small = st.checkbox(
            names.INPUTS["small_company"],
            value=now.small_company,
            key=self._key("small_company"),
            help="The lower of the two caps then counts under the EU AI Act.",
        )
        return {"annual_revenue": revenue, "small_company": small}

    def _switches(self) -> dict[str, bool]:
        """Ask which duties count although the law does not say so, and which do not.

        A switch for a duty that does not exist stays to be seen, until it is taken out.
        """
        given = self._now.obligations
        labels = {id_: id_ for id_ in given}
        labels |= {id_: row.label for id_, row in load().law.obligations.items()}
        chosen = {
            on: st.multiselect(
                title,
                [*labels],
                default=[id_ for id_, switch in given.items() if switch is on],
                format_func=labels.__getitem__,
                key=self._key(f"switched_{on}"),
            )
            for on, title in ((True, "Count also"), (False, "Leave out"))
        }
        place = st.empty()
        if both := [labels[id_] for id_ in chosen[True] if id_ in chosen[False]]:
            rule = f"{'; '.join(both)}: both counted and left out"
            self._wrong = (Problem(rule, "Take it out of one of the two lists"),)
            say_wrong(place, [f"{problem.rule}. {problem.fix}." for problem in self._wrong])
        return {id_: on for on, ids in chosen.items() for id_ in ids}

    def _systems(self, name: str) -> float:
        value = getattr(self._now.ai_systems, name)
        described = AISystems.model_fields[name].description
        return (
            quantity(names.AI_SYSTEMS[name], value, self._key(name), MOST_SYSTEMS, help=described)
            or 0.0
        )

    def _quantity(self, name: str, most: float) -> float:
        label, value = names.INPUTS[name], getattr(self._now, name)
        return quantity(label, value, self._key(name), most, help=_described(name)) or 0.0

    def _choice(self, name: str, options: Mapping[str, str]) -> str:
        chosen = st.selectbox(
            names.INPUTS[name],
            [*options],
            index=[*options].index(getattr(self._now, name) or NOWHERE),
            format_func=options.__getitem__,
            key=self._key(name),
            help=_described(name),
        )
        self._place(name)
        return chosen

    def _place(self, name: str) -> None:
        self._places[name] = st.empty()

    @staticmethod
    def _key(name: str) -> str:
        return f"law{st.session_state['round']}_{name}"


def _described(name: str) -> str | None:
    return Compliance.model_fields[name].description
