"""A month of the company if nobody is laid off."""

from typing import Final

from calculator.documents.workbook.column import Column
from calculator.documents.workbook.company_month import CALENDAR, legal_desk, programme, summed
from calculator.documents.workbook.keep_by_team import KEEP_BY_TEAM

_OF_TEAMS: Final = ("work", "capacity", "gap", "covered", "claimed", "payroll", "contractor_cost")

KEEP_BY_MONTH: Final = (
    *CALENDAR,
    Column("growth", "Work, of that of today", "x", "factor",
           "(1+{input.work_growth})^({month}/12)"),
    *programme("keep", delay="1", everyone="{staff}"),
    *legal_desk("keep", layoffs="0"),
    *summed("keep", *(column for column in KEEP_BY_TEAM if column.name in _OF_TEAMS)),
    *summed("keep", *(column for column in KEEP_BY_TEAM if column.name in {"cash", "work_value"})),
)  # fmt: skip
