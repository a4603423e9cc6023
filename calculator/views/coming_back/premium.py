"""What reopening one post costs against having kept it, by team, as tables."""

from collections.abc import Mapping

import pandas as pd

from calculator.views.tables import band, full, shares, span
from calculator.views.wording import Answer

QUANTILES = ("p10", "p50", "p90")


def over_pay(answer: Answer) -> dict[str, dict[str, float]]:
    """Return the premium over a year's base pay by team, with P10 to P90; pay is an input."""
    salaries = {team["team"]: team["annual_salary"] for team in answer["scenario"]["teams"]}
    return {
        row["team"]: {q: row["premium_per_post"][q] / salaries[row["team"]] for q in QUANTILES}
        for row in answer["rehire"]
    }


def cut_teams(answer: Answer) -> list[str]:
    """Return the teams in which posts end; all of them where none does."""
    cut = [row["team"] for row in answer["teams"] if row["posts_cut"]["p50"]]
    return cut or [row["team"] for row in answer["teams"]]


def by_team(answer: Answer) -> pd.DataFrame:
    """Return the premium over pay of the teams in which posts end, dearest first."""
    premium = over_pay(answer)
    ranked = sorted(cut_teams(answer), key=lambda team: -premium[team]["p50"])
    return pd.DataFrame(
        {"team": team, **band(premium[team]), "text": shares(premium[team])} for team in ranked
    )


def vacancies(answer: Answer) -> pd.DataFrame:
    """Return break-even vacancies in months of the teams in which posts end, longest first."""
    found = {row["team"]: row["break_even_vacancy_months"] for row in answer["rehire"]}
    ranked = sorted(cut_teams(answer), key=lambda team: -found[team]["p50"])
    return pd.DataFrame(
        {"team": team, **band(found[team]), "text": span(found[team])} for team in ranked
    )


def vacancies_to_read(answer: Answer) -> pd.DataFrame:
    """Return break-even vacancies of the teams in which posts end, titled."""
    titles = {"team": "Team", "text": "Break-even vacancy, months"}
    return vacancies(answer).rename(columns=titles)[list(titles.values())]


def by_team_to_read(answer: Answer) -> pd.DataFrame:
    """Return the premium over pay of the teams in which posts end, titled."""
    titles = {"team": "Team", "text": "Premium, of a year's base pay"}
    return by_team(answer).rename(columns=titles)[list(titles.values())]


def to_read(answer: Answer, roles: Mapping[str, str]) -> pd.DataFrame:
    """Return every team in full, titled; `roles` names the kinds of work."""
    currency, premium = answer["currency"], over_pay(answer)
    return pd.DataFrame(
        {
            "Team": team["team"],
            "Kind of work": roles[given["role_family"]],
            "Posts cut": span(team["posts_cut"]),
            "Premium per post": full(rehire["premium_per_post"], currency),
            "Of a year's base pay": shares(premium[team["team"]]),
            "Break-even vacancy, months": span(rehire["break_even_vacancy_months"]),
            "Rehiring bill": full(team["rehire_cost"], currency),
        }
        for team, rehire, given in zip(
            answer["teams"], answer["rehire"], answer["scenario"]["teams"], strict=True
        )
    )
