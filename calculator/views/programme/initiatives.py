"""Initiatives as they stand in the form: sound or not, nothing typed is lost."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from calculator.ai_programme import Initiative
from calculator.errors import Problem

PATH = "ai_programme.initiatives"


@dataclass(frozen=True, slots=True)
class Row:
    """One initiative as typed; `number` names its fields on the screen."""

    number: int
    name: str = ""
    teams: tuple[str, ...] = ()
    bought: bool = False
    effort: float | None = None  # FTE-months

    @property
    def is_begun(self) -> bool:
        """Whether anything has been typed that makes it an initiative."""
        return bool(self.name.strip() or self.teams)


@dataclass(frozen=True, slots=True)
class Form:
    """The rows as typed, and the initiatives of the plan that they were last read into."""

    base: tuple[Initiative, ...] = ()
    rows: tuple[Row, ...] = ()
    problems: tuple[Problem, ...] = field(default=())
    next_number: int = 0


def form_of(initiatives: Sequence[Initiative], number: int = 0) -> Form:
    """Return the form of a plan's initiatives; its fields are numbered from `number`."""
    rows = tuple(
        Row(at, item.name, item.teams, item.bought, item.missing_effort_fte_months)
        for at, item in enumerate(initiatives, start=number)
    )
    return Form(tuple(initiatives), rows, (), number + len(rows))


def data(rows: Iterable[Row]) -> list[dict[str, Any]]:
    """Return the rows that were begun as plain data of a scenario."""
    return [
        {
            "name": row.name.strip(),
            "teams": row.teams,
            "bought": row.bought,
            "missing_effort_fte_months": row.effort,
        }
        for row in rows
        if row.is_begun
    ]


def problems_of(row: Row, form: Form) -> tuple[Problem, ...]:
    """Return what is wrong with one row."""
    begun = [other for other in form.rows if other.is_begun]
    if row not in begun:
        return ()
    place = row.name.strip() or begun.index(row) + 1
    prefix = f"{PATH}[{place}]"
    return tuple(problem for problem in form.problems if problem.path.startswith(prefix))


def in_words(problem: Problem) -> str:
    """Return a problem without its place, which is where it stands."""
    place = problem.path.rpartition(".")[2]
    if place == "teams":
        return "No team is chosen. Choose one team at least."
    if place == "name" and not problem.fix:
        return "It has no name. Give it one."
    rule = problem.rule[:1].upper() + problem.rule[1:]
    return f"{rule}. {problem.fix}." if problem.fix else f"{rule}."
