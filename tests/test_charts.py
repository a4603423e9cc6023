"""Charts as data."""

import json
import tomllib
from collections.abc import Callable
from typing import Any

import pytest

from calculator.views import charts, tables
from calculator.views.bridge import tables as bridge
from calculator.views.bridge.chart import waterfall
from calculator.views.coming_back import charts as coming_back
from calculator.views.coming_back import undoing
from calculator.views.drawing import Chart
from calculator.views.knowledge import chart as knowledge_chart
from calculator.views.knowledge import tables as knowledge
from calculator.views.people import tables as people
from calculator.views.people.chart import by_kind
from calculator.views.strain import tables as strain
from calculator.views.strain.chart import against_today
from calculator.views.theme import DARK, LIGHT, Palette
from calculator.views.wording import Answer
from tests.answers import real
from tests.server import ROOT


def _cumulative(answer: Answer, colours: Palette) -> Chart:
    frame, unit = tables.cumulative(answer)
    return charts.cumulative(frame, tables.cumulative_text(answer), unit, colours)


DRAWINGS: dict[str, Callable[[Answer, Palette], Chart]] = {
    "cumulative": _cumulative,
    "work": lambda answer, colours: charts.work(tables.work(answer), colours),
    "alternatives": lambda answer, colours: charts.alternatives(
        *tables.alternatives(answer), colours
    ),
    "slack": lambda answer, colours: charts.slack(tables.slack(answer), colours),
    "knowledge": lambda answer, colours: charts.knowledge(tables.teams(answer), colours),
    "waterfall": lambda answer, colours: waterfall(*bridge.bars(answer), colours),
    "strain": lambda answer, colours: against_today(
        strain.by_month(answer), strain.text(answer), colours
    ),
    "people": lambda answer, colours: by_kind(
        people.stacked(answer), people.text(answer), people.today(answer), colours
    ),
    "undoing": lambda answer, colours: coming_back.costs(*undoing.costs(answer), colours),
    "missing": lambda answer, colours: knowledge_chart.by_month(
        knowledge.by_month(answer), colours
    ),
}


def drawn(name: str, colours: Palette = LIGHT) -> dict[str, Any]:
    """Return the specification of one chart of the example."""
    return DRAWINGS[name](real(), colours).to_dict()


@pytest.mark.parametrize("name", DRAWINGS)
@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_every_chart_fits_its_place_and_answers_the_pointer(name: str, colours: Palette) -> None:
    """A chart is as wide as its container, see-through, and shows exact values on hover."""
    chart = drawn(name, colours)
    assert chart["width"] == "container"
    assert chart["background"] == "transparent"
    assert any("tooltip" in layer.get("encoding", {}) for layer in chart["layer"])


def test_lines_differ_by_dash_as_well_as_colour() -> None:
    """Colour is never the only signal: every series of the cash chart has a dash of its own."""
    encodings = [layer.get("encoding", {}) for layer in drawn("cumulative")["layer"]]
    dashes = next(e["strokeDash"]["scale"] for e in encodings if "strokeDash" in e)
    assert dashes["domain"] == [tables.CLAIMED, tables.CASH, tables.NET]
    assert len({tuple(dash) for dash in dashes["range"]}) == len(dashes["range"])


def test_the_plan_has_a_mark_of_its_own() -> None:
    """Among the alternatives the plan differs by shape, not by colour alone."""
    encodings = [layer.get("encoding", {}) for layer in drawn("alternatives")["layer"]]
    shapes = next(e["shape"]["scale"]["range"] for e in encodings if "shape" in e)
    assert len(set(shapes)) == 2


def test_charts_are_the_same_twice() -> None:
    """A chart is a function of its table: the same answer draws the same chart."""
    first, second = (
        json.dumps(drawn("work"), sort_keys=True).replace("param_", "") for _ in range(2)
    )
    assert len(first) == len(second)


def luminance(colour: str) -> float:
    """Relative luminance of #RRGGBB, as WCAG 2 defines it."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast of two colours, as WCAG 2 defines it."""
    a, b = sorted((luminance(one), luminance(other)))
    return (b + 0.05) / (a + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK])
@pytest.mark.parametrize(
    ("name", "least"), [("ink", 7), ("quiet", 4.5), ("cash", 4.5), ("net", 4.5)]
)
def test_marks_stand_out_from_the_page(colours: Palette, name: str, least: float) -> None:
    """Text and lines keep the contrast that WCAG asks for, on a light and on a dark page."""
    assert contrast(getattr(colours, name), colours.paper) >= least


@pytest.mark.parametrize(("name", "colours"), [("light", LIGHT), ("dark", DARK)])
def test_the_primary_colour_is_read_and_written_on(name: str, colours: Palette) -> None:
    """Labels of open tabs are in it, those of buttons white on it; charts stand on the page."""
    config = tomllib.loads((ROOT / ".streamlit/config.toml").read_text(encoding="utf-8"))
    theme = config["theme"][name]
    assert theme["backgroundColor"] == colours.paper
    assert theme["textColor"] == colours.ink
    assert contrast(theme["primaryColor"], theme["backgroundColor"]) >= 4.5
    assert contrast(theme["primaryColor"], "#FFFFFF") >= 4.5
