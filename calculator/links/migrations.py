"""Old payloads to today's, one version at a time.

A step does three things to the scenario: what was renamed gets its new name, what is gone is taken
out and told, and a value left out whose default has changed since is written in as it was. What the
registry and the schemas cannot say stands in `STEPS`.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final, TypeAlias

from calculator.errors import Problem
from calculator.links.places import holders, part_of
from calculator.links.retired import ASSUMPTIONS, FIELDS, Retired, RetiredAssumption
from calculator.links.schemas import Json, fields, frozen

Step: TypeAlias = Callable[[Json], Json]

# The payload as plain data, from the version of the key to the next one.
STEPS: Final[Mapping[int, Step]] = {}
SCHEMA: Final = "schema_version"
_GONE: Final = "{name} is no longer part of a scenario: {reason}"


def brought_up_to_date(payload: Json, to: int) -> tuple[Json, tuple[Problem, ...]]:
    """Return a payload of an older version as one of version `to`, and what was lost on the way.

    Its scenario must be sound by the schema of its own version as far as names go.
    """
    notes: list[Problem] = []
    for version in range(payload["payload_version"], to):
        gone = [entry for entry in FIELDS if entry.version == version + 1]
        scenario, lost = one_step(payload["scenario"], frozen(version), frozen(version + 1), gone)
        notes += lost
        now = {"payload_version": version + 1, SCHEMA: schema_version(frozen(version + 1))}
        payload = {**payload, **now, "scenario": scenario}
        payload = STEPS.get(version, dict)(payload)
    return payload, tuple(notes)


def one_step(
    scenario: Json, then: Json, now: Json, retired: Sequence[Retired]
) -> tuple[Json, list[Problem]]:
    """Bring the scenario of a payload from one schema to the next; the given data is not changed.

    The problems say what had to be left out.
    """
    scenario, notes = _copied(scenario), list[Problem]()
    for entry in retired:
        path, is_choice, word = entry.name.partition("=")
        change = _choice_changed(word, entry) if is_choice else _field_changed(path, entry)
        for holder in holders(scenario, path):
            if change(holder):
                notes.append(Problem(_GONE.format(name=entry.name, reason=entry.reason)))
    renamed = {entry.name: entry.became for entry in retired if entry.became}
    for path, default in _changed_defaults(then, now, renamed):
        for holder in holders(scenario, path, make=True):
            holder.setdefault(part_of(path), default)
    if SCHEMA in scenario:
        scenario[SCHEMA] = schema_version(now)
    return scenario, list(dict.fromkeys(notes))


def schema_version(schema: Json) -> int:
    """Return the version of a scenario that a schema is of."""
    version: int = fields(schema)[SCHEMA]["default"]
    return version


def known_assumptions(
    scenario: Json, retired: Sequence[RetiredAssumption] = ASSUMPTIONS
) -> tuple[Json, tuple[Problem, ...]]:
    """Return a scenario without the assumptions that are gone, and what was left out."""
    given, notes = scenario.get("assumptions"), list[Problem]()
    if not isinstance(given, dict):
        return scenario, ()
    own = dict(given)
    for entry in retired:
        if entry.id not in own:
            continue
        value = own.pop(entry.id)
        if entry.became:
            own.setdefault(entry.became, value)
        else:
            name = f"assumptions.{entry.id}"
            notes.append(Problem(_GONE.format(name=name, reason=entry.reason)))
    return {**scenario, "assumptions": own}, tuple(notes)


def _changed_defaults(
    then: Json, now: Json, renamed: Mapping[str, str]
) -> Iterator[tuple[str, Any]]:
    """Yield each field of both schemas whose default has changed, with the default of then."""
    today = fields(now)
    for path, field in fields(then).items():
        target = path.removesuffix(part_of(path)) + renamed.get(path, part_of(path))
        if path == SCHEMA or "default" not in field or target not in today:
            continue
        if today[target].get("default", field) != field["default"]:
            yield target, field["default"]


def _field_changed(path: str, entry: Retired) -> Callable[[Json], bool]:
    """Rename or remove a field where it is; the call tells whether something was lost."""

    def change(holder: Json) -> bool:
        if part_of(path) not in holder:
            return False
        value = holder.pop(part_of(path))
        if entry.became:
            holder.setdefault(entry.became, value)
        return entry.became is None

    return change


def _choice_changed(word: str, entry: Retired) -> Callable[[Json], bool]:
    """Replace or remove a choice where it was made, alone or in a list."""
    field = part_of(entry.name.partition("=")[0])

    def change(holder: Json) -> bool:
        value = holder.get(field)
        several = isinstance(value, list)
        chosen = value if isinstance(value, list) else [value]
        if word not in chosen:
            return False
        kept = [entry.became if item == word else item for item in chosen]
        kept = [item for i, item in enumerate(kept) if item and item not in kept[:i]]
        if several:
            holder[field] = kept
        elif kept:
            holder[field] = kept[0]
        else:
            del holder[field]
        return entry.became is None

    return change


def _copied(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: _copied(item) for key, item in data.items()}
    return [_copied(item) for item in data] if isinstance(data, list) else data
