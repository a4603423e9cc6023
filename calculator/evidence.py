"""The register of evidence: every row collected, and what it serves or why it serves nothing.

`assumptions/evidence/*.yaml` holds one file for each pack of evidence. A row that is used names the
entries, rows of law, columns of role families and calibration targets that rest on it, and they
cite its publication; a row that is not used gives a reason of its own. `load_evidence` refuses a
register in which one row breaks that, and names file and row.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Final, Literal, Self, TypeAlias

from pydantic import Field, StringConstraints, model_validator

from calculator.assumption_files import AssumptionFiles
from calculator.calibration import calibration
from calculator.entries import Entry, Number, Row, SourceKeys, Status, Text
from calculator.errors import LibraryError
from calculator.examples import examples
from calculator.library import ASSUMPTIONS, Library, load

EVIDENCE: Final = ASSUMPTIONS / "evidence"
PACKS: Final = ("people", "ai", "compliance")
DO_NOT_USE: Final = "do_not_use.yaml"
UNUSED_AT_MOST: Final = 1 / 3
VALUE_TOLERANCE: Final = 0.03  # of the value: rounding in print
RANGE_TOLERANCE: Final = 0.05  # of p95 - p5: a shape is fitted to its printed range, then cut off

Kind: TypeAlias = Literal["duplicate_layer", "superseded", "too_weak", "out_of_scope"]
Use: TypeAlias = Literal[
    "default", "range", "counter_evidence", "calibration", "formula", "caveat", "cross_check"
]
Figures: TypeAlias = tuple[Number] | tuple[Number, Number, Number]
IN_WORDS: Final = frozenset({"caveat", "cross_check"})  # said in the text, not cited by key


class NotUsed(Row):
    """Why nothing rests on a row."""

    kind: Kind
    reason: Annotated[str, StringConstraints(min_length=20, strip_whitespace=True)]


class EvidenceRow(Row):
    """One row of the evidence, under its number in its pack.

    `used_by` says what rests on it, and as what; `figures` are its [default] or [default, p5, p95]
    in the unit of the entry that takes them, and `differs` says why an entry holds others. `status`
    is how the row's figure was read.
    """

    pack: Text
    id: Text
    label: Text
    status: Status
    source: Text | None = None
    used_by: Mapping[Text, Use] = Field(default_factory=dict)
    figures: Mapping[Text, Figures] = Field(default_factory=dict)
    differs: Mapping[Text, Text] = Field(default_factory=dict)
    not_used: NotUsed | None = None

    @property
    def name(self) -> str:
        """Return its id with its pack, as `people/T1-01`."""
        return f"{self.pack}/{self.id}"

    @model_validator(mode="after")
    def _is_used_or_says_why_not(self) -> Self:
        if bool(self.used_by) == bool(self.not_used):
            raise ValueError(
                "needs either used_by or not_used with its reason; give one of the two"
            )
        stray = sorted(name for name in self.figures if self.used_by.get(name) != "default")
        if stray:
            raise ValueError(f"figures of {', '.join(stray)} need used_by {stray[0]}: default")
        if not self.differs.keys() <= self.figures.keys():
            raise ValueError("differs speaks of figures that are not given; give them")
        return self


class DoNotUse(Row):
    """A figure that must not appear: a pattern for all texts, or one value at one place."""

    claim: Text
    why: Text
    pattern: Text | None = None
    at: Text | None = None
    value: Number | Text | None = None

    @model_validator(mode="after")
    def _can_be_looked_for(self) -> Self:
        if (self.pattern is None) == (self.at is None) or (self.at is None) != (self.value is None):
            raise ValueError("needs a pattern, or at with its value; give one of the two")
        return self


@dataclass(frozen=True, slots=True)
class Target:
    """What a row can serve: the publications it cites, and its entry if it is one."""

    cited: frozenset[str]
    against: frozenset[str] = frozenset()
    entry: Entry | None = None


@dataclass(frozen=True)
class Register:
    """Every row of the evidence by its name, and the figures that must not be used."""

    rows: Mapping[str, EvidenceRow]
    do_not_use: Mapping[str, DoNotUse]

    @cached_property
    def unused(self) -> Mapping[str, NotUsed]:
        """The rows on which nothing rests, with the reason."""
        return MappingProxyType(
            {name: row.not_used for name, row in self.rows.items() if row.not_used}
        )

    @cached_property
    def unused_by_kind(self) -> Mapping[str, int]:
        """Number of rows not used, by kind of reason."""
        return MappingProxyType(Counter(reason.kind for reason in self.unused.values()))

    def serving(self, target: str) -> tuple[EvidenceRow, ...]:
        """Return the rows on which one entry, row of law, column or calibration target rests."""
        return tuple(row for row in self.rows.values() if target in row.used_by)


def load_evidence(folder: Path = EVIDENCE) -> Register:
    """Read the register; LibraryError names file and row of every problem in it."""
    library = load()
    files = AssumptionFiles(folder)
    targets = dict(_targets(library))
    rows: dict[str, EvidenceRow] = {}
    for pack in PACKS:
        file = f"{pack}.yaml"
        for id_, values in files.mapping(file).items():
            row = files.row(EvidenceRow, file, id_, values, pack=pack, id=id_)
            if row is not None:
                rows[row.name] = row
                for problem in _problems(row, targets, library):
                    files.problem(file, id_, problem)
    register = Register(
        rows=MappingProxyType(rows),
        do_not_use=MappingProxyType(files.rows(DoNotUse, DO_NOT_USE, files.mapping(DO_NOT_USE))),
    )
    _check_unused(files, register)
    if files.problems:
        raise LibraryError("\n".join(files.problems))
    return register


def _targets(library: Library) -> Iterator[tuple[str, Target]]:
    for id_, entry in library.entries.items():
        against = frozenset(item.source for item in entry.counter_evidence)
        yield id_, Target(frozenset(entry.cited), against, entry)
    law = library.law
    for file, ids in (
        ("obligations", law.obligations),
        ("layoff_rules", law.layoff_rules),
        ("severance_minima", law.severance),
    ):
        for id_, row in ids.items():
            yield f"{file}.{id_}", Target(frozenset(row.sources))
    salaries = {key for row in library.families.values() for key in row.salary_sources or ()}
    for name, column in library.family_columns.items():
        of_rows: set[str] = salaries if name == "us_annual_salary" else set()
        yield f"role_families.{name}", Target(frozenset({*column.cited, *of_rows}))
    known = calibration()
    for name, target in known.targets.items():
        yield f"calibration.{name}", Target(_keys(target.sources))
    yield "calibration.readiness_mix", Target(_keys((known.readiness_mix.source,)))
    for name in examples():
        yield f"examples.{name}", Target(frozenset())


def _keys(sources: SourceKeys) -> frozenset[str]:
    return frozenset(sources)


def _problems(row: EvidenceRow, targets: Mapping[str, Target], library: Library) -> Iterator[str]:
    if row.source is not None and row.source not in library.sources:
        yield f"source {row.source} is not in sources.yaml; add it there"
    for name, use in row.used_by.items():
        target = targets.get(name)
        if target is None:
            yield f"used_by {name} is no assumption, row of law, column, target or example; mend it"
            continue
        if use not in IN_WORDS:
            yield from _uncited(row, name, use, target)
        if name in row.figures:
            differing = list(_differing(row.figures[name], name, target.entry))
            if name not in row.differs:
                yield from differing
            elif not differing:
                yield f"differs speaks of {name}, which holds its figures; take it out"


def _uncited(row: EvidenceRow, name: str, use: Use, target: Target) -> Iterator[str]:
    if row.source is None:
        if row.status != "judgement" or use == "counter_evidence":
            yield f"serves {name} as {use} without its source; name the publication"
    elif row.source not in (target.against if use == "counter_evidence" else target.cited):
        yield f"serves {name} as {use}, which does not cite {row.source}; cite it there or say why"


def _differing(figures: Figures, name: str, entry: Entry | None) -> Iterator[str]:
    if entry is None:
        yield f"figures for {name}, which is no entry; take them out"
        return
    value, *spread = figures
    if abs(entry.value - value) > VALUE_TOLERANCE * abs(value):
        yield f"gives {value:g} for {name}, whose value is {entry.value:g}; one of them is wrong"
    for label, given, held in zip(("p5", "p95"), spread, (entry.p5, entry.p95), strict=False):
        if abs(held - given) > RANGE_TOLERANCE * (entry.p95 - entry.p5):
            yield f"gives {label} {given:g} for {name}, whose {label} is {held:g}; mend one"


def _check_unused(files: AssumptionFiles, register: Register) -> None:
    by_reason = sorted((reason.reason.casefold(), name) for name, reason in register.unused.items())
    for _, same in groupby(by_reason, key=lambda pair: pair[0]):
        first, *others = (name for _, name in same)
        for name in others:
            pack, id_ = name.split("/", 1)
            files.problem(f"{pack}.yaml", id_, f"repeats the reason of {first}; give its own")
    rows, unused = len(register.rows), len(register.unused)
    if unused > UNUSED_AT_MOST * rows:
        rule = f"{unused} of {rows} rows are not used, more than a third; use more of them"
        files.problem("the register", "not_used", rule)
