"""Columns that a month of a team has in every alternative: its AI, its work, what that is worth."""

from typing import Final

from calculator.documents.workbook.column import Column
from calculator.documents.workbook.equation import part

COMPLETE: Final = "0.999999999"  # progress within rounding of done
SETTLED: Final = "0.000000001"  # FTE-months of waiting work within rounding of none
_TODAY: Final = "{team.initiative}*{team.measured}"

WHEN: Final = (
    Column("month", "Month", "", "whole"),
    Column("team", "Team", "", "text", "{team.team}", "{team.team}"),
)


def building(month: str, remaining: str) -> tuple[Column, ...]:
    """Columns of the team's initiative; `month` is the sheet of the company's month."""
    return (
        Column("diverted", "Programme time that urgent work takes", "FTE", "fte",
               "{staff}*{assume.firefighting_share}*MIN(1,{assume.firefighting_slope}"
               "*{gap_ratio@prev})"),
        Column("upkeep", "Upkeep of the initiative", "FTE", "fte",
               f"{{team.upkeep}}*{{progress@prev}}*{remaining}"),
        Column("missing", "Effort still missing", "FTE-months", "fte",
               f"{{team.need}}*(1-{{progress@prev}})*{remaining}"),
        Column("gain", "Progress made", "share", "share",
               f"{{team.initiative}}*MIN((1-{{progress@prev}})*{{{month}.served}},"
               f"1/({{team.lead_time}}*{{{month}.delay}}))"),
        Column("decay", "Progress lost to missing upkeep", "share", "share",
               f"{{progress@prev}}*{{{month}.neglect}}*{{assume.maintenance_share}}/12"),
        Column("progress", "Progress of the initiative", "share", "share",
               "MIN(1,MAX(0,{progress@prev}+{gain}-{decay}))", _TODAY),
        Column("completed", "It has been finished", "1 yes, 0 no", "flag",
               f"IF(OR({{completed@prev}}=1,{{progress}}>={COMPLETE}),1,0)", _TODAY),
        Column("build_time", "Effort put in", "FTE-months", "fte",
               f"{{team.need}}*{{gain}}*{remaining}"),
    )  # fmt: skip


def at_the_gate(month: str, remaining: str) -> tuple[Column, ...]:
    """Columns of what the law wants for the initiative, and of its going live."""
    return (
        Column("systems_built", "Systems built", "systems", "factor",
               f"{{team.systems}}*{remaining}*{{gain}}"),
        Column("systems_launched", "Systems coming into use", "systems", "factor",
               f"{{team.systems}}*{remaining}*MAX(0,({{alive@prev}}-{{in_use@prev}})"
               "*{company.taken_up})"),
        Column("systems_run", "New systems in production", "systems", "factor",
               f"{{team.systems}}*{remaining}*(1-{{team.measured}})*{{alive@prev}}"),
        Column("ahead", "Compliance work it waits for", "FTE-months", "fte",
               f"IF({{completed}}>{{completed@prev}},{{{month}.gate_backlog}},"
               f"MAX(0,{{ahead@prev}}-{{{month}.gate_finished}}))", "0"),
        Column("going", "It may go live", "1 yes, 0 no", "flag",
               f"IF({{ahead}}<={SETTLED},{{completed}},0)", "{completed}"),
        Column("alive", "In production", "share", "share",
               "{team.reaches}*{going}*{progress}", "{team.reaches}*{going}*{progress}"),
        Column("in_use", "In use", "share", "share",
               "{in_use@prev}+({alive}-{in_use@prev})*{company.taken_up}", _TODAY),
        Column("dip", "Output lost while people learn it", "share", "share",
               "{assume.roll_out_dip}*(1-{team.measured})*MAX(0,{alive}-{in_use})"),
    )  # fmt: skip


def worth_of_work() -> tuple[Column, ...]:
    """Columns of work left undone, and of what work done is worth."""
    return (
        Column("gap", "Work left undone", "FTE", "fte", "MAX(0,{work}-{capacity})"),
        Column("gap_ratio", "Work left undone, of the work", "share", "share",
               part("{gap}", "{work}"), "0"),
        Column("done", "Capacity over work", "share", "share", part("{capacity}", "{work}")),
        Column("reached", "The same, once the dearest is bought", "share", "share",
               "MAX({done},{team.buying_point})"),
        Column("step", "Area under the demand curve", "months of work", "factor",
               "IF(ABS({team.power})<0.000000001,LN({reached}),"
               "({reached}^{team.power}-1)/{team.power})"),
        Column("worth", "Worth of what is done beyond or short of it", "FTE", "fte",
               "{work}*(MIN({step},0)+{team.spare_use}*MAX({step},0))"),
        Column("bought", "Work bought outside", "FTE", "fte",
               "{work}*MAX(0,{team.buying_point}-{done})"),
    )  # fmt: skip


def priced(month: str, seats: str) -> tuple[Column, ...]:
    """Columns of money that every alternative has, at the pay of the month."""
    return (
        Column("contractor_cost", "Contractors", "money", "money",
               f"{{bought}}*{{company.contractor_price}}*{{team.monthly_cost}}*{{{month}.pay}}"),
        Column("consultant_cost", "Consultants, its part", "money", "money",
               f"{{{month}.consultants}}*{{given.headcount}}/{{company.headcount}}"),
        Column("running_cost", "Running AI", "money", "money",
               f"{seats}*{{in_use}}*{{company.seat}}"),
        Column("work_value", "Value of work", "money", "money",
               f"{{worth}}*{{team.monthly_cost}}*{{{month}.pay}}"),
    )  # fmt: skip
