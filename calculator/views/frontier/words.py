"""The frontier in words."""

from typing import Final

import numpy as np

from calculator.frontier import Frontier
from calculator.views.frontier.reading import medians, paying
from calculator.views.money import money, money_range, percent, percent_range
from calculator.views.wording import in_draws

NOTHING: Final = "The plan ends no posts, so there is no depth to vary."
NO_CLAIM: Final = "The plan makes no claim that AI has still to realise, so depth alone is varied."
BASIS: Final = (
    "Depth moves every team's cuts in proportion, as far as a team has posts. Share realised is "
    "what AI covers, of what it is said to cover, once it is in full use; whether and when it gets "
    "there stays as uncertain as before, and what is measured already stays as measured. Lines are "
    "interpolated between the runs. A loss counts from 0.1% of a year's payroll, so the line of "
    "even odds runs close to the one of zero."
)


def sentence(found: Frontier) -> str:
    """Say which depths pay, as things are expected and with all of the claim, and where it is."""
    if not found.cells:
        return NOTHING
    today = found.realised_today
    if today is None:
        return f"{NO_CLAIM} {_capital(_pays(found, None))}. {stands(found)}"
    expected = today["p50"]
    half = (
        f"At {percent(expected)} of the claim realised, the median of what is believed, "
        f"{_pays(found, expected)}"
    )
    if expected == 1:
        return f"{half}. {stands(found)}"
    return f"{half}; were all of it realised, {_pays(found, 1.0)}. {stands(found)}"


def stands(found: Frontier) -> str:
    """Say where today's plan stands, with what is believed of its claim."""
    o, currency = found.evaluation.outcomes("planned"), found.scenario.currency
    drawn = o.net_value[:-1]
    low, middle, high = np.quantile(drawn, (0.1, 0.5, 0.9)).tolist()
    span = money_range({"p10": low, "p90": high}, currency, plus=True)
    today = found.realised_today
    claim = f" and {percent(today['p50'])} ({percent_range(today)}) of the claim" if today else ""
    return (
        f"Today's plan stands at {percent(found.depth_today)} of posts{claim}: "
        f"{money(middle, currency, plus=True)} ({span}), and it loses "
        f"{in_draws(o.probability_of_loss)}."
    )


def _pays(found: Frontier, share: float | None) -> str:
    ranges = paying(found.depths, medians(found, share))
    least, most = found.depths[0], found.depths[-1]
    if not ranges:
        return f"no cut from {percent(least)} to {percent(most)} of posts pays in the median"
    if ranges == [(least, most)]:
        return f"every cut up to {percent(most)} of posts pays in the median"
    parts = [
        f"up to {percent(last)}" if first == least else f"from {percent(first)} to {percent(last)}"
        for first, last in ranges
    ]
    return f"cuts {' and '.join(parts)} of posts pay in the median"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
