"""The assumptions that the answer hangs on, each with its range, grade and source."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import pandas as pd

from calculator.documents.board.blocks import Paragraph, Section, table
from calculator.estimates import Json
from calculator.library import Library
from calculator.views.assumptions.grades import GRADES, rests_on
from calculator.views.assumptions.record import Record
from calculator.views.assumptions.records import records
from calculator.views.assumptions.written import figure, span, unit_name
from calculator.views.matters import words
from calculator.views.money import DASH, percent

TITLE: Final = "Assumptions that matter"
MOST: Final = 12
VALUES: Final = (
    "Value and range are the library's, before this plan's own; elsewhere in this document stands "
    "the median of what is drawn."
)
WIDTHS: Final = (30, 8, 9, 22, 14, 7, 16, 9)


def assumed_section(found: Json, answer: Json, library: Library) -> Section:
    """Return the assumptions with the largest shares of the spread, the user's own marked."""
    if words.is_nothing(found):
        return Section(TITLE, [Paragraph(words.verdict(found))])
    known = records(library)
    shares = [row for row in found["sensitivity"]["shares"] if row["id"] in known][:MOST]
    own = answer["scenario"]["assumptions"]
    cited = list(
        dict.fromkeys(_references(known[row["id"]] for row in shares if row["id"] not in own))
    )
    rows = pd.DataFrame(list(_rows(shares, known, answer, cited)))
    grades = "; ".join(f"{grade} {meaning}" for grade, meaning in GRADES.items())
    return Section(
        TITLE,
        [
            Paragraph(words.verdict(found)),
            table("What the spread of net value rests on most", rows, WIDTHS),
            Paragraph(f"{words.SHARE_BASIS} {VALUES} Grades: {grades}.", small=True),
            *(
                Paragraph(f"[{place}] {source}", small=True)
                for place, source in enumerate(cited, start=1)
            ),
        ],
    )


def _rows(
    shares: list[Json], known: Mapping[str, Record], answer: Json, cited: list[str]
) -> Iterator[Mapping[str, str]]:
    own = answer["scenario"]["assumptions"]
    for row in shares:
        record = known[row["id"]]
        places = [
            f"[{cited.index(source) + 1}]" for source in _references([record]) if source in cited
        ]
        is_own = row["id"] in own
        value, spread = record.value, record.spread
        if is_own:
            value, spread = _own(own[row["id"]], record.unit)
        yield {
            "Assumption": record.label,
            "Share": percent(row["share"]["value"]),
            "Value": value,
            "Range": spread,
            "Unit": unit_name(record.unit),
            "Grade": DASH if is_own else record.grade,
            "Rests on": "Your own" if is_own else rests_on(record.grade, record.status),
            "Source": DASH if is_own else " ".join(places) or DASH,
        }


def _references(found: Iterable[Record]) -> Iterator[str]:
    return (source.reference for record in found for source in record.sources)


def _own(given: float | Mapping[str, float], unit: str) -> tuple[str, str]:
    """Write a value or a range of the user's own."""
    if isinstance(given, Mapping):
        return DASH, f"Yours: {span(given['p5'], given['p95'], unit)}"
    return figure(given, unit), "Yours: no range"
