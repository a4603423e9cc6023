"""Compliance: the calendar of obligations, the work they ask for, the process of the layoff."""

from collections.abc import Iterator
from math import ceil
from typing import Final

from calculator.documents.board.blocks import Block, Caution, Paragraph, Section, table
from calculator.documents.board.plates import LOW, WHOLE, WIDE, figure
from calculator.estimates import Json
from calculator.views.law import gate, layoffs, obligations, penalties, workload
from calculator.views.law.standing import LIMITS
from calculator.views.theme import LIGHT

TITLE: Final = "Compliance calendar"
NO_LAW: Final = (
    "No jurisdiction is given, so no duty of AI law is counted. That none is listed does not mean "
    "that none applies."
)
LATER: Final = "The later duties, drawn as those before."
MOST: Final = 22  # duties in one picture: no page may cut it
DUTIES: Final = ("Duty", "Advice", "As of", "Starts", "State", "Gate", "A year, FTE", "Grade")
STEPS: Final = ("Rule", "Advice", "As of", "State", "Process, days", "Notice, days", "Grade")


def law_section(answer: Json) -> Section:
    """Return what the law asks and when, as far as it is known, with its limits first."""
    blocks: list[Block] = [Caution(LIMITS)]
    if answer["compliance"]["duties"]:
        duties = obligations.table(answer)
        # The picture is high, so a page is filled first by what may break.
        blocks += [
            table("Duties", duties[[name for name in DUTIES if name in duties]]),
            Paragraph(gate.sentence(answer)),
            *_calendar(answer),
            Paragraph(penalties.expected_sentence(answer)),
        ]
    else:
        blocks.append(Paragraph(NO_LAW))
    if workload.is_asked(answer):
        blocks.append(
            figure(
                "Compliance work against people for it",
                workload.chart(answer, LIGHT),
                workload.sentence(answer),
                WHOLE,
                LOW,
            )
        )
    said = (layoffs.sentence(answer), layoffs.put_off(answer), layoffs.below(answer))
    blocks += [Paragraph(text) for text in said if text]
    rules = layoffs.table(answer)
    if not rules.empty:
        blocks.append(table("Process of the layoff", rules[[n for n in STEPS if n in rules]]))
    return Section(TITLE, blocks)


def _calendar(answer: Json) -> Iterator[Block]:
    """Yield the calendar, in as many pictures as it takes, with what it says and its key."""
    law = answer["compliance"]
    duties = sorted(law["duties"], key=lambda duty: duty["start_month"])
    parts = ceil(len(duties) / MOST)
    for part in range(parts):
        begin, end = (len(duties) * at // parts for at in (part, part + 1))
        shown = {**answer, "compliance": {**law, "duties": duties[begin:end]}}
        yield figure(
            "Calendar of obligations" + (f", part {part + 1} of {parts}" if parts > 1 else ""),
            obligations.chart(shown, LIGHT, obligations.ON_PAPER, lines=2),
            LATER if part else obligations.sentence(answer),
            WIDE,
        )
    yield Paragraph(obligations.KEY, small=True)
