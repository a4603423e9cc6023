"""Employees to groups of at least five, so that no salary can be read off an average.

What is protected: every average that is published covers five people or more, and no second average
is published from which it could be told apart. Small groups are put together with each other only,
never with a group that is large enough, whose own average another reader may know; the one
exception, a remainder below five in the whole company, shares one average with the largest group,
and neither is published on its own. Not protected: what two imports of different months differ by,
and how many leave.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from calculator.scenario import LONGEST, ROLE_FAMILIES

SMALLEST = 5  # people in a published average
_FAMILIES = len(ROLE_FAMILIES)
_SEVERAL = _FAMILIES  # in place of a family: small groups put together
_KINDS = _FAMILIES + 1


@dataclass(frozen=True, slots=True)
class People:
    """One entry per person: indices of department and role family, pay, month of leaving, service.

    A month of 0 is a person who stays; service in years is NaN where it is not known.
    """

    department: NDArray[np.int64]
    family: NDArray[np.int64]
    salary: NDArray[np.float64]
    leaves: NDArray[np.int64]
    service: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Group:
    """One group. `department` is `None` for the remainder of the whole company.

    `several` says that it was put together from small groups, of which `family` is the largest
    part. `cuts` are the leavers by month; `pooled_with` is the index of the group that it shares
    its averages with.
    """

    department: int | None
    family: str
    several: bool
    people: int
    salary: float
    service: float | None
    cuts: tuple[tuple[int, int], ...]
    pooled_with: int | None = None


@dataclass(frozen=True, slots=True)
class Grouping:
    """The groups, and how many small ones were put together, with how many people."""

    groups: tuple[Group, ...]
    small_groups: int
    people_in_small_groups: int


def grouped(people: People, departments: int) -> Grouping:
    """Group at least `SMALLEST` people by department and role family."""
    cells, cell_of, sizes = np.unique(
        people.department * _FAMILIES + people.family, return_inverse=True, return_counts=True
    )
    department, family = np.divmod(cells, _FAMILIES)
    small = sizes < SMALLEST
    rest = np.bincount(department[small], sizes[small], minlength=departments)
    homeless = small & (rest[department] < SMALLEST)
    keys = np.where(homeless, departments, department) * _KINDS
    keys += np.where(small, _SEVERAL, family)
    found, group_of_cell = np.unique(keys, return_inverse=True)
    groups = _groups(people, group_of_cell[cell_of], found, departments)
    return Grouping(groups, int(small.sum()), int(sizes[small].sum()))


def _groups(
    people: People, of: NDArray[np.int64], keys: NDArray[np.int64], departments: int
) -> tuple[Group, ...]:
    count = len(keys)
    sizes = np.bincount(of, minlength=count)
    shown_with = _shown_with(sizes)
    salary, _ = _averages(people.salary, of, shown_with)
    service, served = _averages(people.service, of, shown_with)
    families = _table(of, people.family, count, _FAMILIES)
    cuts = _table(of, people.leaves, count, LONGEST + 1)
    return tuple(
        Group(
            department=int(key) // _KINDS if key // _KINDS < departments else None,
            family=ROLE_FAMILIES[int(families[i].argmax())],
            several=bool(key % _KINDS == _SEVERAL),
            people=int(sizes[i]),
            salary=float(salary[i]),
            service=float(service[i]) if served[i] >= SMALLEST else None,
            cuts=tuple(
                (month, posts) for month, posts in enumerate(cuts[i].tolist()) if month and posts
            ),
            pooled_with=int(shown_with[i]) if shown_with[i] != i else None,
        )
        for i, key in enumerate(keys)
    )


def _shown_with(sizes: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return for each group the one it shares its averages with: itself, if it is large enough.

    Only the last one, the remainder of the company, can be too small.
    """
    groups = np.arange(len(sizes))
    if sizes[-1] < SMALLEST:
        groups[-1] = sizes.argmax()
    return groups


def _averages(
    values: NDArray[np.float64], of: NDArray[np.int64], shown_with: NDArray[np.int64]
) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Return the average of the known values by group, and how many values it covers."""
    known = ~np.isnan(values)
    group = shown_with[of[known]]
    total = np.bincount(group, values[known], len(shown_with))
    count = np.bincount(group, minlength=len(shown_with))
    return (total / np.maximum(1, count))[shown_with], count[shown_with]


def _table(
    of: NDArray[np.int64], values: NDArray[np.int64], rows: int, columns: int
) -> NDArray[np.int64]:
    """Count people by group and value."""
    return np.bincount(of * columns + values, minlength=rows * columns).reshape(rows, columns)
