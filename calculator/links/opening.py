"""A link as it is handed on, to the plan that was shared: exactly that, or a refusal in words."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, Final

from pydantic import ValidationError

from calculator.assumption_sets import load_set, set_ids
from calculator.defaults import assumption_problems
from calculator.errors import InputError, Problem
from calculator.library import Library, load
from calculator.links.address import link_text
from calculator.links.encoder import UPDATE, damaged, decode
from calculator.links.figures import Figures
from calculator.links.migrations import brought_up_to_date, known_assumptions
from calculator.links.payload import VERSION, LeftOut, Payload
from calculator.links.schemas import Json
from calculator.reading.json_text import json_data
from calculator.scenario import SCHEMA_VERSION, Scenario, scenario_from

MOST_TOLD: Final = 20  # problems; a hostile link could have thousands
LONGEST_TOLD: Final = 300  # characters of one
MOST_ENTRIES: Final = 1_000  # side by side
DEEPEST: Final = 20  # levels


@dataclass(frozen=True, slots=True)
class Opened:
    """What a link holds.

    `library` is the set of assumptions of then, `then` the headline of then, in the scenario's
    currency, or None where the maker left it out. `scenario` says what was given and no default;
    its month 1 is written in where today's set would begin in another. `notes` say what of an old
    link is no longer part of a scenario.
    """

    scenario: Scenario
    library: Library
    payload_version: int
    model_version: str
    left_out: frozenset[LeftOut]
    then: Figures | None
    notes: tuple[Problem, ...] = ()


def open_link(given: str) -> Opened:
    """Open a link: a whole address, its query, or the bare text.

    `InputError` says whether it is foreign, private, oversized, truncated, damaged, of a newer
    version, or names a set that is not here; and of a scenario all that is wrong with it.
    """
    return opened(decode(link_text(given)))


def opened(data: bytes, most_entries: int = MOST_ENTRIES) -> Opened:
    """Open the payload of a link; `InputError` as in `open_link`.

    More entries may stand side by side where nobody but its maker can have written it.
    """
    plain = _plain(data, most_entries)
    made_with = plain["payload_version"]
    plain, notes = brought_up_to_date(plain, VERSION)
    payload = _checked(plain)
    library = _set_of(payload)
    given, gone = known_assumptions(payload.scenario)
    scenario = _scenario(given, payload, library)
    return Opened(
        scenario=scenario,
        library=library,
        payload_version=made_with,
        model_version=payload.model_version,
        left_out=frozenset(payload.left_out),
        then=payload.then,
        notes=(*notes, *gone),
    )


def _plain(data: bytes, most_entries: int) -> Json:
    """Read the JSON and the versions, which say how all else is read."""
    try:
        plain = json_data(data.decode())
    except (UnicodeDecodeError, RecursionError):
        raise damaged("what it holds is no text of a payload") from None
    except InputError as error:
        raise damaged(f"what it holds cannot be read; {error.problems[0].rule}") from None
    if not isinstance(plain, dict) or not isinstance(plain.get("scenario"), dict):
        raise damaged("it holds no scenario")
    _bounded(plain, most_entries)
    version, schema = plain.get("payload_version"), plain.get("schema_version")
    if type(version) is not int or type(schema) is not int or version < 1 or schema < 1:
        raise damaged("it does not say its version")
    for name, found, known in (("payload", version, VERSION), ("schema", schema, SCHEMA_VERSION)):
        if found > known:
            rule = f"the link is newer than this calculator: its {name} is of version {found}, "
            raise InputError([Problem(f"{rule}and {known} is the newest known here", UPDATE)])
    return plain


def _checked(plain: Json) -> Payload:
    try:
        return Payload.model_validate(plain)
    except ValidationError as error:
        found = [
            Problem(
                f"the link is damaged: {item['msg'].removeprefix('Value error, ')}",
                path=".".join(map(str, item["loc"])),
            )
            for item in error.errors(include_url=False, include_input=False)
        ]
        raise InputError(_first(found)) from None


def _set_of(payload: Payload) -> Library:
    id_ = payload.assumptions_version
    if id_ not in {*set_ids(), load().id}:
        rule = f"the link names a set of assumptions that is not here, {id_}"
        raise InputError([Problem(rule, f"{UPDATE}: a newer one may hold it")])
    return load_set(id_)


def _scenario(given: dict[str, Any], payload: Payload, library: Library) -> Scenario:
    try:
        scenario = scenario_from(given)
    except InputError as error:
        raise InputError(_first(error.problems)) from None
    problems = [
        Problem(f"the link contradicts itself: it names {name} {said}, and its plan has {has}")
        for name, said, has in (
            ("the start", payload.start_month, scenario.start_month or library.as_of),
            ("the seed", payload.seed, scenario.seed),
        )
        if said != has
    ]
    problems += assumption_problems(scenario, library)
    if problems:
        raise InputError(_first(problems))
    if scenario.start_month is None and load().as_of != library.as_of:
        return scenario_from({**given, "start_month": library.as_of})
    return scenario


def _bounded(data: Any, most: int, depth: int = 0) -> None:
    """Refuse what no plan is like, before anything looks closer at it."""
    if isinstance(data, dict | list):
        if len(data) > most or depth > DEEPEST:
            rule = f"the link is oversized: over {most:,} entries or {DEEPEST} levels"
            raise InputError([Problem(rule, "Share a private link, or a scenario file")])
        for item in data.values() if isinstance(data, dict) else data:
            _bounded(item, most, depth + 1)


def _first(problems: Iterable[Problem]) -> list[Problem]:
    """Keep the first few, none of them endless, and count the others."""
    every = list(problems)
    more = len(every) - MOST_TOLD
    last = [Problem(f"{more:,} more things are wrong with the link")] if more > 0 else []
    told = (
        replace(problem, rule=_clipped(problem.rule), path=_clipped(problem.path))
        for problem in every[:MOST_TOLD]
    )
    return [*told, *last]


def _clipped(text: str) -> str:
    return text if len(text) <= LONGEST_TOLD else f"{text[: LONGEST_TOLD - 1]}…"
