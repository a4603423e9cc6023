"""Signals in words: what to watch and by when, what was seen, and how far it can be trusted."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from calculator.views.calendar import month_and_date
from calculator.views.money import money, money_range, percent, probability, whole
from calculator.views.signals.figures import (
    exact_text,
    expected_text,
    line_text,
    odds_text,
    other_side,
)
from calculator.views.wording import in_draws

Report = Mapping[str, Any]
Row = Mapping[str, Any]

NOTHING: Final = "No post ends, so there is nothing to win or lose, and no signal to watch."
SILENT: Final = "does not tell by this month"
BASIS: Final = (
    "Shares are the odds of losing on either side of the line, with the interval of so many draws. "
    "Losing means from that month on: what is past is past. A signal tells where it puts a losing "
    "and a winning draw in the right order often enough, and both are common enough. The errors of "
    "what is observed are judgements, graded E."
)
WHOLE: Final = "over the whole plan"
NOTHING_TO_COME: Final = "Every month to look at signals is past: there is nothing left to watch."
UNKNOWN: Final = (
    "The model knows no such company: check the figures, and do not rely on odds given them."
)
RECORD: Final = "Figures that tell little alone still count together: enter them as they come in."


def verdict(report: Report) -> str:
    """Say what to watch, from when on it tells, and where the line is."""
    telling = list(_telling(report))
    last = max(row["month"] for _, row in _rows(report))
    if last <= report["now_month"]:
        return NOTHING_TO_COME
    if not telling:
        figure = "figure still to come" if report["now_month"] else "signal"
        return f"No single {figure} tells by month {last} whether the plan loses. {RECORD}"
    first = min(row["month"] for _, row in telling)
    signal, row = max(
        (pair for pair in telling if pair[1]["month"] == first),
        key=lambda pair: pair[1]["area"]["value"],
    )
    when = month_and_date(report["start_month"], first)
    beyond, within = (row[f"probability_of_loss_{name}"]["value"] for name in ("beyond", "within"))
    return (
        f"First to watch: {_lower(signal['label'])}. By {when} it tells: at "
        f"{line_text(signal, row)} the plan loses from then on {in_draws(beyond)}; "
        f"{other_side(row)} that, {in_draws(within, again=True)}."
    )


def reach(report: Report) -> str:
    """Say how many signals tell by when, and which never do."""
    months = sorted({row["month"] for _, row in _rows(report)})
    counts = [
        f"{sum(row['tells'] for _, row in _rows(report) if row['month'] == month)} by month {month}"
        for month in months
    ]
    silent = [
        _lower(signal["label"])
        for signal in report["signals"]
        if not any(row["tells"] for row in signal["months"])
    ]
    never = f" Alone, these do not tell by any of them: {', '.join(silent)}." if silent else ""
    return f"Signals that tell, of {len(report['signals'])}: {', '.join(counts)}.{never}"


def cell(signal: Row, row: Row) -> str:
    """Return what a signal tells by one month: the line, and the odds on either side."""
    if not row["tells"]:
        return f"{SILENT}{_why(row)}"
    beyond, within = (
        odds_text(row[f"probability_of_loss_{name}"]) for name in ("beyond", "within")
    )
    return f"{line_text(signal, row)}: {beyond}; {other_side(row)}: {within}"


def chart_sentence(report: Report) -> str:
    """Say what the marks of the chart are."""
    return (
        "Each mark is how often the signal puts a losing and a winning draw in the right order by "
        "that month, with the interval of so many draws; a half is chance, and the dashed line at "
        f"{percent(report['rules']['least_area'])} is where a signal counts as telling. The table "
        "has what is expected of each, P10 to P90, and how to count it."
    )


def odds_sentence(report: Report) -> str:
    """Say what the odds of what is still open are, given what was seen, beside before."""
    loss, _ = still_open(report)
    return (
        f"Given what was seen by month {report['now_month']}, the plan loses {since(report)} "
        f"{in_draws(loss['after'])}; before, {in_draws(loss['before'], again=True)}."
    )


def value_sentence(report: Report) -> str:
    """Say what the value still open is, and the odds with the months that are past."""
    given, currency = report["given"], report["currency"]
    loss, (_, value) = given["probability_of_loss"], still_open(report)
    after, before = value["after"], value["before"]
    text = (
        f"Its value {since(report)} is {money(after['p50'], currency, plus=True)} "
        f"({money_range(after, currency, plus=True)}); before, "
        f"{money(before['p50'], currency, plus=True)} "
        f"({money_range(before, currency, plus=True)})."
    )
    if since(report) == WHOLE:
        return text
    return (
        f"{text} With the months that are past it loses {in_draws(loss['after'])}; before, "
        f"{in_draws(loss['before'], again=True)}."
    )


def still_open(report: Report) -> tuple[Row, Row]:
    """Return odds of loss and value of the months to come; of all, once none is to come."""
    given = report["given"]
    if since(report) == WHOLE:
        return given["probability_of_loss"], given["net_value"]
    return given["probability_of_loss_from_now"], given["value_from_now"]


def since(report: Report) -> str:
    """Say of which months odds and value are told."""
    now = report["now_month"]
    return f"from month {now + 1} on" if 0 < now < report["horizon_months"] else WHOLE


def weight_sentence(report: Report) -> str:
    """Say how many draws count in effect, and whether what was seen was given less weight."""
    given, draws = report["given"], report["draws"]
    counted = f"{whole(given['effective_sample'])} of {whole(draws)} draws count in effect."
    if not given["is_tempered"]:
        return counted
    least, alone = report["rules"]["effective_sample"], given["untempered_sample"]
    own = f"{whole(alone)}" if alone >= 1.5 else "only one"  # noqa: PLR2004 - rounds to one
    return (
        f"{counted} At full weight {own} would, fewer than {whole(least)}, so what was seen counts "
        f"for less here (tempered, its likelihood to the power {given['tempering_exponent']:.2g}): "
        "the figures move less far than it alone would take them."
    )


def outside(report: Report) -> list[str]:
    """Warn of every figure that lies outside everything simulated, alone or beside the rest."""
    units = {signal["id"]: signal for signal in report["signals"]}
    return [
        text for row in report["observed"] for text in [_outside(units[row["signal"]], row)] if text
    ]


def rules_sentence(report: Report) -> str:
    """Say when a threshold is shown."""
    rules = report["rules"]
    return (
        f"A threshold is shown where losing and winning draws each hold at least "
        f"{percent(rules['least_side'])} of the weight and the signal orders the two rightly "
        f"{percent(rules['least_area'])} of the time or more; intervals cover "
        f"{probability(rules['confidence'])}."
    )


def _outside(signal: Row, row: Row) -> str:
    figure = (
        f"{_lower(signal['label'])} in month {row['month']}, "
        f"{exact_text(signal['unit'], row['value'])}"
    )
    beside = row["beside_the_rest"]
    if row["is_outside"]:
        return (
            f"Outside everything simulated: {figure}, where "
            f"{expected_text(signal['unit'], row['expected'])} was expected. {UNKNOWN}"
        )
    if beside is not None and beside["is_outside"]:
        return (
            f"Outside everything simulated together with the other figures: {figure}, where "
            f"{expected_text(signal['unit'], beside['expected'])} was expected beside them. "
            f"{UNKNOWN}"
        )
    return ""


def _why(row: Row) -> str:
    if row["why_not"] != "one_sided":
        return ""
    return f" (loses {in_draws(row['probability_of_loss'])} either way)"


def _rows(report: Report) -> Iterator[tuple[Row, Row]]:
    for signal in report["signals"]:
        for row in signal["months"]:
            yield signal, row


def _telling(report: Report) -> Iterator[tuple[Row, Row]]:
    """Yield what tells and is still to come."""
    yield from (pair for pair in _rows(report) if pair[1]["tells"] and not pair[1]["is_past"])


def _lower(label: str) -> str:
    """Return a label inside a sentence; abbreviations keep their capitals."""
    return label if label[:2].isupper() else label[0].lower() + label[1:]
