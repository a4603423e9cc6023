"""Headcount plans as people write them: one team's values, and the styles of a file."""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from calculator.scenario import ROLE_FAMILIES

SHARES = ("ai_share_claimed", "slack", "documented_share")
SIGNS = {"": "USD", "$": "USD", "€": "EUR", "£": "GBP", "kr": "SEK", "zł": "PLN", "CHF": "CHF"}


@dataclass(frozen=True)
class Style:
    """How a file writes rows and numbers."""

    delimiter: str
    decimal: str
    group: str
    sign: str
    sign_after: bool
    percent: bool
    line_end: str
    byte_order_mark: bool

    @property
    def currency(self) -> str:
        """Return the currency that the sign stands for."""
        return SIGNS[self.sign]

    def number(self, value: Decimal) -> str:
        """Write a number with the style's marks."""
        plain = f"{value:,f}"
        return plain.replace(",", "G").replace(".", self.decimal).replace("G", self.group)

    def money(self, value: Decimal) -> str:
        """Write an amount with its sign before or after."""
        amount = self.number(value)
        if not self.sign:
            return amount
        return f"{amount}\u00a0{self.sign}" if self.sign_after else f"{self.sign} {amount}"

    def share(self, value: Decimal) -> str:
        """Write a share as a fraction, or in percent."""
        return f"{self.number(value * 100)} %" if self.percent else self.number(value)

    def cell(self, field: str, value: object) -> str:
        """Write the value of a field."""
        if field == "annual_salary" and isinstance(value, Decimal):
            return self.money(value)
        if field in SHARES and isinstance(value, Decimal):
            return self.share(value)
        return self.number(value) if isinstance(value, Decimal) else str(value)

    def file(self, teams: Sequence[Mapping[str, Any]]) -> bytes:
        """Write a whole plan."""
        lines = io.StringIO()
        writer = csv.writer(lines, delimiter=self.delimiter, lineterminator=self.line_end)
        writer.writerow(teams[0])
        for team in teams:
            writer.writerow(self.cell(field, value) for field, value in team.items())
        return lines.getvalue().encode("utf-8-sig" if self.byte_order_mark else "utf-8")


@st.composite
def styles(draw: st.DrawFn) -> Style:
    """Draw a style whose group mark is never its decimal mark."""
    decimal = draw(st.sampled_from(".,"))
    groups = [
        mark for mark in ("", ",", ".", " ", "\u00a0", "\u202f", "'", "\u2019") if mark != decimal
    ]
    return Style(
        delimiter=draw(st.sampled_from(",;\t")),
        decimal=decimal,
        group=draw(st.sampled_from(groups)),
        sign=draw(st.sampled_from([*SIGNS])),
        sign_after=draw(st.booleans()),
        percent=draw(st.booleans()),
        line_end=draw(st.sampled_from(["\n", "\r\n", "\r"])),
        byte_order_mark=draw(st.booleans()),
    )


def _names() -> st.SearchStrategy[str]:
    letters = st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Zl", "Zp"])
    names = st.text(letters, min_size=1, max_size=30).map(str.strip)
    return names.filter(lambda name: name != "" and name[0] not in "=@+-#")


def _decimals(low: str, high: str, places: int) -> st.SearchStrategy[Decimal]:
    return st.decimals(Decimal(low), Decimal(high), places=places)


@st.composite
def teams(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Draw the teams of a sound plan; salaries have cents, so that the decimal mark shows."""
    size = draw(st.integers(1, 4))
    names = draw(st.lists(_names(), min_size=size, max_size=size, unique=True))
    rows = []
    for name in names:
        headcount = draw(_decimals("1.00", "999999.99", 2))
        row: dict[str, Any] = {
            "team": name,
            "headcount": headcount,
            "annual_salary": draw(_decimals("1.01", "9999999.99", 2)),
            "planned_cuts": min(headcount, draw(_decimals("0", "99999", 1))),
            "role_family": draw(st.sampled_from(ROLE_FAMILIES)),
        }
        rows.append(row | {share: draw(_decimals("0", "1", 4)) for share in SHARES})
    return rows
