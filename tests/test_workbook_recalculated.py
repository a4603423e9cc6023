"""LibreOffice, which knows nothing of the engine, finds the engine's figures by the formulas."""

import math
import os
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from hypothesis import Phase, given, seed, settings

from calculator.documents.workbook.headline import HEADLINE, UNDEFINED
from calculator.documents.workbook.sheet import HEAD, NAMES
from calculator.documents.workbook.workbook import workbook
from calculator.evaluate import Evaluation, evaluate
from calculator.examples import examples
from calculator.library import load
from calculator.scenario import scenario_from
from tests import libreoffice
from tests.answers import FEW
from tests.strategies import organisations, scenarios

TOLERANCE = 1e-6  # of a figure; and of annual pay a thousandth of that, where a figure is nothing
RANDOM = 20
LARGEST = 80  # teams by months of a random plan, so that all of them take seconds
CHANGED = "midmarket-changed"
FIRST = HEAD + NAMES


@dataclass(frozen=True)
class Recalculated:
    """What the engine found, and what LibreOffice made of the workbooks."""

    evaluations: Mapping[str, Evaluation]
    books: Mapping[str, bytes]
    sheets: Mapping[str, Mapping[str, libreoffice.Table]]


def random_scenarios() -> list[dict[str, Any]]:
    """Return scenarios, plausible ones and any that is allowed by turns, always the same."""
    found: list[dict[str, Any]] = []

    @seed(9)
    @settings(max_examples=4 * RANDOM, phases=[Phase.generate], database=None, deadline=None)
    @given(organisations(), scenarios())
    def collect(plausible: dict[str, Any], allowed: dict[str, Any]) -> None:
        for data in (plausible, allowed):
            scenario = scenario_from(data)
            if len(scenario.teams) * scenario.horizon_months <= LARGEST:
                found.append(data)

    collect()
    return found[:RANDOM]


def changed_plan(data: dict[str, Any]) -> dict[str, Any]:
    """Change ten inputs of a plan as it is given to the engine."""
    first, second, third, *others = data["teams"]
    return {
        **data,
        "teams": [
            {**first, "headcount": first["headcount"] + 7, "annual_salary": 171_000.0},
            {**second, "planned_cuts": second["planned_cuts"] + 3, "cut_month": schedule(second)},
            {**third, "tenure_years": 9.0, "ai_share_claimed": 0.37},
            *others,
        ],
        "discount_rate": 0.05,
        "company": {**data["company"], "annual_incident_cost": 3_000_000.0},
        "assumptions": {"load_factor": 1.4, "slack": 0.09, "unrest_months": 14.0},
    }


def schedule(team: Mapping[str, Any]) -> str:
    """Add three posts at the close of month 9 to those of a team."""
    return f"{team['cut_month']}:{team['planned_cuts']};9:3"


def changed_book(book: bytes) -> bytes:
    """Change the same ten inputs in the cells of a workbook."""
    opened = openpyxl.load_workbook(BytesIO(book))
    teams, cuts, company = opened["Teams"], opened["Cuts"], opened["Company"]
    teams["B6"] = teams["B6"].value + 7
    teams["C6"] = 171_000
    cuts["J7"] = cuts["J7"].value + 3
    teams["E8"], teams["F8"] = 9, 0.37
    put(company, "Discount rate", 1, 0.05)
    put(company, "What incidents cost today", 1, 3_000_000)
    for id_, value in (("load_factor", 1.4), ("slack", 0.09), ("unrest_months", 14)):
        put(opened["Assumptions"], id_, 2, value)
    stream = BytesIO()
    opened.save(stream)
    return stream.getvalue()


def put(page: Any, name: str, column: int, value: float) -> None:
    """Set a value in the line that begins with a name."""
    line = next(row for row in page.iter_rows() if row[0].value == name)
    line[column].value = value


