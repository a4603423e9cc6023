"""Penalties: what is expected in a year, which is little, and apart from it what the law allows.

Neither is part of net value. A cap is a stress test and no forecast.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from calculator.compliance import Compliance
from calculator.law.duties import Duty, Value
from calculator.legal_entries import Obligation
from calculator.library import Library

ACTS = {
    "gdpr": "penalty_rate_gdpr",
    "eu_ai_act": "penalty_rate_ai_act",
    "us_state": "penalty_rate_us_state",
}


@dataclass(frozen=True, slots=True)
class ExpectedPenalty:
    """Money of a year under one regime, in the scenario's currency: low, usual, high."""

    act: str
    low: float
    usual: float
    high: float


def expected_penalties(
    compliance: Compliance, found: Sequence[Duty], coverage: float, library: Library, value: Value
) -> tuple[ExpectedPenalty, ...] | None:
    """Expected penalties of a year; `coverage` is the share of compliance work that is done.

    None where the company has not given its revenue. `value` gives the scenario's constants; a rate
    of the user's own has no range.
    """
    revenue = compliance.annual_revenue
    if revenue is None:
        return None
    uncovered = 1 + value("penalty_uncovered_multiplier") * (1 - coverage)
    acts = {duty.obligation.act for duty in found}
    return tuple(
        ExpectedPenalty(act, *(revenue * rate * uncovered for rate in _rates(id_, library, value)))
        for act, id_ in ACTS.items()
        if act in acts
    )


def _rates(id_: str, library: Library, value: Value) -> tuple[float, float, float]:
    """Low, usual and high share of revenue."""
    entry, own = library.entries[id_], value(id_)
    return (entry.p5, entry.value, entry.p95) if own == entry.value else (own, own, own)


def cap_of(row: Obligation, compliance: Compliance, rate: Callable[[str], float]) -> float | None:
    """Most that one case under a duty may cost, in the scenario's currency; None where unknown.

    `rate` is what one unit of another currency is worth in the scenario's.
    The higher of amount and share of revenue, under the EU AI Act the lower for a small company.
    """
    if row.cap_amount is None or row.cap_currency is None:
        return None
    amount = row.cap_amount * rate(row.cap_currency)
    if row.cap_revenue_share is None:
        return amount
    if compliance.annual_revenue is None:
        return None
    share = row.cap_revenue_share * compliance.annual_revenue
    small = compliance.small_company and row.act == "eu_ai_act"
    return min(amount, share) if small else max(amount, share)
