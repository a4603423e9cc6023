"""Knowledge: what each team loses, whom to keep."""

from typing import Final

from calculator.documents.board.blocks import Beside, Block, Paragraph, Section
from calculator.documents.board.plates import HALF, LOW, figure
from calculator.estimates import Json
from calculator.views import charts, tables, wording
from calculator.views.knowledge import tables as knowledge
from calculator.views.knowledge import words
from calculator.views.ranges import ranges
from calculator.views.theme import LIGHT

MOST: Final = 12  # teams in a chart


def knowledge_section(answer: Json) -> Section:
    """Return what is lost and where, or that nothing is."""
    title = "Knowledge lost"
    if not knowledge.per_post(answer):
        return Section(title, [Paragraph(words.NOTHING)])
    blocks: list[Block] = [
        Paragraph(f"{wording.knowledge_sentence(answer)} {words.at_risk(answer)}"),
        Beside(
            [
                figure(
                    "What each team loses",
                    charts.knowledge(tables.teams(answer).head(MOST), LIGHT),
                    words.BASIS,
                    HALF,
                    LOW,
                )
            ],
            [
                figure(
                    "Whom to keep",
                    ranges(
                        knowledge.dearest(answer).head(MOST),
                        "Posts' worth of knowledge per post cut",
                        LIGHT,
                    ),
                    words.whom_to_keep(answer),
                    HALF,
                    LOW,
                )
            ],
        ),
    ]
    if len(answer["teams"]) > MOST:
        blocks.append(
            Paragraph(f"The charts show the {MOST} teams that come first of all.", small=True)
        )
    return Section(title, blocks)
