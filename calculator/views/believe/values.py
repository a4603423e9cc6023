"""Values of drivers, each written as its unit asks, in two significant figures."""

from collections.abc import Sequence
from typing import Final

from calculator.believe.search import Finding
from calculator.drivers.driver import Driver
from calculator.views.assumptions.written import SHARES
from calculator.views.money import NONE, exact, money, number, percent, significant

MONEY: Final = "scenario currency per year"
NUMBERED: Final = frozenset({"month", "level"})  # their units come first
BARE: Final = frozenset({"elasticity"})
MOST_FIGURES: Final = 6


def value(driver: Driver, at: float, currency: str) -> str:
    """Write one value of a driver."""
    if driver.unit == MONEY:
        return money(at, currency)
    if driver.unit in SHARES:
        return percent(at)
    if driver.unit == "x":
        return f"×{number(at)}"
    text = f"{round(at)}" if driver.whole else number(at)
    if driver.unit in BARE:
        return text
    return f"{driver.unit} {text}" if driver.unit in NUMBERED else f"{text} {driver.unit}"


def apart(driver: Driver, ends: Sequence[float], currency: str) -> list[str]:
    """Write values that lie close together in as many figures as tell them apart."""
    plain = [value(driver, at, currency) for at in ends]
    if driver.whole or len(set(plain)) == len(plain):
        return plain
    scale = 100 if driver.unit in SHARES else 1
    for figures in range(3, MOST_FIGURES):
        text = [exact(significant(at * scale, figures)) for at in ends]
        if len(set(text)) == len(text):
            break
    return [f"{each}%" if scale > 1 else each for each in text]


def now_and_then(finding: Finding, currency: str) -> tuple[str, str]:
    """Write today's value, and where the median is zero: a value, or between which two of them."""
    driver = finding.driver
    if finding.break_even is not None:
        now, then = apart(driver, (driver.now, finding.break_even), currency)
        return now, then
    if finding.turns is None:
        return value(driver, driver.now, currency), NONE
    before, after = apart(driver, sorted(finding.turns), currency)
    return value(driver, driver.now, currency), f"{before} to {after}"


def bracket(driver: Driver, currency: str) -> str:
    """Write the range that was looked at."""
    return span(driver, driver.low, driver.high, currency)


def span(driver: Driver, low: float, high: float, currency: str) -> str:
    """Write a range of values, their unit once."""
    first, last = (value(driver, at, currency) for at in (low, high))
    if driver.unit in NUMBERED:
        return f"{first} to {last.removeprefix(driver.unit).strip()}"
    return f"{first.removesuffix(driver.unit).strip()} to {last}"
