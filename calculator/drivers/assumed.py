"""Assumptions as drivers: pinned in every draw, anywhere from P1 to P99 of what is believed."""

from dataclasses import dataclass

from calculator.beliefs import belief
from calculator.drivers.driver import Driver, Evidence
from calculator.library import Library
from calculator.scenario import Range, Scenario

PREFIX = "assumptions."


def assumed(id_: str, scenario: Scenario, library: Library) -> Driver:
    """Lay out a drawn assumption; one that the user pinned goes through the library's range."""
    entry, own = library.entries[id_], scenario.assumptions.get(id_)
    distribution = belief(entry, own if isinstance(own, Range) else None)
    evidence = Evidence(distribution)
    now = distribution.median if own is None or isinstance(own, Range) else float(own)
    low, high = evidence.ends
    return Driver(
        id=PREFIX + id_,
        label=entry.label,
        unit=entry.unit,
        now=now,
        low=min(low, now),
        high=max(high, now),
        move=_Pin(id_),
        evidence=evidence,
        grade=entry.grade,
    )


@dataclass(frozen=True, slots=True)
class _Pin:
    id: str

    def __call__(self, scenario: Scenario, value: float) -> Scenario:
        """Return the scenario with the assumption at one value in every draw."""
        pinned = {**scenario.assumptions, self.id: value}
        return scenario.model_copy(update={"assumptions": pinned})
