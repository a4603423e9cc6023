"""The answer as one picture for a deck, 1,920 by 1,080 pixels."""

from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from calculator.documents.board.plates import figure
from calculator.documents.glyphs import all_drawable, note
from calculator.documents.typesetting import png
from calculator.estimates import Json
from calculator.views import charts, tables, wording
from calculator.views.bridge import chart as bridge_chart
from calculator.views.bridge import tables as bridge_tables
from calculator.views.theme import LIGHT
from calculator.views.tiles import tiles

TEMPLATE: Final = Path(__file__).with_name("slide.typ")
PPI: Final = 144.0  # the template's page is 960 by 540 points
WIDTH: Final = 580  # pixels of a chart, axes included
HEIGHT: Final = 312


def slide_png(answer: Json) -> bytes:
    """Return verdict, five figures, bridge and cash as a PNG; the same answer, the same bytes."""
    return png(TEMPLATE, content(answer), PPI)


def content(answer: Json) -> dict[str, Any]:
    """Return all that the template lays out."""
    bars, unit = bridge_tables.bars(answer)
    cash, worth = tables.cumulative(answer)
    figures = (
        (
            "From the claimed saving to the net: means; lines: the two orders of steps",
            bridge_chart.waterfall(bars, unit, LIGHT),
        ),
        (
            "Cash, and what it leaves undone",
            charts.cumulative(cash, tables.cumulative_text(answer), worth, LIGHT),
        ),
    )
    data, missing = all_drawable(
        {
            "title": answer["scenario"]["name"],
            "verdict": wording.verdict(answer),
            "loss": f"{wording.loss(answer)} {wording.of_another(answer)}".strip(),
            "tiles": [asdict(tile) for tile in tiles(answer)],
            "figures": [
                {"title": title, "svg": figure(title, chart, "", WIDTH, HEIGHT).svg}
                for title, chart in figures
            ],
            "foot": wording.made_with(answer["model_version"], answer["assumptions_version"]),
        }
    )
    return {**data, "note": note(missing)}
