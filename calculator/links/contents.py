"""What a link contains, in words, before it is copied; and what was left out of one, after."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from calculator import __version__
from calculator.library import Library
from calculator.links.payload import LeftOut
from calculator.scenario import Scenario

FOR_GOOD: Final = (
    "Such a link cannot be revoked: whoever has it can open it for ever, and copies of it lie "
    "wherever it was sent"
)
REMOVED: Final[Mapping[LeftOut, str]] = {
    "names": "names: teams and AI initiatives have numbers, the plan no name",
    "money": "money: pay is an index in steps of 5, company mean 100, and revenue is left out; "
    "amounts in dollars or euros stand as if pay were usual in the United States",
    "figures": "the figures that the maker saw",
}
_OF_A_TEAM: Final = frozenset({"team", "annual_salary"})
_APART: Final = frozenset({"schema_version", "name", "teams", "assumptions", "seed"})
_MONEY: Final = frozenset(
    {"company.annual_incident_cost", "compliance.annual_revenue", "currency", "exchange_rates"}
)


@dataclass(frozen=True, slots=True)
class Content:
    """A thing that a link contains; `left_out` says by what it is kept back, None if it cannot."""

    words: str
    left_out: LeftOut | None = None


def contents(
    scenario: Scenario, library: Library, left_out: Collection[LeftOut] = frozenset()
) -> tuple[Content, ...]:
    """Return all that a link to a scenario would contain, were so much left out of it."""
    return tuple(
        item
        for item in _everything(scenario, library, index="money" in left_out)
        if item.left_out is None or item.left_out not in left_out
    )


def removed(left_out: Collection[LeftOut]) -> tuple[str, ...]:
    """Return in words what a link was made without."""
    return tuple(words for name, words in REMOVED.items() if name in left_out)


def _everything(scenario: Scenario, library: Library, *, index: bool) -> Iterator[Content]:
    given: dict[str, Any] = scenario.model_dump(mode="json", exclude_unset=True)
    count = len(scenario.teams)
    initiatives = len(scenario.ai_programme.initiatives)
    named = ["of the plan"] if "name" in given else []
    named += [_counted(count, "of {} team", "of {} teams")]
    named += [_counted(initiatives, "of {} AI initiative", "of {} AI initiatives")] * bool(
        initiatives
    )
    yield Content(f"Names: {', '.join(named)}", "names")
    said = dict.fromkeys(name for team in given["teams"] for name in team)
    fields = ", ".join(_words(name) for name in said if name not in _OF_A_TEAM)
    yield Content(f"Of each team: {fields}")
    paths = [path for name, value in given.items() for path in _paths(name, value)]
    money = ["annual salary of each team", *(_words(path) for path in paths if path in _MONEY)]
    yield Content(f"Money: {', '.join(money)}", "money")
    if index:
        incidents = ", and incident costs in proportion" * bool(
            scenario.company.annual_incident_cost
        )
        yield Content(f"Pay of each team as an index in steps of 5, company mean 100{incidents}")
    rest = [_words(path) for path in paths if path not in _MONEY]
    if rest:
        yield Content(f"Of the company and its plan: {', '.join(rest)}")
    if scenario.assumptions:
        own = [library.entries[id_].label for id_ in scenario.assumptions if id_ in library.entries]
        how = ", amounts as if pay were usual in the United States" * index
        yield Content(f"Your own values{how}: {'; '.join(own)}")
    yield Content(
        "Figures: net value, probability of loss and months with work undone, as of today",
        "figures",
    )
    yield Content(
        f"Start {scenario.start_month or library.as_of}, seed {scenario.seed}, "
        f"model {__version__}, assumptions {library.id}"
    )


def _paths(name: str, value: Any) -> Iterator[str]:
    """Yield the path of each value given, but not of what is told apart."""
    if name in _APART:
        return
    if isinstance(value, Mapping) and name != "exchange_rates" and not name.endswith("obligations"):
        for inner, item in value.items():
            yield from _paths(f"{name}.{inner}", item)
    elif value != []:
        yield name


def _words(path: str) -> str:
    """Return a path without the part of the scenario that it lies in, as in `ai systems total`."""
    return (path.partition(".")[2] or path).replace(".", " ").replace("_", " ")


def _counted(count: int, one: str, many: str) -> str:
    return (one if count == 1 else many).format(count)
