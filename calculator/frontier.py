"""The frontier: how deep a cut pays, by the share of the claim that AI comes to realise.

A grid of whole runs, each with every claim that is not measured yet realised to one share in every
draw, and all else drawn as before. Where the median net value is zero, and where the odds of a loss
are even, is interpolated between its points.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from contourpy import contour_generator

from calculator.arrays import Floats
from calculator.drivers.plan import deepest, depth, with_depth
from calculator.estimates import Json, estimate
from calculator.evaluate import DEFAULT_DRAWS, Evaluation, Notice, evaluate_plan
from calculator.library import Library
from calculator.parameters import Parameters
from calculator.scenario import Scenario, Team

DEPTHS: Final = (1 / 20, 1 / 8, 1 / 4, 3 / 8, 1 / 2, 3 / 4, 1, 5 / 4, 3 / 2)  # of the plan
SHARES: Final = 9
UNPROVEN: Final = ("claim", "pilot")
EVEN: Final = 0.5
SURFACE: Final = 2  # points on either axis, at least
NET_ZERO: Final = "net_value_zero"
EVEN_ODDS: Final = "probability_of_loss_half"


@dataclass(frozen=True, slots=True)
class Cell:
    """One point of the grid: a plan of some depth with claims realised to some share.

    `realised` is None where there is no claim that could vary.
    """

    depth: float  # share of all posts
    realised: float | None
    net_value: Json  # an estimate, money
    probability_of_loss: float


@dataclass(frozen=True, slots=True)
class Frontier:
    """The grid by depth and then by share realised, its contours, and where the plan stands.

    `depths` and `shares` are its axes; `shares` is empty where the plan makes no claim that is
    still to be realised. A contour is lines of points (depth, share). `realised_today` is what the
    evidence says of the share, weighted by work; None with no such claim.
    """

    evaluation: Evaluation
    depths: tuple[float, ...]
    shares: tuple[float, ...]
    cells: tuple[Cell, ...]
    contours: Mapping[str, tuple[Floats, ...]]
    realised_today: Json | None

    @property
    def scenario(self) -> Scenario:
        """The complete scenario."""
        return self.evaluation.scenario

    @property
    def depth_today(self) -> float:
        """Posts the plan ends, as a share of all posts."""
        return depth(self.scenario)


def frontier(
    scenario: Scenario, library: Library, draws: int = DEFAULT_DRAWS, notice: Notice | None = None
) -> Frontier:
    """Run the grid; `InputError` and `notice` as in `evaluate_plan`. Without cuts it is empty."""
    begun = evaluate_plan(scenario, library, draws=draws)
    complete, realised = begun.scenario, realised_share(begun.parameters, begun.scenario)
    depths, shares = _depths(complete), _shares(complete)
    places = [(part, share) for part in depths for share in shares or (None,)]
    cells = []
    for done, (part, share) in enumerate(places):
        if notice:
            notice(done / len(places))
        cells.append(_cell(complete, library, draws, part, share))
    return Frontier(
        evaluation=begun,
        depths=depths,
        shares=shares,
        cells=tuple(cells),
        contours=_contours(depths, shares, cells),
        realised_today=None if realised is None else estimate(realised),
    )


def realised_share(parameters: Parameters, scenario: Scenario) -> Floats | None:
    """Share of the claims not yet measured that AI covers once in full use, by draw.

    Weighted by the work claimed; None without such a claim.
    """
    open_ = np.array([[float(_is_open(team))] for team in scenario.teams])
    weight = open_ * parameters.teams.headcount
    claimed = (weight * parameters.programme.claimed_share).sum()
    if not claimed:
        return None
    return np.asarray((weight * parameters.programme.realised_share).sum(axis=0) / claimed)


def _is_open(team: Team) -> bool:
    return bool(team.ai_share_claimed) and team.claim_evidence in UNPROVEN


def _depths(scenario: Scenario) -> tuple[float, ...]:
    now, most = depth(scenario), deepest(scenario)
    return tuple(sorted({min(part * now, most) for part in DEPTHS} - {0.0}))


def _shares(scenario: Scenario) -> tuple[float, ...]:
    if not any(_is_open(team) for team in scenario.teams):
        return ()
    return tuple(np.linspace(0, 1, SHARES).tolist())


def _cell(
    scenario: Scenario, library: Library, draws: int, part: float, share: float | None
) -> Cell:
    moved = with_depth(scenario, part)
    if share is not None:
        pins = {f"realised_{name}": share for name in UNPROVEN}
        moved = moved.model_copy(update={"assumptions": {**moved.assumptions, **pins}})
    found = evaluate_plan(moved, library, draws=draws).outcomes("planned")
    return Cell(part, share, estimate(found.net_value), found.probability_of_loss)


def _contours(
    depths: Sequence[float], shares: Sequence[float], cells: Sequence[Cell]
) -> dict[str, tuple[Floats, ...]]:
    """Interpolate lines of points (depth, share); none on a grid that is no surface."""
    levels = {
        NET_ZERO: ([cell.net_value["p50"] for cell in cells], 0.0),
        EVEN_ODDS: ([cell.probability_of_loss for cell in cells], EVEN),
    }
    if min(len(depths), len(shares)) < SURFACE:
        return dict.fromkeys(levels, ())
    found = {}
    for name, (values, level) in levels.items():
        surface = np.reshape(values, (len(depths), len(shares))).T
        lines = contour_generator(depths, shares, surface).lines(level)
        found[name] = tuple(np.asarray(line) for line in lines)
    return found
