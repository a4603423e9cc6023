"""The plan page in words: its headline and totals, the columns, and what is to be mended."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from calculator.beliefs import constant
from calculator.errors import Problem
from calculator.library import load
from calculator.reading.plans.columns import COLUMNS
from calculator.scenario import Scenario, Team
from calculator.views.assumptions.assumed import assumed
from calculator.views.grid.reading import Read, Totals
from calculator.views.grid.rows import NAME, REQUIRED, Rows
from calculator.views.money import exact, full_money, money, percent, posts, whole
from calculator.views.on_screen import on_screen

LISTED: Final = 12  # problems in sentences; the table below them has all
_FIELD: Final = re.compile(r"\b(" + "|".join(f for f in COLUMNS if "_" in f) + r")\b")
_HOW: Final[Mapping[str, str]] = {
    "text": "Any text; every team has its own.",
    "money": "A number such as 52000 or $52,000.",
    "share": "A share such as 12% or 0.12.",
    "month": "A month, counted from 1.",
    "number": "A number such as 12 or 4.5.",
    "flag": "yes or no.",
}
_DEFAULTS: Final[Mapping[str, str]] = {
    "role_family": "other",
    "cut_month": "month 1",
    "ai_share_claimed": "no work",
    "claim_evidence": "claim",
    "measured_as": "time_saved",
    "function_ends": "no",
    "protected": "no",
}


def headline(totals: Totals, currency: str) -> str:
    """Say in one sentence how much the plan ends."""
    if not totals.teams:
        return "No row of the plan can be read yet."
    if not totals.posts_cut:
        return f"The plan ends none of {posts(totals.headcount)} posts."
    return (
        f"The plan ends {posts(totals.posts_cut)} of {posts(totals.headcount)} posts "
        f"({percent(totals.share_cut)}) and {money(totals.payroll_cut, currency)} of "
        f"{money(totals.payroll, currency)} annual payroll."
    )


def tiles(totals: Totals, currency: str) -> tuple[tuple[str, str, str], ...]:
    """Return label, value and full value of every total."""
    return (
        ("Headcount", posts(totals.headcount), f"{posts(totals.headcount)} posts today"),
        (
            "Annual payroll",
            money(totals.payroll, currency),
            f"{full_money(totals.payroll, currency)} of base salaries a year",
        ),
        ("Posts cut", posts(totals.posts_cut), f"{posts(totals.posts_cut)} posts end"),
        ("Share cut", percent(totals.share_cut), "Posts cut, of all posts"),
        (
            "Payroll of the cut posts",
            money(totals.payroll_cut, currency),
            f"{full_money(totals.payroll_cut, currency)} of base salaries a year",
        ),
    )


def counted(totals: Totals) -> str:
    """Say how many rows the totals hold, and how many they leave out."""
    teams = "1 team" if totals.teams == 1 else f"{whole(totals.teams)} teams"
    if not totals.left_out:
        return f"{teams}; every row is read."
    rows = "1 row is" if totals.left_out == 1 else f"{whole(totals.left_out)} rows are"
    return f"{teams}; {rows} left out of the totals until mended."


def label(field: str, currency: str = "") -> str:
    """Return the heading of a column."""
    text = field.replace("_", " ").capitalize().replace("Ai ", "AI ").replace(" ai ", " AI ")
    return f"{text} ({currency})" if currency and COLUMNS[field].kind == "money" else text


def column_help(field: str, scenario: Scenario) -> str:
    """Say what a column is, how to write it and what an empty cell stands for."""
    column = COLUMNS[field]
    how = _HOW.get(column.kind) or f"One of: {', '.join(column.choices)}."
    if column.takes_schedule:
        how = "A month, or a schedule of month:posts such as 3:10;9:15, adding up to planned cuts."
    described = Team.model_fields[field].description or ""
    empty = "" if field in REQUIRED else f" Empty: {default(field, scenario)}."
    return f"{described.split(';')[0].split(', or a schedule')[0]}. {how}{empty}"


def default(field: str, scenario: Scenario) -> str:
    """Say what an empty cell of an optional column of a plan stands for."""
    library = load()
    if field in _DEFAULTS:
        return _DEFAULTS[field]
    if field == "tenure_years":
        return f"{exact(constant('tenure_years', scenario, library))} years"
    if field == "ai_claim_month":
        due = constant("claim_month", scenario, library)
        return f"month {due:.0f}, or 1 where it is measured"
    if field in {"slack", "spare_capacity_use"}:
        return f"drawn, mostly {assumed(field, scenario, library)}"
    return "the usual of its kind of work"


def mend(read: Read) -> dict[int, str]:
    """Return what to mend in each row, by its number."""
    found: dict[int, list[str]] = {}
    for problem in read.problems:
        if problem.row:
            found.setdefault(problem.row, []).append(f"{_column(problem)}{sentence(problem)}")
    return {row: " ".join(texts) for row, texts in found.items()}


def mend_lines(read: Read, rows: Rows) -> list[str]:
    """Return one line a problem: the team, the column, what was given, the rule and the fix."""
    lines = [f"{_place(problem, rows)}{sentence(problem)}" for problem in read.problems[:LISTED]]
    more = len(read.problems) - LISTED
    return [*lines, f"{whole(more)} more, all in the table below."] if more > 0 else lines


def mend_table(problems: Iterable[Problem], rows: Rows) -> dict[str, list[str]]:
    """Return every problem as columns of text."""
    table: dict[str, list[str]] = {
        name: [] for name in ("Row", "Team", "Column", "What is wrong", "What to do")
    }
    for problem in problems:
        cells = (
            str(problem.row or ""),
            _team(problem, rows),
            label(problem.column) if problem.column in COLUMNS else problem.column,
            in_words(problem.rule),
            in_words(_here(problem.fix)),
        )
        for column, text in zip(table.values(), cells, strict=True):
            column.append(text)
    return table


def sentence(problem: Problem) -> str:
    """Return rule and fix, in the words of this page."""
    rule, fix = in_words(problem.rule), in_words(_here(problem.fix))
    return f"{_capital(rule)}. {fix}." if fix else f"{_capital(rule)}."


def in_words(text: str) -> str:
    """Write the names of fields as words."""
    return _FIELD.sub(lambda match: match[0].replace("_", " "), text)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _here(fix: str) -> str:
    """Say for this page what a message says for the command line."""
    here = on_screen(
        fix,
        columns="Choose what the column is, or set it aside, under Columns",
        currency="choose the currency of the file where you import it",
    )
    return here.replace(" or a longer horizon_months", "")


def _team(problem: Problem, rows: Rows) -> str:
    row = problem.row or 0
    return rows[row - 1][NAME].strip() if 0 < row <= len(rows) else ""


def _place(problem: Problem, rows: Rows) -> str:
    if not problem.row:
        return ""
    team = _team(problem, rows)
    row = f"{team} (row {problem.row})" if team else f"Row {problem.row}"
    return f"{row}, {column}" if (column := _column(problem)) else f"{row}: "


def _column(problem: Problem) -> str:
    """Name the column, unless the sentence starts with it."""
    if problem.column not in COLUMNS or problem.rule.startswith(problem.column):
        return ""
    return f"{label(problem.column)}: "


def on_this_page(problem: Problem) -> Problem:
    """Say a problem of a file in the words of this page."""
    return replace(problem, rule=in_words(problem.rule), fix=in_words(_here(problem.fix)))
