"""What holds for each team at the medians, worked out from inputs and assumptions."""

from typing import Final

from calculator.documents.workbook.column import Column

_USUAL_WEEKS: Final = (
    "IF({input.technology}=1,"
    "{assume.severance_base_weeks_technology}+{assume.severance_weeks_per_year_technology}*{given.tenure},"
    "MIN({assume.severance_base_weeks}+{assume.severance_weeks_per_year}*{given.tenure},"
    "{assume.severance_cap_weeks}))"
)
_OWED: Final = "IF({given.tenure}>={input.law_from_years},{input.law_weeks}*{given.tenure},0)"
_WEEK: Final = "({given.salary}/52)"
_LEVELS: Final = (1, 2, 3, 4)


def _of_initiative(kind: str) -> str:
    """Write the assumption that holds for what is bought, or built at this readiness."""
    levels = ",".join(f"{{assume.{kind}_level_{level}}}" for level in _LEVELS)
    return f"IF({{given.bought}}=1,{{assume.{kind}_bought}},CHOOSE({{input.readiness}},{levels}))"


def _effort(built: str) -> str:
    """Write the FTE-months of a team's part of its initiative, `built` for one built here."""
    whole = f"IF({{given.bought}}=1,{{assume.missing_effort_bought}},{{company.{built}}})"
    return f"IF(ISNUMBER({{given.effort}}),{{given.effort}},{whole})/{{given.sharing}}"


TEAM: Final = (
    Column("team", "Team", "", "text", "{given.team}"),
    Column("monthly_cost", "Cost of a post in month 1", "money a month", "price",
           "{given.salary}/12*{assume.load_factor}"),
    Column("usual_weeks", "Severance as usual", "weeks of pay", "factor", _USUAL_WEEKS),
    Column("lawful_weeks", "Severance by law", "weeks of pay", "factor",
           f"MIN(IF(ISNUMBER({{input.law_cap_weeks}}),MIN({_OWED},{{input.law_cap_weeks}}),{_OWED})"
           f"*IF(ISNUMBER({{input.law_pay_cap}}),MIN(1,{{input.law_pay_cap}}/{_WEEK}),1),"
           f"IF(ISNUMBER({{input.law_cap}}),MAX({{input.law_cap}},{{given.salary}})/{_WEEK},1E+99))"),
    Column("exit_cost", "Cost of one layoff", "money a post", "price",
           "(MAX({usual_weeks},{lawful_weeks})/52+{company.notice_paid}/12*{assume.load_factor})"
           "*{given.salary}+{company.outplacement}"),
    Column("hire_cost", "Cost of one hire", "money a hire", "price",
           "{company.search}+({given.agency}*{assume.agency_use}*{assume.agency_fee}"
           "+{given.sign_on}*{assume.sign_on_frequency}*{assume.sign_on_size})*{given.salary}"),
    Column("leaving", "People who leave in a month as ever", "share", "share",
           "{given.quit_rate}*{assume.quit_rate_factor}/12"),
    Column("filled", "Open posts filled in a month", "share", "share",
           "1-EXP(-365.25/12/({given.days_to_fill}*{assume.time_to_fill_factor}))"),
    Column("graduating", "Newcomers who reach full output in a month", "share", "share",
           "MIN(1,1/({given.ramp}*{assume.ramp_factor}))"),
    Column("in_heads", "Knowledge that goes with its last holder", "share", "share",
           "(1-{given.documented})*{assume.knowledge_tail}"),
    Column("incidents", "Incidents beyond today's, all knowledge lost", "money a month", "price",
           "{input.incident_cost}/12*{given.headcount}/{company.headcount}"
           "*({assume.incident_multiplier}-1)"),
    Column("programme_share", "Time on the AI programme", "share", "share",
           "IF({company.nobody_builds}=1,{assume.programme_share_fallback},"
           "{given.programme_share})"),
    Column("initiative", "There is an initiative", "1 yes, 0 no", "flag",
           "IF({given.claim}>0,1,0)"),
    Column("measured", "AI is in use and measured", "1 yes, 0 no", "flag",
           "IF(AND({given.evidence}=3,{given.claim}>0),1,0)"),
    Column("systems", "AI systems it stands for", "systems", "factor", "1/{given.sharing}"),
    Column("need", "Effort that is missing", "FTE-months", "fte",
           f"{{initiative}}*{_effort('effort_built')}"),
    Column("upkeep", "Upkeep once it is finished", "FTE", "fte",
           f"{{initiative}}*{_effort('effort_usual')}*{{assume.maintenance_share}}/12"),
    Column("lead_time", "Time to production", "months", "months",
           f"{_of_initiative('lead_months')}*{{assume.lead_noise}}"),
    Column("reaches", "Reaches production", "probability", "share",
           f"MAX({_of_initiative('reach_production')},{{measured}})"),
    Column("awaited", "An initiative that may yet go live", "1 yes, 0 no", "flag",
           "IF({reaches}>0,{initiative}*(1-{measured}),0)"),
    Column("realised", "Work that AI does in full use", "share", "share",
           "MIN(1,{given.claim}*CHOOSE({given.evidence},{assume.realised_claim},"
           "{assume.realised_pilot},{assume.realised_measured}))"),
    Column("replaces", "Use that replaces rather than assists", "share", "share",
           "{assume.replace_share}+(1-{assume.replace_share})*{measured}*{given.untouched}"),
    Column("slack", "Slack", "share", "share",
           "IF(ISNUMBER({given.slack}),{given.slack},"
           "IF(ISNUMBER({input.slack}),{input.slack},{assume.slack}))"),
    Column("spare_use", "Worth of spare capacity", "share", "share",
           "IF(ISNUMBER({given.spare_use}),{given.spare_use},"
           "{given.backlog}*{assume.spare_capacity_use})"),
    Column("elasticity", "Elasticity of demand", "elasticity", "factor",
           "{given.elasticity}*{assume.elasticity_noise}"),
    Column("power", "1 less 1 over the elasticity", "exponent", "factor", "1-1/{elasticity}"),
    Column("buying_point", "Work done below which the rest is bought", "share", "share",
           "{company.contractor_price}^(-{elasticity})"),
)  # fmt: skip
