"""A chart to take away: the one on the screen, as a picture for light paper and projectors."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, fields
from textwrap import shorten, wrap
from typing import Any, Final

import altair as alt
import vl_convert

from calculator.views.drawing import Chart
from calculator.views.theme import DARK, LIGHT

Spec = dict[str, Any]

WIDTH: Final = 760  # pixels of the plot; letters of 13 pixels stay legible across a hall
SCALE: Final = 2  # pixels of a PNG for each
LETTERS: Final = 84  # of a title on one line
NAME: Final = 60  # letters of a file's name
LEGEND: Final = 180  # pixels of an entry of a legend
ROOMIER: Final = 1.5  # times, the room of a label
NARROW: Final = 400  # pixels; a chart of less has no room for many ticks
TICKS: Final = 3
SMALL: Final = 118  # letters of the source on one line
# Liberation Sans comes with vl-convert, so that a picture is the same whatever is installed;
# the others have its widths, for whoever opens the SVG.
FONT: Final = "Liberation Sans, Arial, Helvetica, sans-serif"
VEGA_LITE: Final = alt.SCHEMA_VERSION.removeprefix("v").rpartition(".")[0]
NOT_TO_REPAINT: Final = frozenset({"datasets", "data", "domain", "sort"})  # may hold names

ON_LIGHT: Final[Mapping[str, str]] = {
    getattr(DARK, field.name): getattr(LIGHT, field.name) for field in fields(DARK)
}


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart with its title, the sentence that says what it shows, and what it was made from."""

    title: str
    chart: Chart
    sentence: str
    source: str

    def file_name(self, ending: str) -> str:
        """Return a name for its file: letters, digits and hyphens of the title."""
        plain = unicodedata.normalize("NFKD", self.title).encode("ascii", "ignore").decode()
        words = " ".join(re.findall(r"[a-z0-9]+", plain.lower()))
        return f"{shorten(words, NAME, placeholder='').replace(' ', '-') or 'chart'}.{ending}"

    def png(self) -> bytes:
        """Return the picture as PNG, two pixels for each of its own."""
        return vl_convert.vegalite_to_png(
            self.on_paper(), vl_version=VEGA_LITE, scale=SCALE, allowed_base_urls=[]
        )

    def svg(self) -> bytes:
        """Return the picture as SVG in UTF-8; its letters stay text."""
        return vl_convert.vegalite_to_svg(
            self.on_paper(), vl_version=VEGA_LITE, allowed_base_urls=[]
        ).encode()

    def in_document(self, font: str, width: int, height: int | None = None) -> str:
        """Return the picture as SVG without its title: so many pixels, axes included.

        `font` is the document's, made known to vl-convert. Without a height the plot is as high as
        on the screen.
        """
        fitted = {"type": "fit-x" if height is None else "fit", "contains": "padding"}
        spec = _roomier(self._on_light(font)) | {"width": width, "autosize": fitted, "padding": 0}
        if width < NARROW:
            spec = _fewer_ticks(spec)
        spec["config"]["legend"] |= {
            "columns": max(1, width // LEGEND),
            "layout": {"top": {"direction": "vertical", "anchor": "start"}},
        }
        if height is not None:
            spec["height"] = height
        return vl_convert.vegalite_to_svg(spec, vl_version=VEGA_LITE, allowed_base_urls=[])

    def on_paper(self) -> Spec:
        """Return the chart as it is taken away: on white, with a title and its source."""
        return self._on_light(FONT) | {
            "width": WIDTH,
            "background": LIGHT.paper,
            "padding": 24,
            "description": self.sentence,
            "title": {
                "text": wrap(self.title, LETTERS),
                "subtitle": [
                    part for line in self.source.splitlines() for part in wrap(line, SMALL)
                ],
                "anchor": "start",
                "frame": "bounds",
                "color": LIGHT.ink,
                "subtitleColor": LIGHT.quiet,
                "fontSize": 20,
                "subtitleFontSize": 13,
                "subtitlePadding": 6,
                "offset": 18,
            },
        }

    def _on_light(self, font: str) -> Spec:
        """Return the chart of the screen without what only a pointer sees, in light colours."""
        spec: Spec = _repainted(_without_pointer(self.chart.to_dict(validate=False)))
        spec["config"]["font"] = font
        return spec


def _without_pointer(spec: Spec) -> Spec:
    """Drop the layers that only show values under a pointer."""
    pointers = {view for param in spec.get("params", ()) for view in param.get("views", ())}
    layers = [layer for layer in spec["layer"] if layer.get("name") not in pointers]
    return {name: value for name, value in spec.items() if name != "params"} | {"layer": layers}


def _roomier(node: Any) -> Any:
    """Let labels be longer: without a browser letters are taken for wider than they are."""
    if isinstance(node, Mapping):
        return {
            name: value * ROOMIER
            if name == "labelLimit"
            else value
            if name in NOT_TO_REPAINT
            else _roomier(value)
            for name, value in node.items()
        }
    return [_roomier(item) for item in node] if isinstance(node, list) else node


def _fewer_ticks(node: Any) -> Any:
    """Ask for so few ticks that every label has room, and let none be hidden for want of it.

    What overlaps is judged before the plot has its width: of four labels with room two would stay.
    """
    if isinstance(node, Mapping):
        few = {"tickCount": TICKS, "labelOverlap": False} if "tickCount" in node else {}
        return {
            name: value if name in NOT_TO_REPAINT else _fewer_ticks(value)
            for name, value in node.items()
        } | few
    return [_fewer_ticks(item) for item in node] if isinstance(node, list) else node


def _repainted(node: Any) -> Any:
    """Return a specification in the colours of a light page, its data as they are."""
    if isinstance(node, Mapping):
        return {
            name: value if name in NOT_TO_REPAINT else _repainted(value)
            for name, value in node.items()
        }
    if isinstance(node, list):
        return [_repainted(item) for item in node]
    return ON_LIGHT.get(node, node) if isinstance(node, str) else node
