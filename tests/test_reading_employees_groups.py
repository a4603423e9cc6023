"""Groups of employees: nobody is lost, and no average covers fewer than five people."""

import math
from collections import Counter
from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculator.scenario import Team
from tests.reading_employees import employees, refusal, staff

FIELDS = ("title", "department", "salary", "leaving", "hire_date")
ROWS = st.fixed_dictionaries(
    {
        "title": st.sampled_from(["Developer", "QA", "Accountant", "Falconer", "Data engineer"]),
        "department": st.sampled_from(["Web", "web", "Ops", "Small teams", "Ops · Other roles"]),
        "salary": st.integers(1, 10**7),
        "leaving": st.sampled_from(["no", "yes", "2026-11-30", "2027-01", "2029-10-31", ""]),
        "hire_date": st.sampled_from(["", "2020-01-01", "1999-12-31"]),
    }
)
CUT_IN = {"no": 0, "": 0, "yes": 1, "2026-11-30": 1, "2027-01": 3, "2029-10-31": 36}


def teams(rows: Iterable[dict[str, Any]]) -> tuple[Team, ...]:
    """Group people given as plain data."""
    lines = (",".join(str(row[name]) for name in FIELDS) for row in rows)
    return employees(*lines, header=",".join(FIELDS)).scenario.teams


@settings(deadline=None)
@given(st.lists(ROWS, min_size=5, max_size=60))
def test_people_leavers_and_payroll_reconcile(rows: list[dict[str, Any]]) -> None:
    """Whatever the grouping, the scenario has the people, cuts and pay of the file."""
    found = teams(rows)

    assert sum(team.headcount for team in found) == len(rows)
    cuts: Counter[int] = Counter()
    for team in found:
        cuts.update({cut.month: int(cut.posts) for cut in team.cuts if cut.posts})
    assert cuts == Counter(CUT_IN[row["leaving"]] for row in rows if CUT_IN[row["leaving"]])
    payroll = math.fsum(team.headcount * team.annual_salary for team in found)
    assert payroll == pytest.approx(sum(row["salary"] for row in rows), rel=1e-12)


@settings(deadline=None)
@given(st.lists(ROWS, min_size=5, max_size=60))
def test_no_average_covers_fewer_than_five(rows: list[dict[str, Any]]) -> None:
    """A team below five shares its averages with one that makes them five or more."""
    found = teams(rows)

    small = [team for team in found if team.headcount < 5]
    assert len(small) <= 1
    for team in small:
        twins = [t for t in found if t is not team and t.annual_salary == team.annual_salary]
        assert any(t.headcount >= 5 and t.tenure_years == team.tenure_years for t in twins)
    served = Counter(bool(row["hire_date"]) for row in rows)[True]
    assert served >= 5 or all(team.tenure_years is None for team in found)


def test_small_groups_of_a_department_are_put_together() -> None:
    """With each other, never with a group that is large enough."""
    reading = employees(
        *staff(5, "Developer", "Web", 100),
        *staff(4, "QA", "Web", 50),
        *staff(2, "Accountant", "Web", 20),
    )

    large, rest = reading.scenario.teams
    assert (large.team, large.annual_salary) == ("Web · Software engineering", 100)
    assert (rest.team, rest.headcount, rest.annual_salary) == ("Web · Other roles", 6, 40)
    assert rest.role_family == "quality_assurance"
    (warning,) = reading.warnings
    assert "groups of fewer than 5 people (2, with 6 in all)" in warning.rule


def test_a_department_of_small_groups_keeps_its_name() -> None:
    """One team needs no second word."""
    reading = employees(*staff(3, "QA", "Web"), *staff(2, "Developer", "Web"))

    assert [team.team for team in reading.scenario.teams] == ["Web"]


def test_what_a_department_cannot_hold_goes_to_the_company() -> None:
    """Small remainders of several departments are one team."""
    reading = employees(
        *staff(6, "Developer", "Web", 100), *staff(3, "QA", "Ops", 50), *staff(2, "QA", "Web", 40)
    )

    web, small = reading.scenario.teams
    assert (web.team, web.annual_salary) == ("Web", 100)
    assert (small.team, small.headcount, small.annual_salary) == ("Small teams", 5, 46)


def test_a_remainder_below_five_is_marked() -> None:
    """It shares one average with the largest team, whose own is not shown either."""
    reading = employees(
        *staff(7, "Developer", "Web", 100),
        *staff(5, "QA", "Web", 60),
        *staff(1, "Accountant", "Board", 900),
    )

    web, qa, small = reading.scenario.teams
    assert (small.team, small.headcount, small.role_family) == ("Small teams", 1, "general_admin")
    assert small.annual_salary == web.annual_salary == (7 * 100 + 900) / 8
    assert qa.annual_salary == 60
    marked = reading.warnings[-1]
    assert "Small teams has fewer than 5 people" in marked.rule
    assert "both show the average salary of the two together" in marked.rule


@pytest.mark.parametrize("people", [1, 4])
def test_fewer_than_five_people_are_refused(people: int) -> None:
    """No grouping could hide a salary among them."""
    (problem,) = refusal(*staff(people, "Developer", "Web")).problems

    assert f"the file has {people} people" in problem.rule


def test_a_name_that_is_taken_gets_a_number() -> None:
    """A department may be called what a group is called."""
    reading = employees(
        *staff(5, "QA", "Small teams"), *staff(3, "QA", "Ops"), *staff(2, "QA", "Web")
    )

    assert [team.team for team in reading.scenario.teams] == ["Small teams", "Small teams (2)"]


def test_service_of_fewer_than_five_is_not_shown() -> None:
    """Hire dates are about one person as much as pay is."""
    rows = [f"1,X,Developer,Web,5,{date},no" for date in ["2020-01-01"] * 4 + [""] * 3]

    assert employees(*rows).scenario.teams[0].tenure_years is None
