"""Every chart of every page, as its page shows it, collected by opening the pages."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final
from unittest.mock import patch

from streamlit.testing.v1 import AppTest

from calculator.scenario import scenario_from
from calculator.signals.observed import Observation
from calculator.views import session
from calculator.views.drawn import Drawn
from calculator.views.signals import session as signals
from calculator.views.widgets import take_away
from tests.running import one_team
from tests.screen import opened

State = dict[Any, Any]
SECTIONS: Final = (
    "What the answer rests on", "What you would have to believe", "How deep a cut pays",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shown:
    """A chart on a page: as it was drawn, its sentence for the blind, whether a table is beside."""

    page: str
    drawn: Drawn
    alt: str
    has_table: bool

    @property
    def name(self) -> str:
        """Name it for a report."""
        return f"{self.page}: {self.drawn.title}"

    @property
    def spec(self) -> dict[str, Any]:
        """Return its specification, as the screen has it."""
        return self.drawn.chart.to_dict()


@dataclass(frozen=True, slots=True)
class Visit:
    """A page, how the session stands when it opens, and what is done there."""

    page: str
    state: Callable[[], State] = dict
    then: Callable[[AppTest], object] = lambda _: None


def _observed() -> State:
    state: State = {}
    session.begin(state)
    signals.hold(state, [Observation(6, "quits", 70)])
    return state


def _small(section: str = "") -> State:
    """Open a short plan of one team: what searches takes long for more."""
    state: State = {"what_matters_sections": section} if section else {}
    told = scenario_from(one_team(ai_share_claimed=0.2) | {"horizon_months": 12})
    session.open_plan(state, session.Opened("file", "A plan", told))
    return state


def _open_card(app: AppTest) -> None:
    app.query_params["show"] = "load_factor"
    app.run()


VISITS: Final[Mapping[str, Visit]] = {
    "answer": Visit("decide/answer"),
    "programme": Visit("decide/programme"),
    "compliance": Visit("decide/compliance"),
    "compare": Visit("decide/compare", lambda: {"compared_before": ["open", "klarna"]}),
    "knowledge": Visit("understand/knowledge"),
    "coming_back": Visit("understand/coming_back"),
    "signals": Visit("understand/signals", _observed),
    "rests_on": Visit("understand/what_matters", lambda: {"what_matters_sections": SECTIONS[0]}),
    "believe": Visit("understand/what_matters", lambda: _small(SECTIONS[1])),
    "how_deep": Visit("understand/what_matters", lambda: _small(SECTIONS[2])),
    "best_plan": Visit(
        "understand/best_plan", _small, lambda app: app.button(key="best_find").click().run()
    ),
    "assumptions": Visit("trust/assumptions", then=_open_card),
    "examples": Visit("trust/examples"),
}


@cache
def charts_of(name: str) -> tuple[Shown, ...]:
    """Open a page and return its charts in their order; the page must not fail."""
    visit, drawn = VISITS[name], list[Drawn]()
    offer = take_away.offer

    def offered(one: Drawn) -> None:
        drawn.append(one)
        offer(one)

    with patch.object(take_away, "offer", offered):
        app = opened(f"pages/{visit.page}.py", visit.state())
        drawn_at_first = len(drawn)
        visit.then(app)
    assert not app.exception
    last = drawn[drawn_at_first:] or drawn
    on_screen = dict(_charts(app.main))
    assert len(on_screen) == len(app.get("vega_lite_chart")), "two charts say the same"
    return tuple(Shown(name, one, one.sentence, on_screen[one.sentence]) for one in last)


def _charts(block: Any, *around: Any) -> Iterator[tuple[str, bool]]:
    """Yield the sentence of each chart in a block, and whether a table stands near it."""
    for child in block.children.values():
        if getattr(child, "children", None) is not None:
            yield from _charts(child, block, *around)
        elif child.type == "vega_lite_chart":
            near = (block, *around)[:3]
            proto = child.proto
            yield getattr(proto, "alt", ""), any(_has_table(place) for place in near)


def _has_table(block: Any) -> bool:
    return any(
        _has_table(child)
        if getattr(child, "children", None) is not None
        else child.type == "dataframe"
        for child in block.children.values()
    )
