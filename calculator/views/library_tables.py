"""The library as one table to read: what each record says, and where the open plan differs."""

from collections.abc import Iterable, Mapping

import pandas as pd

from calculator.views.assumptions.assumed import Own
from calculator.views.assumptions.citing import references
from calculator.views.assumptions.grades import rests_on
from calculator.views.assumptions.own_words import written
from calculator.views.assumptions.record import Record
from calculator.views.assumptions.review import in_time
from calculator.views.assumptions.written import unit_name

LIBRARY = "Library"


def to_read(records: Iterable[Record], own: Mapping[str, Own], month: str) -> pd.DataFrame:
    """Return records as a titled table; a review that was due before `month`, YYYY-MM, says so."""
    return pd.DataFrame(
        {
            "Assumption": record.label,
            "Grade": record.grade,
            "Value": record.value,
            "Range": record.spread.removeprefix("P5 to P95: "),
            "Unit": unit_name(record.unit),
            "Set by": f"You: {written(own[record.id], record.unit)}"
            if record.id in own
            else LIBRARY,
            "Rests on": rests_on(record.grade, record.status),
            "Topic": record.topic,
            "Caveat": record.caveat,
            "Sources": references(record),
            "Review": in_time(record.review_date, month),
        }
        for record in records
    )
