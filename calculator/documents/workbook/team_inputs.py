"""What the plan says of each team, a column each."""

from collections.abc import Mapping, Sequence
from typing import Final, TypeAlias

from calculator.documents.workbook.column import Column
from calculator.library import Library
from calculator.scenario import Scenario, Team

Given: TypeAlias = float | str | None

EVIDENCE: Final = ("claim", "pilot", "measured")

PLAN: Final = (
    Column("team", "Team", "", "text"),
    Column("headcount", "Headcount", "posts", "fte"),
    Column("salary", "Annual salary", "money", "price"),
    Column("cuts", "Posts that end", "posts", "fte", "SUM({cuts.posts@row})"),
    Column("tenure", "Years of service", "years", "fte"),
    Column("claim", "Share of work claimed for AI", "share", "share"),
    Column("claim_month", "Month of the claim", "month", "whole"),
    Column("evidence", "Shown by 1 claim, 2 pilot, 3 measure", "1, 2 or 3", "whole"),
    Column("untouched", "Measured as work no one touches", "1 yes, 0 no", "flag"),
    Column("programme_share", "Time on the AI programme", "share", "share"),
    Column("compliance_share", "Time on compliance", "share", "share"),
    Column("holders", "People who know each system", "people", "fte"),
    Column("documented", "Knowledge written down", "share", "share"),
    Column("quit_rate", "Quit rate", "share a year", "share"),
    Column("days_to_fill", "Days to fill a post", "days", "fte"),
    Column("ramp", "Months to full output", "months", "fte"),
    Column("elasticity", "Elasticity of demand", "elasticity", "factor"),
    Column("slack", "Slack; empty: the company's", "share", "share"),
    Column("spare_use", "Worth of spare capacity; empty: the assumption", "share", "share"),
    Column("function_ends", "Work goes with its posts", "1 yes, 0 no", "flag"),
)
BY_ENGINE: Final = (
    Column("us_pay", "US pay for this work", "USD a year", "whole"),
    Column("agency", "Hired through agencies", "1 yes, 0 no", "flag"),
    Column("sign_on", "Sign-on is paid", "1 yes, 0 no", "flag"),
    Column("backlog", "Work waits to be done", "1 yes, 0 no", "flag"),
    Column("bought", "AI is bought", "1 yes, 0 no", "flag"),
    Column("sharing", "Teams that share the initiative", "teams", "whole"),
    Column("effort", "Effort missing as given; empty: not given", "FTE-months", "fte"),
)


def team_inputs(scenario: Scenario, library: Library) -> Mapping[str, Sequence[Given]]:
    """Return every column by its name, a value for each team; None is an empty cell."""
    rows = [_row(team, scenario, library) for team in scenario.teams]
    return {name: [row[name] for row in rows] for name in rows[0]}


def _row(team: Team, scenario: Scenario, library: Library) -> dict[str, Given]:
    family = library.families[team.role_family]
    return {
        "team": team.team,
        "headcount": team.headcount,
        "salary": team.annual_salary,
        "tenure": team.tenure_years,
        "claim": team.ai_share_claimed,
        "claim_month": team.ai_claim_month,
        "evidence": 1 + EVIDENCE.index(team.claim_evidence or "claim"),
        "untouched": float(team.measured_as == "work_no_one_touches"),
        "programme_share": team.programme_share,
        "compliance_share": team.compliance_share,
        "holders": team.holders_per_system,
        "documented": team.documented_share,
        "quit_rate": team.annual_quit_rate,
        "days_to_fill": team.time_to_fill_days,
        "ramp": team.ramp_months,
        "elasticity": team.demand_elasticity,
        "slack": team.slack,
        "spare_use": team.spare_capacity_use,
        "function_ends": float(team.function_ends),
        "us_pay": family.us_annual_salary,
        "agency": float(family.agency),
        "sign_on": float(family.sign_on),
        "backlog": float(family.backlog),
        **_initiative(team, scenario),
    }


def _initiative(team: Team, scenario: Scenario) -> dict[str, Given]:
    """Return what the claim of a team rests on: an initiative given by hand, or one of its own."""
    claiming = {row.team for row in scenario.teams if row.ai_share_claimed}
    for initiative in scenario.ai_programme.initiatives:
        served = claiming.intersection(initiative.teams)
        if team.team in served:
            return {
                "bought": float(initiative.bought),
                "sharing": len(served),
                "effort": initiative.missing_effort_fte_months,
            }
    return {"bought": 0.0, "sharing": 1, "effort": None}
