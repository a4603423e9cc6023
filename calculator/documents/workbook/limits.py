"""What may be typed into a cell that is yours to change: the spreadsheet itself says no."""

from collections.abc import Mapping
from typing import Any, Final

from xlsxwriter.worksheet import Worksheet

from calculator.documents.workbook.column import Column, Look

_SHARE: Final = {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 1}
_NOT_NEGATIVE: Final = {"validate": "decimal", "criteria": ">=", "value": 0}
_LIMITS: Final[Mapping[Look, Mapping[str, Any]]] = {
    "share": {**_SHARE, "error_message": "Give a share from 0% to 100%."},
    "flag": {**_SHARE, "validate": "integer", "error_message": "Give 1 for yes or 0 for no."},
    "fte": {**_NOT_NEGATIVE, "error_message": "Give a number of 0 or more."},
    "money": {**_NOT_NEGATIVE, "error_message": "Give an amount of 0 or more."},
    "price": {**_NOT_NEGATIVE, "error_message": "Give an amount of 0 or more."},
}
_OWN: Final[Mapping[str, Mapping[str, Any]]] = {
    "headcount": {
        "validate": "decimal",
        "criteria": ">",
        "value": 0,
        "error_message": "Give a number above 0; end all posts of a team on Cuts.",
    },
    "readiness": {
        "validate": "integer",
        "criteria": "between",
        "minimum": 1,
        "maximum": 4,
        "error_message": "Give a level from 1 to 4.",
    },
    "evidence": {
        "validate": "integer",
        "criteria": "between",
        "minimum": 1,
        "maximum": 3,
        "error_message": "Give 1 for a claim, 2 for a pilot, 3 for a measurement.",
    },
}


def limit(page: Worksheet, column: Column, first: tuple[int, int], last: tuple[int, int]) -> None:
    """Refuse in the cells of an input what the model could not take; empty ones stay allowed."""
    rule = _OWN.get(column.name) or _LIMITS.get(column.look)
    if rule is not None:
        page.data_validation(*first, *last, {"error_title": column.label[:32], **rule})
