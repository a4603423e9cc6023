"""What a best plan must keep to: the limits a user sets, and how far a plan is from them."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Final, Literal

import numpy as np

from calculator.arrays import Floats
from calculator.errors import InputError, Problem
from calculator.scenario import WHOLE, Scenario

Aim = Literal["value", "regret"]

CASH: Final = "cash_saving_at_least"
KNOWLEDGE: Final = "knowledge_at_risk_at_most"
LOSS: Final = "probability_of_loss_at_most"
PROTECTED: Final = "protected"
OPTIONS: Final = {CASH: "--cash-at-least", KNOWLEDGE: "--knowledge-at-most", LOSS: "--loss-at-most"}
EXACT: Final = 1e-12  # shares that differ by less are the same


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Limits of a best plan; None where there is none.

    The figures held against them are those of the headline: the median of cash over the horizon,
    in money; knowledge at risk and the probability of loss, shares. No post ends in a `protected`
    team; with `at_most_planned` no team loses more posts than the plan says.
    """

    cash_saving_at_least: float | None = None
    knowledge_at_risk_at_most: float | None = None
    probability_of_loss_at_most: float | None = None
    protected: tuple[str, ...] = ()
    at_most_planned: bool = False

    @property
    def amounts(self) -> dict[str, float]:
        """The limits that are numbers and that are set, by name."""
        found = {name: getattr(self, name) for name in OPTIONS}
        return {name: value for name, value in found.items() if value is not None}


def limits_for(scenario: Scenario, limits: Limits) -> Limits:
    """Add the teams that the plan protects; `InputError` says all that is wrong with the limits."""
    names = [team.team for team in scenario.teams]
    problems = [*_out_of_range(limits.amounts), *_unknown_teams(limits.protected, names)]
    if not any(team.planned_cuts for team in scenario.teams):
        rule = "the plan ends no posts, so there is nothing to compare a best plan with"
        problems.append(Problem(rule, "Give planned_cuts for one team at least"))
    marked = {team.team for team in scenario.teams if team.protected}
    protected = tuple(name for name in names if name in marked or name in limits.protected)
    if not problems:
        problems = [*_nothing_to_choose(scenario, protected, limits)]
    if problems:
        raise InputError(problems)
    return replace(limits, protected=protected)


def limits_typed(
    scenario: Scenario,
    amounts: Mapping[str, str | None],
    protected: tuple[str, ...],
    *,
    at_most_planned: bool,
) -> Limits:
    """Read limits that were typed, by name; `InputError` says all that is wrong with them.

    Money is a plain number; shares are fractions or carry a percent sign.
    """
    found, problems = dict[str, float](), list[Problem]()
    for name, text in amounts.items():
        if text is None:
            continue
        try:
            found[name] = _number(name, text)
        except ValueError:
            form = "a number, as in 2500000" if name == CASH else "a share, as in 0.2 or 20%"
            problems.append(Problem(f"{OPTIONS[name]}: '{text}' is not a number", f"Give {form}"))
    limits = Limits(
        cash_saving_at_least=found.get(CASH),
        knowledge_at_risk_at_most=found.get(KNOWLEDGE),
        probability_of_loss_at_most=found.get(LOSS),
        protected=protected,
        at_most_planned=at_most_planned,
    )
    try:
        checked = limits_for(scenario, limits)
    except InputError as error:
        problems += error.problems
    if problems:
        raise InputError(problems)
    return checked


def _number(name: str, text: str) -> float:
    plain = text.strip().replace(",", "")
    if name != CASH and plain.endswith("%"):
        return float(plain.removesuffix("%")) / WHOLE
    return float(plain)


def shortfalls(limits: Limits, figures: Mapping[str, Floats], scale: float) -> dict[str, Floats]:
    """How far plans are from each limit, 0 where they keep to it; shape (plans,).

    Cash counts as a share of `scale`, a year's payroll.
    """
    found = {}
    for name, limit in limits.amounts.items():
        over = (limit - figures[name]) / scale if name == CASH else figures[name] - limit
        found[name] = np.where(over > EXACT, over, 0.0)
    return found


def _out_of_range(amounts: Mapping[str, float]) -> Iterable[Problem]:
    for name, value in amounts.items():
        if not math.isfinite(value) or value < 0:
            fix = "Give 0 or more" if name == CASH else "Give 0% to 100%"
            yield Problem(f"{OPTIONS[name]}: {value:g} is no such limit", fix)
        elif name != CASH and value > 1:
            fix = (
                f"Shares are fractions: write {value:g}% for {value:g} percent"
                if value <= WHOLE
                else "Give 0% to 100%"
            )
            yield Problem(f"{OPTIONS[name]}: {value:g} is above 1", fix)


def _unknown_teams(protected: Iterable[str], names: list[str]) -> Iterable[Problem]:
    for name in dict.fromkeys(protected):
        if name not in names:
            folded = {each.casefold(): each for each in names}
            near = [folded[key] for key in get_close_matches(name.casefold(), folded, 3, 0.4)]
            fix = f"Closest: {', '.join(near)}" if near else "Take the name of a team of the plan"
            yield Problem(f"there is no team '{name}' to protect", fix)


def _nothing_to_choose(
    scenario: Scenario, protected: tuple[str, ...], limits: Limits
) -> Iterable[Problem]:
    free = [team for team in scenario.teams if team.team not in protected]
    if not free:
        yield Problem("every team is protected, so no post can end", "Leave one team out at least")
    elif limits.at_most_planned and not any(team.planned_cuts for team in free):
        rule = "only protected teams lose posts in the plan, and no team may lose more than planned"
        yield Problem(rule, "Protect fewer teams, or let other teams lose posts")
