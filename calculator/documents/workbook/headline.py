"""The headline of the plan at the medians, of the company and by team, each figure by formula."""

from typing import Final

from calculator.documents.workbook.column import Column

UNDEFINED: Final = "\N{EN DASH}"


def _last_month(flag: str) -> str:
    """Write the last month in which something holds, 0 if in none."""
    return f"SUMPRODUCT(MAX({{plan_month.{flag}}}*{{plan_month.month}}))"


def _last(flag: str) -> str:
    """Write the month after which something no longer holds: never if it does in the last one."""
    month = _last_month(flag)
    return f'IF({month}={{input.horizon}},"never",{month})'


def _share(part: str, whole: str) -> str:
    """Write a share of a whole, which is not defined of nothing."""
    return f'IF({whole}>0,{part}/{whole},"{UNDEFINED}")'


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
    Column("borrowed_savings", "Saved before AI catches up", "money", "money",
           "SUMPRODUCT(({plan_month.payroll_saved}-{plan_month.severance})"
           f"*({{plan_month.month}}<={_last_month('ai_short')}))"),
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
    Column("programme_delay_months", "AI comes later than under keep", "months", "months",
           "IF(SUM({team.awaited})>0,SUM({plan_month.later})/SUM({team.awaited}),0)"),
    Column("timing_gap_months", "Months with work left undone", "months", "whole",
           "SUM({plan_month.gap_open})"),
    Column("gap_fte_months", "Work left undone beyond keep's", "FTE-months", "fte",
           "SUM({plan_month.excess_gap})"),
    Column("knowledge_lost_share", "Knowledge missing at its worst", "share", "share",
           "MAX({plan_month.unknown})"),
    Column("excess_quits", "People who quit out of unrest", "people", "fte",
           "SUM({plan_month.quits})"),
    Column("posts_cut", "Posts that end", "posts", "fte", "MAX({plan_month.ended})"),
    Column("roles_reopened_share", "Posts reopened, of those ended", "share", "share",
           _share("MAX({plan_month.reopened_soon})", "MAX({plan_month.ended})")),
    Column("rehire_premium_per_salary_cut", "What reopening a post costs, of its pay", "share",
           "share", _share("SUMPRODUCT({by_team.reopened},{by_team.premium})",
                           "SUMPRODUCT({by_team.reopened},{given.salary})")),
    Column("compliance_shortfall_fte_months", "Legal work own people cannot do, beyond keep's",
           "FTE-months", "fte", "SUM({plan_month.shortfall})"),
)  # fmt: skip

BY_TEAM: Final = (
    Column("team", "Team", "", "text", "{team.team}"),
    Column("net_value", "Net value", "money", "money", "{plan.net_so_far@last}"),
    Column("ended", "Posts that end", "posts", "fte", "{plan.ended@last}"),
    Column("reopened", "Posts reopened", "posts", "fte", "{plan.reopened@last}"),
    Column("unknown", "Knowledge missing at the end", "share", "share", "{plan.unknown@last}"),
    Column(
        "hire_cost",
        "What a hire cost",
        "money",
        "price",
        "IF({plan.hired@last}>0,{plan.hire_spend@last}/{plan.hired@last},{team.hire_cost})",
    ),
    Column(
        "premium",
        "What reopening a post costs",
        "money a post",
        "price",
        "{team.exit_cost}+{hire_cost}+{assume.market_pay_premium}*{given.salary}"
        "+(1-{company.returning})*{given.salary}*({assume.instruction_weeks}/52"
        "+{given.ramp}*{assume.ramp_factor}/12*(1-{assume.ramp_start})/2)",
    ),
)
