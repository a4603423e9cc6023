"""What one alternative comes to against `keep`, draw by draw.

Every array is (draws,) with the centre last, or has draws as its last axis. Money is discounted and
is the alternative minus `keep`. A month that never comes within the horizon is infinite; what is
not defined in a draw (a premium where nothing is reopened) is NaN.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from calculator.arrays import Floats, PerDraw, PerTeamDraw
from calculator.parameters import Parameters
from calculator.results import Results, discount_factors
from calculator.worth import share_below, worth

ROUNDING = 1e-9  # of annual payroll, or of headcount: below it a difference is none
YEAR = 12
HEAVIEST = 100.0  # load beyond which a company is shown as if it were at it


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcomes:
    """Everything a headline says about one alternative."""

    net_value: PerDraw  # money: `cash_value` and `work_value`
    cash_value: PerDraw  # money: everything paid and no longer paid
    work_value: PerDraw  # money: work left undone (negative), and spare capacity that is of use
    net_value_last_12_months: PerDraw  # money: net value of the last year of the horizon alone
    # money: pay of the planned posts from the month after they end, and nothing else
    claimed_saving: PerDraw
    payroll_saved: PerDraw  # money: payroll no longer paid
    severance: PerDraw  # money: severance, outplacement, and notice that is paid and not worked
    # money: payroll saved less severance, up to the month in which AI catches up
    borrowed_savings: PerDraw
    # money: what an alternative leaves of the claimed saving; it ends other posts, or later
    # ones
    saving_forgone: PerDraw
    contractors_cost: PerDraw  # money: ordinary work bought outside
    consultants_cost: PerDraw  # money: compliance work bought outside, or left over at the horizon
    # month after which cumulative net value stays positive; 0 if it always is
    payback_month: PerDraw
    # month after which cumulative cash stays positive; 0 if it always is
    cash_payback_month: PerDraw
    # month after which work left undone beyond keep's stays within the gap threshold of work
    work_covered_month: PerDraw
    # month after which AI covers the posts ended less slack, for good, for all but the gap
    # threshold of headcount; teams do not net; 0 if it is not needed
    ai_catches_up_month: PerDraw
    # months by which initiatives may go live later than under `keep`, waiting at the gate
    # included, on average over those that ever reach production; one not live within the
    # horizon counts as live right after it
    programme_delay_months: PerDraw
    # months in which work left undone beyond keep's is above the gap threshold of work; teams
    # do not net
    timing_gap_months: PerDraw
    gap_fte_months: PerDraw  # FTE-months of work left undone beyond keep's
    knowledge_lost_share: PerDraw  # share of what the company knows that is missing at its worst
    excess_quits: PerDraw  # people who quit because of unrest
    # FTE-months by which the company's own people fall short of a month's compliance work,
    # beyond keep's
    compliance_shortfall_fte_months: PerDraw
    new_firms: PerDraw  # firms that leavers may found; outside net value
    rehire_cost: PerDraw  # money: hiring for reopened posts, and the dearer pay of those hired
    # share of annual base pay: what reopening one post costs against having kept it; not
    # defined where nothing is reopened
    rehire_premium_per_salary_cut: PerDraw
    # share of the posts ended that are reopened within the window after their own cut; not
    # defined where none end
    roles_reopened_share: PerDraw
    posts_cut: PerDraw  # posts ended, less people retrained who stay
    team_net_value: PerTeamDraw  # money, by team
    team_rehire_premium: PerTeamDraw  # money per post, by team
    monthly_cash: Floats  # money, by month
    monthly_work_value: Floats  # money, by month
    monthly_claimed_saving: Floats  # money, by month
    monthly_retrained: Floats  # people retrained instead of laid off, at work in the month
    monthly_vacancies: Floats  # posts open and not filled while people worked in the month
    release_cadence: Floats  # share of today's, by month: capacity over work, at most 1
    # multiple of today's, by month: work over capacity, to the power `incident_elasticity`
    incident_load: Floats
    annual_payroll: float  # money: a year's base pay of all posts
    loss_threshold: float  # share of annual payroll
    large_loss_threshold: float  # share of annual payroll

    @property
    def probability_of_loss(self) -> float:
        """Share of draws that lose more than the threshold of annual payroll."""
        return self.probability_below(self.loss_threshold)

    @property
    def probability_of_large_loss(self) -> float:
        """Share of draws that lose more than the larger threshold of annual payroll."""
        return self.probability_below(self.large_loss_threshold)

    def probability_below(self, threshold: float) -> float:
        """Share of draws, the centre apart, that lose more than this share of annual payroll."""
        return share_below(self.net_value, threshold, self.annual_payroll)

    def beats(self, other: "Outcomes") -> float:
        """Share of draws in which this alternative is worth more; ties count half."""
        difference = (self.net_value - other.net_value)[:-1]
        tied = np.abs(difference) <= ROUNDING * self.annual_payroll
        return float(np.mean(np.where(tied, 0.5, difference > 0)))


def outcomes(p: Parameters, r: Results, policy: str) -> Outcomes:
    """Compare an alternative of a run with `keep`."""
    i = r.of(policy)
    factors = discount_factors(p.months, p.finance.discount_rate)[:, None]
    found = worth(p, r, policy)
    net, payroll = found.cash + found.work, p.annual_payroll
    saved = factors * (r.payroll[0] - r.payroll[i])
    exit_cost = factors * r.exit_cost[i]
    catches_up = last_month(r.uncovered_posts[i] > p.thresholds.gap * p.teams.headcount.sum())
    claimed_by_month = factors * claimed_pay(p)
    claimed = claimed_by_month.sum(axis=0)
    ended = r.team_ended[i].sum(axis=0)
    employed = r.retrained[i][-1]
    gap = r.excess_gap[i] > p.thresholds.gap * r.work[i]
    premium = rehire_premium(p, r, policy)
    value = r.team_cash + r.team_work_value
    return Outcomes(
        net_value=found.net_value,
        cash_value=found.cash_value,
        work_value=found.work_value,
        net_value_last_12_months=net[-YEAR:].sum(axis=0),
        claimed_saving=claimed,
        payroll_saved=saved.sum(axis=0),
        severance=exit_cost.sum(axis=0),
        borrowed_savings=_until(saved - exit_cost, catches_up),
        contractors_cost=found.contractors_cost,
        consultants_cost=(factors * (r.consultant_cost[i] - r.consultant_cost[0])).sum(axis=0),
        saving_forgone=claimed - (factors * r.ended_pay[i]).sum(axis=0),
        payback_month=last_month(np.cumsum(net, axis=0) < -ROUNDING * payroll),
        cash_payback_month=last_month(np.cumsum(found.cash, axis=0) < -ROUNDING * payroll),
        work_covered_month=last_month(gap),
        ai_catches_up_month=catches_up,
        programme_delay_months=_programme_delay(p, r, i),
        timing_gap_months=gap.sum(axis=0).astype(np.float64),
        gap_fte_months=r.excess_gap[i].sum(axis=0),
        knowledge_lost_share=r.unknown[i].max(axis=0),
        excess_quits=r.excess_quits[i].sum(axis=0),
        compliance_shortfall_fte_months=_excess_shortfall(r, i),
        new_firms=p.strain.founders_per_leaver * _gone(r, i),
        rehire_cost=r.team_rehire_cost[i].sum(axis=0),
        rehire_premium_per_salary_cut=_over_pay(premium, r.team_reopened[i], p),
        roles_reopened_share=_ratio(r.team_reopened_in_window[i].sum(axis=0), ended),
        posts_cut=ended - employed,
        team_net_value=value[i] - value[0],
        team_rehire_premium=premium,
        monthly_cash=found.cash,
        monthly_work_value=found.work,
        monthly_claimed_saving=claimed_by_month,
        monthly_retrained=_as_found(r.retrained[i]),
        monthly_vacancies=_vacancies(r, i),
        release_cadence=np.minimum(1, 1 / load(r, i)),
        incident_load=(load(r, i) / load(r, 0)[0]) ** p.strain.incident_elasticity,
        annual_payroll=payroll,
        loss_threshold=p.thresholds.loss,
        large_loss_threshold=p.thresholds.large_loss,
    )


def _as_found(closes: Floats) -> Floats:
    """Shift amounts at the close of each month, (months, draws), to the month that finds them."""
    return np.concatenate([np.zeros_like(closes[:1]), closes[:-1]])


def _vacancies(r: Results, i: int) -> Floats:
    """Posts open while people worked, by month: what was asked for by the close before it."""
    asked_for = _as_found(np.cumsum(r.requisitions[i] - r.cancelled[i], axis=0))
    return np.maximum(0, asked_for - np.cumsum(r.hires[i], axis=0))


def claimed_pay(p: Parameters) -> Floats:
    """Cost of the planned posts from the month after they leave, money, (months, draws)."""
    ended = np.cumsum(p.teams.planned_cuts, axis=0) - p.teams.planned_cuts
    base = (ended * p.teams.annual_salary).sum(axis=1) / YEAR
    months = np.arange(p.months)[:, None]
    return base * p.finance.load_factor * (1 + p.finance.wage_drift) ** (months / YEAR)


def last_month(happens: NDArray[np.bool_]) -> PerDraw:
    """Month (from 1) after which something no longer happens, of (months, draws) truth values.

    0 where it never happens; infinite where it still happens at the horizon.
    """
    months = happens.shape[0]
    numbers = np.arange(1, months + 1)[:, None]
    last = np.max(numbers * happens, axis=0).astype(np.float64)
    return np.where(last == months, np.inf, last)


def rehire_premium(p: Parameters, r: Results, policy: str) -> PerTeamDraw:
    """What it costs to reopen one post instead of having kept it, money at month-1 prices.

    What was paid to let someone go (nothing under `attrition`), hiring, colleagues' teaching, the
    newcomer's missing output while learning, and a year of dearer pay. For reporting only: each
    part stands in the ledger already.

    learners = (1 - returning) * annual_salary
    teaching = instruction_weeks / 52 * learners
    learning = hiring.ramp / 12 * (1 - starting_output) / 2 * learners
    post = paid + hiring + teaching + learning + pay_premium * annual_salary
    """
    i, salary = r.of(policy), p.teams.annual_salary
    paid = (
        np.zeros_like(p.separation.exit_cost) if policy == "attrition" else p.separation.exit_cost
    )
    usual = np.broadcast_to(p.hiring.hire_cost, r.team_hires[i].shape).copy()
    hiring = np.divide(r.team_hire_spend[i], r.team_hires[i], out=usual, where=r.team_hires[i] > 0)
    learners = (1 - p.hiring.returning) * salary
    teaching = p.hiring.instruction_weeks / 52 * learners
    learning = p.hiring.ramp / YEAR * (1 - p.hiring.starting_output) / 2 * learners
    return paid + hiring + teaching + learning + p.hiring.pay_premium * salary


def compliance_shortfall(r: Results, i: int) -> Floats:
    """Compliance work that the company's own people cannot do, FTE, (months, draws)."""
    return np.maximum(0, r.compliance_need[i] - r.compliance_capacity[i])


def load(r: Results, i: int) -> Floats:
    """Work over the capacity for it, of the whole company, (months, draws).

    Within `HEAVIEST` and its inverse: a company without capacity, or without work, has no ratio.
    """
    work, capacity = r.work[i], r.capacity[i]
    bounds = np.where(work > 0, HEAVIEST, 1 / HEAVIEST)
    ratio = np.divide(work, capacity, out=bounds, where=HEAVIEST * capacity > work)
    return np.maximum(ratio, 1 / HEAVIEST)


def _excess_shortfall(r: Results, i: int) -> PerDraw:
    """FTE-months by which own people fall short beyond keep's, month by month."""
    beyond = compliance_shortfall(r, i) - compliance_shortfall(r, 0)
    return np.maximum(0, beyond).sum(axis=0)


def _gone(r: Results, i: int) -> PerDraw:
    """People who left because of the plan: laid off, or quit out of unrest."""
    return (r.laid_off[i] + r.excess_quits[i]).sum(axis=0)


def _until(amounts: Floats, month: PerDraw) -> PerDraw:
    """Sum of (months, draws) amounts up to a month (from 1), or to the horizon."""
    numbers = np.arange(1, amounts.shape[0] + 1)[:, None]
    return np.where(numbers <= month, amounts, 0.0).sum(axis=0)


def _programme_delay(p: Parameters, r: Results, i: int) -> PerDraw:
    """Months by which initiatives that reach production come later than under `keep`, on average.

    One not finished within the horizon counts as finished right after it: a lower bound.
    """
    built = p.programme.initiative * (1 - p.programme.measured)
    counted = built * (p.programme.reaches_production > 0)
    later = counted * (r.team_live_month[i] - r.team_live_month[0])
    number = counted.sum(axis=0)
    return np.divide(later.sum(axis=0), number, out=np.zeros_like(number), where=number > 0)


def _over_pay(premium: PerTeamDraw, reopened: PerTeamDraw, p: Parameters) -> PerDraw:
    pay = (reopened * p.teams.annual_salary).sum(axis=0)
    return _ratio((reopened * premium).sum(axis=0), pay)


def _ratio(part: PerDraw, whole: PerDraw) -> PerDraw:
    """NaN where the whole is nothing."""
    return np.divide(part, whole, out=np.full_like(whole, np.nan), where=whole > 0)
