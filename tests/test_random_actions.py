"""Five hundred random actions over the pages: nothing breaks, and no figure outlives its inputs.

A session acts as a hurried visitor does: it changes page, turns whatever control is enabled, and
types what a field lets it type, sensible or not. The same seed always acts in the same way.
"""

import json
import re
from collections.abc import Mapping
from functools import cache
from random import Random
from typing import Any, Final

import pytest
from streamlit.testing.v1 import AppTest

from calculator.answer import headline
from calculator.errors import InputError
from calculator.evaluate import evaluate_plan
from calculator.library import load
from calculator.scenario import scenario_from
from calculator.views import session, tab, wording
from calculator.views.grid.rows import FIELDS
from calculator.views.tiles import tiles
from tests.answers import FEW
from tests.every_page import FIRST, SCRIPTS
from tests.running import one_team
from tests.screen import opened, seen
from tests.test_plan_page import grid, plain, retype

ACTIONS: Final = 50
SESSIONS: Final = 10
FEW_SESSIONS: Final = 2  # in every run; the others when there is time: pytest -m long
MOVES_ON: Final = 0.3  # of the actions go to another page
ASIDE: Final = 0.25  # of those on a page with tabs, or with a grid, are there
LARGE: Final = 4  # teams; the figures of more take longer than there is to learn from them
CURRENCY: Final = re.compile("[A-Z]{3} \N{EN DASH} ")
STALE: Final = ("belong to the last valid inputs", "last sound plan", "last valid figures are")
LONG: Final = {"Measure now"}  # the calibration: a minute's work, and no figure of the plan
SILENT: Final = {"examples", "method"}  # show nothing of the open plan
VERDICT: Final = {"answer", "plan", "assumptions"}  # the others say what the plan ends
WORDS: Final = (
    "", " ", "0", "-1", "12,5", "55", "100", "1.234.567,8", "$1,500", "95'000", "3",
    "1e999", "NaN", "=1+1", "40%", "next year", "a", "A" * 10_000,
    "<img src=x onerror=alert(1)>", "**bold** $x$ :red[a]", "\N{PILE OF POO}\N{ZERO WIDTH JOINER}",
    "\N{RIGHT-TO-LEFT OVERRIDE}שלום", "\N{NULL}", "\x1b[31m", "'; drop table teams; --",
)  # fmt: skip
KINDS: Final = (
    "number_input", "selectbox", "radio", "checkbox", "button", "multiselect", "button_group",
    "text_input", "text_area",
)  # fmt: skip
TABS: Final[Mapping[str, tuple[str, tuple[str, ...]]]] = {
    "what_matters": (
        "what_matters_sections",
        ("What the answer rests on", "What you would have to believe", "How deep a cut pays"),
    ),
    "plan": ("plan_sections", ("Cuts by month", "Protected roles", "Defaults in use")),
}
CELLS: Final = ("", "0", "1", "3:10;9:15", "12", "250", "-5", "1e9", "40%", "ten", "<b>", "A" * 300)


def open_own_plan(state: session.State) -> None:
    """Open a plan of two teams over a year: its figures take little time."""
    teams = [
        *one_team()["teams"],
        *one_team(team="Support", role_family="customer_support")["teams"],
    ]
    scenario = scenario_from({"teams": teams, "horizon_months": 12})
    session.open_plan(state, session.Opened(session.FILE, "plan.csv", scenario))


