"""The backtest summed up, and as plain data."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from calculator import __version__
from calculator.backtest.comparing import Comparison
from calculator.backtest.files import Backtest
from calculator.estimates import QUANTILES, Json
from calculator.library import load


@dataclass(frozen=True, slots=True)
class Tally:
    """How many comparisons came out how; `alike` are those where no other decision was at work."""

    cases: int
    compared: int
    inside: int
    below: int
    above: int
    alike: int
    alike_inside: int


def tally(comparisons: Sequence[Comparison]) -> Tally:
    """Count verdicts; what is not reported, or in part only, is not among those compared."""
    found = [each for each in comparisons if each.compared]
    alike = [each for each in found if each.report is not None and each.report.besides is None]
    by_verdict = Counter(each.verdict for each in found)
    return Tally(
        cases=len({each.case.name for each in comparisons}),
        compared=len(found),
        inside=by_verdict["inside"],
        below=by_verdict["below"],
        above=by_verdict["above"],
        alike=len(alike),
        alike_inside=sum(each.verdict == "inside" for each in alike),
    )


def as_data(comparisons: Sequence[Comparison], known: Backtest) -> Json:
    """Write everything down: freezes, counts, and every comparison with its report."""
    counted = tally(comparisons)
    return {
        "model_version": __version__,
        "assumptions_version": load().id,
        "frozen": {"commit": known.frozen.commit, "date": known.frozen.date},
        "freezes": [freeze.model_dump(mode="json") for freeze in known.freezes],
        "compared": counted.compared,
        "inside": counted.inside,
        "comparisons": [_row(each, known) for each in comparisons],
    }


def _row(comparison: Comparison, known: Backtest) -> Json:
    found, report = comparison.interval, comparison.report
    reported: dict[str, Any] | None = None
    if report is not None:
        reported = {
            "value": comparison.reported,
            **report.model_dump(mode="json", include=set(_REPORTED)),
            "reference": known.sources[report.source].reference,
        }
    return {
        "case": comparison.case.name,
        "title": comparison.case.title,
        "announced": comparison.case.announced,
        "policy": comparison.case.policy,
        "measure": comparison.id,
        "label": comparison.measure.label,
        "unit": comparison.measure.unit,
        "month": comparison.month,
        "predicted": {f"p{share * 100:.0f}": found[f"p{share * 100:.0f}"] for share in QUANTILES},
        "reported": reported,
        "why_not_reported": comparison.why or None,
        "verdict": comparison.verdict,
        "share_of_draws_below": comparison.share_below,
    }


_REPORTED = ("fact", "date", "source", "grade", "status", "besides", "part")
