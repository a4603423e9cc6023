"""Half a page on how the figures come about, and what they leave out."""

from typing import Final

from calculator.documents.board.blocks import Paragraph, Points, Section
from calculator.estimates import Json
from calculator.views.money import percent, whole

TITLE: Final = "Method, and limits"
COMPARED: Final = (
    "Every figure compares the plan with keeping everyone and running the same AI programme, month "
    "by month, team by team. Payroll stops with the post; severance, process and hiring are paid "
    "when they fall due. Work that people and AI together do not cover is valued by what the team "
    "gives for its output, spare capacity by what use the plan has for it."
)
FLOWS: Final = (
    "AI arrives when its programme has done the work that readiness leaves to do, and the "
    "programme loses the time of those who leave it. Knowledge goes with the last who hold it, and "
    "comes back as others relearn. Those who stay give less and quit more for a while. Posts are "
    "reopened where the gap does not close by itself, at a premium and after time to fill and "
    "ramp."
)
DRAWN: Final = (
    "Each uncertain number is drawn from its range, and all alternatives meet the same draws. "
    "Without a cut every difference is zero."
)
LEFT_OUT: Final = (
    "Taxes, share prices, disputes, reputation, customers beyond the work left undone, and what a "
    "cut does to the lives of those who leave are in none of the figures."
)
LIMITS: Final = (
    "It supports a decision and takes none; it certifies no compliance, and is no legal advice.",
    LEFT_OUT,
    "Work that AI covers counts as done as well as people do it.",
    "Teams do not help each other out; people are not told apart within a team.",
    "Most ranges are judgements and say so: where the verdict turns on them, find out first.",
)


def method_section(answer: Json) -> Section:
    """Return how the figures come about, how they were run, and what they leave out."""
    scenario = answer["scenario"]
    run = (
        f"This document rests on {whole(answer['draws'])} draws over "
        f"{scenario['horizon_months']} months, discounted at "
        f"{percent(scenario['discount_rate'])} a year. P10 and P90 are the values that one draw in "
        "ten lies below, and one in ten above."
    )
    return Section(
        TITLE,
        [*(Paragraph(text) for text in (COMPARED, FLOWS, DRAWN)), Paragraph(run), Points(LIMITS)],
    )
