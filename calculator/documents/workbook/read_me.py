"""The first sheet: what the workbook is, what follows a change, and what does not."""

from typing import Final

from xlsxwriter.worksheet import Worksheet

from calculator.documents.workbook.page import begin, fit, set_up
from calculator.documents.workbook.styles import Style, Styles
from calculator.evaluate import Evaluation

WIDTH: Final = 96  # characters
LIVE: Final = (
    (
        "The run at the medians, month by month and team by team, is worked out here by "
        "formulas: first if nobody is laid off (Keep), then under the plan (Plan). Change a "
        "blue cell, let the workbook recalculate, and every figure follows as the engine would "
        "have it."
    ),
    (
        "Change headcount, salary and what a team is on Teams, cuts on Cuts, what holds for the"
        " company on Company, and assumptions on Assumptions where Live says yes. An assumption"
        " stands at its median, which need not be the default the app shows."
    ),
    (
        "Answer sets each figure beside the one the engine found for the plan as it was given. "
        "The difference is rounding until you change something; from then on it is what your "
        "change does."
    ),
)
VALUES_ONLY: Final = (
    (
        "This plan has {rows:,} rows of teams by months, more than the {most:,} up to which "
        "formulas fit in a workbook that still opens. The months are given as values, the "
        "sheets by team and month are left out, and no figure follows a change. Take fewer "
        "teams, or a shorter horizon, for formulas."
    ),
)
FIXED: Final = (
    (
        "Values that do not follow a change: grey cells, which the engine reads out of law, "
        "role families and initiatives (process and notice of a layoff follow from the size of "
        "the cut by the law's thresholds, duties by month from what the company uses); and "
        "Ranges, Ranges by month, Alternatives and Bridge, which come from the draws. For "
        "those, change the plan in the app and take the workbook again."
    ),
    (
        "Defaults that depend on the kind of work or on an assumption stand on Teams and "
        "Company as if you had given them. The horizon sets the number of rows and cannot be "
        "changed here. Add a team in the app, not here."
    ),
    (
        "Money is nominal in the columns of the months, and discounted where the heading says "
        "so. Month 0 is today. Costs are positive in their own columns; Cash is minus their "
        "sum."
    ),
)


def read_me(
    page: Worksheet, e: Evaluation, styles: Styles, foot: str, notes: tuple[str, ...]
) -> None:
    """Write the first sheet; `notes` say what is live."""
    begin(page, styles, "Headcount Horizon", "A workbook for checking every figure.")
    page.write_string(2, 0, e.scenario.name, styles.strong)
    page.write_string(4, 0, "What is live", styles.strong)
    row = 5
    for text in notes:
        row = _paragraph(page, row, text, styles)
    page.write_string(row + 1, 0, "What is not", styles.strong)
    row += 2
    for text in FIXED:
        row = _paragraph(page, row, text, styles)
    page.write_string(row + 1, 0, "Colours", styles.strong)
    legend: tuple[tuple[str, Style], ...] = (
        ("Blue: yours to change", "input"),
        ("Grey: given by the engine, does not follow", "engine"),
        ("White: a formula, or a value of the draws", "formula"),
    )
    for at, (text, style) in enumerate(legend, start=row + 2):
        page.write_string(at, 0, text, styles.of("text", style))
    page.set_column(0, 0, WIDTH)
    set_up(page, foot)


def _paragraph(page: Worksheet, row: int, text: str, styles: Styles) -> int:
    page.write_string(row, 0, text, styles.words)
    fit(page, row, [text], [WIDTH])
    return row + 1
