"""The sheets of the model as cells: formulas with their values, inputs, and words."""

import math
from typing import Any, Final

import numpy as np
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from calculator.documents.workbook.column import Column
from calculator.documents.workbook.equation import equation
from calculator.documents.workbook.layout import Place
from calculator.documents.workbook.limits import limit
from calculator.documents.workbook.model import Model
from calculator.documents.workbook.page import begin, finish, one_line
from calculator.documents.workbook.sheet import HEAD, Sheet
from calculator.documents.workbook.styles import Style, Styles

WIDE: Final = 26.0
USUAL: Final = 13.5
LINE: Final = 52.0


class Drawing:
    """Puts the sheets of a model on pages; values alone where formulas would be too many."""

    def __init__(self, model: Model, styles: Styles, currency: str, *, live: bool) -> None:
        """Money is in `currency`; with `live` formulas are written, else what they come to."""
        self._layout, self._values = model.layout, model.values
        self._styles, self._currency, self._live = styles, currency, live

    def draw(self, page: Worksheet, sheet: Sheet, foot: str) -> None:
        """Draw a sheet with a row a team, a month, or a team and month."""
        begin(page, self._styles, sheet.title, sheet.about)
        if sheet.rows == "grid":
            self._heading_of_months(page, sheet)
        else:
            self._heading(page, sheet)
        for at, column in enumerate(sheet.columns):
            self._column(page, sheet, column, sheet.left + at)
        if sheet.rows == "grid":
            widths = [WIDE, *([8.0] * self._layout.months)]
        else:
            widths = [WIDE if column.look == "text" else USUAL for column in sheet.columns]
        if sheet.rows in {"months", "team_months"}:
            widths[0] = 8.0
        finish(page, foot, widths, kept=2 if sheet.rows == "team_months" else 1)
        if sheet.rows == "team_months":
            last = sheet.first + (self._layout.months + 1) * self._layout.teams - 1
            page.autofilter(sheet.first - 1, 0, last, len(sheet.columns) - 1)

    def lines(self, page: Worksheet, sheet: Sheet, *, named: bool = True) -> None:
        """Draw the values of a sheet with one figure a line, and by `named` what they are."""
        for column in sheet.columns:
            row = sheet.first + sheet.names[column.name]
            if named:
                page.write_string(row, 0, column.label, self._styles.words)
                page.write_string(row, sheet.left + 1, self._unit(column), self._styles.words)
            if self._style(sheet, column) == "input":
                limit(page, column, (row, sheet.left), (row, sheet.left))
            self._cell(page, (row, sheet.left), column, Place(sheet))

    def _unit(self, column: Column) -> str:
        return column.unit.replace("money", self._currency)

    def _heading(self, page: Worksheet, sheet: Sheet) -> None:
        for at, column in enumerate(sheet.columns, start=sheet.left):
            page.write_string(HEAD, at, column.label, self._styles.name)
            page.write_string(HEAD + 1, at, self._unit(column), self._styles.unit)

    def _heading_of_months(self, page: Worksheet, sheet: Sheet) -> None:
        page.write_string(HEAD, 0, "Team", self._styles.name)
        page.write_string(HEAD + 1, 0, "", self._styles.unit)
        for month in range(1, self._layout.months + 1):
            page.write_string(HEAD, sheet.left + month, "Month", self._styles.name)
            page.write_number(HEAD + 1, sheet.left + month, month, self._styles.unit)
        given = self._layout.sheets["given"]
        for team, name in enumerate(self._values.of(given, "team")):
            place = Place(sheet, team)
            self._put(page, (sheet.first + team, 0), "{team.team}", name, place,
                      self._styles.of("text"))  # fmt: skip

    def _column(self, page: Worksheet, sheet: Sheet, column: Column, at: int) -> None:
        grid = sheet.rows == "grid"
        stacked = sheet.rows in {"months", "team_months"}
        teams = range(self._layout.teams) if sheet.by_team else range(1)
        months = range(1 if grid else 0, self._layout.months + 1 if sheet.by_month else 1)
        if self._style(sheet, column) == "input":
            last = sheet.first + len(teams) - 1, at + (self._layout.months if grid else 0)
            limit(page, column, (sheet.first, at + (1 if grid else 0)), last)
        for month in months:
            for team in teams:
                row = sheet.first + team + (month * len(teams) if stacked else 0)
                place = Place(sheet, team, month)
                self._cell(page, (row, at + month if grid else at), column, place)

    def _cell(self, page: Worksheet, at: tuple[int, int], column: Column, place: Place) -> None:
        sheet = place.sheet
        today = place.month == 0 and sheet.rows in {"months", "team_months"}
        text = column.opening if today else column.equation
        if today and text is None and column.name != "month":
            return  # there was none of it
        value = self._values.of(sheet, column.name, place.month)
        if sheet.by_team and column.name != "month":
            value = value[place.team]
        style = self._styles.of(column.look, self._style(sheet, column))
        self._put(page, at, text, value, place, style)

    @staticmethod
    def _style(sheet: Sheet, column: Column) -> Style:
        if column.equation or (sheet.by_month and column.name == "month"):
            return "formula"
        return "engine" if column.name in sheet.by_engine else "input"

    def _put(
        self,
        page: Worksheet,
        at: tuple[int, int],
        text: str | None,
        value: Any,
        place: Place,
        style: Format,
    ) -> None:
        """Write a formula with its value, or the value alone; words are never anything else."""
        words = isinstance(value, str)
        if not words:
            value = float(np.asarray(value))
        if self._live and text is not None and equation(text).references:
            formula = equation(text).formula(lambda name: self._layout.address(name, place))
            page.write_formula(*at, formula, style, one_line(value) if words else value)
        elif words:
            page.write_string(*at, value, style)
        elif math.isfinite(value):
            page.write_number(*at, value, style)
        else:
            page.write_blank(*at, None, style)
