"""How exact 1,024 draws are: `python -m benchmarks.sampling [seeds]`, exit status 1 if too coarse.

Every example runs on many seeds, with Sobol draws and with plain random ones. The standard error
of a quantile is its standard deviation over seeds, as a share of the mean width from P10 to P90.
"""

import sys
from collections.abc import Callable, Mapping
from unittest.mock import patch

import numpy as np

from calculator.arrays import Floats
from calculator.defaults import complete
from calculator.evaluate import DEFAULT_DRAWS
from calculator.examples import examples
from calculator.library import load
from calculator.outcomes import outcomes
from calculator.sampling.sample import sample
from calculator.sampling.sequence import COLUMNS, standard_normals
from calculator.scenario import Scenario, scenario_from
from calculator.simulation.simulate import simulate

SEEDS = 128
QUANTILES = (0.1, 0.5, 0.9)
BOUNDS = (0.02, 0.01, 0.02)  # largest standard error of each quantile, share of the width
SCORES = "calculator.sampling.sequence.standard_normals"

Scores = Callable[[int, int, int], Floats]


def plain_normals(seed: int, draws: int, block: int) -> Floats:
    """Independent standard normal scores in the place of a Sobol set, shape (columns, draws)."""
    return np.random.default_rng([seed, block]).standard_normal((COLUMNS, draws))


def quantiles(scenario: Scenario, seed: int) -> Floats:
    """P10, P50 and P90 of the net value of the plan with the draws of a seed."""
    parameters = sample(scenario.model_copy(update={"seed": seed}), load(), DEFAULT_DRAWS)
    found = outcomes(parameters, simulate(parameters, ("keep", "planned")), "planned")
    return np.asarray(np.quantile(found.net_value[:-1], QUANTILES))


def standard_errors(plans: Mapping[str, Scenario], scores: Scores, seeds: int) -> dict[str, Floats]:
    """Standard errors of P10, P50 and P90 of every plan, shares of the width."""
    found: dict[str, list[Floats]] = {name: [] for name in plans}
    with patch(SCORES, scores):
        for seed in range(seeds):
            for name, plan in plans.items():
                found[name].append(quantiles(plan, seed))
    errors = {}
    for name, rows in found.items():
        table = np.stack(rows)
        errors[name] = table.std(axis=0, ddof=1) / (table[:, -1] - table[:, 0]).mean()
    return errors


def main(seeds: int = SEEDS) -> int:
    """Measure, print a table, and return the exit status."""
    library = load()
    plans = {
        name: complete(scenario_from(row.scenario), library) for name, row in examples().items()
    }
    sobol = standard_errors(plans, standard_normals, seeds)
    plain = standard_errors(plans, plain_normals, seeds)
    print(f"Standard error of {DEFAULT_DRAWS:,} draws over {seeds} seeds, % of the P10-P90 width")
    print(f"{'example':12}{'P10':>7}{'P50':>7}{'P90':>7}   plain random over Sobol")
    for name, errors in sobol.items():
        shares = "".join(f"{error:7.2%}" for error in errors)
        ratios = "".join(f"{ratio:7.2f}" for ratio in plain[name] / errors)
        print(f"{name:12}{shares}   {ratios}")
    missed = [name for name, errors in sobol.items() if (errors >= BOUNDS).any()]
    limits = ", ".join(f"{bound:.0%}" for bound in BOUNDS)
    print(f"Bounds {limits}: " + (f"missed by {', '.join(missed)}" if missed else "kept"))
    return int(bool(missed))


if __name__ == "__main__":
    sys.exit(main(*(int(given) for given in sys.argv[1:])))
