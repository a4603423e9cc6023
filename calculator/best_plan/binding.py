"""Which limits bind: those without which one of the plans tried would do better."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import numpy as np

from calculator.arrays import Floats
from calculator.outcomes import ROUNDING
from calculator.scenario import Team

ASKED: Final = 6  # teams, at most, that are let go of a limit to see whether it binds
PART: Final = 0.1  # of a team

Judged = tuple[float, tuple[str, ...]]  # the loss of a plan, and the limits that it breaks


def binding(loss: float, judged: Iterable[Judged]) -> tuple[str, ...]:
    """Return the limits that alone keep a better plan out; `loss` is that of the best one."""
    found = dict.fromkeys(
        broken[0] for other, broken in judged if len(broken) == 1 and other < loss - ROUNDING
    )
    return tuple(sorted(found))


def let_go(teams: Sequence[Team], best: Floats, limited: Iterable[int]) -> Floats:
    """Return plans in which one of the limited teams loses posts after all, (plans, months, teams).

    One post, a tenth of the team, and as planned, in the month in which most posts end. Of many
    teams those in which the plan ends most posts.
    """
    rows = sorted(limited, key=lambda row: -teams[row].planned_cuts)[:ASKED]
    month = int(np.argmax(best.sum(axis=1)))
    plans = [
        _with(best, row, month, posts) for row in rows for posts in _posts(teams[row], best[:, row])
    ]
    return np.array(plans) if plans else np.empty((0, *best.shape))


def _with(best: Floats, row: int, month: int, posts: float) -> Floats:
    found = best.copy()
    found[month, row] += posts
    return found


def _posts(team: Team, lost: Floats) -> Iterator[float]:
    """Posts that a team may lose beyond what it loses already."""
    left = team.headcount - float(lost.sum())
    tried = (1.0, float(round(PART * team.headcount)), team.planned_cuts)
    yield from sorted({posts for posts in tried if 0 < posts <= left})
