"""What to set in a scenario to have one of its drivers elsewhere, as `--set` takes it."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from calculator.drivers.driver import Driver
from calculator.scenario import Scenario


def settings(scenario: Scenario, driver: Driver, value: float) -> list[str]:
    """Return `KEY=VALUE` for everything that changes with the driver; numbers are exact."""
    before, after = (each.model_dump() for each in (scenario, driver.move(scenario, value)))
    teams = zip(before.pop("teams"), after.pop("teams"), strict=True)
    found = list(_changes(before, after, ""))
    for old, new in teams:
        found += _changes(old, new, f"teams[{old['team']}].")
    return found


def _changes(before: Mapping[str, Any], after: Mapping[str, Any], above: str) -> Iterator[str]:
    for name, value in after.items():
        old = before.get(name)
        if isinstance(value, Mapping) and isinstance(old, Mapping):
            yield from _changes(old, value, f"{above}{name}.")
        elif value != old:
            yield f"{above}{name}={value if isinstance(value, str) else json.dumps(value)}"
