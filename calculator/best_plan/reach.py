"""Limits that nothing keeps, in words: how near to them the plans that were tried come.

Keeping everyone loses nothing and risks no knowledge, so it is a floor on cash that cannot be met.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from math import floor
from typing import Final

from calculator.best_plan.judging import Score
from calculator.best_plan.limits import CASH, EXACT, KNOWLEDGE, LOSS, Limits
from calculator.errors import Problem

NAMES: Final = {KNOWLEDGE: "knowledge at risk", LOSS: "P(loss)"}


def unreachable(
    limits: Limits,
    scores: Sequence[Score],
    most_cash: Callable[[Limits], float],
    tried: int,
    currency: str,
) -> Iterator[Problem]:
    """Yield what cannot be had together, and what can.

    `scores` are those of all plans judged on all draws; `most_cash` says how much cash can be saved
    under other limits.
    """
    asked = limits.cash_saving_at_least or 0.0
    shares = {name: limit for name, limit in limits.amounts.items() if name != CASH}
    known = _most(scores, shares)
    reached = max(most_cash(limits), known)
    under = f" and keeps {_listed(shares)}" if shares else ""
    yield Problem(
        f"none of {tried:,} plans tried saves {_money(asked, currency)} of cash (median){under}; "
        f"the most found is {_money(reached, currency)}",
        (
            f"Ask for a cash saving of {_money(floor(reached), currency)} or less"
            if reached >= 1
            else "Ask for no cash saving"
        )
        + (", or loosen the other limits" if shares else ""),
    )
    if not shares:
        return
    alone = max(most_cash(_cash_alone(limits)), _most(scores, {}))
    yield Problem(
        f"without {_listed(shares)} the most cash found is {_money(alone, currency)} (median)",
        "Choose which limit matters more" if alone >= asked else "Ask for less cash",
    )
    yield from _lowest(shares, [s for s in scores if s.figures[CASH] >= asked], asked, currency)


def _lowest(
    shares: dict[str, float], saving: Sequence[Score], asked: float, currency: str
) -> Iterator[Problem]:
    """Yield the lowest figure of each limit among plans that save what is asked."""
    for name, limit in shares.items():
        if saving:
            lowest = min(score.figures[name] for score in saving)
            if lowest > limit + EXACT:
                yield Problem(
                    f"among plans tried that save {_money(asked, currency)} the lowest "
                    f"{NAMES[name]} is {lowest:.1%}; the limit is {limit:.1%}",
                    f"Allow {NAMES[name]} of {_up(lowest)} or more",
                )


def _most(scores: Iterable[Score], shares: dict[str, float]) -> float:
    kept = (
        score.figures[CASH]
        for score in scores
        if all(score.figures[name] <= limit + EXACT for name, limit in shares.items())
    )
    return max(kept, default=0.0)


def _cash_alone(limits: Limits) -> Limits:
    return replace(limits, knowledge_at_risk_at_most=None, probability_of_loss_at_most=None)


def _listed(shares: Iterable[str]) -> str:
    return " and ".join(f"the limit on {NAMES[name]}" for name in shares)


def _money(value: float, currency: str) -> str:
    return f"{value:,.0f} {currency}"


def _up(share: float) -> str:
    """Write a share in percent, rounded up to a tenth."""
    return f"{-floor(-share * 1000) / 10:g}%"
