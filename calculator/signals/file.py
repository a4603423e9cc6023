"""Observations from a file (CSV, XLSX, JSON, YAML) or from fields: month, signal, value."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import PurePath
from typing import Any, Final

from calculator.errors import InputError, Problem
from calculator.reading.decimal_mark import Placed, decimal_mark
from calculator.reading.encoding import utf8
from calculator.reading.file_content import file_content
from calculator.reading.headers import matched
from calculator.reading.json_text import json_data
from calculator.reading.layouts import Layout, matching_key
from calculator.reading.numbers import DecimalMark, Figure, figure, shortened
from calculator.reading.plans.draft import ragged
from calculator.reading.sheet import sheet
from calculator.reading.table import Cell, Limits
from calculator.reading.yaml_text import yaml_data
from calculator.signals.catalogue import SIGNALS
from calculator.signals.observed import Observation

LIMITS: Final = Limits(rows=2_000, one_row="one row a figure", bytes=1_000_000)
FIELDS: Final = ("month", "signal", "value")
LAYOUT: Final = Layout(
    "observations",
    dict.fromkeys(FIELDS, True),
    {
        "month": "period, month number, in month",
        "signal": "measure, metric, indicator, what, name",
        "value": "observed, figure, number, amount, observed value",
    },
)
_DEPTH = 4
_PERCENT = {"share", "ratio", "growth"}


@dataclass(frozen=True, slots=True)
class Given:
    """One figure as it was given: three cells, and where they stand."""

    month: Cell
    signal: Cell
    value: Cell
    file: str = ""
    row: int | None = None
    path: str = ""

    def at(self, problem: Problem, column: str) -> Problem:
        """Return a problem with its place."""
        return replace(
            problem,
            file=self.file,
            row=self.row,
            column=column if self.row is not None else "",
            path=self.path,
        )


def read_observed(path: str) -> list[Observation]:
    """Read the file at a path; `InputError` names every figure that cannot be read."""
    return read_observed_bytes(file_content(path, LIMITS.bytes), PurePath(path).name)


def read_observed_bytes(content: bytes, file: str) -> list[Observation]:
    """Read a file named `file`; its ending says the format, CSV where it says none."""
    ending = PurePath(file).suffix.casefold()
    if ending in {".json", ".yaml", ".yml"}:
        return observations(_from_data(content, file, is_json=ending == ".json"))
    return observations(_from_table(content, file))


def observations(given: Sequence[Given]) -> list[Observation]:
    """Read figures; the decimal mark is decided once from all of them."""
    figures = [(one, _figure(one.value)) for one in given]
    numbers = [
        Placed(one.row or place, "value", read)
        for place, (one, read) in enumerate(figures, start=1)
        if isinstance(read, Figure)
    ]
    mark, unclear = decimal_mark(numbers)
    rows = {one.row or place: one for place, one in enumerate(given, start=1)}
    found = [rows[int(problem.row or 0)].at(problem, "value") for problem in unclear]
    read_rows = [_observation(one, read, mark) for one, read in figures]
    found += [problem for row in read_rows if isinstance(row, list) for problem in row]
    if found:
        raise InputError(found)
    return [row for row in read_rows if isinstance(row, Observation)]


def _observation(
    given: Given, read: Figure | Problem, mark: DecimalMark | None
) -> Observation | list[Problem]:
    signal, month = _signal(given.signal), _month(given.month)
    wrong = [
        given.at(item, column)
        for item, column in ((month, "month"), (signal, "signal"), (read, "value"))
        if isinstance(item, Problem)
    ]
    if isinstance(read, Figure) and isinstance(signal, str):
        wrong += [given.at(problem, "value") for problem in _signs(read, signal)]
    value = read.value(mark) if isinstance(read, Figure) else None
    if wrong or value is None or isinstance(signal, Problem) or isinstance(month, Problem):
        return wrong
    return Observation(month, signal, value, given.file, given.row, given.path)


def _signs(read: Figure, signal: str) -> Iterator[Problem]:
    if read.currencies:
        yield Problem(
            f"{shortened(read.text)} has a currency sign, and {signal} is not money",
            "Take the currency sign away",
        )
    if read.percent and SIGNALS[signal].unit not in _PERCENT:
        yield Problem(
            f"{shortened(read.text)} has a percent sign, and {signal} is no share",
            "Take the percent sign away",
        )


def _figure(cell: Cell) -> Figure | Problem:
    if isinstance(cell, str) and not cell.strip():
        return Problem("the value is missing", "Give what was observed, or leave the row out")
    return figure(cell) if isinstance(cell, str) else cell


def _month(cell: Cell) -> int | Problem:
    if isinstance(cell, str) and not cell.strip():
        return Problem("the month is missing", "Months count from 1: write 6 for the sixth month")
    read = figure(cell) if isinstance(cell, str) else cell
    value = None if isinstance(read, Problem) or read.percent else read.value(".")
    if value is None or not value.is_integer():
        text = cell if isinstance(cell, str) else getattr(cell, "text", "the cell")
        return Problem(
            f"{shortened(text)} is not a month", "Months count from 1: write 6 for the sixth month"
        )
    return int(value)


def _signal(cell: Cell) -> str | Problem:
    text = cell if isinstance(cell, str) else getattr(cell, "text", "")
    known = {matching_key(name): id_ for id_, s in SIGNALS.items() for name in (id_, s.label)}
    key = matching_key(text)
    if key in known:
        return known[key]
    if not text.strip():
        return Problem("the signal is missing", f"Name one of {', '.join(SIGNALS)}")
    near = dict.fromkeys(known[k] for k in get_close_matches(key[:40], known, 3, 0.5))
    closest = f"Closest: {', '.join(near)}; all" if near else "Choose one"
    return Problem(
        f"{shortened(text)} is not a signal to watch", f"{closest}: {', '.join(SIGNALS)}"
    )


def _from_table(content: bytes, file: str) -> list[Given]:
    table = sheet(content, file, layout=LAYOUT, limits=LIMITS)
    match = matched(table.header.cells, {}, LAYOUT)
    if match.problems:
        row = table.header.number
        raise InputError(
            replace(problem, file=file, row=row, fix=f"Name the columns {', '.join(FIELDS)}")
            for problem in match.problems
        )
    uneven = [problem for row in table.rows if (problem := ragged(row, table.header))]
    if uneven:
        raise InputError(replace(problem, file=file) for problem in uneven)
    places = {field: index for index, field in match.fields.items()}
    month, signal, value = (places[field] for field in FIELDS)
    return [
        Given(row.cell(month), row.cell(signal), row.cell(value), file, row.number)
        for row in table.rows
    ]


def _from_data(content: bytes, file: str, *, is_json: bool) -> list[Given]:
    text = utf8(content, file, fix="Save the figures as JSON or YAML in UTF-8")
    try:
        data = json_data(text) if is_json else yaml_data(text, _DEPTH)
    except RecursionError:
        rule = "the file is nested too deeply"
        raise InputError([Problem(rule, "Give a list of figures", file)]) from None
    except InputError as error:
        raise InputError(replace(problem, file=file) for problem in error.problems) from None
    rows = data.get("observed") if isinstance(data, dict) else data
    if not isinstance(rows, list) or not rows:
        raise InputError(
            [
                Problem(
                    "the file holds no figures",
                    'Give a list, as in {"observed": [{"month": 6, "signal": "quits", '
                    '"value": 12}]}',
                    file,
                )
            ]
        )
    if len(rows) > LIMITS.rows:
        rule = f"the file has more than {LIMITS.rows:,} figures"
        raise InputError([Problem(rule, "Leave some out", file)])
    return [_item(item, place, file) for place, item in enumerate(rows, start=1)]


def _item(item: Any, place: int, file: str) -> Given:
    path = f"observed[{place}]"
    unknown = (
        sorted(set(item) - set(FIELDS)) if isinstance(item, Mapping) else [type(item).__name__]
    )
    if unknown:
        rule = f"{', '.join(map(str, unknown))} is no part of a figure"
        fix = f"Give {', '.join(FIELDS)} and nothing else"
        raise InputError([Problem(rule, fix, file, path=path)])
    month, signal, value = (_cell(item.get(field)) for field in FIELDS)
    return Given(month, signal, value, file, path=path)


def _cell(value: Any) -> Cell:
    """Take a number as it is: no decimal mark is to be guessed."""
    if isinstance(value, bool | Mapping | list):
        return Problem(f"{shortened(str(value))} is not a figure", "Give a number or a text")
    if isinstance(value, int | float):
        return Figure(repr(value), {".": float(value), ",": float(value)})
    return "" if value is None else str(value)
