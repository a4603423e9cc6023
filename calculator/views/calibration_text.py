"""The calibration report for a terminal, and as plain data."""

from collections.abc import Mapping, Sequence
from textwrap import fill
from typing import Any

from calculator.calibration import Check
from calculator.entries import Source
from calculator.views import calibration_tables
from calculator.views.assumptions.written import unit_name
from calculator.views.calibration_tables import EXPECTED, MEASURED, edges, verdict
from calculator.views.terminal import WIDTH, table

HEADER = ("Verdict", "Model", "Target", "Distance", "Unit", "Rests on", "Source", "What")


def calibration_text(checks: Sequence[Check], sources: Mapping[str, Source]) -> str:
    """Return every target with the model's value, the distance to its nearer edge, and sources."""
    cited = list(dict.fromkeys(key for check in checks for key in check.target.sources))
    numbers = {key: str(number) for number, key in enumerate(cited, start=1)}
    rows = [
        (
            verdict(check),
            f"{check.value:.3f}",
            edges(check.target),
            f"{check.distance:.3f}",
            unit_name(check.target.unit),
            EXPECTED.split()[0] if check.target.expected else MEASURED,
            ", ".join(numbers[key] for key in check.target.sources),
            check.target.label,
        )
        for check in checks
    ]
    parts = [
        table(HEADER, rows),
        fill(calibration_tables.sentence(checks), WIDTH),
        fill(calibration_tables.HOW, WIDTH),
        "\n".join(["Sources", *(_listed(numbers[key], sources[key]) for key in cited)]),
    ]
    return "\n\n".join(parts)


def calibration_rows(
    checks: Sequence[Check], sources: Mapping[str, Source]
) -> list[dict[str, Any]]:
    """Return the same as plain data; an edge that a target does not have is None."""
    return [
        {
            "id": check.id,
            "label": check.target.label,
            "unit": check.target.unit,
            "low": check.target.low,
            "high": check.target.high,
            "value": check.value,
            "distance": check.distance,
            "holds": check.holds,
            "expected": check.target.expected,
            "sources": [sources[key].reference for key in check.target.sources],
        }
        for check in checks
    ]


def _listed(number: str, source: Source) -> str:
    """Write a source under its number; an address stays whole, so that it can be opened."""
    indent = " " * 5
    text = f"{number:>3}  {source.reference}"
    return fill(
        text, WIDTH, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )
