"""What the model sees: frozen arrays, one group a mechanism, the unit under every field.

Shapes: `PerTeam` is (teams, 1), `PerDraw` (draws,), `PerTeamDraw` (teams, draws). The last draw is
the centre, where every drawn value stands at its median. Money is nominal, in the scenario's
currency, at the prices of month 1. Plain floats are constants of the library.

What follows from a group for every month alike is a property of it, worked out on first use.
"""

from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cached_property
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from calculator.arrays import Floats, PerDraw, PerTeam, PerTeamDraw

MONTHS_PER_YEAR = 12
TINY = 2.0**-64  # below the rounding of 1; a power of two, so that it takes no digit with it


@dataclass(frozen=True, slots=True, kw_only=True)
class Teams:
    """The headcount plan."""

    headcount: PerTeam  # posts
    annual_salary: PerTeam  # money a year and post, base
    planned_cuts: Floats  # (months, teams, 1) posts that end at the close of the month
    function_ends: PerTeam  # 1 where the work goes with the posts, else 0
    programme_share: PerTeam  # share of time on the AI programme
    compliance_share: PerTeam  # share of time on compliance
    protected: PerTeam  # 1 where the plan marks the team for protection, else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Separation:
    """What a layoff pays out, and who goes."""

    exit_cost: PerTeamDraw  # money per post laid off: severance and outplacement
    leaver_output: PerDraw  # output of a chosen leaver, of the team's average
    quitter_output: PerDraw  # output of someone who quits, of the team's average


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What the law puts between a decision and an exit."""

    months: int  # from the decision to the exit
    worked: int  # of these, the last ones, in which people work their notice
    output: float  # of someone who works their notice, of their usual output


@dataclass(frozen=True, slots=True, kw_only=True)
class Redeployment:
    """Planned leavers who are retrained and stay, under `redeploy`."""

    share: PerDraw  # of the experienced who would be laid off
    cost: PerDraw  # money per person
    ramp: PerDraw  # months
    programme_part: float  # share of them who join the AI programme; the others join compliance


@dataclass(frozen=True, kw_only=True)
class Hiring:
    """How posts are filled, and at what price."""

    annual_quit_rate: PerTeamDraw  # share of headcount a year
    time_to_fill: PerTeamDraw  # months
    ramp: PerTeamDraw  # months
    starting_output: PerDraw  # output on day one, of full output
    instruction_weeks: PerDraw  # weeks of colleagues' time per newcomer
    hire_cost: PerTeamDraw  # money per hire: search, agency, sign-on
    uplift: PerDraw  # multiplier on hire_cost in a rush
    uplift_threshold: float  # open requisitions over headcount that make a rush
    pay_premium: PerDraw  # share of pay by which a newcomer is dearer than the leaver
    returning: (
        PerDraw  # share of reopened posts filled by returners, times the ramp they are spared
    )

    @cached_property
    def filled(self) -> PerTeamDraw:
        """Share of open posts filled in a month: exponential with mean `time_to_fill`."""
        return -np.expm1(-1 / self.time_to_fill)

    @cached_property
    def graduating(self) -> PerTeamDraw:
        """Share of newcomers who reach full output in a month; on average after `ramp`."""
        return np.minimum(1, 1 / self.ramp)

    @cached_property
    def rushed(self) -> PerTeamDraw:
        """Money per hire in a rush."""
        return self.hire_cost * self.uplift

    @cached_property
    def leaving(self) -> PerTeamDraw:
        """Share of people who leave in a month for reasons of their own."""
        return self.annual_quit_rate / MONTHS_PER_YEAR


@dataclass(frozen=True, kw_only=True)
class Unrest:
    """How layoffs move the people who stay."""

    excess_turnover: PerDraw  # excess of the quit rate in the first year after the reference cut
    months: PerDraw  # time constant of the fading, months
    output_loss: PerDraw  # survivors' output loss after the reference cut
    freeze: PerDraw  # unrest of a hiring freeze over that of a layoff of the same size
    reference_cut: float  # share of the company
    exponent: float  # of the turnover curve
    linear_below: float  # share of the company under which the turnover curve is a line
    output_exponent: float  # of the output curve, above the reference cut
    output_ceiling: float  # of the output level

    @cached_property
    def kept(self) -> PerDraw:
        """Share of a level that is left after a month."""
        return np.exp(-1 / self.months)

    @cached_property
    def excess(self) -> PerDraw:
        """Excess of the quit rate in a month at level 1.

        Normalised so that over the twelve months after a cut the quit rate is on average
        1 + `excess_turnover` times the normal one, whatever the speed of fading.
        """
        year = (1 - self.kept**MONTHS_PER_YEAR) / (1 - self.kept)
        return self.excess_turnover * MONTHS_PER_YEAR / year


@dataclass(frozen=True, kw_only=True)
class Knowledge:
    """What leaves with people."""

    holders: PerTeam  # people who know each system
    documented: PerTeam  # share of knowledge written down
    tail: PerDraw  # multiplier on knowledge lost
    relearn: PerDraw  # months
    output_loss: PerDraw  # output lost when all knowledge is lost
    incident_multiplier: PerDraw  # incidents where all knowledge is lost, of today's
    incident_cost: PerTeam  # money a month today, allocated by headcount

    @cached_property
    def in_heads(self) -> PerTeamDraw:
        """Share of a system's knowledge that goes with its last holder."""
        return (1 - self.documented) * self.tail

    @cached_property
    def dearer_incidents(self) -> PerTeamDraw:
        """Money a month for incidents beyond today's, were all knowledge lost; may be negative."""
        return self.incident_cost * (self.incident_multiplier - 1)


