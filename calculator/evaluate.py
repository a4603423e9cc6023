"""The one call every door makes: a scenario in, one run of the model out."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeAlias

import numpy as np

from calculator.bridge import Bridge, bridge
from calculator.bridge import runs as bridge_runs
from calculator.defaults import complete, warnings
from calculator.errors import InputError, Problem
from calculator.library import Library
from calculator.outcomes import Outcomes, outcomes
from calculator.parameters import Parameters
from calculator.results import Money, Results
from calculator.sampling.sample import sample
from calculator.scenario import Scenario
from calculator.simulation.policies import POLICIES
from calculator.simulation.simulate import simulate, simulate_money, simulate_more
from calculator.worth import share_below, worth

Notice: TypeAlias = Callable[[float], None]

DEFAULT_DRAWS = 1024
DRAWS = tuple(2**power for power in range(6, 17))
SLACKS = (0.0, 0.05, 0.1, 0.15)
UNDO_MONTHS = (3, 6, 12, 18, 24)


@dataclass(frozen=True, slots=True)
class Evaluation:
    """One scenario under several alternatives, on the same draws.

    `scenario` is complete: every default filled in. `policy` is the alternative that headlines
    describe. `loss_by_slack` is its probability of loss were slack known to be the key, a share;
    `undone` is its run with what coming back takes. These and the bridge are missing, and `results`
    hold no more than the headline needs, until `evaluate_others`.
    """

    scenario: Scenario
    library: Library
    policy: str
    draws: int
    parameters: Parameters
    results: Results
    loss_by_slack: Mapping[float, float]
    bridge: Bridge | None
    undone: Money | None
    warnings: tuple[Problem, ...]

    def outcomes(self, policy: str) -> Outcomes:
        """Return what one alternative comes to, draw by draw."""
        return outcomes(self.parameters, self.results, policy)


def evaluate(
    scenario: Scenario, library: Library, policy: str = "planned", draws: int = DEFAULT_DRAWS
) -> Evaluation:
    """Run every alternative of a scenario; `InputError` as in `evaluate_plan`."""
    return evaluate_others(evaluate_plan(scenario, library, policy, draws))


def evaluate_plan(
    scenario: Scenario,
    library: Library,
    policy: str = "planned",
    draws: int = DEFAULT_DRAWS,
    notice: Notice | None = None,
) -> Evaluation:
    """Run what the headline needs: `keep`, the plan, and the policy that headlines describe.

    `InputError` for an unknown policy, a number of draws that is no power of two from 64 to 65,536,
    or a scenario that the library cannot serve. `notice` is told the share of the work that is
    done, again and again; what it raises ends the run.
    """
    problems = run_problems(policy, draws)
    if problems:
        raise InputError(problems)
    completed = complete(scenario, library)
    parameters = sample(completed, library, draws)
    return Evaluation(
        scenario=completed,
        library=library,
        policy=policy,
        draws=draws,
        parameters=parameters,
        results=simulate(parameters, _distinct("keep", "planned", policy), notice),
        loss_by_slack={},
        bridge=None,
        undone=None,
        warnings=warnings(completed, library),
    )


def evaluate_others(begun: Evaluation, notice: Notice | None = None) -> Evaluation:
    """Run all else: the other alternatives, slack, the bridge; `notice` as in `evaluate_plan`."""
    p, policy = begun.parameters, begun.policy
    others = tuple(name for name in POLICIES if name not in begun.results.policies)
    beside_keep = len(_distinct("keep", policy)) - 1
    runs = [*(1 for _ in SLACKS), 1, *map(len, bridge_runs(p))]  # the 1 is for coming back
    lengths = [1 + len(others), *(1 + beside_keep * number for number in runs)]
    tellers = iter(_shares_of(lengths, notice))
    results = simulate_more(p, begun.results, others, next(tellers))
    ladder = {slack: loss_at_slack(p, policy, slack, next(tellers)) for slack in SLACKS}
    undone = come_back(p, policy, next(tellers))
    return replace(
        begun,
        results=results,
        loss_by_slack=ladder,
        bridge=bridge(p, outcomes(p, begun.results, policy), policy, tellers),
        undone=undone,
    )


def evaluate_return(
    scenario: Scenario, library: Library, policy: str = "planned", draws: int = DEFAULT_DRAWS
) -> Evaluation:
    """Run the headline and what coming back takes; `InputError` as in `evaluate_plan`."""
    begun = evaluate_plan(scenario, library, policy, draws)
    return replace(begun, undone=come_back(begun.parameters, policy))


def come_back(parameters: Parameters, policy: str, notice: Notice | None = None) -> Money:
    """Run an alternative with what coming back from it takes."""
    months = tuple(month for month in UNDO_MONTHS if month <= parameters.months)
    return simulate_money(parameters, _distinct("keep", policy), notice, undo_months=months)


def loss_at_slack(
    parameters: Parameters, policy: str, slack: float, notice: Notice | None = None
) -> float:
    """Probability of loss of an alternative were every team's slack known to be `slack`."""
    known = np.full_like(parameters.work.slack, slack)
    pinned = replace(parameters, work=replace(parameters.work, slack=known))
    found = worth(pinned, simulate_money(pinned, _distinct("keep", policy), notice), policy)
    return share_below(found.net_value, pinned.thresholds.loss, pinned.annual_payroll)


def tell(notice: Notice | None, share: float) -> None:
    """Tell a notice, where there is one, what share of the work is done."""
    if notice is not None:
        notice(share)


def part_of(notice: Notice | None, start: float, end: float) -> Notice | None:
    """Return a notice of a part of the work, which lies between two shares of it all."""
    return notice and partial(_tell, notice, start, end)


def _tell(notice: Notice, start: float, end: float, share: float) -> None:
    notice(start + (end - start) * share)


def _distinct(*names: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _shares_of(runs: Sequence[int], notice: Notice | None) -> Iterator[Notice | None]:
    """Yield, for runs of these lengths one after the other, a notice of the share of them all."""
    done, total = 0, sum(runs)
    for length in runs:
        yield part_of(notice, done / total, (done + length) / total)
        done += length


def run_problems(policy: str, draws: int) -> list[Problem]:
    """Say what is wrong with how a run is asked for."""
    return [*_policy_problems(policy), *_draws_problems(draws)]


def _policy_problems(policy: str) -> list[Problem]:
    if policy in POLICIES:
        return []
    return [Problem(f"there is no policy '{policy}'", f"Choose one of {', '.join(POLICIES)}")]


def _draws_problems(draws: int) -> list[Problem]:
    if draws in DRAWS:
        return []
    rule = f"{draws} draws is not a power of two from {DRAWS[0]} to {DRAWS[-1]:,}"
    return [Problem(rule, f"Use {DEFAULT_DRAWS:,}, or another power of two")]
