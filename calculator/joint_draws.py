"""What draws have in common: the column each assumption owns, and which of them go together."""

from collections.abc import Iterable, Mapping
from itertools import permutations
from typing import Final

import numpy as np

from calculator.assumption_files import AssumptionFiles
from calculator.entries import Correlation, Entry, Source

REGISTER: Final = "register.yaml"
CORRELATIONS: Final = "correlations.yaml"
SEQUENCE_COLUMNS: Final = 256


def read_register(files: AssumptionFiles, entries: Mapping[str, Entry]) -> tuple[str, ...]:
    """Read the columns of the random sequence; a retired id keeps its own."""
    given = files.sequence(REGISTER)
    for id_ in given:
        if not isinstance(id_, str):
            files.problem(REGISTER, "the file", f"{id_!r} is no id; write the id of an assumption")
    register = tuple(str(id_) for id_ in given)
    for id_ in sorted({id_ for id_ in register if register.count(id_) > 1}):
        files.problem(REGISTER, id_, "stands more than once, and an id has one column; keep one")
    if len(register) > SEQUENCE_COLUMNS:
        rule = f"{len(register)} ids for {SEQUENCE_COLUMNS} columns; widen the sequence first"
        files.problem(REGISTER, "the file", rule)
    if given:  # else that is what is wrong, and is said already
        for id_, entry in entries.items():
            if entry.sampled and id_ not in register:
                files.problem(REGISTER, id_, f"is sampled in {entry.topic}.yaml; append it here")
    return register


def read_correlations(
    files: AssumptionFiles, sources: Mapping[str, Source], entries: Mapping[str, Entry]
) -> tuple[Correlation, ...]:
    """Read the correlations imposed on draws; together they must be ones that can be drawn."""
    numbered = enumerate(files.sequence(CORRELATIONS), start=1)
    data = {f"pair {n}": values for n, values in numbered}
    pairs = files.rows(Correlation, CORRELATIONS, data)
    seen: list[set[str]] = []
    for name, pair in pairs.items():
        files.unknown(CORRELATIONS, name, pair.sources, sources)
        ids = set(pair.between)
        for id_ in sorted(ids):
            if id_ not in entries or not entries[id_].sampled:
                rule = f"{id_} is no sampled entry; correlate what is drawn"
                files.problem(CORRELATIONS, name, rule)
        if len(ids) == 1 or ids in seen:
            rule = "a pair is two different ids, and stands once; take it out"
            files.problem(CORRELATIONS, name, rule)
        seen.append(ids)
    if not _can_be_drawn(pairs.values()):
        rule = "the pairs contradict each other: no draws have these correlations; weaken one"
        files.problem(CORRELATIONS, "the file", rule)
    return tuple(pairs.values())


def _can_be_drawn(pairs: Iterable[Correlation]) -> bool:
    """Whether the matrix of all pairs, with 0 for those not named, is positive definite."""
    values = {frozenset(pair.between): pair.value for pair in pairs}
    ids = sorted({id_ for pair in values for id_ in pair})
    matrix = np.eye(len(ids))
    for row, column in permutations(range(len(ids)), 2):
        matrix[row, column] = values.get(frozenset({ids[row], ids[column]}), 0.0)
    return bool(np.all(np.linalg.eigvalsh(matrix) > 0))
