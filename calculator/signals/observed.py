"""What was observed: figures by signal and month, held against the plan and against each other."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from calculator.errors import Problem
from calculator.parameters import MONTHS_PER_YEAR
from calculator.signals.catalogue import BEFORE, PAST_MONTHS, SIGNALS, Signal, Unit
from calculator.signals.noise import Noise, Seen

# What a figure may be, in words and in numbers; the ends count as possible where they are named.
_BOUNDS: Mapping[Unit, tuple[float, float, str]] = {
    "count": (0, 10_000_000, "a whole number from 0"),
    "share": (0, 1, "a share from 0 to 1, or 0% to 100%"),
    "ratio": (0.01, 10, "a multiple from 0.01 to 10, or 1% to 1000%"),
    "growth": (-0.95, 10, "a growth from \N{MINUS SIGN}95% to 1000%"),
    "days": (1, 1000, "days from 1 to 1,000"),
    "FTE-months": (0, 1_000_000, "FTE-months from 0"),
}


@dataclass(frozen=True, slots=True)
class Observation:
    """One figure; `file`, `row` and `path` say where it was given."""

    month: int
    signal: str
    value: float
    file: str = ""
    row: int | None = None
    path: str = ""

    def problem(self, rule: str, fix: str, column: str = "value") -> Problem:
        """Return a problem at this place."""
        return Problem(rule, fix, self.file, self.row, column if self.file else "", self.path)

    @property
    def name(self) -> str:
        """The signal and its month, to be named in a sentence."""
        return f"{self.signal} in month {self.month}"


@dataclass(frozen=True, slots=True)
class Plan:
    """What observations are held against: signals the plan has, months, people, posts ended."""

    noises: Mapping[str, Noise]
    months: int
    headcount: float
    most_ended: Sequence[float]  # posts by each month's end, at most


def by_signal(observations: Sequence[Observation]) -> dict[str, Seen]:
    """Return figures by signal and month."""
    found: defaultdict[str, dict[int, float]] = defaultdict(dict)
    for one in sorted(observations, key=lambda one: one.month):
        found[one.signal][one.month] = one.value
    return dict(found)


def once_each(observations: Sequence[Observation]) -> tuple[Observation, ...]:
    """Return observations without those that repeat an earlier one."""
    first: dict[tuple[str, int], Observation] = {}
    for one in observations:
        first.setdefault((one.signal, one.month), one)
    return tuple(first.values())


def last_month(observations: Sequence[Observation]) -> int:
    """Return the month of the last figure, 0 without any: what comes after it is still open."""
    return max((one.month for one in observations), default=0)


def problems(observations: Sequence[Observation], plan: Plan) -> list[Problem]:
    """Return what is wrong with observations, alone and together, in their order.

    A figure that is given twice alike is no contradiction.
    """
    found = []
    sound: list[Observation] = []
    for one in observations:
        wrong = [*_alone(one, plan)]
        found += wrong
        if not wrong:
            sound.append(one)
    return [*found, *_repeated(sound), *_falling(sound)]


def value_problem(signal: Signal, value: float) -> tuple[str, str] | None:
    """Return rule and fix where a figure cannot be one of a signal."""
    low, high, words = _BOUNDS[signal.unit]
    possible = low <= value <= high and np.isfinite(value)
    if possible and (not signal.is_count or float(value).is_integer()):
        return None
    fix = "Check the unit"
    if signal.unit in {"share", "ratio", "growth"} and high < value <= 100 * high:
        fix = f"Write {value:g}% if that is meant"
    return f"{value:g} is no figure for {signal.id}: it takes {words}", fix


def _alone(one: Observation, plan: Plan) -> Iterator[Problem]:
    signal = SIGNALS[one.signal]
    if one.signal not in plan.noises:
        yield one.problem(_missing(one.signal), "Leave the figure out", "signal")
        return
    if one.month == BEFORE and one.signal != "quits":
        rule = f"month 0 is before the plan, and only quits of the past count there, not {one.name}"
        yield one.problem(rule, "Months count from 1", "month")
    elif not BEFORE <= one.month <= plan.months:
        rule = f"month {one.month} is not within the horizon of {plan.months} months"
        yield one.problem(rule, "Give a month from 1, or a longer horizon", "month")
    elif wrong := value_problem(signal, one.value):
        yield one.problem(*wrong)
    elif one.signal == "quits":
        yield from _too_many_quit(one, plan)
    elif one.signal == "reopened":
        ended = plan.most_ended[one.month - 1]
        if one.value > np.ceil(ended):
            rule = (
                f"{one.value:g} posts reopened by month {one.month}, where the plan has ended "
                f"{ended:,.0f} at most"
            )
            yield one.problem(rule, "Count posts that were cut, or mend the plan")


def _too_many_quit(one: Observation, plan: Plan) -> Iterator[Problem]:
    months = PAST_MONTHS if one.month == BEFORE else one.month
    most = plan.headcount * max(1, months / MONTHS_PER_YEAR)
    if one.value > most:
        rule = f"{one.value:,.0f} quit within {months} months, of {plan.headcount:,.0f} people"
        yield one.problem(rule, "Count people who left by their own choice, once each")


def _missing(signal: str) -> str:
    if signal in {"milestones", "feature_delay"}:
        return f"{signal} tells nothing here: no AI is still to be built under this plan"
    return f"{signal} tells nothing here: the scenario names no law that asks for work"


def _repeated(observations: Sequence[Observation]) -> Iterator[Problem]:
    first: dict[tuple[str, int], Observation] = {}
    for one in observations:
        before = first.setdefault((one.signal, one.month), one)
        if before.value != one.value:
            rule = f"{one.name} is given twice, as {before.value:g} and as {one.value:g}"
            yield one.problem(rule, "Keep one of them")


def _falling(observations: Sequence[Observation]) -> Iterator[Problem]:
    """Name a number counted from month 1 that is lower than it was in a month before."""
    for signal in SIGNALS.values():
        counted = sorted(
            (one for one in observations if one.signal == signal.id and one.month > BEFORE),
            key=lambda one: one.month,
        )
        if not signal.is_count:
            continue
        for before, one in pairwise(counted):
            if one.value < before.value and one.month > before.month:
                rule = (
                    f"{one.name} is {one.value:g}, less than the {before.value:g} of month "
                    f"{before.month}, and both count from month 1"
                )
                yield one.problem(rule, "Give the number since month 1, not that of the month")
