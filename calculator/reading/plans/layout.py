"""The columns of a headcount plan, and the words that look like them."""

from calculator.reading.layouts import Layout
from calculator.reading.plans.columns import COLUMNS

_SYNONYMS = {
    "team": "name, department, dept, group, unit, business unit, org unit, function, division, "
    "squad, cost center, cost centre",
    "headcount": "fte, ftes, hc, heads, employees, staff, positions, posts, people, team size, "
    "current headcount, number of employees",
    "annual_salary": "salary, salaries, base salary, average salary, avg salary, mean salary, "
    "yearly salary, annual base salary, average annual salary, base pay, annual pay, pay, wage, "
    "compensation, annual compensation",
    "planned_cuts": "cuts, cut, reductions, reduction, planned reductions, planned layoffs, "
    "layoffs, job cuts, posts cut, positions cut, headcount reduction, redundancies, "
    "planned redundancies, terminations, eliminations, roles eliminated",
    "role_family": "role, family, job family, role type, job function, kind of work, discipline",
    "cut_month": "month, month of cut, layoff month, exit month, reduction month, effective month",
    "tenure_years": "tenure, years of service, average tenure, avg tenure, service years",
    "ai_share_claimed": "ai share, ai claim, claimed share, claimed ai share, automation share, "
    "share automated, ai coverage, automation",
    "claim_evidence": "evidence, proof, evidence of claim",
    "measured_as": "measured, measure, how measured",
    "ai_claim_month": "claim month, ai month, ai ready month, month of claim",
    "programme_share": "programme, program, program share, ai programme share, ai program share, "
    "programme time, program time",
    "compliance_share": "compliance, compliance time, governance share",
    "holders_per_system": "holders, knowledge holders, bus factor, experts per system, "
    "people per system",
    "documented_share": "documented, documentation, documentation share",
    "annual_quit_rate": "quit rate, quits, attrition, attrition rate, annual attrition, turnover, "
    "turnover rate, voluntary turnover, voluntary attrition",
    "time_to_fill_days": "time to fill, days to fill, time to hire, days to hire",
    "ramp_months": "ramp, ramp up, ramp up months, ramp time, onboarding months, "
    "months to productivity",
    "demand_elasticity": "elasticity",
    "slack": "slack share, spare work",
    "spare_capacity_use": "spare capacity, use of spare capacity",
    "function_ends": "function closes, function ended, work ends, discontinued, closes",
    "protected": "protect, protected role, protected roles, ring fenced, ringfenced",
}

PLAN = Layout("a plan", {name: column.required for name, column in COLUMNS.items()}, _SYNONYMS)
