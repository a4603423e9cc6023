"""What matters, as plain data: what `sensitivity --json` prints and the page reads.

A reading is {"value", "low", "high"}, its interval that of `confidence`. Shares are of the variance
of net value; money is in the scenario's currency, discounted, never rounded.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from calculator.estimates import Json
from calculator.library import Library
from calculator.matters.factors import WEAK, Factors
from calculator.matters.finding_out import FindingOut
from calculator.matters.matters import Matters
from calculator.matters.readings import CONFIDENCE, Reading
from calculator.matters.shares import Shares
from calculator.matters.tornado import Bar, Tornado

NOTHING = (
    "Net value is the same in every draw: there is no spread to explain, and nothing to find out "
    "that would change it. A plan that ends no posts is always of this kind."
)
HALF = 0.5
FEW = 4  # things that a sentence can name
TOP = 10


def report(found: Matters) -> Json:
    """Write down what matters; without a spread only that there is none."""
    low, high = np.quantile(found.net_value, (0.1, 0.9)).tolist()
    deviation = float(found.net_value.std(ddof=1))
    spread = {"p10": low, "p90": high, "standard_deviation": deviation}
    library = found.evaluation.library
    return {
        "confidence": CONFIDENCE,
        "spread": spread,
        "note": NOTHING if found.shares is None else None,
        "sensitivity": None if found.shares is None else _spread(found.shares, library),
        "tornado": None if found.tornado is None else _tornado(found.tornado, library),
        "finding_out": {
            "any_alternative": _finding_out(found, found.any_alternative),
            "go_or_not": _finding_out(found, found.go_or_not),
        },
    }


def _spread(found: Shares, library: Library) -> Json:
    """Write down where the spread comes from, the largest share first."""
    factors = found.factors
    ranked = sorted(
        range(len(factors.ids)), key=lambda factor: (-found.singly[factor].value, factor)
    )
    singly = [found.singly[factor] for factor in ranked]
    explained = found.together(ranked)
    weak = [factor for factor in range(len(factors.ids)) if factors.weak[factor]]
    return {
        "shares": [
            {
                **_entry(factors.ids[factor], library),
                "share": _reading(reading),
                **_places(reading, singly),
            }
            for factor, reading in zip(ranked, singly, strict=True)
        ],
        "most": _most(found, ranked),
        "weak_grades": sorted(WEAK),
        "weak": _reading(found.together(weak)),
        "one_by_one": _reading(explained),
        "in_combination": _reading(
            Reading(1 - explained.value, 1 - explained.high, 1 - explained.low)
        ),
        "drawn_together": _pairs(factors),
    }


def _most(found: Shares, ranked: Sequence[int]) -> Json | None:
    """The few things that make up half of the spread; None where it takes more than a few.

    Things that cannot be told apart from the last of them are among them too.
    """
    for count in range(1, min(FEW, len(ranked)) + 1):
        if found.together(ranked[:count]).value >= HALF:
            last = found.singly[ranked[count - 1]]
            tied = [factor for factor in ranked[count:] if found.singly[factor].overlaps(last)]
            chosen = [*ranked[:count], *tied]
            if len(chosen) > FEW:
                return None
            return {
                "ids": [found.factors.ids[factor] for factor in chosen],
                "share": _reading(found.together(chosen)),
            }
    return None


def _places(reading: Reading, singly: Sequence[Reading]) -> Json:
    """Best and worst place that the intervals leave open; a rank only where these are one."""
    best = 1 + sum(other.low > reading.high for other in singly)
    worst = len(singly) - sum(other.high < reading.low for other in singly)
    return {"rank": best if best == worst else None, "best_rank": best, "worst_rank": worst}


def _pairs(factors: Factors) -> list[Json]:
    rows, columns = np.nonzero(np.triu(factors.correlation, 1))
    return [
        {
            "between": [factors.ids[row], factors.ids[column]],
            "correlation": float(factors.correlation[row, column]),
        }
        for row, column in zip(rows.tolist(), columns.tolist(), strict=True)
    ]


def _tornado(found: Tornado, library: Library) -> Json:
    return {"base": found.base, "bars": [_bar(bar, library) for bar in found.bars]}


def _bar(bar: Bar, library: Library) -> Json:
    about = (
        {"id": bar.id, "label": bar.label, "kind": "input", "grade": None, "unit": None}
        if bar.is_input
        else {**_entry(bar.id, library), "kind": "assumption"}
    )
    low, high = ({"at": bar.at[end], "net_value": bar.net_values[end]} for end in (0, 1))
    return {**about, "low": low, "high": high}


def _finding_out(found: Matters, worth: FindingOut | None) -> Json | None:
    if worth is None or found.shares is None:
        return None
    ids, library = found.shares.factors.ids, found.evaluation.library
    ranked = sorted(range(len(ids)), key=lambda factor: (-worth.singly[factor].value, factor))
    return {
        "best": worth.best,
        "means": dict(worth.means),
        "everything": worth.everything,
        "top": [
            {**_entry(ids[factor], library), "worth": _reading(worth.singly[factor])}
            for factor in ranked[:TOP]
        ],
    }


def _entry(id_: str, library: Library) -> Mapping[str, str]:
    entry = library.entries[id_]
    return {"id": id_, "label": entry.label, "grade": entry.grade, "unit": entry.unit}


def _reading(found: Reading) -> Json:
    return {"value": found.value, "low": found.low, "high": found.high}
