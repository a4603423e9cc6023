"""The first page: the answer, what it is made of, when AI covers the work, what else there is."""

from typing import Final

from calculator.documents.board.blocks import (
    Beside,
    Block,
    Caution,
    Paragraph,
    Section,
    Tiles,
)
from calculator.documents.board.plates import HALF, figure
from calculator.estimates import Json
from calculator.views import charts, tables, wording
from calculator.views.bridge import chart as bridge_chart
from calculator.views.bridge import tables as bridge_tables
from calculator.views.bridge import words as bridge_words
from calculator.views.theme import LIGHT
from calculator.views.tiles import tiles

# Pixels, so that the page holds them all on either paper.
TALL: Final = 400
MIDDLE: Final = 280
LOW: Final = 150
ROOM: Final = 0.6  # for the labels of the bridge, of its length: a column is narrow


def answer_section(answer: Json) -> Section:
    """Return the verdict, the five figures, the bridge, timing, alternatives and slack."""
    bars, unit = bridge_tables.bars(answer)
    ranked, worth = tables.alternatives(answer)
    other = [Caution(said)] if (said := wording.of_another(answer)) else []
    blocks: list[Block] = [
        *other,
        Paragraph(wording.loss(answer)),
        Tiles(tiles(answer)),
        Beside(
            [
                figure(
                    "From the claimed saving to the net",
                    bridge_chart.waterfall(bars, unit, LIGHT, ROOM),
                    bridge_words.sentence(answer),
                    HALF,
                    height=TALL,
                ),
                figure(
                    "How it hangs on slack",
                    charts.slack(tables.slack(answer), LIGHT),
                    wording.slack_sentence(answer),
                    HALF,
                    height=LOW,
                ),
            ],
            [
                figure(
                    "Work against capacity",
                    charts.work(tables.work(answer), LIGHT),
                    wording.work_sentence(answer),
                    HALF,
                    height=MIDDLE,
                ),
                figure(
                    "Alternatives, ranked",
                    charts.alternatives(ranked, worth, LIGHT),
                    wording.alternatives_sentence(answer),
                    HALF,
                    height=MIDDLE,
                ),
            ],
        ),
        Paragraph(wording.basis(answer), small=True),
    ]
    return Section(wording.verdict(answer), blocks)
