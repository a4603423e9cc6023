"""What matters, as text for a terminal."""

from textwrap import fill

from calculator.views.matters import tables, words
from calculator.views.money import money
from calculator.views.terminal import WIDTH, table
from calculator.views.wording import Answer

SHARES = ("Share of the spread", "Grade", "Share", "95% interval", "Rank")
TORNADO = ("Net value at the medians", "Grade", "Down to", "Net value", "Up to", "Net value")
FINDING = ("Worth of finding out, at most", "Grade", "Any alternative", "95% interval")


def matters_text(answer: Answer) -> str:
    """Return the verdict, the shares, the tornado and what finding out is worth."""
    title = f"{answer['scenario']['name']} · {answer['policy']}"
    if words.is_nothing(answer):
        return f"{title}\n\n{fill(words.verdict(answer), WIDTH)}"
    currency = answer["currency"]
    parts = [
        title,
        fill(words.verdict(answer), WIDTH),
        table(SHARES, _shares(answer)),
        fill(words.shares_sentence(answer), WIDTH),
        table(TORNADO, _tornado(answer)),
        fill(words.tornado_sentence(answer, currency), WIDTH),
        table(FINDING, _finding(answer)),
        fill(words.finding_sentence(answer, currency), WIDTH),
    ]
    return "\n\n".join(parts)


def _shares(answer: Answer) -> list[tuple[str, ...]]:
    read = tables.shares_to_read(answer).head(tables.LISTED)
    return [tuple(map(str, row)) for row in read.itertuples(index=False)]


def _tornado(answer: Answer) -> list[tuple[str, ...]]:
    currency = answer["currency"]
    rows: list[tuple[str, ...]] = []
    for bar in answer["tornado"]["bars"][: tables.LISTED]:
        low, high = words.ends(bar)
        first, last = (money(bar[end]["net_value"], currency) for end in ("low", "high"))
        rows.append((bar["label"], bar["grade"] or tables.YOURS, low, first, high, last))
    return rows


def _finding(answer: Answer) -> list[tuple[str, ...]]:
    currency = answer["currency"]
    return [
        (
            row["label"],
            row["grade"],
            money(row["worth"]["value"], currency),
            f"{money(row['worth']['low'], currency)} to {money(row['worth']['high'], currency)}",
        )
        for row in answer["finding_out"]["any_alternative"]["top"]
        if row["worth"]["value"] > 0
    ]
