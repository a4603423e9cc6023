"""The plan's grid without a browser: text that reads back, rows, problems, history, months."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.examples import examples
from calculator.library import load
from calculator.reading.plans.columns import COLUMNS
from calculator.scenario import ROLE_FAMILIES, Scenario, Team, scenario_from
from calculator.views.grid import defaults as grid_defaults
from calculator.views.grid import months as grid_months
from calculator.views.grid import words as grid_words
from calculator.views.grid.history import Version
from calculator.views.grid.reading import read
from calculator.views.grid.rows import (
    CAPACITY,
    EMPTY,
    FIELDS,
    GROUPS,
    REQUIRED,
    Rows,
    deleted,
    duplicated,
    edited,
    is_full,
    rows_of,
    shown_fields,
    ticked,
    trimmed,
)
from calculator.views.history import LONGEST, History
from calculator.views.session import Opened

BASE = scenario_from(examples()["midmarket"].scenario)
NAMES = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=30).filter(
    lambda name: name.strip() == name != ""
)
ODD_NAMES = st.sampled_from(
    ["=cmd|' /C calc'!A0", "@x", "+x", "-x", "-5", "'-5", "'=a", "#REF!", "007", "**x**", "$x$"]
)
SHARES = st.floats(0, 1)
OPTIONAL: dict[str, st.SearchStrategy[Any]] = {
    "role_family": st.sampled_from(ROLE_FAMILIES),
    "tenure_years": st.floats(0, 60),
    "ai_share_claimed": SHARES,
    "claim_evidence": st.sampled_from(["claim", "pilot", "measured"]),
    "measured_as": st.sampled_from(["time_saved", "work_no_one_touches"]),
    "ai_claim_month": st.integers(1, 120),
    "programme_share": st.floats(0, 0.5),
    "compliance_share": st.floats(0, 0.5),
    "holders_per_system": st.floats(1, 1000),
    "documented_share": SHARES,
    "annual_quit_rate": SHARES,
    "time_to_fill_days": st.floats(0, 1000, exclude_min=True),
    "ramp_months": st.floats(0, 120, exclude_min=True),
    "demand_elasticity": st.floats(0.05, 5),
    "slack": SHARES,
    "spare_capacity_use": SHARES,
    "function_ends": st.booleans(),
    "protected": st.booleans(),
}


@st.composite
def teams(draw: st.DrawFn) -> dict[str, Any]:
    """Any team, its cuts in one month, in several, or without a month."""
    given = draw(st.fixed_dictionaries({}, optional=OPTIONAL))
    headcount = draw(st.floats(0, 1e6, exclude_min=True))
    cut = headcount * draw(SHARES)
    row: dict[str, Any] = {
        "team": draw(NAMES | ODD_NAMES),
        "headcount": headcount,
        "annual_salary": draw(st.floats(0, 1e12, exclude_min=True)),
        "planned_cuts": cut,
    }
    months = draw(st.lists(st.integers(1, 36), max_size=4, unique=True))
    if len(months) == 1:
        row["cut_month"] = months[0]
    elif months:
        part = cut / len(months)
        row["cut_month"] = ";".join(f"{month}:{part!r}" for month in months)
    return row | given


def said(scenario: Scenario) -> list[dict[str, Any]]:
    """Return what the teams say, schedules as cuts."""
    dumps = (team.model_dump(exclude_none=True) for team in scenario.teams)
    return [
        dump | {"cut_month": team.cuts} for dump, team in zip(dumps, scenario.teams, strict=True)
    ]


@given(st.lists(teams(), min_size=1, max_size=4, unique_by=lambda row: row["team"]))
def test_teams_read_back_from_the_grid_as_they_were(rows: list[dict[str, Any]]) -> None:
    """Whatever a scenario's teams say, the grid's text of them means the same."""
    scenario = scenario_from({"teams": rows})
    found = read(rows_of(scenario.teams), scenario)

    assert found.problems == ()
    assert found.scenario is not None
    assert said(found.scenario) == said(scenario)


@pytest.mark.parametrize("name", list(examples()))
def test_examples_read_back_from_the_grid_as_they_were(name: str) -> None:
    """An example survives the grid whole, its other parts included."""
    scenario = scenario_from(examples()[name].scenario)

    assert read(rows_of(scenario.teams), scenario).scenario == scenario


def test_what_the_plan_does_not_say_is_never_written() -> None:
    """An optional field that was not given is an empty cell, not its default."""
    team = Team(team="Lab", headcount=3, annual_salary=5, planned_cuts=1)

    assert rows_of([team])[0] == ("Lab", "3", "5", "1", *[""] * (len(FIELDS) - 4))


def test_every_field_is_shown_in_some_group() -> None:
    """Each column of a plan is required, or can be chosen."""
    grouped = {field for group in GROUPS.values() for field in group}

    assert grouped | {*REQUIRED} == {*COLUMNS}


def typed(**cells: str) -> Rows:
    """Return the made-up company's rows with cells of the first row changed."""
    return edited(rows_of(BASE.teams), {0: cells})


