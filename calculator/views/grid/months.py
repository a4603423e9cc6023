"""Cuts by month: what ends when, and a team's schedule as rows to edit."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from calculator.errors import Problem
from calculator.reading.numbers import Figure, figure, shortened
from calculator.scenario import Cut, Team
from calculator.views.grid.cells import number, schedule
from calculator.views.money import posts

LAST: Final = 120  # the latest month a plan may name


@dataclass(frozen=True, slots=True)
class Schedule:
    """A team's cuts as typed, month by month; `text` is the cell, empty if there are problems."""

    text: str
    posts: float
    problems: tuple[Problem, ...] = ()


def by_team(teams: Iterable[Mapping[str, Any]]) -> dict[str, tuple[Cut, ...]]:
    """Return the cuts of every team that has any."""
    read = (Team.model_validate(team) for team in teams)
    return {team.team: team.cuts for team in read if team.planned_cuts}


def by_month(cuts: Mapping[str, Sequence[Cut]]) -> dict[int, float]:
    """Add up the posts that end in each month, in order."""
    months = sorted({cut.month for team in cuts.values() for cut in team})
    return {
        month: math.fsum(c.posts for team in cuts.values() for c in team if c.month == month)
        for month in months
    }


def table(cuts: Mapping[str, Sequence[Cut]]) -> dict[str, list[str]]:
    """Return teams by months as columns of text, all teams first."""
    totals = by_month(cuts)
    found = {"Team": ["All teams", *cuts]}
    held = [{cut.month: cut.posts for cut in team} for team in cuts.values()]
    for month, total in totals.items():
        cells = [posts(team[month]) if month in team else "" for team in held]
        found[f"Month {month}"] = [posts(total), *cells]
    return found


def sentence(cuts: Mapping[str, Sequence[Cut]]) -> str:
    """Say when most posts end, and when the last do."""
    totals = by_month(cuts)
    if not totals:
        return "No post ends."
    most = max(totals, key=lambda month: totals[month])
    last = max(totals)
    if len(totals) == 1:
        return f"All {posts(totals[most])} posts end at the close of month {most}."
    return (
        f"Most posts, {posts(totals[most])} of {posts(math.fsum(totals.values()))}, end at the "
        f"close of month {most}; the last in month {last}."
    )


def lines(team: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return a team's cuts as pairs of text, month and posts."""
    return [(str(cut.month), number(cut.posts)) for cut in Team.model_validate(team).cuts]


def scheduled(typed: Iterable[tuple[str, str]]) -> Schedule:
    """Read pairs of month and posts; every fault is a problem."""
    cuts: dict[int, float] = {}
    problems = []
    for month, ended in typed:
        if not month.strip() and not ended.strip():
            continue
        read = figure(ended.strip())
        count = read.value(".") if isinstance(read, Figure) and not read.percent else None
        if not month.strip().isdecimal() or not 1 <= int(month) <= LAST:
            rule = f"{shortened(month)} is not a month"
            problems.append(Problem(rule, f"Count months from 1, up to {LAST}"))
        elif int(month) in cuts:
            problems.append(Problem(f"month {month} stands twice", "Give each month one line"))
        elif count is None or count < 0:
            rule = f"{shortened(ended)} is not a number of posts"
            problems.append(Problem(rule, "Give a number such as 10 or 2.5"))
        else:
            cuts[int(month)] = count
    if problems or not cuts:
        return Schedule("", 0.0, tuple(problems))
    ordered = tuple(Cut(month=month, posts=cuts[month]) for month in sorted(cuts))
    text = str(ordered[0].month) if len(ordered) == 1 else schedule(ordered)
    return Schedule(text, math.fsum(cuts.values()))
