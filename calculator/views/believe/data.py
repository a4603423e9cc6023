"""Break-evens as plain data: one record a driver, numbers unrounded and in its unit."""

from typing import Any

from calculator.believe.believe import Believe
from calculator.believe.search import Finding
from calculator.drivers.driver import Driver
from calculator.drivers.settings import settings
from calculator.views.believe.plausible import plausibility


def data(found: Believe) -> dict[str, Any]:
    """Return all that was found.

    `break_even` is null where nothing in the bracket brings the median to zero; `turns` then says
    between which values its sign changes, if it does. `set` puts a break-even into the scenario.
    """
    pair = found.pair
    return {
        "currency": found.scenario.currency,
        "seed": found.scenario.seed,
        "draws": found.draws,
        "net_value": found.net_value,
        "annual_payroll": found.annual_payroll,
        "drivers": [_driver(finding, found) for finding in found.findings],
        "pair": None
        if pair is None
        else {
            "share_of_the_way": pair.way,
            "drivers": [
                {
                    "id": driver.id,
                    "label": driver.label,
                    "unit": driver.unit,
                    "now": driver.now,
                    "value": value,
                    "probability": driver.probability_beyond(value),
                    "set": settings(found.scenario, driver, value),
                }
                for driver, value in zip(pair.drivers, pair.values, strict=True)
            ],
        },
    }


def _driver(finding: Finding, found: Believe) -> dict[str, Any]:
    driver, at = finding.driver, finding.break_even
    return {
        "id": driver.id,
        "label": driver.label,
        "unit": driver.unit,
        "now": driver.now,
        "break_even": at,
        "turns": None if finding.turns is None else list(finding.turns),
        "bracket": [driver.low, driver.high],
        "plausibility": plausibility(finding, found.scenario.currency, cuts=found.cuts),
        "probability": finding.probability,
        "grade": driver.grade or None,
        "set": [] if at is None else _settings(driver, at, found),
    }


def _settings(driver: Driver, at: float, found: Believe) -> list[str]:
    return settings(found.scenario, driver, at)
