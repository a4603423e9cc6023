"""Published figures: what every built-in example came to under each version, and what moved.

`docs/figures/` holds one file a released version, and `unreleased.json` for the tree as it stands.
A figure is named as in the answer's headline, as in `net_value.p50`.
"""

import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

from calculator.answer import Answer, headline
from calculator.errors import InputError, Problem
from calculator.evaluate import SLACKS, evaluate_plan, loss_at_slack
from calculator.examples import examples
from calculator.library import Library, load
from calculator.scenario import Scenario

FIGURES: Final = Path(__file__).resolve().parent.parent / "docs" / "figures"
UNRELEASED: Final = "unreleased"
LEFT_OUT: Final = frozenset({"mean", "centre"})
DIGITS: Final = 9  # significant, as written down
ROUNDING: Final = 1e-6  # of a figure: what another machine may make of the same model


@dataclass(frozen=True, slots=True)
class Published:
    """The figures of one version; of each example its currency, and the figures by name.

    A figure is None where it lies past the horizon or is not defined.
    """

    model_version: str
    assumptions_version: str
    draws: int
    currencies: Mapping[str, str]
    figures: Mapping[str, Mapping[str, float | None]]


@dataclass(frozen=True, slots=True)
class Move:
    """A figure of an example that two versions give differently."""

    example: str
    figure: str
    before: float | None
    after: float | None


def today() -> Published:
    """Work out every built-in example with the model and the assumptions as they are."""
    library = load()
    return published(
        {name: _headline(example.plan, library) for name, example in examples().items()}
    )


def published(answers: Mapping[str, Answer]) -> Published:
    """Take the figures of answers, by example."""
    first = next(iter(answers.values()))
    return Published(
        model_version=first["model_version"],
        assumptions_version=first["assumptions_version"],
        draws=first["draws"],
        currencies={name: found["currency"] for name, found in answers.items()},
        figures={name: dict(_flat(found["headline"])) for name, found in answers.items()},
    )


def versions() -> tuple[str, ...]:
    """Return the versions whose figures are held, oldest first, the tree as it stands last."""
    names = {path.stem for path in FIGURES.glob("*.json")} - {UNRELEASED}
    return (*sorted(names, key=lambda name: [int(part) for part in name.split(".")]), UNRELEASED)


def held(version: str) -> Published:
    """Read the figures of a version; `InputError` if there are none."""
    if version not in versions():
        problem = f"no figures are held of version '{version}'"
        raise InputError([Problem(problem, f"Choose one of {', '.join(versions())}")])
    return Published(**json.loads((FIGURES / f"{version}.json").read_text(encoding="utf-8")))


def written(figures: Published) -> str:
    """Write figures as the text of a file."""
    plain = {name: getattr(figures, name) for name in Published.__slots__}
    return json.dumps(plain, indent=1, ensure_ascii=False, allow_nan=False) + "\n"


def moves(before: Published, after: Published) -> list[Move]:
    """Return what moved by more than rounding, of the figures that both versions give."""
    return [
        Move(example, name, was, after.figures[example][name])
        for example, figures in before.figures.items()
        if example in after.figures
        for name, was in figures.items()
        if name in after.figures[example] and not _same(was, after.figures[example][name])
    ]


def names(figures: Published) -> set[tuple[str, str]]:
    """Return which figures of which examples there are."""
    return {(example, name) for example, found in figures.figures.items() for name in found}


def _headline(plan: Scenario, library: Library) -> Answer:
    """Work out what is said first, its ladder of slack included, and nothing else."""
    begun = evaluate_plan(plan, library)
    ladder = {slack: loss_at_slack(begun.parameters, begun.policy, slack) for slack in SLACKS}
    return headline(replace(begun, loss_by_slack=ladder))


def _flat(figures: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, float | None]]:
    for name, value in figures.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{above}{name}.")
        elif name not in LEFT_OUT:
            yield f"{above}{name}", None if value is None else float(f"{value:.{DIGITS}g}")


def _same(before: float | None, after: float | None) -> bool:
    if before is None or after is None:
        return before is after
    return math.isclose(before, after, rel_tol=ROUNDING, abs_tol=ROUNDING * ROUNDING)
