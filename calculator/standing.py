"""Whether grade, status and sources of a number agree, so that no judgement reads as cited."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from calculator.assumption_files import AssumptionFiles
from calculator.entries import Evidence, Source

JUDGEMENT: Final = "judgement"
READ: Final = frozenset({"seen", "second-hand"})
TOO_GOOD_FOR_MEMORY: Final = frozenset("AB")


def standing_problems(
    grade: str, status: str, named: Sequence[str], sources: Mapping[str, Source]
) -> Iterator[str]:
    """Yield where the three contradict each other; `named` are keys of `sources`.

    A judgement is graded E; what was recalled is not first-rate; what was read names a publication
    that was read, and is more than a judgement.
    """
    if status == JUDGEMENT and grade != "E":
        yield f"grade {grade} for a judgement, which is graded E; grade it E or say how it was read"
    elif status == "recalled" and grade in TOO_GOOD_FOR_MEMORY:
        yield f"grade {grade} for what was recalled, which is C at best; grade it lower or read it"
    elif status in READ:
        known = [key for key in named if key in sources]
        if grade == "E":
            yield f"grade E for what was {status}; grade it by its source or call it a judgement"
        if JUDGEMENT in named:
            yield f"source {JUDGEMENT} for what was {status}; name the publication alone"
        elif known and not any(sources[key].accessed for key in known):
            read = "say in sources.yaml when one was accessed, or call it recalled"
            yield f"status {status}, and none of {', '.join(known)} was read; {read}"


def check_evidence(
    files: AssumptionFiles, file: str, key: str, row: Evidence, sources: Mapping[str, Source]
) -> None:
    """Keep what is wrong with the publications behind an entry or a column, and its standing."""
    files.unknown(file, key, row.cited, sources)
    for problem in (
        *standing_problems(row.grade, row.status, row.sources, sources),
        *_own_source_problems(row.status, row.sources),
    ):
        files.problem(file, key, problem)


def _own_source_problems(status: str, named: Sequence[str]) -> Iterator[str]:
    """Yield where a number of this project's own names publications, or a found one its judgement.

    Publications that a judgement leans on are its anchors.
    """
    if status == JUDGEMENT and tuple(named) != (JUDGEMENT,):
        yield f"a judgement has the one source {JUDGEMENT}; move the others to anchors"
    elif status == "recalled" and JUDGEMENT in named:
        yield f"source {JUDGEMENT} for what was recalled; name the publication alone"
