"""What an import made of a file, as text for a terminal."""

from textwrap import fill

from calculator.reading.origin import Origin
from calculator.scenario import Scenario
from calculator.views import money
from calculator.views.terminal import WIDTH, table


def import_text(scenario: Scenario, origin: Origin | None, target: str) -> str:
    """Return what was written, and which columns it came from."""
    people = sum(team.headcount for team in scenario.teams)
    cuts = sum(team.planned_cuts for team in scenario.teams)
    head = (
        f"{target}: {money.whole(len(scenario.teams))} teams, {money.posts(people)} people; "
        f"posts to end: {money.posts(cuts)}."
    )
    return "\n\n".join([head, *(_origin_text(origin) if origin else ())])


def _origin_text(origin: Origin) -> list[str]:
    rows = [(header, field) for field, header in origin.columns.items()]
    parts = [table(("Column of the file", "read as"), rows)] if rows else []
    if origin.small_groups:
        parts.append(
            "People of groups under five, put together with others: "
            f"{money.whole(origin.people_in_small_groups)} "
            f"(groups: {money.whole(origin.small_groups)})."
        )
    for words, headers in (
        ("Not used", origin.unused),
        ("Dropped unread, since they say who a person is", origin.dropped),
    ):
        if headers:
            parts.append(fill(f"{words}: {', '.join(headers)}.", WIDTH))
    return parts
