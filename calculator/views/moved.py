"""Which published figures moved from one version to another, and by how much, for the changelog."""

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Final

from calculator.published import Move, Published, moves, names
from calculator.views.money import HUNDRED, MINUS, NONE, money, significant

LABELS: Final[Mapping[str, str]] = {
    "net_value.p50": "Net value, median",
    "net_value.p10": "Net value, P10",
    "net_value.p90": "Net value, P90",
    "cash_value.p50": "Cash, median",
    "work_value.p50": "Work, median",
    "probability_of_loss": "Probability of loss",
    "probability_of_loss_by_slack.0.1": "The same, were slack 10%",
    "timing_gap_months.p50": "Months with work undone, median",
    "ai_catches_up_month.probability_never": "Probability that AI does not catch up",
    "programme_delay_months.p50": "Programme delay, months, median",
    "knowledge_lost_share.p50": "Knowledge lost, median",
    "rehire_cost.p50": "Cost of coming back, median",
    "rehire_premium_per_salary_cut.p50": "Rehire premium, of annual pay, median",
    "compliance_shortfall_fte_months.p50": "Compliance shortfall, FTE-months, median",
}
MONEY: Final = ("net_value", "cash_value", "work_value", "rehire_cost")
SHARES: Final = ("probability", "knowledge_lost", "rehire_premium")
NEVER: Final = "probability_never"
DIGITS: Final = 3  # significant; two would hide what moved little
HEADER: Final = ("Example", "Figure", "Before", "After", "Moved by")


def table(before: Published, after: Published) -> str:
    """Return the main figures that moved as a Markdown table, and count all that did.

    What moved by less than is written here has no row.
    """
    every = moves(before, after)
    main = [_row(move, after) for move in every if move.figure in LABELS]
    rows = [row for row in main if row[2] != row[3]]
    count = _count(every, names(before) & names(after))
    if not rows:
        return count
    lines = [HEADER, ("---", "---", "--:", "--:", "--:"), *rows]
    return "\n".join([*(f"| {' | '.join(line)} |" for line in lines), "", count])


def _count(every: Iterable[Move], compared: set[tuple[str, str]]) -> str:
    number = len(list(every))
    examples = len({example for example, _ in compared})
    return (
        f"{number} of the {len(compared)} figures recorded of {examples} examples moved; all of "
        "them stand in `docs/figures/`."
    )


def _row(move: Move, after: Published) -> tuple[str, ...]:
    write = partial(_written, move.figure, after.currencies[move.example])
    known = move.before is not None and move.after is not None
    by = write(move.after - move.before, by=True) if known else NONE  # type: ignore[operator] # known
    return (move.example, LABELS[move.figure], write(move.before), write(move.after), by)


def _written(figure: str, currency: str, value: float | None, *, by: bool = False) -> str:
    """Write a figure as money, share or number; one that moved `by` so much has its sign."""
    if value is None:
        return NONE
    if figure.startswith(MONEY):
        return money(value, currency, plus=by, figures=DIGITS)
    sign = MINUS if value < 0 else "+" if by else ""
    if figure.startswith(SHARES) or figure.endswith(NEVER):
        unit = " points" if by else "%"
        return f"{sign}{significant(abs(value) * HUNDRED, DIGITS):g}{unit}"
    return f"{sign}{significant(abs(value), DIGITS):,g}"
