"""The library as plain JSON data: what the Assumptions page says, and where a plan differs."""

from collections.abc import Iterable
from typing import Any

from calculator.beliefs import belief
from calculator.influence import Influence
from calculator.library import as_rows
from calculator.scenario import Range
from calculator.views.assumptions import density
from calculator.views.assumptions.assumed import Own
from calculator.views.assumptions.grades import rests_on
from calculator.views.assumptions.record import Record
from calculator.views.assumptions.review import is_overdue
from calculator.views.assumptions.told import Told


def assumption_rows(told: Told, shown: Iterable[Record]) -> list[dict[str, Any]]:
    """Return one object for each record shown; where there is no one number, `value` is null.

    Money in `moves_net_value` is in the plan's currency.
    """
    entries = {row["id"]: row for row in as_rows(told.library)}
    found = {row.id: row for row in told.influences.rows} if told.influences else {}
    noticeable = told.influences.noticeable if told.influences else ()
    return [
        {
            **(entries.get(record.id) or _without_number(record)),
            **_said(told, record),
            **_in_the_plan(told, record.id, found.get(record.id)),
            "noticeable": found.get(record.id) in noticeable if told.influences else None,
        }
        for record in shown
    ]


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


def _in_the_plan(told: Told, id_: str, influence: Influence | None) -> dict[str, Any]:
    entry, own = told.library.entries.get(id_), told.own.get(id_)
    quantiles = density.quantiles(belief(entry, own)) if entry and entry.sampled else None
    return {
        "quantiles": quantiles,
        "set_by": "you" if id_ in told.own else "library",
        "own": _plain(own),
        "moves_net_value": influence
        and {
            "at_p5": influence.net_values[0],
            "at_p95": influence.net_values[1],
            "swing": influence.swing,
        },
    }


def _plain(own: Own | None) -> object:
    return {"p5": own.p5, "p95": own.p95} if isinstance(own, Range) else own
