"""The calendar of duties: what applies from when, its work, its gate and how late it is met."""

from collections.abc import Mapping
from textwrap import wrap
from typing import Any, Final

import altair as alt
import pandas as pd

from calculator.law.duties import month_number
from calculator.legal_entries import LAYOFF_EVENT
from calculator.views import drawing
from calculator.views.calendar import calendar_month
from calculator.views.law.names import AI_SYSTEMS, COUNTED, GATES
from calculator.views.law.standing import advice, columns
from calculator.views.money import DASH, full_money, number
from calculator.views.tables import span
from calculator.views.theme import Palette
from calculator.views.wording import Answer

IN_FORCE: Final = "In force"
COMING: Final = "Coming"
AFTER: Final = "After the horizon"
WHEN: Final = {
    IN_FORCE: "in force since",
    COMING: "coming",
    AFTER: "after the horizon,",
}  # before a month
WIDTH: Final = 32  # letters of a label on one line
LINES: Final = 3
LINE: Final = 16  # pixels
ON_PAPER: Final = 58  # letters of a label on one line where there is room for a long one
WITH_LAYOFF: Final = "with the layoff"
STRONG, WEAK = 1.0, 0.4  # opacity
KEY: Final = (
    "Square: a hard gate, which keeps a new AI system from going live until its work is done. "
    "Diamond: a soft gate, which brings work as a system is rolled out and holds nothing itself. "
    "Circle: no gate. Faint: no work. A line is solid in force, "
    "dashed where the duty is to come, and runs as long as it applies; a mark at the right "
    "edge starts after the horizon."
)


def state(duty: Mapping[str, Any], horizon: int) -> str:
    """Return whether a duty is in force in month 1, comes up, or starts after the horizon."""
    if duty["start_month"] <= 1:
        return IN_FORCE
    return COMING if duty["start_month"] <= horizon else AFTER


def frame(answer: Answer, width: int = WIDTH, lines: int = LINES) -> pd.DataFrame:
    """Return one row a duty, the earliest first; its place on the axis stays within the chart.

    Labels are of so many `lines`, each of `width` letters.
    """
    scenario = answer["scenario"]
    horizon = scenario["horizon_months"]
    duties = sorted(answer["compliance"]["duties"], key=lambda duty: duty["start_month"])
    return pd.DataFrame(
        {
            "duty": duty["label"],
            "label": _label(duty, answer, width, lines),
            "month": min(max(duty["start_month"], 1), horizon + 1),
            "end": max(horizon, min(duty["start_month"], horizon + 1)),
            "state": state(duty, horizon),
            "gate": GATES[duty["gate"]],
            "strength": STRONG if counts(duty) else WEAK,
            "start_text": starts(duty, answer),
            "once_text": once(duty),
            "yearly_text": yearly(duty),
        }
        for duty in duties
    )


def table(answer: Answer) -> pd.DataFrame:
    """Return every duty in full, titled, the earliest first."""
    horizon, currency = answer["scenario"]["horizon_months"], answer["currency"]
    duties = sorted(answer["compliance"]["duties"], key=lambda duty: duty["start_month"])
    labels = {duty["id"]: duty["label"] for duty in duties}
    return pd.DataFrame(
        {
            "Duty": duty["label"],
            **advice(duty),
            "Starts": starts(duty, answer),
            "State": state(duty, horizon),
            "Gate": GATES[duty["gate"]],
            "Counted for": counted(duty, labels),
            "Once, FTE-months": once(duty),
            "A year, FTE": yearly(duty),
            "Paid to others": _external(duty, currency),
            "Months overdue, as planned": overdue(duty["months_overdue"]),
            "Months overdue, everyone kept": overdue(duty["months_overdue_keep"]),
            "Cap in law": duty["cap"] or DASH,
            "What it asks": duty["description"],
            **columns(duty),
        }
        for duty in duties
    )


