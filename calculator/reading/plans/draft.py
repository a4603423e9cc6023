"""A headcount plan as far as it can be read: every team, and every problem where it stands."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from calculator.errors import InputError, Problem
from calculator.reading.cells import value
from calculator.reading.decimal_mark import decimal_mark
from calculator.reading.headers import matched
from calculator.reading.numbers import DecimalMark, Figure, shortened
from calculator.reading.plans.cells import PlanCell, line_of, numbers, unreadable
from calculator.reading.plans.columns import COLUMNS
from calculator.reading.plans.layout import PLAN
from calculator.reading.table import Cell, Row, Table, TextRow
from calculator.scenario import scenario_from

MOST_PROBLEMS = 10_000
_LONGEST_HORIZON = 120
_MONTH_AND_POSTS = re.compile(r"\d{1,4}\s*:.*[\d.]", re.ASCII | re.DOTALL)
_Read = TypeVar("_Read")


@dataclass(frozen=True, slots=True)
class Draft:
    """What could be read of a plan.

    `teams` are the rows with as many cells as the header; those at the indices in `faulty` have a
    problem of their own, or lack a field that a team needs. `team_rows` are their rows, by index;
    `rows` and `headers` say where each name and field stands in the file.
    """

    teams: tuple[dict[str, Any], ...]
    faulty: frozenset[int]
    team_rows: tuple[int, ...]
    rows: Mapping[str, int]
    headers: Mapping[str, str]
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]
    suggested_columns: Mapping[str, str]


def draft(sheet: Table, file: str, *, columns: Mapping[str, str], currency: str) -> Draft:
    """Read the teams of a table, a file's or the screen's; every fault is a problem in the draft.

    `columns` confirms which field a column holds, by header; currency signs must agree with
    `currency`; `file` is the name that problems carry.
    """
    header = sheet.header
    match = matched(header.cells, columns, PLAN)
    whole = [row for row in sheet.rows if not ragged(row, header)]
    lines = _useful((line_of(row, header, match.fields) for row in whole), unreadable)
    mark, unsettled = decimal_mark(list(numbers(cell for line in lines for cell in line)))
    read = _useful((_team(line, mark) for line in lines), lambda team: len(team[1]))
    lines, whole, beyond = lines[: len(read)], whole[: len(read)], whole[len(read) :]
    cells = [cell for line in lines for cell in line]
    repeated = _repeated(lines)
    problems = [
        *(replace(problem, row=header.number) for problem in match.problems),
        # A column still to be confirmed may hold the number that decides.
        *(() if match.problems else unsettled),
        *filter(None, (ragged(row, header) for row in sheet.rows)),
        *(problem for _, found in read for problem in found),
        *repeated.values(),
        *_foreign_money(cells, currency),
        *(_unchecked(row) for row in beyond[:1]),
    ]
    return Draft(
        teams=tuple(team for team, _ in read),
        faulty=frozenset(repeated) | {i for i, line in enumerate(read) if _is_faulty(*line)},
        team_rows=tuple(row.number for row in whole),
        rows={str(cell.written): cell.row for cell in reversed(cells) if cell.is_name},
        headers={name: header.cells[index] for index, name in match.fields.items()},
        problems=tuple(_in_reading_order(problems, file, header)),
        warnings=(*sheet.warnings, *_unused(match.unused, header, sheet.rows, file)),
        suggested_columns=match.suggested,
    )


def _useful(rows: Iterable[_Read], problems: Callable[[_Read], int]) -> list[_Read]:
    """Take rows until their problems are more than anyone mends at once."""
    taken, found = [], 0
    for row in rows:
        taken.append(row)
        found += problems(row)
        if found > MOST_PROBLEMS:
            break
    return taken


def _unchecked(row: Row) -> Problem:
    rule = f"from here on nothing was checked: above are more than {MOST_PROBLEMS:,} problems"
    return Problem(rule, "Mend those first, and give the file again", row=row.number)


def ragged(row: Row, header: TextRow) -> Problem | None:
    """Compare the cells of a row with the header; empty cells beyond its end do not count."""
    filled = max(index for index, cell in enumerate(row.cells, start=1) if cell)
    wanted = max(index for index, cell in enumerate(header.cells, start=1) if cell)
    if wanted <= len(row.cells) and filled <= len(header.cells):
        return None
    if "cut_month" in PLAN.recognised(header.cells) and any(map(_is_schedule, row.cells)):
        fix = 'Put a schedule in quotes ("3:10;9:15")'
    elif len(row.cells) < wanted:
        fix = "Fill every row up to the last column; a cell may be empty"
    else:
        fix = 'Put a cell that holds the separator in quotes ("1,200")'
    rule = f"the row has {len(row.cells)} cells, the header has {len(header.cells)}"
    return Problem(rule, fix, row=row.number)


def _is_schedule(cell: Cell) -> bool:
    return isinstance(cell, str) and bool(_MONTH_AND_POSTS.fullmatch(cell))


def _team(
    line: Sequence[PlanCell], mark: DecimalMark | None
) -> tuple[dict[str, Any], list[Problem]]:
    """Return the fields of a row that could be read, and every problem of the row."""
    team: dict[str, Any] = {}
    problems = []
    for cell in line:
        read = cell.written
        settled = read if isinstance(read, Problem) else value(read, cell.column, mark)
        if isinstance(settled, Problem):
            problems.append(cell.at(settled))
        elif settled is not None:
            team[cell.column.field] = settled
    by_field = {cell.column.field: cell for cell in line if cell.column.field in team}
    for problem in _broken_rules(team):
        cell_at_fault = by_field.get(problem.path.rpartition("].")[2])
        if cell_at_fault:
            problems.append(cell_at_fault.at(problem))
    return team, problems


def _is_faulty(team: Mapping[str, Any], problems: Sequence[Problem]) -> bool:
    return bool(problems) or any(c.required and c.field not in team for c in COLUMNS.values())


def _broken_rules(team: Mapping[str, Any]) -> tuple[Problem, ...]:
    """Return the rules a team breaks on its own; the horizon is not the plan's to know."""
    try:
        scenario_from({"teams": [team], "horizon_months": _LONGEST_HORIZON})
    except InputError as error:
        return error.problems
    return ()


