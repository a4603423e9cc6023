"""The answer as plain data: what the command line prints and every page reads.

An estimate R is {"p10", "p50", "p90", "mean", "centre"} over the draws; `centre` is the run at the
medians. Money is in the scenario's currency, discounted, never rounded. The same scenario, seed and
draws give the same answer, byte for byte.
"""

from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

import numpy as np

from calculator import __version__
from calculator.arrays import Floats, PerDraw
from calculator.evaluate import Evaluation
from calculator.outcomes import Outcomes
from calculator.results import Results

Answer: TypeAlias = dict[str, Any]
Json: TypeAlias = dict[str, Any]

QUANTILES = (0.1, 0.5, 0.9)
AT_RISK = 0.95
ORDER = ("planned", "keep", "phase", "attrition", "protect")
_SUMMARY = ("p10", "p50", "p90", "mean")
MONTHS = ("payback_month", "cash_payback_month", "work_covered_month", "ai_catches_up_month")
PLAIN = (
    "net_value_last_12_months",
    "claimed_saving",
    "payroll_saved",
    "severance",
    "borrowed_savings",
    "programme_delay_months",
    "timing_gap_months",
    "gap_fte_months",
    "knowledge_lost_share",
    "excess_quits",
    "rehire_cost",
    "roles_reopened_share",
)


def answer(evaluation: Evaluation) -> Answer:
    """Summarise an evaluation."""
    e = evaluation
    outcomes = {policy: e.outcomes(policy) for policy in ORDER}
    return {
        **headline(e),
        "alternatives": _alternatives(e, outcomes),
        **plan_in_full(e),
    }


def headline(evaluation: Evaluation) -> Answer:
    """Summarise what is said first; an evaluation that is only begun has no ladder of slack."""
    e = evaluation
    return {
        "model_version": __version__,
        "assumptions_version": e.library.id,
        "scenario": e.scenario.model_dump(mode="json"),
        "seed": e.scenario.seed,
        "draws": e.draws,
        "currency": e.scenario.currency,
        "policy": e.policy,
        "headline": _headline(e, e.outcomes(e.policy)),
    }


def plan_in_full(evaluation: Evaluation) -> Answer:
    """Summarise by team and by month; an evaluation that is only begun has all of it."""
    chosen = evaluation.outcomes(evaluation.policy)
    return {
        "rehire": _rehire(evaluation, chosen),
        "teams": _teams(evaluation, chosen),
        "monthly": _monthly(evaluation, chosen),
    }


def estimate(values: PerDraw) -> Json:
    """Summarise values by draw, the centre last; draws without a value (NaN) are left out."""
    return estimates(values[None])[0]


def estimates(rows: Floats) -> list[Json]:
    """Summarise several rows of values by draw at once, shape (rows, draws), each as `estimate`."""
    if np.isnan(rows).any():
        known = [np.append(row[:-1][~np.isnan(row[:-1])], row[-1]) for row in rows]
    else:
        known = [rows]
    return [summary for part in known for summary in _summaries(np.atleast_2d(part))]


def _summaries(rows: Floats) -> Iterator[Json]:
    """Summarise rows without gaps; only the centre may be missing (NaN)."""
    drawn = rows[:, :-1]
    if drawn.shape[1] == 0:
        yield from (dict.fromkeys((*_SUMMARY, "centre")) for _ in rows)
        return
    columns = np.vstack([np.quantile(drawn, QUANTILES, axis=1), drawn.mean(axis=1)]).T
    for figures, centre in zip(columns.tolist(), rows[:, -1].tolist(), strict=True):
        yield {
            **dict(zip(_SUMMARY, figures, strict=True)),
            "centre": None if np.isnan(centre) else centre,
        }


def month_estimate(months: PerDraw) -> Json:
    """Summarise months that may never come: what lies past the horizon is null, and how likely."""
    drawn, never = months[:-1], np.isinf(months)
    # A quantile of whole months is one of them: interpolating toward "never" would invent a date.
    low, middle, high = np.quantile(drawn, QUANTILES, method="inverted_cdf")
    return {
        "p10": _finite(low),
        "p50": _finite(middle),
        "p90": _finite(high),
        "mean": None if never[:-1].any() else float(drawn.mean()),
        "centre": _finite(months[-1]),
        "probability_never": float(never[:-1].mean()),
    }


def _finite(value: float) -> float | None:
    return float(value) if np.isfinite(value) else None


