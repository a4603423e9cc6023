"""The user's own assumptions in words: what they are, and what is wrong with one."""

import re
from collections.abc import Mapping
from typing import Final

from calculator.errors import Problem
from calculator.scenario import Range
from calculator.views.assumptions.assumed import Own
from calculator.views.assumptions.record import Record
from calculator.views.assumptions.written import HUNDRED, SHARES, figure, span

_GIVEN: Final = re.compile(r"^\{.*\}: ")  # a range as a file writes it
_NUMBER: Final = re.compile(r"(?<![\w.])-?\d+(?:\.\d+)?(?:e[+-]?\d+)?(?![\w%])")
_QUANTILE: Final = re.compile(r"\bp(5|95)\b")


def written(own: Own, unit: str) -> str:
    """Write a value or a range of the user's own."""
    if isinstance(own, Range):
        return f"{span(own.p5, own.p95, unit)} (P5 to P95)"
    return figure(own, unit)


def in_words(problem: Problem, unit: str) -> str:
    """Return what is wrong beside the field it stands in, shares in percent as they are there."""
    text = _GIVEN.sub("", problem.rule)
    if unit in SHARES:
        text = _NUMBER.sub(lambda match: f"{float(match[0]) * HUNDRED:.6g}%", text)
        text = text.removesuffix(f" {unit}")
    text = _QUANTILE.sub(r"P\1", text)
    sentence = f"{text[:1].upper()}{text[1:]}."
    return f"{sentence} {problem.fix}." if problem.fix else sentence


def named(own: Mapping[str, Own], records: Mapping[str, Record]) -> str:
    """Name what the open plan sets itself, in one sentence."""
    texts = [
        f"{records[id_].label}: {written(value, records[id_].unit)}"
        for id_, value in own.items()
        if id_ in records
    ]
    return f"Set by you: {'; '.join(texts)}." if texts else ""


def unknown(own: Mapping[str, Own], records: Mapping[str, Record]) -> list[str]:
    """Return what the open plan sets that the library does not hold."""
    return [id_ for id_ in own if id_ not in records]
