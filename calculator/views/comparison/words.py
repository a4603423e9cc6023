"""Which of several scenarios is worth more, and how sure that is, in words."""

from collections.abc import Mapping
from typing import Any, Final, TypeAlias

from calculator.views.money import money, money_range
from calculator.views.wording import in_draws

Report: TypeAlias = Mapping[str, Any]  # of `calculator.comparison`

ALIKE: Final = 0.05  # of draws: better in so little more or less than half is no better
BASIS: Final = (
    "All are drawn with the same luck: the same draws of every assumption, so what they share "
    "cancels. A share of draws is not a share of companies."
)


def verdict(report: Report) -> str:
    """Name the scenario that is worth most, and say in how many draws it beats each other one."""
    scenarios = report["scenarios"]
    medians = [row["headline"]["net_value"]["p50"] for row in scenarios]
    best = max(range(len(scenarios)), key=lambda place: medians[place])
    worth = money(medians[best], report["currency"], plus=True)
    over = f"{worth} over {report['horizon_months']} months"
    if len(set(medians)) == 1:
        return f"All are worth the same in the median, {over}."
    start = f"“{scenarios[best]['name']}” is worth most in the median, {over}"
    others = [place for place in range(len(scenarios)) if place != best]
    beaten = "; ".join(
        f"than “{scenarios[place]['name']}” {in_draws(report['better'][best][place])}"
        for place in others
    )
    return f"{start}. It is worth more {beaten}."


def against_first(report: Report) -> str:
    """Say what each other scenario is worth beyond the first."""
    first, *others = report["scenarios"]
    currency = report["currency"]
    parts = [
        f"“{row['name']}” is worth {money(row['against_first']['p50'], currency, plus=True)} "
        f"({money_range(row['against_first'], currency)}) against it"
        for row in others
    ]
    close = [
        row["name"]
        for row, share in zip(others, report["better"][0][1:], strict=True)
        if abs(share - 1 / 2) <= ALIKE
    ]
    tied = (
        f" These draws do not tell “{first['name']}” from {' or '.join(f'“{n}”' for n in close)}."
        if close
        else ""
    )
    return f"“{first['name']}” is the first. {'; '.join(parts)}, draw by draw.{tied}"


def differs_sentence(report: Report) -> str:
    """Say how many values differ."""
    count = len(report["differs"])
    if not count:
        return "Nothing differs but the name."
    return "One value differs." if count == 1 else f"{count} values differ."
