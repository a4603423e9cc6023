"""What matters in one plan: where its spread comes from, what moves it, what to find out."""

from dataclasses import dataclass

from calculator.arrays import PerDraw
from calculator.evaluate import DEFAULT_DRAWS, Evaluation, Notice, evaluate_plan, part_of
from calculator.library import Library
from calculator.matters.factors import factors
from calculator.matters.finding_out import FindingOut, finding_out
from calculator.matters.placing import ends
from calculator.matters.readings import halves
from calculator.matters.shares import Shares, shares
from calculator.matters.tornado import Tornado, tornado
from calculator.outcomes import ROUNDING
from calculator.scenario import Scenario
from calculator.simulation.policies import POLICIES
from calculator.simulation.simulate import simulate_money
from calculator.worth import worth

PLAN, ALTERNATIVES, SHARED = 0.3, 0.3, 0.2  # of the time it all takes; the tornado is the rest


@dataclass(frozen=True, slots=True)
class Matters:
    """All of it; `net_value` is that of the alternative looked at, by draw without the centre.

    Where net value is the same in every draw nothing is there to be explained, and all else is
    missing.
    """

    evaluation: Evaluation
    net_value: PerDraw
    shares: Shares | None = None
    tornado: Tornado | None = None
    any_alternative: FindingOut | None = None  # were every alternative open
    go_or_not: FindingOut | None = None  # were there the one looked at, or keeping everyone


def matters(
    scenario: Scenario,
    library: Library,
    policy: str = "planned",
    draws: int = DEFAULT_DRAWS,
    notice: Notice | None = None,
) -> Matters:
    """Evaluate a scenario and say what matters; `InputError` and `notice` as in `evaluate_plan`."""
    begun = evaluate_plan(scenario, library, policy, draws, part_of(notice, 0, PLAN))
    net_value = begun.outcomes(policy).net_value[:-1]
    payroll = begun.parameters.annual_payroll
    if net_value.max() - net_value.min() <= ROUNDING * payroll:
        return Matters(begun, net_value)
    others = _net_values(begun, part_of(notice, PLAN, PLAN + ALTERNATIVES))
    placed = ends(begun.scenario, library)
    found = factors(begun, placed.ids)
    parts = halves(draws, begun.scenario.seed)
    done = PLAN + ALTERNATIVES + SHARED
    return Matters(
        evaluation=begun,
        net_value=net_value,
        shares=shares(found, net_value, parts),
        any_alternative=finding_out(found, others, parts),
        go_or_not=finding_out(found, {name: others[name] for name in ("keep", policy)}, parts),
        tornado=tornado(begun, placed, part_of(notice, done, 1)),
    )


def _net_values(begun: Evaluation, notice: Notice | None) -> dict[str, PerDraw]:
    """Net value of every alternative by draw, without the centre."""
    p, known = begun.parameters, begun.results.policies
    others = ("keep", *(name for name in POLICIES if name not in known))
    money = simulate_money(p, others, notice)
    return {
        name: worth(p, begun.results if name in known else money, name).net_value[:-1]
        for name in POLICIES
    }
