"""The alternatives: which posts end, and when.

keep       nobody leaves; the reference
planned    the plan as given
phase      as the plan, but only as many posts as AI is seen to cover
attrition  no layoffs: nobody who leaves is replaced, anywhere, until as many posts are gone
protect    as many posts as planned, none of them where the AI programme or compliance is done, or
           where the plan says so
redeploy   as the plan, but some of the leavers are retrained and stay
"""

from dataclasses import dataclass

import numpy as np

from calculator.arrays import Company, Floats, PerTeamDraw, share_of
from calculator.parameters import Notice, Parameters, Rules, Teams

POLICIES = ("keep", "planned", "phase", "attrition", "protect", "redeploy")


@dataclass(frozen=True, slots=True)
class Plan:
    """The alternatives of a run, in the form the month needs them."""

    names: tuple[str, ...]
    schedule: Floats  # (alternatives, months, teams, 1) posts ended by plan
    calmed: Company  # unrest of a cut, of that of a layoff of the same size
    redeployed: Company  # share of the experienced laid off who are retrained instead

    @classmethod
    def of(cls, p: Parameters, names: tuple[str, ...]) -> "Plan":
        """Lay out the alternatives `names`."""
        frozen, retrained = _where("attrition", names), _where("redeploy", names)
        schedules = [within_law(schedule(name, p.teams, p.rules), p.notice) for name in names]
        return cls(
            names=names,
            schedule=np.array(schedules),
            calmed=np.where(frozen, p.unrest.freeze, 1.0),
            redeployed=np.where(retrained, p.redeployment.share, 0.0),
        )

    @property
    def redeploys(self) -> bool:
        """Whether any of the alternatives retrains people."""
        return "redeploy" in self.names


def _where(policy: str, names: tuple[str, ...]) -> Company:
    return np.array([name == policy for name in names])[:, None, None]


def schedule(policy: str, teams: Teams, rules: Rules) -> Floats:
    """Posts that end at the close of each month by plan, shape (months, teams, 1)."""
    if policy in {"planned", "redeploy"}:
        return teams.planned_cuts
    if policy == "protect":
        return protected_schedule(teams, rules)
    return np.zeros_like(teams.planned_cuts)


def within_law(cuts: Floats, notice: Notice) -> Floats:
    """Put off the cuts that come before a process begun on the first day has run its course.

    Special case: what the horizon is too short for is not cut.
    """
    first = max(0, notice.months - 1)
    later = cuts.copy()
    later[:first] = 0
    if first < len(cuts):
        later[first] = cuts[: first + 1].sum(axis=0)
    return later


def protected_schedule(teams: Teams, rules: Rules) -> Floats:
    """Move the cuts of protected teams to the others, in proportion to the posts these have left.

    Special case: what does not fit into the other teams is not cut.
    """
    shares = np.maximum(teams.programme_share, teams.compliance_share)
    protected = (shares >= rules.protect_threshold) | (teams.protected > 0)
    own = np.where(protected, 0.0, teams.planned_cuts)
    room = np.where(protected, 0.0, teams.headcount) - own.sum(axis=0)
    moved = (teams.planned_cuts - own).sum(axis=1, keepdims=True)
    total_room = room.sum()
    if total_room <= 0:
        return own
    fits = total_room / max(moved.sum(), total_room)
    return own + moved * fits * room / total_room


def first_months(teams: Teams) -> Floats:
    """First planned month of each team from 0, shape (teams, 1); 0 for teams without cuts."""
    return np.argmax(teams.planned_cuts > 0, axis=0).astype(np.float64)


def phased(month: int, covered: PerTeamDraw, ended: PerTeamDraw, t: Teams, r: Rules) -> PerTeamDraw:
    """Posts that end this month under `phase`, given the posts that AI covers.

    Every `phase_interval` months from the planned month on, if the step is worth it: a fair part
    of the team's cut, or all that is left of it. Hidden slack is not seen and not used.

    rest = total - ended
    step = min(rest, covered - ended)
    posts = max(0, step) if due and step >= min(phase_minimum * total, rest) else 0
    """
    total, first = t.planned_cuts.sum(axis=0), first_months(t)
    due = (month >= first) & ((month - first) % r.phase_interval == 0)
    rest = total - ended
    step = np.minimum(rest, covered - ended)
    worthwhile = step >= np.minimum(r.phase_minimum * total, rest)
    return np.where(due & worthwhile, np.maximum(0, step), 0.0)


def frozen_share(month: int, leavers: PerTeamDraw, ended: PerTeamDraw, t: Teams) -> PerTeamDraw:
    """Share of this month's leavers who are not replaced under `attrition`, shape (1, draws).

    The freeze holds for the whole company from its first planned month until the target is met.

    rest = max(0, target - sum(ended)) if started else 0
    frozen = min(1, rest / sum(leavers))
    """
    target = t.planned_cuts.sum()
    started = month >= int(np.argmax(t.planned_cuts.sum(axis=(1, 2)) > 0))
    rest = np.maximum(0, target - ended.sum(axis=0, keepdims=True)) * started
    return np.minimum(1, share_of(rest, leavers.sum(axis=0, keepdims=True)))
