"""Coming back, in words."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from calculator.simulation.undo import LONGEST
from calculator.views.coming_back.premium import cut_teams, over_pay, vacancies
from calculator.views.coming_back.undoing import months_text
from calculator.views.money import (
    DASH,
    money,
    money_range,
    number,
    number_range,
    percent,
    percent_range,
)
from calculator.views.wording import Answer, in_draws

FOUNDERS: Final = "founders_per_leaver"
NOTHING: Final = "No post ends, so there is nothing to come back from."
YEARS: Final = "ten years"
COST_BASIS: Final = (
    "Coming back means filling every post that is empty by then: hiring, colleagues' teaching, "
    "output missing while newcomers learn, and a year of dearer pay, discounted. What was paid to "
    "leave is spent whatever is decided later, and stands apart."
)
UNDOING_BASIS: Final = (
    "What going on loses is counted to the horizon. Work that stays undone until people are back "
    "is not counted against coming back, so the month is late rather than early."
)
PREMIUM_BASIS: Final = (
    "The premium of a post is what was paid to let someone go, hiring, teaching, learning and a "
    "year of dearer pay. For reporting only: its parts are in the net value already."
)
VACANCY_BASIS: Final = (
    "Break-even vacancy is the premium over a month's pay and what goes with it: a post reopened "
    "sooner has cost more than it saved."
)


def cost_sentence(answer: Answer) -> str:
    """Say what coming back costs if it is decided first and last, and what was paid to leave."""
    currency, rows = answer["currency"], answer["reversibility"]
    first, last = rows[0], rows[-1]
    paid = last["exit_cost_paid"]
    return (
        f"Decided in month {first['month']}, coming back costs {_money(first['cost'], currency)}; "
        f"in month {last['month']}, {_money(last['cost'], currency)}. By then "
        f"{_money(paid, currency)} has been paid to leave. {COST_BASIS}"
    )


def months_sentence(answer: Answer) -> str:
    """Say how long it takes until today's capacity is back, and how often it is not."""
    rows = answer["reversibility"]
    first, last = rows[0], rows[-1]
    never = max(rows, key=lambda row: row["months"]["probability_never"])
    chance = never["months"]["probability_never"]
    often = (
        f"It is not back within {YEARS} {in_draws(chance)} if decided in month {never['month']}"
        if chance
        else f"It is back within {YEARS} in every draw"
    )
    return (
        f"Decided in month {first['month']}, today's capacity is back after "
        f"{months_text(first['months'])} months; in month {last['month']}, after "
        f"{months_text(last['months'])}. {often}. Between one month and a later one more posts may "
        f"have ended, or been reopened.{_cut_off(rows)}"
    )


def undoing_sentence(answer: Answer) -> str:
    """Say until when coming back costs less than going on, and how often it never does."""
    found = answer["undoing"]
    never, until = found["probability_never_pays"], found["pays_until_month"]
    if never == 1:
        return f"In every draw going on costs less than coming back, in any month. {UNDOING_BASIS}"
    low, middle, high = (f"{until[q]:.0f}" for q in ("p10", "p50", "p90"))
    span = middle if low == high else f"{middle} ({low}{DASH}{high})"
    rest = f"; {in_draws(never, again=True)} going on costs less from the first" if never else ""
    return (
        f"Until month {span} coming back costs less than what going on still loses, "
        f"{in_draws(1 - never)}{rest}. {UNDOING_BASIS}"
    )


def premium_sentence(answer: Answer) -> str:
    """Say what reopening a post costs, in which team most, and how many are reopened."""
    headline = answer["headline"]
    premium, reopened = headline["rehire_premium_per_salary_cut"], headline["roles_reopened_share"]
    if premium["p50"] is None or reopened["p50"] is None:
        return f"No post is reopened. {_dearest(answer)}"
    return (
        f"Reopening a post costs {percent(premium['p50'])} of a year's base pay "
        f"({percent_range(premium)}) more than having kept it. {_dearest(answer)} "
        f"{percent(reopened['p50'])} of the posts cut are reopened within 18 months "
        f"({percent_range(reopened)}){_nothing(premium)}."
    )


def vacancy_sentence(answer: Answer) -> str:
    """Say how long a post must stay empty to earn what filling it again costs."""
    ranked = vacancies(answer)
    longest, shortest = ranked.iloc[0], ranked.iloc[-1]
    first = f"A post in {longest['team']} must stay empty for {longest['text']} months to earn it"
    if len(ranked) == 1:
        return f"{first}. {VACANCY_BASIS}"
    return (
        f"{first}, longest of all teams; one in {shortest['team']} for {shortest['text']}. "
        f"{VACANCY_BASIS}"
    )


def second_order(answer: Answer, grade: str) -> str:
    """Say how many firms leavers found, what that rests on, and that it is not counted."""
    firms = answer["second_order"]["new_firms"]
    return (
        f"Of those who leave some found firms of their own: {number(firms['p50'])} within three "
        f"years ({number_range(firms)}). Grade {grade}, and outside the net value."
    )


def _cut_off(rows: Sequence[Mapping[str, Any]]) -> str:
    beyond = any(row["months"]["p90"] is None for row in rows)
    return f" The chart ends at {LONGEST} months, where some ranges go on." if beyond else ""


def _dearest(answer: Answer) -> str:
    premium = over_pay(answer)
    team = max(cut_teams(answer), key=lambda name: premium[name]["p50"])
    return f"Dearest is {team}: {percent(premium[team]['p50'])} ({percent_range(premium[team])})."


def _nothing(premium: Mapping[str, Any]) -> str:
    chance = premium["probability_nothing_reopened"]
    return f"; {in_draws(chance)} nothing is" if chance else ""


def _money(estimate: Mapping[str, Any], currency: str) -> str:
    middle, span_ = money(estimate["p50"], currency), money_range(estimate, currency)
    return middle if middle == span_ else f"{middle} ({span_})"
