"""Random scenarios for the model: legal, wide, and with every mechanism at work somewhere."""

import numpy as np

from calculator.arrays import Floats
from calculator.parameters import (
    Compliance,
    Finance,
    Hiring,
    Knowledge,
    Notice,
    Parameters,
    Programme,
    Redeployment,
    Response,
    Rules,
    Separation,
    Strain,
    Teams,
    Thresholds,
    Unrest,
    Work,
)


def random_parameters(seed: int) -> Parameters:
    """Return the scenario of a seed: 2 to 6 teams, 12 to 40 months, 3 or 4 draws."""
    chance = Chance(seed)
    plan = teams(chance)
    return Parameters(
        months=chance.months,
        teams=plan,
        separation=separation(chance, plan),
        notice=notice(chance),
        redeployment=redeployment(chance),
        hiring=hiring(chance, plan),
        unrest=unrest(chance),
        knowledge=knowledge(chance, plan),
        programme=programme(chance),
        compliance=compliance(chance, plan),
        work=work(chance),
        response=response(chance),
        finance=finance(chance),
        rules=rules(chance),
        thresholds=Thresholds(loss=0.001, large_loss=0.05, gap=0.01),
        strain=Strain(
            incident_elasticity=chance.by_draw(0, 1.5),
            founders_per_leaver=chance.by_draw(0, 0.05),
            undo_capacity=0.99,
        ),
    )


class Chance:
    """Numbers of one scenario in the shapes of the model."""

    def __init__(self, seed: int) -> None:
        """Settle the size of the scenario."""
        self.generator = np.random.default_rng(seed)
        self.teams = int(self.generator.integers(2, 7))
        self.months = int(self.generator.integers(12, 41))
        self.draws = int(self.generator.integers(3, 5))

    def number(self, low: float, high: float) -> float:
        """One number for all."""
        return float(self.generator.uniform(low, high))

    def by_draw(self, low: float, high: float) -> Floats:
        """One number a draw."""
        return self.generator.uniform(low, high, self.draws)

    def by_team(self, low: float, high: float) -> Floats:
        """One number a team."""
        return self.generator.uniform(low, high, (self.teams, 1))

    def by_both(self, low: float, high: float) -> Floats:
        """One number a team and draw."""
        return self.generator.uniform(low, high, (self.teams, self.draws))

    def true(self, share: float) -> bool:
        """Toss one coin."""
        return bool(self.generator.random() < share)

    def flags(self, share: float) -> Floats:
        """Toss one coin a team, 1 or 0."""
        return (self.generator.random((self.teams, 1)) < share).astype(np.float64)

    def choice(self, values: tuple[float, ...]) -> Floats:
        """One of some values a team."""
        return self.generator.choice(np.array(values, dtype=np.float64), (self.teams, 1))


def teams(chance: Chance) -> Teams:
    """Plan no cut, some, or the whole team, at once or over up to four months."""
    headcount = chance.by_team(5, 200)
    cuts = np.zeros((chance.months, chance.teams, 1))
    for team, size in enumerate(headcount[:, 0]):
        whole = chance.generator.choice([0.0, 1.0, -1.0], p=[0.2, 0.15, 0.65])
        posts = size * (chance.number(0.05, 0.6) if whole < 0 else whole)
        steps = int(chance.generator.integers(1, 5))
        at = chance.generator.choice(min(18, chance.months), steps, replace=False)
        cuts[at, team, 0] = posts * chance.generator.dirichlet(np.ones(steps))
    on_programme = 0.0 if chance.true(0.1) else 1.0
    return Teams(
        headcount=headcount,
        annual_salary=chance.by_team(30_000, 250_000),
        planned_cuts=cuts,
        function_ends=chance.flags(0.15),
        programme_share=on_programme * chance.flags(0.8) * chance.by_team(0.01, 0.5),
        compliance_share=chance.flags(0.8) * chance.by_team(0, 0.4),
        protected=chance.flags(0.1),
    )


def separation(chance: Chance, plan: Teams) -> Separation:
    """Pay out up to a year's salary; leavers put out more or less than their team."""
    return Separation(
        exit_cost=plan.annual_salary * chance.by_both(0, 1),
        leaver_output=chance.by_draw(0.7, 1.15),
        quitter_output=chance.by_draw(0.9, 1.25),
    )


def notice(chance: Chance) -> Notice:
    """Let people go at once, after a process, or after notice that they work."""
    months = int(chance.generator.choice([0, 0, 1, 3, 7, 45]))
    worked = int(chance.generator.integers(0, min(months, 4) + 1))
    return Notice(months=months, worked=worked, output=chance.number(0, 1))


def redeployment(chance: Chance) -> Redeployment:
    """Retrain some of the leavers, or all."""
    return Redeployment(
        share=np.ones(chance.draws) if chance.true(0.1) else chance.by_draw(0, 0.8),
        cost=chance.by_draw(0, 40_000),
        ramp=chance.by_draw(0.5, 12),
        programme_part=chance.number(0, 1),
    )


def compliance(chance: Chance, plan: Teams) -> Compliance:
    """Ask for nothing, for little, or for more than the people can do."""
    load = float((plan.headcount * plan.compliance_share).sum()) * chance.number(0.2, 2)
    asked = 0.0 if chance.true(0.2) else 1.0
    shape = (chance.months, chance.draws)
    return Compliance(
        scheduled=asked * load * chance.generator.uniform(0, 1.2, shape),
        scheduled_gate=asked * load * chance.generator.uniform(0, 0.6, shape),
        gate_effort=asked * chance.generator.uniform(0, 12, shape),
        launch_effort=asked * chance.generator.uniform(0, 4, shape),
        system_upkeep=asked * chance.generator.uniform(0, 1, shape),
        process_effort=chance.true(0.6) * chance.by_draw(0, 4),
        consultant_share=chance.by_draw(0, 1),
        consultant_price=chance.by_draw(10_000, 60_000),
    )


