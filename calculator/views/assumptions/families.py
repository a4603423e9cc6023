"""Defaults by kind of work, all in one table."""

import pandas as pd

from calculator.library import Library
from calculator.views.assumptions.written import figure


def to_read(library: Library) -> pd.DataFrame:
    """Return the defaults of every kind of work as a titled table."""
    return pd.DataFrame(
        {
            "Kind of work": family.label,
            **{
                f"{column.label} ({column.grade})": figure(
                    float(getattr(family, name)), column.unit
                )
                for name, column in library.family_columns.items()
            },
        }
        for family in library.families.values()
    )
