"""Draws of a scenario: one random sequence, and the values of assumptions along it.

One scrambled Sobol set of a fixed number of columns serves every scenario: each assumption has its
column by the append-only register, each row of the plan has two. So the same seed gives the same
draws to every alternative and to every scenario, and a new assumption moves none of the others.
"""

from collections.abc import Sequence
from functools import cached_property, lru_cache
from threading import Lock

import numpy as np
from cachetools import LRUCache, cached
from scipy.special import ndtr, ndtri
from scipy.stats import qmc

from calculator.arrays import Floats, PerDraw, PerTeam
from calculator.beliefs import belief, constant
from calculator.defaults import exchange_rate, units_per_usd
from calculator.distributions import Distribution
from calculator.library import SEQUENCE_COLUMNS, Library
from calculator.scenario import Scenario

COLUMNS = 1024  # of one Sobol set; fixed, since the scramble depends on it
PER_TEAM = 2  # columns of a row of the plan: slack, and whether its initiative reaches production
BITS = 30
USUAL_BYTES = 32_000_000  # of values kept, and as much again of the scores they belong to


@lru_cache(maxsize=16)
def standard_normals(seed: int, draws: int, block: int) -> Floats:
    """Standard normal scores of one Sobol set, shape (columns, draws), read-only.

    Blocks after the first serve plans with very many rows; their draws are shuffled, because two
    scrambles of one set would move together.
    """
    generator = np.random.default_rng([seed, block])
    sobol = qmc.Sobol(COLUMNS, scramble=True, bits=BITS, rng=generator)
    points = sobol.random(draws).T + 0.5 ** (BITS + 1)  # middle of a cell: never 0, never 1
    if block:
        points = points[:, generator.permutation(draws)]
    scores = ndtri(points)
    scores.flags.writeable = False
    return scores


class Sampler:
    """Draws of one scenario; every array's last draw is the centre."""

    def __init__(self, scenario: Scenario, library: Library, draws: int) -> None:
        """Prepare `draws` draws (a power of two) of a complete scenario."""
        self.scenario = scenario
        self.library = library
        self.draws = draws

    @cached_property
    def _scores(self) -> Floats:
        """Standard normal scores of every assumption, shape (columns, draws)."""
        return correlated(standard_normals(self.scenario.seed, self.draws, 0), self.library)

    def score(self, id_: str) -> Floats:
        """Standard normal scores of an assumption, shape (draws,); the centre is 0."""
        column = self.library.register.index(id_)
        return np.append(self._scores[column], 0.0)

    def team_scores(self, column: int) -> Floats:
        """Scores of one of the columns of every row of the plan, shape (teams, draws)."""
        return np.stack([self._team_score(row, column) for row in range(len(self.scenario.teams))])

    def around(self, id_: str, column: int, common: float) -> Floats:
        """Scores of an assumption that every row has its own of, shape (teams, draws).

        `common` is their correlation with one another, through the assumption's own column.
        """
        own = self.team_scores(column)
        return np.sqrt(common) * self.score(id_) + np.sqrt(1 - common) * own

    def happens(self, probability: Floats, column: int, rows: Sequence[int]) -> Floats:
        """1 where what has this probability (teams, draws) comes about, else 0.

        Rows share the luck of the row named in `rows`; at the centre it is the probability itself.
        """
        luck = ndtr(self.team_scores(column))[rows]
        found = (luck < probability).astype(np.float64)
        found[:, -1] = probability[:, -1]
        return found

    def __call__(self, id_: str) -> PerDraw:
        """Draws of an assumption, in its unit."""
        return self.at(id_, self.score(id_))

    def at(self, id_: str, scores: Floats) -> Floats:
        """Values of an assumption at these standard normal scores, shape (draws,)."""
        entry, own = self.library.entries[id_], self.scenario.assumptions.get(id_)
        if own is None:
            return usual_values(entry.distribution, scores)
        return belief(entry, own).ppf(ndtr(scores))

    def money(self, id_: str) -> PerDraw:
        """Draws of an assumption in money, in the scenario's currency.

        Other people's work costs what the company's pay is over pay in the assumption's currency;
        all else is converted at the exchange rate.
        """
        entry = self.library.entries[id_]
        in_dollars = self(id_) / units_per_usd(entry.currency or "USD", self.scenario, self.library)
        scaled = entry.scaled_by_pay
        rate = self.pay_level if scaled else exchange_rate(self.scenario, self.library)
        return in_dollars * rate

    def constant(self, id_: str) -> float:
        """Value of an assumption that is not drawn."""
        return constant(id_, self.scenario, self.library)

    def column(self, name: str) -> PerTeam:
        """One number of every row of the plan, shape (teams, 1)."""
        return np.array([[float(getattr(team, name))] for team in self.scenario.teams])

    def flags(self, name: str) -> PerTeam:
        """What the role family of every row says, 1 for yes, shape (teams, 1)."""
        families = (self.library.families[team.role_family] for team in self.scenario.teams)
        return np.array([[float(getattr(family, name))] for family in families])

    @cached_property
    def pay_level(self) -> float:
        """The company's pay in its own currency over US dollar pay for the same mix of roles."""
        headcount = self.column("headcount")
        own = (headcount * self.column("annual_salary")).sum()
        return float(own / (headcount * self.flags("us_annual_salary")).sum())

    def _team_score(self, row: int, column: int) -> Floats:
        place = row * PER_TEAM + column + SEQUENCE_COLUMNS
        block = 0
        if place >= COLUMNS:
            block, place = divmod(place - COLUMNS, COLUMNS)
            block += 1
        scores = standard_normals(self.scenario.seed, self.draws, block)[place]
        return np.append(scores, 0.0)


def _score_key(distribution: Distribution, scores: Floats) -> tuple[Distribution, bytes]:
    return distribution, scores.tobytes()


@cached(LRUCache(USUAL_BYTES, getsizeof=lambda values: values.nbytes), _score_key, Lock())
def usual_values(distribution: Distribution, scores: Floats) -> Floats:
    """Values of an assumption that nobody has changed, read-only.

    From one edit to the next nearly all stay as they are, and inverting a beta takes long. Nothing
    of a user's is kept: an assumption of their own does not come here.
    """
    values = distribution.ppf(ndtr(scores))
    values.flags.writeable = False
    return values


def triangular(ends: tuple[float, float, float], position: Floats) -> Floats:
    """Values at a place (0 to 1, any shape) in a range: triangular between least, usual, most."""
    low, usual, high = ends
    if high <= low:
        return np.full_like(position, low)
    below = (usual - low) / (high - low)
    rising = low + np.sqrt(position * (high - low) * (usual - low))
    falling = high - np.sqrt((1 - position) * (high - low) * (high - usual))
    return np.where(position < below, rising, falling)


def correlated(scores: Floats, library: Library) -> Floats:
    """Impose the library's correlations on independent scores; other columns stay as they are."""
    ids = sorted({id_ for pair in library.correlations for id_ in pair.between})
    rows = sorted(library.register.index(id_) for id_ in ids)
    matrix = np.eye(len(rows))
    for pair in library.correlations:
        i, j = (rows.index(library.register.index(id_)) for id_ in pair.between)
        matrix[i, j] = matrix[j, i] = pair.value
    mixed = scores[:SEQUENCE_COLUMNS].copy()
    mixed[rows] = np.linalg.cholesky(matrix) @ scores[rows]
    return mixed
