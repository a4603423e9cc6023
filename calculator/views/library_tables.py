"""The assumptions library as tables to read and entries to look into."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, TypeAlias

import pandas as pd

from calculator.library import Library, as_rows
from calculator.views.money import DASH, SPACE

Row: TypeAlias = Mapping[str, Any]

GRADES: Final = {
    "A": "official statistics, payroll data, causal studies",
    "B": "field experiments, good observational studies",
    "C": "surveys, older or transferred studies",
    "D": "vendors' reports, guidance, thin evidence",
    "E": "judgement or memory only",
}
SET_YOUR_OWN: Final = "Assumption: set your own"
WEAK: Final = frozenset("DE")
SEPARATED: Final = 1000
UNIT_OF_SHARES: Final = ("share", "share per year")


def topics(library: Library) -> list[str]:
    """Return the topics in their order in the library."""
    return list(dict.fromkeys(entry.topic for entry in library.entries.values()))


def entries(library: Library, topic: Sequence[str], grade: Sequence[str]) -> list[dict[str, Any]]:
    """Return the entries of some topics and grades; of all where none is named."""
    return [
        row
        for row in as_rows(library)
        if (not topic or row["topic"] in topic) and (not grade or row["grade"] in grade)
    ]


def assumptions_to_read(rows: Iterable[Row]) -> pd.DataFrame:
    """Return entries as a titled table."""
    return pd.DataFrame(
        {
            "Assumption": row["label"],
            "Value": figure(row["value"], row["unit"]),
            "P5 to P95": spread(row),
            "Unit": row["unit"],
            "Grade": row["grade"],
            "Rests on": SET_YOUR_OWN if row["grade"] in WEAK else row["status"].capitalize(),
            "Topic": row["topic"].capitalize(),
            "Caveat": row["caveat"],
            "Sources": "; ".join(row["sources"]),
            "Review": row["review_date"],
        }
        for row in rows
    )


def families_to_read(library: Library) -> pd.DataFrame:
    """Return the defaults of every kind of work as a titled table."""
    columns = library.family_columns
    return pd.DataFrame(
        {
            "Kind of work": family.label,
            **{
                column.label: figure(float(getattr(family, name)), column.unit)
                for name, column in columns.items()
            },
        }
        for family in library.families.values()
    )


def family_columns_to_read(library: Library) -> pd.DataFrame:
    """Return what stands behind each column of the role families."""
    return pd.DataFrame(
        {
            "Default": column.label,
            "Unit": column.unit,
            "Grade": column.grade,
            "Rests on": SET_YOUR_OWN if column.grade in WEAK else column.status.capitalize(),
            "Caveat": column.caveat,
            "Sources": "; ".join(library.sources[key].reference for key in column.sources),
            "Review": column.review_date,
        }
        for column in library.family_columns.values()
    )


def spread(row: Row) -> str:
    """Return P5 to P95 of an entry."""
    low, high = (figure(row[name], row["unit"]) for name in ("p5", "p95"))
    return low if low == high else f"{low} to {high}"


def figure(value: float, unit: str) -> str:
    """Write a number in its unit: shares as percent, money and large numbers with separators."""
    if unit in UNIT_OF_SHARES:
        return f"{value * 100:.3g}%".replace("-", "\N{MINUS SIGN}")
    if unit == "yes or no":
        return "yes" if value else "no"
    return (f"{value:,.0f}" if abs(value) >= SEPARATED else f"{value:.4g}").replace(
        "-", "\N{MINUS SIGN}"
    )


def details(row: Row) -> list[tuple[str, str]]:
    """Return one entry in full, as titles and texts."""
    weak = f" {DASH} {SET_YOUR_OWN.lower()}" if row["grade"] in WEAK else ""
    evidence = f"{row['grade']}, {GRADES[row['grade']]}; {row['status']}{weak}"
    parts = [
        ("What it is", row["description"]),
        (
            "Value",
            f"{figure(row['value'], row['unit'])}{SPACE}({row['unit']}); P5 to P95: {spread(row)}",
        ),
        ("Grade", evidence),
        ("Caveat", row["caveat"]),
        *(("Source", source) for source in row["sources"]),
        *(("Leans on", source) for source in row["anchors"]),
        *(
            ("Speaks against it", f"{item['finding']} {DASH} {item['source']}")
            for item in row["counter_evidence"]
        ),
        ("Review by", row["review_date"]),
        ("Name in files", f"assumptions.{row['id']}"),
    ]
    return [(title, text) for title, text in parts if text]
