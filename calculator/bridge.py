"""Where the claimed saving goes: the model's mechanisms switched on one after the other.

With everything off a plan is worth what it claims: the pay of the posts it ends. Every step
switches one mechanism on, for the plan and for `keep` alike. What a step comes to depends on what
is on already, so the steps are gone through in this order and in the reverse order; a step is the
mean of the two, and they are its range. Steps add up for the mean and for the centre, never for
quantiles.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from calculator.arrays import PerDraw
from calculator.outcomes import Outcomes
from calculator.parameters import Parameters
from calculator.simulation.simulate import simulate_variants
from calculator.worth import Worth, worth

STEPS = (
    "severance_and_process",
    "work_uncovered",
    "ai_arrival",
    "programme_slowed",
    "compliance",
    "knowledge",
    "survivors",
    "rehiring",
    "residual",
)
WORK = "work_uncovered"
# What moves `keep` too; all else happens only where posts end.
FELT_BY_KEEP = frozenset({"ai_arrival", "compliance", "rehiring", "residual"})


@dataclass(frozen=True, slots=True)
class Step:
    """What one mechanism comes to, money by draw, in both orders."""

    name: str
    forward: PerDraw
    reverse: PerDraw

    @property
    def value(self) -> PerDraw:
        """Mean of the two orders."""
        return (self.forward + self.reverse) / 2


@dataclass(frozen=True, slots=True)
class Bridge:
    """From the claimed saving to the net value, money by draw.

    `forgone` is what the alternative leaves of the claimed saving because it ends other posts, or
    later ones; nothing for the plan itself.
    """

    claimed: PerDraw
    forgone: PerDraw
    steps: tuple[Step, ...]
    net: PerDraw


def with_only(on: frozenset[str], p: Parameters) -> Parameters:
    """Return the parameters with every mechanism switched off that is not on."""
    for step in _OFF:
        p = p if step in on else without(step, p)
    return p


def runs(p: Parameters) -> list[list[frozenset[str]]]:
    """Return the runs that a bridge takes beside that of the whole model: what is on in each.

    Those of a group lead `keep` through the same months, since they differ in nothing it feels.
    """
    whole = _run(frozenset(STEPS), p)
    groups: dict[frozenset[str], list[frozenset[str]]] = {}
    for run in dict.fromkeys(_run(on, p) for on in (*_forward(), *_reverse())):
        if run != whole:
            groups.setdefault(run & FELT_BY_KEEP, []).append(run)
    return list(groups.values())


def bridge(
    p: Parameters, whole: Outcomes, policy: str, notices: Iterator[Callable[[float], None] | None]
) -> Bridge:
    """Build the bridge of an alternative whose outcomes under the whole model are known.

    `notices` has one item for each group of `runs`, told the share of it that is done.
    """
    known: dict[frozenset[str], Outcomes | Worth] = {_run(frozenset(STEPS), p): whole}
    names = ("keep",) if policy == "keep" else ("keep", policy)
    for group, notice in zip(runs(p), notices, strict=False):
        variants = [with_only(run, p) for run in group]
        found = simulate_variants(variants, names, notice)
        known |= {
            run: worth(variant, money, policy)
            for run, variant, money in zip(group, variants, found, strict=True)
        }

    forward = [_net_value(known[_run(on, p)], on) for on in _forward()]
    reverse = [_net_value(known[_run(on, p)], on) for on in _reverse()]
    gains = dict(zip(STEPS, _differences(forward), strict=True))
    back = dict(zip(reversed(STEPS), _differences(reverse), strict=True))
    return Bridge(
        claimed=whole.claimed_saving,
        forgone=forward[0] - whole.claimed_saving,
        steps=tuple(Step(name, gains[name], back[name]) for name in STEPS),
        net=whole.net_value,
    )


def without(step: str, p: Parameters) -> Parameters:
    """Return the parameters with one mechanism switched off."""
    return _OFF[step](p)


def _net_value(found: Outcomes | Worth, on: frozenset[str]) -> PerDraw:
    """Net value by draw; until undone work is priced, nobody buys it outside either."""
    return found.net_value if WORK in on else found.cash_value + found.contractors_cost


def _run(on: frozenset[str], p: Parameters) -> frozenset[str]:
    """Return what distinguishes a run: pricing undone work does not, nor does what is not there."""
    idle = {WORK}
    if not p.compliance.asked:
        idle.add("compliance")
    if not p.programme.initiative.any():
        idle |= {"ai_arrival", "programme_slowed"}
    return on - idle


def _forward() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(STEPS[:count]) for count in range(len(STEPS) + 1))


def _reverse() -> tuple[frozenset[str], ...]:
    backward = STEPS[::-1]
    return tuple(frozenset(backward[:count]) for count in range(len(STEPS) + 1))


def _differences(values: list[PerDraw]) -> list[PerDraw]:
    return [after - before for before, after in pairwise(values)]


def _no_exits(p: Parameters) -> Parameters:
    """People leave in the month planned, unpaid, and no process takes anybody's time."""
    return replace(
        p,
        separation=replace(p.separation, exit_cost=np.zeros_like(p.separation.exit_cost)),
        notice=replace(p.notice, months=0, worked=0),
        compliance=replace(p.compliance, process_effort=np.zeros_like(p.compliance.process_effort)),
    )


