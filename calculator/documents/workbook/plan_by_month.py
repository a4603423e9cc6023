"""A month of the company under the plan, and what it is worth against keeping everyone."""

from typing import Final

from calculator.documents.workbook.column import Column
from calculator.documents.workbook.company_month import CALENDAR, legal_desk, programme, summed
from calculator.documents.workbook.equation import part
from calculator.documents.workbook.plan_by_team import PLAN_BY_TEAM

NOTHING: Final = "0.000000000001"  # share of the company within rounding of none
_OF_TEAMS: Final = (
    "people", "hires", "laid_off", "quits", "ended", "reopened", "reopened_soon", "later",
    "work", "capacity", "gap", "excess_gap", "covered", "uncovered", "payroll",
    "exit_cost", "contractor_cost", "rehire_cost", "claimed_pay", "cash", "work_value",
)  # fmt: skip
_COLUMNS: Final = {column.name: column for column in PLAN_BY_TEAM}
_YEAR: Final = "MIN(1,SUM({cut_share@year}))"
_OVER_REFERENCE: Final = "({cut_year}/{assume.unrest_reference_cut})"

PLAN_BY_MONTH: Final = (
    *CALENDAR,
    Column("effort", "Effort of those who stay", "share", "share",
           "1-{assume.survivor_output_loss}*MIN({output_level@prev},{assume.survivor_ceiling})"),
    *programme(
        "plan",
        delay="1+{assume.key_people_delay}*"
        + part("MAX(0,{keep_month.builders}-{builders})", "{keep_month.builders}"),
        everyone="{keep_month.staff}",
    ),
    *legal_desk("plan", layoffs=f"IF(SUM({{exits.posts}})>{NOTHING}*{{company.headcount}},1,0)"),
    Column("shortfall", "Legal work own people cannot do, beyond keep's", "FTE", "fte",
           "MAX(0,MAX(0,{need}-{legal_time})"
           "-MAX(0,{keep_month.need}-{keep_month.legal_time}))"),
    *summed("plan", *(_COLUMNS[name] for name in _OF_TEAMS)),
    Column("cut_share", "Share of the company laid off", "share", "share",
           "{laid_off}/{company.headcount}"),
    Column("cut_year", "The same over twelve months", "share", "share", _YEAR),
    Column("turnover_level", "Unrest: level of quits", "x", "factor",
           "MAX({turnover_level@prev}*{company.unrest_kept},"
           f"IF({{cut_share}}>{NOTHING},"
           "(MAX({cut_year},{assume.unrest_linear_below})/{assume.unrest_reference_cut})"
           "^{assume.unrest_exponent}*MIN({cut_year}/{assume.unrest_linear_below},1),0))", "0"),
    Column("output_level", "Unrest: level of lost effort", "x", "factor",
           "MAX({output_level@prev}*{company.unrest_kept},"
           f"IF({{cut_share}}>{NOTHING},"
           f"MIN({_OVER_REFERENCE},{_OVER_REFERENCE}^{{assume.survivor_exponent}}),0))", "0"),
    Column("unknown", "Knowledge missing, by headcount", "share", "share",
           "SUMPRODUCT({plan.unknown},{plan.remaining},{given.headcount})/{company.headcount}"),
    Column("net_cash", "Cash against keep, discounted", "money", "money",
           "({cash}-{keep_month.cash})*{discount}"),
    Column("net_work", "Value of work against keep, discounted", "money", "money",
           "({work_value}-{keep_month.work_value})*{discount}"),
    Column("net", "Both", "money", "money", "{net_cash}+{net_work}"),
    Column("net_cash_so_far", "Cash so far", "money", "money",
           "{net_cash_so_far@prev}+{net_cash}", "0"),
    Column("net_so_far", "Both so far", "money", "money", "{net_so_far@prev}+{net}", "0"),
    Column("payroll_saved", "Payroll no longer paid, discounted", "money", "money",
           "({keep_month.payroll}-{payroll})*{discount}"),
    Column("severance", "Severance, discounted", "money", "money", "{exit_cost}*{discount}"),
    Column("claimed_saving", "Saving claimed, discounted", "money", "money",
           "{claimed_pay}*{discount}"),
    Column("behind", "Behind keep so far, with work", "1 yes, 0 no", "flag",
           "IF({net_so_far}<-0.000000001*{company.payroll},1,0)"),
    Column("cash_behind", "Behind keep so far, in cash", "1 yes, 0 no", "flag",
           "IF({net_cash_so_far}<-0.000000001*{company.payroll},1,0)"),
    Column("gap_open", "Work left undone is above the threshold", "1 yes, 0 no", "flag",
           "IF({excess_gap}>{assume.gap_threshold}*{work},1,0)"),
    Column("ai_short", "AI does not cover the posts ended", "1 yes, 0 no", "flag",
           "IF({uncovered}>{assume.gap_threshold}*{company.headcount},1,0)"),
)  # fmt: skip
