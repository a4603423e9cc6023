"""The assumptions: those that formulas read, and those that only the engine reads."""

from typing import Final

from xlsxwriter.worksheet import Worksheet

from calculator.documents.workbook.drawing import Drawing
from calculator.documents.workbook.layout import Layout
from calculator.documents.workbook.model import ASSUMED_AT, PER_USD_AT, live_assumptions
from calculator.documents.workbook.page import begin, finish, fit
from calculator.documents.workbook.sheet import HEAD
from calculator.documents.workbook.styles import Styles
from calculator.entries import Entry
from calculator.evaluate import Evaluation
from calculator.scenario import Range

IN_THE_PLAN: Final = {
    "discount_rate": "Discount rate on Company",
    "tenure_years": "Years of service on Teams",
    "claim_month": "Month of the claim on Teams",
    "work_items_in_place": "Done today on Company",
}
HEADINGS: Final = (
    ("Assumption", "id"),
    ("What it is", ""),
    ("Value", "at the medians"),
    ("Per US dollar", "units of its currency"),
    ("Unit", ""),
    ("P5", "5% lie below"),
    ("P95", "5% lie above"),
    ("Live", "does the workbook follow?"),
    ("Grade", "A best, E judgement"),
    ("Status", "how it was read"),
    ("Sources", "keys on Sources"),
    ("Caveat", ""),
)
WIDTHS: Final = (36, 40, 12, 10, 20, 10, 10, 32, 9, 13, 32, 70)
_UNIT_AT: Final = PER_USD_AT + 1


def assumptions_sheet(
    page: Worksheet, layout: Layout, e: Evaluation, drawing: Drawing, styles: Styles, foot: str
) -> None:
    """Draw every assumption on a line; blue where a change of the value is followed."""
    sheet = layout.sheets["assume"]
    begin(page, styles, sheet.title, sheet.about)
    for at, (heading, unit) in enumerate(HEADINGS):
        page.write_string(HEAD, at, heading, styles.name)
        page.write_string(HEAD + 1, at, unit, styles.unit)
    drawing.lines(page, layout.sheets["per_usd"], named=False)
    drawing.lines(page, sheet, named=False)
    for entry in e.library.entries.values():
        _line(page, sheet.first + sheet.names[entry.id], entry, e, styles)
    finish(page, foot, list(WIDTHS), kept=ASSUMED_AT + 1)


def _line(page: Worksheet, row: int, entry: Entry, e: Evaluation, styles: Styles) -> None:
    own = e.scenario.assumptions.get(entry.id)
    ends = (own.p5, own.p95) if isinstance(own, Range) else (entry.p5, entry.p95)
    page.write_string(row, 0, entry.id, styles.words)
    page.write_string(row, 1, entry.label, styles.words)
    for at, end in enumerate(ends, start=_UNIT_AT + 1):
        page.write_number(row, at, end, styles.of("factor", "value"))
    words = (
        _followed(entry.id),
        entry.grade,
        entry.status if own is None else "your own",
        ", ".join(entry.cited),
        entry.caveat,
    )
    page.write_string(row, _UNIT_AT, entry.unit, styles.words)
    for at, text in enumerate(words, start=_UNIT_AT + 3):
        page.write_string(row, at, text, styles.words)
    fit(page, row, [entry.label, *words], [WIDTHS[1], *WIDTHS[_UNIT_AT + 3 :]])


def _followed(id_: str) -> str:
    if id_ in live_assumptions():
        return "Yes: change the value"
    if id_ in IN_THE_PLAN:
        return f"No: change {IN_THE_PLAN[id_]}"
    return "No: only the engine reads it"