def _ai_as_claimed(p: Parameters) -> Parameters:
    dip = np.zeros_like(p.programme.dip)
    return replace(p, programme=replace(p.programme, as_claimed=True, dip=dip))


def _programme_as_kept(p: Parameters) -> Parameters:
    return replace(p, programme=replace(p.programme, follows_keep=True))


def _no_duties(p: Parameters) -> Parameters:
    nothing = np.zeros_like(p.compliance.scheduled)
    return replace(
        p,
        compliance=replace(
            p.compliance,
            scheduled=nothing,
            scheduled_gate=nothing,
            gate_effort=nothing,
            launch_effort=nothing,
            system_upkeep=nothing,
        ),
    )


def _nothing_lost(p: Parameters) -> Parameters:
    return replace(p, knowledge=replace(p.knowledge, tail=np.zeros_like(p.knowledge.tail)))


def _nobody_moved(p: Parameters) -> Parameters:
    """Those who stay neither quit nor slow down, and those who leave are average."""
    nothing, average = np.zeros_like(p.unrest.months), np.ones_like(p.unrest.months)
    return replace(
        p,
        unrest=replace(p.unrest, excess_turnover=nothing, output_loss=nothing),
        separation=replace(p.separation, leaver_output=average, quitter_output=average),
    )


def _nobody_hired(p: Parameters) -> Parameters:
    """No post is filled again, none has to be replaced, and no help is bought."""
    return replace(
        p,
        hiring=replace(
            p.hiring,
            time_to_fill=np.full_like(p.hiring.time_to_fill, np.inf),
            hire_cost=np.zeros_like(p.hiring.hire_cost),
        ),
        response=replace(p.response, reopened_share=np.zeros_like(p.response.reopened_share)),
        compliance=replace(
            p.compliance, consultant_share=np.zeros_like(p.compliance.consultant_share)
        ),
    )


def _no_running_cost(p: Parameters) -> Parameters:
    return replace(
        p,
        programme=replace(p.programme, seat_cost=np.zeros_like(p.programme.seat_cost)),
        knowledge=replace(p.knowledge, incident_cost=np.zeros_like(p.knowledge.incident_cost)),
        redeployment=replace(p.redeployment, cost=np.zeros_like(p.redeployment.cost)),
    )


_OFF: Mapping[str, Callable[[Parameters], Parameters]] = {
    "severance_and_process": _no_exits,
    "ai_arrival": _ai_as_claimed,
    "programme_slowed": _programme_as_kept,
    "compliance": _no_duties,
    "knowledge": _nothing_lost,
    "survivors": _nobody_moved,
    "rehiring": _nobody_hired,
    "residual": _no_running_cost,
}
