"""How cells look: what is yours to change, what the engine gives, what a formula works out."""

from collections.abc import Mapping
from typing import Final, Literal, TypeAlias

import xlsxwriter
from babel.numbers import get_currency_symbol
from xlsxwriter.format import Format

from calculator.documents.workbook.column import Look
from calculator.views.money import LOCALE

Style: TypeAlias = Literal["formula", "input", "engine", "value"]

_STYLES: Final[Mapping[Style, dict[str, str | int]]] = {
    "formula": {},
    "value": {},
    "input": {"font_color": "#0000C0", "bg_color": "#FFF9DC"},
    "engine": {"font_color": "#404040", "bg_color": "#ECECEC"},
}
_LOOKS: Final = {
    "fte": "#,##0.0",
    "share": "0.0%",
    "rate": "0.00%",
    "months": "0.0",
    "factor": "#,##0.0###",
    "whole": "#,##0",
    "flag": "0",
    "text": "@",
}


class Styles:
    """The formats of one workbook, each made once."""

    def __init__(self, book: xlsxwriter.Workbook, currency: str) -> None:
        """Money is written in `currency`."""
        self._book, self._made = book, dict[tuple[str, str], Format]()
        symbol = get_currency_symbol(currency, LOCALE)
        written = f'"{symbol} "' if symbol.isalpha() else f'"{symbol}"'
        money = f"{written}#,##0;-{written}#,##0"
        self._numbers = {**_LOOKS, "money": money, "price": money}
        self.title = book.add_format({"bold": True, "font_size": 14})
        self.about = book.add_format({"font_color": "#404040"})
        self.name = book.add_format(
            {"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#DCE6F1", "border": 1,
             "border_color": "#A6A6A6"}
        )  # fmt: skip
        self.unit = book.add_format(
            {"italic": True, "text_wrap": True, "valign": "top", "font_color": "#404040",
             "bottom": 1, "num_format": "#,##0"}
        )  # fmt: skip
        self.words = book.add_format(
            {"text_wrap": True, "valign": "top", "align": "left", "indent": 1}
        )
        self.strong = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})

    def of(self, look: Look, style: Style = "formula") -> Format:
        """Return the format of a kind of number, or of text, in a style."""
        if (look, style) not in self._made:
            words = look == "text"
            looks: dict[str, str | int] = {"num_format": self._numbers[look], "valign": "top"}
            looks |= _STYLES[style]
            looks |= {"align": "left", "indent": 1} if words else {"align": "right"}
            if words and style == "formula":  # as text a formula would be one no more once edited
                looks["num_format"] = "General"
            elif words:
                looks["quote_prefix"] = True
            self._made[look, style] = self._book.add_format(looks)
        return self._made[look, style]
