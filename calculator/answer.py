"""The answer as plain data: what the command line prints and every page reads.

An estimate R is {"p10", "p50", "p90", "mean", "centre"} over the draws; `centre` is the run at the
medians. Money is in the scenario's currency, discounted, never rounded. The same scenario, seed and
draws give the same answer, byte for byte.
"""

from collections.abc import Mapping
from typing import Any, TypeAlias

import numpy as np

from calculator import __version__
from calculator.arrays import Floats, PerDraw
from calculator.bridge import Bridge
from calculator.coming_back import reversibility, undoing
from calculator.compliance_report import compliance_report
from calculator.estimates import Json, estimate, estimates, month_estimate
from calculator.evaluate import Evaluation
from calculator.outcomes import Outcomes
from calculator.results import Results

Answer: TypeAlias = dict[str, Any]

AT_RISK = 0.95
ORDER = ("planned", "keep", "phase", "attrition", "protect", "redeploy")
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
    "compliance_shortfall_fte_months",
    "consultants_cost",
)


def answer(evaluation: Evaluation) -> Answer:
    """Summarise an evaluation."""
    return {**headline(evaluation), **beside_the_plan(evaluation), **plan_in_full(evaluation)}


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
        "warnings": [str(problem) for problem in e.warnings],
        "headline": _headline(e, e.outcomes(e.policy)),
    }


def beside_the_plan(evaluation: Evaluation) -> Answer:
    """Summarise what only a finished evaluation has: bridge, alternatives, coming back."""
    e = evaluation
    return {
        "bridge": bridge_rows(e.bridge) if e.bridge else [],
        "alternatives": _alternatives(e, {policy: e.outcomes(policy) for policy in ORDER}),
        "reversibility": reversibility(e),
        "undoing": undoing(e),
    }


def plan_in_full(evaluation: Evaluation) -> Answer:
    """Summarise by team and by month; an evaluation that is only begun has all of it."""
    chosen = evaluation.outcomes(evaluation.policy)
    return {
        "rehire": _rehire(evaluation, chosen),
        "teams": _teams(evaluation, chosen),
        "monthly": _monthly(evaluation, chosen),
        "compliance": compliance_report(evaluation),
        "second_order": {"new_firms": estimate(chosen.new_firms)},
    }


def bridge_rows(bridge: Bridge) -> list[Json]:
    """Write a bridge down: each step with its mean, its centre, and the means of the two orders.

    What an alternative leaves of the claimed saving is part of the residual, and named there.
    """
    rows = [_bridge_row("claimed_saving", bridge.claimed, bridge.claimed, bridge.claimed)]
    for step in bridge.steps:
        left = bridge.forgone if step.name == "residual" else np.zeros_like(step.value)
        row = _bridge_row(step.name, step.value + left, step.forward + left, step.reverse + left)
        if step.name == "residual":
            row["parts"] = {
                "running_cost_incidents_and_retraining": _mean_and_centre(step.value),
                "claim_not_carried_out": _mean_and_centre(left),
            }
        rows.append(row)
    return [*rows, _bridge_row("net", bridge.net, bridge.net, bridge.net)]


def _bridge_row(step: str, value: PerDraw, *orders: PerDraw) -> Json:
    means = [float(order[:-1].mean()) for order in orders]
    return {
        "step": step,
        "value": {**_mean_and_centre(value), "low": min(means), "high": max(means)},
    }


def _mean_and_centre(value: PerDraw) -> Json:
    return {"mean": float(value[:-1].mean()), "centre": float(value[-1])}


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
        # A salary too small to have a twelfth brings no premium either.
        "break_even_vacancy_months": np.divide(
            o.team_rehire_premium,
            monthly,
            out=np.zeros_like(o.team_rehire_premium),
            where=monthly > 0,
        ),
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
        "newcomers": r.newcomers[i],
        "retrained": o.monthly_retrained,
        "vacancies": o.monthly_vacancies,
        "contractors": r.contractors[i],
        "work": r.work[i],
        "capacity": r.capacity[i],
        "gap": r.gap[i],
        "ai_coverage": r.ai_coverage[i],
        "cash": o.monthly_cash,
        "cumulative_cash": np.cumsum(o.monthly_cash, axis=0),
        "work_value": o.monthly_work_value,
        "cumulative_net": np.cumsum(o.monthly_cash + o.monthly_work_value, axis=0),
        "knowledge_lost_share": r.unknown[i],
        "compliance_need": r.compliance_need[i],
        "compliance_capacity": r.compliance_capacity[i],
        "compliance_backlog": r.compliance_backlog[i],
        "release_cadence": o.release_cadence,
        "incident_load": o.incident_load,
        "cumulative_claimed_saving": np.cumsum(o.monthly_claimed_saving, axis=0),
    }
