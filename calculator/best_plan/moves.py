"""Plans that lie one step from another: what a search tries next."""

from collections.abc import Sequence
from itertools import permutations, product
from typing import Final

import numpy as np

from calculator.best_plan.space import OWN_MONTHS, Choice, Space

PAIRS: Final = 120  # exchanges between two units in a round
COARSE: Final = 6  # months between those tried for a unit that loses no posts yet


def of_one_unit(space: Space, choice: Choice, scale: float) -> list[tuple[int, Choice]]:
    """Change the posts or the month of one unit, or both; each with the unit that is changed.

    `scale` is the step as a share of what there is; at least one level or one month.
    """
    found = []
    for unit in range(len(space.units)):
        levels = _levels(space, choice, unit, scale)
        for level, month in product(levels, _months(space, choice, unit, scale)):
            found.append((unit, _set(space, choice, {unit: (level, month)})))
    return found


def of_all_units(space: Space, choice: Choice, scale: float) -> list[Choice]:
    """Move every unit's month, or its posts, together."""
    levels, months = np.split(choice, 2)
    step, share = max(1, round(scale * space.months)), max(0.05, scale)
    shifted = [np.maximum(1, months + way * step) for way in (-1, 1)]
    same = [np.full_like(months, month) for month in range(1, space.months + 1, COARSE)]
    scaled = [np.rint(levels * (1 + way * share)).astype(np.int64) for way in (-1, 1)]
    found = [np.concatenate([levels, each]) for each in (*shifted, *same)]
    found += [np.concatenate([each, months]) for each in scaled]
    return [space.tidy(each) for each in found]


def between_units(space: Space, choice: Choice, pay: Sequence[float], scale: float) -> list[Choice]:
    """Let one unit lose fewer posts and another more, of about as much pay.

    `pay` is the pay of a unit's average post. Where there are very many pairs, evenly spread ones.
    """
    pairs = [(a, b) for a, b in permutations(range(len(space.units)), 2) if choice[a]]
    every = max(1, -(-len(pairs) // PAIRS))
    return [_exchanged(space, choice, pay, pair, scale) for pair in pairs[::every]]


def together(space: Space, choice: Choice, changes: Sequence[tuple[int, Choice]]) -> list[Choice]:
    """Make the first two, three, … of changes to different units at once."""
    found, now = [], choice
    for number, (unit, changed) in enumerate(changes):
        now = _set(space, now, {unit: _of(space, changed, unit)})
        if number:
            found.append(now)
    return found


def _levels(space: Space, choice: Choice, unit: int, scale: float) -> list[int]:
    top, now = int(space.high[unit]), int(choice[unit])
    step = max(1, round(scale * top))
    near = [now, now - step, now + step]
    far = [0, space.units[unit].planned, top] if scale else []
    return sorted({min(top, max(0, level)) for level in (*near, *far)})


def _months(space: Space, choice: Choice, unit: int, scale: float) -> list[int]:
    units, last = len(space.units), space.months
    now, first = int(choice[units + unit]), int(space.low[units + unit])
    step = max(1, round(scale * last))
    own = space.units[unit].planned_month
    if choice[unit] == 0:  # any month is as near as any other
        used = [int(month) for level, month in zip(*np.split(choice, 2), strict=True) if level]
        tried = [own, *used, *(range(1, last + 1, COARSE) if scale else ())]
    elif now == OWN_MONTHS:
        tried = [now, *range(1, last + 1, COARSE)]
    else:
        tried = [now, now - step, now + step, *([own] if scale else ())]
    return sorted({min(last, max(first, month)) for month in tried})


def _exchanged(
    space: Space, choice: Choice, pay: Sequence[float], pair: tuple[int, int], scale: float
) -> Choice:
    less, more = pair
    fewer = max(1, round(scale * int(choice[less])))
    levels = space.units[less].levels
    now = int(choice[less])
    freed = float(levels[now].sum() - levels[max(0, now - fewer)].sum()) * pay[less]
    step = space.units[more].levels[1].sum() * pay[more]
    added = max(1, round(freed / step))
    month = _of(space, choice, more)[1] if choice[more] else _of(space, choice, less)[1]
    return _set(
        space,
        choice,
        {
            less: (now - fewer, _of(space, choice, less)[1]),
            more: (int(choice[more]) + added, month),
        },
    )


def _of(space: Space, choice: Choice, unit: int) -> tuple[int, int]:
    return int(choice[unit]), int(choice[len(space.units) + unit])


def _set(space: Space, choice: Choice, values: dict[int, tuple[int, int]]) -> Choice:
    found = choice.copy()
    for unit, (level, month) in values.items():
        found[unit] = min(max(0, level), int(space.high[unit]))
        found[len(space.units) + unit] = month
    return space.tidy(found)