def _headline(e: Evaluation, o: Outcomes) -> Json:
    weights = {"0": 0.0, "0.5": 0.5, "1": 1.0}
    return {
        "net_value": estimate(o.net_value),
        "cash_value": estimate(o.cash_value),
        "work_value": estimate(o.work_value),
        "net_value_by_work_weight": {
            name: estimate(o.cash_value + weight * o.work_value) for name, weight in weights.items()
        },
        "probability_of_loss": o.probability_of_loss,
        "probability_of_loss_over_5_percent": o.probability_of_large_loss,
        "probability_of_loss_by_slack": {
            f"{slack:g}": probability for slack, probability in e.loss_by_slack.items()
        },
        **{name: month_estimate(getattr(o, name)) for name in MONTHS},
        **{name: estimate(getattr(o, name)) for name in PLAIN},
        "knowledge_at_risk_share": float(np.quantile(o.knowledge_lost_share[:-1], AT_RISK)),
        "rehire_premium_per_salary_cut": {
            **estimate(o.rehire_premium_per_salary_cut),
            "probability_nothing_reopened": float(
                np.isnan(o.rehire_premium_per_salary_cut[:-1]).mean()
            ),
        },
    }


def _alternatives(e: Evaluation, outcomes: Mapping[str, Outcomes]) -> list[Json]:
    planned = outcomes["planned"]
    target = float(e.parameters.teams.planned_cuts.sum())
    rows = []
    for name, o in outcomes.items():
        missed = o.posts_cut[:-1] < target * (1 - 1e-9)
        rows.append(
            {
                "policy": name,
                "net_value": estimate(o.net_value),
                "cash_value": estimate(o.cash_value),
                "work_value": estimate(o.work_value),
                "probability_of_loss": o.probability_of_loss,
                "beats_planned_probability": None if name == "planned" else o.beats(planned),
                "posts_cut": estimate(o.posts_cut),
                "saving_forgone": estimate(o.saving_forgone),
                "target_missed_probability": float(missed.mean()),
            }
        )
    return rows


def _rehire(e: Evaluation, o: Outcomes) -> list[Json]:
    monthly = e.parameters.teams.annual_salary * e.parameters.finance.load_factor / 12
    columns = {
        "premium_per_post": o.team_rehire_premium,
        "break_even_vacancy_months": o.team_rehire_premium / monthly,
    }
    return _by_team(e, columns)


def _teams(e: Evaluation, o: Outcomes) -> list[Json]:
    r, i = e.results, e.results.of(e.policy)
    columns = {
        "net_value": o.team_net_value,
        "knowledge_lost_share": r.team_peak_unknown[i],
        "gap_fte_months": r.team_gap[i],
        "rehire_cost": r.team_rehire_cost[i],
        "posts_cut": r.team_ended[i],
    }
    return _by_team(e, columns)


def _by_team(e: Evaluation, columns: Mapping[str, Floats]) -> list[Json]:
    """Summarise columns of shape (teams, draws), one record a team."""
    rows = _records(columns)
    return [{"team": team.team, **row} for team, row in zip(e.scenario.teams, rows, strict=True)]


def _monthly(e: Evaluation, o: Outcomes) -> list[Json]:
    i = e.results.of(e.policy)
    rows = _records(_paths(e.results, i, o))
    claimed = e.results.ai_claimed[i, :, -1].tolist()
    return [
        {"month": month, **row, "ai_coverage_claimed": claim}
        for month, (row, claim) in enumerate(zip(rows, claimed, strict=True), start=1)
    ]


def _records(columns: Mapping[str, Floats]) -> list[Json]:
    """Summarise columns of shape (rows, draws) into one record a row."""
    summaries = [estimates(column) for column in columns.values()]
    return [dict(zip(columns, row, strict=True)) for row in zip(*summaries, strict=True)]


def _paths(r: Results, i: int, o: Outcomes) -> dict[str, Floats]:
    """Paths by month of an alternative; money is discounted and against keep."""
    return {
        "headcount": r.headcount[i],
        "work": r.work[i],
        "capacity": r.capacity[i],
        "gap": r.gap[i],
        "ai_coverage": r.ai_coverage[i],
        "cash": o.monthly_cash,
        "cumulative_cash": np.cumsum(o.monthly_cash, axis=0),
        "work_value": o.monthly_work_value,
        "cumulative_net": np.cumsum(o.monthly_cash + o.monthly_work_value, axis=0),
        "knowledge_lost_share": r.unknown[i],
        "cumulative_claimed_saving": np.cumsum(o.monthly_claimed_saving, axis=0),
    }
