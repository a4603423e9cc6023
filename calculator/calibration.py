"""Holds the model against what is known: one default set, every target, the distance to its edge.

Targets stand in `assumptions/calibration.yaml` with their sources; the measure of the same name
below computes the model's value. A target that fails is answered by a better model or a better
sourced default, never by moving the target.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Self

import numpy as np
from pydantic import Field, model_validator

from calculator.arrays import Floats
from calculator.assumption_files import AssumptionFiles
from calculator.defaults import complete
from calculator.entries import Number, Row, Text
from calculator.errors import LibraryError
from calculator.examples import example
from calculator.library import ASSUMPTIONS, load
from calculator.outcomes import Outcomes, outcomes, rehire_premium
from calculator.parameters import Parameters
from calculator.results import Results
from calculator.sampling.sample import sample
from calculator.scenario import scenario_from
from calculator.simulation.simulate import simulate

DRAWS = 1024
BASE = "midmarket"
SUPPORT = "customer_support"
FILE = "calibration.yaml"
TIMELY = (6, 18)  # months in which most projects get from intake to production


class Target(Row):
    """An edge, or two, that a value of the model must keep to.

    `expected` marks what an honest calculator must do rather than what was measured.
    """

    label: Text
    unit: Text
    sources: Annotated[tuple[Text, ...], Field(min_length=1)]
    low: Number | None = None
    high: Number | None = None
    expected: bool = False

    @model_validator(mode="after")
    def _has_an_edge(self) -> Self:
        if self.low is None and self.high is None:
            raise ValueError("has neither low nor high; give at least one edge")
        return self


class ReadinessMix(Row):
    """Share of firms at each level of AI readiness."""

    source: Text
    note: Text
    share: Mapping[int, Number]


@dataclass(frozen=True, slots=True)
class Calibration:
    """The file of targets, by the name of their measure."""

    targets: Mapping[str, Target]
    readiness_mix: ReadinessMix


@cache
def calibration() -> Calibration:
    """Read the targets; LibraryError names every one that is unsound or that nothing measures."""
    files = AssumptionFiles(ASSUMPTIONS)
    targets = files.rows(Target, FILE, files.mapping(FILE, "targets"))
    mix = files.row(ReadinessMix, FILE, "readiness_mix", files.mapping(FILE, "readiness_mix"))
    for name, target in targets.items():
        files.unknown(FILE, name, target.sources, load().sources)
    for name in sorted(targets.keys() ^ MEASURES.keys()):
        files.problem(FILE, name, "targets must be exactly those that calibration.py measures")
    if files.problems or mix is None:
        raise LibraryError("\n".join(files.problems))
    return Calibration(targets, mix)


@dataclass(frozen=True, slots=True)
class Check:
    """A target and the model's value for it."""

    id: str
    target: Target
    value: float

    @property
    def distance(self) -> float:
        """Distance to the nearer edge, in the target's unit; negative outside."""
        edges = []
        if self.target.low is not None:
            edges.append(self.value - self.target.low)
        if self.target.high is not None:
            edges.append(self.target.high - self.value)
        return min(edges)

    @property
    def holds(self) -> bool:
        """Whether the value lies inside."""
        return self.distance >= 0


@dataclass(frozen=True, slots=True)
class Run:
    """One scenario of the calibration, run."""

    parameters: Parameters
    results: Results

    def outcomes(self, policy: str = "planned") -> Outcomes:
        """Return what an alternative comes to."""
        return outcomes(self.parameters, self.results, policy)

    def net(self, policy: str = "planned") -> Floats:
        """Net value over annual payroll, by draw, the centre left out."""
        found = self.outcomes(policy)
        return found.net_value[:-1] / found.annual_payroll


def checks() -> Iterator[Check]:
    """Measure every target of the default library, in its order."""
    for id_, target in calibration().targets.items():
        yield Check(id_, target, MEASURES[id_]())


def run(scenario: Mapping[str, Any], *names: str) -> Run:
    """Run `keep` and the alternatives `names` of a scenario with the default library."""
    library = load()
    parameters = sample(complete(scenario_from(scenario), library), library, DRAWS)
    return Run(parameters, simulate(parameters, ("keep", *names)))


def company(
    *, cut: float = 0.0, claim: float = 0.0, only: str | None = None, **team: Any
) -> dict[str, Any]:
    """Return the made-up company with one cut and one claim for every team, or one role family.

    Further arguments are set for every team.
    """
    base = example(BASE).scenario
    names = ("team", "headcount", "annual_salary", "role_family")
    teams = []
    for row in base["teams"]:
        chosen = only in (None, row["role_family"])
        plan = {"planned_cuts": row["headcount"] * cut * chosen, "ai_share_claimed": claim * chosen}
        teams.append({**{name: row[name] for name in names}, **plan, **team})
    return {"teams": teams, "currency": base.get("currency", "USD")}


def with_slack(slack: float, scenario: dict[str, Any]) -> dict[str, Any]:
    """Return the scenario with slack known."""
    return {**scenario, "company": {"slack": slack}}


def at_level(level: int, scenario: dict[str, Any]) -> dict[str, Any]:
    """Return the scenario at an AI readiness level."""
    return {**scenario, "ai_programme": {"readiness_level": level}}


