"""What every equation comes to: the value of each cell before anybody has recalculated it."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from calculator.documents.workbook.column import Column
from calculator.documents.workbook.equation import Reference, Value, equation
from calculator.documents.workbook.layout import YEAR, Layout
from calculator.documents.workbook.sheet import TODAY, Sheet


class Values:
    """Values by sheet and column: of a line, of all teams, or of all teams in one month."""

    def __init__(self, layout: Layout, given: Mapping[str, Mapping[str, Any]]) -> None:
        """Start from what is given, by sheet and column; a grid is given (teams, months)."""
        self.layout, self._given = layout, given
        self._known: dict[tuple[str, str, int], Value] = {}
        months = range(layout.months + 1)
        with np.errstate(all="ignore"):  # a branch not taken may divide by nothing
            for month in months:  # one after the other, so that none has to look far back
                for sheet in layout.sheets.values():
                    if sheet.by_month and (month or sheet.rows != "grid"):
                        for column in sheet.columns:
                            self.of(sheet, column.name, month)
            for sheet in layout.sheets.values():
                for column in () if sheet.by_month else sheet.columns:
                    self.of(sheet, column.name)

    def of(self, sheet: Sheet, name: str, month: int = TODAY) -> Value:
        """Return a value: of a line, or of all teams, or of either in a month."""
        if sheet.by_month and name == "month":
            return month
        known = sheet.key, name, month if sheet.by_month else TODAY
        if known not in self._known:
            self._known[known] = self._worked_out(sheet, sheet.columns[sheet.names[name]], month)
        return self._known[known]

    def _worked_out(self, sheet: Sheet, column: Column, month: int) -> Value:
        today = month == TODAY and sheet.rows in {"months", "team_months"}
        text = column.opening if today else column.equation
        if text is None:
            return self._as_given(sheet, column, month, today=today)

        def find(reference: Reference) -> Value:
            return self._found(reference, sheet, month)

        found = equation(text).value(find)
        return np.broadcast_to(found, self.layout.teams) if sheet.by_team else found

    def _as_given(self, sheet: Sheet, column: Column, month: int, *, today: bool) -> Value:
        if today:
            return np.zeros(self.layout.teams) if sheet.by_team else 0.0  # an empty cell
        given = self._given[sheet.key][column.name]
        if sheet.rows == "grid":
            return np.asarray(given)[:, month - 1]
        if sheet.rows == "months":
            return given[month - 1]
        if sheet.rows == "lines":
            return np.nan if given is None else given
        words = any(isinstance(value, str) for value in given)
        return np.array(given, dtype=object if words else float)

    def _found(self, reference: Reference, here: Sheet, month: int) -> Value:
        sheet = self.layout.sheets[reference.sheet] if reference.sheet else here
        name, rows = reference.column, reference.rows
        if not sheet.by_month:
            return self.of(sheet, name)
        if rows == "window":
            return self.of(sheet, name, self.layout.before_window(month))
        if rows in {"prev", "last"}:
            return self.of(sheet, name, month - 1 if rows == "prev" else self.layout.months)
        if here.by_month and rows is None:
            return self.of(sheet, name, month)
        first = max(1, month - YEAR + 1) if rows == "year" else 1
        last = month if rows in {"upto", "year"} else self.layout.months
        return self._over(sheet, name, first, last)

    def _over(self, sheet: Sheet, name: str, first: int, last: int) -> Value:
        """Return the values of several months, the months along the last axis."""
        return np.array([self.of(sheet, name, month) for month in range(first, last + 1)]).T
