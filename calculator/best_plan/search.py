"""The search: a well-kept optimiser first, then single steps, judged on draws that all plans share.

Where every plan can be tried, every plan is. Else most plans are tried on the first draws alone,
which are a balanced set of their own, and the most promising are judged on all of them.
"""

from collections.abc import Iterable, Sequence
from itertools import chain, islice, pairwise, zip_longest
from typing import Final, TypeAlias, TypeVar

import numpy as np

from calculator.arrays import Floats
from calculator.best_plan import moves
from calculator.best_plan.generations import optimise, seeds
from calculator.best_plan.judging import Judge, Score
from calculator.best_plan.space import Choice, Choices, Space
from calculator.best_plan.trials import Bench
from calculator.evaluate import Notice

T = TypeVar("T")
Archive: TypeAlias = dict[bytes, tuple[Choice, Score]]

DRAWS: Final = (64, 256)  # on which plans are tried before all draws
# Work is counted in teams times months times draws times plans: the same on every machine.
FIRST_WORK: Final = 26_000_000
CLIMB_WORK: Final = 18_000_000  # on each larger number of draws
ALL_WORK: Final = 30_000_000  # where every plan is tried
BRIEF_WORK: Final = 5_000_000
OPTIMISED: Final = 0.5  # of the first work, the optimiser's part
SCALES: Final = (
    0.25,
    0.08,
    0.02,
    0.0,
)  # steps, as a share of what there is; 0: one post, one month
STARTS: Final = 3  # plans from which single steps begin
FINALISTS: Final = 8
NEARLY: Final = 0.03  # of a limit, which draws not yet seen may mend
BEYOND: Final = 2  # plans that break one limit, of those tried on so many draws
BATCH: Final = 256  # plans of an enumeration judged at once


