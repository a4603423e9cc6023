"""Job title to role family, by the keywords of assumptions/titles.yaml."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Final

from calculator.assumption_files import AssumptionFiles
from calculator.entries import Grade, Month, Row, SourceKeys, Status, Text
from calculator.errors import LibraryError
from calculator.library import ASSUMPTIONS, load
from calculator.scenario import ROLE_FAMILIES

UNKNOWN: Final = "other"
TITLES: Final = "titles.yaml"
_KEYWORD = re.compile(r"[a-z0-9]+( [a-z0-9]+)*\*?")
_BETWEEN_WORDS = re.compile(r"[\W_]+")


class TitleEvidence(Row):
    """What stands behind the keywords."""

    label: Text
    grade: Grade
    status: Status
    sources: SourceKeys
    caveat: Text
    review_date: Month


def family_of(title: str, folder: Path = ASSUMPTIONS) -> str:
    """Return the role family that a title names; `other` where it names none known."""
    words = _BETWEEN_WORDS.sub(" ", title).casefold()
    return next((name for name, found in _read(folder)[1].items() if found.search(words)), UNKNOWN)


def title_evidence(folder: Path = ASSUMPTIONS) -> TitleEvidence:
    """Return what stands behind the keywords; LibraryError if the file is unsound."""
    return _read(folder)[0]


@cache
def _read(folder: Path) -> tuple[TitleEvidence, Mapping[str, re.Pattern[str]]]:
    """Return the evidence, and one pattern a family in the order of the file."""
    files = AssumptionFiles(folder)
    evidence = files.row(TitleEvidence, TITLES, "evidence", files.mapping(TITLES, "evidence"))
    if evidence:
        files.unknown(TITLES, "evidence", evidence.sources, load(folder).sources)
    families = files.mapping(TITLES, "families")
    seen: set[str] = set()
    for name, keywords in families.items():
        if name not in ROLE_FAMILIES:
            files.problem(TITLES, name, "is no role family of a plan; mend it")
        for wrong in _unsound(keywords, seen):
            files.problem(TITLES, name, wrong)
    if files.problems or evidence is None:
        raise LibraryError("\n".join(files.problems))
    return evidence, {name: _pattern(keywords) for name, keywords in families.items()}


def _unsound(keywords: object, seen: set[str]) -> list[str]:
    """Return what is wrong with one family's keywords; those that are sound are now seen."""
    if not isinstance(keywords, list) or not keywords:
        return ["holds no list of keywords; begin each line with a dash"]
    problems = []
    for keyword in keywords:
        if not isinstance(keyword, str) or not _KEYWORD.fullmatch(keyword):
            problems.append(
                f"{keyword!r} is no keyword; write words in small letters, * at the end"
            )
        elif keyword in seen:
            problems.append(f"{keyword} stands twice; keep one")
        else:
            seen.add(keyword)
    return problems


def _pattern(keywords: Sequence[str]) -> re.Pattern[str]:
    words = (
        keyword.removesuffix("*") + (r"\w*" if keyword.endswith("*") else "")
        for keyword in keywords
    )
    return re.compile(rf"\b(?:{'|'.join(words)})\b")
