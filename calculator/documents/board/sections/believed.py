"""What would have to be true for the answer to change."""

from typing import Final

from calculator.believe.believe import Believe
from calculator.documents.board.blocks import Paragraph, Section, table
from calculator.estimates import Json
from calculator.views import wording
from calculator.views.believe import tables, words

OF_THE_PLAN: Final = "This part alone is of the plan as given, not of the alternative above."


def believed_section(found: Believe, answer: Json) -> Section:
    """Return every driver with its break-even, those that change the answer first."""
    other = [Paragraph(OF_THE_PLAN)] if wording.of_another(answer) else []
    said = f"{words.sentence(found)} {words.pair_sentence(found)}".strip()
    if not found.cuts:
        return Section(words.title(found), [Paragraph(said)])
    return Section(
        words.title(found),
        [
            *other,
            Paragraph(said),
            table("Break-evens, one at a time", tables.to_read(found)),
            Paragraph(f"{words.BASIS} {words.PAIR_BASIS}", small=True),
        ],
    )