def hiring(chance: Chance, plan: Teams) -> Hiring:
    """Fill posts within weeks or a year, in a rush or not."""
    return Hiring(
        annual_quit_rate=chance.by_both(0.02, 0.5),
        time_to_fill=chance.by_both(0.4, 8),
        ramp=chance.by_both(0.5, 12),
        starting_output=chance.by_draw(0, 0.6),
        instruction_weeks=chance.by_draw(0, 8),
        hire_cost=plan.annual_salary * chance.by_both(0.02, 0.4),
        uplift=chance.by_draw(1, 1.6),
        uplift_threshold=chance.number(0.01, 0.15),
        pay_premium=chance.by_draw(0, 0.3),
        returning=chance.by_draw(0, 0.5),
    )


def unrest(chance: Chance) -> Unrest:
    """Unsettle the people who stay for weeks or years."""
    return Unrest(
        excess_turnover=chance.by_draw(0, 3),
        months=chance.by_draw(2, 30),
        output_loss=chance.by_draw(0, 0.25),
        freeze=chance.by_draw(0, 0.5),
        reference_cut=chance.number(0.05, 0.2),
        exponent=chance.number(0.1, 0.9),
        linear_below=chance.number(0.002, 0.04),
        output_exponent=chance.number(0.3, 0.9),
        output_ceiling=chance.number(1, 3),
    )


def knowledge(chance: Chance, plan: Teams) -> Knowledge:
    """Let one person or many know each system; incidents may multiply."""
    payroll = plan.headcount * plan.annual_salary
    return Knowledge(
        holders=chance.by_team(1, 5),
        documented=chance.by_team(0, 0.9),
        tail=chance.by_draw(0, 4),
        relearn=chance.by_draw(0.8, 30),
        output_loss=chance.by_draw(0, 0.9),
        incident_multiplier=chance.by_draw(1, 8),
        incident_cost=chance.flags(0.6) * payroll * chance.by_team(0, 0.01),
    )


def programme(chance: Chance) -> Programme:
    """Have no initiative, some, or all; live today or far from it; too few or enough people."""
    initiative = chance.flags(0 if chance.true(0.1) else 0.75)
    reached = (chance.by_both(0, 1) < chance.by_team(0.2, 1)).astype(np.float64)
    reached[:, -1:] = chance.by_team(0.2, 1)
    claimed = initiative * chance.by_team(0.05, 0.9)
    return Programme(
        initiative=initiative,
        systems=chance.choice((1, 0.5, 0.25)),
        measured=initiative * chance.flags(0.25),
        claimed_share=claimed,
        claim_month=np.floor(chance.by_team(1, 30)),
        effort=chance.choice((2, 10, 60)) * chance.by_both(0.4, 2.5),
        usual_effort=chance.choice((2, 10, 60)) * chance.by_both(0.4, 2.5),
        reaches_production=reached,
        realised_share=claimed * chance.by_both(0.1, 1.1),
        replace_share=chance.by_both(0, 1),
        cover_share=chance.by_draw(0, 1),
        lead_time=chance.by_both(0.8, 20),
        key_people_delay=chance.by_draw(0, 3),
        firefighting=chance.by_draw(0, 1),
        firefighting_slope=chance.number(1, 8),
        maintenance=chance.by_draw(0, 1.5),
        roll_out=chance.by_draw(0.5, 20),
        dip=chance.by_draw(0, 0.3),
        seat_cost=chance.by_draw(0, 5_000),
        as_claimed=chance.true(0.1),
        follows_keep=chance.true(0.1),
    )


def work(chance: Chance) -> Work:
    """Let work grow or shrink, be dear or cheap to leave undone, exactly log where elastic by 1."""
    elasticity = np.where(chance.flags(0.25) > 0, 1.0, chance.by_both(0.2, 1.7))
    return Work(
        slack=chance.flags(0.7) * chance.by_both(0, 0.3),
        annual_growth=chance.number(-0.08, 0.12),
        elasticity=elasticity,
        spare_use=chance.flags(0.6) * chance.by_both(0, 0.8),
        contractor_price=1 + float(chance.true(0.85)) * chance.by_draw(0, 1.6),
    )


def response(chance: Chance) -> Response:
    """Review within the horizon, mostly."""
    return Response(
        review_months=chance.by_draw(0.5, 15),
        reopened_share=chance.by_draw(0, 1),
        window_months=float(chance.generator.integers(4, 19)),
    )


def finance(chance: Chance) -> Finance:
    """Pay and discount."""
    return Finance(
        load_factor=chance.by_draw(1.1, 1.6),
        wage_drift=chance.by_draw(0, 0.06),
        discount_rate=chance.number(0, 0.15),
    )


def rules(chance: Chance) -> Rules:
    """Protect every team, some, or none; phase in every month or twice a year."""
    return Rules(
        phase_interval=int(chance.generator.integers(1, 7)),
        phase_minimum=chance.number(0, 0.4),
        protect_threshold=0.9 if chance.true(0.15) else chance.number(0.02, 0.45),
    )
