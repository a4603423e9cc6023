"""Runs a scenario for tests, few draws unless told otherwise."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from calculator.defaults import complete
from calculator.library import load
from calculator.outcomes import Outcomes, outcomes
from calculator.parameters import Parameters
from calculator.results import Results
from calculator.sampling.sample import sample
from calculator.scenario import scenario_from
from calculator.simulation.policies import POLICIES
from calculator.simulation.simulate import simulate

FEW = 64


@dataclass(frozen=True)
class Run:
    """Parameters and results of one scenario."""

    parameters: Parameters
    results: Results

    def outcomes(self, policy: str = "planned") -> Outcomes:
        """Return what an alternative comes to."""
        return outcomes(self.parameters, self.results, policy)


def run(
    scenario: Mapping[str, Any],
    names: tuple[str, ...] = POLICIES,
    draws: int = FEW,
    undo_months: tuple[int, ...] = (),
) -> Run:
    """Run a scenario given as plain data."""
    library = load()
    parameters = sample(complete(scenario_from(scenario), library), library, draws)
    return Run(parameters, simulate(parameters, names, undo_months=undo_months))


def one_team(**changes: Any) -> dict[str, Any]:
    """Return a scenario of one team of a hundred software engineers."""
    team: dict[str, Any] = {
        "team": "Engineering",
        "headcount": 100,
        "annual_salary": 120_000,
        "planned_cuts": 10,
        "role_family": "software_engineering",
    }
    return {"teams": [{**team, **changes}]}
