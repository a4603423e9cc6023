"""Coming back as text for a terminal."""

from textwrap import fill

from calculator.views.coming_back import words
from calculator.views.coming_back.undoing import months_text
from calculator.views.money import DASH, money_range
from calculator.views.terminal import WIDTH, table
from calculator.views.wording import Answer, cuts, in_draws

HEADER = ("Decided in", "Costs", "Paid to leave by then", "Months until back", "Not in ten years")


def undo_text(answer: Answer) -> str:
    """Return what coming back takes by the month decided, and until when it pays."""
    if not cuts(answer):
        return words.NOTHING
    currency = answer["currency"]
    rows = [
        (
            f"month {row['month']}",
            money_range(row["cost"], currency),
            money_range(row["exit_cost_paid"], currency),
            months_text(row["months"]),
            in_draws(row["months"]["probability_never"], again=True).removeprefix("in "),
        )
        for row in answer["reversibility"]
    ]
    return "\n\n".join(
        [
            f"{answer['scenario']['name']} · {answer['policy']}",
            fill(words.undoing_sentence(answer), WIDTH),
            table(HEADER, rows),
            fill(f"Ranges are P10{DASH}P90. {words.COST_BASIS}", WIDTH),
        ]
    )
