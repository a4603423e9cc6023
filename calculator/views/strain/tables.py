"""Releases and incidents by month, of today's: one table for the chart, one to read."""

import pandas as pd

from calculator.views.tables import band, shares
from calculator.views.wording import Answer

RELEASES = "Releases"
INCIDENTS = "Incidents"
SERIES = {RELEASES: "release_cadence", INCIDENTS: "incident_load"}


def by_month(answer: Answer) -> pd.DataFrame:
    """Return both series by month as shares of today's."""
    return pd.DataFrame(
        {"month": row["month"], "series": name, **band(row[key])}
        for row in answer["monthly"]
        for name, key in SERIES.items()
    )


def text(answer: Answer) -> pd.DataFrame:
    """Return what a pointer shows over a month."""
    return pd.DataFrame(
        {"month": row["month"], **{key: shares(row[key]) for key in SERIES.values()}}
        for row in answer["monthly"]
    )


def to_read(answer: Answer) -> pd.DataFrame:
    """Return both series by month, titled."""
    titles = {key: f"{name}, of today's" for name, key in SERIES.items()}
    return text(answer).rename(columns={"month": "Month", **titles})
