"""An opened link as text for a terminal."""

from collections.abc import Iterator
from textwrap import fill

from calculator.links.then_and_now import ThenAndNow
from calculator.scenario import Scenario
from calculator.views import money
from calculator.views.links import words
from calculator.views.links.figures import HEADER, rows
from calculator.views.terminal import WIDTH, table


def opened_text(found: ThenAndNow) -> str:
    """Return the plan, what was left out, the figures of then and of now, and what moved them."""
    scenario = found.opened.scenario
    index = "money" in found.opened.left_out
    pay = "Pay, index" if index else f"Annual salary, {scenario.currency}"
    parts = [
        scenario.name,
        fill(words.left_out(found.opened), WIDTH),
        table(("Team", "Posts", "Cut", "When", pay), list(_teams(scenario))),
        fill(words.since(found), WIDTH),
        table(HEADER, list(rows(found))),
    ]
    return "\n\n".join(part for part in parts if part)


def _teams(scenario: Scenario) -> Iterator[tuple[str, ...]]:
    for team in scenario.teams:
        months = ", ".join(f"month {cut.month}" for cut in team.cuts if cut.posts)
        yield (
            team.team,
            money.posts(team.headcount),
            money.posts(team.planned_cuts),
            months or money.NONE,
            money.whole(team.annual_salary),
        )
