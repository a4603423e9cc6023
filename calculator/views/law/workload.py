"""Work that law asks for against the people for it, month by month."""

from collections.abc import Mapping
from typing import Any, Final

import pandas as pd

from calculator.views import drawing
from calculator.views.calendar import month_and_date
from calculator.views.money import money, money_range, number, number_range
from calculator.views.tables import span
from calculator.views.theme import Palette
from calculator.views.wording import Answer

NEED: Final = "Work that comes in"
CAPACITY: Final = "Own people for it"
BACKLOG: Final = "Left over at the month's end"
_SERIES: Final = {NEED: "compliance_need", CAPACITY: "compliance_capacity"}
NOTHING: Final = "No work of law comes in: no duty counts any."


def is_asked(answer: Answer) -> bool:
    """Whether law asks for any work at all."""
    return any(row["compliance_need"]["p90"] > 0 for row in answer["monthly"])


def frame(answer: Answer) -> pd.DataFrame:
    """Return need and capacity by month in FTE, one row a series and month."""
    return pd.DataFrame(
        {
            "month": row["month"],
            "series": series,
            "low": row[name]["p10"],
            "middle": row[name]["p50"],
            "high": row[name]["p90"],
        }
        for row in answer["monthly"]
        for series, name in _SERIES.items()
    )


def text(answer: Answer) -> pd.DataFrame:
    """Return what a pointer shows over a month."""
    return pd.DataFrame(
        {
            "month": row["month"],
            "need_text": span(row["compliance_need"]),
            "capacity_text": span(row["compliance_capacity"]),
            "backlog_text": span(row["compliance_backlog"]),
        }
        for row in answer["monthly"]
    )


def table(answer: Answer) -> pd.DataFrame:
    """Return need, capacity and what is left over by month, titled."""
    titles = {
        "month": "Month",
        "need_text": f"{NEED}, FTE",
        "capacity_text": f"{CAPACITY}, FTE",
        "backlog_text": f"{BACKLOG}, FTE-months",
    }
    return text(answer).rename(columns=titles)


def chart(answer: Answer, colours: Palette) -> drawing.Chart:
    """Draw what comes in against own people for it."""
    styles = {NEED: (colours.net, drawing.DASHED), CAPACITY: (colours.cash, drawing.SOLID)}
    titles = {"need_text": NEED, "capacity_text": CAPACITY, "backlog_text": BACKLOG}
    pointer = drawing.pointer(text(answer), drawing.months(zero=False), titles)
    layers = [*drawing.bands(frame(answer), styles, "FTE"), pointer]
    return drawing.finished(layers, colours, drawing.HEIGHT)


def sentence(answer: Answer) -> str:
    """Say when most comes in, what own people lack, what it costs and what is left over."""
    if not is_asked(answer):
        return NOTHING
    rows, currency = answer["monthly"], answer["currency"]
    headline, start = answer["headline"], answer["scenario"]["start_month"]
    most = max(rows, key=lambda row: row["compliance_need"]["p50"])
    need, capacity = most["compliance_need"], most["compliance_capacity"]
    left, lacking = rows[-1]["compliance_backlog"], headline["compliance_shortfall_fte_months"]
    paid = headline["consultants_cost"]
    first = (
        f"Most work falls in {month_and_date(start, most['month'])}: {span(need)} FTE, against "
        f"{span(capacity)} FTE of own people."
    )
    beyond = (
        f" Own people fall short by {number(lacking['p50'])} FTE-months "
        f"({number_range(lacking)}) more than with everyone kept."
        if lacking["p90"]
        else " Own people fall no shorter than with everyone kept."
    )
    bought = (
        f" Consultants cost {money(paid['p50'], currency, plus=True)} "
        f"({money_range(paid, currency, plus=True)}) against keeping everyone."
        if paid["p10"] or paid["p90"]
        else ""
    )
    waits = _waits(answer)
    over = (
        f" At the horizon {number(left['p50'])} FTE-months are left over ({number_range(left)})."
        if left["p90"]
        else " Nothing is left over at the horizon."
    )
    return f"{first}{beyond}{bought}{waits}{over}"


def _waits(answer: Answer) -> str:
    """Say how long work waits at the worst, under the plan and with everyone kept."""
    law, horizon = answer["compliance"], answer["scenario"]["horizon_months"]
    waits, kept = law["longest_wait_months"], law["longest_wait_months_keep"]
    if waits["p90"] == 0:
        return " No work waits a month in nine draws of ten."
    return (
        f" At the worst work waits {waiting(waits, horizon)}; with everyone kept "
        f"{waiting(kept, horizon)}."
    )


def waiting(months: Mapping[str, Any], horizon: int) -> str:
    """Say how many months work waits, with its range; what is not done by then has no number."""
    low, middle, high = (
        f"beyond month {horizon}" if months[q] is None else f"{months[q]:.0f}"
        for q in ("p10", "p50", "p90")
    )
    return f"{middle} months ({low} to {high})" if months["p50"] is not None else middle