def chart(
    answer: Answer, colours: Palette, width: int = WIDTH, lines: int = LINES
) -> drawing.Chart:
    """Draw when each duty starts and that it stays.

    Its state shows by dash, colour and label, its gate by shape and label. Labels are of so many
    `lines`, each of `width` letters.
    """
    rows = frame(answer, width, lines)
    scenario = answer["scenario"]
    horizon = scenario["horizon_months"]
    colour, dash = drawing.strokes(
        "state",
        {
            IN_FORCE: (colours.cash, drawing.SOLID),
            COMING: (colours.net, drawing.DASHED),
            AFTER: (colours.quiet, drawing.DOTTED),
        },
    )
    shape = alt.Shape(
        "gate:N",
        scale=alt.Scale(domain=list(GATES.values()), range=["square", "diamond", "circle"]),
        legend=drawing.legend(
            "bottom", symbolFillColor=colours.quiet, symbolStrokeColor=colours.quiet
        ),
    )
    month = alt.X(
        "month:Q",
        title="Applies from",
        scale=alt.Scale(domain=[0, horizon + 2], nice=False),
        axis=_calendar(scenario["start_month"], horizon),
    )
    base = alt.Chart(rows).encode(
        y=alt.Y(
            "label:N",
            sort=list(rows["label"]),
            axis=drawing.lines_axis(280, LINE, labelOffset=-LINE * (lines - 1) / 2),
        ),
        color=colour,
        tooltip=[
            alt.Tooltip("duty:N", title="Duty"),
            alt.Tooltip("state:N", title="State"),
            alt.Tooltip("start_text:N", title="Starts"),
            alt.Tooltip("gate:N", title="Gate"),
            alt.Tooltip("once_text:N", title="Once, FTE-months"),
            alt.Tooltip("yearly_text:N", title="A year, FTE"),
        ],
    )
    layers = [
        base.mark_rule(strokeWidth=3, opacity=0.6).encode(x=month, x2="end:Q", strokeDash=dash),
        base.mark_point(filled=True, size=150).encode(
            x=month,
            opacity=alt.Opacity("strength:Q", scale=None, legend=None),
            shape=shape,
        ),
    ]
    row = lines * LINE + 6 * (lines - 1)
    return drawing.finished(layers, colours, row * len(rows) + 110)


def sentence(answer: Answer) -> str:
    """Say how many duties apply, which comes next, and which is met late."""
    scenario = answer["scenario"]
    duties, horizon = answer["compliance"]["duties"], scenario["horizon_months"]
    number_of = {
        name: sum(state(duty, horizon) == name for duty in duties)
        for name in (IN_FORCE, COMING, AFTER)
    }
    when = {
        IN_FORCE: "in force in month 1",
        COMING: f"to come within {horizon} months",
        AFTER: "after that",
    }
    parts = [f"{number_of[name]} {words}" for name, words in when.items() if number_of[name]]
    idle = sum(not counts(duty) for duty in duties)
    first = f"{_counted_duties(len(duties))}: {', '.join(parts)}."
    if idle:
        first += (
            f" {idle} of them bring no work: no such system or volume is given, or it is "
            "counted with another duty."
        )
    coming = [duty for duty in duties if state(duty, horizon) == COMING]
    if not coming:
        return first
    soonest = min(coming, key=lambda duty: duty["start_month"])
    second = f"Next is {soonest['label']}, {starts(soonest, answer)}, if the date holds."
    late = [duty for duty in duties if (duty["months_overdue"] or {}).get("p90", 0) != 0]
    if not late:
        return f"{first} {second}"
    worst = max(late, key=_lateness)
    return (
        f"{first} {second} Met latest is {worst['label']}; months overdue: "
        f"{overdue(worst['months_overdue'])} as planned, "
        f"{overdue(worst['months_overdue_keep'])} with everyone kept."
    )


