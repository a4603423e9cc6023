"""Reads the backtest, and refuses inputs that are not those that were frozen."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import Final

from calculator import examples
from calculator.assumption_files import AssumptionFiles
from calculator.backtest.rows import Case, Entered, Freeze, Later, Measure
from calculator.entries import Source
from calculator.errors import LibraryError
from calculator.library import ASSUMPTIONS, load

BACKTEST: Final = ASSUMPTIONS / "backtest"
MEASURES: Final = "measures.yaml"
OUTCOMES: Final = "outcomes.yaml"


@dataclass(frozen=True, slots=True)
class Backtest:
    """Cases by name, in the order of their announcements, and what belongs to them."""

    cases: Mapping[str, Case]
    measures: Mapping[str, Measure]
    later: Mapping[str, Later]
    freezes: tuple[Freeze, ...]
    sources: Mapping[str, Source]

    @property
    def frozen(self) -> Freeze:
        """The freeze in force."""
        return self.freezes[-1]


@cache
def backtest(folder: Path = BACKTEST) -> Backtest:
    """Read the folder; LibraryError names every problem, a changed input first."""
    files = AssumptionFiles(folder)
    entered = files.row(Entered, OUTCOMES, "the file", files.mapping(OUTCOMES))
    measures = files.rows(Measure, MEASURES, files.mapping(MEASURES))
    cases = {
        Path(file).stem: files.row(Case, file, "the file", files.mapping(file))
        for file in _inputs(folder)
    }
    sound = {name: case for name, case in cases.items() if case is not None}
    if entered is None or len(sound) < len(cases):
        raise LibraryError("\n".join(files.problems))
    known = {**load().sources, **examples.sources(), **entered.sources}
    for file, problem in _unfrozen(folder, entered.freezes[-1]):
        files.problem(file, "the file", problem)
    for name, case in sound.items():
        file = f"inputs/{name}.yaml"
        files.unknown(file, name, case.cited, known)
        for problem in _case_problems(name, case, measures, entered):
            files.problem(file, name, problem)
    for name, later in entered.cases.items():
        files.unknown(OUTCOMES, name, (report.source for report in later.reports), known)
        if name not in sound:
            files.problem(OUTCOMES, name, "there is no such case; take it out")
    if files.problems:
        raise LibraryError("\n".join(files.problems))
    ordered = dict(sorted(sound.items(), key=lambda item: item[1].announced))
    return Backtest(
        cases=MappingProxyType(ordered),
        measures=MappingProxyType(measures),
        later=MappingProxyType(dict(entered.cases)),
        freezes=entered.freezes,
        sources=MappingProxyType(known),
    )


def digest(path: Path) -> str:
    """Return the SHA-256 of a text file, the same however a checkout ends its lines."""
    return sha256(path.read_text(encoding="utf-8").encode()).hexdigest()


def _inputs(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.glob("inputs/*.yaml"))


def _unfrozen(folder: Path, freeze: Freeze) -> Iterator[tuple[str, str]]:
    """Every file that is not as it was frozen, with what to do about it."""
    frozen = f"frozen on {freeze.date} in {freeze.commit[:7]}"
    names = [MEASURES, *_inputs(folder)]
    for name in names:
        if name not in freeze.sha256:
            yield name, f"was not {frozen}; commit it and add a freeze with its reason"
        elif digest(folder / name) != freeze.sha256[name]:
            yield name, f"is not what was {frozen}; restore it, or add a freeze with its reason"
    for name in sorted(freeze.sha256.keys() - set(names)):
        yield name, f"was {frozen} and is missing; restore it"


def _case_problems(
    name: str, case: Case, measures: Mapping[str, Measure], entered: Entered
) -> Iterator[str]:
    if case.name != name:
        yield f"is named {case.name}; name a case as its file"
    unknown = sorted(set(case.measures) - measures.keys())
    if unknown:
        yield f"{', '.join(unknown)} is no measure of {MEASURES}; choose one of them"
        return
    later = entered.cases.get(name)
    if later is None:
        yield f"has no outcomes in {OUTCOMES}; enter them, or why there are none"
        return
    silent = set()
    for id_ in case.measures:
        due = case.due(measures[id_])
        report = later.nearest(measures[id_], due)
        if report is None:
            silent.add(id_)
        read = report.day if report else due
        if read and not 1 <= case.month_of(read) <= case.plan.horizon_months:
            yield f"{id_} is read on {read}, outside the horizon; lengthen it"
    for id_ in sorted(silent ^ later.unreported.keys()):
        yield f"{id_} needs either a report in {OUTCOMES} or its reason under unreported"
