"""What is worth a second look in the inputs of law, said beside its field."""

import re
from collections.abc import Iterable
from typing import Final

from calculator.errors import Problem
from calculator.views.law.names import AI_SYSTEMS, INPUTS

PATH: Final = "compliance."

_LABELS: Final = {**INPUTS, **AI_SYSTEMS}
_DOTTED: Final = re.compile(r"\bcompliance(?:\.ai_systems)?\.([a-z_]+)")
_TIER: Final = re.compile(r"\b(" + "|".join(name for name in AI_SYSTEMS if "_" in name) + r")\b")


def beside(warnings: Iterable[Problem]) -> dict[str, list[str]]:
    """Return what is to be said by the field it belongs to, without the page's own name."""
    found: dict[str, list[str]] = {}
    for problem in warnings:
        if problem.path.startswith(PATH):
            field = problem.path.removeprefix(PATH).removesuffix(".total")
            found.setdefault(field, []).append(in_words(problem))
    return found


def to_be_read(problem: Problem) -> str:
    """Return a warning with the labels of pages where it is of law, its place first otherwise."""
    return in_words(problem) if problem.path.startswith(PATH) else str(problem)


def in_words(problem: Problem) -> str:
    """Return rule and fix with the labels of this page in place of the names of fields."""
    sentences = " ".join(f"{part}." for part in (problem.rule, problem.fix) if part)
    dotted = _DOTTED.sub(lambda match: f"“{_LABELS.get(match[1], match[1])}”", sentences)
    text = _TIER.sub(lambda match: f"“{AI_SYSTEMS[match[1]]}”", dotted)
    return text[:1].upper() + text[1:]
