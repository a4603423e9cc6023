"""The headline of the plan at the medians, of the company and by team, each figure by formula."""

from typing import Final

from calculator.documents.workbook.column import Column


def _last(flag: str) -> str:
    """Write the last month in which something holds: 0 if in none, never if in the last one."""
    month = f"SUMPRODUCT(MAX({{plan_month.{flag}}}*{{plan_month.month}}))"
    return f'IF({month}={{input.horizon}},"never",{month})'


HEADLINE: Final = (
    Column("net_value", "Net value", "money", "money", "SUM({plan_month.net})"),
    Column("cash_value", "Cash", "money", "money", "SUM({plan_month.net_cash})"),
    Column("work_value", "Value of work", "money", "money", "SUM({plan_month.net_work})"),
    Column("net_value_last_12_months", "Net value of the last 12 months", "money", "money",
           "SUMPRODUCT({plan_month.net}*({plan_month.month}>{input.horizon}-12))"),
    Column("claimed_saving", "Saving claimed", "money", "money",
           "SUM({plan_month.claimed_saving})"),
    Column("payroll_saved", "Payroll no longer paid", "money", "money",
           "SUM({plan_month.payroll_saved})"),
    Column("severance", "Severance, outplacement, notice paid", "money", "money",
           "SUM({plan_month.severance})"),
    Column("contractors_cost", "Contractors, against keep", "money", "money",
           "SUMPRODUCT(({plan_month.contractor_cost}-{keep_month.contractor_cost})"
           "*{plan_month.discount})"),
    Column("consultants_cost", "Consultants, against keep", "money", "money",
           "SUMPRODUCT(({plan_month.consultants}-{keep_month.consultants})"
           "*{plan_month.discount})"),
    Column("rehire_cost", "Hiring for reopened posts", "money", "money",
           "SUMPRODUCT({plan_month.rehire_cost}*{plan_month.discount})"),
    Column("payback_month", "Net value stays positive after month", "month", "whole",
           _last("behind")),
    Column("cash_payback_month", "Cash stays positive after month", "month", "whole",
           _last("cash_behind")),
    Column("work_covered_month", "Work left undone stays small after month", "month", "whole",
           _last("gap_open")),
    Column("ai_catches_up_month", "AI covers the posts ended after month", "month", "whole",
           _last("ai_short")),
    Column("timing_gap_months", "Months with work left undone", "months", "whole",
           "SUM({plan_month.gap_open})"),
    Column("gap_fte_months", "Work left undone beyond keep's", "FTE-months", "fte",
           "SUM({plan_month.excess_gap})"),
    Column("knowledge_lost_share", "Knowledge missing at its worst", "share", "share",
           "MAX({plan_month.unknown})"),
    Column("excess_quits", "People who quit out of unrest", "people", "fte",
           "SUM({plan_month.quits})"),
    Column("posts_cut", "Posts that end", "posts", "fte", "MAX({plan_month.ended})"),
)  # fmt: skip

BY_TEAM: Final = (
    Column("team", "Team", "", "text", "{team.team}"),
    Column("net_value", "Net value", "money", "money", "{plan.net_so_far@last}"),
    Column("ended", "Posts that end", "posts", "fte", "{plan.ended@last}"),
    Column("reopened", "Posts reopened", "posts", "fte", "{plan.reopened@last}"),
    Column("unknown", "Knowledge missing at the end", "share", "share", "{plan.unknown@last}"),
)
