"""What the law of the place puts between deciding on a layoff and the exits."""

from collections.abc import Sequence
from typing import Final

import pandas as pd

from calculator.views.calendar import calendar_month
from calculator.views.law.names import EMPLOYMENT_PLACES
from calculator.views.law.standing import advice, columns
from calculator.views.money import DASH, exact
from calculator.views.money import months as in_months
from calculator.views.wording import Answer

NAMED: Final = 3  # teams
NO_PLACE: Final = (
    "No place of employment is given, so no process, notice or severance by law is counted. "
    "Choose one under “Place of employment”."
)


def table(answer: Answer) -> pd.DataFrame:
    """Return the rules of the place, those that apply first, titled."""
    process = answer["compliance"]["layoff_process"]
    kinds = (("Applies", process["rules"]), ("Below its threshold", process["below_rules"]))
    return pd.DataFrame(
        {
            "Rule": rule["label"],
            **advice(rule),
            "State": state,
            "Process, days": str(rule["process_days"] or DASH),
            "In practice, days": _practice(rule["practice_days"]),
            "Notice, days": str(rule["notice_days"] or DASH),
            "Sanction": rule["sanction"],
            "Days of pay at stake": str(rule["sanction_days"] or DASH),
            "To be disclosed": rule["disclosure"] or DASH,
            **columns(rule),
        }
        for state, rules in kinds
        for rule in rules
    )


def severance_table(answer: Answer) -> pd.DataFrame:
    """Return what is owed to people who are dismissed at the place, titled; empty without one."""
    row = answer["compliance"]["layoff_process"]["severance"]
    if row is None:
        return pd.DataFrame()
    least, usual, most = (f"{weeks:.2g}" for weeks in row["weeks_per_year"])
    weeks = usual if least == most else f"{usual} ({least}{DASH}{most})"
    return pd.DataFrame(
        [
            {
                "Severance": row["label"],
                **advice(row),
                "Kind": "By law" if row["kind"] == "statutory" else "As a rule",
                "Weeks of pay for each year": weeks,
                "From years of service": exact(row["from_years"]),
                **columns(row),
            }
        ]
    )


def sentence(answer: Answer) -> str:
    """Say how long process and notice take, and when posts can end at the earliest."""
    process = answer["compliance"]["layoff_process"]
    if process["employed_in"] is None and not _by_hand(answer):
        return NO_PLACE
    start = answer["scenario"]["start_month"]
    low, high = (calendar_month(start, month) for month in process["earliest_exit_months"])
    usual = calendar_month(start, process["earliest_exit_month"])
    span = "by law" if low == high else f"{low} to {high} in practice"
    place = EMPLOYMENT_PLACES.get(process["employed_in"], "Months given by hand")
    how = "worked" if process["notice_worked"] else "paid instead of worked"
    notice = f"{in_months(process['notice_months'])} of notice, {how}"
    if not process["notice_months"]:
        notice = "no notice that is counted"
    before = f"{in_months(process['process_months'])} of process"
    if not process["process_months"]:
        before = "no process that is counted"
    return (
        f"{place}: {before}, then {notice}. If it starts "
        f"in month 1, posts can end at the end of {usual} at the earliest ({span})."
    )


def below(answer: Answer) -> str:
    """Name the rules of the place whose thresholds the cut does not reach; empty without any."""
    rules = answer["compliance"]["layoff_process"]["below_threshold"]
    if not rules:
        return ""
    return (
        f"Below the threshold of {'; '.join(rules)}. Thresholds count by site and over time: "
        "check with counsel."
    )


def put_off(answer: Answer) -> str:
    """Name the teams whose posts are planned to end before they can; empty without any."""
    rows = answer["compliance"]["layoff_process"]["put_off"]
    if not rows:
        return ""
    named = ", ".join(row["team"] for row in rows[:NAMED])
    more = f" and {len(rows) - NAMED} more" if len(rows) > NAMED else ""
    return f"Planned to end earlier, and put off until then: posts in {named}{more}."


def _practice(days: Sequence[int] | None) -> str:
    if days is None:
        return DASH
    least, usual, most = days
    return f"{usual} ({least}{DASH}{most})"


def _by_hand(answer: Answer) -> bool:
    law = answer["scenario"]["compliance"]
    return law["process_months"] is not None or law["notice_months"] is not None