def test_an_unsound_cell_keeps_its_text_and_has_row_and_column() -> None:
    """What cannot be read stays as typed; its problem names row, column, rule and fix."""
    rows = typed(headcount="ten")
    found = read(rows, BASE)

    assert rows[0][FIELDS.index("headcount")] == "ten"
    assert found.scenario is None
    assert [(p.row, p.column) for p in found.problems] == [(1, "headcount")]
    assert grid_words.mend(found) == {
        1: "Headcount: 'ten' is not a number. Give a number such as 1200 or 1,200.50; an optional "
        "cell may stay empty."
    }
    assert grid_words.mend_lines(found, rows)[0].startswith("Product engineering (row 1), ")


@pytest.mark.parametrize(
    ("cells", "column", "words"),
    [
        ({"planned_cuts": "141"}, "planned_cuts", "planned_cuts 141 is above headcount 140"),
        ({"cut_month": "37"}, "cut_month", "past the horizon of 36 months"),
        ({"cut_month": "3:10;9:15"}, "cut_month", "adds up to 25, planned_cuts is 20"),
        ({"team": "Machine learning"}, "team", "already stands in row 1"),
        ({"annual_salary": "€ 90000"}, "annual_salary", "the scenario's currency is USD"),
        ({"annual_salary": ""}, "annual_salary", "annual_salary is required"),
    ],
)
def test_every_rule_is_told_beside_its_row(cells: dict[str, str], column: str, words: str) -> None:
    """Rules of a cell, a row, the plan and the scenario all have a place in the grid."""
    found = read(typed(**cells), BASE)

    assert found.scenario is None
    assert any(p.row and p.column == column and words in p.rule for p in found.problems)


def test_totals_leave_out_what_cannot_be_read() -> None:
    """The sums hold the sound rows, and say how many are left out."""
    whole, part = (read(rows, BASE).totals for rows in (typed(), typed(headcount="ten")))

    assert (whole.headcount, whole.left_out) == (728, 0)
    assert (part.headcount, part.left_out) == (588, 1)
    assert "1 row is left out" in grid_words.counted(part)
    assert grid_words.headline(whole, "USD").startswith("The plan ends 88 of 728 posts (12%)")


def test_an_empty_grid_says_what_it_needs() -> None:
    """Without a row there is no plan, and no exception."""
    found = read((), BASE)

    assert found.scenario is None
    assert found.totals.share_cut is None
    assert "no teams" in str(found.problems[0])
    assert "No row" in grid_words.headline(found.totals, "USD")


def test_empty_rows_between_teams_do_not_count() -> None:
    """Rows keep their numbers, and an empty one is no team."""
    rows = edited((), {2: {"team": "Lab", "headcount": "x"}})
    found = read(rows, BASE)

    assert rows[:2] == (EMPTY, EMPTY)
    assert {problem.row for problem in found.problems} == {3}
    assert found.totals.left_out == 1


def test_no_more_rows_than_a_plan_may_have() -> None:
    """What is beyond the grid is cut, and the grid says that it is full."""
    rows = trimmed([("x", *EMPTY[1:])] * (CAPACITY + 1))

    assert len(rows) == CAPACITY
    assert is_full(rows)
    assert not is_full(rows[:-1])


def test_copies_have_names_of_their_own() -> None:
    """A copy stands below its row; a copy of the copy counts on."""
    once = duplicated(rows_of(BASE.teams), {0, 2})
    twice = duplicated(once, {0})
    names = [row[0] for row in twice[:5]]

    assert names == [
        "Product engineering",
        "Product engineering (3)",
        "Product engineering (2)",
        "Legacy and integration",
        "Data engineering",
    ]
    assert read(twice, BASE).problems == ()


