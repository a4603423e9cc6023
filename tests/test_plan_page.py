"""The plan's page, wired: what stands on it, and what its buttons do."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from calculator.documents.board.report import board_pdf
from calculator.views.grid.rows import FIELDS
from calculator.views.grid.session import Grid, rewrite
from calculator.views.markdown import JOINER, literal
from tests.answers import FEW
from tests.documents import findings, plan

APP = Path(__file__).parent.parent / "app.py"
GOOD = b"team,headcount,annual_salary,planned_cuts\nSupport,100,50000,20\nSales,50,70000,5\n"
BAD = b"team,headcount,annual_salary,planned_cuts\nSupport,ten,50000,20\nSales,50,70000,500\n"
SYNONYM = b"team,headcount,salary,planned_cuts\n$x$ *a*,100,50000,20\n"
PEOPLE = b"employee_id,title,department,salary,hire_date,leaving\n" + b"".join(
    b"%d,Tester,QA,50000,2020-01-01,no\n" % n for n in range(8)
)


@pytest.fixture
def app() -> AppTest:
    """Open the plan's page in a new session."""
    found = AppTest.from_file(APP, default_timeout=60)
    found.session_state["draws"] = FEW
    return found.switch_page("pages/decide/plan.py").run()


def plain(text: str) -> str:
    """Return Markdown as the reader sees it."""
    return text.replace("\\", "").replace(JOINER, "")


def seen(app: AppTest) -> str:
    """Return all text of the page."""
    kinds = (app.title, app.markdown, app.caption, app.error, app.warning, app.info, app.success)
    return plain("\n".join(str(item.value) for kind in kinds for item in kind))


def press(app: AppTest, label: str) -> AppTest:
    """Press the one button with a label."""
    found = [button for button in app.button if plain(button.label) == label]
    assert len(found) == 1, [button.label for button in app.button]
    found[0].click()
    return app.run()


def labels(app: AppTest) -> list[str]:
    """Return the labels of the buttons that can be pressed."""
    return [plain(button.label) for button in app.button if not button.disabled]


def upload(app: AppTest, content: bytes, name: str = "plan.csv") -> AppTest:
    """Give the page a file."""
    app.file_uploader[0].set_value((name, content, "text/csv"))
    return app.run()


def grid(app: AppTest) -> Grid:
    """Return the session's grid."""
    found: Grid = app.session_state["grid"]
    return found


def retype(app: AppTest, row: int, **cells: str) -> AppTest:
    """Change cells of a row from 0, as a button of the page does."""
    rows = [list(cells) for cells in grid(app).rows]
    for field, text in cells.items():
        rows[row][FIELDS.index(field)] = text
    state: dict[Any, Any] = {key: app.session_state[key] for key in ("grid", "opened", "answers")}
    rewrite(state, tuple(map(tuple, rows)))
    for key, value in state.items():
        app.session_state[key] = value
    return app.run()


def verdict(app: AppTest) -> str:
    """Return the verdict at the head of the page."""
    return next(plain(line.value) for line in app.markdown if "over 36 months" in line.value)


def test_the_page_starts_with_what_the_plan_ends(app: AppTest) -> None:
    """A sentence, the verdict, the totals, the rows."""
    assert not app.exception
    assert plain(app.title[0].value).startswith("The plan ends 88 of 728 posts (12%)")
    assert [plain(tile.label) for tile in app.metric] == [
        "Headcount",
        "Annual payroll",
        "Posts cut",
        "Share cut",
        "Payroll of the cut posts",
    ]
    assert "Saves $" in seen(app)
    editor = app.dataframe[0].value
    assert editor["team"].iloc[0] == "Product engineering"
    assert editor["_mend"].iloc[0] == "✓"


