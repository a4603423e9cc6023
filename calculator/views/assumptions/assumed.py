"""What is assumed in a plan where it says nothing, written briefly."""

from typing import TypeAlias

from calculator.library import Library
from calculator.scenario import Range, Scenario
from calculator.views.assumptions.written import figure, span
from calculator.views.money import significant

Own: TypeAlias = float | Range


def assumed(id_: str, scenario: Scenario, library: Library) -> str:
    """Write the range an assumption is drawn from, in two figures, or the value it is pinned to."""
    entry, own = library.entries[id_], scenario.assumptions.get(id_)
    if own is None or isinstance(own, Range):
        source = own or entry
        return span(significant(source.p5), significant(source.p95), entry.unit)
    return figure(own, entry.unit)