def _repeated(lines: Sequence[Sequence[PlanCell]]) -> dict[int, Problem]:
    """Return a problem for every row, by index, whose team stands in an earlier row."""
    first: dict[str, int] = {}
    problems = {}
    for index, line in enumerate(lines):
        for cell in (cell for cell in line if cell.is_name):
            name = str(cell.written)
            row = first.setdefault(name, cell.row)
            if row != cell.row:
                rule = f"the team {shortened(name)} already stands in row {row}"
                problems[index] = cell.at(Problem(rule, "Give every team its own name"))
    return problems


def _foreign_money(cells: Iterable[PlanCell], currency: str) -> list[Problem]:
    """Return one problem for each sign that cannot be the scenario's currency."""
    found: dict[tuple[str, tuple[str, ...]], list[PlanCell]] = {}
    for cell in cells:
        read = cell.written
        if isinstance(read, Figure) and read.currencies and currency not in read.currencies:
            found.setdefault((cell.header, read.currencies), []).append(cell)
    problems = []
    for (_, codes), group in found.items():
        first, more = group[0], len(group) - 1
        given = shortened(str(getattr(first.written, "text", "")))
        others = f" ({more} more such rows)" if more else ""
        rule = f"{given} is in {' or '.join(codes[:3])}, the scenario's currency is {currency}"
        fix = f"Take the sign away, or set the scenario's currency: --set currency={codes[0]}"
        problems.append(first.at(Problem(rule + others, fix)))
    return problems


def _unused(
    unused: Iterable[int], header: TextRow, rows: Iterable[Row], file: str
) -> Iterator[Problem]:
    for index in unused:
        name = header.cells[index]
        if name:
            rule = f"{shortened(name)} is not a column of a plan, and is not used"
            yield Problem(rule, file=file, row=header.number, column=name)
        elif any(row.cell(index) for row in rows):
            rule = f"column {index + 1} has no header, and is not used"
            yield Problem(rule, file=file, row=header.number, column=str(index + 1))


def _in_reading_order(problems: Iterable[Problem], file: str, header: TextRow) -> list[Problem]:
    columns = {name: index for index, name in enumerate(header.cells)}
    return sorted(
        (replace(problem, file=file) for problem in problems),
        key=lambda problem: (problem.row or 0, columns.get(problem.column, -1)),
    )
