"""What holds for the company at the medians, worked out from inputs and assumptions."""

from typing import Final

from calculator.documents.workbook.column import Column
from calculator.documents.workbook.company_inputs import WORK_ITEMS

_LEFT: Final = "+".join(
    f"{{assume.work_item_{name}}}*(1-{{input.done_{name}}})" for name in WORK_ITEMS
)
_YEAR_OF_UNREST: Final = "(1-{unrest_kept}^12)/(1-{unrest_kept})"
_COMPLIANCE_TIME: Final = "SUMPRODUCT({given.headcount},{given.compliance_share})"
_COMPLIANCE_PAY: Final = "SUMPRODUCT({given.headcount},{given.compliance_share},{given.salary})"


def in_dollars(assumption: str) -> str:
    """Write an assumption in money in US dollars."""
    return f"{{assume.{assumption}}}/{{per_usd.{assumption}}}"


COMPANY: Final = (
    Column("headcount", "Posts", "posts", "fte", "SUM({given.headcount})"),
    Column("payroll", "Annual base pay", "money a year", "money",
           "SUMPRODUCT({given.headcount},{given.salary})"),
    Column("pay_level", "Pay over US pay for the same mix of work", "money for one USD", "factor",
           "{payroll}/SUMPRODUCT({given.headcount},{given.us_pay})"),
    Column("nobody_builds", "AI is claimed and nobody builds it", "1 yes, 0 no", "flag",
           "IF(AND(SUM({given.claim})>0,SUM({given.programme_share})=0),1,0)"),
    Column("wait", "From the decision to the exit", "months", "whole",
           "{input.process_months}+{input.notice_worked}*{input.notice_months}"),
    Column("notice_worked", "Notice that is worked", "months", "whole",
           "{input.notice_worked}*{input.notice_months}"),
    Column("notice_paid", "Notice that is paid and not worked", "months", "whole",
           "(1-{input.notice_worked})*{input.notice_months}"),
    Column("outplacement", "Outplacement", "money a person", "price",
           f"{in_dollars('outplacement_cost')}*{{pay_level}}"),
    Column("search", "Search for one hire", "money a hire", "price",
           f"{in_dollars('search_cost')}*{{pay_level}}"),
    Column("seat", "A seat of AI", "money a month", "price",
           f"{in_dollars('running_cost_per_seat')}*{{input.exchange_rate}}/12"),
    Column("consultant", "Consultants", "money an FTE-month", "price",
           f"{{assume.consultant_premium}}*IF({_COMPLIANCE_TIME}>0,"
           f"{_COMPLIANCE_PAY}/{_COMPLIANCE_TIME},{{input.us_compliance_pay}}*{{pay_level}})"
           "/12*{assume.load_factor}"),
    Column("returning", "Reopened posts that need no ramp", "share", "share",
           "{assume.returner_share}*(1-{assume.returner_ramp})"),
    Column("unrest_kept", "Unrest left after a month", "share", "share",
           "EXP(-1/{assume.unrest_months})"),
    Column("unrest_excess", "Excess of the quit rate at level 1", "of the quit rate", "factor",
           "({assume.unrest_turnover_multiplier}-1)*12/(" + _YEAR_OF_UNREST + ")"),
    Column("effort_usual", "Effort of an initiative, as usual", "FTE-months", "fte",
           "IF(ISNUMBER({input.effort}),{input.effort},{assume.missing_effort})"),
    Column("effort_built", "Effort that is missing", "FTE-months", "fte",
           "IF(ISNUMBER({input.effort}),{input.effort},MAX(0.000001,{assume.missing_effort}*"
           f"({_LEFT})/(1-{{input.usually_done}})))"),
    Column("taken_up", "Comes into use in a month, of what is live", "share", "share",
           "MIN(1,1/{assume.roll_out_months})"),
    Column("contractor_price", "An hour bought outside over one in-house", "x", "factor",
           "1+{assume.contractor_premium}"),
    Column("review_months", "Review after the first cut", "months", "months",
           "IF(ISNUMBER({input.review_months}),{input.review_months},{assume.review_months})"),
    Column("reopened_share", "Share of the gap that is reopened", "share", "share",
           "IF(ISNUMBER({input.reopened_share}),{input.reopened_share},{assume.reopened_share})"),
    Column("law_asks", "The law asks for work", "1 yes, 0 no", "flag",
           "IF(OR(SUM({law.scheduled})>0,SUM({law.scheduled_gate})>0,SUM({law.gate_effort})>0,"
           "SUM({law.launch_effort})>0,SUM({law.system_upkeep})>0,{input.process_effort}>0),1,0)"),
)  # fmt: skip
