"""The readiness questionnaire in words: its levels, its score and what caps it."""

from collections.abc import Mapping
from typing import Final

from calculator.ai_programme import Readiness
from calculator.library import Library
from calculator.readiness import (
    FOUNDATIONS,
    answered,
    ceiling,
    readiness_level,
    readiness_score,
    weighted_mean,
)
from calculator.scenario import Scenario
from calculator.views.money import exact
from calculator.views.numerals import marked

NOT_ANSWERED: Final = 0.0
LEVELS: Final[Mapping[float, str]] = {
    NOT_ANSWERED: "Not answered",
    1: "1 · Not begun",
    2: "2 · First attempts",
    3: "3 · In place here and there",
    4: "4 · In place throughout",
    5: "5 · Leading, and measured",
}


def dimensions() -> dict[str, str]:
    """Return the label of every dimension."""
    return {name: field.description or name for name, field in Readiness.model_fields.items()}


def choices(given: float | None) -> list[float]:
    """Return the levels to choose from; a score between two is offered where it was given."""
    return sorted({*LEVELS, given or NOT_ANSWERED})


def in_words(score: float) -> str:
    """Return a level in words."""
    return LEVELS.get(score, f"{exact(score)}, as given")


def outcome(scenario: Scenario, library: Library) -> str:
    """Say what the answers come to: score, the cap where it bites, level."""
    answers = answered(scenario.ai_programme.readiness)
    score = readiness_score(scenario, library)
    if score is None:
        return "Nothing is answered, so the level chosen above counts."
    level = readiness_level(scenario, library)
    mean, most = weighted_mean(answers, scenario, library), ceiling(answers)
    given = f"{len(answers)} of {len(Readiness.model_fields)} answered"
    if mean <= most:
        return f"{given}: score {_tenths(score)} of 5, which is level {level} of 4."
    weakest = [name for name in FOUNDATIONS if answers.get(name) == most - 1]
    labels = dimensions()
    return (
        f"{given}: the mean is {_tenths(mean)}, held to {_tenths(score)} of 5, one above the "
        f"weakest foundation ({'; '.join(labels[name] for name in weakest)}). "
        f"That is level {level} of 4."
    )


def _tenths(score: float) -> str:
    return marked(f"{score:.1f}")
