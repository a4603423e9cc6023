"""Signals as tables: by month, what was observed, and figures given it beside those before."""

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from calculator.views.calendar import calendar_month
from calculator.views.money import (
    NONE,
    money,
    money_range,
    number,
    number_range,
    percent,
    percent_range,
)
from calculator.views.money import month as month_text
from calculator.views.signals.figures import exact_text, expected_text, line_text, odds_text
from calculator.views.signals.words import WHOLE, cell, since, still_open
from calculator.views.wording import in_draws

Report = Mapping[str, Any]

_MONEY = {"net_value": "Net value", "cash_value": "  cash", "work_value": "  work"}
_SHARES = {"knowledge_lost_share": "Knowledge lost", "roles_reopened_share": "Posts reopened"}
_NUMBERS = {
    "timing_gap_months": "Months with work undone",
    "programme_delay_months": "Programme delay, months",
    "excess_quits": "Quits out of unrest",
    "compliance_shortfall_fte_months": "Compliance FTE-months",
}
_MONTHS = {
    "work_covered_month": "Work covered again",
    "ai_catches_up_month": "AI catches up",
}


def by_month(report: Report) -> pd.DataFrame:
    """Return what tells by which month, with the line and the odds; then what does not."""
    return pd.DataFrame([*_lines(report), *_silent(report)])


def expected(report: Report) -> pd.DataFrame:
    """Return what is expected of every signal by each month, and how it is counted."""
    start = report["start_month"]
    return pd.DataFrame(
        {
            "Signal": signal["label"],
            **{
                f"Month {_dated(row['month'], start)}": expected_text(
                    signal["unit"], row["expected"]
                )
                for row in signal["months"]
            },
            "How it is counted": signal["measured"],
        }
        for signal in report["signals"]
    )


def observed(report: Report) -> pd.DataFrame:
    """Return what was observed beside what was expected."""
    signals = {signal["id"]: signal for signal in report["signals"]}
    return pd.DataFrame(
        {
            "Month": row["month"],
            "Signal": signals[row["signal"]]["label"],
            "Observed": exact_text(signals[row["signal"]]["unit"], row["value"]),
            "Expected": expected_text(signals[row["signal"]]["unit"], row["expected"]),
            "Note": _note(row),
        }
        for row in report["observed"]
    )


def before_and_after(report: Report) -> pd.DataFrame:
    """Return odds and figures before, and given what was seen."""
    given, currency = report["given"], report["currency"]
    horizon, (loss, value) = report["horizon_months"], still_open(report)

    def amount(of: Mapping[str, Any]) -> str:
        middle = money(of["p50"], currency, plus=True)
        return f"{middle} ({money_range(of, currency, plus=True)})"

    def cost(of: Mapping[str, Any]) -> str:
        return f"{money(of['p50'], currency)} ({money_range(of, currency)})"

    to_come = [
        (f"Loses, {since(report)}", loss, in_draws),
        (f"Value, {since(report)}", value, amount),
    ]
    rows = [
        *(to_come if since(report) != WHOLE else ()),
        (f"Loses, {WHOLE}", given["probability_of_loss"], in_draws),
        ("Loses over 5% of payroll", given["probability_of_loss_over_5_percent"], in_draws),
        *((label, given[name], amount) for name, label in _MONEY.items()),
        ("Cost of coming back", given["rehire_cost"], cost),
        *((label, given[name], _month(horizon)) for name, label in _MONTHS.items()),
        *((label, given[name], _number) for name, label in _NUMBERS.items()),
        *((label, given[name], _share) for name, label in _SHARES.items()),
    ]
    return pd.DataFrame(
        {
            "": label,
            "Before": written(pair["before"]),
            "Given what was seen": written(pair["after"]),
        }
        for label, pair, written in rows
    )


def _lines(report: Report) -> Iterator[dict[str, str]]:
    """Yield a row for every signal and month in which it tells, in the order of months."""
    start = report["start_month"]
    rows = [(signal, row) for signal in report["signals"] for row in signal["months"]]
    for signal, row in sorted(rows, key=lambda pair: int(pair[1]["month"])):
        if row["tells"]:
            yield {
                "Signal": signal["label"],
                "Month": _dated(row["month"], start, is_past=row["is_past"]),
                "Line": line_text(signal, row),
                "Loses there": odds_text(row["probability_of_loss_beyond"]),
                "Loses otherwise": odds_text(row["probability_of_loss_within"]),
            }


def _silent(report: Report) -> Iterator[dict[str, str]]:
    """Yield a row for every signal with the months by which it does not tell, for one reason."""
    for signal in report["signals"]:
        months: dict[str, list[str]] = {}
        for row in signal["months"]:
            if not row["tells"]:
                months.setdefault(cell(signal, row), []).append(str(row["month"]))
        for text, numbers in months.items():
            yield {
                "Signal": signal["label"],
                "Month": ", ".join(numbers),
                "Line": text,
                "Loses there": "",
                "Loses otherwise": "",
            }


def _note(row: Mapping[str, Any]) -> str:
    if row["is_outside"]:
        return "outside everything simulated"
    beside = row["beside_the_rest"]
    return "outside, beside the rest" if beside and beside["is_outside"] else ""


def _dated(month: int, start_month: str, *, is_past: bool = False) -> str:
    past = ", past" if is_past else ""
    return f"{month} ({calendar_month(start_month, month)}){past}"


def _month(horizon: int) -> Any:
    return lambda estimate: month_text(estimate, horizon)


def _number(estimate: Mapping[str, Any]) -> str:
    middle, ends = number(estimate["p50"]), number_range(estimate)
    return middle if middle == ends else f"{middle} ({ends})"


def _share(estimate: Mapping[str, Any]) -> str:
    return (
        NONE
        if estimate["p50"] is None
        else f"{percent(estimate['p50'])} ({percent_range(estimate)})"
    )
