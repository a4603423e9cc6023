"""Money as an index: company mean 100, so that every figure is a share of payroll.

The pay must not be given away by a detour, so nothing exact is kept. Salaries are in steps of 5
points: finer ones let round salaries be worked out, as only one mean pay makes all of them round.
What the library prices in dollars or euros is priced as if the company paid what is usual in the
United States for the same kinds of work. Hiring and retraining are in proportion to pay anyway, so
that moves only seats of AI and the caps of lawful severance, which are small. Revenue is left out:
it enters no figure but penalties, and is often public. The user's own amounts are put on that pay
too; those of hiring and retraining are so by definition, and stay.
"""

import math
from collections.abc import Mapping, Sequence
from typing import Any, Final

from calculator.defaults import assumption_problems, exchange_rate, units_per_usd
from calculator.errors import InputError, Problem
from calculator.library import Library
from calculator.scenario import Scenario, scenario_from

INDEX: Final = "XXX"  # the code of ISO 4217 for what is no currency
MEAN: Final = 100
STEP: Final = 5
DIGITS: Final = 2  # significant, of other amounts
EXACT: Final = 17  # digits that tell any two numbers apart


def without_money(scenario: Scenario, library: Library) -> Scenario:
    """Return the scenario in points of the company's mean pay, which is about 100.

    `InputError` where an amount of the user's own would leave its bounds.
    """
    points = MEAN / _mean_pay(scenario)
    data: dict[str, Any] = scenario.model_dump(mode="json", exclude_unset=True)
    for team in data["teams"]:
        team["annual_salary"] = index(team["annual_salary"] * points)
    if "annual_incident_cost" in data.get("company", {}):
        cost = data["company"]["annual_incident_cost"]
        data["company"]["annual_incident_cost"] = coarse(cost * points)
    data.get("compliance", {}).pop("annual_revenue", None)
    paid = [team["annual_salary"] for team in data["teams"]]
    rate = _points_per_dollar(scenario, paid, library)
    data["currency"], data["exchange_rates"] = INDEX, {INDEX: rate}
    shared = scenario_from(data)
    if "assumptions" not in data:
        return shared
    own = {
        id_: _in_proportion(value, points * _rates(id_, scenario, shared, library))
        if id_ in library.entries and _is_money(id_, library)
        else value
        for id_, value in data["assumptions"].items()
    }
    shared = scenario_from({**data, "assumptions": own})
    problems = list(assumption_problems(shared, library))
    if problems and not list(assumption_problems(scenario, library)):
        rule = (
            "at the usual pay of the United States, your own amount leaves the bounds of its kind"
        )
        fix = "Take it out of the plan, or leave money in"
        raise InputError([Problem(rule, fix, path=problem.path) for problem in problems])
    return shared


def index(points: float) -> float:
    """Round pay to steps of 5 points; what is far below the mean to one figure."""
    stepped = STEP * round(points / STEP)
    return float(stepped) if stepped else coarse(points, 1)


def coarse(amount: float, digits: int = DIGITS) -> float:
    """Round an amount to a few significant figures."""
    return float(f"{amount:.{digits}g}")


def _mean_pay(scenario: Scenario) -> float:
    payroll = math.fsum(team.headcount * team.annual_salary for team in scenario.teams)
    return payroll / math.fsum(team.headcount for team in scenario.teams)


def _points_per_dollar(scenario: Scenario, paid: Sequence[float], library: Library) -> float:
    """Return points for a dollar where such pay is what is usual in the United States."""
    own = math.fsum(
        team.headcount * points for team, points in zip(scenario.teams, paid, strict=True)
    )
    usual = math.fsum(
        team.headcount * library.families[team.role_family].us_annual_salary
        for team in scenario.teams
    )
    return coarse(own / usual, 4)


def _is_money(id_: str, library: Library) -> bool:
    """Whether an assumption is money at the exchange rate; pay-scaled ones are in proportion."""
    entry = library.entries[id_]
    return entry.currency is not None and not entry.scaled_by_pay


def _rates(id_: str, before: Scenario, after: Scenario, library: Library) -> float:
    """Return what turns the dollars of then into those in which the index is reckoned."""
    currency = library.entries[id_].currency or "USD"
    then = exchange_rate(before, library) / units_per_usd(currency, before, library)
    return then / (exchange_rate(after, library) / units_per_usd(currency, after, library))


def _in_proportion(value: Any, factor: float) -> Any:
    if not isinstance(value, Mapping):
        return coarse(value * factor)
    low, high = value["p5"] * factor, value["p95"] * factor
    digits = DIGITS
    while coarse(low, digits) >= coarse(high, digits) and digits < EXACT:
        digits += 1
    return {"p5": coarse(low, digits), "p95": coarse(high, digits)}
