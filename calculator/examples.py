"""The built-in examples: plans to open, what was public in them kept apart from what is assumed.

They stand in `assumptions/examples/`, one file each. Every value a plan gives is covered by exactly
one public fact or one assumption; a file for which that is not so is refused.
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
from calculator.library import ASSUMPTIONS
from calculator.scenario import Scenario

__all__ = ["EXAMPLES", "NAMES", "Assumed", "Example", "Fact", "example", "examples", "sources"]

EXAMPLES: Final = ASSUMPTIONS / "examples"
NAMES: Final = ("midmarket", "meta-2022", "klarna", "ibm")

Date: TypeAlias = Annotated[str, StringConstraints(pattern=r"^\d{4}(-\d{2}){0,2}$")]
Paths: TypeAlias = tuple[Text, ...]


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

    `paths` are the values of the plan that it gives, as `--set` names them; `teams[*]` is every team
    that no other path names. `total_of` is a value of the teams of which only the sum, `total`, was
    published.
    """

    paths: Paths = ()
    total_of: Text | None = None
    total: Number | None = None


class Assumed(Row):
    """Values of the plan that nobody published, and why they are what they are."""

    paths: Annotated[Paths, Field(min_length=1)]
    why: Text


class Example(Row):
    """One plan to open. `outcome` is what was reported later; the model does not know it."""

    name: Text
    title: Text
    kind: Literal["public", "made up"]
    summary: Text
    plan: Scenario = Field(validation_alias="scenario")
    public: tuple[Fact, ...] = ()
    assumed: tuple[Assumed, ...] = ()
    outcome: tuple[Fact, ...] = ()
    often_misreported: str = ""

    @property
    def scenario(self) -> dict[str, Any]:
        """The plan as a new scenario file: what the example gives and no default."""
        return {"name": self.title, **_given(self.plan)}

    @property
    def cited(self) -> tuple[str, ...]:
        """Key of the source of every fact."""
        return tuple(fact.source for fact in self.public + self.outcome)

    @model_validator(mode="after")
    def _nothing_unexplained(self) -> Self:
        broken = [*self._cover_problems(), *self._total_problems()]
        if broken:
            raise ValueError("; ".join(broken))
        return self

    def _cover_problems(self) -> Iterator[str]:
        covers = [path for item in (*self.public, *self.assumed) for path in item.paths]
        places = dict(_leaves(_given(self.plan)))
        for place in places:
            count = sum(_matches(pattern, place) for pattern in covers)
            if count != 1:
                yield f"{place} is covered {count} times; cover it by one fact or assumption"
        for pattern in covers:
            if not any(_matches(pattern, place) for place in places):
                yield f"{pattern} is not in the scenario; take it out"

    def _total_problems(self) -> Iterator[str]:
        places = dict(_leaves(_given(self.plan)))
        for fact in filter(lambda fact: fact.total_of or fact.total is not None, self.public):
            pattern = fact.total_of or ""
            found = [value for place, value in places.items() if _matches(pattern, place)]
            if fact.total is None or not math.isclose(math.fsum(found), fact.total):
                yield f"total of {pattern} is {math.fsum(found):g} and not {fact.total}; mend one"


@cache
def examples(folder: Path = EXAMPLES) -> Mapping[str, Example]:
    """Return every example by name, the default one first.

    LibraryError names file and key of every problem in the folder.
    """
    files = AssumptionFiles(folder)
    known = files.rows(Source, "sources.yaml", files.mapping("sources.yaml"))
    found = {name: _read(files, name) for name in NAMES}
    cited = {key for example_ in found.values() if example_ for key in example_.cited}
    for name, example_ in found.items():
        files.unknown(f"{name}.yaml", name, example_.cited if example_ else (), known)
    for key in sorted(known.keys() - cited):
        files.problem("sources.yaml", key, "no example cites it; take it out")
    if files.problems:
        raise LibraryError("\n".join(files.problems))
    return MappingProxyType({name: row for name, row in found.items() if row})


@cache
def sources(folder: Path = EXAMPLES) -> Mapping[str, Source]:
    """Return every publication that the examples cite, by key."""
    files = AssumptionFiles(folder)
    found = files.rows(Source, "sources.yaml", files.mapping("sources.yaml"))
    if files.problems:
        raise LibraryError("\n".join(files.problems))
    return MappingProxyType(found)


def example(name: str) -> Example:
    """Return one example; InputError names the closest one, or all of them."""
    found = examples()
    if name in found:
        return found[name]
    close = get_close_matches(name.casefold(), found, n=1)
    meant = f"Did you mean {close[0]}? " if close else ""
    fix = f"{meant}Choose one of {', '.join(found)}"
    raise InputError([Problem(f"there is no example '{name}'", fix)])


def _read(files: AssumptionFiles, name: str) -> Example | None:
    file = f"{name}.yaml"
    found = files.row(Example, file, name, files.data(file))
    if found is not None and found.name != name:
        files.problem(file, name, f"calls itself {found.name}; name it as its file")
    return found


def _given(plan: Scenario) -> dict[str, Any]:
    return plan.model_dump(mode="json", exclude_unset=True)


def _leaves(given: Mapping[str, Any], at: str = "") -> Iterator[tuple[str, Any]]:
    """Every value that is no mapping, with its place as `--set` names it; teams by their name."""
    for key, value in given.items():
        if key == "teams":
            for team in value:
                yield from _leaves(team, f"teams[{team['team']}].")
        elif isinstance(value, Mapping):
            yield from _leaves(value, f"{at}{key}.")
        else:
            yield f"{at}{key}", value


def _matches(pattern: str, place: str) -> bool:
    return pattern in {place, re.sub(r"^teams\[.*\]", "teams[*]", place)}