def counts(duty: Mapping[str, Any]) -> bool:
    """Whether a duty brings work: there is something, now or to be built, for which it counts."""
    return bool(duty["units"] or duty["new_units"]) and not duty["counted_with"]


def starts(duty: Mapping[str, Any], answer: Answer) -> str:
    """Return the day a duty starts, or the month it was put off to by hand."""
    if duty["per"] == LAYOFF_EVENT:
        return WITH_LAYOFF
    first = answer["scenario"]["start_month"]
    if month_number(duty["start"], first) == duty["start_month"]:
        return str(duty["start"])
    return f"{calendar_month(first, duty['start_month'])}, put off by hand from {duty['start']}"


def counted(duty: Mapping[str, Any], labels: Mapping[str, str]) -> str:
    """Return what a duty's effort is counted for, and how many of it there are.

    `labels` are those of the duties that apply, by id.
    """
    if other := duty["counted_with"]:
        return f"With “{labels.get(other, other)}”"
    per, units = duty["per"], number(duty["units"])
    if per in AI_SYSTEMS:
        return f"{AI_SYSTEMS[per]}: {units}"
    return COUNTED[per] if duty["units"] == 1 else f"{COUNTED[per]}: {units}"


def once(duty: Mapping[str, Any]) -> str:
    """Return the effort of a duty before it starts, FTE-months: usual, least and most."""
    return _effort(duty["once_fte_months"])


def yearly(duty: Mapping[str, Any]) -> str:
    """Return the effort of a duty in a year, FTE: usual, least and most."""
    return _effort(duty["yearly_fte"])


def overdue(months: Mapping[str, Any] | None) -> str:
    """Return by how many months a duty is met late; null lies past the horizon."""
    if months is None:
        return DASH
    if months["p10"] is None:
        return "not met by the horizon"
    if months["p90"] is not None:
        return span(months)
    middle = "more" if months["p50"] is None else number(months["p50"])
    return f"{middle} ({number(months['p10'])} to not met by the horizon)"


def _effort(efforts: list[float]) -> str:
    least, usual, most = map(number, efforts)
    return usual if least == most else f"{usual} ({least}{DASH}{most})"


def _external(duty: Mapping[str, Any], currency: str) -> str:
    if duty["external_cost"] is None:
        return DASH
    least, usual, most = (full_money(amount, currency) for amount in duty["external_cost"])
    often = "once" if duty["external"]["each"] == "once" else "a year"
    return f"{usual} ({least} to {most}) {often}"


def _label(duty: Mapping[str, Any], answer: Answer, width: int, lines: int) -> str:
    """Return the lines of a label: the name, and in words what colour, shape and strength say."""
    name = wrap(
        duty["label"].replace(drawing.BREAK, " "), width, max_lines=lines - 1, placeholder=" …"
    )
    blank = [""] * (lines - 1 - len(name))
    if duty["per"] == LAYOFF_EVENT:
        when = WITH_LAYOFF
    else:
        date = calendar_month(answer["scenario"]["start_month"], duty["start_month"])
        when = f"{WHEN[state(duty, answer['scenario']['horizon_months'])]} {date}"
    end = "" if counts(duty) else " · no work"
    return drawing.BREAK.join([*blank, *name, f"{GATES[duty['gate']]} · {when}{end}"])


def _lateness(duty: Mapping[str, Any]) -> float:
    median = duty["months_overdue"]["p50"]
    return float("inf") if median is None else float(median)


def _counted_duties(count: int) -> str:
    return "1 duty applies" if count == 1 else f"{count} duties apply"


def _calendar(start_month: str, horizon: int) -> alt.Axis:
    """Return an axis that counts months and shows the calendar."""
    year, month = map(int, start_month.split("-"))
    return alt.Axis(
        values=list(range(1, horizon + 1, 6)),
        labelExpr=f"timeFormat(datetime({year}, {month - 2} + datum.value, 1), '%b %Y')",
        grid=False,
        labelOverlap=True,
    )
