"""A best plan as plain data: what the command prints with --json, and what the page reads.

`best` names the option that is best within the limits: `found`, the best plan by team and month, or
one of the built-in alternatives. `options` holds all of them on the same draws, `fresh` the plan,
the best and the found one on the draws of another seed. Money is in the scenario's currency,
discounted, against keeping everyone.
"""

from dataclasses import asdict

import numpy as np

from calculator.answer import headline
from calculator.arrays import PerDraw
from calculator.best_plan.hunt import BestPlan
from calculator.best_plan.judging import REGRET_AT, regret
from calculator.best_plan.limits import KNOWLEDGE
from calculator.best_plan.options import FOUND, Option, nets
from calculator.estimates import Json, estimate
from calculator.scenario import Scenario, Team


def as_data(found: BestPlan) -> Json:
    """Write a best plan down."""
    alternatives = nets(each.outcomes for each in found.options if each.name != FOUND)
    return {
        **headline(found.evaluation),
        "aim": found.aim,
        "limits": asdict(found.limits),
        "best": found.best,
        "found_is": found.same_as,
        "options": [_option(each, found.option("planned"), alternatives) for each in found.options],
        "changes": _changes(found.evaluation.scenario, found.found),
        "scenario_found": found.found and found.found.model_dump(mode="json"),
        "binding": list(found.binding),
        "fresh": {
            "seed": found.fresh.seed,
            "options": [
                _option(each, found.fresh.options[0], found.fresh.best_option)
                for each in found.fresh.options
            ],
        },
        "search": {
            "plans_tried": found.tried,
            "plans_on_all_draws": found.judged,
            "first_draws": found.first_draws,
            "every_plan_was_tried": found.is_exhaustive and found.is_finished,
            "stopped": not found.is_finished,
            "together": [
                {"unit": unit.name, "teams": len(unit.teams)}
                for unit in found.space.units
                if len(unit.teams) > 1
            ],
            "steps": [
                {"unit": unit.name, "posts": unit.step}
                for unit in found.space.units
                if unit.step > 1
            ],
        },
    }


def _option(option: Option, planned: Option, alternatives: PerDraw) -> Json:
    o = option.outcomes
    missed = regret(o.net_value[None, :-1], alternatives)[0]
    return {
        "option": option.name,
        "net_value": estimate(o.net_value),
        "cash_value": estimate(o.cash_value),
        "work_value": estimate(o.work_value),
        "probability_of_loss": o.probability_of_loss,
        "knowledge_at_risk_share": option.score.figures[KNOWLEDGE],
        "posts_cut": estimate(o.posts_cut),
        "regret": {"mean": float(missed.mean()), "p90": float(np.quantile(missed, REGRET_AT))},
        "against_planned": estimate(o.net_value - planned.outcomes.net_value),
        "beats_planned_probability": (None if option is planned else o.beats(planned.outcomes)),
        "breaks": list(option.broken),
    }


def _changes(planned: Scenario, found: Scenario | None) -> list[Json]:
    """Say of every team what the plan ends and what the found plan ends, and when."""
    teams = planned.teams if found is None else found.teams
    return [
        {
            "team": before.team,
            "headcount": before.headcount,
            "planned": _cut(before),
            "found": None if found is None else _cut(after),
        }
        for before, after in zip(planned.teams, teams, strict=True)
    ]


def _cut(team: Team) -> Json:
    """Posts of a team that end, and the months from first to last; null where none ends."""
    months = [cut.month for cut in team.cuts if cut.posts]
    return {
        "posts": team.planned_cuts,
        "first_month": min(months, default=None),
        "last_month": max(months, default=None),
        "cut_month": team.cut_month if months else None,
    }
