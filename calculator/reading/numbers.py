"""Numbers as people write them: `1,234.5`, `1.234,5`, `1 234`, `€ 1'234`, `(12)`, `12 %`, `1e5`.

One number alone may not tell which of its marks is the decimal mark (`1,234`), so a `Figure` keeps
every reading that fits until all numbers of a file have been seen (`decimal_mark.py`).
"""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from calculator.errors import Problem
from calculator.reading.currency_signs import currencies_of

DecimalMark = Literal[".", ","]


@dataclass(frozen=True, slots=True)
class Figure:
    """One number as written, with its value under each decimal mark that fits it.

    A percent sign is already applied: `12%` reads 0.12. `currencies` are the codes its currency
    sign may stand for; empty without a sign.
    """

    text: str
    readings: Mapping[DecimalMark, float]
    percent: bool = False
    currencies: tuple[str, ...] = ()

    @property
    def is_ambiguous(self) -> bool:
        """Tell whether the two decimal marks give two different numbers."""
        return len(set(self.readings.values())) > 1

    @property
    def decides(self) -> DecimalMark | None:
        """Return the decimal mark, if only one fits."""
        return next(iter(self.readings)) if len(self.readings) == 1 else None

    def value(self, mark: DecimalMark | None) -> float | None:
        """Return the number under a mark; `None` where the mark would decide and is not known."""
        if mark and mark in self.readings:
            return self.readings[mark]
        return None if self.is_ambiguous else next(iter(self.readings.values()))


_SHOWN = 60
_LONGEST = 100
_PLAIN = re.compile(r"\d{1,15}(\.\d\d?)?", re.ASCII)  # by far the most numbers, for speed

# Marks that look the same in print; zero-width ones come along with copied text.
_LOOKALIKES = str.maketrans(
    dict.fromkeys("\u2212\u2012\u2013\ufe63\uff0d", "-")
    | dict.fromkeys("\u00a0\u2007\u2009\u202f", " ")
    | dict.fromkeys("\u2019\u02bc", "'")
    | dict.fromkeys("\u200b\u200e\u200f\u2060\ufeff", "")
)
_SIGN = r"(?P<minus>-)|(?P<percent>%)|(?P<currency>[^\d\s.,'()%+-]+(?:(?<=[^\W\d_])\.)?)"
_BEFORE = re.compile(rf"(?:{_SIGN}|(?P<plus>\+))\s*")
_AFTER = re.compile(rf"\s*(?:(?P<no_cents>[.,]--?)|{_SIGN})$")
_IN_PARENTHESES = re.compile(r"\((?P<negative>.*)\)")
_NOT_FINITE = re.compile(r"[-+(]*(nan|inf|infinity|∞)[%)]*", re.IGNORECASE)


def _written(decimal: str, group: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of a grouped number, of its group mark, and of a number without groups.

    A group of thousands never starts with a zero, so `0,125` has one reading only.
    """
    whole = rf"[1-9]\d{{0,2}}(?P<mark>[{group} '])\d{{3}}(?:(?P=mark)\d{{3}})*"
    if group == ",":
        whole += r"|[1-9]\d?(?:,\d\d)+,\d{3}"  # lakh and crore
    return (
        re.compile(rf"(?:{whole})(?:[{decimal}]\d*)?", re.ASCII),
        re.compile(rf"[{group} ']"),
        re.compile(
            rf"(?P<whole>\d*)(?:[{decimal}](?P<fraction>\d*))?(?:e(?P<power>[+-]?\d{{1,4}}))?",
            re.ASCII | re.IGNORECASE,
        ),
    )


_WRITTEN: Mapping[DecimalMark, tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]] = {
    ".": _written(".", ","),
    ",": _written(",", "."),
}


def figure(text: str) -> Figure | Problem:
    """Read one number; a `Problem` without a place says why it is none."""
    if match := _PLAIN.fullmatch(text):
        number = float(text)
        return Figure(text, {".": number} if match[1] else {".": number, ",": number})
    shown = shortened(text)
    plain = text.translate(_LOOKALIKES).strip()
    if _NOT_FINITE.fullmatch(plain):
        return Problem(f"{shown} is not a finite number", "Give a plain number")
    body, signs = _undressed(plain) if len(plain) <= _LONGEST else ("", [])
    kinds = [kind for kind, _ in signs]
    minus = kinds.count("minus") + kinds.count("negative")
    percent = kinds.count("percent")
    meant = [currencies_of(sign) for kind, sign in signs if kind == "currency"]
    currencies = tuple(code for code in meant[0] if all(code in m for m in meant)) if meant else ()
    readings = _readings(body, -1 if minus else 1, percent)
    if not readings or max(minus, percent, kinds.count("plus")) > 1 or (meant and not currencies):
        return formula(text) or Problem(
            f"{shown} is not a number",
            "Give a number such as 1200 or 1,200.50; an optional cell may stay empty",
        )
    if not all(map(math.isfinite, readings.values())):
        return Problem(f"{shown} is not a finite number", "Give a plain number")
    return Figure(text, readings, percent=bool(percent), currencies=currencies)


def formula(text: str) -> Problem | None:
    """Return the problem of a cell that holds a formula or a spreadsheet's error, else `None`.

    A leading plus or minus starts a formula too; ask only where the cell is known to be no number.
    """
    if re.fullmatch(r"#([A-Z]+[!?]|[A-Z]+/[0A-Z]+[!?]?|NV|#+)", text, re.IGNORECASE):
        fix = "Mend the formula behind it, or type the value"
        return Problem(f"{shortened(text)} is a spreadsheet error", fix)
    if text.startswith(("=", "@")) or re.match(r"[-+].", text):
        fix = "Save the sheet with values in place of formulas, or take the first sign away"
        return Problem(f"{shortened(text)} is a formula", fix)
    return None


def shortened(text: str) -> str:
    """Quote what was given, on one line, cut where it is long."""
    shown = repr(text)
    return shown if len(shown) <= _SHOWN else f"{shown[: _SHOWN - 2]}…'"


def _undressed(text: str) -> tuple[str, list[tuple[str, str]]]:
    """Take signs off both ends; return the digits with their marks, and the signs by kind."""
    signs = []
    while match := _BEFORE.match(text) or _AFTER.search(text) or _IN_PARENTHESES.fullmatch(text):
        kind = str(match.lastgroup)
        signs.append((kind, match[kind]))
        if kind == "negative":
            text = match[kind].strip()
        else:
            text = text[match.end() :] if match.start() == 0 else text[: match.start()]
    return text, signs


def _readings(body: str, factor: int, percent: int) -> dict[DecimalMark, float]:
    """Read digits under both decimal marks; a mark that does not fit is left out."""
    readings: dict[DecimalMark, float] = {}
    for mark, (grouped, group, number) in _WRITTEN.items():
        match = number.fullmatch(group.sub("", body) if grouped.fullmatch(body) else body)
        if match and (match["whole"] or match["fraction"]):
            power = int(match["power"] or 0) - 2 * percent
            value = float(f"{match['whole'] or 0}.{match['fraction'] or 0}e{power}")
            readings[mark] = factor * value if value else 0.0
    return readings