@dataclass(frozen=True, kw_only=True)
class Programme:
    """The AI programme: one initiative for each team with a claim."""

    initiative: PerTeam  # 1 where there is one, else 0
    systems: PerTeam  # AI systems it stands for; less than 1 where teams share one
    measured: PerTeam  # 1 where it is live and measured today, else 0
    claimed_share: PerTeam  # share of the team's work
    claim_month: PerTeam  # month, from 1
    effort: PerTeamDraw  # FTE-months missing per initiative
    usual_effort: PerTeamDraw  # the same, had nothing beyond the usual been done before
    reaches_production: PerTeamDraw  # 1 or 0; at the centre the probability
    realised_share: PerTeamDraw  # share of the team's work, once in full use
    replace_share: PerTeamDraw  # share of the use that replaces rather than assists
    cover_share: PerDraw  # share of freed time that covers the work of those who left
    lead_time: PerTeamDraw  # months to production with everyone there
    key_people_delay: PerDraw  # lengthening of the lead time when all programme people are gone
    firefighting: PerDraw  # programme time diverted when work is left undone
    firefighting_slope: float  # diverted share per share of work undone
    maintenance: PerDraw  # share of usual effort a year
    roll_out: PerDraw  # months, time constant of use
    dip: PerDraw  # output lost while people learn, of the team's output
    seat_cost: PerDraw  # money a year and seat in use
    as_claimed: bool  # what if AI did what the claim says, when it says
    follows_keep: bool  # what if the programme went as under `keep` in every alternative

    @cached_property
    def need(self) -> PerTeamDraw:
        """FTE-months that an initiative takes, 0 where there is none."""
        return self.initiative * self.effort

    @cached_property
    def upkeep(self) -> PerTeamDraw:
        """FTE that a finished initiative takes, 0 where there is none."""
        return self.initiative * self.usual_effort * (self.maintenance / MONTHS_PER_YEAR)

    @cached_property
    def reaches(self) -> PerTeamDraw:
        """Share of an initiative that is in use once it is done: none, or all."""
        return np.maximum(self.reaches_production, self.measured)

    @cached_property
    def learning(self) -> PerTeamDraw:
        """Output lost were everyone learning at once, of the team's output."""
        return self.dip * (1 - self.measured)

    @cached_property
    def taken_up(self) -> PerDraw:
        """Share of what is live and not yet in use that comes into use in a month."""
        return np.minimum(1, 1 / self.roll_out)

    @cached_property
    def seats_shared(self) -> PerTeamDraw:
        """Seats for each person of a team, while AI assists."""
        return 1 - self.replace_share

    @cached_property
    def monthly_seat(self) -> PerDraw:
        """Money a month and seat in use."""
        return self.seat_cost / MONTHS_PER_YEAR

    @cached_property
    def assisting(self) -> PerTeamDraw:
        """Share of the use that covers other people's work, with everyone there to be assisted."""
        return (1 - self.replace_share) * self.cover_share


@dataclass(frozen=True, kw_only=True)
class Compliance:
    """What the law asks for, and what is paid for help with it."""

    scheduled: Floats  # (months, draws) FTE that duties in force, or coming up, take
    scheduled_gate: Floats  # (months, draws) FTE beside that, once, before new AI may go live
    gate_effort: Floats  # (months, draws) FTE-months before a new AI system may go live
    launch_effort: Floats  # (months, draws) FTE-months that a new AI system takes once it is live
    system_upkeep: Floats  # (months, draws) FTE for a new AI system in production
    process_effort: PerDraw  # FTE-months for each month with layoffs
    consultant_share: PerDraw  # of a month's shortfall that is bought
    consultant_price: PerDraw  # money per FTE-month

    @cached_property
    def asked(self) -> bool:
        """Whether the law asks for anything at all."""
        amounts = (
            self.scheduled,
            self.scheduled_gate,
            self.gate_effort,
            self.launch_effort,
            self.system_upkeep,
            self.process_effort,
        )
        return any(amount.any() for amount in amounts)


