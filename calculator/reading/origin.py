"""How a table of a file became the teams of a scenario."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Origin:
    """What was read of a table, without a cell of it.

    `columns` gives the header by field, `unused` the headers that are no field; `dropped` are those
    of ids and names. Employees in `small_groups` were put together with others.
    """

    columns: Mapping[str, str]
    unused: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    small_groups: int = 0
    people_in_small_groups: int = 0
