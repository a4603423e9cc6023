"""The methodology on the Method page: sections open one by one, wide tables with a scroll bar."""

import pandas as pd
import pytest

from calculator.library import load
from calculator.views.methodology.blocks import WIDE, blocks
from calculator.views.methodology.document import sections
from calculator.views.methodology.section import Section
from tests.screen import opened, seen

SECTIONS = sections(load())


def test_a_section_is_shown_once_it_is_opened() -> None:
    """Closed, a section sends nothing; open, its equations and its assumptions are there."""
    app = opened("pages/trust/method.py")
    assert not app.exception
    assert "unrest.turnover_level" not in seen(app)
    assert not app.dataframe

    app = opened("pages/trust/method.py", {"methodology_Unrest": True})
    assert not app.exception
    assert "unrest.turnover_level" in seen(app)
    assert "text{kept}^{12}" in seen(app)
    given, table = (item.value for item in app.dataframe)
    assert "excess_turnover" in set(given["Name"])
    assert "Trevor and Nyberg (2008)" in set(table["Source"])


def test_wide_tables_stand_apart_and_lose_nothing() -> None:
    """Text and narrow tables stay Markdown; a wide one has its cells as they read."""
    wide = "| a | b | c | d |\n| --- | --- | --- | --- |\n| `x` | 1 \\| 2 | \\*z |  |"
    narrow = "| a | b |\n| --- | --- |\n| `x` | y |"
    before, table, after = blocks(f"Words\n\n{wide}\n\n{narrow}")

    assert before == "Words\n"
    assert isinstance(table, pd.DataFrame)
    assert table.to_numpy().tolist() == [["x", "1 | 2", "*z", ""]]
    assert after == f"\n{narrow}"


@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.title)
def test_every_wide_table_of_the_methodology_is_whole(section: Section) -> None:
    """Every row has a cell for every column."""
    for block in blocks(section.body):
        if isinstance(block, pd.DataFrame):
            assert len(block.columns) > WIDE
            assert not block.isna().to_numpy().any()
