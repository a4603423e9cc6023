"""Work that the law asks for: one desk, what a gate waits for first, and the gate at its end.

Duties in force or coming up, new AI systems and layoffs bring work; the company's own people do
what they can, consultants a share of what a month leaves over, and the rest waits. Work behind a
hard gate is done first, in the order in which it comes in: a new system goes live once all of it
that stood before the system, its own included, is done.
"""

from dataclasses import dataclass

import numpy as np

from calculator.arrays import Company, Floats, Stock, over_teams, share_of
from calculator.parameters import Compliance, Parameters, Programme
from calculator.simulation.programme import rolled_out

SETTLED = 1e-9  # FTE-months of waiting work within rounding of none


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What became of a month's compliance work; (alternatives, 1, draws), FTE and FTE-months."""

    need: Company  # work that came in
    capacity: Company  # what the company's own people could have done
    finished: Company  # work done by anybody
    bought: Company  # of that, by consultants
    backlog: Company  # work left over at the month's end
    gate_need: Company  # of the need, work behind a hard gate
    gate_finished: Company  # of that work, what was done
    gate_backlog: Company  # of that work, what is left over
    used_share: Company  # compliance time in use, of all compliance time


def idle(shape: tuple[int, int, int]) -> Desk:
    """Return the month of a company of which the law asks nothing."""
    nothing = np.zeros(shape)
    return Desk(
        need=nothing,
        capacity=nothing,
        finished=nothing,
        bought=nothing,
        backlog=nothing,
        gate_need=nothing,
        gate_finished=nothing,
        gate_backlog=nothing,
        used_share=nothing,
    )


def need(  # everything that brings work
    *,
    month: int,
    gained: Stock,
    alive: Stock,
    in_use: Stock,
    remaining: Floats,
    layoffs: Company,
    programme: Programme,
    compliance: Compliance,
) -> tuple[Company, Company]:
    """Work that comes in during a month (from 0), and the part of it behind a hard gate; FTE.

    `gained` is the month's progress of each initiative; `alive` is what was in production before
    it, `in_use` its roll-out; `remaining` is the share of each function, and so of its systems,
    that still exists; `layoffs` is 1 in a month at whose end people are laid off.

    building = sum(systems * remaining * gained)
    launching = sum(systems * remaining * max(0, (alive - in_use) * min(1, 1 / roll_out)))
    running = sum(systems * remaining * (1 - measured) * alive)
    before_gate = scheduled_gate[month] + gate_effort[month] * building
    later = launch_effort[month] * launching + system_upkeep[month] * running
    need = before_gate + scheduled[month] + later + process_effort * layoffs
    behind_gate = before_gate
    """
    standing = programme.systems * remaining
    building = over_teams(standing * gained)
    launched = np.maximum(0, rolled_out(in_use, alive, programme) - in_use)
    launching = over_teams(standing * launched)
    running = over_teams(standing * (1 - programme.measured) * alive)
    behind_gate = compliance.scheduled_gate[month] + compliance.gate_effort[month] * building
    other = (
        compliance.scheduled[month]
        + compliance.launch_effort[month] * launching
        + compliance.system_upkeep[month] * running
        + compliance.process_effort * layoffs
    )
    return behind_gate + other, behind_gate


def worked_through(
    *,
    before: Desk,
    arriving: Company,
    behind_gate: Company,
    capacity: Company,
    compliance: Compliance,
) -> Desk:
    """Do a month's work: own people first, then consultants for a share of what they lack.

    `before` is the month before, `behind_gate` the part of what is `arriving` that a gate waits
    for; that part is done first.

    outstanding = before.backlog + arriving
    own = min(capacity, outstanding)
    bought = consultant_share * max(0, arriving - capacity)
    finished = own + bought
    backlog = outstanding - finished
    gate_finished = min(before.gate_backlog + behind_gate, finished)
    gate_backlog = before.gate_backlog + behind_gate - gate_finished
    used_share = own / capacity
    """
    outstanding = before.backlog + arriving
    own = np.minimum(capacity, outstanding)
    bought = compliance.consultant_share * np.maximum(0, arriving - capacity)
    gate_outstanding = before.gate_backlog + behind_gate
    gate_finished = np.minimum(gate_outstanding, own + bought)
    return Desk(
        need=arriving,
        capacity=capacity,
        finished=own + bought,
        bought=bought,
        backlog=outstanding - own - bought,
        gate_need=behind_gate,
        gate_finished=gate_finished,
        gate_backlog=gate_outstanding - gate_finished,
        used_share=share_of(own, capacity),
    )


def waiting(ahead: Stock, *, completed_before: Stock, completed: Stock, desk: Desk) -> Stock:
    """Work behind a gate that stands before each initiative at a month's end, FTE-months.

    One that was completed this month queues behind all of it that is there.

    shorter = max(0, ahead - gate_finished)
    ahead = gate_backlog if completed > completed_before else shorter
    """
    shorter = np.maximum(0, ahead - desk.gate_finished)
    return np.where(completed > completed_before, desk.gate_backlog, shorter)


def cleared(ahead: Stock) -> Stock:
    """1 for an initiative that nothing stands before, else 0.

    cleared = ahead <= SETTLED
    """
    return (ahead <= SETTLED).astype(np.float64)


def to_pay(month: int, desk: Desk, p: Parameters) -> Company:
    """Money for consultants in a month (from 0), at month-1 prices.

    What is still left over at the horizon has to be done after it, and is priced like their work.

    due = bought + backlog if month == months - 1 else bought
    money = due * consultant_price
    """
    due = desk.bought + desk.backlog if month == p.months - 1 else desk.bought
    return due * p.compliance.consultant_price
