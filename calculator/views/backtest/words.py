"""The backtest in words."""

from collections.abc import Mapping, Sequence
from typing import Final

from calculator.backtest.comparing import Comparison, Verdict
from calculator.backtest.report import tally
from calculator.backtest.rows import Freeze
from calculator.views.money import probability

TITLE: Final = "Public cases as a backtest"
HOW: Final = (
    "Each plan is told as it was known on the day it was announced, and run with the library as it "
    "is; what was not published is assumed. Beside it stands what was reported later."
)
LIMITS: Final = (
    "Later headcount holds all that a company did, not the plan alone: growth, hiring stops, "
    "further cuts. The model replaces whoever leaves for reasons of their own and knows no growth. "
    "Nobody was blind: the outcomes had long been public and stood among the examples, and the "
    "library rests on studies of those years. Cases share companies and years, and so are not "
    "independent of one another."
)
VERDICTS: Final[Mapping[Verdict, str]] = {
    "inside": "Inside",
    "below": "Below P10",
    "above": "Above P90",
    "not comparable": "In part",
    "not reported": "Not reported",
}


def sentence(comparisons: Sequence[Comparison]) -> str:
    """Say how many figures lie inside, how many without another decision, and what that proves."""
    found = tally(comparisons)
    outside = f"{found.below} lie below it and {found.above} above"
    other = (
        f"In {found.compared - found.alike} of them another decision of the company was at work, "
        f"which is not in the plan; of the other {found.alike}, {found.alike_inside} lie inside."
    )
    return (
        f"{found.inside} of {found.compared} reported figures lie between the model's P10 and P90; "
        f"{outside}. {other} {found.cases} cases, chosen by the press: a check, not a validation."
    )


def reopened_sentence(comparisons: Sequence[Comparison]) -> str:
    """Say in how many cases the posts reopened were reported."""
    asked = [each for each in comparisons if each.measure.reads == "reopened"]
    told = sum(each.report is not None for each in asked)
    if told == 0:
        return "How many of the posts were reopened was reported in no case."
    return f"How many of the posts were reopened was reported in {told} of {len(asked)} cases."


def headcount_sentence(comparisons: Sequence[Comparison]) -> str:
    """Say on which side the headcounts lie that were reported."""
    found = [each for each in comparisons if each.compared and each.measure.reads == "headcount"]
    below = sum(each.verdict == "below" for each in found)
    above = sum(each.verdict == "above" for each in found)
    return (
        f"Of {len(found)} headcounts {_count(below)} were reported below the model's range and "
        f"{_count(above)} above it. A bar is P10 to P90, its circle P50; a triangle marks a report "
        "in which another decision is known to be at work, so that it is not like for like."
    )


def frozen_sentence(freeze: Freeze) -> str:
    """Name the commit and the date of the inputs."""
    return (
        f"Inputs frozen in commit {freeze.commit[:7]} of {freeze.date}, before the outcomes were "
        "entered beside them. No backtest is shown once they differ from that commit."
    )


def lies(comparison: Comparison) -> str:
    """Say where a report lies among the draws; nothing where there is no verdict."""
    share = comparison.share_below
    if share is None:
        return ""
    if share == 0:
        return "below every draw"
    return "above every draw" if share == 1 else f"{probability(share)} of draws below"


def _count(number: int) -> str:
    return str(number) if number else "none"