def test_every_edit_is_answered_on_the_page(app: AppTest) -> None:
    """The verdict is that of the rows as they stand; of unsound ones, the last sound plan's."""
    said = [verdict(app)]
    retype(app, 0, headcount="150")
    assert not app.exception
    said.append(verdict(app))
    retype(app, 0, headcount="ten")
    said.append(verdict(app))

    assert said[0].startswith("Saves $")
    assert said[1] != said[0]
    assert said[2] == f"The last sound plan: {said[1]}"


def test_the_answer_follows_the_grid(app: AppTest) -> None:
    """A sound edit is what the first page answers next, with questions that agree."""
    retype(app, 0, headcount="150")
    app.switch_page("pages/decide/answer.py").run()
    assert not app.exception
    assert "88 of 738 posts" in seen(app)
    assert "edited here" in seen(app)


def test_an_unsound_row_is_explained_and_the_plan_stays(app: AppTest) -> None:
    """The list names team, row, column, rule and fix; the answer stays with the last plan."""
    retype(app, 0, headcount="ten", team="**x** $y$")
    message = plain(app.error[0].value)
    assert "**x** $y$ (row 1), Headcount: 'ten' is not a number. Give a number" in message
    assert literal("**x** $y$") in app.error[0].value
    assert "still those of the last sound plan" in message
    assert "Headcount: 'ten'" in app.dataframe[0].value["_mend"].iloc[0]
    assert app.session_state["opened"].scenario.teams[0].headcount == 140


def test_undo_and_redo_are_offered_when_there_is_something(app: AppTest) -> None:
    """Neither can be pressed at first; each does its part."""
    assert not {"Undo", "Redo"} & set(labels(app))
    retype(app, 0, headcount="150")
    press(app, "Undo")
    assert "of 728 posts" in seen(app)
    press(app, "Redo")
    assert "of 738 posts" in seen(app)


def test_a_file_is_used_only_when_asked(app: AppTest) -> None:
    """A preview first; then the plan is the file's, and one step back is the old one."""
    upload(app, GOOD)
    assert not app.exception
    assert "The plan ends 25 of 150 posts" in seen(app)
    assert plain(app.title[0].value).startswith("The plan ends 88 of 728")
    press(app, "Use this plan")
    assert plain(app.title[0].value).startswith("The plan ends 25 of 150")
    assert "Another plan was opened" in seen(app)
    press(app, "Undo")
    assert plain(app.title[0].value).startswith("The plan ends 88 of 728")


def test_a_board_document_brings_its_scenario_back(app: AppTest) -> None:
    """The page takes documents as the rest of the app does: whole, not as rows."""
    told = findings(plan(name="From paper"))
    upload(app, board_pdf(told), "plan.pdf")
    assert not app.error
    press(app, "Use this plan")
    assert app.session_state["opened"].scenario.name == "From paper"


def test_a_file_can_be_added_below(app: AppTest) -> None:
    """Its teams follow those that are there, and the rest of the scenario is kept."""
    upload(app, GOOD)
    press(app, "Add below the rows here")
    assert "113 of 878 posts" in plain(app.title[0].value)


def test_a_synonym_is_confirmed(app: AppTest) -> None:
    """The file cannot be used before, and can be after."""
    upload(app, SYNONYM)
    assert "Use this plan" not in labels(app)
    press(app, "Confirm: “salary” as annual salary")
    assert not app.exception
    press(app, "Use this plan")
    assert app.session_state["opened"].scenario.teams[0].team == "$x$ *a*"


def test_bad_rows_are_listed_and_can_be_mended_in_the_grid(app: AppTest) -> None:
    """Every fault has its row and column; the rows come into the grid as they are."""
    upload(app, BAD)
    message = plain(app.error[0].value)
    assert "plan.csv, row 2, column headcount" in message
    assert "row 3" in message
    assert "--" not in message
    press(app, "Bring the rows in as they are, to mend here")
    assert grid(app).rows[0][FIELDS.index("headcount")] == "ten"
    assert len(app.error) == 1
    assert app.session_state["opened"].key == "midmarket"


