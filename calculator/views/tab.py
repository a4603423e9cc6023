"""What a browser tab keeps of the work done in it, as one text: a reload brings it back.

Kept are the last plan that had figures, the answers given to it, and the scenarios kept beside it.
The text that comes back is trusted no more than a file is, and read by the same rules. What a file
warned of is not in it, nor is text in the grid that is no plan yet.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Annotated, Any, Final, Literal

from pydantic import Field, ValidationError

from calculator.errors import InputError, Problem
from calculator.fields import Frozen, Month, Number, Share, number
from calculator.questions import Answers, answers_from, changed
from calculator.reading.scenario_file import MAX_BYTES, scenario_data
from calculator.scenario import Evidence, RoleFamily, Scenario, scenario_from
from calculator.views import session
from calculator.views.kept import MOST, SHELF, Kept, Shelf, shelf
from calculator.views.session import Opened, State
from calculator.views.steps import STEPS

VERSION: Final = 1
LAST: Final = "tab_last"  # the work kept last, and its text
ANSWERED: Final = "tab_answered"  # whether it is settled what the tab had kept before
UNREAD: Final = "tab_unread"  # why that could not be read
REFUSED: Final = "tab_refused"  # whether the browser keeps nothing
FORGOTTEN: Final = "tab_forgotten"


@dataclass(frozen=True, slots=True)
class Work:
    """All that is kept."""

    opened: Opened
    answers: Answers
    shelf: Shelf


class _Given(Frozen):
    """Answers that differ from the plan's own, within the bounds of their fields on the screen.

    Only those that are given count, never a default.
    """

    people: Annotated[Number, number("people", ge=1, le=1e6)] | None = None
    average_salary: Annotated[Number, number("scenario currency per year", ge=1, le=1e12)] = 1
    currency: Annotated[str, Field(pattern=r"^[A-Z]{3}$")] = "USD"
    share_leaving: Share = 0
    cut_month: Month | None = None
    role_family: RoleFamily | None = None
    ai_share: Share = 0
    ai_claim_month: Month | None = None
    claim_evidence: Evidence | None = None
    readiness_level: Annotated[int, number("level", ge=1, le=4)] = 1
    slack: Share | None = None


class _Open(Frozen):
    key: Annotated[str, Field(max_length=200)]
    title: Annotated[str, Field(min_length=1, max_length=1_000)]
    scenario: dict[str, Any]
    answers: _Given = _Given()


class _Row(Frozen):
    number: Annotated[int, Field(strict=True, ge=1)]
    scenario: dict[str, Any]


class _Text(Frozen):
    version: Literal[1]
    open: _Open
    kept: Annotated[tuple[_Row, ...], Field(max_length=MOST)] = ()
    given: Annotated[int, Field(strict=True, ge=0, lt=2**53)] = 0


def work_text(work: Work) -> str:
    """Return the work as JSON: what was given, and no default."""
    before = answers_from(work.opened.scenario)
    pairs = {
        each.name: (getattr(work.answers, each.name), getattr(before, each.name))
        for each in fields(Answers)
    }
    data = {
        "version": VERSION,
        "open": {
            "key": work.opened.key,
            "title": work.opened.title,
            "scenario": _data(work.opened.scenario),
            "answers": {name: now for name, (now, was) in pairs.items() if now != was},
        },
        "kept": [
            {"number": row.number, "scenario": _data(row.scenario)} for row in work.shelf.rows
        ],
        "given": work.shelf.given,
    }
    return json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def work_from(text: str) -> Work:
    """Read the work; `InputError` says what is wrong with it."""
    data = scenario_data(text.encode(errors="surrogatepass"), "kept.json")
    if data.get("version") != VERSION:
        raise InputError([Problem("it was kept by another version of this app")])
    try:
        found = _Text.model_validate(data)
    except ValidationError:
        raise InputError([Problem("it lacks a part, or a part of it is not sound")]) from None
    scenario = scenario_from(found.open.scenario)
    given = found.open.answers.model_dump(exclude_unset=True)
    answers = replace(answers_from(scenario), **given)
    changed(scenario, answers)
    opened = Opened(found.open.key, found.open.title, scenario)
    rows = tuple(Kept(row.number, scenario_from(row.scenario)) for row in found.kept)
    numbers, names = {row.number for row in rows}, {row.name for row in rows}
    if len(numbers) < len(rows) or len(names) < len(rows) or max(numbers, default=0) > found.given:
        raise InputError([Problem("a scenario stands in it twice")])
    return Work(opened, answers, Shelf(rows, found.given))


def to_keep(state: State, *, is_sound: bool) -> str | None:
    """Return what the tab is to keep now; None where it stays as it is, "" for nothing.

    `is_sound` says that the open plan has figures; where it has none, the last that had is kept.
    """
    last: tuple[Work, str] | None = state.get(LAST)
    if is_sound:
        work = Work(replace(state["opened"], warnings=()), state["answers"], _shelf(state))
    elif last:
        work = replace(last[0], shelf=_shelf(state))
    else:
        return None
    if not is_settled(state) and work == _first():
        return None
    state[ANSWERED] = True
    if last and last[0] == work:
        return last[1]
    if last:
        state.pop(UNREAD, None)
    text = work_text(work)
    if len(text.encode()) > MAX_BYTES:
        text = ""
    state[LAST] = work, text
    return text


def is_settled(state: State) -> bool:
    """Whether the tab need not be asked any more: it has answered, or something was done since."""
    return ANSWERED in state


def settle(state: State) -> None:
    """Take it that the tab had kept nothing."""
    state[ANSWERED] = True


def take_up(state: State, text: str) -> None:
    """Go on with what a tab had kept, or say why that cannot be; an answer too late is none."""
    if is_settled(state):
        return
    state[ANSWERED] = True
    try:
        with session.in_confidence():
            work = work_from(text)
    except InputError as error:
        state[UNREAD] = error.problems
        return
    session.put_back(state, work.opened, work.answers)
    state[SHELF] = work.shelf
    state.pop(STEPS, None)  # the first example was no step of the user's
    state.pop("grid", None)


def unread(state: State) -> tuple[Problem, ...]:
    """Return why what the tab had kept cannot be read, until something else is done."""
    found: tuple[Problem, ...] = state.get(UNREAD, ())
    return found


def is_kept(state: State) -> bool:
    """Whether a reload would bring the work back."""
    _, text = state.get(LAST, (None, "untouched"))
    return bool(text) and not state.get(REFUSED, False)


def forget(state: State) -> None:
    """Drop all that a session holds; its tab is then to drop what it keeps, and begin anew."""
    for key in [*state]:
        del state[key]
    state[FORGOTTEN] = True


def is_forgotten(state: State) -> bool:
    """Whether all was dropped."""
    return FORGOTTEN in state


def _first() -> Work:
    """Return the work of a session in which nothing was done."""
    state: State = {}
    session.begin(state)
    return Work(state["opened"], state["answers"], Shelf())


def _shelf(state: State) -> Shelf:
    return replace(shelf(state), removed=None)


def _data(scenario: Scenario) -> Mapping[str, Any]:
    return scenario.model_dump(mode="json", exclude_unset=True)
