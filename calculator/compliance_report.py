"""What became of the work that law asks for: when duties are met, what is held, what it may cost.

Work behind a hard gate is done first, and each of both kinds in the order in which it comes in: a
duty is met once all of its kind is done that came in until it started to apply. Every row says
"check with counsel" and its date.
"""

from collections.abc import Iterable
from dataclasses import asdict
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from calculator.arrays import Floats, PerDraw, PerTeamDraw
from calculator.beliefs import constant
from calculator.defaults import worth_of
from calculator.estimates import Json, estimate, month_estimate
from calculator.evaluate import Evaluation
from calculator.law.cautions import earliest_exit
from calculator.law.duties import Duty, duties
from calculator.law.layoffs import layoff_process, step_of
from calculator.law.penalties import cap_of, expected_penalties
from calculator.law.severance import severance_of
from calculator.legal_entries import LayoffRule, Legal
from calculator.results import Results
from calculator.simulation.compliance import SETTLED

COUNSEL = "check with counsel"


def compliance_report(e: Evaluation) -> Json:
    """Summarise the alternative that headlines describe, beside `keep`."""
    scenario, i = e.scenario, e.results.of(e.policy)
    law = scenario.compliance
    value = partial(constant, scenario=scenario, library=e.library)
    found = duties(law, str(scenario.start_month), e.library, value)
    penalties = expected_penalties(law, found, _coverage(e.results, i), e.library, value)
    return {
        "duties": [_duty(e, i, duty) for duty in found],
        "longest_wait_months": month_estimate(longest_wait(e.results, i)),
        "longest_wait_months_keep": month_estimate(longest_wait(e.results, 0)),
        "systems_held": _held(e, i),
        "layoff_process": _process(e),
        "expected_penalties_per_year": (
            None if penalties is None else [asdict(item) for item in penalties]
        ),
    }


def met_month(r: Results, i: int, start: int, *, gated: bool) -> PerDraw:
    """Month (from 1) in which the work is done that came in before a month; infinite if not yet.

    `gated` tells which of both kinds: the work behind a hard gate, or all other work.
    """
    came_in, done = _so_far(r, i, gated=gated)
    return _first(done >= came_in[start - 2] - SETTLED)


def longest_wait(r: Results, i: int) -> PerDraw:
    """Most months that work behind no gate waits until it is done; infinite if not by the horizon.

    It is done last, so this is how far the desk is behind with what the law asks for every day.
    """
    came_in, done = _so_far(r, i, gated=False)
    due, wait = came_in - SETTLED, np.zeros(done.shape[1])
    for later in range(len(done)):
        late = (done[later:] < due[: len(due) - later]).any(
            axis=0
        )  # that many months after it came
        if not late.any():
            break
        wait += late
    return np.where(done[-1] < due[-1], np.inf, wait)


def _so_far(r: Results, i: int, *, gated: bool) -> tuple[Floats, Floats]:
    """Work of a kind that came in, and that was done, up to each month; (months, draws)."""
    need, finished = r.gate_need[i], r.gate_finished[i]
    if not gated:
        need, finished = r.compliance_need[i] - need, r.compliance_finished[i] - finished
    return np.cumsum(need, axis=0), np.cumsum(finished, axis=0)


def _first(happens: NDArray[np.bool_]) -> PerDraw:
    """First month (from 1) in which something holds; infinite where none is."""
    return np.where(happens.any(axis=0), np.argmax(happens, axis=0) + 1.0, np.inf)


def _duty(e: Evaluation, i: int, duty: Duty) -> Json:
    row, scenario = duty.obligation, e.scenario
    rate = partial(worth_of, scenario=scenario, library=e.library)
    cap = cap_of(row, scenario.compliance, rate)
    return {
        "id": row.id,
        "label": row.label,
        "description": row.description,
        "start": row.start,
        "start_month": duty.start,
        "per": row.per,
        "units": duty.units,
        "new_units": duty.new_units,
        "once_fte_months": [effort * duty.units for effort in duty.once],
        "yearly_fte": [effort * duty.units for effort in duty.yearly],
        "counted_with": duty.counted_with,
        "external": row.external and row.external.model_dump(mode="json"),
        "external_cost": _external_cost(e, duty),
        "gate": duty.gate,
        "cap": row.cap,
        "cap_stress_test": cap,
        **_overdue(e, i, duty),
        **_standing(row, e),
    }


def _external_cost(e: Evaluation, duty: Duty) -> list[float] | None:
    """What others charge for today's systems, in the scenario's currency: least, usual, most.

    No part of net value: the company pays it whether it cuts posts or not.
    """
    external = duty.obligation.external
    if external is None:
        return None
    rate = worth_of(external.currency, e.scenario, e.library)
    return [amount * rate * duty.units for amount in external.amounts]


