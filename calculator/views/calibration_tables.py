"""The calibration report: targets, what the model makes of them, and how far from the edge."""

from collections.abc import Mapping, Sequence
from typing import Final

import pandas as pd

from calculator.calibration import Check, Target
from calculator.entries import Source
from calculator.views.assumptions.written import unit_name
from calculator.views.money import MINUS
from calculator.views.numerals import marked

HOLDS, FAILS = "Holds", "Fails"
EXPECTED: Final = "Expected of an honest calculator"
MEASURED: Final = "Published"
HOW: Final = (
    "Distance is how far the model's value lies inside the nearer edge, in the target's unit; "
    "outside it is negative. A target that fails is answered by a better model or a better sourced "
    "default, never by moving the target. Assumptions were judged with these targets in view, so "
    "holding them is a check of the whole and no proof of any part."
)


def to_read(checks: Sequence[Check], sources: Mapping[str, Source]) -> pd.DataFrame:
    """Return every target with its source, the model's value, its distance and the verdict."""
    return pd.DataFrame(
        {
            "Verdict": verdict(check),
            "What": check.target.label,
            "Unit": unit_name(check.target.unit),
            "Model": _written(marked(f"{check.value:.3f}")),
            "Target": _written(edges(check.target)),
            "Distance to the edge": _written(marked(f"{check.distance:.3f}")),
            "Rests on": EXPECTED if check.target.expected else MEASURED,
            "Source": "; ".join(sources[key].reference for key in check.target.sources),
        }
        for check in checks
    )


def verdict(check: Check) -> str:
    """Say whether a target holds."""
    return HOLDS if check.holds else FAILS


def sentence(checks: Sequence[Check]) -> str:
    """Say how many targets hold, and which come nearest to failing or fail."""
    failing = [check for check in checks if not check.holds]
    expected = sum(check.target.expected for check in checks)
    first = (
        f"{len(checks) - len(failing)} of {len(checks)} targets hold with the library as it is; "
        f"{expected} of them are what an honest calculator must do, the others were published."
    )
    if failing:
        return f"{first} Failing: {'; '.join(check.target.label for check in failing)}."
    nearest = min(checks, key=lambda check: check.distance / _size(check.target))
    return f"{first} Nearest to its edge: {nearest.target.label}."


def edges(target: Target) -> str:
    """Write the edges of a target."""
    low, high = target.low, target.high
    if low is None:
        return f"at most {high:g}"
    return f"at least {low:g}" if high is None else f"{low:g} to {high:g}"


def _written(text: str) -> str:
    return text.replace("-", MINUS)


def _size(target: Target) -> float:
    """Return what a distance is large or small against: the width, or the one edge, or one."""
    if target.low is not None and target.high is not None:
        return target.high - target.low
    edge = target.low if target.low is not None else target.high
    return abs(edge or 0.0) or 1.0
