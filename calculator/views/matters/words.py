"""What matters, in words."""

from collections.abc import Mapping, Sequence
from typing import Any, Final, TypeAlias

from calculator.views.assumptions.written import figure
from calculator.views.money import money, percent, significant
from calculator.views.wording import POLICIES, lowered

Report: TypeAlias = Mapping[str, Any]  # of `calculator.matters.report`, with the answer's currency

COUNTS: Final = ("no thing", "one thing", "two things", "three things", "four things")
SHARE_BASIS: Final = (
    "A share is the part of the variance of net value that would go, on average, if this one "
    "assumption were known. What you gave as a number has no spread; the tornado moves it."
)
TORNADO_BASIS: Final = (
    "One thing is moved at a time, all others stay at their medians: assumptions go to their P5 "
    "and P95, what you gave goes one step down and up. This shows direction and size, not how "
    "likely, and nothing of what things do in combination."
)
FINDING_BASIS: Final = (
    "The gain, on average over what might be found, from choosing with that one thing known "
    "instead of choosing today. It is the most that finding out can be worth, before its own cost."
)


def is_nothing(report: Report) -> bool:
    """Whether there is no spread to speak of."""
    return report["sensitivity"] is None


def verdict(report: Report) -> str:
    """Say what most of the spread comes from, and how much of it rests on weak evidence."""
    if is_nothing(report):
        return str(report["note"])
    return f"{most_sentence(report['sensitivity'])} {weak_sentence(report['sensitivity'])}"


def most_sentence(found: Report) -> str:
    """Name the few things that make up most of the spread, or say that there are none."""
    rows = {row["id"]: row for row in found["shares"]}
    most = found["most"]
    if most is None:
        first = found["shares"][0]
        return (
            "No few assumptions make up most of the spread of net value; the largest share is "
            f"{share(first)}."
        )
    named = [share(rows[id_]) for id_ in most["ids"]]
    return (
        f"Most of the spread of net value, {_with_interval(most['share'])}, comes from "
        f"{COUNTS[len(named)]}: {_listed(named)}."
    )


def weak_sentence(found: Report) -> str:
    """Say how much of the spread rests on grades D and E."""
    weak = found["weak"]
    if weak["high"] <= 0:
        return "None of the spread rests on assumptions graded D and E."
    return (
        f"{_with_interval(weak)} of all spread rests on assumptions that are thin evidence or "
        "judgement (grades D and E)."
    )


def shares_sentence(report: Report) -> str:
    """Say what cannot be ranked, what shows no effect, what overlaps, and what is left over."""
    found = report["sensitivity"]
    rows = found["shares"]
    first = sum(row["best_rank"] == 1 for row in rows)
    silent = sum(row["share"]["low"] <= 0 for row in rows)
    parts = [
        f"The largest {first} cannot be told apart with these draws."
        if first > 1
        else f"The largest is {lowered(rows[0]['label'])}.",
        "Where intervals overlap the rank is left open.",
    ]
    if silent:
        parts.append(
            f"{silent} of {len(rows)} assumptions show no effect that these draws can tell from "
            "none."
        )
    seen = {row["id"] for row in rows if row["share"]["low"] > 0}
    parts += [
        _overlap(pair, rows) for pair in found["drawn_together"] if seen & set(pair["between"])
    ]
    parts.append(
        f"{_with_interval(found['in_combination'])} of the spread comes from what they do only in "
        "combination."
    )
    return f"{' '.join(parts)} {SHARE_BASIS}"


def tornado_sentence(report: Report, currency: str) -> str:
    """Say what moves the net value at the medians most, of assumptions and of inputs."""
    tornado = report["tornado"]
    bars = tornado["bars"]
    if not bars:
        return f"Nothing moves the net value at the medians. {TORNADO_BASIS}"
    parts = [f"At the medians net value is {money(tornado['base'], currency, plus=True)}."]
    for kind, start in (("assumption", "Of the assumptions"), ("input", "Of what you gave")):
        bar = next((bar for bar in bars if bar["kind"] == kind), None)
        if bar:
            parts.append(f"{start}, it moves most with {_move(bar, currency)}.")
    return f"{' '.join(parts)} {TORNADO_BASIS}"


def ends(bar: Mapping[str, Any]) -> tuple[str, str]:
    """Name the two ends of a bar: the values of an assumption, or the steps of an input."""
    low, high = (_end(bar[end]["at"], bar["unit"]) for end in ("low", "high"))
    return low, high


def _end(at: float | str, unit: str) -> str:
    return at if isinstance(at, str) else figure(significant(at), unit)


def finding_sentence(report: Report, currency: str) -> str:
    """Say what is best today and what knowing one thing first would be worth."""
    found = report["finding_out"]
    return (
        f"{_choice(found['any_alternative'], 'Of all alternatives', currency)} "
        f"{_choice(found['go_or_not'], _pair(found['go_or_not']), currency)} {FINDING_BASIS}"
    )


def _choice(found: Mapping[str, Any], among: str, currency: str) -> str:
    best = POLICIES[found["best"]]
    start = f"{among}, “{best}” has the highest mean today"
    worth = [row for row in found["top"] if row["worth"]["value"] > 0]
    if not worth:
        return f"{start}, and nothing that could be found out about one assumption changes that."
    first = worth[0]
    return (
        f"{start}; knowing {lowered(first['label'])} first is worth up to "
        f"{money(first['worth']['value'], currency)} ({_money_interval(first['worth'], currency)}),"
        f" knowing everything {money(found['everything'], currency)}."
    )


def _pair(found: Mapping[str, Any]) -> str:
    first, second = (POLICIES[name] for name in found["means"])
    return f"Between “{second}” and “{first}”"


def _move(bar: Mapping[str, Any], currency: str) -> str:
    preposition = "with it" if bar["kind"] == "input" else "at"
    sides = [
        f"{money(bar[end]['net_value'], currency, plus=True)} {preposition} {at}"
        for end, at in zip(("low", "high"), ends(bar), strict=True)
        if bar[end]["net_value"] is not None
    ]
    return f"{lowered(bar['label'])}: {', '.join(sides)}"


def _overlap(pair: Mapping[str, Any], rows: Sequence[Mapping[str, Any]]) -> str:
    labels = {row["id"]: row["label"] for row in rows}
    first, second = (labels[id_] for id_ in pair["between"])
    return (
        f"“{first}” and “{second}” are drawn together, so each one's share holds part of the "
        "other's."
    )


def share(row: Mapping[str, Any]) -> str:
    """Name an assumption with its share."""
    return f"{lowered(row['label'])} ({percent(row['share']['value'])})"


def _with_interval(reading: Mapping[str, float]) -> str:
    return f"{percent(reading['value'])} ({interval(reading)})"


def interval(reading: Mapping[str, float]) -> str:
    """Return the interval of a share, as in 60% to 71%."""
    return f"{percent(max(reading['low'], 0.0))} to {percent(reading['high'])}"


def _money_interval(reading: Mapping[str, float], currency: str) -> str:
    return f"{money(reading['low'], currency)} to {money(reading['high'], currency)}"


def _listed(items: Sequence[str]) -> str:
    """List labels, which may hold commas."""
    return items[0] if len(items) == 1 else f"{'; '.join(items[:-1])}; and {items[-1]}"
