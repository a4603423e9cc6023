"""Many plans of one company run side by side: alternatives of one run, on the same draws."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

import numpy as np

from calculator.arrays import Floats, over_teams
from calculator.best_plan.space import with_schedule
from calculator.law.layoffs import layoff_process
from calculator.library import Library
from calculator.parameters import Parameters
from calculator.results import Money
from calculator.sampling.sample import sample
from calculator.scenario import Scenario
from calculator.simulation.accounts import Accounts
from calculator.simulation.month import Month
from calculator.simulation.policies import Plan, within_law
from calculator.simulation.simulate import Run, live_through
from calculator.worth import worth

Schedules: TypeAlias = Floats  # (plans, months, teams) posts
AfterSome: TypeAlias = Callable[[int], None]  # plans times draws

TOGETHER: Final = 128  # draws in a run
ELEMENTS: Final = 24_000  # of one stock in a run, more or less: few enough to stay in cache


@dataclass(frozen=True, slots=True)
class Trials:
    """What plans come to against `keep`, (plans, draws), without the centre."""

    net: Floats  # money
    cash: Floats  # money
    unknown: Floats  # share of what the company knows that is missing at its worst


class Bench:
    """Runs plans of one company. What the law asks for hangs on how many posts end in all.

    `parameters` are those of the complete scenario, the centre last.
    """

    def __init__(self, scenario: Scenario, library: Library, parameters: Parameters) -> None:
        """Prepare to run plans on the draws of the scenario."""
        self._scenario, self._library = scenario, library
        self._base = parameters.subset(slice(parameters.draws - 1))
        self._headcount = sum(team.headcount for team in scenario.teams)
        self._by_law: dict[tuple[int, int], Parameters] = {}

    @property
    def draws(self) -> int:
        """Draws there are, the centre left out."""
        return self._base.draws

    def run(self, schedules: Schedules, draws: int, after: AfterSome | None = None) -> Trials:
        """Run plans on the first so many draws; `after` is told how many of them it was at a time.

        What `after` raises ends the run.
        """
        plans = len(schedules)
        found = Trials(*(np.empty((plans, draws)) for _ in range(3)))
        laws = [self._law(schedule) for schedule in schedules]
        for law in dict.fromkeys(laws):
            rows = [row for row, each in enumerate(laws) if each == law]
            p = self._parameters(law, schedules[rows[0]])
            for chunk in _chunks(draws, draws_at_once := min(draws, TOGETHER)):
                drawn = p.subset(chunk)
                size = max(1, ELEMENTS // (schedules.shape[2] * draws_at_once))
                for start in range(0, len(rows), size):
                    some = rows[start : start + size]
                    _fill(found, some, chunk, _run(drawn, schedules[some]))
                    if after is not None:
                        after(len(some) * drawn.draws)
        return found

    def lawful(self, schedule: Floats) -> Floats:
        """Return the posts in the months in which the law lets them end, (months, teams).

        A plan that the law would cut short stays as it is.
        """
        law = self._law(schedule)
        if not schedule.any():
            return schedule
        found = within_law(schedule[..., None], self._parameters(law, schedule).notice)[..., 0]
        return found if np.isclose(found.sum(), schedule.sum()) else schedule

    def _law(self, schedule: Floats) -> tuple[int, int]:
        """Months of process and of notice that the law asks for."""
        posts = float(schedule.sum())
        found = layoff_process(self._scenario.compliance, posts, self._headcount, self._library)
        return found.process_months, found.notice_months

    def _parameters(self, law: tuple[int, int], schedule: Floats) -> Parameters:
        """Parameters under what the law asks for of plans like this one."""
        if law not in self._by_law:
            plan = with_schedule(self._scenario, schedule)
            drawn = sample(plan, self._library, self.draws)
            drawn = drawn.subset(slice(self.draws))
            self._by_law[law] = replace(
                self._base, separation=drawn.separation, notice=drawn.notice
            )
        return self._by_law[law]


def _chunks(draws: int, size: int) -> Iterator[slice]:
    for start in range(0, draws, size):
        yield slice(start, min(draws, start + size))


def _fill(found: Trials, rows: list[int], chunk: slice, part: Trials) -> None:
    for whole, piece in (
        (found.net, part.net),
        (found.cash, part.cash),
        (found.unknown, part.unknown),
    ):
        whole[rows, chunk] = piece


class _Watched(Accounts):
    """The money of plans, and the most that each company has not known in any month."""

    def __init__(self, money: Money, parameters: Parameters) -> None:
        super().__init__(money, slice(None), parameters)
        self._weight = parameters.teams.headcount / parameters.teams.headcount.sum()
        self.unknown = np.zeros((len(money.policies) - 1, 1, parameters.draws))

    def add(self, month: Month) -> None:
        """Take down a month."""
        super().add(month)
        self.unknown = np.maximum(self.unknown, over_teams(month.unknown * self._weight))


def _run(p: Parameters, schedules: Schedules) -> Trials:
    """Run `keep` and plans against it."""
    names = tuple(f"plan {number}" for number in range(len(schedules)))
    sizes = {"months": p.months, "teams": schedules.shape[2], "draws": p.draws}
    money = Money.blank(("keep", *names), **sizes)
    watched = _Watched(money, p)
    live_through([Run(p, _plan(p, names, schedules), watched)])
    found = [worth(p, money, name) for name in names]
    return Trials(
        net=np.array([each.net_value for each in found]),
        cash=np.array([each.cash_value for each in found]),
        unknown=watched.unknown[:, 0],
    )


def _plan(p: Parameters, names: tuple[str, ...], schedules: Schedules) -> Plan:
    """Lay out plans that end posts by layoff, each as its schedule says and the law allows."""
    one = np.ones((len(names), 1, 1))
    return Plan(
        names=names,
        schedule=np.array([within_law(each[..., None], p.notice) for each in schedules]),
        calmed=one,
        redeployed=np.zeros_like(one),
    )