@dataclass(frozen=True, kw_only=True)
class Work:
    """How much work there is and what it is worth."""

    slack: PerTeamDraw  # share of today's work nobody would miss
    annual_growth: float  # share a year
    elasticity: PerTeamDraw  # of demand for the team's work
    spare_use: PerTeamDraw  # worth of capacity beyond the work, of its demand curve
    contractor_price: PerDraw  # price of an hour bought outside, of an hour in-house

    @cached_property
    def power(self) -> PerTeamDraw:
        """1 - 1/elasticity: the power that work done is worth.

        Special case: at elasticity 1 worth is a logarithm, as it is for any tiny power.
        """
        power = 1 - 1 / self.elasticity
        return np.where(power == 0, TINY, power)

    @cached_property
    def buying_point(self) -> PerTeamDraw:
        """Share of the work below which an hour bought outside is cheaper than one left undone."""
        return self.contractor_price ** (-self.elasticity)


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """What the company does about work left undone."""

    review_months: PerDraw  # months from the first cut
    reopened_share: PerDraw  # posts reopened, of the gap in posts
    window_months: float  # months from the first cut within which a post counts as reopened


@dataclass(frozen=True, slots=True, kw_only=True)
class Finance:
    """Pay and discounting."""

    load_factor: PerDraw  # employer cost over base pay
    wage_drift: PerDraw  # share a year
    discount_rate: float  # share a year


@dataclass(frozen=True, slots=True, kw_only=True)
class Strain:
    """What reports read off a run, beside its money."""

    incident_elasticity: PerDraw  # of incidents to load per person at work
    founders_per_leaver: PerDraw  # firms founded, of people who left
    undo_capacity: float  # share of today's capacity that counts as being back


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """How the alternatives to the plan decide."""

    phase_interval: int  # months between two looks at what AI covers
    phase_minimum: float  # least worthwhile step, of the team's cut
    protect_threshold: float  # programme or compliance share from which a team is protected


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """Where a report says loss, or gap."""

    loss: float  # share of annual payroll
    large_loss: float  # share of annual payroll
    gap: float  # share of work


@dataclass(frozen=True, kw_only=True)
class Parameters:
    """Everything `simulate` may know."""

    months: int
    teams: Teams
    separation: Separation
    notice: Notice
    redeployment: Redeployment
    hiring: Hiring
    unrest: Unrest
    knowledge: Knowledge
    programme: Programme
    compliance: Compliance
    work: Work
    response: Response
    finance: Finance
    rules: Rules
    thresholds: Thresholds
    strain: Strain

    @property
    def draws(self) -> int:
        """Number of draws, the centre included."""
        return int(self.finance.load_factor.shape[-1])

    @property
    def annual_payroll(self) -> float:
        """Base pay of all posts for a year, money."""
        return float((self.teams.headcount * self.teams.annual_salary).sum())

    @cached_property
    def monthly_cost(self) -> PerTeamDraw:
        """What one post costs the employer in month 1, money."""
        return self.teams.annual_salary / MONTHS_PER_YEAR * self.finance.load_factor

    @cached_property
    def contractor_cost(self) -> PerTeamDraw:
        """What a month of contractors' work costs in month 1, money per FTE."""
        return self.work.contractor_price * self.monthly_cost

    @cached_property
    def premium_cost(self) -> PerTeamDraw:
        """What a newcomer's dearer pay costs in month 1, money."""
        return self.hiring.pay_premium * self.monthly_cost

    def pay_level(self, month: int) -> PerDraw:
        """Pay in a month (from 0), of that of month 1."""
        return (1 + self.finance.wage_drift) ** (month / MONTHS_PER_YEAR)

    def subset(self, draws: slice | NDArray[np.intp]) -> Self:
        """Return the same parameters for some of the draws, some of them twice if so asked."""
        return _subset(self, draws)


def _subset(group: Any, draws: slice | NDArray[np.intp]) -> Any:
    """Cut the last axis of every drawn array; a last axis of one holds for all draws."""
    changes: dict[str, Any] = {}
    for field in fields(group):
        value = getattr(group, field.name)
        if is_dataclass(value):
            changes[field.name] = _subset(value, draws)
        elif isinstance(value, np.ndarray) and value.shape[-1] > 1:
            changes[field.name] = value[..., draws].copy()  # side by side in memory
    return replace(group, **changes)
