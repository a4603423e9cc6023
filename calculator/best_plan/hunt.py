"""One hunt for a best plan: begun, searched, concluded; it concludes all the same if stopped."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

import numpy as np

from calculator.arrays import Floats, PerDraw
from calculator.best_plan.binding import binding, let_go
from calculator.best_plan.judging import Judge, Measure
from calculator.best_plan.limits import PROTECTED, Aim, Limits, limits_for
from calculator.best_plan.options import AT_MOST_PLANNED, FOUND, ORDER, Option, chosen, nets, option
from calculator.best_plan.reach import unreachable
from calculator.best_plan.search import Search
from calculator.best_plan.space import Space, schedule_of, space_of, with_schedule
from calculator.best_plan.trials import Bench
from calculator.errors import InputError, Problem
from calculator.evaluate import DEFAULT_DRAWS, Evaluation, Notice, evaluate_plan, part_of
from calculator.library import Library
from calculator.parameters import Parameters
from calculator.scenario import Scenario
from calculator.simulation.policies import POLICIES
from calculator.simulation.simulate import simulate_more

SEEDS: Final = 2**63  # seeds there are
BEGUN, SEARCHED = 0.04, 0.9  # shares of the work that are done by then


@dataclass(frozen=True, slots=True)
class Fresh:
    """What was chosen and the plan once more, on draws that the search has not seen."""

    seed: int
    options: tuple[Option, ...]  # the plan first
    best_option: PerDraw  # net value of the best built-in alternative, money, without the centre


@dataclass(frozen=True, slots=True)
class BestPlan:
    """The answer: every option on the same draws, the best of them, and what limits it.

    `found` is the complete scenario of the best plan by team and month, None where the search has
    none within the limits; `same_as` the alternative that this plan is, if it is one.
    """

    evaluation: Evaluation
    limits: Limits
    aim: Aim
    options: tuple[Option, ...]
    best: str
    found: Scenario | None
    same_as: str | None
    binding: tuple[str, ...]
    fresh: Fresh
    space: Space
    tried: int
    judged: int
    first_draws: int
    is_exhaustive: bool
    is_finished: bool

    def option(self, name: str) -> Option:
        """Return one of the options."""
        return next(each for each in self.options if each.name == name)


class Hunt:
    """A search with what it is held against: the built-in alternatives on all draws."""

    def __init__(
        self,
        scenario: Scenario,
        library: Library,
        limits: Limits,
        aim: Aim = "value",
        draws: int = DEFAULT_DRAWS,
        notice: Notice | None = None,
    ) -> None:
        """Run the built-in alternatives; `InputError` for limits that make no sense.

        `notice` is told the share of the whole hunt that is done; what it raises ends the run.
        """
        self.limits, self.aim = limits_for(scenario, limits), aim
        self.evaluation = _alternatives(scenario, library, draws, part_of(notice, 0, BEGUN))
        self.space = space_of(self.evaluation.scenario, self.limits)
        self._bench = Bench(self.evaluation.scenario, library, self.evaluation.parameters)
        self.judge = self._judge(self.limits, aim)
        self.search = self._search(self.judge)

    def run(self, notice: Notice | None = None) -> None:
        """Search; what `notice` raises stops it, and what was found by then is kept."""
        self.search.run(part_of(notice, BEGUN, SEARCHED))

    def conclude(self, notice: Notice | None = None) -> BestPlan:
        """Hold the best plan found against the alternatives, and both against fresh draws.

        `InputError` where nothing that was tried keeps to the limits: it says how near they came.
        """
        told = part_of(notice, SEARCHED, 1.0)
        self.search.settle(part_of(told, 0, 0))
        self.search.look_beyond(part_of(told, 0, 0))
        options = [option(name, self.evaluation, name, self.judge) for name in ORDER]
        choice, score = self.search.best()
        schedule = self._bench.lawful(self.space.schedule(choice))
        found: Evaluation | None = None
        if not score.broken:
            found = self._evaluated(schedule, part_of(told, 0, 0.3))
            options.append(option(FOUND, found, "planned", self.judge))
        best = chosen(options)
        if best is None:
            raise InputError(self._unreachable(part_of(told, 0, 0)))
        return BestPlan(
            evaluation=self.evaluation,
            limits=self.limits,
            aim=self.aim,
            options=tuple(options),
            best=best.name,
            found=found.scenario if found else None,
            same_as=self._same_as(schedule) if found else None,
            binding=self._binding(best, options, schedule, part_of(told, 0.3, 0.3)),
            fresh=self._fresh(best, found, part_of(told, 0.3, 1)),
            space=self.space,
            tried=self.search.tried,
            judged=len(self.search.judged),
            first_draws=self.search.rungs[0],
            is_exhaustive=self.search.is_exhaustive,
            is_finished=self.search.is_finished,
        )

    def _unreachable(self, notice: Notice | None) -> list[Problem]:
        judged = [score for _, score in self.search.judged.values()]
        most_cash = partial(self._most_cash, notice)
        currency = self.evaluation.scenario.currency
        return [*unreachable(self.limits, judged, most_cash, self.search.tried, currency)]

    def _most_cash(self, notice: Notice | None, limits: Limits) -> float:
        """Return the largest median of cash that a short search reaches under the other limits."""
        search = self._search(self._judge(replace(limits, cash_saving_at_least=None), "cash"))
        search.run_briefly(notice)
        return -search.best()[1].loss * self.judge.payroll

    def _binding(
        self, best: Option, options: Sequence[Option], schedule: Floats, notice: Notice | None
    ) -> tuple[str, ...]:
        """Return the limits without which a plan that was tried, or is tried now, does better."""
        judged = [(score.loss, score.broken) for _, score in self.search.judged.values()]
        judged += [(each.score.loss, each.broken) for each in options]
        for limit, rows in self._limited(schedule).items():
            freed = let_go(self.evaluation.scenario.teams, schedule, rows)
            freed = freed[: self.search.affordable]
            if len(freed):
                trials = self._bench.run(freed, self._bench.draws, _still(notice))
                scores = self.judge.scores(trials)
                judged += [(score.loss, (*score.broken, limit)) for score in scores]
        return binding(best.score.loss, judged)

    def _limited(self, schedule: Floats) -> dict[str, list[int]]:
        """Rows of the teams that a limit by team keeps from losing more posts."""
        teams, protected = self.evaluation.scenario.teams, self.limits.protected
        at_most = [
            row
            for row, team in enumerate(teams)
            if team.team not in protected and schedule[:, row].sum() >= team.planned_cuts
        ]
        return {
            PROTECTED: [row for row, team in enumerate(teams) if team.team in protected],
            AT_MOST_PLANNED: at_most if self.limits.at_most_planned else [],
        }

    def _evaluated(self, schedule: Floats, notice: Notice | None) -> Evaluation:
        e = self.evaluation
        plan = with_schedule(e.scenario, schedule)
        return evaluate_plan(plan, e.library, draws=e.draws, notice=notice)

    def _same_as(self, schedule: Floats) -> str | None:
        if not schedule.any():
            return "keep"
        planned = self._bench.lawful(schedule_of(self.evaluation.scenario))
        return "planned" if np.allclose(schedule, planned, rtol=1e-9, atol=0) else None

    def _judge(self, limits: Limits, measure: Measure) -> Judge:
        p = self.evaluation.parameters
        options = (self.evaluation.outcomes(name) for name in ORDER)
        return Judge(limits, measure, p.annual_payroll, p.thresholds.loss, nets(options))

    def _search(self, judge: Judge) -> Search:
        pay = [_pay(self.evaluation.parameters, unit.teams) for unit in self.space.units]
        return Search(self.space, self._bench, judge, pay, self.evaluation.scenario.seed)

    def _fresh(self, best: Option, found: Evaluation | None, notice: Notice | None) -> Fresh:
        """Run the plan, what was chosen and what was found on the draws of the next seed."""
        e = self.evaluation
        seed = (e.scenario.seed + 1) % SEEDS
        first, second = part_of(notice, 0, 0.7), part_of(notice, 0.7, 1)
        again = _alternatives(_reseeded(e.scenario, seed), e.library, e.draws, first)
        judge = replace(self.judge, best_option=nets(again.outcomes(name) for name in ORDER))
        named = dict.fromkeys(("planned", best.name if best.name in ORDER else "planned"))
        options = [option(name, again, name, judge) for name in named]
        if found is not None:
            plan = _reseeded(found.scenario, seed)
            once = evaluate_plan(plan, e.library, draws=e.draws, notice=second)
            options.append(option(FOUND, once, "planned", judge))
        return Fresh(seed, tuple(options), judge.best_option)


def hunt(
    scenario: Scenario,
    library: Library,
    limits: Limits,
    aim: Aim = "value",
    draws: int = DEFAULT_DRAWS,
    notice: Notice | None = None,
) -> BestPlan:
    """Find the best plan under limits, from beginning to end."""
    begun = Hunt(scenario, library, limits, aim, draws, notice)
    begun.run(notice)
    return begun.conclude(notice)


def _alternatives(
    scenario: Scenario, library: Library, draws: int, notice: Notice | None
) -> Evaluation:
    """Run the plan and every built-in alternative, and nothing else."""
    begun = evaluate_plan(scenario, library, draws=draws, notice=part_of(notice, 0, 0.4))
    others = tuple(name for name in POLICIES if name not in begun.results.policies)
    results = simulate_more(begun.parameters, begun.results, others, part_of(notice, 0.4, 1))
    return replace(begun, results=results)


def _reseeded(scenario: Scenario, seed: int) -> Scenario:
    return scenario.model_copy(update={"seed": seed})


def _pay(p: Parameters, teams: Sequence[int]) -> float:
    rows = list(teams)
    heads = p.teams.headcount[rows]
    return float((heads * p.teams.annual_salary[rows]).sum() / heads.sum())


def _still(notice: Notice | None) -> Callable[[int], None] | None:
    """Tell a notice that work goes on, whose share is too small to be told."""
    return notice and (lambda _: notice(0.0))