def test_people_become_teams_and_are_not_shown(app: AppTest) -> None:
    """A file with one row a person is put together; no row of it is on the screen."""
    upload(app, PEOPLE)
    assert not app.exception
    assert "employee_id" in seen(app)
    assert not any("Tester" in str(table.value.to_dict()) for table in app.dataframe)


def test_pasted_rows_take_the_same_way(app: AppTest) -> None:
    """A block without a header is read in the order of the grid."""
    app.text_area(key="plan_pasted").set_value("Lab\t10\t50000\t1\nDepot\t20\t40000\t2")
    press(app, "Look at these rows")
    assert not app.exception
    assert "The plan ends 3 of 30 posts" in seen(app)
    press(app, "Set it aside")
    assert "The plan ends 3 of 30 posts" not in seen(app)


def test_a_schedule_is_written_to_its_row(app: AppTest) -> None:
    """What the lines of months say goes to the team's cell, planned cuts with it."""
    retype(app, 0, cut_month="9:15; 3:5")
    press(app, "Write 20 posts to the plan")
    assert not app.exception
    assert grid(app).rows[0][FIELDS.index("cut_month")] == "3:5;9:15"
    assert grid(app).rows[0][FIELDS.index("planned_cuts")] == "20"
    assert "68 of 88, end at the close of month 1; the last in month 9" in seen(app)


@pytest.mark.parametrize(
    ("tab", "words"),
    [("Protected roles", "3 teams are protected"), ("Defaults in use", "where a cell is empty")],
)
def test_every_section_opens(app: AppTest, tab: str, words: str) -> None:
    """Each tab shows its matter once it is chosen."""
    assert words not in seen(app)
    app.session_state["plan_sections"] = tab
    app.run()
    assert not app.exception
    assert words in seen(app)


def test_a_team_can_be_marked_as_protected(app: AppTest) -> None:
    """The mark is a cell of its row, becomes part of the plan, and can be taken back."""
    app.session_state["plan_sections"] = "Protected roles"
    app.run()
    app.multiselect[0].select(1)
    app.run()
    assert not app.exception
    assert grid(app).rows[0][FIELDS.index("protected")] == "yes"
    assert app.session_state["opened"].scenario.teams[0].protected
    assert "4 teams are protected" in seen(app)
    app.multiselect[0].unselect(1)
    app.run()
    assert not app.session_state["opened"].scenario.teams[0].protected


def test_uneven_rows_are_to_be_mended_in_the_file(app: AppTest) -> None:
    """Rows that do not match the header are refused for the grid too, and the page says why."""
    upload(app, GOOD.replace(b"70000", b"70,000"))
    assert not app.exception
    assert "Bring the rows in as they are, to mend here" not in labels(app)
    assert "the cells of row 3 do not match the header" in seen(app)


@pytest.mark.parametrize("content", [GOOD, BAD])
def test_money_of_another_currency_is_not_put_here(app: AppTest, content: bytes) -> None:
    """Euros neither go below dollars nor take their place in the grid, and the page says so."""
    upload(app, content)
    currency = next(box for box in app.selectbox if box.label == "Currency of its money")
    currency.set_value("EUR")
    app.run()
    assert not app.exception
    offered = {"Add below the rows here", "Bring the rows in as they are, to mend here"}
    assert not offered & set(labels(app))
    assert "money is in EUR, that of the plan below in USD" in seen(app)


def test_people_added_below_leave_by_the_calendar_of_the_plan(app: AppTest) -> None:
    """A leaving date in the sixth month of the plan that is here is month 6 of it."""
    opened = app.session_state["opened"]
    scenario = opened.scenario.model_copy(update={"start_month": "2029-01"})
    app.session_state["opened"] = replace(opened, scenario=scenario)
    app.run()
    upload(app, PEOPLE.replace(b",no\n", b",2029-06-15\n"))
    press(app, "Add below the rows here")
    assert not app.exception
    assert grid(app).rows[-1][FIELDS.index("cut_month")] == "6"
