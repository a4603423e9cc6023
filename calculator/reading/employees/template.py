"""An employee file to start from: every column, and made-up people."""

import csv
import io
from collections.abc import Iterator

from calculator.library import load

_HEADER = ("employee_id", "title", "department", "salary", "hire_date", "leaving")
_ROLES = (
    ("Software engineer", "Payments", 118_000, 7),
    ("QA engineer", "Payments", 86_000, 5),
    ("Support agent", "Customer service", 47_000, 8),
    ("Accountant", "Finance", 72_000, 6),
)
_MONTHS = 12


def employee_template() -> str:
    """Return an employee file in CSV that reads back as it stands.

    One leaving date lies in the fourth month of a plan that starts with the assumptions' month.
    """
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\r\n")
    writer.writerow(_HEADER)
    writer.writerows(_people())
    return lines.getvalue()


def _people() -> Iterator[tuple[object, ...]]:
    year, month = map(int, load().as_of.split("-"))
    years, fourth = divmod(month + 2, _MONTHS)
    answers = {0: "yes", 1: f"{year + years}-{fourth + 1:02}-28"}
    number = 0
    for title, department, salary, people in _ROLES:
        for person in range(people):
            number += 1
            hired = f"{year - 1 - person}-{1 + number % _MONTHS:02}-15"
            pay = salary + 1_500 * person
            yield f"E{number:03}", title, department, pay, hired, answers.get(person, "no")
