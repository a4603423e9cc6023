"""The six questions: what an executive answers first, and what an answer changes in a plan.

Answers hold fractions and money as a scenario does. With one team they are its numbers. With more
they are totals of the plan: questions 1 and 3 are then fixed by it, 2 scales every cut and 4 every
claim in proportion. None means "as in the plan" or, where nothing is said there, "the default".
"""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, Final, TypeVar

from calculator.errors import InputError, Problem
from calculator.scenario import Scenario, Team, scenario_from

T = TypeVar("T")

TEAM_NAME: Final = "Company"
FIXED_BY_PLAN: Final = ("people", "average_salary", "currency", "role_family")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """Answers to the six questions; shares are of the people and of their work."""

    people: float = 500.0
    average_salary: float = 80_000.0
    currency: str = "USD"
    share_leaving: float = 0.12
    cut_month: int | None = 1
    role_family: str | None = "other"
    ai_share: float = 0.2
    ai_claim_month: int | None = 12
    claim_evidence: str | None = "claim"
    readiness_level: int = 2
    slack: float | None = None


def answers_from(scenario: Scenario) -> Answers:
    """Read the answers off a scenario."""
    teams = scenario.teams
    people = math.fsum(team.headcount for team in teams)
    cutting = [team for team in teams if team.planned_cuts]
    claiming = [team for team in teams if team.ai_share_claimed]
    return Answers(
        people=people,
        average_salary=math.fsum(t.headcount * t.annual_salary for t in teams) / people,
        currency=scenario.currency,
        share_leaving=math.fsum(team.planned_cuts for team in teams) / people,
        cut_month=_common(_cut_month(team) for team in cutting or teams),
        role_family=_common(team.role_family for team in teams),
        ai_share=math.fsum(t.headcount * (t.ai_share_claimed or 0.0) for t in teams) / people,
        ai_claim_month=_common(team.ai_claim_month for team in claiming or teams),
        claim_evidence=_common(team.claim_evidence or "claim" for team in claiming or teams),
        readiness_level=scenario.ai_programme.readiness_level,
        slack=scenario.company.slack,
    )


def scenario_from_answers(answers: Answers) -> Scenario:
    """Build the scenario of one team; InputError says which answer cannot be used."""
    team = {
        "team": TEAM_NAME,
        "headcount": answers.people,
        "annual_salary": answers.average_salary,
        "planned_cuts": answers.people * answers.share_leaving,
        "role_family": answers.role_family,
        "cut_month": answers.cut_month,
        "ai_share_claimed": answers.ai_share,
        "ai_claim_month": answers.ai_claim_month,
        "claim_evidence": answers.claim_evidence,
    }
    given = {name: value for name, value in team.items() if value is not None}
    data = {
        "name": "Six questions",
        "currency": answers.currency,
        "company": {"slack": answers.slack},
        "ai_programme": {"readiness_level": answers.readiness_level},
        "teams": [given],
    }
    return scenario_from(data)


def changed(scenario: Scenario, answers: Answers) -> Scenario:
    """Return the scenario with what was answered anew; itself where nothing was.

    InputError where the plan cannot follow: an answer out of range, or one that it fixes.
    """
    before = answers_from(scenario)
    new = {
        field.name
        for field in fields(Answers)
        if getattr(answers, field.name) != getattr(before, field.name)
    }
    if not new:
        return scenario
    _refuse_fixed(new, scenario)
    _refuse_late(answers, scenario)
    data = scenario.model_dump(mode="python", exclude_unset=True)
    if "currency" in new:
        data["currency"] = answers.currency
    if "readiness_level" in new:
        data["ai_programme"] = {
            **data.get("ai_programme", {}),
            "readiness_level": answers.readiness_level,
        }
    if "slack" in new:
        data["company"] = {**data.get("company", {}), "slack": answers.slack}
    changes = _team_changes(scenario.teams, answers, new)
    data["teams"] = [
        {**team, **change} for team, change in zip(data["teams"], changes, strict=True)
    ]
    return scenario_from(data)


def is_fixed(scenario: Scenario) -> bool:
    """Whether the plan itself answers questions 1 and 3: it has several teams."""
    return len(scenario.teams) > 1


def spread(total: float, weights: Sequence[float], limits: Sequence[float]) -> list[float]:
    """Share out a total in proportion to weights, none above its limit.

    What does not fit goes to the others; once all that have a weight are full, in proportion to
    what is left of the limits. ValueError where the total is above all limits together.
    """
    if total > math.fsum(limits) * (1 + 1e-12):
        raise ValueError(f"{total:g} is above {math.fsum(limits):g}, which is all there is")
    if not math.fsum(weights):
        weights = limits
    given = [0.0] * len(weights)
    open_ = {i for i, weight in enumerate(weights) if weight > 0}
    left = total
    while open_ and left > 0:
        scale = left / math.fsum(weights[i] for i in open_)
        full = {i for i in open_ if weights[i] * scale >= limits[i]}
        for i in full or open_:
            given[i] = limits[i] if full else weights[i] * scale
        open_ -= full or open_
        left = total - math.fsum(given)
    if left > 1e-9 * max(total, 1.0):
        room = [limit - part for limit, part in zip(limits, given, strict=True)]
        return [a + left * b / math.fsum(room) for a, b in zip(given, room, strict=True)]
    return given


