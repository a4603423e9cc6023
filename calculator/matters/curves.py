"""Curves through draws: what an outcome is on average, given one thing that was drawn.

An outcome is sorted by that thing, and a curve is fitted to it along the ranks: powers of the
normal score follow tails, cosines follow what rises and falls. Only ranks count, so the unit of a
thing and the shape of its distribution do not matter. Sorted outcomes have draws as their last
axis; what stands before it is done all at once.
"""

from functools import lru_cache

import numpy as np
from scipy.special import chdtri, ndtri

from calculator.arrays import Floats

POWERS = 3
COSINES = 5
TERMS = POWERS + COSINES
PER_TERM = 8  # draws for each term of a joint fit, at least
SPURIOUS = 0.01  # of things without effect whose curve passes for one


@lru_cache(maxsize=8)
def terms(draws: int) -> Floats:
    """Orthonormal terms of a curve along the ranks, shape (draws, TERMS), without the constant."""
    place = (np.arange(draws) + 0.5) / draws
    score = ndtri(place)
    columns = [
        np.ones(draws),
        *(score**power for power in range(1, POWERS + 1)),
        *(np.cos(number * np.pi * place) for number in range(1, COSINES + 1)),
    ]
    found = np.ascontiguousarray(np.linalg.qr(np.array(columns).T)[0][:, 1:])
    found.flags.writeable = False
    return found


def order(things: Floats) -> np.ndarray[tuple[int, int], np.dtype[np.intp]]:
    """Draws by rising value, shape (things, draws); equal ones stay in the order of the draws."""
    return np.argsort(things, axis=1, kind="stable")


def along(outcome: Floats, ranks: np.ndarray[tuple[int, int], np.dtype[np.intp]]) -> Floats:
    """Sort an outcome by every thing: one outcome (draws,), or one for each (things, draws)."""
    if outcome.ndim == 1:
        return outcome[ranks]
    return np.take_along_axis(outcome, ranks, axis=1)


def fitted(outcomes: Floats) -> tuple[Floats, Floats, Floats]:
    """Curves through sorted outcomes, their sums of squares, and what noise adds to those.

    Terms that follow nothing still take a share of the noise: in each draw its leverage times the
    noise there, which the draw's own residual tells. So it is right too where the outcome is
    noisier for some values of the thing than for others.
    """
    base = terms(outcomes.shape[-1])
    leverage = (base**2).sum(axis=1)
    centred = outcomes - outcomes.mean(axis=-1, keepdims=True)
    weights = centred @ base
    curve = weights @ base.T
    own_part = leverage / (1 - 1 / len(base) - leverage)
    noise = ((centred - curve) ** 2 * own_part).sum(axis=-1)
    return curve, (weights**2).sum(axis=-1), noise


def explained(outcomes: Floats) -> Floats:
    """Variance that the thing explains, without the part of noise; about nothing may be below 0."""
    _, squares, noise = fitted(outcomes)
    return (squares - noise) / (outcomes.shape[-1] - 1)


def cautious(outcomes: Floats) -> Floats:
    """Curves through sorted outcomes, drawn toward their mean by what noise adds to them.

    They vary as much as the true curve does. Special case: what might as well be noise is flat.
    """
    curve, squares, noise = fitted(outcomes)
    part = np.divide(noise, squares, out=np.ones_like(noise), where=squares > 0)
    least = TERMS / chdtri(TERMS, SPURIOUS)
    kept = np.sqrt(np.where(part < least, 1 - part, 0.0))
    return curve * kept[..., None]


def additive(things: Floats, outcome: Floats) -> Floats:
    """What each of some independent things adds to an outcome, shape (things, draws).

    Only those whose effect stands out from noise are in it, the strongest first and no more than
    the draws allow; the others add nothing. Fitted together, so that none takes what is another's.
    """
    ranks = order(things)
    centred = outcome - outcome.mean()
    room = outcome.size // (PER_TERM * TERMS)
    chosen = _standing_out(explained(along(centred, ranks)), centred, room)
    found = np.zeros_like(things)
    for _ in range(2):  # what the strongest explain hides the next ones at first
        parts = _together(ranks, chosen, centred)
        rest = centred - parts.sum(axis=0)
        others = _standing_out(explained(along(rest, ranks)), rest, room)
        chosen = [*chosen, *(thing for thing in others if thing not in chosen)][:room]
    found[chosen] = _together(ranks, chosen, centred)
    return found


def _standing_out(variances: Floats, outcome: Floats, room: int) -> list[int]:
    """The things that explain clearly more than noise does, the strongest first."""
    beyond = (chdtri(TERMS, SPURIOUS / len(variances)) - TERMS) / outcome.size * outcome.var()
    strongest = np.argsort(-variances)[:room]
    return [int(thing) for thing in strongest if variances[thing] > beyond]


def _together(
    ranks: np.ndarray[tuple[int, int], np.dtype[np.intp]], chosen: list[int], outcome: Floats
) -> Floats:
    """Curves of several things fitted to an outcome at once, shape (chosen, draws)."""
    base = terms(outcome.size)
    columns = np.empty((outcome.size, len(chosen), TERMS))
    for place, thing in enumerate(chosen):
        columns[ranks[thing], place] = base
    if not chosen:
        return np.zeros((0, outcome.size))
    weights = np.linalg.lstsq(columns.reshape(outcome.size, -1), outcome, rcond=None)[0]
    parts: Floats = np.einsum("dct,ct->cd", columns, weights.reshape(len(chosen), TERMS))
    return parts
