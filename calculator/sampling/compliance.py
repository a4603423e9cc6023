"""Law in the model: the duties that apply, as work by month; and what it asks of a layoff."""

import numpy as np

from calculator.arrays import Floats, PerDraw
from calculator.law.duties import duties
from calculator.law.layoffs import LayoffProcess, layoff_process
from calculator.legal_entries import LAYOFF_EVENT
from calculator.parameters import MONTHS_PER_YEAR, Compliance
from calculator.sampling.sequence import Sampler, triangular


def process_of(s: Sampler) -> LayoffProcess:
    """Find what the law puts between decision and exit for a cut of this size."""
    posts = sum(team.planned_cuts for team in s.scenario.teams)
    headcount = float(s.column("headcount").sum())
    return layoff_process(s.scenario.compliance, posts, headcount, s.library)


def compliance(s: Sampler) -> Compliance:
    """Spread the duties that apply over the months."""
    scenario = s.scenario
    found = duties(scenario.compliance, str(scenario.start_month), s.library, s.constant)
    standing = [duty for duty in found if duty.obligation.per != LAYOFF_EVENT]
    events = [duty for duty in found if duty.obligation.per == LAYOFF_EVENT]
    nothing = np.zeros((scenario.horizon_months, s.draws + 1))
    lead = max(1, round(s.constant("obligation_lead_months")))
    position = s("compliance_effort")

    scheduled, scheduled_gate, gate = nothing.copy(), nothing.copy(), nothing.copy()
    launch, upkeep = nothing.copy(), nothing.copy()
    for duty in standing:
        once, yearly = triangular(duty.once, position), triangular(duty.yearly, position)
        in_force = _from(duty.start, scenario.horizon_months)
        coming = _from(duty.start - lead, scenario.horizon_months)
        is_hard = duty.gate == "hard"
        # What a duty to come takes once is done in the months that are left to prepare for it.
        preparing = scheduled_gate if is_hard else scheduled
        preparing += (coming - in_force) * (once * duty.units / max(1, min(lead, duty.start - 1)))
        scheduled += in_force * (yearly * duty.units)
        # A system that is built while a duty comes up is built to it, and waits for that work.
        before = gate if is_hard else launch
        before += coming * (once * duty.new_units)
        upkeep += in_force * (yearly * duty.new_units)
    return Compliance(
        scheduled=scheduled,
        scheduled_gate=scheduled_gate,
        gate_effort=gate,
        launch_effort=launch,
        system_upkeep=upkeep,
        process_effort=sum((triangular(duty.once, position) for duty in events), nothing[0]),
        consultant_share=s("consultant_share"),
        consultant_price=s("consultant_premium") * _cost_of_a_month(s),
    )


def _from(start: int, months: int) -> Floats:
    """1 in every month from `start` (from 1) on, shape (months, 1)."""
    return (np.arange(1, months + 1) >= start).astype(np.float64)[:, None]


def _cost_of_a_month(s: Sampler) -> PerDraw:
    """Cost of a month of the company's compliance people; of the market's where it has none."""
    time = s.column("headcount") * s.column("compliance_share")
    if time.sum() > 0:
        salary = float((time * s.column("annual_salary")).sum() / time.sum())
    else:
        salary = s.library.families["risk_compliance"].us_annual_salary * s.pay_level
    return salary / MONTHS_PER_YEAR * s("load_factor")
