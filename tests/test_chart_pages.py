"""Every chart of every page: for every reader, on every screen, and to take away."""

import json
from collections.abc import Iterator
from typing import Any, Final
from xml.etree import ElementTree as ET

import altair as alt
import pandas as pd
import pytest

from calculator.views.drawing import Chart, finished
from calculator.views.drawn import Drawn
from calculator.views.theme import DARK, LIGHT
from tests.answers import real
from tests.chart_pages import VISITS, charts_of
from tests.test_charts import DRAWINGS

APART: Final = ("shape", "strokeDash", "y", "yOffset")  # what tells series apart beside colour
SMALLEST: Final = 13  # pixels of letters
SVG: Final = "{http://www.w3.org/2000/svg}"
HOSTILE: Final = '<script>alert("x")</script> & "more" $x$'

WHOLE: Final = alt.Axis(labelLimit=500)

Spec = dict[str, Any]


@pytest.mark.parametrize("page", VISITS)
def test_every_chart_is_for_every_reader(page: str) -> None:
    """Exact values under the pointer, axes with titles, words, a table, more than colour."""
    charts = charts_of(page)
    assert charts
    for shown in charts:
        spec = shown.spec
        assert has_tooltips(spec), shown.name
        assert untitled(spec) == [], shown.name
        assert told_by_colour_alone(spec) == [], shown.name
        assert smallest_letters(spec) >= SMALLEST, shown.name
        assert shown.drawn.sentence.endswith((".", "%")), shown.name
        assert shown.has_table, shown.name


@pytest.mark.parametrize("page", VISITS)
def test_every_chart_can_be_taken_away(page: str) -> None:
    """Its picture has title, axes and source in words that are not cut, in letters of its own."""
    for shown in charts_of(page):
        picture = ET.fromstring(shown.drawn.svg())  # noqa: S314 - our own
        texts = ["".join(node.itertext()) for node in picture.iter(f"{SVG}text")]
        assert set(axis_titles(shown.spec)) <= set(texts), shown.name
        together = " ".join(texts)
        for words in (shown.drawn.title, *shown.drawn.source.splitlines()):
            assert " ".join(words.split()) in together, shown.name
        assert "assumption set" in together, shown.name
        assert [text for text in texts if text.endswith("…")] == [], shown.name
        fonts = {node.get("font-family") for node in picture.iter(f"{SVG}text")}
        assert all(font and font.startswith("Liberation Sans") for font in fonts), shown.name
        assert not list(picture.iter(f"{SVG}image")), shown.name


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_picture_from_a_dark_page_is_that_of_a_light_one(name: str) -> None:
    """What prints is dark on white, whatever the screen."""
    dark, light = (
        json.dumps(Drawn("T", DRAWINGS[name](real(), colours), "S.", "M").on_paper())
        for colours in (DARK, LIGHT)
    )
    assert dark == light


def test_names_are_only_ever_text_in_a_picture() -> None:
    """Markup in a plan's title or in a team's name is neither tag nor formula."""
    drawn = Drawn(
        "A title", _one_bar(pd.DataFrame({"at": [1.0], "team": [HOSTILE]})), "S.", HOSTILE
    )
    picture = ET.fromstring(drawn.svg())  # noqa: S314 - our own
    texts = ["".join(node.itertext()) for node in picture.iter(f"{SVG}text")]
    assert texts.count(HOSTILE) == 2
    assert not list(picture.iter(f"{SVG}script"))


def test_a_picture_fetches_nothing() -> None:
    """A chart whose data stand elsewhere is no chart of ours: nothing is asked of any host."""
    drawn = Drawn("A title", _one_bar("http://127.0.0.1:1/data.json"), "S.", "M")
    with pytest.raises(ValueError, match="not allowed"):
        drawn.svg()


