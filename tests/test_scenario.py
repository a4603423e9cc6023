"""What users tell: every rule in words, every problem at once, units in the schema."""

from typing import Any

import pytest
from pydantic import ValidationError

from calculator.defaults import complete, warnings
from calculator.errors import InputError
from calculator.library import load
from calculator.scenario import ROLE_FAMILIES, Scenario, Team, scenario_from
from tests.running import one_team

LIBRARY = load()


def problems(scenario: dict[str, Any]) -> list[str]:
    """Return every problem of a scenario, a line each."""
    with pytest.raises(InputError) as caught:
        complete(scenario_from(scenario), LIBRARY)
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"headcount": -3}, "teams[Engineering].headcount: -3 must be above 0"),
        ({"headcount": "ten"}, "teams[Engineering].headcount: 'ten' is not a number"),
        ({"headcount": True}, "teams[Engineering].headcount: True is not a number"),
        ({"headcount": float("nan")}, "nan is not a finite number"),
        ({"annual_salary": float("inf")}, "inf is not a finite number"),
        ({"headcount": 2_000_000}, "must be at most 1e+06"),
        ({"slack": 12}, "12 must be at most 1. Shares are fractions: write 0.12 for 12%"),
        ({"planned_cuts": 101}, "planned_cuts 101 is above headcount 100"),
        ({"role_family": "wizard"}, "'wizard' is not one of"),
        ({"cut_month": 37}, "cut_month 37 lies past the horizon of 36 months"),
        ({"cut_month": "3:4;40:6"}, "cut_month 40 lies past the horizon"),
        ({"cut_month": "3:4;9:5"}, "the schedule 3:4;9:5 adds up to 9, planned_cuts is 10"),
        ({"cut_month": "3-4"}, "'3-4' is not month:posts"),
        ({"cut_month": "3:4;3:6"}, "month 3 stands more than once"),
        ({"programme_share": 0.7, "compliance_share": 0.4}, "add up to 1.1"),
        ({"wages": 3}, "teams[Engineering].wages: is not a name this scenario knows"),
        ({"team": "  "}, "at least 1 character"),
    ],
)
def test_a_broken_rule_is_named_with_its_place(change: dict[str, Any], words: str) -> None:
    """What was given, the rule, where."""
    assert any(words in line for line in problems(one_team(**change)))


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2026-02-30", "saved_on: '2026-02-30': there is no such day"),
        ("yesterday", "saved_on: 'yesterday' is not a day. Write year, month and day"),
        ("2026-11", "saved_on: '2026-11' is not a day"),
        (20261130, "saved_on: 20261130 is not text"),
    ],
)
def test_a_day_of_saving_is_one_of_the_calendar(day: Any, words: str) -> None:
    """Never read as another."""
    assert any(words in line for line in problems({**one_team(), "saved_on": day}))
    assert scenario_from({**one_team(), "saved_on": "2028-02-29"}).saved_on == "2028-02-29"


def test_every_problem_is_reported_at_once() -> None:
    """One round of mending is enough, across teams and rules between teams."""
    good = one_team()["teams"][0]
    rows = [
        {**good, "headcount": -1, "slack": 12},
        {**good, "team": "Late", "cut_month": 99},
        {**good, "team": "Twice"},
        {**good, "team": "Twice"},
    ]
    found = problems({"teams": rows, "horizon_months": 24, "colour": "red"})

    for words in ("-1 must be", "12 must be", "99 lies past", "stands 2 times", "colour: is not"):
        assert any(words in line for line in found), words
    assert len(found) == len(set(found)) == 5


def test_the_library_has_its_own_rules() -> None:
    """Unknown assumptions, values out of range, constants with ranges, unknown currencies."""
    own = {"slak": 0.1, "load_factor": 9.0, "gap_threshold": {"p5": 0.001, "p95": 0.02}}
    found = problems({**one_team(), "assumptions": own, "currency": "XTS"})

    for words in ("no assumption 'slak'", "9 must lie between", "takes no range", "rate for XTS"):
        assert any(words in line for line in found), words


def test_a_line_has_no_line_break() -> None:
    """One line a problem, whatever the name."""
    found = problems(one_team(team="two\nlines", headcount=-1))

    assert all("\n" not in line for line in found)


