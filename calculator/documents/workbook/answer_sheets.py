"""The run at the medians by formula, beside what the engine found, and the range of the draws."""

import math
from typing import Any, Final

import numpy as np
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from calculator.documents.workbook.drawing import Drawing
from calculator.documents.workbook.headline import UNDEFINED
from calculator.documents.workbook.page import begin, finish
from calculator.documents.workbook.sheet import HEAD, Sheet
from calculator.documents.workbook.styles import Styles
from calculator.estimates import estimate, month_estimate
from calculator.evaluate import Evaluation

NEVER: Final = "never"
RANGE: Final = ("p10", "p50", "p90")
HEADINGS: Final = (
    ("Figure", ""),
    ("By formula", "run at the medians"),
    ("Unit", ""),
    ("By the engine", "run at the medians"),
    ("Difference", "formula less engine"),
    ("P10", "of the draws"),
    ("Median", "of the draws"),
    ("P90", "of the draws"),
)
_AT: Final = {heading: at for at, (heading, _) in enumerate(HEADINGS)}
_RANGE_AT: Final = dict(zip(RANGE, ("P10", "Median", "P90"), strict=True))


def answer_sheet(
    page: Worksheet, sheet: Sheet, e: Evaluation, drawing: Drawing, styles: Styles, foot: str
) -> None:
    """Draw the headline figures: a month may never come, and a share may be of nothing."""
    begin(page, styles, sheet.title, sheet.about)
    for at, (heading, unit) in enumerate(HEADINGS):
        page.write_string(HEAD, at, heading, styles.name)
        page.write_string(HEAD + 1, at, unit, styles.unit)
    drawing.lines(page, sheet)
    outcomes = e.outcomes("planned")
    for column in sheet.columns:
        row, drawn = sheet.first + sheet.names[column.name], getattr(outcomes, column.name)
        is_month = column.name.endswith("_month")
        found = month_estimate(drawn) if is_month else estimate(drawn)
        absent = NEVER if is_month else UNDEFINED
        style = styles.of(column.look, "value")
        _put(page, (row, _AT["By the engine"]), found["centre"], style, absent)
        difference(page, row, _AT, styles.of(column.look))
        for quantile, heading in _RANGE_AT.items():
            place = row, _AT[heading]
            _put(page, place, found[quantile], style, absent)
    finish(page, foot, [44.0, 18.0, 14.0, 18.0, 16.0, 16.0, 16.0, 16.0])


def by_team_sheet(
    page: Worksheet, sheet: Sheet, e: Evaluation, drawing: Drawing, styles: Styles, foot: str
) -> None:
    """Draw what the plan comes to by team, and what the engine says it is worth."""
    drawing.draw(page, sheet, foot)
    engine = len(sheet.columns)
    at = {"By formula": sheet.names["net_value"], "By the engine": engine, "Difference": engine + 1}
    for heading, unit in HEADINGS[3:5]:
        page.write_string(HEAD, at[heading], heading, styles.name)
        page.write_string(HEAD + 1, at[heading], f"net value, {unit}", styles.unit)
    page.set_column(engine, engine + 1, 16)
    for team, worth in enumerate(e.outcomes("planned").team_net_value[:, -1]):
        row = sheet.first + team
        _put(page, (row, engine), float(worth), styles.of("money", "value"))
        difference(page, row, at, styles.of("money"))


def difference(page: Worksheet, row: int, at: dict[str, int], style: Any) -> None:
    """Write formula less engine; of two that are no numbers, whether they differ."""
    ours, engine = (xl_rowcol_to_cell(row, at[name]) for name in ("By formula", "By the engine"))
    both = f"AND(ISNUMBER({ours}),ISNUMBER({engine}))"
    formula = f"=IF({both},{ours}-{engine},IF({ours}={engine},0,1))"
    page.write_formula(row, at["Difference"], formula, style, 0)


def _put(
    page: Worksheet, at: tuple[int, int], value: float | None, style: Any, absent: str = UNDEFINED
) -> None:
    if value is None or not math.isfinite(np.float64(value)):
        page.write_string(*at, absent, style)
    else:
        page.write_number(*at, value, style)