class Search:
    """A search that can be stopped and still knows the best plan so far.

    `pay` is the pay of an average post of each unit, for exchanges between them.
    """

    def __init__(
        self, space: Space, bench: Bench, judge: Judge, pay: Sequence[float], seed: int
    ) -> None:
        """Prepare to search; nothing is run."""
        self.space, self._bench, self._judge, self._pay, self._seed = space, bench, judge, pay, seed
        self.rungs = tuple(sorted({*(min(draws, bench.draws) for draws in DRAWS), bench.draws}))
        self._archives: dict[int, Archive] = {draws: {} for draws in self.rungs}
        self._notice: Notice | None = None
        self._spent = 0.0
        self._cells = space.planned.size
        self.is_exhaustive = space.size * self._cells * bench.draws <= ALL_WORK
        self.is_finished = False

    @property
    def affordable(self) -> int:
        """Number of plans that may be judged on all draws beside the search."""
        return int(CLIMB_WORK / (self._cells * self._bench.draws))

    @property
    def tried(self) -> int:
        """Number of plans tried, on any draws."""
        return len({key for archive in self._archives.values() for key in archive})

    @property
    def judged(self) -> Archive:
        """Plans judged on all draws."""
        return self._archives[self._bench.draws]

    def run(self, notice: Notice | None = None) -> None:
        """Search; `notice` is told the share that is done, and what it raises stops the search."""
        self._notice = notice
        if self.is_exhaustive:
            self._try_all()
        else:
            self._begin()
            self._optimise()
            for start in self._leading(self.rungs[0], STARTS):
                self._improve(start, self.rungs[0], FIRST_WORK)
            for below, draws in pairwise(self.rungs):
                self._climb(below, draws)
        self.is_finished = True

    def run_briefly(self, notice: Notice | None = None) -> None:
        """Search by single steps from the seeds alone."""
        self._notice = _still(notice)
        self._begin()
        (start,) = self._leading(self.rungs[0], 1)
        self._improve(start, self.rungs[0], BRIEF_WORK)
        self.settle(notice)

    def settle(self, notice: Notice | None = None) -> None:
        """Judge the most promising plans so far on all draws; after a stop, that is enough."""
        self._notice = _still(notice)
        leading = [self.space.keep, self.space.as_planned]
        for draws in self.rungs:
            self._scores(leading, draws)
            leading = self._leading(draws, self._finalists(self._bench.draws))

    def look_beyond(self, notice: Notice | None = None) -> None:
        """Judge on all draws what would do best if one of the limits were let go of."""
        self._notice = _still(notice)
        for limit in self._judge.limits.amounts:
            for archive in list(self._archives.values()):
                beyond = [tried for tried in archive.values() if tried[1].broken == (limit,)]
                beyond.sort(key=lambda tried: tried[1].loss)
                number = min(BEYOND, self._finalists(self._bench.draws))
                self._scores([choice for choice, _ in beyond[:number]], self._bench.draws)

    def best(self) -> tuple[Choice, Score]:
        """Return the best plan judged on all draws; ties go to the one tried first."""
        return min(self.judged.values(), key=lambda tried: tried[1].merit)

    def _try_all(self) -> None:
        every = self.space.every()
        while batch := list(islice(every, BATCH)):
            self._scores(batch, self._bench.draws)

    def _begin(self) -> None:
        self._scores(seeds(self.space), self.rungs[0])

    def _optimise(self) -> None:
        plans = int(OPTIMISED * FIRST_WORK / (self._cells * self.rungs[0]))
        optimise(self.space, lambda rows: self._merits(rows, self.rungs[0]), plans, self._seed)

    def _improve(self, start: Choice, draws: int, work: float) -> Choice:
        """Go on by single steps, ever smaller, as long as one is better and work is left."""
        best = start
        for scale in SCALES:
            while self._spent < work:
                better = self._step(best, scale, draws, work)
                if better is None:
                    break
                best = better
        return best

    def _step(self, now: Choice, scale: float, draws: int, work: float) -> Choice | None:
        """Return the best plan around one, or None if none is better."""
        single = self._affordable(moves.of_one_unit(self.space, now, scale), draws, work)
        joint = self._affordable(moves.of_all_units(self.space, now, scale), draws, work)
        found = self._better([choice for _, choice in single] + joint, now, draws)
        if found is None:
            pairs = moves.between_units(self.space, now, self._pay, scale)
            return self._better(self._affordable(pairs, draws, work), now, draws)
        combined = moves.together(self.space, now, self._improving(single, now, draws))
        return self._better([found, *combined], now, draws)

    def _improving(
        self, single: Sequence[tuple[int, Choice]], now: Choice, draws: int
    ) -> list[tuple[int, Choice]]:
        """Return the best change of each unit that one would make alone, the best first."""
        merits = self._merits([choice for _, choice in single], draws)
        (least,) = self._merits([now], draws)
        best: dict[int, tuple[float, Choice]] = {}
        for (unit, choice), merit in zip(single, merits, strict=True):
            if merit < min(least, best[unit][0] if unit in best else np.inf):
                best[unit] = (float(merit), choice)
        ranked = sorted(best.items(), key=lambda item: item[1][0])
        return [(unit, choice) for unit, (_, choice) in ranked]

    def _better(self, choices: Sequence[Choice], now: Choice, draws: int) -> Choice | None:
        if not choices:
            return None
        merits = self._merits([now, *choices], draws)
        best = int(np.argmin(merits))
        return None if merits[best] >= merits[0] else choices[best - 1]

    def _climb(self, below: int, draws: int) -> None:
        """Go on by smallest steps on more draws; the fewer say which steps are promising."""
        until = self._spent + CLIMB_WORK
        self._scores(self._leading(below, self._finalists(draws)), draws)
        now: Choice | None = self._leading(draws, 1)[0]
        while now is not None:
            now = self._promising_step(now, below, draws, until)

    def _promising_step(self, now: Choice, below: int, draws: int, until: float) -> Choice | None:
        """Return a better plan around one, the most promising ones judged first."""
        single = moves.of_one_unit(self.space, now, 0.0)
        around = [choice for _, choice in single] + moves.of_all_units(self.space, now, 0.0)
        if self._judge.limits.amounts:
            around += moves.between_units(self.space, now, self._pay, 0.0)
        around = self._affordable(around, below, until)
        ranked = iter(self._promising(around, below, draws))
        while self._spent < until and (some := list(islice(ranked, FINALISTS))):
            found = self._better(some, now, draws)
            if found is not None:
                done = [(unit, each) for unit, each in single if self._knows(each, draws)]
                combined = moves.together(self.space, now, self._improving(done, now, draws))
                return self._better([found, *combined], now, draws)
        return None

    def _affordable(self, found: Sequence[T], draws: int, work: float) -> list[T]:
        """Return as many of the plans as there is work left for, evenly spread."""
        left = int((work - self._spent) / (self._cells * draws))
        every = -(-len(found) // left) if left > 0 else len(found) + 1
        return list(found[every - 1 :: every]) if every > 1 else list(found)

    def _finalists(self, draws: int) -> int:
        """Number of plans that go on to more draws; fewer in a company of very many teams."""
        return min(FINALISTS, max(2, int(CLIMB_WORK / (self._cells * draws))))

    def _promising(self, choices: Sequence[Choice], below: int, draws: int) -> list[Choice]:
        """Return plans not judged yet on these draws: in turn by merit, and by aim near limits."""
        scores = self._scores(choices, below)
        new = [row for row, choice in enumerate(choices) if not self._knows(choice, draws)]
        by_merit = sorted(new, key=lambda row: scores[row].merit)
        nearly = [row for row in new if sum(scores[row].short.values()) <= NEARLY]
        by_loss = sorted(nearly, key=lambda row: scores[row].loss)
        turns = chain.from_iterable(zip_longest(by_merit, by_loss))
        rows = dict.fromkeys(row for row in turns if row is not None)
        return list({choices[row].tobytes(): choices[row] for row in rows}.values())

    def _knows(self, choice: Choice, draws: int) -> bool:
        return choice.tobytes() in self._archives[draws]

    def _leading(self, draws: int, number: int) -> list[Choice]:
        ranked = sorted(self._archives[draws].values(), key=lambda tried: tried[1].merit)
        return [choice for choice, _ in ranked[:number]]

    def _merits(self, rows: Choices | Sequence[Choice], draws: int) -> Floats:
        choices = [self.space.tidy(row) for row in rows]
        return np.array([score.merit for score in self._scores(choices, draws)])

    def _scores(self, choices: Iterable[Choice], draws: int) -> list[Score]:
        """Score plans on so many draws; each is run once."""
        choices, archive = list(choices), self._archives[draws]
        new = {choice.tobytes(): choice for choice in choices if choice.tobytes() not in archive}
        if new:
            schedules = np.array([self.space.schedule(choice) for choice in new.values()])
            trials = self._bench.run(schedules, draws, self._tell)
            scores = self._judge.scores(trials)
            archive.update(
                (key, (choice, score))
                for (key, choice), score in zip(new.items(), scores, strict=True)
            )
        return [archive[choice.tobytes()][1] for choice in choices]

    def _tell(self, plans_times_draws: int) -> None:
        self._spent += plans_times_draws * self._cells
        if self._notice is not None:
            whole = (
                self.space.size * self._cells * self._bench.draws
                if self.is_exhaustive
                else FIRST_WORK + CLIMB_WORK * (len(self.rungs) - 1)
            )
            self._notice(min(1.0, self._spent / whole))


def _still(notice: Notice | None) -> Notice | None:
    """Tell a notice that work goes on, whose share is too small to be told."""
    return notice and (lambda _: notice(0.0))
