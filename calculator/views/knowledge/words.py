"""Knowledge lost, in words."""

from typing import Final

from calculator.views.knowledge.tables import dearest
from calculator.views.money import percent, percent_range
from calculator.views.wording import Answer

BASIS: Final = (
    "Knowledge lost is the share of what a team knows that nobody left knows and nobody wrote "
    "down, in its worst month; how many systems that is depends on how many there are. It counts "
    "those who quit because of the cut. Ranges are P10 to P90."
)
NOTHING: Final = "No post ends within the horizon, so no team loses knowledge to the plan."
SHARED_OUT: Final = "What the company spends as a whole is shared out by headcount."


def at_risk(answer: Answer) -> str:
    """Say what the company loses in one draw in twenty."""
    share = percent(answer["headline"]["knowledge_at_risk_share"])
    return f"Knowledge at risk: in 1 draw in 20 it is {share} or more."


def whom_to_keep(answer: Answer) -> str:
    """Say in which team a post cut takes most knowledge with it, and in which least."""
    ranked = dearest(answer)
    most, least = ranked.iloc[0], ranked.iloc[-1]
    first = (
        f"Each post cut in {most['team']} takes {most['text']} posts' worth of knowledge with it"
    )
    if len(ranked) == 1:
        return f"{first}."
    return f"{first}, most of all teams; each in {least['team']} takes {least['text']}, the least."


def by_month(answer: Answer) -> str:
    """Say when most is missing, and what is still missing at the horizon."""
    rows = answer["monthly"]
    worst = max(rows, key=lambda row: row["knowledge_lost_share"]["p50"])
    peak, last = worst["knowledge_lost_share"], rows[-1]["knowledge_lost_share"]
    if not peak["p50"]:
        return "In the median draw no knowledge is missing in any month."
    return (
        f"Most is missing in month {worst['month']}: {percent(peak['p50'])} "
        f"({percent_range(peak)}); in month {rows[-1]['month']} it is {percent(last['p50'])} "
        f"({percent_range(last)})."
    )
