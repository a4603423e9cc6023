"""Values of a page that are not the default: each can be taken back by itself."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from calculator.ai_programme import AIProgramme
from calculator.compliance import Compliance
from calculator.views import session
from calculator.views.amending import Part, amend
from calculator.views.law import names
from calculator.views.money import exact, percent
from calculator.views.programme.readiness import dimensions
from calculator.views.programme.work_items import WORK_ITEMS
from calculator.views.session import State

Place = tuple[str, ...]

DEFAULTS: Final[Mapping[Part, AIProgramme | Compliance]] = {
    "ai_programme": AIProgramme(),
    "compliance": Compliance(),
}
WHOLE: Final = frozenset({"obligations"})  # taken back in one piece
ELSEWHERE: Final = frozenset({"initiatives"})  # each of which can be taken out where it stands
PROGRAMME: Final = {
    "readiness_level": "Readiness",
    "missing_effort_fte_months": "Effort still missing for each initiative, FTE-months",
}
SWITCHES: Final = {"obligations": "Duties switched by hand"}
LABELS: Final[Mapping[str, Mapping[str, str]]] = {
    "": {**names.INPUTS, **PROGRAMME, **SWITCHES},
    "ai_systems": names.AI_SYSTEMS,
    "readiness": dimensions(),
    "work_items_done": WORK_ITEMS,
}
WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    "jurisdictions": names.JURISDICTIONS,
    "employed_in": names.EMPLOYMENT_PLACES,
    "role": names.ROLES,
    "sector": names.SECTORS,
}


@dataclass(frozen=True, slots=True)
class Given:
    """A value that is not the default: where it stands, its name, itself, what the default is."""

    place: Place
    label: str
    value: str
    default: str


def given(state: State, part: Part) -> tuple[Given, ...]:
    """Return every value of a part of the open plan that is not the default."""
    now = getattr(state["opened"].scenario, part).model_dump(mode="json")
    default = DEFAULTS[part].model_dump(mode="json")
    if part == "ai_programme":  # asked on two pages, and answered last on either
        now["readiness_level"] = state["answers"].readiness_level
    return tuple(_given(now, default, ()))


def reset(state: State, part: Part, place: Place) -> None:
    """Take one value back to the default; the fields start afresh, everything else stays."""
    data = getattr(state["opened"].scenario, part).model_dump(mode="python", exclude_unset=True)
    *above, last = place
    inside = data
    for name in above:
        inside = inside[name]
    inside.pop(last, None)
    if place == ("readiness_level",):
        data["readiness_level"] = DEFAULTS[part].model_dump()["readiness_level"]
    amend(state, part, data)
    session.put_back(state, state["opened"], state["answers"])


def _given(now: Mapping[str, Any], default: Mapping[str, Any], above: Place) -> Iterator[Given]:
    for name, value in now.items():
        place, usual = (*above, name), default.get(name)
        if name in ELSEWHERE or value == usual:
            continue
        if isinstance(value, Mapping) and name not in WHOLE:
            yield from _given(value, usual or {}, place)
        else:
            label = LABELS["".join(above)][name]
            yield Given(place, label, _said(place, value), _said(place, usual))


def _said(place: Place, value: Any) -> str:
    """Write a value in words."""
    if value is None or value in ([], {}):
        return "not given"
    if isinstance(value, bool):
        return "yes" if value else "no"
    words = WORDS.get(place[-1], {})
    if isinstance(value, str):
        return words.get(value, value)
    if isinstance(value, list | dict):
        return ", ".join(words.get(item, item) for item in value)
    is_share = place[0] == "work_items_done" or place[-1].endswith("_share")
    return percent(value) if is_share else exact(value)
