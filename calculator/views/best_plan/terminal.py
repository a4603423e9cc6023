"""The best plan as text for a terminal."""

from textwrap import fill
from typing import Final

from calculator.views.best_plan import words
from calculator.views.best_plan.changes import changed, months_text
from calculator.views.money import money, percent, posts, probability
from calculator.views.terminal import WIDTH, table
from calculator.views.wording import Answer

OPTIONS: Final = (
    "Option", "Limits", "Net mean", "P10", "P90", "Cash P50", "Loses", "Knowledge at risk",
    "Regret P90",
)  # fmt: skip
TEAMS: Final = ("Team", "Posts", "Planned", "Month", "Found", "Month")


def best_plan_text(data: Answer) -> str:
    """Return what is best, why, what limits it, the teams that change, and the options."""
    said = (
        words.headline(data),
        words.reason(data),
        words.second(data),
        words.limits_sentence(data),
        *words.cautions(data),
    )
    parts = [f"{data['scenario']['name']} · best plan by {words.AIMS[data['aim']][4:]}"]
    parts += [fill(text, WIDTH) for text in said if text]
    rows = _teams(data)
    if rows:
        parts.append(table(TEAMS, rows))
    parts.append(table(OPTIONS, _options(data)))
    fresh = data["fresh"]["seed"]
    parts.append(
        fill(f"{words.search_sentence(data)} {words.OPTIMISTIC} Fresh draws: seed {fresh}.", WIDTH)
    )
    return "\n\n".join(parts)


def _teams(data: Answer) -> list[tuple[str, ...]]:
    return [
        (
            row["team"],
            posts(row["headcount"]),
            posts(row["planned"]["posts"]),
            months_text(row["planned"]),
            posts(row["found"]["posts"]),
            months_text(row["found"]),
        )
        for row in changed(data)
    ]


def _options(data: Answer) -> list[tuple[str, ...]]:
    currency = data["currency"]
    ranked = sorted(data["options"], key=lambda row: -row["net_value"]["mean"])
    return [
        (
            words.name(row["option"]),
            "broken" if row["breaks"] else "kept",
            *(money(row["net_value"][q], currency) for q in ("mean", "p10", "p90")),
            money(row["cash_value"]["p50"], currency),
            probability(row["probability_of_loss"]),
            percent(row["knowledge_at_risk_share"]),
            money(row["regret"]["p90"], currency),
        )
        for row in ranked
    ]
