"""What the model returns: frozen arrays, the unit under every field.

`Path` is (alternatives, months, draws), `TeamTotal` (alternatives, teams, draws). The first
alternative is always `keep`; the last draw is the centre. Money is nominal and undiscounted unless
a field says otherwise; costs are positive. Nothing here is a difference against `keep` but the gap
beyond keep's, so that every report takes its differences itself.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from itertools import accumulate
from math import prod
from typing import Any, Self

import numpy as np

from calculator.arrays import Floats, Path, TeamTotal


@dataclass(frozen=True, slots=True, kw_only=True)
class Money:
    """The money of one run of several alternatives on the same draws, and of coming back."""

    policies: tuple[str, ...]
    undo_months: tuple[int, ...]  # months, from 1, from whose end coming back is timed
    # by month
    payroll: Path  # money
    ended_pay: Path  # money, cost of the posts ended before the month
    exit_cost: Path  # money, severance and outplacement
    replacement_cost: Path  # money, to replace normal leavers
    hiring_cost: Path  # money, to fill requisitions
    premium_cost: Path  # money, dearer pay of those hired
    contractor_cost: Path  # money, work bought outside
    consultant_cost: Path  # money, compliance work bought outside, or left over at the horizon
    retraining_cost: Path  # money, to retrain people who stay
    running_cost: Path  # money, AI in use
    incident_cost: Path  # money, incidents beyond today's
    work_value: Path  # money, work left undone (negative) or spare capacity of use
    refill_cost: Path  # money, discounted, to fill every vacancy of the month; if undoing is asked
    # by month of `undo_months`, shape (alternatives, those months, draws)
    undo_time: Path  # months until today's capacity is back; infinite if not within ten years

    def of(self, policy: str) -> int:
        """Return the position of an alternative."""
        return self.policies.index(policy)

    @classmethod
    def blank(
        cls,
        policies: tuple[str, ...],
        *,
        months: int,
        teams: int,
        draws: int,
        undo_months: tuple[int, ...] = (),
    ) -> Self:
        """Make room for a run, to be filled in."""
        rows = {"team": teams, "undo": len(undo_months)}
        shapes = {
            name: (len(policies), rows.get(name.partition("_")[0], months), draws)
            for name in cls.array_names()
        }
        return cls(policies=policies, undo_months=undo_months, **_zeros(shapes))

    def with_room_for(self, policies: tuple[str, ...]) -> Self:
        """Return the same with room for a run of other alternatives on the same draws."""
        wider = {
            name: (len(self.policies) + len(policies), *getattr(self, name).shape[1:])
            for name in self.array_names()
        }
        arrays = _zeros(wider)
        for name, array in arrays.items():
            array[: len(self.policies)] = getattr(self, name)
        return replace(self, policies=(*self.policies, *policies), **arrays)

    @classmethod
    def array_names(cls) -> tuple[str, ...]:
        """Return the names of all arrays."""
        return tuple(
            field.name for field in fields(cls) if field.name not in {"policies", "undo_months"}
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Results(Money):
    """One run of several alternatives on the same draws."""

    # by month
    headcount: Path  # people at work in the month
    newcomers: Path  # of them, those still learning the work
    contractors: Path  # ordinary work bought outside, FTE
    work: Path  # ordinary work that would be missed, FTE
    capacity: Path  # output for ordinary work, AI included, FTE
    gap: Path  # work left undone, no netting between teams, FTE
    excess_gap: Path  # work left undone beyond keep's, no netting between teams, FTE
    ai_coverage: Path  # ordinary work that AI covers, FTE
    ai_claimed: Path  # ordinary work that the claim says AI covers, FTE
    programme_done: Path  # of the AI programme's missing work, what is done, FTE-months
    uncovered_posts: Path  # posts ended that neither slack nor AI makes up for, no netting
    unknown: Path  # share of knowledge missing, by headcount
    ended_posts: Path  # posts ended by the month's end
    reopened_posts: Path  # posts reopened by the month's end
    retrained: Path  # people retrained instead of laid off so far, and employed
    requisitions: Path  # requisitions opened, posts in the month
    cancelled: Path  # requisitions that ended with their posts, in the month
    hires: Path  # people who start, in the month
    laid_off: Path  # people laid off, in the month
    left: Path  # people who left otherwise and were not replaced like for like, in the month
    replaced: Path  # people who left and were replaced like for like, in the month
    excess_quits: Path  # people who quit because of unrest, in the month
    compliance_need: Path  # compliance work that comes in, FTE
    compliance_capacity: Path  # of it, what the company's own people could do, FTE
    compliance_bought: Path  # compliance work done by consultants, FTE
    compliance_finished: Path  # compliance work done by anybody, FTE
    compliance_backlog: Path  # compliance work left over at the month's end, FTE-months
    gate_need: Path  # of the compliance work that comes in, that behind a hard gate, FTE
    gate_finished: Path  # of the compliance work done, that behind a hard gate, FTE
    # by team, over the horizon
    team_cash: TeamTotal  # money, discounted
    team_work_value: TeamTotal  # money, discounted
    team_rehire_cost: TeamTotal  # money, discounted: filling reopened posts, and their dearer pay
    team_peak_unknown: TeamTotal  # share of knowledge missing at its worst
    team_gap: TeamTotal  # FTE-months left undone beyond keep's
    team_ended: TeamTotal  # posts
    team_reopened: TeamTotal  # posts
    team_reopened_in_window: TeamTotal  # posts, within the window after their cut
    team_hires: TeamTotal  # posts filled from requisitions
    team_hire_spend: TeamTotal  # money spent on those, at month-1 prices
    team_live_month: TeamTotal  # first month the initiative may go live; horizon + 1 if never
    team_held: TeamTotal  # months in which the finished initiative waits for compliance work


def _zeros(shapes: Mapping[str, tuple[int, ...]]) -> dict[str, Any]:
    """Make arrays of these shapes in one block: a system hands out one large one much faster."""
    sizes = [prod(shape) for shape in shapes.values()]
    ends = list(accumulate(sizes))
    block = np.zeros(sum(sizes))
    return {
        name: block[end - size : end].reshape(shape)
        for (name, shape), size, end in zip(shapes.items(), sizes, ends, strict=True)
    }


def discount_factors(months: int, discount_rate: float) -> Floats:
    """Present value of one unit paid at the close of each month, shape (months,).

    Monthly steps of a yearly rate: month 1 is discounted by a twelfth of a year.
    """
    return np.asarray((1 + discount_rate) ** (-np.arange(1, months + 1) / 12), dtype=np.float64)
