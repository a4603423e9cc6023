"""The kinds of export, by the ending of their files."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from calculator.answer import answer
from calculator.documents.everything import as_csv, as_json
from calculator.documents.findings import Findings, find
from calculator.documents.slide.slide import slide_png
from calculator.documents.workbook.workbook import workbook
from calculator.errors import Problem
from calculator.evaluate import (
    DEFAULT_DRAWS,
    Evaluation,
    Notice,
    evaluate_others,
    evaluate_plan,
    part_of,
)
from calculator.library import Library
from calculator.scenario import Scenario

OfFindings: TypeAlias = Callable[[Findings], bytes]
OfAnswer: TypeAlias = Callable[[Evaluation], bytes]

DATA: Final[Mapping[str, OfFindings]] = {
    ".csv": lambda findings: as_csv(findings).encode("utf-8-sig"),
    ".json": lambda findings: as_json(findings).encode(),
}
PAPERS: Final[Mapping[str, OfAnswer]] = {
    ".xlsx": workbook,
    ".png": lambda evaluation: slide_png(answer(evaluation)),
}
BEGUN: Final = 0.3  # of the time of an evaluation, until the plan itself is worked out
ENDINGS: Final = (*PAPERS, *DATA)
MEDIA: Final[Mapping[str, str]] = {
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".csv": "text/csv",
    ".json": "application/json",
    ".png": "image/png",
}


@dataclass(frozen=True, slots=True)
class Export:
    """What was written, and what to say of it."""

    content: bytes
    warnings: tuple[Problem, ...]


def exported(
    ending: str,
    scenario: Scenario,
    library: Library,
    policy: str = "planned",
    draws: int = DEFAULT_DRAWS,
    notice: Notice | None = None,
) -> Export:
    """Make an export of a scenario; `InputError` and `notice` as in `evaluate_plan`.

    `KeyError` for an ending that is none of `ENDINGS`.
    """
    if ending in DATA:
        findings = find(scenario, library, policy, draws, notice)
        return Export(DATA[ending](findings), findings.warnings)
    begun = evaluate_plan(scenario, library, policy, draws, part_of(notice, 0, BEGUN))
    evaluation = evaluate_others(begun, part_of(notice, BEGUN, 1))
    return Export(PAPERS[ending](evaluation), evaluation.warnings)
