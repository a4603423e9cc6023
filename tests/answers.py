"""Answers to test words, tables and charts with: one real, and any that could come."""

import copy
from functools import cache
from typing import Any

from hypothesis import strategies as st

from calculator.answer import answer
from calculator.evaluate import evaluate
from calculator.examples import examples
from calculator.library import load
from calculator.scenario import scenario_from

FEW = 64
MONEY = st.floats(-1e12, 1e12) | st.just(0.0)
SHARE = st.floats(0, 1)
MONTHS = ("payback_month", "cash_payback_month", "work_covered_month", "ai_catches_up_month")
DISPLAYED = (
    "net_value", "cash_value", "work_value", "claimed_saving", "rehire_cost", "consultants_cost",
)  # fmt: skip
SHARES = ("knowledge_lost_share", "roles_reopened_share", "rehire_premium_per_salary_cut")


@cache
def _real(name: str) -> dict[str, Any]:
    return answer(evaluate(scenario_from(examples()[name].scenario), load(), draws=FEW))


def real(name: str = "midmarket") -> dict[str, Any]:
    """Return the answer of an example, the caller's own to change."""
    return copy.deepcopy(_real(name))


@st.composite
def estimates(draw: st.DrawFn, values: st.SearchStrategy[float]) -> dict[str, Any]:
    """Any estimate, its quantiles in order."""
    low, middle, high = sorted(draw(st.lists(values, min_size=3, max_size=3)))
    return {"p10": low, "p50": middle, "p90": high, "mean": middle, "centre": middle}


@st.composite
def months(draw: st.DrawFn) -> dict[str, Any]:
    """Any month that may never come: quantiles past the horizon are None."""
    whole = draw(estimates(st.integers(0, 36).map(float)))
    late = draw(st.integers(0, 3))
    for name in ("p90", "p50", "p10")[:late]:
        whole[name] = None
    return whole | {"probability_never": draw(SHARE)}


@st.composite
def bridges(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Any bridge: steps of any size that add up, some of them nothing, with any range."""
    rows = real()["bridge"]
    total = 0.0
    for row in rows[:-1]:
        mean, spread = draw(MONEY), draw(st.floats(0, 1e9) | st.just(0.0))
        mean = abs(mean) if row["step"] == "claimed_saving" else mean
        row["value"] = {"mean": mean, "centre": mean, "low": mean - spread, "high": mean + spread}
        total += mean
    rows[-1]["value"] = dict.fromkeys(("mean", "centre", "low", "high"), total)
    return rows


@st.composite
def reversals(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Coming back at any cost, after any time or never."""
    rows = real()["reversibility"]
    for row in rows:
        row["cost"] = draw(estimates(st.floats(0, 1e12)))
        row["exit_cost_paid"] = draw(estimates(st.floats(0, 1e12)))
        row["months"] = draw(months())
    return rows


@st.composite
def any_answer(draw: st.DrawFn) -> dict[str, Any]:
    """Any answer: every headline figure as wild as its kind allows."""
    found = real()
    headline = found["headline"]
    for name in DISPLAYED:
        headline[name] = draw(estimates(MONEY))
    for name in SHARES:
        headline[name] = draw(estimates(st.floats(0, 3)))
    for name in MONTHS:
        headline[name] = draw(months())
    headline["timing_gap_months"] = draw(estimates(st.integers(0, 36).map(float)))
    headline["probability_of_loss"] = draw(SHARE)
    for slack in headline["probability_of_loss_by_slack"]:
        headline["probability_of_loss_by_slack"][slack] = draw(SHARE)
    if draw(st.booleans()):
        nothing = dict.fromkeys(("p10", "p50", "p90", "mean", "centre"))
        headline["roles_reopened_share"] = headline["rehire_premium_per_salary_cut"] = nothing
    for row in found["alternatives"]:
        row["net_value"] = draw(estimates(MONEY))
        row["beats_planned_probability"] = draw(SHARE)
        row["target_missed_probability"] = draw(SHARE)
    headline["compliance_shortfall_fte_months"] = draw(estimates(st.floats(0, 1e5)))
    headline["knowledge_at_risk_share"] = draw(SHARE)
    headline["rehire_premium_per_salary_cut"]["probability_nothing_reopened"] = draw(SHARE)
    found["bridge"], found["reversibility"] = draw(bridges()), draw(reversals())
    found["undoing"] = {
        "pays_until_month": draw(estimates(st.floats(1, 120))),
        "probability_never_pays": draw(SHARE),
    }
    found["second_order"]["new_firms"] = draw(estimates(st.floats(0, 1e4)))
    found["scenario"]["compliance"]["jurisdictions"] = draw(st.sampled_from(([], ["EU"])))
    found["currency"] = draw(st.sampled_from(sorted(load().units_per_usd)))
    found["scenario"]["company"]["slack"] = draw(st.none() | SHARE)
    if draw(st.booleans()):
        for team in found["scenario"]["teams"]:
            team["planned_cuts"] = 0.0
    return found
