"""A file or a pasted block on its way into the grid: its columns, and what it would become."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from calculator.errors import InputError, Problem
from calculator.library import load
from calculator.reading.employees.columns import EMPLOYEES, PLAN_OR_EMPLOYEES, says_who
from calculator.reading.employees.file import EMPLOYEE_LIMITS
from calculator.reading.headers import matched
from calculator.reading.layouts import Layout
from calculator.reading.numbers import Figure
from calculator.reading.plans.draft import ragged
from calculator.reading.plans.file import PLAN_LIMITS, looks_like_plan
from calculator.reading.plans.layout import PLAN
from calculator.reading.sheet import header_of, sheet
from calculator.reading.source import Reading, holds_employees, is_whole, read_bytes
from calculator.reading.table import Cell, Table
from calculator.scenario import Scenario
from calculator.views.grid.rows import FIELDS, Rows, trimmed

PASTED: Final = "pasted rows.tsv"
SAMPLE: Final = 5  # rows shown before a file is used
UNREADABLE: Final = "#VALUE!"  # stands for a cell without a text; the parser refuses it


@dataclass(frozen=True, slots=True)
class Offer:
    """A file that waits to be used; `number` tells it from those before it."""

    number: int
    file: str
    content: bytes = field(repr=False)

    @property
    def is_scenario(self) -> bool:
        """Whether it is a whole scenario, by its ending."""
        return is_whole(self.file)


@dataclass(frozen=True, slots=True)
class FileColumn:
    """One column of a file, and the field it has, or looks as if it had."""

    header: str
    field: str = ""
    suggested: str = ""


@dataclass(frozen=True, slots=True)
class Look:
    """What a table shows at first sight: its columns, and the fields they may have.

    Of a file with one row per person no row is kept, and `dropped` are the headers of ids and
    names, which are not read; `table` is then `None`.
    """

    columns: tuple[FileColumn, ...]
    fields: tuple[str, ...]
    table: Table | None = None
    dropped: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a file would become: a scenario with notes, or the problems in its way."""

    reading: Reading | None
    problems: tuple[Problem, ...] = ()


def pasted(text: str, fields: tuple[str, ...]) -> bytes:
    """Return pasted text as a file; without a header its columns are those of the grid.

    Where there is a tab it separates the cells: a schedule of cuts holds semicolons of its own.
    """
    if looks_like_plan(text):
        return text.encode()
    first = text.lstrip("\r\n").split("\n", 1)[0]
    separator = "\t" if "\t" in first else max(";,", key=first.count)
    header = separator.join(fields[: first.count(separator) + 1])
    return f"{header}\n{text}".encode()


def look(offer: Offer) -> Look:
    """Look at a table; `InputError` where the file holds none."""
    if holds_employees(offer.content, offer.file, {}):
        header = header_of(
            offer.content, offer.file, layout=PLAN_OR_EMPLOYEES, limits=EMPLOYEE_LIMITS
        )
        who = tuple(filter(says_who, header))
        kept = tuple(cell for cell in header if cell not in who)
        return Look(_columns(kept, EMPLOYEES), tuple(EMPLOYEES.required), dropped=who)
    table = sheet(offer.content, offer.file, layout=PLAN, limits=PLAN_LIMITS)
    return Look(_columns(table.header.cells, PLAN), FIELDS, table)


def sample(table: Table) -> dict[str, list[str]]:
    """Return the first rows as they were read, column by column."""
    found: dict[str, list[str]] = {}
    for index, cell in enumerate(table.header.cells):
        header = cell or f"column {index + 1}"
        name = f"{header} ({index + 1})" if header in found else header
        found[name] = [_text(row.cell(index)) for row in table.rows[:SAMPLE]]
    return found


def outcome(
    offer: Offer, chosen: Mapping[str, str], currency: str, calendar: Iterable[str] = ()
) -> Outcome:
    """Read the whole of it with the chosen columns, as a file is read everywhere.

    `calendar` holds the settings that its dates are counted by, if not by the defaults.
    """
    settings = () if offer.is_scenario else (f"currency={currency}", *calendar)
    try:
        reading = read_bytes(offer.content, offer.file, columns=chosen, settings=settings)
    except InputError as error:
        return Outcome(None, error.problems)
    return Outcome(reading)


def calendar_of(base: Scenario) -> tuple[str, ...]:
    """Return the settings of a scenario's start and horizon, where they are not the defaults."""
    start = base.start_month or load().as_of
    horizon = Scenario.model_fields["horizon_months"].default
    return (
        *((f"start_month={start}",) if start != load().as_of else ()),
        *((f"horizon_months={base.horizon_months}",) if base.horizon_months != horizon else ()),
    )


def foreign_money(currency: str, base: Scenario) -> Problem | None:
    """Say why rows in one currency cannot stand among those in another."""
    if currency == base.currency:
        return None
    return Problem(
        f"the file's money is in {currency}, that of the plan below in {base.currency}, so its "
        "rows cannot be put there",
        "Mend the file and use it as a plan of its own, or convert its money",
    )


def not_to_be_mended_here(table: Table, currency: str, base: Scenario) -> tuple[Problem, ...]:
    """Say why rows cannot come into the grid as they stand; empty where they can.

    The cells of a row that is longer or shorter than the header may belong to other columns.
    """
    foreign = foreign_money(currency, base)
    uneven = [row.number for row in table.rows if ragged(row, table.header)]
    if not uneven:
        return (foreign,) if foreign else ()
    more = f" ({len(uneven) - 1} more such rows)" if uneven[1:] else ""
    unsure = Problem(
        f"the cells of row {uneven[0]} do not match the header{more}, so it is not sure which "
        "column each belongs to",
        "Mend such rows in the file, and bring it in again",
    )
    return (unsure, foreign) if foreign else (unsure,)


def as_typed(table: Table, chosen: Mapping[str, str]) -> Rows:
    """Return the rows of a file as they stand, each cell under its field, to be mended here.

    Only for rows that `not_to_be_mended_here` has nothing against.
    """
    fields = matched(table.header.cells, chosen, PLAN).fields
    places = {field: index for index, field in fields.items()}
    return trimmed(
        tuple(_text(row.cell(places[field])) if field in places else "" for field in FIELDS)
        for row in table.rows
    )


def _columns(header: Iterable[str], layout: Layout) -> tuple[FileColumn, ...]:
    """Return the columns that have a header, each with its field as far as it is sure."""
    cells = tuple(header)
    match = matched(cells, {}, layout)
    return tuple(
        FileColumn(cell, match.fields.get(index, ""), match.suggested.get(cell, ""))
        for index, cell in enumerate(cells)
        if cell
    )


def _text(cell: Cell) -> str:
    if isinstance(cell, Problem):
        return UNREADABLE
    return cell.text if isinstance(cell, Figure) else cell
