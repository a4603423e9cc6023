"""Everything that is known of one plan as plain data, and the same as one tidy table.

A tidy table has one value a row: which table it is from, what it is of (a team, an alternative, a
step, a driver), in which month, what is measured, and as which statistic of the draws.
"""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from calculator.documents.findings import Findings
from calculator.documents.inert import inert
from calculator.estimates import Json
from calculator.json_line import json_line
from calculator.views.believe.data import data as believe_data

COLUMNS: Final = ("table", "of", "month", "measure", "statistic", "value")
STATISTICS: Final = frozenset({"p5", "p10", "p50", "p90", "p95", "mean", "centre", "low", "high"})
NAMES: Final = ("team", "policy", "step", "id", "name", "kind")  # what a row of a list is of


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the data a value stands."""

    table: str
    of: str = ""
    month: str = ""
    measure: str = ""


def everything(findings: Findings) -> Json:
    """Return the answer as `evaluate --json` gives it, and beside it what the analyses found."""
    watched, found = findings.watched, findings.matters
    return {
        **findings.answer,
        "believe": {"policy": "planned", **believe_data(findings.believed)},
        "signals": watched and {name: watched[name] for name in ("rules", "signals")},
        "sensitivity": found,
    }


def as_json(findings: Findings) -> str:
    """Return everything as JSON on one line."""
    return json_line(everything(findings)) + "\n"


def as_csv(findings: Findings) -> str:
    """Return everything as a tidy table in CSV; text that a spreadsheet would run is made inert."""
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for place, statistic, value in rows(everything(findings)):
        cells = (place.table, place.of, place.month, place.measure, statistic, value)
        writer.writerow(inert(cell) if isinstance(cell, str) else cell for cell in cells)
    return lines.getvalue()


def rows(data: Mapping[str, Any]) -> Iterator[tuple[Place, str, Any]]:
    """Yield every value with its place and its statistic, in the order of the data."""
    for table, node in data.items():
        yield from _rows(node, Place(table))


def _rows(node: Any, place: Place) -> Iterator[tuple[Place, str, Any]]:
    if isinstance(node, Mapping):
        for name, value in node.items():
            if name in STATISTICS and not isinstance(value, Mapping | list):
                yield place, name, value
            else:
                yield from _rows(value, replace(place, measure=_under(place.measure, name)))
    elif isinstance(node, Sequence) and not isinstance(node, str):
        for number, item in enumerate(node, start=1):
            yield from _rows(*_placed(item, number, place))
    else:
        yield place, "", node


def _placed(item: Any, number: int, place: Place) -> tuple[Any, Place]:
    """Return a row of a list without what it is of, and its place."""
    if not isinstance(item, Mapping):
        return item, replace(place, measure=_under(place.measure, str(number)))
    rest = dict(item)
    name = next((key for key in NAMES if isinstance(rest.get(key), str)), None)
    of = rest.pop(name) if name else "" if "month" in rest else str(number)
    month = rest.pop("month", None)
    return rest, replace(
        place,
        of=_under(place.of, of) if of else place.of,
        month=place.month if month is None else str(month),
    )


def _under(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name
