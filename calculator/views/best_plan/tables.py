"""The best plan as tables: changes by team, options side by side."""

import pandas as pd

from calculator.views.best_plan.changes import months_text
from calculator.views.best_plan.words import name
from calculator.views.money import (
    DASH,
    NONE,
    full_money,
    money_range,
    money_unit,
    percent,
    posts,
    probability,
)
from calculator.views.tables import full, money_band, span
from calculator.views.wording import Answer, in_draws


def by_team(data: Answer) -> pd.DataFrame:
    """Return posts and months of every team, planned and found, titled."""
    protected = set(data["limits"]["protected"])
    return pd.DataFrame(
        {
            "Team": row["team"],
            "Posts today": posts(row["headcount"]),
            "Cut as planned": posts(row["planned"]["posts"]),
            "Cut in the plan found": posts(row["found"]["posts"]),
            "Month as planned": months_text(row["planned"]),
            "Month found": months_text(row["found"]),
            "Protected": "yes" if row["team"] in protected else DASH,
        }
        for row in data["changes"]
    )


def options(data: Answer) -> tuple[pd.DataFrame, str]:
    """Return net value of every option, highest mean first, and the unit of the money."""
    currency = data["currency"]
    ranked = sorted(data["options"], key=lambda row: -row["net_value"]["mean"])
    ends = [row["net_value"][q] for row in ranked for q in ("p10", "p90")]
    divisor, unit = money_unit(ends, currency)
    frame = pd.DataFrame(
        {
            "option": _label(row["option"], breaks=bool(row["breaks"])),
            **money_band(row["net_value"], divisor),
            "text": full(row["net_value"], currency),
        }
        for row in ranked
    )
    return frame, unit


def options_to_read(data: Answer) -> pd.DataFrame:
    """Return every option in full, titled, highest mean first."""
    currency = data["currency"]
    ranked = sorted(data["options"], key=lambda row: -row["net_value"]["mean"])
    return pd.DataFrame(
        {
            "Option": name(row["option"]),
            "Within the limits": "no" if row["breaks"] else "yes",
            "Net value, mean": full_money(row["net_value"]["mean"], currency),
            "Net value": full(row["net_value"], currency),
            "Against the plan": full(row["against_planned"], currency),
            "Better than the plan": _beats(row["beats_planned_probability"]),
            "Cash": full(row["cash_value"], currency),
            "Loses": probability(row["probability_of_loss"]),
            "Knowledge at risk": percent(row["knowledge_at_risk_share"]),
            "Regret, nine draws of ten": full_money(row["regret"]["p90"], currency),
            "Posts cut": span(row["posts_cut"]),
        }
        for row in ranked
    )


def again(data: Answer) -> pd.DataFrame:
    """Return the plan and what was found on both sets of draws, titled."""
    currency = data["currency"]
    first = {row["option"]: row for row in data["options"]}
    return pd.DataFrame(
        {
            "Option": name(row["option"]),
            **{
                f"{title}, {draws}": value
                for draws, each in (("searched", first[row["option"]]), ("fresh", row))
                for title, value in (
                    ("Mean", full_money(each["net_value"]["mean"], currency)),
                    ("Against the plan", full_money(each["against_planned"]["mean"], currency)),
                    ("P10 to P90 of that", money_range(each["against_planned"], currency)),
                    ("Loses", probability(each["probability_of_loss"])),
                )
            },
        }
        for row in data["fresh"]["options"]
    )


def _label(option: str, *, breaks: bool) -> str:
    return f"{name(option)}, breaks a limit" if breaks else name(option)


def _beats(share: float | None) -> str:
    return NONE if share is None else in_draws(share)
