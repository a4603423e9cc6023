"""The figures of a link, then and now, as text; of payroll where money was left out."""

from collections.abc import Callable, Iterator
from functools import partial
from math import fsum
from typing import Final

from calculator.links.then_and_now import Move, ThenAndNow
from calculator.scenario import Scenario
from calculator.views import money

LABELS: Final = {
    "net_value.p10": "Net value, P10",
    "net_value.p50": "Net value, median",
    "net_value.p90": "Net value, P90",
    "probability_of_loss": "Probability of loss",
    "timing_gap_months.p10": "Months with work undone, P10",
    "timing_gap_months.p50": "Months with work undone, median",
    "timing_gap_months.p90": "Months with work undone, P90",
}
HEADER: Final = ("", "Then", "Now", "By the model", "By the assumptions")
OF_PAYROLL: Final = ", of annual payroll"


def rows(found: ThenAndNow) -> Iterator[tuple[str, ...]]:
    """Yield each figure: its name, then, now, moved by the model, moved by the assumptions."""
    scenario, index = found.opened.scenario, "money" in found.opened.left_out
    for move in found.moves:
        write, write_move = _writers(move, scenario, index=index)
        label = LABELS[move.figure]
        yield (
            label.replace(",", f"{OF_PAYROLL},", 1) if index and _is_money(move) else label,
            _or_none(move.then, write),
            _or_none(move.now, write),
            _or_none(move.by_model, write_move),
            _or_none(move.by_assumptions, write_move),
        )


def payroll(scenario: Scenario) -> float:
    """Return the base pay of a year in the scenario's currency."""
    return fsum(team.headcount * team.annual_salary for team in scenario.teams)


def _writers(
    move: Move, scenario: Scenario, *, index: bool
) -> tuple[Callable[[float], str], Callable[[float], str]]:
    """Return how a figure is written, and how what moved it."""
    if not _is_money(move):
        if move.figure == "probability_of_loss":
            return money.probability, partial(_points, of=1.0)
        return money.number, _signed
    if index:
        of = payroll(scenario)
        return lambda value: money.percent(value / of), partial(_points, of=of)
    write = partial(money.money, currency=scenario.currency)
    return write, partial(write, plus=True, figures=3)


def _is_money(move: Move) -> bool:
    return move.figure.startswith("net_value")


def _points(value: float, of: float) -> str:
    return f"{_signed(value / of * money.HUNDRED)} points"


def _signed(value: float) -> str:
    return f"{'+' if value > 0 else ''}{money.number(value)}"


def _or_none(value: float | None, write: Callable[[float], str]) -> str:
    return money.NONE if value is None else write(value)
