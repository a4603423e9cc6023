"""What the answer's figures mean, in the words of the code that works them out."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

from calculator.answer import AT_RISK
from calculator.outcomes import Outcomes
from calculator.results import Results
from calculator.views.bridge.names import STEPS
from calculator.views.methodology import code
from calculator.views.methodology.section import joined, plain, sentence

# The parts of the answer, each with what it is about.
PARTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "headline": "Of the alternative that is asked about",
        "alternatives": "Of every alternative",
        "reversibility": "For each month of a way back",
        "undoing": "Of coming back",
        "rehire": "For each team, if it is hired again",
        "teams": "For each team, over the horizon",
        "monthly": "For each month",
        "second_order": "Outside net value",
    }
)
KEYS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "headline": """
            net_value cash_value work_value net_value_by_work_weight probability_of_loss
            probability_of_loss_over_5_percent probability_of_loss_by_slack payback_month
            cash_payback_month work_covered_month ai_catches_up_month net_value_last_12_months
            claimed_saving payroll_saved severance borrowed_savings programme_delay_months
            timing_gap_months gap_fte_months knowledge_lost_share knowledge_at_risk_share
            excess_quits rehire_cost rehire_premium_per_salary_cut roles_reopened_share
            compliance_shortfall_fte_months consultants_cost""",
        "alternatives": """
            policy net_value cash_value work_value probability_of_loss beats_planned_probability
            posts_cut saving_forgone target_missed_probability""",
        "reversibility": "month cost months exit_cost_paid",
        "undoing": "pays_until_month probability_never_pays",
        "rehire": "team premium_per_post break_even_vacancy_months",
        "teams": "team net_value knowledge_lost_share gap_fte_months rehire_cost posts_cut",
        "monthly": """
            month headcount newcomers retrained vacancies contractors work capacity gap
            ai_coverage ai_coverage_claimed cash cumulative_cash work_value
            cumulative_net knowledge_lost_share compliance_need
            compliance_capacity compliance_backlog release_cadence incident_load
            cumulative_claimed_saving""",
        "second_order": "new_firms",
    }
)
# What the answer forms from figures of the code, or calls otherwise.
FORMED: Final[Mapping[str, str]] = MappingProxyType(
    {
        "headline.net_value_by_work_weight": "money: cash with none, half or all of work value",
        "headline.probability_of_loss_by_slack": (
            "share of draws that lose, were every team's slack known to be so much"
        ),
        "headline.knowledge_at_risk_share": (
            f"share of knowledge missing at its worst that {1 - AT_RISK:.0%} of draws exceed"
        ),
        "alternatives.policy": "name of the alternative",
        "alternatives.beats_planned_probability": (
            "share of draws in which it is worth more than the plan; ties count half"
        ),
        "alternatives.target_missed_probability": (
            "share of draws that end fewer posts than planned"
        ),
        "reversibility.month": "month, from 1, at whose end coming back is decided",
        "reversibility.cost": "money: to fill every vacancy there is then",
        "reversibility.months": (
            "months until people and what they know give as much of today's capacity as counts as "
            "being back; none within ten years is never"
        ),
        "reversibility.exit_cost_paid": (
            "money: severance, outplacement, and notice not worked, paid by then"
        ),
        "undoing.pays_until_month": (
            "last month at whose end filling every vacancy costs less than what going on still "
            "loses to the horizon, over the draws that have one"
        ),
        "undoing.probability_never_pays": "share of draws that have no such month",
        "rehire.team": "name of the team",
        "teams.team": "name of the team",
        "rehire.premium_per_post": (
            "money at month-1 prices: what reopening one post costs against having kept it"
        ),
        "rehire.break_even_vacancy_months": (
            "months that a post must stay empty before the pay not paid makes up for its premium"
        ),
        "teams.net_value": "money: cash and work value of the team",
        "teams.knowledge_lost_share": "share of what the team knows that is missing at its worst",
        "teams.rehire_cost": "money: hiring for the team's reopened posts, and dearer pay",
        "teams.posts_cut": "posts of the team ended, those of people retrained included",
        "monthly.month": "month, from 1",
        "monthly.ai_coverage_claimed": "FTE of ordinary work that the claim says AI covers",
        "monthly.retrained": "people retrained instead of laid off, at work in the month",
        "monthly.vacancies": "posts open and not filled while people worked in the month",
        "monthly.cash": "money of the month: cash",
        "monthly.cumulative_cash": "money up to the month: cash",
        "monthly.work_value": "money of the month: work left undone, or spare capacity of use",
        "monthly.cumulative_net": "money up to the month: cash and work value",
        "monthly.knowledge_lost_share": "share of what the company knows that is missing",
        "monthly.cumulative_claimed_saving": "money up to the month: the claimed saving",
    }
)
CALLED: Final[Mapping[str, str]] = MappingProxyType(
    {"probability_of_loss_over_5_percent": "probability_of_large_loss"}
)


def outputs() -> str:
    """Write every figure of the answer with its definition, part by part."""
    return joined(
        *(
            joined(
                f"**{title}** (`{part}`)",
                "\n".join(_line(part, key) for key in keys(part)),
            )
            for part, title in PARTS.items()
        )
    )


def keys(part: str) -> list[str]:
    """Return the figures of a part of the answer, in the order they are told."""
    return KEYS[part].split()


def bridge_steps() -> str:
    """Write the steps of the bridge in their order."""
    return "\n".join(f"- `{key}`: {name}" for key, name in STEPS.items())


def definition(part: str, key: str) -> str:
    """Return what a figure of the answer means; KeyError if nothing says."""
    return FORMED.get(f"{part}.{key}") or _by_code()[CALLED.get(key, key)]


@cache
def _by_code() -> Mapping[str, str]:
    """Return what the code says of its figures: outcomes first, then results."""
    told = {field.name: field.comment for field in code.field_list(Results)}
    told |= {field.name: field.comment for field in code.field_list(Outcomes)}
    return told | code.properties(Outcomes)


def _line(part: str, key: str) -> str:
    return f"- `{key}`: {plain(sentence(definition(part, key)))}"