def _overdue(e: Evaluation, i: int, duty: Duty) -> Json:
    """Months by which a duty that comes up is met late; nothing for what is in force already."""
    timely = 1 < duty.start <= e.scenario.horizon_months
    if not timely or not any(duty.once) or not duty.units:
        return {"months_overdue": None, "months_overdue_keep": None}
    gated = duty.gate == "hard"
    met = (met_month(e.results, at, duty.start, gated=gated) for at in (i, 0))
    late, kept = (np.maximum(0, month - (duty.start - 1)) for month in met)
    return {"months_overdue": month_estimate(late), "months_overdue_keep": month_estimate(kept)}


def _held(e: Evaluation, i: int) -> list[Json]:
    """AI systems that are finished and may not go live, by team."""
    r, months = e.results, e.scenario.horizon_months
    live = np.where(r.team_live_month > months, np.inf, r.team_live_month)
    later, reaches = _later(e, i), e.parameters.programme.reaches_production
    return [
        {
            "team": team.team,
            "months_held": estimate(r.team_held[i][row]),
            "months_held_keep": estimate(r.team_held[0][row]),
            "may_go_live_month": month_estimate(live[i][row]),
            "may_go_live_month_keep": month_estimate(live[0][row]),
            "delay_months": estimate(later[row]),
            "reaches_production_probability": float(reaches[row][:-1].mean()),
            "probability_held": float((r.team_held[i][row][:-1] > 0).mean()),
        }
        for row, team in enumerate(e.scenario.teams)
        if team.ai_share_claimed and team.claim_evidence != "measured"
    ]


def _later(e: Evaluation, i: int) -> PerTeamDraw:
    """Months by which each team's system may go live later than under `keep`.

    NaN in draws in which it never reaches production; one that may not go live within the horizon
    counts as live right after it, a lower bound.
    """
    live, reaches = e.results.team_live_month, e.parameters.programme.reaches_production
    return np.where(reaches > 0, live[i] - live[0], np.nan)


def _process(e: Evaluation) -> Json:
    posts = sum(team.planned_cuts for team in e.scenario.teams)
    headcount = sum(team.headcount for team in e.scenario.teams)
    law = e.scenario.compliance
    process = layoff_process(law, posts, headcount, e.library)
    earliest = earliest_exit(
        process.process_months, process.notice_months, worked=law.notice_worked
    )
    return {
        "employed_in": law.employed_in,
        "process_months": process.process_months,
        "notice_months": process.notice_months,
        "notice_worked": law.notice_worked,
        "earliest_exit_month": earliest,
        "earliest_exit_months": [
            earliest_exit(months, process.notice_months, worked=law.notice_worked)
            for months in process.process_range
        ],
        "severance": _severance(e),
        "rules": _rules(process.rules, posts, headcount, e),
        "below_threshold": [rule.label for rule in process.below],
        "below_rules": _rules(process.below, posts, headcount, e),
        "put_off": [
            {"team": team.team, "planned_month": first}
            for team in e.scenario.teams
            if (first := min((cut.month for cut in team.cuts), default=earliest)) < earliest
        ],
    }


def _severance(e: Evaluation) -> Json | None:
    """What is owed in the place where people work, or paid there as a rule."""
    row = severance_of(e.scenario.compliance, e.library)
    if row is None:
        return None
    return {
        "id": row.id,
        "label": row.label,
        "kind": row.kind,
        "weeks_per_year": list(row.weeks_per_year),
        "from_years": row.from_years,
        **_standing(row, e),
    }


def _rules(
    rules: Iterable[LayoffRule], posts: float, headcount: float, e: Evaluation
) -> list[Json]:
    """Rules of the place with the days they ask for, none where the cut stays below them."""
    rows = []
    for rule in rules:
        step = step_of(rule, posts, headcount)
        rows.append(
            {
                "id": rule.id,
                "label": rule.label,
                "process_days": step.process_days if step else 0,
                "notice_days": step.notice_days if step else 0,
                "practice_days": rule.practice and list(rule.practice.process_days),
                "sanction": rule.sanction,
                "sanction_days": rule.sanction_days,
                "disclosure": rule.disclosure,
                **_standing(rule, e),
            }
        )
    return rows


def _standing(row: Legal, e: Evaluation) -> dict[str, Any]:
    """How far a row of law can be relied on."""
    return {
        "grade": row.grade,
        "status": row.status,
        "sources": [e.library.sources[key].reference for key in row.sources],
        "caveat": row.caveat,
        "as_of": row.as_of,
        "review_date": row.review_date,
        "advice": COUNSEL,
    }


def _coverage(r: Results, i: int) -> float:
    """Share of all compliance work that is done by the horizon, on average."""
    need = r.compliance_need[i][:, :-1].sum()
    return float(r.compliance_finished[i][:, :-1].sum() / need) if need > 0 else 1.0
