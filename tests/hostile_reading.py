"""Read every hostile file in a process of its own, and print what happened as JSON.

python -m tests.hostile_reading
"""

import json
import resource
import sys
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from calculator.errors import InputError
from calculator.reading.source import read_bytes
from tests.hostile_bombs import BOMBS
from tests.hostile_csv import CSV_FILES
from tests.hostile_workbooks import WORKBOOK_FILES

SEED = 20_260_314
_KILO = 1 if sys.platform == "darwin" else 1_024  # the unit of `ru_maxrss`
_STATUS = Path("/proc/self/status")


@dataclass
class Findings:
    """What happened: files read and accepted by kind, faults, the slowest file, the peak."""

    read: Counter[str] = field(default_factory=Counter)
    accepted: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    slowest: tuple[float, str] = (0.0, "")
    peak_bytes: int = 0


def files() -> Iterator[tuple[str, str, bytes]]:
    """Yield kind, name and content of every file: the same ones in every run."""
    for ending, makers in (("csv", CSV_FILES), ("xlsx", WORKBOOK_FILES), ("xlsx", BOMBS)):
        for make, count in makers.items():
            kind = f"{ending} {make.__name__}"
            for number in range(count):
                random = Random(f"{SEED} {kind} {number}")  # noqa: S311 - no secrets here
                content = make(random)
                name = random.choice([f"plan.{ending}", "plan.xlsx", "plan.csv", "plan"])
                yield kind, name, content


def found() -> Findings:
    """Read them all."""
    findings = Findings()
    for kind, name, content in files():
        findings.read[kind] += 1
        start = time.thread_time()
        try:
            read_bytes(content, name)
            findings.accepted[kind] += 1
        except InputError as error:
            findings.faults += unsound(kind, error)
        except Exception:  # noqa: BLE001 - any other exception is the finding
            findings.faults.append(f"{kind}: {traceback.format_exc()[-1_500:]}")
        seconds = time.thread_time() - start
        findings.slowest = max(findings.slowest, (seconds, f"{kind}, {len(content):,} bytes"))
    findings.peak_bytes = peak_bytes()
    return findings


def peak_bytes() -> int:
    """Return the most memory this program has held.

    Linux carries the peak of the program that started this one over into `ru_maxrss`; the
    high-water mark in its status file belongs to this one alone.
    """
    if _STATUS.exists():
        (line,) = (line for line in _STATUS.read_text().splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1]) * 1_024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _KILO


def unsound(kind: str, error: InputError) -> list[str]:
    """Return what is wrong with the refusal itself: no problem, no words, or far too many."""
    lines = [str(problem) for problem in error.problems]
    sound = lines and all(problem.rule and len(str(problem)) < 1_500 for problem in error.problems)
    return [] if sound else [f"{kind}: {lines[:3]!r}"[:1_500]]


if __name__ == "__main__":
    print(json.dumps(vars(found())))
