"""The plan by team, and cash and people over its months."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import pandas as pd

from calculator.documents.board.blocks import Beside, Block, Paragraph, Points, Section, table
from calculator.documents.board.plates import HALF, LOW, figure
from calculator.errors import Problem
from calculator.estimates import Json
from calculator.views import charts, tables, wording
from calculator.views.law.cautions import to_be_read
from calculator.views.money import DASH, money, money_range, posts
from calculator.views.people import chart as people_chart
from calculator.views.people import tables as people_tables
from calculator.views.people import words as people_words
from calculator.views.theme import LIGHT

MOST: Final = 40  # teams named; the workbook has them all
BASIS: Final = (
    "Medians and P10 to P90. What the company spends as a whole is shared out by headcount; "
    "medians of teams need not add up to that of the company."
)
WARNED: Final = "Allowed in this plan, and worth a second look:"


def plan_section(answer: Json, warnings: Sequence[Problem]) -> Section:
    """Return warnings, teams with what they lose and bring, and both charts of their months."""
    frame, unit = tables.cumulative(answer)
    told = [*map(to_be_read, warnings)]
    doubts: list[Block] = [Paragraph(WARNED), Points(told)] if told else []
    blocks: list[Block] = [
        Paragraph(f"The plan ends {wording.plan_line(answer)}."),
        *doubts,
        table("By team", pd.DataFrame(_rows(answer))),
        Paragraph(BASIS, small=True),
        Beside(
            [
                figure(
                    "Cash, and what it leaves undone",
                    charts.cumulative(frame, tables.cumulative_text(answer), unit, LIGHT),
                    wording.cash_sentence(answer),
                    HALF,
                    LOW,
                )
            ],
            [
                figure(
                    "Who is there",
                    people_chart.by_kind(
                        people_tables.stacked(answer),
                        people_tables.text(answer),
                        people_tables.today(answer),
                        LIGHT,
                    ),
                    people_words.sentence(answer),
                    HALF,
                    LOW,
                )
            ],
        ),
    ]
    return Section("The plan by team", blocks)


def _rows(answer: Json) -> Iterator[dict[str, str]]:
    """Yield the teams that end most posts, and all others together, in their order."""
    pairs = list(zip(answer["scenario"]["teams"], answer["teams"], strict=True))
    first = sorted(pairs, key=lambda pair: -pair[1]["posts_cut"]["mean"])[:MOST]
    named = {pair[0]["team"] for pair in first}
    for team, found in pairs:
        if team["team"] in named:
            yield _row(team, found, answer["currency"])
    rest = [pair for pair in pairs if pair[0]["team"] not in named]
    if rest:
        people = sum(team["headcount"] for team, _ in rest)
        ended = sum(found["posts_cut"]["mean"] for _, found in rest)
        yield {
            "Team": f"{len(rest)} other teams",
            "Posts": posts(people),
            "Posts cut": posts(ended),
            "Salary": DASH,
            "Net value": DASH,
            "Knowledge lost": DASH,
            "Left undone, FTE-months": DASH,
        }


def _row(team: Mapping[str, Any], found: Mapping[str, Any], currency: str) -> dict[str, str]:
    net, lost, gap = (found[key] for key in ("net_value", "knowledge_lost_share", "gap_fte_months"))
    middle = money(net["p50"], currency, plus=True)
    return {
        "Team": team["team"],
        "Posts": posts(team["headcount"]),
        "Posts cut": posts(found["posts_cut"]["mean"]),
        "Salary": money(team["annual_salary"], currency),
        "Net value": f"{middle} ({money_range(net, currency, plus=True)})",
        "Knowledge lost": tables.shares(lost),
        "Left undone, FTE-months": tables.span(gap),
    }
