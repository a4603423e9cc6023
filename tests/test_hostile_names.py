"""Names that are markup, pictures or written from the right are text on every page."""

import re
from typing import Any, Final

import pytest

from calculator.errors import InputError
from calculator.scenario import Scenario, scenario_from
from calculator.views import kept, session
from calculator.views.markdown import literal
from tests.every_page import SCRIPTS
from tests.running import one_team
from tests.screen import opened

NAMES: Final = (
    "<img src=x onerror=alert(1)>",
    "**bold** $x$ :red[a] [l](http://x)",
    "\N{PILE OF POO}\N{WOMAN}\N{ZERO WIDTH JOINER}\N{PERSONAL COMPUTER}",
    "\N{HEBREW LETTER SHIN}\N{HEBREW LETTER LAMED} - <b>1</b>",
    "L" * 200,
)
RAW: Final = ("<img", "bold**", "$x", ":red[", "](http", "<b")  # once escaped marks are taken out


def hostile() -> Scenario:
    """Return a plan whose own name and whose teams' names are hostile."""
    teams = [team for name in NAMES for team in one_team(team=name)["teams"]]
    return scenario_from({"name": NAMES[0], "teams": teams, "horizon_months": 12})


@pytest.mark.parametrize("page", SCRIPTS)
def test_no_name_is_more_than_text(page: str) -> None:
    """No mark of a name reaches the page unescaped, and no element takes HTML."""
    state: dict[str, Any] = {}
    session.open_plan(state, session.Opened(session.FILE, f"{NAMES[1]}.csv", hostile()))
    kept.keep(state, NAMES[1])
    app = opened(SCRIPTS[page], state)
    assert not app.exception
    assert not any(item.allow_html for item in app.markdown)
    kinds = (
        app.title, app.header, app.subheader, app.markdown, app.caption, app.error, app.warning,
        app.info,
    )  # fmt: skip
    shown = [str(item.value) for kind in kinds for item in kind]
    for text in shown:
        unescaped = re.sub(r"\\.", "", text)
        assert not [mark for mark in RAW if mark in unescaped], text
    if page not in {"examples", "method"}:
        assert any(literal(NAMES[1]) in text for text in shown)


def test_a_name_of_ten_thousand_letters_is_refused_in_a_few_words() -> None:
    """The refusal says how long a name may be; it does not repeat the name."""
    with pytest.raises(InputError) as refused:
        scenario_from(one_team(team="L" * 10_000))
    text = "\n".join(map(str, refused.value.problems))
    assert "200" in text
    assert len(text) < 1_000
