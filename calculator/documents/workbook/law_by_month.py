"""What the law asks for by month, as the engine reads it out of the duties that apply."""

from collections.abc import Mapping
from typing import Final

from calculator.arrays import Floats
from calculator.documents.workbook.column import Column
from calculator.parameters import Compliance

LAW: Final = (
    Column("month", "Month", "", "whole"),
    Column("scheduled", "Duties in force or coming up", "FTE", "fte"),
    Column("scheduled_gate", "Beside that, before new AI may go live", "FTE", "fte"),
    Column("gate_effort", "Before one new system may go live", "FTE-months", "fte"),
    Column("launch_effort", "Once one new system is live", "FTE-months", "fte"),
    Column("system_upkeep", "For one new system in production", "FTE", "fte"),
)


def law_by_month(compliance: Compliance) -> Mapping[str, Floats]:
    """Return every column but the month, at the medians."""
    return {column.name: getattr(compliance, column.name)[:, -1] for column in LAW[1:]}
