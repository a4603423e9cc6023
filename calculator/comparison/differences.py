"""What differs between scenarios: every value that is not the same in all of them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from calculator.scenario import Scenario

ABOUT: Final = frozenset(
    {"name", "saved_on", "schema_version", "seed"}
)  # of a scenario, not of a company


@dataclass(frozen=True, slots=True)
class Difference:
    """A dotted place in a scenario (`teams[Support].planned_cuts`), and its value in each.

    A value is None where a scenario does not say, or has no such team, initiative or assumption.
    """

    key: str
    values: tuple[Any, ...]


def differences(scenarios: Sequence[Scenario]) -> tuple[Difference, ...]:
    """Return what differs, in the order of the scenarios, their names left out.

    A team that not all of them have is one difference, by its posts and how many of them end.
    """
    shared = frozenset.intersection(*(_teams(each) for each in scenarios))
    flat = [dict(_flat(_laid_out(each, shared), "")) for each in scenarios]
    keys = dict.fromkeys(key for each in flat for key in each)
    rows = (Difference(key, tuple(each.get(key) for each in flat)) for key in keys)
    return tuple(row for row in rows if any(value != row.values[0] for value in row.values))


def _teams(scenario: Scenario) -> frozenset[str]:
    return frozenset(team.team for team in scenario.teams)


def _laid_out(scenario: Scenario, shared: frozenset[str]) -> dict[str, Any]:
    """Return a scenario as plain data: teams that all have in full, others by posts and cuts."""
    data = scenario.model_dump(mode="json")
    some = {"headcount", "planned_cuts"}
    teams = {
        row["team"]: {
            key: value
            for key, value in row.items()
            if key != "team" and (row["team"] in shared or key in some)
        }
        for row in data["teams"]
    }
    about = {key: value for key, value in data.items() if key not in ABOUT}
    return {**about, "teams": [{"name": name, **row} for name, row in teams.items()]}


def _flat(data: Mapping[str, Any], above: str) -> Iterator[tuple[str, Any]]:
    """Yield every value with its place; rows that have a name are told by it."""
    for name, value in data.items():
        key = f"{above}{name}"
        if isinstance(value, Mapping):
            yield from _flat(value, f"{key}.")
        elif isinstance(value, list) and value and isinstance(value[0], Mapping):
            for number, row in enumerate(value, 1):
                inside = {part: row[part] for part in row if part != "name"}
                yield from _flat(inside, f"{key}[{row.get('name', number)}].")
        else:
            yield key, value
