"""A scenario without what its maker keeps back: names, money."""

from collections.abc import Collection
from typing import Any, Final

from calculator.library import Library
from calculator.links.pay_index import without_money
from calculator.links.payload import LeftOut
from calculator.scenario import Scenario, scenario_from

TEAM: Final = "Team"
INITIATIVE: Final = "Initiative"


def redacted(scenario: Scenario, library: Library, left_out: Collection[LeftOut]) -> Scenario:
    """Return the scenario without what is left out; the same one where nothing of it is.

    `InputError` where amounts of the user's own cannot be put in proportion (`pay_index`).
    """
    if "names" in left_out:
        scenario = without_names(scenario)
    return without_money(scenario, library) if "money" in left_out else scenario


def without_names(scenario: Scenario) -> Scenario:
    """Number teams and initiatives instead of naming them; no figure hangs on a name."""
    data: dict[str, Any] = scenario.model_dump(mode="json", exclude_unset=True)
    data.pop("name", None)
    numbered = {team.team: f"{TEAM} {i}" for i, team in enumerate(scenario.teams, start=1)}
    for team in data["teams"]:
        team["team"] = numbered[team["team"]]
    initiatives = data.get("ai_programme", {}).get("initiatives", [])
    for i, initiative in enumerate(initiatives, start=1):
        initiative["name"] = f"{INITIATIVE} {i}"
        initiative["teams"] = [numbered[team] for team in initiative["teams"]]
    return scenario_from(data)
