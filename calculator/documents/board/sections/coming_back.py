"""Coming back: what it costs to undo the cut, how long it takes, what a reopened post costs."""

from collections.abc import Mapping
from typing import Any, Final

import pandas as pd

from calculator.documents.board.blocks import Beside, Block, Paragraph, Section, table
from calculator.documents.board.plates import HALF, LOW, figure
from calculator.estimates import Json
from calculator.views import drawing
from calculator.views.coming_back import charts, premium, undoing, words
from calculator.views.money import money, money_range
from calculator.views.ranges import ranges
from calculator.views.tables import shares, span
from calculator.views.theme import LIGHT

TITLE: Final = "Coming back"
MOST: Final = 20  # teams in the table


def coming_back_section(answer: Json) -> Section:
    """Return cost and time to undo the plan by month, and the premium by team."""
    ended = [team["posts_cut"]["mean"] for team in answer["teams"]]
    if not any(ended):
        return Section(TITLE, [Paragraph(words.NOTHING)])
    frame, unit = undoing.costs(answer)
    most = sorted((i for i, posts in enumerate(ended) if posts), key=lambda i: -ended[i])[:MOST]
    by_team = pd.DataFrame([_row(answer, place) for place in sorted(most)])
    blocks: list[Block] = [
        Paragraph(words.undoing_sentence(answer)),
        Beside(
            [
                figure(
                    "What it costs, by the month decided",
                    charts.costs(frame, unit, LIGHT),
                    words.cost_sentence(answer),
                    HALF,
                    LOW,
                )
            ],
            [
                figure(
                    "Until today's capacity is back",
                    ranges(
                        undoing.months_back(answer),
                        "Months",
                        LIGHT,
                        row="decided",
                        height=drawing.ROW,
                    ),
                    words.months_sentence(answer),
                    HALF,
                    LOW,
                )
            ],
        ),
        Paragraph(f"{words.premium_sentence(answer)} {words.PREMIUM_BASIS}"),
        table("What reopening a post costs, by team", by_team),
    ]
    cut = sum(posts > 0 for posts in ended)
    if cut > MOST:
        blocks.append(Paragraph(f"The {MOST} of {cut} teams that lose most posts.", small=True))
    return Section(TITLE, blocks)


def _row(answer: Json, place: int) -> dict[str, str]:
    """Return what coming back means for one team."""
    team, rehire, currency = answer["teams"][place], answer["rehire"][place], answer["currency"]
    return {
        "Team": team["team"],
        "Posts cut": span(team["posts_cut"]),
        "Premium per post": _amount(rehire["premium_per_post"], currency),
        "Of a year's base pay": shares(premium.over_pay(answer)[team["team"]]),
        "Break-even vacancy, months": span(rehire["break_even_vacancy_months"]),
        "Rehiring bill": _amount(team["rehire_cost"], currency),
    }


def _amount(estimate: Mapping[str, Any], currency: str) -> str:
    return f"{money(estimate['p50'], currency)} ({money_range(estimate, currency)})"
