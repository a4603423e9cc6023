"""What would have to be true for the answer to change."""

from calculator.believe.believe import Believe
from calculator.documents.board.blocks import Paragraph, Section, table
from calculator.views.believe import tables, words


def believed_section(found: Believe) -> Section:
    """Return every driver with its break-even, those that change the answer first."""
    said = f"{words.sentence(found)} {words.pair_sentence(found)}".strip()
    if not found.cuts:
        return Section(words.title(found), [Paragraph(said)])
    return Section(
        words.title(found),
        [
            Paragraph(said),
            table("Break-evens, one at a time", tables.to_read(found)),
            Paragraph(f"{words.BASIS} {words.PAIR_BASIS}", small=True),
        ],
    )
