"""A month of each team if nobody is laid off: what the plan is measured against."""

from typing import Final

from calculator.documents.workbook.column import Column
from calculator.documents.workbook.shared import (
    WHEN,
    at_the_gate,
    building,
    priced,
    worth_of_work,
)

_MONTH: Final = "keep_month"

KEEP_BY_TEAM: Final = (
    *WHEN,
    Column("staff", "Time on the AI programme", "FTE", "fte",
           "{team.programme_share}*{given.headcount}"),
    *building(_MONTH, remaining="1"),
    Column("legal_time", "Time for compliance", "FTE", "fte",
           "{given.compliance_share}*{given.headcount}"),
    *at_the_gate(_MONTH, remaining="1"),
    Column("ordinary", "Share of a post that is ordinary work", "share", "share",
           "1-{team.programme_share}*{keep_month.used}"
           "-{given.compliance_share}*{keep_month.legal_used}"),
    Column("covered", "Work that AI does", "FTE", "fte",
           "{given.headcount}*{ordinary}*{team.realised}*{in_use}"
           "*({team.replaces}+(1-{team.replaces})*{assume.cover_share})"),
    Column("claimed", "Work that the claim says AI does", "FTE", "fte",
           "IF({keep_month.month}>={given.claim_month},{given.headcount}*{ordinary}*{given.claim},0)"),
    Column("work", "Work that would be missed", "FTE", "fte",
           "{given.headcount}*{ordinary}*(1-{team.slack})*{keep_month.growth}"),
    Column("capacity", "Capacity for it, with AI", "FTE", "fte",
           "{given.headcount}*(1-{dip})*{ordinary}+{covered}"),
    *worth_of_work(),
    Column("payroll", "Payroll", "money", "money",
           "{given.headcount}*{team.monthly_cost}*{keep_month.pay}"),
    Column("replacement_cost", "Replacing those who leave as ever", "money", "money",
           "{given.headcount}*{team.leaving}*{team.hire_cost}*{keep_month.pay}"),
    *priced(_MONTH, seats="{given.headcount}"),
    Column("cash", "Cash", "money", "money",
           "-({payroll}+{replacement_cost}+{contractor_cost}+{consultant_cost}+{running_cost})"),
)  # fmt: skip