def test_it_is_frozen() -> None:
    """A scenario is a value."""
    scenario = scenario_from(one_team())
    with pytest.raises(ValidationError):
        scenario.horizon_months = 12  # type: ignore[misc] # the point of the test


def test_units_and_bounds_stand_in_the_schema() -> None:
    """Every number of a team says its unit, and has a bound."""
    properties = Team.model_json_schema()["properties"]
    for name, schema in properties.items():
        branches = schema.get("anyOf", schema.get("oneOf", [schema]))
        flat = [inner for branch in branches for inner in branch.get("oneOf", [branch])]
        for branch in flat:
            if branch.get("type") in {"number", "integer"}:
                assert branch["unit"], name
                assert {"minimum", "exclusiveMinimum"} & set(branch), name
                assert "maximum" in branch, name


def test_every_field_is_described() -> None:
    """The schema explains each field of a team in words."""
    assert all("description" in item for item in Team.model_json_schema()["properties"].values())


@pytest.mark.parametrize("family", ROLE_FAMILIES)
def test_defaults_complete_every_family(family: str) -> None:
    """A row of four columns and a family becomes a complete, valid team."""
    completed = complete(scenario_from(one_team(role_family=family)), LIBRARY)

    drawn = {"slack", "spare_capacity_use"}
    team = completed.teams[0].model_dump()
    assert {name for name, value in team.items() if value is None} == drawn
    assert Scenario.model_validate(completed.model_dump()) == completed
    assert complete(completed, LIBRARY) == completed
    assert completed.start_month == LIBRARY.as_of


def test_a_given_share_leaves_room_for_the_default_of_the_other() -> None:
    """Nobody has to know the family's default to give one share of a team's time."""
    given = one_team(role_family="risk_compliance", programme_share=0.7)
    team = complete(scenario_from(given), LIBRARY).teams[0]

    assert team.programme_share == 0.7
    assert team.compliance_share == pytest.approx(0.3)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"annual_salary": 120}, "an annual salary of 120 USD is unusual"),
        ({"annual_quit_rate": 0.8}, "a quit rate of 80% a year is unusual"),
        ({"ai_share_claimed": 0.2, "ai_claim_month": 50}, "falls due in month 50, past"),
        ({"ai_share_claimed": 0.2, "programme_share": 0}, "nobody works on it"),
        ({"planned_cuts": 0}, "ends no posts"),
        (
            {"ai_share_claimed": 0.2, "claim_evidence": "measured", "programme_share": 0.005},
            "0.5 people keep up AI that takes about 1.1",
        ),
    ],
)
def test_odd_but_possible_is_a_warning_and_no_error(change: dict[str, Any], words: str) -> None:
    """What may be right is said, and used."""
    completed = complete(scenario_from(one_team(**change)), LIBRARY)

    assert any(words in str(line) for line in warnings(completed, LIBRARY))


def test_an_old_exchange_rate_is_named() -> None:
    """The day of the table's rate is said where it matters; a rate of one's own silences it."""
    plan = {**one_team(ai_share_claimed=0.2, annual_salary=90_000), "currency": "EUR"}
    table = complete(scenario_from(plan), LIBRARY)
    own = complete(scenario_from({**plan, "exchange_rates": {"EUR": 0.9}}), LIBRARY)

    assert any(LIBRARY.rates_as_of in str(line) for line in warnings(table, LIBRARY))
    assert unlawful(own) == set()


def test_a_plain_plan_has_no_warnings() -> None:
    """Warnings are for what is odd, and for law that is left out."""
    plain = complete(scenario_from(one_team()), LIBRARY)
    placed = {"jurisdictions": ["US-TX"], "employed_in": "US-TX"}
    with_law = complete(scenario_from({**one_team(), "compliance": placed}), LIBRARY)

    assert unlawful(plain) == set()
    assert {problem.path for problem in warnings(plain, LIBRARY)} == NO_LAW
    assert {problem.path for problem in warnings(with_law, LIBRARY)} <= NO_LAW


NO_LAW = {"compliance.jurisdictions", "compliance.employed_in"}


def unlawful(completed: Scenario) -> set[str]:
    """Return what is warned of beside law that is left out, by its place."""
    return {problem.path for problem in warnings(completed, LIBRARY)} - NO_LAW
