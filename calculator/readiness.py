"""The readiness questionnaire: answers by dimension become one of the four levels.

The level is the weighted mean of the answers, and at most one above the weakest of the dimensions
that everything else rests on: a chain is as strong as its weakest link.
"""

import math
from collections.abc import Mapping
from typing import Final

from calculator.ai_programme import READINESS_LEVELS, Readiness
from calculator.beliefs import constant
from calculator.library import Library
from calculator.scenario import Scenario

FOUNDATIONS: Final = ("data", "engineering", "talent")


def answered(readiness: Readiness) -> dict[str, float]:
    """Return the answers that were given, 1 to 5, by dimension."""
    return {name: score for name, score in readiness.model_dump().items() if score is not None}


def readiness_score(scenario: Scenario, library: Library) -> float | None:
    """Return the score that the answers come to, 1 to 5; None where nothing was answered.

    A dimension without an answer leaves its weight to the others, and caps nothing.
    """
    answers = answered(scenario.ai_programme.readiness)
    if not answers:
        return None
    return min(weighted_mean(answers, scenario, library), ceiling(answers))


def weighted_mean(answers: Mapping[str, float], scenario: Scenario, library: Library) -> float:
    """Weigh answers, of which there is one at least; the least of them where none has a weight."""
    weights = {name: constant(f"readiness_weight_{name}", scenario, library) for name in answers}
    total = sum(weights.values())
    if total <= 0:
        return min(answers.values())
    return sum(weights[name] * score for name, score in answers.items()) / total


def ceiling(answers: Mapping[str, float]) -> float:
    """Return the highest score that the weakest foundation allows; infinite without any."""
    weakest = min((answers[name] for name in FOUNDATIONS if name in answers), default=math.inf)
    return weakest + 1


def readiness_level(scenario: Scenario, library: Library) -> int:
    """Return the level the model takes: that of the answers, else the one given."""
    score = readiness_score(scenario, library)
    if score is None:
        return scenario.ai_programme.readiness_level
    return min(max(READINESS_LEVELS), max(min(READINESS_LEVELS), math.floor(score + 0.5)))
