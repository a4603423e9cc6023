"""Groups of employees to the teams of a scenario, as plain data."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, count
from typing import Any

from calculator.library import load
from calculator.reading.employees.groups import Group

SMALL_TEAMS = "Small teams"
_OTHER_ROLES = "Other roles"


def teams(groups: Sequence[Group], departments: Sequence[str]) -> tuple[dict[str, Any], ...]:
    """Return one team for each group; a department that is one team keeps its own name."""
    return tuple(
        {"team": name, **_figures(group)}
        for name, group in zip(_names(groups, departments), groups, strict=True)
    )


def _figures(group: Group) -> dict[str, Any]:
    team: dict[str, Any] = {
        "headcount": group.people,
        "annual_salary": group.salary,
        "planned_cuts": sum(posts for _, posts in group.cuts),
        "role_family": group.family,
    }
    if len(group.cuts) == 1:
        team["cut_month"] = int(group.cuts[0][0])
    elif group.cuts:
        team["cut_month"] = ";".join(f"{month}:{posts}" for month, posts in group.cuts)
    if group.service is not None:
        team["tenure_years"] = group.service
    return team


def _names(groups: Sequence[Group], departments: Sequence[str]) -> Iterator[str]:
    """Yield a name for each group; one that is taken gets a number."""
    of_department = Counter(group.department for group in groups)
    used: set[str] = set()
    for group in groups:
        name = _name(group, departments, alone=of_department[group.department] == 1)
        numbered = chain([name], (f"{name} ({number})" for number in count(2)))
        free = next(candidate for candidate in numbered if candidate not in used)
        used.add(free)
        yield free


def _name(group: Group, departments: Sequence[str], *, alone: bool) -> str:
    if group.department is None:
        return SMALL_TEAMS
    department = departments[group.department]
    if alone:
        return department
    role = _OTHER_ROLES if group.several else load().families[group.family].label
    return f"{department} · {role}"