class Visitor:
    """One session, and who acts in it: `page` is the name of the page that is open."""

    def __init__(self, seed: int) -> None:
        """Open some page on a plan of one's own."""
        self.random = Random(seed)  # noqa: S311 - chosen, and no secret
        self.page = self.random.choice(list(SCRIPTS))
        self._begin()

    def _begin(self) -> None:
        state: dict[str, Any] = {}
        open_own_plan(state)
        self.app = opened(SCRIPTS[self.page], state)

    def act(self) -> str:
        """Do one thing as a visitor could; say what."""
        if len(self.app.session_state["opened"].scenario.teams) > LARGE:
            return self._back_to_the_own_plan()
        if self.random.random() < MOVES_ON:
            return self._turn_to(self.random.choice(list(SCRIPTS)))
        if self.page in TABS and self.random.random() < ASIDE:
            name, tabs = TABS[self.page]
            self.app.session_state[name] = tab = self.random.choice(tabs)
            self.app.run()
            return f"{self.page}: tab {tab}"
        if self.page == "plan" and self.random.random() < ASIDE:
            return self._type_into_the_grid()
        return self._turn_a_control()

    def _turn_to(self, page: str) -> str:
        self.page = page
        self.app.switch_page(SCRIPTS[page]).run()
        return f"to {page}"

    def _back_to_the_own_plan(self) -> str:
        state = {"round": self.app.session_state["round"]}
        open_own_plan(state)
        for name, value in state.items():
            self.app.session_state[name] = value
        self.app.run()
        return "back to the own plan"

    def _type_into_the_grid(self) -> str:
        row = self.random.randrange(len(grid(self.app).rows))
        field, text = self.random.choice(FIELDS), self.random.choice(CELLS)
        retype(self.app, row, **{field: text})
        return f"row {row}, {field}: {text[:20]!r}"

    def _turn_a_control(self) -> str:
        controls: list[Any] = [each for kind in KINDS for each in self.app.get(kind)]
        found = [each for each in controls if not each.disabled and each.label not in LONG]
        if not found:
            return self._turn_to(self.random.choice(list(SCRIPTS)))
        # A kind first, then one of it: the many fields of a form leave the rest their chance.
        kind = self.random.choice(sorted({each.type for each in found}))
        control = self.random.choice([each for each in found if each.type == kind])
        value = self._value(control)
        control.set_value(value)
        if kind != "button" and control.form_id:  # what a form holds is sent by its button
            self.random.choice(
                [
                    each
                    for each in self.app.button
                    if each.form_id == control.form_id and not each.disabled
                ]
            ).click()
        self.app.run()
        said = f"{self.page}: {kind} {control.label!r} {str(value)[:40]!r}"
        if tab.FORGOTTEN in self.app.session_state:  # upon which a browser loads the page anew
            self._begin()
        if self.page == "examples" and self.app.metric:  # an example opens its answer
            self._turn_to(FIRST)
        return said

    def _value(self, control: Any) -> Any:
        match control.type:
            case "button":
                return True
            case "checkbox":
                return not control.value
            case "number_input":
                return self._number(control)
            case "text_input" | "text_area":
                return self.random.choice(WORDS)[: control.proto.max_chars or None]
            case "selectbox" | "radio":
                return self.random.choice(choices(control))
            case _:
                found = choices(control)
                return self.random.sample(found, self.random.randint(0, min(3, len(found))))

    def _number(self, control: Any) -> float | None:
        """Return what a number field lets one type: its ends, beyond the usual, or nothing."""
        low = -1e12 if control.min is None else control.min
        high = 1e12 if control.max is None else control.max
        now = low if control.value is None else control.value
        typed: float | None = self.random.choice(
            (None, low, high, 0, now + control.step, now - control.step, now / 2, now * 10,
             self.random.uniform(low, high))
        )  # fmt: skip
        if typed is None:
            return None
        kept = min(max(typed, low), high)
        return int(kept) if control.proto.data_type == control.proto.INT else float(kept)


def choices(control: Any) -> list[str]:
    """Return the options of a control as a test can choose them: currencies by their codes."""
    return [label[:3] if CURRENCY.match(label) else label for label in control.options]


def one_line(text: str) -> str:
    """Return a text as it is shown: every blank the same, no mark of Markdown."""
    return " ".join(plain(text).split())


@cache
def afresh(scenario: str) -> wording.Answer:
    """Return the headline of a scenario, given as JSON, worked out by nothing but the engine."""
    made = scenario_from(json.loads(scenario))
    return headline(evaluate_plan(made, load(), draws=FEW))


def check(app: AppTest, page: str) -> None:
    """Nothing broke, and every figure belongs to the inputs, or says that it does not."""
    assert not app.exception
    text = seen(app)
    assert session.OUR_FAULT.rule not in text
    if page in SILENT:
        return
    shown = app.session_state["shown"]
    state = {name: app.session_state[name] for name in ("opened", "answers")}
    try:
        scenario = session.scenario_now(state)
    except InputError:
        scenario = None
    if scenario != shown.scenario:
        assert any(words in text for words in STALE)
    fresh = afresh(shown.scenario.model_dump_json(exclude_unset=True))
    # What comes with the alternatives is not in a headline yet.
    late: dict[str, Any] = {"probability_of_loss_by_slack": {}}
    assert {**shown.answer["headline"], **late} == {**fresh["headline"], **late}
    said = wording.verdict(fresh) if page in VERDICT else wording.plan_line(fresh)
    assert one_line(said) in one_line(text)
    if page == FIRST:
        assert [one_line(tile.value) for tile in app.metric] == [
            one_line(each.value) for each in tiles(fresh)
        ]


@pytest.mark.parametrize(
    "seed",
    [
        pytest.param(seed, marks=pytest.mark.long if seed >= FEW_SESSIONS else ())
        for seed in range(SESSIONS)
    ],
)
def test_whatever_is_done_the_figures_keep_up(seed: int) -> None:
    """After each of fifty actions the page stands, with the figures of its inputs."""
    visitor = Visitor(seed)
    done: list[str] = []
    for _ in range(ACTIONS):
        done.append(visitor.act())
        try:
            check(visitor.app, visitor.page)
        except AssertionError as error:
            error.add_note("\n".join(done))
            raise
