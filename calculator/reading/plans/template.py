"""A headcount plan to start from: every column, and made-up teams."""

import csv
import io

from calculator.reading.plans.columns import COLUMNS

_TEAMS = (
    {
        "team": "Payments platform",
        "headcount": "64",
        "annual_salary": "148000",
        "planned_cuts": "10",
        "role_family": "software_engineering",
        "cut_month": "3:6;9:4",
        "tenure_years": "4.5",
        "ai_share_claimed": "25%",
        "claim_evidence": "pilot",
        "ai_claim_month": "12",
        "programme_share": "20%",
        "compliance_share": "5%",
        "holders_per_system": "2.5",
        "documented_share": "40%",
        "annual_quit_rate": "11%",
        "time_to_fill_days": "62",
        "ramp_months": "6",
    },
    {
        "team": "Customer service",
        "headcount": "180",
        "annual_salary": "52000",
        "planned_cuts": "45",
        "role_family": "customer_support",
        "cut_month": "2",
        "tenure_years": "3.2",
        "ai_share_claimed": "30%",
        "claim_evidence": "measured",
        "measured_as": "work_no_one_touches",
        "ai_claim_month": "6",
        "slack": "8%",
        "spare_capacity_use": "50%",
        "demand_elasticity": "0.8",
    },
    {
        "team": "Risk and controls",
        "headcount": "22",
        "annual_salary": "118000",
        "planned_cuts": "3",
        "role_family": "risk_compliance",
        "cut_month": "6",
        "compliance_share": "70%",
        "claim_evidence": "claim",
        "ai_share_claimed": "15%",
    },
    {
        "team": "Print room",
        "headcount": "6",
        "annual_salary": "41000",
        "planned_cuts": "6",
        "role_family": "general_admin",
        "cut_month": "4",
        "function_ends": "yes",
    },
)


def plan_template() -> str:
    """Return a plan in CSV that reads back as it stands; the optional cells may stay empty."""
    lines = io.StringIO()
    writer = csv.DictWriter(lines, list(COLUMNS), restval="", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(_TEAMS)
    return lines.getvalue()
