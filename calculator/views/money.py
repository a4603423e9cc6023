"""Numbers as people read them: money, shares, months; two significant figures in headlines.

Estimates are mappings with p10, p50 and p90; a quantile that is None lies past the horizon or is
not defined. Every minus sign is U+2212, so that a line break or a screen reader never loses it.
"""

import math
from collections.abc import Callable, Mapping
from typing import Any, Final, TypeAlias

from babel.numbers import format_decimal, get_currency_name, get_currency_symbol

from calculator.views.numerals import marked

Estimate: TypeAlias = Mapping[str, Any]

LOCALE: Final = "en_US"
MINUS: Final = "\N{MINUS SIGN}"
DASH: Final = "\N{EN DASH}"
SPACE: Final = "\N{NO-BREAK SPACE}"
NONE: Final = DASH
UNITS: Final = ((1e12, "T", "trillion"), (1e9, "B", "billion"), (1e6, "M", "million"))
THOUSAND: Final = 1e3
HUNDRED: Final = 100
HALF_A_CENT: Final = 0.005


def significant(value: float, figures: int = 2) -> float:
    """Round to a number of significant figures."""
    if not value:
        return 0.0
    return round(value, figures - 1 - math.floor(math.log10(abs(value))))


def money(value: float | None, currency: str, *, plus: bool = False, figures: int = 2) -> str:
    """Return money in a few significant figures, as in −$4.2M or €120k; under half a cent is none.

    Two are what a screen shows; the changelog takes three, or small moves would not be seen.
    """
    if value is None:
        return NONE
    rounded = significant(value, figures) if abs(value) >= HALF_A_CENT else 0.0
    size = abs(rounded)
    divisor, suffix = _unit(size)
    number = _plain(size / divisor, figures=figures)
    return f"{_sign(rounded, plus=plus)}{_symbol(currency)}{number}{suffix}"


def full_money(value: float | None, currency: str) -> str:
    """Return money to the unit, as in −$4,234,567."""
    if value is None:
        return NONE
    rounded = float(round(value))
    return f"{_sign(rounded)}{_symbol(currency)}{whole(abs(rounded))}"


def money_range(estimate: Estimate, currency: str, *, plus: bool = False) -> str:
    """Return P10 to P90 of money, as in −$9.8M to +$0.6M."""
    low, high = (money(estimate[q], currency, plus=plus) for q in ("p10", "p90"))
    return low if low == high else f"{low} to {high}"


def full_range(estimate: Estimate, currency: str) -> str:
    """Return median, P10 and P90 of money to the unit."""
    middle, low, high = (full_money(estimate[q], currency) for q in ("p50", "p10", "p90"))
    return f"{middle} (P10{DASH}P90: {low} to {high})"


def money_unit(values: list[float], currency: str) -> tuple[float, str]:
    """Return the divisor and the name of the unit that suits an axis, as in 1e6, "$ million"."""
    largest = max((abs(value) for value in values), default=0.0)
    for divisor, _, name in UNITS:
        if largest >= divisor:
            return divisor, f"{_bare(currency)} {name}"
    if largest >= THOUSAND:
        return THOUSAND, f"{_bare(currency)} thousand"
    return 1.0, _bare(currency)


def currency_label(currency: str) -> str:
    """Return code and name of a currency, for a list to choose from."""
    return f"{currency} {DASH} {get_currency_name(currency, locale=LOCALE)}"


def percent(share: float | None) -> str:
    """Return a share as a percentage in two significant figures, as in 68% or 2.3%."""
    if share is None:
        return NONE
    value = significant(share * HUNDRED)
    return f"{_sign(value)}{_plain(abs(value), pad=False)}%"


def probability(share: float) -> str:
    """Return a probability in whole percent; what is not certain never reads 0% or 100%."""
    whole = round(share * HUNDRED)
    if whole == 0 and share > 0:
        return "under 1%"
    if whole == HUNDRED and share < 1:
        return "over 99%"
    return f"{whole}%"


def percent_range(estimate: Estimate) -> str:
    """Return P10 to P90 of a share, as in 52% to 87%."""
    return _span(estimate, percent)


def number(value: float | None) -> str:
    """Return a quantity in two significant figures, as in 12,000 or 2.3."""
    if value is None:
        return NONE
    rounded = significant(value)
    return _sign(rounded) + marked(format_decimal(abs(rounded), "#,##0.##", LOCALE))


def number_range(estimate: Estimate) -> str:
    """Return P10 to P90 of a count, as in 26–98."""
    return _span(estimate, number, DASH)


def months(value: float) -> str:
    """Return a length of time in whole months, as in 1 month or 35 months."""
    whole = round(value)
    return "1 month" if whole == 1 else f"{whole} months"


def posts(value: float) -> str:
    """Return posts to one decimal."""
    return marked(format_decimal(round(value, 1), "#,##0.#", LOCALE))


def exact(value: float) -> str:
    """Return a number as it was given, as in 1,234.567."""
    return marked(f"{value:,.13g}")


def whole(value: float) -> str:
    """Return a count, as in 1,024."""
    return marked(f"{value:,.0f}")


def month(estimate: Estimate, horizon: int) -> str:
    """Return a month with its range, as in month 14 (9–22); null is past the horizon."""
    low, middle, high = (
        None if estimate[q] is None else round(estimate[q]) for q in ("p10", "p50", "p90")
    )
    if low is None:
        return f"not within {horizon} months"
    if middle is None:
        return f"not within {horizon} months (P10: month {low})"
    if low == high:
        return f"month {middle}"
    last = f"to past {horizon}" if high is None else f"to {high}"
    return f"month {middle} ({low} {last})"


def _span(estimate: Estimate, written: Callable[[float | None], str], to: str = " to ") -> str:
    low, high = written(estimate["p10"]), written(estimate["p90"])
    return low if low == high else f"{low}{to}{high}"


def _unit(size: float) -> tuple[float, str]:
    for divisor, suffix, _ in UNITS:
        if size >= divisor:
            return divisor, suffix
    return (THOUSAND, "k") if size >= THOUSAND else (1.0, "")


def _plain(size: float, *, pad: bool = True, figures: int = 2) -> str:
    """Write a rounded size; 5 in a unit reads 5.0, which says that the second figure is known."""
    if size == 0:
        return "0"
    places = max(0, figures - 1 - math.floor(math.log10(size)))
    pattern = "#,##0." + ("0" if pad else "#") * places if places else "#,##0"
    return marked(format_decimal(size, pattern, LOCALE))


def _sign(rounded: float, *, plus: bool = False) -> str:
    return MINUS if rounded < 0 else "+" if plus and rounded > 0 else ""


def _bare(currency: str) -> str:
    return get_currency_symbol(currency, LOCALE)


def _symbol(currency: str) -> str:
    """Return the sign of a currency, apart from the number where it ends in a letter."""
    bare = _bare(currency)
    return bare + SPACE if bare[-1].isalpha() else bare
