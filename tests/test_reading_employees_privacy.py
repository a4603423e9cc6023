"""What an employee file says of one person appears nowhere: no name, no id, no salary."""

import logging

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculator.errors import InputError
from calculator.reading.source import Reading, read_bytes
from calculator.saving import scenario_text
from tests.reading_employees import HEADER, START, employees, refusal

SECRETS = ("ID-777", "Zebedee", "Quux", "zq@mail", "918273", "1973-08-19", "Falconer")


def row(number: int, **changes: str) -> str:
    """Return a person who is all secrets; every second one is paid otherwise."""
    person = {
        "employee_id": f"ID-777{number}",
        "name": '"Quux, Zebedee"',
        "title": "Falconer",
        "department": "Yard",
        "salary": "918273" if number % 2 else "100000",
        "hire_date": "1973-08-19",
        "leaving": "no",
    }
    return ",".join((person | changes).values())


def leaks(shown: object) -> list[str]:
    """Return the secrets that a text shows."""
    text = f"{shown!r} {shown}"
    return [secret for secret in SECRETS if secret in text]


def test_nothing_of_a_person_is_in_what_is_returned(
    caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    """Scenario, warnings, origin, logs and output hold groups only."""
    caplog.set_level(logging.DEBUG)
    reading = employees(*(row(n) for n in range(10)), row(0, department="Attic"))

    assert reading.scenario.teams[0].headcount == 10
    for shown in (reading, scenario_text(reading.scenario), reading.origin, *reading.warnings):
        assert leaks(shown) == []
    assert leaks(caplog.text) == leaks("".join(capfd.readouterr())) == []


@pytest.mark.parametrize(
    "changes",
    [
        {"salary": "918273x"},
        {"salary": "918273%"},
        {"salary": "=918273*2"},
        {"salary": "-918273"},
        {"salary": "918273e99"},
        {"salary": "918273e999"},
        {"salary": "€918273"},
        {"salary": "'918273"},
        {"salary": '"918,273"'},
        {"salary": "Quux" * 600},
        {"department": "=Quux"},
        {"department": "Quux" * 40},
        {"department": "Quux" * 600},
        {"hire_date": "Zebedee"},
        {"hire_date": "19.08.1873"},
        {"hire_date": "2073-08-19"},
        {"leaving": "Falconer"},
        {"leaving": "1973-08-19"},
        {"leaving": "2073-08-19"},
        {"employee_id": "ID-777,extra"},
        {"name": '"Quux'},
    ],
)
def test_no_problem_repeats_a_cell(changes: dict[str, str]) -> None:
    """A bad row is named by its number and column alone."""
    error = refusal(*(row(n) for n in range(6)), row(7, **changes))

    assert error.problems
    assert leaks(error) == []
    assert leaks(error.problems) == []
    assert leaks(error.suggested_columns) == []


@pytest.mark.parametrize("salaries", [["918,273"] * 6, ["918,273", "9.5", "9,5", "9.75"] * 2])
def test_doubt_about_the_decimal_mark_repeats_no_salary(salaries: list[str]) -> None:
    """Neither reading of an amount is shown."""
    rows = [row(n, salary=f'"{salary}"') for n, salary in enumerate(salaries)]

    error = refusal(*rows)

    assert {problem.column for problem in error.problems} == {"salary"}
    assert leaks(error) == []
    assert "918" not in str(error)


def test_bytes_that_are_no_text_are_placed_and_not_shown() -> None:
    """Row and column, as in a plan."""
    content = f"{HEADER}\n{row(1)}\n{row(2)}\n".encode().replace(b"Zebedee", b"Zebedee\xff")
    with pytest.raises(InputError) as caught:
        read_bytes(content, "people.csv")

    assert [(p.row, p.column) for p in caught.value.problems] == [(2, "name")]
    assert leaks(caught.value) == []


CELLS = st.text(
    st.sampled_from("0123456789.,-/%€$()=@'\"x \t") | st.characters(codec="utf-8"), max_size=12
)


def outcome(content: bytes) -> Reading | InputError:
    """Return the scenario, or the error that refuses the file; any other exception is a fault."""
    try:
        return read_bytes(content, "people.csv", settings=[START])
    except InputError as error:
        return error


@settings(deadline=None)
@given(
    st.sampled_from(["salary", "hire_date", "leaving", "department"]),
    CELLS,
    st.sampled_from(["", "918273", "Quux"]),
)
def test_whatever_a_cell_holds_no_message_repeats_it(column: str, cell: str, secret: str) -> None:
    """Any text in salary, hire date or leaving is used, or refused without being shown."""
    quoted = '"' + f"{cell}{secret}".replace('"', '""') + '"'
    lines = [row(n) for n in range(6)] + [row(6, **{column: quoted})]

    shown = outcome("\n".join((HEADER, *lines)).encode())

    assert leaks(shown) == []
    assert leaks(getattr(shown, "problems", ())) == []
