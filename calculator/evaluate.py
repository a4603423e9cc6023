"""The one call every door makes: a scenario in, one run of the model out."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from calculator.defaults import complete, warnings
from calculator.errors import InputError, Problem
from calculator.library import Library
from calculator.outcomes import Outcomes, outcomes
from calculator.parameters import Parameters
from calculator.results import Results
from calculator.sampling import sample
from calculator.scenario import Scenario
from calculator.simulation.policies import POLICIES
from calculator.simulation.simulate import simulate

DEFAULT_DRAWS = 1024
DRAWS = tuple(2**power for power in range(6, 17))
SLACKS = (0.0, 0.05, 0.1, 0.15)


@dataclass(frozen=True, slots=True)
class Evaluation:
    """One scenario under every alternative, on the same draws.

    `scenario` is complete: every default filled in. `policy` is the alternative that headlines
    describe. `loss_by_slack` is its probability of loss were slack known to be the key, a share.
    """

    scenario: Scenario
    library: Library
    policy: str
    draws: int
    parameters: Parameters
    results: Results
    loss_by_slack: Mapping[float, float]
    warnings: tuple[Problem, ...]

    def outcomes(self, policy: str) -> Outcomes:
        """Return what one alternative comes to, draw by draw."""
        return outcomes(self.parameters, self.results, policy)


def evaluate(
    scenario: Scenario, library: Library, policy: str = "planned", draws: int = DEFAULT_DRAWS
) -> Evaluation:
    """Run every alternative of a scenario.

    InputError for an unknown policy, a number of draws that is no power of two from 64 to 65,536,
    or a scenario that the library cannot serve.
    """
    problems = [*_policy_problems(policy), *_draws_problems(draws)]
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
        results=simulate(parameters, POLICIES),
        loss_by_slack={slack: loss_at_slack(parameters, policy, slack) for slack in SLACKS},
        warnings=warnings(completed, library),
    )


def loss_at_slack(parameters: Parameters, policy: str, slack: float) -> float:
    """Probability of loss of an alternative were every team's slack known to be `slack`."""
    known = np.full_like(parameters.work.slack, slack)
    pinned = replace(parameters, work=replace(parameters.work, slack=known))
    names = tuple(dict.fromkeys(("keep", policy)))
    return outcomes(pinned, simulate(pinned, names), policy).probability_of_loss


def _policy_problems(policy: str) -> list[Problem]:
    if policy in POLICIES:
        return []
    return [Problem(f"there is no policy '{policy}'", f"Choose one of {', '.join(POLICIES)}")]


def _draws_problems(draws: int) -> list[Problem]:
    if draws in DRAWS:
        return []
    rule = f"{draws} draws is not a power of two from {DRAWS[0]} to {DRAWS[-1]:,}"
    return [Problem(rule, f"Use {DEFAULT_DRAWS:,}, or another power of two")]
