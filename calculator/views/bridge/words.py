"""The bridge in words: what it comes to, which step takes most, and what its ranges are."""

from collections.abc import Mapping, Sequence
from typing import Final, TypeAlias

from calculator.views.bridge.names import CLAIMED, NET, STEPS
from calculator.views.bridge.tables import short
from calculator.views.money import DASH, money, money_range
from calculator.views.wording import NEGLIGIBLE, Answer

Value: TypeAlias = Mapping[str, float]

MEANS: Final = (
    "Bars are means over the draws, because means add up and medians do not. A thin line, like a "
    "range in brackets, is what the two orders of switching the steps on come to, not the spread "
    "of the draws."
)


def sentence(answer: Answer) -> str:
    """Say what is left of the claimed saving on average, and which steps move most of it."""
    currency, median = answer["currency"], answer["headline"]["net_value"]
    steps = {row["step"]: row["value"] for row in answer["bridge"]}
    claimed, net = steps.pop(CLAIMED)["mean"], steps.pop(NET)["mean"]
    if not claimed:
        return "No post ends, so nothing is claimed and no step takes from it."
    first = (
        f"On average the claimed saving of {short(claimed, currency, plus=False)} comes to a net "
        f"value of {short(net, currency)}; the median is "
        f"{money(median['p50'], currency, plus=True)} "
        f"(P10{DASH}P90: {money_range(median, currency, plus=True)})."
    )
    told = {step: value for step, value in steps.items() if _counts(value, claimed)}
    ordered = sorted(told, key=lambda step: told[step]["mean"])
    takes = [step for step in ordered if told[step]["mean"] < 0]
    adds = [step for step in reversed(ordered) if told[step]["mean"] > 0]
    moves = [
        _most(verb, names, told, currency)
        for verb, names in (("takes", takes), ("adds", adds))
        if names
    ]
    return " ".join([first, *moves, MEANS])


def _counts(value: Value, claimed: float) -> bool:
    return abs(value["mean"]) > NEGLIGIBLE * claimed


def _most(verb: str, names: Sequence[str], steps: Mapping[str, Value], currency: str) -> str:
    """Name the step that moves most, and the one after it."""
    told = [f"{STEPS[name]}: {_with_orders(steps[name], currency)}" for name in names[:2]]
    return f"What {verb} most is {'; then '.join(told)}."


def _with_orders(value: Value, currency: str) -> str:
    low, high = (short(value[name], currency) for name in ("low", "high"))
    middle = short(value["mean"], currency)
    return middle if low == high else f"{middle} ({low} to {high})"
