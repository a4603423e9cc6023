"""The rows of the plan's grid: text as it was typed, and what can be done with rows.

A row has one cell for each field of a team, in the order of `FIELDS`; an empty cell is "". A row
keeps its place, so an empty row may stand between two others, but never after the last one.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import Any, Final, TypeAlias

from calculator.fields import MAX_TEAMS
from calculator.reading.plans.columns import COLUMNS
from calculator.scenario import Team
from calculator.views.grid.cells import team_cells

Cells: TypeAlias = tuple[str, ...]
Rows: TypeAlias = tuple[Cells, ...]
Edits: TypeAlias = Mapping[int, Mapping[str, Any]]

FIELDS: Final = tuple(COLUMNS)
REQUIRED: Final = tuple(name for name, column in COLUMNS.items() if column.required)
EMPTY: Final[Cells] = ("",) * len(FIELDS)
CAPACITY: Final = MAX_TEAMS
NAME: Final = FIELDS.index("team")
GROUPS: Final[Mapping[str, tuple[str, ...]]] = {
    "Kind and month": ("role_family", "cut_month", "function_ends"),
    "AI claim": ("ai_share_claimed", "claim_evidence", "measured_as", "ai_claim_month"),
    "Programme and compliance": ("programme_share", "compliance_share", "protected"),
    "Knowledge": ("holders_per_system", "documented_share", "tenure_years"),
    "Coming back": ("annual_quit_rate", "time_to_fill_days", "ramp_months"),
    "Worth of work": ("demand_elasticity", "slack", "spare_capacity_use"),
}
FIRST_GROUPS: Final = ("Kind and month", "AI claim")


def rows_of(teams: Iterable[Team]) -> Rows:
    """Write teams as rows that the parser reads back as the same teams."""
    return tuple(team_cells(team) for team in teams)


def edited(seed: Rows, edits: Edits) -> Rows:
    """Return rows with cells changed, by row from 0 and field; what is no field is left alone."""
    changed = {row: cells for row, cells in edits.items() if set(cells) & set(FIELDS)}
    if not changed:
        return seed
    rows = [*seed, *(EMPTY for _ in range(len(seed), max(changed) + 1))]
    for row, cells in changed.items():
        rows[row] = tuple(
            _text(cells[field]) if field in cells else was
            for field, was in zip(FIELDS, rows[row], strict=True)
        )
    return trimmed(rows)


def trimmed(rows: Iterable[Cells]) -> Rows:
    """Leave out the empty rows at the end, and what is beyond the grid."""
    kept = [*rows][:CAPACITY]
    while kept and is_empty(kept[-1]):
        kept.pop()
    return tuple(kept)


def is_empty(cells: Cells) -> bool:
    """Whether nothing stands in a row."""
    return not any(cell.strip() for cell in cells)


def added(rows: Rows, more: Iterable[Cells]) -> Rows:
    """Put rows below the last one."""
    return trimmed((*rows, *more))


def deleted(rows: Rows, chosen: Collection[int]) -> Rows:
    """Take rows out, by their numbers from 0."""
    return trimmed(cells for row, cells in enumerate(rows) if row not in chosen)


def duplicated(rows: Rows, chosen: Collection[int]) -> Rows:
    """Put a copy below each chosen row, under a name of its own."""
    names = {cells[NAME].strip() for cells in rows}
    copied: list[Cells] = []
    for row, cells in enumerate(rows):
        copied.append(cells)
        if row in chosen and not is_empty(cells):
            name = _new_name(cells[NAME].strip(), names)
            names.add(name)
            copied.append((*cells[:NAME], name, *cells[NAME + 1 :]))
    return trimmed(copied)


def with_cells(rows: Rows, row: int, cells: Mapping[str, str]) -> Rows:
    """Write some cells of one row, from 0."""
    return edited(rows, {row: cells})


def ticked(edits: Edits, box: str) -> frozenset[int]:
    """Return the rows, from 0, whose box is ticked."""
    return frozenset(row for row, cells in edits.items() if cells.get(box))


def shown_fields(rows: Rows, groups: Collection[str]) -> tuple[str, ...]:
    """Return the fields to show: the required ones, the chosen groups, and all that hold a cell."""
    chosen = {*REQUIRED, *(field for group in groups for field in GROUPS[group])}
    filled = {
        field for field, column in zip(FIELDS, zip(*rows, strict=True), strict=False) if any(column)
    }
    return tuple(field for field in in_order() if field in chosen | filled)


def in_order() -> tuple[str, ...]:
    """Return every field: the required ones first, then group by group."""
    grouped = (*REQUIRED, *(field for group in GROUPS.values() for field in group))
    return (*grouped, *(field for field in FIELDS if field not in grouped))


def is_full(rows: Rows) -> bool:
    """Whether the last row of the grid is filled, so that a paste may have been cut short."""
    return len(rows) >= CAPACITY


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _new_name(name: str, taken: Collection[str]) -> str:
    number = 2
    while f"{name} ({number})" in taken:
        number += 1
    return f"{name} ({number})"
