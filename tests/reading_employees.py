"""Employee files for the tests: read what is sound, catch what is refused."""

from collections.abc import Iterable, Sequence
from typing import Any

import pytest

from calculator.errors import InputError
from calculator.reading.source import Reading, read_bytes

HEADER = "employee_id,name,title,department,salary,hire_date,leaving"
FIVE = tuple(f"E{n},Ann Other,Developer,Web,{60_000 + n},2020-01-15,no" for n in range(5))
START = "start_month=2026-11"


def employees(
    *lines: str, header: str = HEADER, settings: Sequence[str] = (), **more: Any
) -> Reading:
    """Read the lines of a sound employee file that starts in November 2026."""
    content = "\n".join((header, *lines)).encode()
    return read_bytes(content, "people.csv", settings=[START, *settings], **more)


def refusal(*lines: str, **options: Any) -> InputError:
    """Return the error that refuses an employee file."""
    with pytest.raises(InputError) as caught:
        employees(*lines, **options)
    return caught.value


def refused(cell: str, column: str, **options: Any) -> InputError:
    """Return the error that refuses one cell below five sound rows."""
    row = dict(zip(HEADER.split(","), FIVE[0].split(","), strict=True)) | {column: cell}
    return refusal(*FIVE, ",".join(row.values()), **options)


def staff(people: int, title: str, department: str, salary: float = 50_000) -> Iterable[str]:
    """Yield the rows of people who differ in nothing but their number."""
    for number in range(people):
        yield f"{number},Some One,{title},{department},{salary},2020-01-15,no"
