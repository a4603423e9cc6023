"""How a workbook shows a number: as itself, in percent, as money, as a date or a time."""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Literal

from calculator.reading.currency_signs import currencies_of

_BUILT_IN = {
    **dict.fromkeys((9, 10), "0%"),
    **dict.fromkeys((*range(14, 23), *range(27, 37), 45, 47, *range(50, 59)), "yyyy-mm-dd"),
    46: "[h]:mm:ss",
}
_LONGEST = 300
_CURRENCY = re.compile(r'\[\$([^\]-]+)[^\]]*\]|"([^"]*)"|([$€£¥])')
_LITERAL = re.compile(r'"[^"]*"?|\\.|[_*].|\[(?!(?:h+|m+|s+)\])[^\]]*\]', re.IGNORECASE)
_ELAPSED = re.compile(r"\[[hms]+\]", re.IGNORECASE)
_DATE = re.compile(r"[dmyhs]", re.IGNORECASE)
_FIRST_DAY = dt.date(1899, 12, 30)
_FIRST_DAY_FROM_1904 = dt.date(1904, 1, 1)
_FIRST_OF_MARCH_1900 = 61  # spreadsheets count a 29 February before it that never was
_DAYS = 2_950_000  # up to the last years before 10000, whatever the first day
_DAY = 86_400
_HOUR = 3_600


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """What a number is shown as; `sign` is the currency sign beside it, if it has a currency."""

    kind: Literal["number", "percent", "date", "elapsed"] = "number"
    sign: str = ""


def number_format(code: str) -> NumberFormat:
    """Read a format code, or the number of a built-in one."""
    if code.isdecimal():
        code = _BUILT_IN.get(int(code[:3]), "")
    shown = code[:_LONGEST].partition(";")[0]  # what follows is for numbers below zero
    plain = _LITERAL.sub("", shown)
    if _ELAPSED.search(plain):
        return NumberFormat("elapsed")
    if _DATE.search(plain):
        return NumberFormat("date")
    if "%" in plain:
        return NumberFormat("percent")
    signs = ("".join(groups).strip() for groups in _CURRENCY.findall(shown))
    return NumberFormat(sign=next((sign for sign in signs if currencies_of(sign)), ""))


def date_text(serial: float, *, elapsed: bool, from_1904: bool) -> str | None:
    """Write a day number as ISO text, or a time as `3:10`; `None` where it is no date.

    A spreadsheet takes the schedule `3:10` for a time, and keeps a part of a day for it.
    """
    seconds = round(serial * _DAY)
    if not 0 <= serial < _DAYS:
        return None
    if elapsed or seconds < _DAY:
        hours, rest = divmod(seconds, _HOUR)
        minutes, rest = divmod(rest, 60)
        return f"{hours}:{minutes:02}" + (f":{rest:02}" if rest else "")
    days, rest = divmod(seconds, _DAY)
    first = _FIRST_DAY_FROM_1904 if from_1904 else _FIRST_DAY
    if not from_1904 and days < _FIRST_OF_MARCH_1900:
        days += 1
    day = first + dt.timedelta(days)
    return f"{day}T{dt.timedelta(seconds=rest)!s:0>8}" if rest else str(day)
