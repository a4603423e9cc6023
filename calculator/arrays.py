"""The shapes of the model, named once, and two things that every mechanism does with them.

Axes always come in this order: alternatives, teams, draws; or alternatives, months, draws.
A length-one axis broadcasts. The last draw of every array is the centre: the run at the medians.
"""

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.float64]

PerDraw: TypeAlias = Floats  # (draws,)
PerTeam: TypeAlias = Floats  # (teams, 1)
PerTeamDraw: TypeAlias = Floats  # (teams, draws)
Stock: TypeAlias = Floats  # (alternatives, teams, draws)
Company: TypeAlias = Floats  # (alternatives, 1, draws)
Path: TypeAlias = Floats  # (alternatives, months, draws)
TeamTotal: TypeAlias = Floats  # (alternatives, teams, draws)

FEW = 48  # draws below which `add.reduce` is slow: its rows are too short
MANY = 256  # teams that come with few draws at a time: their rows are added up by the
ABREAST = 8  # lot, so that they are long enough


def over_teams(stock: Stock, out: Company | None = None) -> Company:
    """Sum over teams, in an order that hangs on their number alone; into `out` where given."""
    if stock.shape[1] >= MANY:
        stock = _abreast(stock)
    if stock.shape[-1] < FEW:
        total = np.einsum("atd->ad", stock)[:, None]
        return total if out is None else np.positive(total, out=out)
    return np.add.reduce(stock, axis=1, keepdims=True, out=out)


def _abreast(stock: Stock) -> Stock:
    """Sum many teams to a few, several side by side in one row; what is left over stays."""
    alternatives, teams, draws = stock.shape
    even = teams - teams % ABREAST
    rows = stock[:, :even].reshape(alternatives, -1, ABREAST * draws)
    sums = np.add.reduce(rows, axis=1).reshape(alternatives, ABREAST, draws)
    return sums if even == teams else np.concatenate((sums, stock[:, even:]), axis=1)


def share_of(part: Floats, whole: Floats) -> Floats:
    """Part over whole, in the shape of the part. Nothing has no parts: 0."""
    if np.minimum.reduce(whole, axis=None) > 0:
        return part / whole
    return np.divide(part, whole, out=np.zeros(part.shape), where=whole > 0)
