"""When each team's AI system may go live, as planned and with everyone kept."""

from collections.abc import Mapping
from typing import Any, Final

import pandas as pd

from calculator.views.calendar import calendar_month, dated
from calculator.views.money import months, number_range, percent, probability
from calculator.views.tables import span
from calculator.views.wording import Answer, in_draws

NONE_TO_BUILD: Final = (
    "No team has a system still to be built: AI is claimed nowhere, or it is measured in use today."
)
BASIS: Final = (
    "All kept: with everyone kept. Live: the month in which a system may go live, built and with "
    "the compliance work before it done; held: months in which it waits for that work. Whether it "
    "then reaches real use is another matter: that chance is in the last column, and work counts "
    "as covered only where it does. Months later are over the draws in which it reaches use; a "
    "system not live by the horizon counts as live right after it, so the delay is a lower bound."
)


def table(answer: Answer) -> pd.DataFrame:
    """Return one row a team whose system is still to be built, titled."""
    scenario = answer["scenario"]
    claims = {team["team"]: team["ai_share_claimed"] for team in scenario["teams"]}
    start, horizon = scenario["start_month"], scenario["horizon_months"]
    past = f"Past {calendar_month(start, horizon)}"
    return pd.DataFrame(
        {
            "Team": row["team"],
            "Claimed": percent(claims[row["team"]]),
            "Live, as planned": dated(row["may_go_live_month"], start, horizon),
            "Live, all kept": dated(row["may_go_live_month_keep"], start, horizon),
            "Months later": span(row["delay_months"]),
            f"{past}, as planned": _never(row["may_go_live_month"]),
            f"{past}, all kept": _never(row["may_go_live_month_keep"]),
            "Held, as planned": span(row["months_held"]),
            "Held, all kept": span(row["months_held_keep"]),
            "Reaches use": probability(row["reaches_production_probability"]),
        }
        for row in answer["compliance"]["systems_held"]
    )


def sentence(answer: Answer) -> str:
    """Say how much later the programme comes than with everyone kept, and who is latest."""
    rows = answer["compliance"]["systems_held"]
    if not rows:
        return NONE_TO_BUILD
    delay = answer["headline"]["programme_delay_months"]
    if not delay["p90"]:
        first = "The plan does not slow the AI programme down"
    else:
        first = (
            f"Systems that reach use come {months(delay['p50'])} later than with everyone kept "
            f"({number_range(delay)}), on average over teams"
        )
    worst = max(rows, key=lambda row: row["may_go_live_month"]["probability_never"])
    never, kept = (
        worst[name]["probability_never"] for name in ("may_go_live_month", "may_go_live_month_keep")
    )
    if not never:
        return f"{first}. Every system may go live within the horizon."
    least = min(row["may_go_live_month"]["probability_never"] for row in rows)
    subject = "Any one of them" if least == never else f"That of {worst['team']}"
    return (
        f"{first}. {subject} is not live within the horizon {in_draws(never)}, and "
        f"{in_draws(kept, again=True)} with everyone kept."
    )


def _never(month: Mapping[str, Any]) -> str:
    return probability(month["probability_never"])
