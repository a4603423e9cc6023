"""Charts of the screen as figures of the document: the same charts, as vectors."""

from typing import Final

from calculator.documents.board.blocks import Figure
from calculator.documents.fonts import font_for_charts
from calculator.documents.glyphs import all_drawable
from calculator.views.drawing import Chart
from calculator.views.drawn import Drawn

# Pixels, axes included: letters of 13 are 7.8 points high at either width on A4.
WHOLE: Final = 800
HALF: Final = 392


def figure(title: str, chart: Chart, sentence: str, width: int = WHOLE) -> Figure:
    """Make a figure; `sentence` says what it shows, below it and to those who cannot see it."""
    svg = Drawn(title, chart, sentence, "").in_document(width, font_for_charts())
    return Figure(title, all_drawable(svg)[0], f"{title}. {sentence}", sentence)
