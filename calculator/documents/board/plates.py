"""Charts of the screen as figures of the document: the same charts, as vectors."""

from typing import Final

from calculator.documents.board.blocks import Figure
from calculator.documents.fonts import font_for_charts
from calculator.views.drawing import Chart
from calculator.views.drawn import Drawn

# Pixels, axes included: letters of 13 are 7.8 points high at either width on A4.
WHOLE: Final = 800
HALF: Final = 392
WIDE: Final = 940  # for what is high: a little smaller
LOW: Final = 300  # high


def figure(
    title: str, chart: Chart, sentence: str, width: int = WHOLE, height: int | None = None
) -> Figure:
    """Make a figure; `sentence` says what it shows, below it and to those who cannot see it.

    In pixels, axes included; without a height it is as high on paper as on the screen.
    """
    svg = Drawn(title, chart, sentence, "").in_document(font_for_charts(), width, height)
    return Figure(title, svg, f"{title}. {sentence}", sentence)