def with_posts(team: Team, posts: float) -> dict[str, Any]:
    """Return a team's cuts at so many posts, each month of a schedule in proportion."""
    if not isinstance(team.cut_month, str):
        return {"planned_cuts": posts}
    cuts, planned = team.cuts, team.planned_cuts
    shares = [cut.posts / planned if planned else 1 / len(cuts) for cut in cuts]
    parts = [f"{posts * share:.12g}" for share in shares]
    text = ";".join(f"{cut.month}:{part}" for cut, part in zip(cuts, parts, strict=True))
    return {"planned_cuts": min(posts, math.fsum(map(float, parts))), "cut_month": text}


def _refuse_fixed(new: Iterable[str], scenario: Scenario) -> None:
    fixed = [name for name in FIXED_BY_PLAN if name in new and is_fixed(scenario)]
    if fixed:
        rule = f"{', '.join(fixed)} cannot be changed here: the plan has several teams"
        raise InputError([Problem(rule, "Change the plan, or start from the six questions")])


def _refuse_late(answers: Answers, scenario: Scenario) -> None:
    last = scenario.horizon_months
    if answers.cut_month is not None and answers.cut_month > last:
        rule = f"Month {answers.cut_month} lies past the horizon of {last} months"
        raise InputError([Problem(rule, f"Let the posts end in month 1 to {last}")])


def _team_changes(teams: Sequence[Team], answers: Answers, new: set[str]) -> list[dict[str, Any]]:
    """Return what each team's row is to say instead."""
    changes: list[dict[str, Any]] = [{} for _ in teams]
    for question, change in _CHANGES.items():
        if question in new:
            for row, values in zip(changes, change(teams, answers), strict=True):
                row.update(values)
    if new & {"share_leaving", "people"}:
        for row, values in zip(
            changes, _cuts(teams, answers, one_month="cut_month" in new), strict=True
        ):
            row.update(values)
    elif "cut_month" in new:
        for row in changes:
            row["cut_month"] = answers.cut_month
    return changes


def _cuts(teams: Sequence[Team], answers: Answers, *, one_month: bool) -> list[dict[str, Any]]:
    heads = [answers.people] if len(teams) == 1 else [team.headcount for team in teams]
    posts = _shared(
        answers.share_leaving, [team.planned_cuts for team in teams], heads, "share leaving"
    )
    return [
        {"planned_cuts": ended, "cut_month": answers.cut_month}
        if one_month
        else with_posts(team, ended)
        for team, ended in zip(teams, posts, strict=True)
    ]


def _claims(teams: Sequence[Team], answers: Answers) -> list[dict[str, Any]]:
    heads = [team.headcount for team in teams]
    covered = [team.headcount * (team.ai_share_claimed or 0.0) for team in teams]
    work = _shared(answers.ai_share, covered, heads, "share of the work AI takes over")
    return [
        {"ai_share_claimed": min(1.0, part / head)} for part, head in zip(work, heads, strict=True)
    ]


def _shared(
    share: float, weights: Sequence[float], limits: Sequence[float], what: str
) -> list[float]:
    if not 0 <= share <= 1:
        raise InputError([Problem(f"{share:.4g} is no {what}", "Give 0% to 100%")])
    return spread(share * math.fsum(limits), weights, limits)


def _same(field: str, question: str) -> Callable[[Sequence[Team], Answers], list[dict[str, Any]]]:
    def every(teams: Sequence[Team], answers: Answers) -> list[dict[str, Any]]:
        return [{field: getattr(answers, question)} for _ in teams]

    return every


_CHANGES: Final[Mapping[str, Callable[[Sequence[Team], Answers], list[dict[str, Any]]]]] = {
    "people": _same("headcount", "people"),
    "average_salary": _same("annual_salary", "average_salary"),
    "role_family": _same("role_family", "role_family"),
    "ai_share": _claims,
    "ai_claim_month": _same("ai_claim_month", "ai_claim_month"),
    "claim_evidence": _same("claim_evidence", "claim_evidence"),
}


def _cut_month(team: Team) -> int | str:
    return team.cut_month or 1


def _common(values: Iterable[T]) -> Any:
    distinct = set(values)
    only = distinct.pop() if len(distinct) == 1 else None
    return None if isinstance(only, str) and ":" in only else only
