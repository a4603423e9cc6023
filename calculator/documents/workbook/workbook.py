"""The workbook of an evaluation, as the bytes of an .xlsx file."""

from datetime import UTC, date, datetime, time
from io import BytesIO
from typing import Final

import xlsxwriter

from calculator.answer import answer
from calculator.documents.workbook import range_tables, source_tables
from calculator.documents.workbook.answer_sheets import answer_sheet, by_team_sheet
from calculator.documents.workbook.assumptions_sheet import assumptions_sheet
from calculator.documents.workbook.drawing import Drawing
from calculator.documents.workbook.formula_page import FormulaPage
from calculator.documents.workbook.model import Model, model
from calculator.documents.workbook.page import begin, finish, foot_of, one_line
from calculator.documents.workbook.read_me import LIVE, VALUES_ONLY, read_me
from calculator.documents.workbook.sheet import HEAD
from calculator.documents.workbook.styles import Styles
from calculator.documents.workbook.tables import draw
from calculator.evaluate import Evaluation
from calculator.views.wording import made_with

MOST_ROWS: Final = 3_000  # teams by months, up to which there are formulas
OPTIONS: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
ORDER: Final = (
    "headline", "by_team", "given", "cuts", "input", "assume", "law", "company", "team", "exits",
    "keep", "keep_month", "plan", "plan_month",
)  # fmt: skip
BY_TEAM_AND_MONTH: Final = ("keep", "plan")


def workbook(evaluation: Evaluation, day: date | None = None) -> bytes:
    """Return the workbook of an evaluation of which all is worked out.

    `day` is the day it was made on, and is written where it is given. The same evaluation and day
    give the same bytes.
    """
    e, stream = evaluation, BytesIO()
    found, said = model(e), answer(e)
    rows = found.layout.teams * found.layout.months
    live = rows <= MOST_ROWS
    versions = made_with(said["model_version"], said["assumptions_version"])
    foot = foot_of(e.scenario.name, versions)
    book = xlsxwriter.Workbook(stream, OPTIONS)
    start = day or date.fromisoformat(f"{e.scenario.start_month}-01")
    book.set_properties(
        {
            "title": one_line(e.scenario.name),
            "comments": versions,
            "created": datetime.combine(start, time(), UTC),
        }
    )
    styles = Styles(book, e.scenario.currency)
    notes = LIVE if live else tuple(t.format(rows=rows, most=MOST_ROWS) for t in VALUES_ONLY)
    read_me(book.add_worksheet("Read me"), e, styles, foot, notes)
    _draw_model(book, found, e, styles, foot, live=live)
    tables = (
        range_tables.ranges(said),
        range_tables.by_month(said),
        range_tables.alternatives(said),
        range_tables.bridge(said),
        source_tables.sources(e),
        source_tables.about(e, said, day),
    )
    for table in tables:
        draw(book.add_worksheet(table.title), table, styles, foot)
    book.close()
    return stream.getvalue()


def _draw_model(
    book: xlsxwriter.Workbook, found: Model, e: Evaluation, styles: Styles, foot: str, *, live: bool
) -> None:
    drawing = Drawing(found, styles, e.scenario.currency, live=live)
    for key in ORDER:
        if key in BY_TEAM_AND_MONTH and not live:
            continue
        sheet = found.layout.sheets[key]
        page = book.add_worksheet(sheet.title, FormulaPage)
        match key:
            case "headline":
                answer_sheet(page, sheet, e, drawing, styles, foot)
            case "by_team":
                by_team_sheet(page, sheet, e, drawing, styles, foot)
            case "assume":
                assumptions_sheet(page, found.layout, e, drawing, styles, foot)
            case "input" | "company":
                begin(page, styles, sheet.title, sheet.about)
                for at, heading in enumerate(("What it is", "Value", "Unit")):
                    page.write_string(HEAD, at, heading, styles.name)
                    page.write_string(HEAD + 1, at, "", styles.unit)
                drawing.lines(page, sheet)
                finish(page, foot, [58.0, 18.0, 26.0])
            case _:
                drawing.draw(page, sheet, foot)
