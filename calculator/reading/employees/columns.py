"""The columns of a file with one row per employee, and the headers that tell such a file."""

from collections.abc import Iterable, Mapping

from calculator.reading.columns import Column
from calculator.reading.layouts import Layout, matching_key
from calculator.reading.plans.layout import PLAN

_SYNONYMS = {
    "title": "job title, position, position title, role, role title, job, job role, job name, "
    "occupation",
    "department": "dept, team, group, unit, business unit, org unit, organisation, organization, "
    "function, division, area, cost center, cost centre, department name",
    "salary": "annual salary, base salary, yearly salary, annual base salary, base pay, "
    "annual pay, pay, wage, gross salary, annual gross salary, compensation, annual compensation",
    "hire_date": "hired, hired on, date hired, date of hire, start date, date of joining, "
    "joining date, joined, entry date, employment start, original hire date, seniority date",
    "leaving": "leaver, leaves, is leaving, to leave, leaving date, leave date, exit, exit date, "
    "departure, departure date, last day, last working day, end date, termination, "
    "termination date, laid off, to be laid off, redundant, affected, impacted",
}

EMPLOYEES = Layout(
    "an employee file",
    {"title": True, "department": True, "salary": True, "hire_date": False, "leaving": True},
    _SYNONYMS,
)
PLAN_OR_EMPLOYEES = Layout(
    "a plan or an employee file",
    dict.fromkeys([*PLAN.required, *EMPLOYEES.required], False),
    {**PLAN.synonyms, **EMPLOYEES.synonyms},
)
DEPARTMENT = Column("department", "text", required=True)
SALARY = Column("salary", "money", required=True)

_WHO = Layout(
    "who a row is about",
    {"employee_id": False, "name": False},
    {
        "employee_id": "id, employee number, employee no, employee nr, emp id, emp no, "
        "personnel number, personnel no, staff id, staff number, worker id, person id, badge",
        "name": "employee, employee name, full name, first name, last name, given name, "
        "family name, surname, worker, worker name, email, e mail, work email",
    },
)
_TELLING = {"employee_id", "title", "hire_date", "leaving"}
_OF_A_TEAM = {"headcount", "planned_cuts"}
_ENOUGH = 2


def is_employee_file(cells: Iterable[str], columns: Mapping[str, str] | None = None) -> bool:
    """Tell whether a header is that of an employee file, by name, synonym or confirmed column."""
    confirmed = {matching_key(field) for field in (columns or {}).values()} - {""}
    if confirmed:
        own = len(confirmed & {*EMPLOYEES.fields})
        return own > len(confirmed & {*PLAN.fields})
    cells = tuple(cells)
    of_a_team = PLAN.recognised(cells) & _OF_A_TEAM
    if "salary" in EMPLOYEES.recognised(cells) and any(map(says_who, cells)) and not of_a_team:
        return True
    telling = (EMPLOYEES.recognised(cells) | _WHO.recognised(cells)) & _TELLING
    return len(telling) >= _ENOUGH and of_a_team != _OF_A_TEAM


def says_who(cell: str) -> bool:
    """Tell whether a column names or numbers people, so that it is to be dropped unread."""
    return bool(_WHO.recognised([cell]))
