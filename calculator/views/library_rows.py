"""The library as plain JSON data: what the Assumptions page says, and where a plan differs."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from calculator.beliefs import belief
from calculator.library import as_rows
from calculator.scenario import Range
from calculator.views.assumptions import density
from calculator.views.assumptions.assumed import Own
from calculator.views.assumptions.grades import rests_on
from calculator.views.assumptions.record import Record
from calculator.views.assumptions.review import is_overdue
from calculator.views.assumptions.told import Told

MOVED: Final = ("share", "rank", "best_rank", "worst_rank")


def assumption_rows(told: Told, shown: Iterable[Record]) -> list[dict[str, Any]]:
    """Return one object for each record shown; where there is no one number, `value` is null.

    `moves_net_value` is the part of the spread of the plan's net value that goes with it, as
    `sensitivity --json` gives it; null where the plan has no spread or this no draws.
    """
    entries = {row["id"]: row for row in as_rows(told.library)}
    found = told.matters["sensitivity"] if told.matters else None
    shares = {row["id"]: row for row in found["shares"]} if found else {}
    return [
        {
            **(entries.get(record.id) or _without_number(record)),
            **_said(told, record),
            **_in_the_plan(told, record.id),
            "moves_net_value": _moved(shares.get(record.id)),
        }
        for record in shown
    ]


def number_rows(told: Told) -> list[dict[str, Any]]:
    """Return one object for each assumption that is a number."""
    return assumption_rows(told, [row for row in told.records() if row.id in told.library.entries])


def _without_number(record: Record) -> dict[str, Any]:
    """Return the keys of an assumption for what is a table, a text of law, a pair."""
    return {
        **dict.fromkeys(("value", "p5", "p95", "shape", "low", "high")),
        "id": record.id,
        "topic": record.topic,
        "label": record.label,
        "description": record.description,
        "unit": record.unit,
        "grade": record.grade,
        "status": record.status,
        "sources": [source.reference for source in record.sources],
        "anchors": [source.reference for source in record.anchors],
        "counter_evidence": [
            {"source": source.reference, "finding": finding}
            for finding, source in record.counter_evidence
        ],
        "caveat": record.caveat,
        "review_date": record.review_date or None,
    }


def _said(told: Told, record: Record) -> dict[str, Any]:
    """Return a record as the page words it."""
    return {
        "written": {"value": record.value, "range": record.spread, "possible": record.limits},
        "rests_on": rests_on(record.grade, record.status),
        "review_overdue": is_overdue(record.review_date, told.month),
        "as_of": record.as_of or None,
        "change": record.change,
        "table": [dict(row) for row in record.table],
    }


def _in_the_plan(told: Told, id_: str) -> dict[str, Any]:
    entry, own = told.library.entries.get(id_), told.own.get(id_)
    quantiles = density.quantiles(belief(entry, own)) if entry and entry.sampled else None
    return {
        "quantiles": quantiles,
        "set_by": "you" if id_ in told.own else "library",
        "own": _plain(own),
    }


def _moved(row: Mapping[str, Any] | None) -> dict[str, Any] | None:
    return {name: row[name] for name in MOVED} if row else None


def _plain(own: Own | None) -> object:
    return {"p5": own.p5, "p95": own.p95} if isinstance(own, Range) else own