@cache
def average_cut() -> Run:
    """10% of every team, no AI claim."""
    return run(company(cut=0.10), "planned")


def loss(found: Run, policy: str = "planned") -> float:
    """Probability of loss."""
    return found.outcomes(policy).probability_of_loss


@cache
def measured_support() -> Run:
    """14% of support, where AI is measured to do a fifth of the work."""
    plan = company(cut=0.14, claim=0.20, only=SUPPORT, claim_evidence="measured")
    return run(plan, "planned", "attrition")


def perfect_ai() -> float:
    """Median net over saving less severance where AI truly and wholly does the work that is cut.

    What it leaves open is what a cut stirs up whatever AI does: unrest, knowledge, effort.
    """
    scenario = company(
        cut=0.10,
        claim=0.10,
        claim_evidence="measured",
        measured_as="work_no_one_touches",
        spare_capacity_use=0.0,
    )
    found = run({**scenario, "assumptions": {"realised_measured": 1.0}}, "planned").outcomes()
    saved = found.claimed_saving - found.severance
    return float(np.median((found.net_value / saved)[:-1]))


def layoff_beats_attrition() -> float:
    """Probability that a layoff of real slack beats waiting for people to leave."""
    scenario = with_slack(0.20, company(cut=0.16, annual_quit_rate=0.03))
    found = run(scenario, "planned", "attrition")
    return found.outcomes("planned").beats(found.outcomes("attrition"))


def reopened(cut: float, claim: float) -> float:
    """Median share of the posts cut on a claim that are reopened within 18 months."""
    share = run(company(cut=cut, claim=claim), "planned").outcomes().roles_reopened_share
    return float(np.median(share[:-1]))


def turnover_after_cut() -> float:
    """Voluntary turnover in the 12 months after a 10% cut in month 1, over the normal one."""
    found = average_cut()
    year = slice(1, 13)
    quits = found.results.excess_quits[1, year, :-1].sum(axis=0)
    rate = found.parameters.hiring.annual_quit_rate[:, :-1]
    staying = found.parameters.teams.headcount * 0.9
    return float(np.median(1 + quits / (staying * rate).sum(axis=0)))


def replacement_cost(family: str) -> float:
    """Median cost of replacing one person who quits, over annual pay."""
    found = run(company(only=family), "planned")
    p = found.parameters
    row = [team["role_family"] for team in example(BASE).scenario["teams"]].index(family)
    premium = rehire_premium(p, found.results, "planned")[row, :-1]
    # The premium of a reopened post, without the severance and the dearer pay of a rehire.
    salary = p.teams.annual_salary[row, 0]
    extra = p.separation.exit_cost[row, :-1] + p.hiring.pay_premium[:-1] * salary
    return float(np.median((premium - extra) / salary))


@cache
def readiness_mix() -> tuple[float, float]:
    """Over the mix of firms, with one claim in support and nobody cut.

    Returns the share of initiatives in production by month 36 that got there in months 6 to 18, and
    the mean of what AI covers in month 36 over what was claimed.
    """
    reached = timely = covered = 0.0
    for level, weight in calibration().readiness_mix.share.items():
        found = run(at_level(level, company(claim=0.30, only=SUPPORT)))
        claimed = found.parameters.programme.initiative[:, 0] > 0
        live = found.results.team_live_month[0][claimed, :-1]
        ever = found.parameters.programme.reaches_production[claimed, :-1] > 0
        done = ever & (live <= found.parameters.months)
        reached += weight * float(done.mean())
        timely += weight * float((done & (live >= TIMELY[0]) & (live <= TIMELY[1])).mean())
        ratio = found.results.ai_coverage[0, 35] / found.results.ai_claimed[0, 35]
        covered += weight * float(ratio[:-1].mean())
    return timely / reached, covered


MEASURES: Mapping[str, Callable[[], float]] = {
    "average_cut_loss": lambda: loss(average_cut()),
    "average_cut_median": lambda: float(np.median(average_cut().net())),
    "average_cut_p10": lambda: float(np.quantile(average_cut().net(), 0.1)),
    "average_cut_p90": lambda: float(np.quantile(average_cut().net(), 0.9)),
    "slack_15_loss": lambda: loss(run(with_slack(0.15, company(cut=0.10)), "planned")),
    "slack_0_loss": lambda: loss(run(with_slack(0.0, company(cut=0.10)), "planned")),
    "deep_cut_on_claim_loss": lambda: loss(
        run(at_level(2, company(cut=0.30, claim=0.30)), "planned")
    ),
    "measured_support_loss": lambda: loss(measured_support()),
    "measured_support_attrition_loss": lambda: loss(measured_support(), "attrition"),
    "perfect_ai_net": perfect_ai,
    "layoff_beats_attrition": layoff_beats_attrition,
    "reopened_10": lambda: reopened(0.10, 0.20),
    "reopened_15": lambda: reopened(0.15, 0.25),
    "reopened_20": lambda: reopened(0.20, 0.30),
    "reopened_30": lambda: reopened(0.30, 0.30),
    "turnover_after_cut": turnover_after_cut,
    "replacement_professional": lambda: replacement_cost("software_engineering"),
    "replacement_support": lambda: replacement_cost(SUPPORT),
    "mix_timely_share": lambda: readiness_mix()[0],
    "mix_coverage": lambda: readiness_mix()[1],
}
