"""The watch list to take away: CSV for a sheet, iCalendar for a calendar.

Both hold nothing of the plan but dates and thresholds, and are the same bytes for the same report.
"""

import calendar
import csv
import hashlib
import io
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from typing import Any, Final

from icalendar import Calendar, Event

from calculator.views.calendar import calendar_month
from calculator.views.signals.words import RECORD, SILENT, cell

Report = Mapping[str, Any]

COLUMNS: Final = (
    "date", "month", "signal", "label", "of", "unit", "tells", "losing_side", "threshold",
    "loses_beyond", "loses_beyond_low", "loses_beyond_high",
    "loses_within", "loses_within_low", "loses_within_high", "how_to_count",
)  # fmt: skip


def watch_csv(report: Report) -> str:
    """Return a row for every signal and month still to come; shares are fractions."""
    lines = io.StringIO()
    writer = csv.DictWriter(lines, COLUMNS, restval="", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(_rows(report))
    return lines.getvalue()


def watch_calendar(report: Report) -> bytes:
    """Return an all-day event at the end of every month to look, with what to look at."""
    found = Calendar()
    found.add("prodid", "-//Headcount Horizon//Signals//EN")
    found.add("version", "2.0")
    found.add("calscale", "GREGORIAN")
    made = datetime.combine(day_of(report, 1).replace(day=1), datetime.min.time(), UTC)
    for month in months_to_come(report):
        event = Event()
        lines = _looked_at(report, month)
        event.add("summary", f"Headcount plan: look at the signals of month {month}")
        event.add("description", "\n".join(lines))
        event.add("dtstart", day_of(report, month))
        event.add("dtstamp", made)
        event.add("transp", "TRANSPARENT")
        event.add("uid", f"{_name(report, month, lines)}@headcount-horizon")
        found.add_component(event)
    return found.to_ical()


def months_to_come(report: Report) -> list[int]:
    """Return the months at whose end there is something to look at."""
    rows = (row for signal in report["signals"] for row in signal["months"])
    return sorted({row["month"] for row in rows if not row["is_past"]})


def day_of(report: Report, month: int) -> date:
    """Return the last day of a month that counts from 1."""
    year, number = map(int, calendar_month(report["start_month"], month).split("-"))
    return date(year, number, calendar.monthrange(year, number)[1])


def _rows(report: Report) -> Iterator[dict[str, Any]]:
    for month in months_to_come(report):
        for signal in report["signals"]:
            row = next(row for row in signal["months"] if row["month"] == month)
            yield {
                "date": day_of(report, month).isoformat(),
                "month": month,
                "signal": signal["id"],
                "label": signal["label"],
                "of": signal["kind"],
                "unit": signal["unit"],
                "tells": "yes" if row["tells"] else "no",
                "losing_side": row["losing_side"] or "",
                "threshold": "" if row["threshold"] is None else f"{row['threshold']:.12g}",
                **_odds("loses_beyond", row["probability_of_loss_beyond"]),
                **_odds("loses_within", row["probability_of_loss_within"]),
                "how_to_count": signal["measured"],
            }


def _odds(name: str, interval: Mapping[str, float] | None) -> dict[str, str]:
    ends = {name: "value", f"{name}_low": "low", f"{name}_high": "high"}
    return {column: f"{interval[end]:.4f}" for column, end in ends.items()} if interval else {}


def _looked_at(report: Report, month: int) -> list[str]:
    """Say what tells by a month, and what is to be written down although it does not."""
    rows = [
        (signal, next(row for row in signal["months"] if row["month"] == month))
        for signal in report["signals"]
    ]
    telling = [
        f"{signal['label']}: odds of losing at {cell(signal, row)}."
        for signal, row in rows
        if row["tells"]
    ]
    others = [signal["label"] for signal, row in rows if not row["tells"]]
    first = telling or [f"No signal tells alone by this month. {RECORD}"]
    return (
        [*first, f"These {SILENT.replace('does', 'do')}: {', '.join(others)}."] if others else first
    )


def _name(report: Report, month: int, lines: list[str]) -> str:
    parts = (report["start_month"], month, report["assumptions_version"], lines)
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:32]
