"""What the plan says of the company, a line each, and what the law asks of it."""

from collections.abc import Mapping
from typing import Final

import numpy as np

from calculator.ai_programme import WorkItemsDone
from calculator.beliefs import constant
from calculator.defaults import exchange_rate, worth_of
from calculator.documents.workbook.column import Column
from calculator.law.layoffs import layoff_process
from calculator.law.severance import severance_of
from calculator.library import Library
from calculator.sampling.sequence import triangular
from calculator.scenario import Scenario

WORK_ITEMS: Final = tuple(WorkItemsDone.model_fields)

PLAN: Final = (
    Column("work_growth", "Growth of the work to be done", "share a year", "rate"),
    Column("discount_rate", "Discount rate", "share a year", "rate"),
    Column("slack", "Slack: work nobody would miss; empty: the assumption", "share", "share"),
    Column("incident_cost", "What incidents cost today", "money a year", "money"),
    Column("technology", "Severance as large technology firms pay it", "1 yes, 0 no", "flag"),
    Column("review_months", "Review after a cut; empty: the assumption", "months", "months"),
    Column("reopened_share", "Share of the gap reopened; empty: the assumption", "share", "share"),
    Column("readiness", "Readiness of the AI programme", "level, 1 to 4", "whole"),
    Column("effort", "Effort missing; empty: by what is done", "FTE-months", "fte"),
    *(
        Column(f"done_{name}", f"Done today: {name.replace('_', ' ')}", "share", "share")
        for name in WORK_ITEMS
    ),
    Column("exchange_rate", "Units of the currency for one US dollar", "currency", "factor"),
    Column("notice_worked", "Notice is worked, else paid for", "1 yes, 0 no", "flag"),
)  # fmt: skip
BY_ENGINE: Final = (
    Column("horizon", "Horizon", "months", "whole"),
    Column("process_months", "Process that the law wants before notice", "months", "whole"),
    Column("notice_months", "Notice that the law wants", "months", "whole"),
    Column("law_weeks", "Severance by law for each year of service", "weeks of pay", "factor"),
    Column("law_from_years", "Severance by law from years of service", "years", "factor"),
    Column("law_cap_weeks", "Most severance by law; empty: any", "weeks of pay", "factor"),
    Column("law_pay_cap", "Weekly pay that severance counts; empty: all", "money a week", "money"),
    Column("law_cap", "Most severance by law in money; empty: any", "money", "money"),
    Column("usually_done", "Share of the work items usually in place", "share", "share"),
    Column("process_effort", "Compliance work of a month with layoffs", "FTE-months", "fte"),
    Column("us_compliance_pay", "US pay of compliance people", "USD a year", "whole"),
)  # fmt: skip


def company_inputs(
    scenario: Scenario, library: Library, process_effort: float
) -> Mapping[str, float | None]:
    """Return the value of every line by its name; None is an empty cell."""
    company, programme = scenario.company, scenario.ai_programme
    done = programme.work_items_done.model_dump()
    return {
        "work_growth": company.annual_work_growth,
        "discount_rate": scenario.discount_rate,
        "slack": company.slack,
        "incident_cost": company.annual_incident_cost,
        "technology": float(company.severance_package != "typical"),
        "review_months": scenario.response.review_months,
        "reopened_share": scenario.response.reopened_share,
        "readiness": programme.readiness_level,
        "effort": programme.missing_effort_fte_months,
        **{f"done_{name}": done[name] for name in WORK_ITEMS},
        "exchange_rate": exchange_rate(scenario, library),
        "notice_worked": float(scenario.compliance.notice_worked),
        "horizon": scenario.horizon_months,
        **_law(scenario, library),
        "usually_done": constant("work_items_in_place", scenario, library),
        "process_effort": process_effort,
        "us_compliance_pay": library.families["risk_compliance"].us_annual_salary,
    }


def _law(scenario: Scenario, library: Library) -> dict[str, float | None]:
    posts = sum(team.planned_cuts for team in scenario.teams)
    headcount = sum(team.headcount for team in scenario.teams)
    process = layoff_process(scenario.compliance, posts, headcount, library)
    row = severance_of(scenario.compliance, library)
    rate = worth_of(row.currency or "USD", scenario, library) if row else 1.0
    return {
        "process_months": process.process_months,
        "notice_months": process.notice_months,
        "law_weeks": _middle(row.weeks_per_year) if row else 0.0,
        "law_from_years": row.from_years if row else 0.0,
        "law_cap_weeks": row.cap_weeks if row else None,
        "law_pay_cap": row.weekly_pay_cap * rate if row and row.weekly_pay_cap else None,
        "law_cap": row.cap_amount * rate if row and row.cap_amount else None,
    }


def _middle(ends: tuple[float, float, float]) -> float:
    """Return the place that the run at the medians takes in a range: the middle of its odds."""
    return float(triangular(ends, np.array(0.5)))
