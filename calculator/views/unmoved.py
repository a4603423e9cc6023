"""Why a change moved nothing: told, so that nobody takes it for a fault or for a finding."""

import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from calculator.comparison.differences import differences
from calculator.readiness import answered
from calculator.scenario import Scenario, Team

Answer = Mapping[str, Any]
Reason = str | None

USUAL: Final = "in this plan nothing in the headline rests on it"


def unmoved(before: Scenario, was: Answer, after: Scenario, now: Answer) -> Reason:
    """Say why the headline of a changed plan is the same to the last digit.

    None where it moved, or where nothing changed that the figures could follow.
    """
    if was["headline"] != now["headline"]:
        return None
    changed = differences([before, after])
    if not changed:
        return None
    return f"That changed nothing in the headline: {_reason(changed[0].key, after)}."


def _reason(key: str, scenario: Scenario) -> str:
    """Find the reason for one changed place of a scenario."""
    for place, why in REASONS.items():
        if match := re.fullmatch(place, key):
            return why(scenario, *match.groups()) or USUAL
    return USUAL


def _law(scenario: Scenario) -> Reason:
    compliance = scenario.compliance
    if compliance.jurisdictions or compliance.employed_in:
        return "no duty that applies, and no step of a layoff, hangs on it"
    return "no place is given, so no law is counted"


def _slack(scenario: Scenario) -> Reason:
    if all(team.slack is not None for team in scenario.teams):
        return "every team of the plan has a slack of its own"
    return "the company's slack is given, and replaces it" if scenario.company.slack else None


def _readiness(scenario: Scenario) -> Reason:
    asked = answered(scenario.ai_programme.readiness)
    return "the questionnaire is answered, and sets the level" if asked else None


def _work_items(scenario: Scenario) -> Reason:
    given = scenario.ai_programme.missing_effort_fte_months
    return "the effort still missing is given, and is taken instead" if given else None


def _claim(scenario: Scenario, name: str) -> Reason:
    return None if _team(scenario, name).ai_share_claimed else "the team has no claim about AI"


def _measured(scenario: Scenario, name: str) -> Reason:
    measured = _team(scenario, name).claim_evidence == "measured"
    return None if measured else "it counts for claims that were measured alone"


def _tenure(scenario: Scenario, name: str) -> Reason:
    return None if _team(scenario, name).planned_cuts else "nobody of the team is laid off"


def _team(scenario: Scenario, name: str) -> Team:
    return next(team for team in scenario.teams if team.team == name)


def _always(reason: str) -> Callable[..., Reason]:
    return lambda *_: reason


REASONS: Final[Mapping[str, Callable[..., Reason]]] = {
    r"compliance\.(?:annual_revenue|small_company)": _always(
        "revenue bounds penalties, which are told apart and are no part of net value"
    ),
    r"compliance\..*": _law,
    r"company\.slack|assumptions\.slack(?:\..*)?": _slack,
    r"company\.annual_incident_cost": _always("no knowledge is lost that would bring incidents"),
    r"ai_programme\.readiness_level": _readiness,
    r"ai_programme\.work_items_done\..*": _work_items,
    r"response\..*": _always("no work is left undone for which posts would be reopened"),
    r"exchange_rates\..*": _always("no money of this plan is converted at that rate"),
    r"assumptions\..*": _always(
        "no part of this plan uses it, or what the plan gives is taken instead"
    ),
    r"teams\[(.*)\]\.ai_claim_month": _claim,
    r"teams\[(.*)\]\.claim_evidence": _claim,
    r"teams\[(.*)\]\.measured_as": _measured,
    r"teams\[(.*)\]\.tenure_years": _tenure,
    r"teams\[.*\]\.protected": _always("only the alternative that spares builders asks for it"),
}