def test_ticked_rows_are_deleted() -> None:
    """Only rows whose box is ticked go."""
    rows = rows_of(BASE.teams)
    chosen = ticked({0: {"box": True}, 1: {"box": False}, 2: {"team": "x"}}, "box")

    assert deleted(rows, chosen) == rows[1:]


def test_a_column_that_holds_something_is_always_shown() -> None:
    """Hidden groups come back as soon as one of their cells is filled."""
    plain = rows_of([Team(team="Lab", headcount=3, annual_salary=5, planned_cuts=1)])

    assert shown_fields(plain, ()) == REQUIRED
    assert shown_fields(edited(plain, {0: {"slack": "5%"}}), ()) == (*REQUIRED, "slack")
    assert set(GROUPS["Knowledge"]) <= set(shown_fields((), ["Knowledge"]))


def test_history_goes_back_and_forth_so_many_steps() -> None:
    """Undo returns what was there; after a new change nothing is left to redo."""
    opened = Opened("x", "X", BASE)
    history = History(Version((), opened))
    for number in range(LONGEST + 10):
        history = history.changed(Version(((str(number),),), opened))

    assert len(history.past) == LONGEST
    assert history.back().now.rows == ((str(LONGEST + 8),),)
    assert history.back().forward() == history
    assert history.forward() is history
    assert history.back().changed(history.past[0]).undone == ()


def test_cuts_by_month_add_up() -> None:
    """Teams by months, all teams first; the sentence names the month with most."""
    found = read(typed(cut_month="3:5;9:15"), BASE)
    cuts = grid_months.by_team(found.teams.values())
    table = grid_months.table(cuts)

    assert grid_months.by_month(cuts) == {1: 68, 3: 5, 9: 15}
    assert table["Team"][:2] == ["All teams", "Product engineering"]
    assert table["Month 9"][:3] == ["15", "15", ""]
    assert "68 of 88, end at the close of month 1; the last in month 9" in grid_months.sentence(
        cuts
    )


def test_a_schedule_is_written_from_its_lines() -> None:
    """Lines in any order become one cell; one month alone is just its number."""
    both = grid_months.scheduled([("9", "2.5"), ("", ""), ("3", "10")])

    assert (both.text, both.posts) == ("3:10;9:2.5", 12.5)
    assert grid_months.scheduled([("4", "7")]).text == "4"
    assert grid_months.scheduled([]).text == ""


@pytest.mark.parametrize(
    "line", [("0", "3"), ("121", "3"), ("x", "3"), ("3", ""), ("3", "-1"), ("3", "5%"), ("3", "x")]
)
def test_a_schedule_with_a_fault_is_not_written(line: tuple[str, str]) -> None:
    """A month or a number that cannot be read is named, and nothing is written."""
    found = grid_months.scheduled([("5", "1"), line])

    assert len(found.problems) == 1
    assert found.text == ""


def test_a_month_that_stands_twice_is_named() -> None:
    """Posts of one month go on one line."""
    assert "twice" in str(grid_months.scheduled([("5", "1"), ("5", "2")]).problems[0])


def test_protected_teams_say_why() -> None:
    """Teams whose time on programme or compliance is a fifth or more are named with it."""
    table = grid_defaults.protected(BASE, load())

    assert table["Team"] == ["Data engineering", "Machine learning", "Risk and compliance"]
    assert table["Why"][2] == "60% of its time on compliance"
    assert "3 teams are protected" in grid_defaults.protected_sentence(table["Team"], BASE, load())


def test_defaults_in_use_leave_out_what_the_plan_says() -> None:
    """A filled cell is empty in the table of defaults; an empty one shows what stands for it."""
    table = grid_defaults.defaults_in_use(BASE, load())

    assert "Headcount" not in table
    assert "Role family" not in table
    assert table["Cut month"][0] == ""
    assert table["Cut month"][2] == "1"
    assert table["Slack"][0].startswith("drawn")
    assert all(table["Ramp months"])


def test_every_column_says_how_to_fill_it() -> None:
    """The help of a column describes it, and what an empty cell stands for."""
    for field in FIELDS:
        text = grid_words.column_help(field, BASE)
        assert text.count(".") >= 2
        assert ("Empty: " in text) == (field not in REQUIRED)
