"""The built-in examples: plans to open, what was public in them kept apart from what is assumed.

Each is a file of `assumptions/examples/`. Every value that its plan gives is covered by exactly one
public fact or one assumption; a file for which that is not so is refused.
"""

import math
import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Any, Final, Literal, Self, TypeAlias

from pydantic import Field, StringConstraints, model_validator

from calculator.assumption_files import AssumptionFiles
from calculator.entries import Number, Row, Source, Text
from calculator.errors import InputError, LibraryError, Problem
from calculator.library import ASSUMPTIONS, load
from calculator.scenario import Scenario

EXAMPLES: Final = ASSUMPTIONS / "examples"
SECTORS: Final = ("software", "bank", "insurer", "hospital-group", "retailer", "public-agency")
NAMES: Final = ("midmarket", *SECTORS, "meta-2022", "klarna", "ibm")

Date: TypeAlias = Annotated[str, StringConstraints(pattern=r"^\d{4}(-\d{2}){0,2}$")]


class Report(Row):
    """Something that was published, on `date` (YYYY, YYYY-MM or YYYY-MM-DD).

    `source` is a key of `sources()`; `status` says how it was read.
    """

    fact: Text
    source: Text
    date: Date
    status: Literal["seen", "second-hand", "recalled"]


class Fact(Report):
    """Something published that the plan rests on.

    `paths` are the values of the plan that it gives, as `--set` names them; `teams[*]` is every
    team that no other path names. `total_of` is a value of the teams of which only the sum,
    `total`, was published.
    """

    paths: tuple[Text, ...] = ()
    total_of: Text | None = None
    total: Number | None = None


class Assumed(Row):
    """Values of the plan that nobody published, and why they are what they are."""

    paths: Annotated[tuple[Text, ...], Field(min_length=1)]
    why: Text


class CoveredPlan(Row):
    """A plan of which every value that it gives is covered by one public fact or one assumption."""

    name: Text
    title: Text
    summary: Text
    plan: Scenario = Field(validation_alias="scenario")
    public: tuple[Fact, ...] = ()
    assumed: tuple[Assumed, ...] = ()

    @property
    def scenario(self) -> dict[str, Any]:
        """The plan as a new scenario file: what it gives, and no default."""
        return {"name": self.title, **self._given()}

    @property
    def cited(self) -> frozenset[str]:
        """Key of the source of every fact."""
        return frozenset(fact.source for fact in self.public)

    @model_validator(mode="after")
    def _rules(self) -> Self:
        problems = list(self.problems())
        if problems:
            raise ValueError("; ".join(problems))
        return self

    def problems(self) -> Iterator[str]:
        """Every rule that is broken, with the fix."""
        yield from self._cover_problems()
        yield from self._total_problems()

    def _given(self) -> dict[str, Any]:
        return self.plan.model_dump(mode="json", exclude_unset=True)

    def _cover_problems(self) -> Iterator[str]:
        places = dict(_leaves(self._given()))
        parts = (*(fact.paths for fact in self.public), *(item.paths for item in self.assumed))
        covers = [path for paths in parts for path in paths]
        for path in covers:
            if not any(path in {place, _of_any_team(place)} for place in places):
                yield f"{path} is not in the scenario; take it out"
        for place in places:
            count = covers.count(place) or covers.count(_of_any_team(place))
            if count != 1:
                yield f"{place} is covered {count} times; cover it by one fact or assumption"

    def _total_problems(self) -> Iterator[str]:
        places = dict(_leaves(self._given()))
        for fact in self.public:
            if fact.total_of is None and fact.total is None:
                continue
            found = [
                value for place, value in places.items() if _of_any_team(place) == fact.total_of
            ]
            if fact.total is None or not math.isclose(math.fsum(found), fact.total):
                yield f"{fact.total_of} adds up to {math.fsum(found):g}, not {fact.total}; mend one"


class Example(CoveredPlan):
    """One plan to open. `outcome` is what was reported later; the model does not know it.

    Those of a kind other than `public` are made up; `sector` is a first plan for a sector.
    """

    kind: Literal["public", "made up", "sector"]
    outcome: tuple[Report, ...] = ()
    often_misreported: str = ""

    @property
    def is_public(self) -> bool:
        """Whether it rests on a case that was in public."""
        return self.kind == "public"

    @property
    def cited(self) -> frozenset[str]:
        """Key of the source of every fact, those reported later included."""
        return frozenset(report.source for report in (*self.public, *self.outcome))

    def problems(self) -> Iterator[str]:
        """Every rule that is broken, with the fix."""
        if not self.is_public and self.cited:
            yield "what is made up has no public facts; take them out"
        if self.is_public and not (self.public and self.outcome and self.often_misreported):
            yield "a public case has public facts, an outcome and often_misreported; give them"
        yield from super().problems()


def examples(folder: Path = EXAMPLES) -> Mapping[str, Example]:
    """Return every example by name, the default one first.

    LibraryError names file and key of every problem in the folder.
    """
    return _read(folder)[0]


def sources(folder: Path = EXAMPLES) -> Mapping[str, Source]:
    """Return every publication that the examples cite, by key."""
    return _read(folder)[1]


def example(name: str) -> Example:
    """Return one example; InputError lists the names there are, the closest first."""
    found = examples()
    if name in found:
        return found[name]
    close = get_close_matches(name.casefold(), found, n=1)
    meant = f"Did you mean {close[0]}? " if close else ""
    fix = f"{meant}Choose one of {', '.join(found)}"
    raise InputError([Problem(f"there is no example '{name}'", fix)])


def example_rows() -> list[dict[str, str]]:
    """List the examples as plain data."""
    return [
        {"name": example.name, "title": example.title, "kind": example.kind}
        for example in examples().values()
    ]


@cache
def _read(folder: Path) -> tuple[Mapping[str, Example], Mapping[str, Source]]:
    files = AssumptionFiles(folder)
    own = files.rows(Source, "sources.yaml", files.mapping("sources.yaml"))
    known = {**load().sources, **own}
    found = {}
    for name in NAMES:
        file = f"{name}.yaml"
        row = files.row(Example, file, name, files.data(file))
        if row is not None:
            found[name] = row
            files.unknown(file, name, row.cited, known)
            if row.name != name:
                files.problem(file, "name", f"is {row.name}; name an example as its file")
    cited = frozenset[str]().union(*(row.cited for row in found.values()))
    for key in sorted(own):
        if key in load().sources:
            files.problem("sources.yaml", key, "stands in ../sources.yaml too; keep that one")
        elif key not in cited and not files.unreadable:
            files.problem("sources.yaml", key, "no example cites it; take it out")
    if files.problems:
        raise LibraryError("\n".join(files.problems))
    used = {key: known[key] for key in known if key in cited}
    return MappingProxyType(found), MappingProxyType(used)


def _leaves(given: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    """Every value that is no mapping, at the path by which `--set` names it."""
    for key, value in given.items():
        if key == "teams":
            for team in value:
                yield from _leaves(team, f"teams[{team['team']}].")
        elif isinstance(value, Mapping):
            yield from _leaves(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", value


def _of_any_team(place: str) -> str:
    return re.sub(r"^teams\[.*\]", "teams[*]", place)
