"""Where everything stands: the address that a name has, seen from a cell."""

from collections.abc import Mapping
from dataclasses import dataclass

from calculator.documents.workbook.equation import Reference
from calculator.documents.workbook.sheet import Sheet, cell

YEAR = 12


@dataclass(frozen=True, slots=True)
class Place:
    """Where an equation stands: its sheet, its team from 0, its month from 1; today is month 0."""

    sheet: Sheet
    team: int = 0
    month: int = 0


@dataclass(frozen=True, slots=True)
class Layout:
    """The sheets by their keys, and how many teams and months they hold."""

    sheets: Mapping[str, Sheet]
    teams: int
    months: int
    window: int  # months after its cut within which a post counts as reopened

    def before_window(self, month: int) -> int:
        """Return the last month whose cuts lie further back than the window, today if none."""
        return max(0, month - self.window - 1)

    def address(self, reference: Reference, place: Place) -> str:
        """Write the address of a name; of many cells where the place has no team, or month."""
        sheet = self.sheets[reference.sheet] if reference.sheet else place.sheet
        match sheet.rows:
            case "lines":
                found = cell(sheet.first + sheet.names[reference.column], sheet.left)
            case "grid":
                found = self._in_grid(sheet, reference, place)
            case _:
                first, last = self._rows(sheet, reference.rows, place)
                column = sheet.left + sheet.names[reference.column]
                found = _cells((first, column), (last, column))
        return found if sheet is place.sheet else sheet.prefix + found

    def _rows(self, sheet: Sheet, rows: str | None, place: Place) -> tuple[int, int]:
        """Return the first and the last row that a name stands for."""
        here = place.sheet
        early, late = (place.month, place.month) if here.by_month else (1, self.months)
        if rows == "prev":
            early, late = early - 1, late - 1
        if rows == "window":
            early = late = self.before_window(place.month)
        if rows == "last":
            early = self.months
        if rows == "year":
            early = max(1, early - YEAR + 1)
        start, end = (place.team, place.team) if here.by_team else (0, self.teams - 1)
        if sheet.rows == "teams":
            return sheet.first + start, sheet.first + end
        if sheet.rows == "months":
            return sheet.first + early, sheet.first + late
        return sheet.first + early * self.teams + start, sheet.first + late * self.teams + end

    def _in_grid(self, sheet: Sheet, reference: Reference, place: Place) -> str:
        here, rows = place.sheet, reference.rows
        across = rows == "row" or not here.by_month
        early = 1 if across or rows == "upto" else place.month
        late = self.months if across else place.month
        start, end = (place.team, place.team) if here.by_team else (0, self.teams - 1)
        if reference.column == "month":
            start = end = -1  # the heading
        first = sheet.first + start, sheet.left + early
        last = sheet.first + end, sheet.left + late
        return _cells(first, last)


def _cells(first: tuple[int, int], last: tuple[int, int]) -> str:
    return cell(*first) if first == last else f"{cell(*first)}:{cell(*last)}"
