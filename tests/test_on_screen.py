"""Messages for the command line, said for a page."""

import re
from pathlib import Path

import pytest

from calculator.views.on_screen import on_screen

READING = Path(__file__).parent.parent / "calculator" / "reading"
OPTION = re.compile(r'"([^"\n]*--(?:map|set) [a-zA-Z{][^"\n]*)"')
FIXES = sorted(
    fix
    for path in READING.rglob("*.py")
    if path.name != "settings.py"  # speaks of what --set was given
    for fix in OPTION.findall(path.read_text(encoding="utf-8"))
    if not fix.startswith("--map")  # names what --map was given
)


def test_there_are_such_messages() -> None:
    """The readers speak of the options of the command line."""
    assert len(FIXES) >= 5


@pytest.mark.parametrize("fix", FIXES)
def test_no_option_of_the_command_line_is_named_on_a_page(fix: str) -> None:
    """Whatever a reader proposes there is said in the page's own words."""
    said = on_screen(fix, columns="Choose it here", currency="choose it here")
    assert said
    assert "--" not in said


def test_other_messages_stay() -> None:
    """A fix without an option is the same on a page."""
    assert on_screen("Give a number", columns="", currency="") == "Give a number"