def test_a_file_is_named_after_its_chart() -> None:
    """Letters, digits and hyphens only, whatever the title holds."""
    chart = _one_bar(pd.DataFrame({"at": [1.0], "team": ["A"]}))
    assert Drawn("Coût: “what if”?", chart, "S.", "M").file_name("png") == "cout-what-if.png"
    assert Drawn("…", chart, "S.", "M").file_name("svg") == "chart.svg"


def _one_bar(data: pd.DataFrame | str) -> Chart:
    bars = (
        alt.Chart(data)
        .mark_bar()
        .encode(x=alt.X("at:Q", title="At"), y=alt.Y("team:N", axis=WHOLE))
    )
    return finished([bars], LIGHT, 100)


def encodings(spec: Spec) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every channel of every layer that has one meaning."""
    for layer in spec["layer"]:
        for channel, coded in layer.get("encoding", {}).items():
            if isinstance(coded, dict):
                yield channel, coded


def has_tooltips(spec: Spec) -> bool:
    """Whether a pointer shows every month, or else every mark of data shows its values."""
    pointers = {view for param in spec.get("params", ()) for view in param["views"]}
    shows = [layer for layer in spec["layer"] if layer.get("encoding", {}).get("tooltip")]
    if pointers:
        return any(layer.get("name") in pointers for layer in shows)
    of_all, rows = spec.get("data"), spec["datasets"]
    marks = [layer for layer in spec["layer"] if len(rows[layer.get("data", of_all)["name"]]) > 1]
    return bool(shows) and all(layer in shows for layer in marks)


def untitled(spec: Spec) -> list[str]:
    """Return axes of numbers without a title; one without an axis needs none."""
    found = []
    for axis in ("x", "y"):
        numbers = [
            coded
            for channel, coded in encodings(spec)
            if channel == axis and coded.get("type") == "quantitative"
        ]
        hidden = any("axis" in coded and coded["axis"] is None for coded in numbers)
        if numbers and not hidden and not any(coded.get("title") for coded in numbers):
            found.append(axis)
    return found


def axis_titles(spec: Spec) -> list[str]:
    """Return the titles of its axes of numbers."""
    return [
        coded["title"]
        for channel, coded in encodings(spec)
        if channel in {"x", "y"} and coded.get("title") and coded.get("axis", {}) is not None
    ]


def told_by_colour_alone(spec: Spec) -> list[str]:
    """Return fields whose values differ by colour and by nothing else."""
    coded = {(channel, each["field"]): each for channel, each in encodings(spec) if "field" in each}
    found = []
    for (channel, field), each in coded.items():
        if channel != "color" or each["type"] != "nominal":
            continue
        series = len(each["scale"]["domain"]) - len(areas_of_their_own(spec, field))
        if not any(distinct(coded.get((other, field)), series) for other in APART):
            found.append(field)
    return found


def areas_of_their_own(spec: Spec, field: str) -> list[Spec]:
    """Return layers that are one series and an area, which no line can be taken for."""
    return [
        layer
        for layer in spec["layer"]
        if layer["mark"]["type"] == "area"
        and any(step.get("as") == field for step in layer.get("transform", ()))
    ]


def distinct(coded: dict[str, Any] | None, series: int) -> bool:
    """Whether a channel has a place, shape or dash for each series."""
    if coded is None:
        return False
    if "range" not in coded.get("scale", {}):
        return True
    return len({json.dumps(each) for each in coded["scale"]["range"]}) >= series


def smallest_letters(spec: Spec) -> float:
    """Return the smallest size of letters that a chart sets anywhere but in its data."""
    return min(sizes({name: part for name, part in spec.items() if name != "datasets"}))


def sizes(node: Any) -> Iterator[float]:
    """Yield every size of letters in a specification."""
    if isinstance(node, dict):
        for name, value in node.items():
            if name.lower().endswith("fontsize") and isinstance(value, int | float):
                yield value
            else:
                yield from sizes(value)
    elif isinstance(node, list):
        for item in node:
            yield from sizes(item)
