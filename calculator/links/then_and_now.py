"""What has changed since a link was made: the model first, then the assumptions.

then ─ today's model with the set of then ─ today's model with today's set. The first step is what
the model moved, the second what the assumptions moved; they add up.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import isclose
from typing import Any, Final

from calculator import __version__
from calculator.errors import InputError, Problem
from calculator.evaluate import Notice, evaluate_plan
from calculator.library import Library, load
from calculator.links.figures import Figures, figures_of
from calculator.links.opening import Opened

ROUNDING: Final = 1e-5  # of a figure: those of then are kept to six digits


@dataclass(frozen=True, slots=True)
class Move:
    """One figure of then and of now, and by how much each of the two moved it.

    `figure` is named as in an answer's headline. What hangs on figures that were left out of the
    link, or that today's assumptions cannot give, is None.
    """

    figure: str
    then: float | None
    now: float | None
    by_model: float | None
    by_assumptions: float | None

    @property
    def moved(self) -> bool:
        """Whether it moved by more than rounding, as far as is known."""
        return any(by for by in (self.by_model, self.by_assumptions))


@dataclass(frozen=True, slots=True)
class ThenAndNow:
    """The headline of an opened link, then and now.

    `between` is of today's model with the set of then, `now` with today's set: None where that
    cannot serve the plan, and `problems` say why. `warnings` are those of a run with the set of
    then, what it did not hold included.
    """

    opened: Opened
    library: Library
    between: Figures
    now: Figures | None
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]

    @property
    def moves(self) -> tuple[Move, ...]:
        """Every figure."""
        return tuple(self._moves())

    @property
    def unchanged(self) -> bool:
        """Whether nothing has changed: neither set nor model, nor any figure."""
        return (
            self.opened.model_version == __version__
            and self.opened.library.id == self.library.id
            and not any(move.moved for move in self.moves)
        )

    def _moves(self) -> Iterator[Move]:
        then = dict(self.opened.then.by_name()) if self.opened.then else {}
        now = dict(self.now.by_name()) if self.now else {}
        for name, between in self.between.by_name():
            yield Move(
                figure=name,
                then=then.get(name),
                now=now.get(name),
                by_model=_difference(then.get(name), between),
                by_assumptions=_difference(between, now.get(name)),
            )


def then_and_now(opened: Opened, notice: Notice | None = None) -> ThenAndNow:
    """Run an opened link with today's model, under the set of then and under today's.

    Takes one run, or two where the sets differ; `notice` is told the share of each that is done,
    and what it raises ends it. `InputError` where the set of then cannot serve it.
    """
    today = load()
    under_then = evaluate_plan(opened.scenario, opened.library, notice=notice)
    between = figures_of(under_then)
    now: Figures | None = between
    problems: tuple[Problem, ...] = ()
    if opened.library.id != today.id:
        try:
            now = figures_of(evaluate_plan(opened.scenario, today, notice=notice))
        except InputError as error:
            now, problems = None, error.problems
    return ThenAndNow(opened, today, between, now, problems, under_then.warnings)


def report(found: ThenAndNow) -> dict[str, Any]:
    """Return it as plain JSON data, the scenario as it was shared."""
    opened = found.opened
    return {
        "scenario": opened.scenario.model_dump(mode="json", exclude_unset=True),
        "currency": opened.scenario.currency,
        "left_out": sorted(opened.left_out),
        "model_version": {"then": opened.model_version, "now": __version__},
        "assumptions_version": {"then": opened.library.id, "now": found.library.id},
        "unchanged": found.unchanged,
        "figures": [
            {
                "figure": move.figure,
                "then": move.then,
                "now": move.now,
                "moved_by_model": move.by_model,
                "moved_by_assumptions": move.by_assumptions,
            }
            for move in found.moves
        ],
        "notes": [str(problem) for problem in (*opened.notes, *found.problems)],
    }


def _difference(before: float | None, after: float | None) -> float | None:
    """Return what moved; rounding is nothing."""
    if before is None or after is None:
        return None
    return 0.0 if isclose(before, after, rel_tol=ROUNDING, abs_tol=1e-9) else after - before
