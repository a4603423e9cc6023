"""What tests ask of a PDF: its text, its structure, its fonts."""

import io
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any, Final

from pypdf import PdfReader

from calculator.answer import answer
from calculator.documents.findings import Findings, find
from calculator.evaluate import evaluate
from calculator.library import load
from calculator.reading.source import read_source
from calculator.scenario import Scenario, scenario_from
from tests.running import one_team

DRAWS: Final = 64
FOOT: Final = 3  # lines at the end of every page


@cache
def found(name: str = "midmarket") -> Findings:
    """Return all that is found of an example, with few draws."""
    return find(read_source(f"example:{name}").scenario, load(), draws=DRAWS)


def findings(scenario: Scenario) -> Findings:
    """Return the answer to another scenario among the analyses of the first, which take long."""
    whole = evaluate(scenario, load(), draws=DRAWS)
    return replace(found(), answer=answer(whole), warnings=whole.warnings)


def plan(teams: int = 1, name: str = "A plan", team: str = "Team {}", **more: Any) -> Scenario:
    """Return a plan of so many alike teams; their names take the number of each."""
    data = one_team(**more)
    pattern = data["teams"][0]
    each = [{**pattern, "team": team.format(number)} for number in range(1, teams + 1)]
    return scenario_from({**data, "name": name, "teams": each})


def reader(pdf: bytes) -> PdfReader:
    """Open a PDF."""
    return PdfReader(io.BytesIO(pdf))


def pages(pdf: bytes) -> list[str]:
    """Return the text of every page."""
    return [page.extract_text() for page in reader(pdf).pages]


def text(pdf: bytes) -> str:
    """Return all text, however its lines are broken, without any blank."""
    return squeezed("".join(pages(pdf)))


def squeezed(words: str) -> str:
    """Return words without blanks and without the hyphens of broken lines."""
    return "".join(words.split()).replace("\N{SOFT HYPHEN}", "").replace("\N{HYPHEN}", "-")


def elements(pdf: bytes) -> Iterator[dict[str, Any]]:
    """Yield the elements of the structure, in reading order."""
    root: Any = reader(pdf).trailer["/Root"]["/StructTreeRoot"]  # type: ignore[index] # any node

    def walked(node: Any) -> Iterator[dict[str, Any]]:
        node = node.get_object()
        if isinstance(node, list):
            for child in node:
                yield from walked(child)
        elif isinstance(node, dict) and ("/S" in node or "/K" in node):
            if "/S" in node:
                yield node
            if "/K" in node and not isinstance(node["/K"], int):
                yield from walked(node["/K"])

    return walked(root["/K"])
