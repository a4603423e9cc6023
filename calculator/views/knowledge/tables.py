"""Knowledge by team and by month, as tables for charts and to read."""

import pandas as pd

from calculator.views.money import number, percent
from calculator.views.tables import band, full, shares, span, teams
from calculator.views.wording import Answer

QUANTILES = ("p10", "p50", "p90")


def per_post(answer: Answer) -> dict[str, dict[str, float]]:
    """Return posts' worth of knowledge lost for each post cut, of the teams in which posts end.

    A team's knowledge counts as much as its people, as it does in the company's share.
    """
    return {
        row["team"]: {
            q: row["knowledge_lost_share"][q] * given["headcount"] / row["posts_cut"]["p50"]
            for q in QUANTILES
        }
        for row, given in zip(answer["teams"], answer["scenario"]["teams"], strict=True)
        if row["posts_cut"]["p50"]
    }


def lost_to_read(answer: Answer) -> pd.DataFrame:
    """Return the share that each team loses, worst first, titled."""
    titles = {"team": "Team", "text": "Knowledge lost"}
    return teams(answer).rename(columns=titles)[list(titles.values())]


def dearest(answer: Answer) -> pd.DataFrame:
    """Return knowledge lost for each post cut, most first."""
    found = per_post(answer)
    ranked = sorted(found, key=lambda team: -found[team]["p50"])
    return pd.DataFrame(
        {"team": team, **band(found[team]), "text": span(found[team])} for team in ranked
    )


def dearest_to_read(answer: Answer) -> pd.DataFrame:
    """Return knowledge lost for each post cut, titled."""
    titles = {"team": "Team", "text": "Posts' worth of knowledge per post cut"}
    return dearest(answer).rename(columns=titles)[list(titles.values())]


def by_month(answer: Answer) -> pd.DataFrame:
    """Return the share of the company's knowledge that is missing, by month."""
    return pd.DataFrame(
        {
            "month": row["month"],
            **band(row["knowledge_lost_share"]),
            "text": shares(row["knowledge_lost_share"]),
        }
        for row in answer["monthly"]
    )


def by_month_to_read(answer: Answer) -> pd.DataFrame:
    """Return the share missing by month, titled."""
    titles = {"month": "Month", "text": "Knowledge missing"}
    return by_month(answer).rename(columns=titles)[list(titles.values())]


def to_read(answer: Answer) -> pd.DataFrame:
    """Return every team with who knows its systems and what is lost, titled.

    What the company spends as a whole is shared out by headcount.
    """
    found, currency = per_post(answer), answer["currency"]
    return pd.DataFrame(
        {
            "Team": row["team"],
            "People": number(given["headcount"]),
            "Know each system": number(given["holders_per_system"]),
            "Written down": percent(given["documented_share"]),
            "Posts cut": span(row["posts_cut"]),
            "Knowledge lost": shares(row["knowledge_lost_share"]),
            "Posts' worth lost per post cut": span(found[row["team"]])
            if row["team"] in found
            else "no post cut",
            "Work left undone, FTE-months": span(row["gap_fte_months"]),
            "Net value": full(row["net_value"], currency),
        }
        for row, given in zip(answer["teams"], answer["scenario"]["teams"], strict=True)
    )