@pytest.fixture(scope="module")
def recalculations(tmp_path_factory: pytest.TempPathFactory) -> Recalculated:
    """Recalculate every workbook in one go, since starting takes longest."""
    if libreoffice.program() is None:
        leave_out = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
        leave_out("no LibreOffice: install libreoffice-calc-nogui")
    given_plans = {name: example.scenario for name, example in examples().items()}
    given_plans |= {f"random-{at}": data for at, data in enumerate(random_scenarios())}
    evaluations = {
        name: evaluate(scenario_from(data), load(), draws=FEW) for name, data in given_plans.items()
    }
    books = {name: workbook(found) for name, found in evaluations.items()}
    midmarket = evaluations["midmarket"].scenario.model_dump(mode="json", exclude_none=True)
    evaluations[CHANGED] = evaluate(scenario_from(changed_plan(midmarket)), load(), draws=FEW)
    books[CHANGED] = changed_book(books["midmarket"])
    folder = tmp_path_factory.mktemp("workbooks")
    return Recalculated(evaluations, books, libreoffice.recalculated(books, folder))


NAMES_OF_PLANS = (*examples(), *(f"random-{at}" for at in range(RANDOM)), CHANGED)


@pytest.mark.parametrize("name", NAMES_OF_PLANS)
def test_the_headline_is_the_engines(name: str, recalculations: Recalculated) -> None:
    """Each figure of the run at the medians, on every example and on plans of every kind."""
    evaluation = recalculations.evaluations[name]
    outcomes = evaluation.outcomes("planned")
    lines = recalculations.sheets[name]["Answer"][FIRST:]
    assert len(lines) == len(HEADLINE)
    for column, line in zip(HEADLINE, lines, strict=True):
        money = evaluation.parameters.annual_payroll if column.look == "money" else 1.0
        agrees(line[1], float(getattr(outcomes, column.name)[-1]), money, column.label)


@pytest.mark.parametrize("name", NAMES_OF_PLANS)
def test_every_teams_worth_is_the_engines(name: str, recalculations: Recalculated) -> None:
    """Team by team, what the plan is worth."""
    evaluation = recalculations.evaluations[name]
    worth = evaluation.outcomes("planned").team_net_value[:, -1]
    lines = recalculations.sheets[name]["Answer by team"][FIRST:]
    for team, line, expected in zip(evaluation.scenario.teams, lines, worth, strict=True):
        agrees(line[1], float(expected), evaluation.parameters.annual_payroll, team.team)


@pytest.mark.parametrize("name", NAMES_OF_PLANS)
def test_no_cell_holds_an_error(name: str, recalculations: Recalculated) -> None:
    """Neither a division by nothing nor a name that is not known."""
    wrong = [
        (title, row, at, text)
        for title, table in recalculations.sheets[name].items()
        for row, line in enumerate(table, start=1)
        for at, text in enumerate(line)
        if text.startswith(("#", "Err:"))
    ]
    assert not wrong


def test_what_a_cell_shows_before_is_what_it_is_recalculated_to(
    recalculations: Recalculated,
) -> None:
    """A reader who only looks sees no other figure than one who recalculates."""
    opened = openpyxl.load_workbook(
        BytesIO(recalculations.books["klarna"]), read_only=True, data_only=True
    )
    compared = 0
    for page in opened:
        table = recalculations.sheets["klarna"][page.title]
        for cells, line in zip(page.iter_rows(values_only=True), table, strict=False):
            for shown, text in zip(cells, line, strict=False):
                if isinstance(shown, float | int):
                    compared += 1
                    assert math.isclose(number(text), shown, rel_tol=TOLERANCE, abs_tol=1e-6), page
    assert compared > 20_000


def number(text: str) -> float:
    """Read a number as CSV has it: shares are written as percentages."""
    return float(text.removesuffix("%")) / (100 if text.endswith("%") else 1)


def agrees(text: str, expected: float, whole: float, what: str) -> None:
    """Hold a cell against a figure that is part of a `whole`, which need not be defined."""
    if not math.isfinite(expected):
        assert text == (UNDEFINED if math.isnan(expected) else "never"), what
        return
    nothing = TOLERANCE / 1000 * max(1.0, whole)
    assert math.isclose(number(text), expected, rel_tol=TOLERANCE, abs_tol=nothing), what
