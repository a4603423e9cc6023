"""Old links: every one ever made opens, step by step, and nothing goes without a reason."""

import copy
import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from calculator.assumption_sets import load_set, set_ids
from calculator.library import load
from calculator.links import migrations, opening
from calculator.links.migrations import brought_up_to_date, known_assumptions, one_step
from calculator.links.opening import open_link
from calculator.links.payload import VERSION
from calculator.links.places import holders
from calculator.links.retired import ASSUMPTIONS, FIELDS, Retired, RetiredAssumption
from calculator.links.schemas import SCHEMAS, fields, frozen, names, todays, versions
from calculator.scenario import Scenario, Team
from tests.link_fixtures import CURRENT, every, wanted

FROZEN = {"1.json": "70e29268d2c3bc36fd8d38a05c0400cc9073db49c484052bb70b6a48c6a9e530"}
ADVICE = (
    "the schema of a scenario has changed, and a link that leaves a field out would change its "
    "meaning: raise VERSION in calculator/links/payload.py, give what is gone an entry in "
    "calculator/links/retired.py, and run python -m tests.link_fixtures"
)
NEW = {"teams": [{"team": "A", "headcount": 2, "annual_salary": 3, "planned_cuts": 1}]}


# Every link ever made


@pytest.mark.parametrize("path", every(), ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_link_once_made_opens_as_it_was(path: Path) -> None:
    """The same plan, the same fields given, the figures of then, whatever was changed since."""
    kept = json.loads(path.read_text(encoding="utf-8"))
    found = open_link(kept["link"])

    assert found.scenario.model_dump(mode="json", exclude_unset=True) == kept["scenario"]
    assert found.then
    assert found.then.model_dump(mode="json") == kept["then"]
    assert found.left_out == set(kept["left_out"])
    assert found.library.id == kept["assumptions_version"]
    assert found.notes == ()


def test_the_current_format_has_a_link_to_every_example() -> None:
    """Another encoder or payload needs its own: python -m tests.link_fixtures."""
    assert {path.name for path in CURRENT.glob("*.json")} >= wanted()


# What a link that leaves a field out meant


def test_todays_schema_is_the_frozen_one_of_todays_payload() -> None:
    """A changed default, bound, unit or choice needs a new payload version."""
    assert versions()[-1] == VERSION
    assert todays() == frozen(VERSION), ADVICE


@pytest.mark.parametrize("path", sorted(SCHEMAS.glob("*.json")), ids=lambda path: path.name)
def test_a_frozen_schema_never_changes(path: Path) -> None:
    """Each is as it was when its version was new."""
    assert hashlib.sha256(path.read_bytes()).hexdigest() == FROZEN[path.name], ADVICE


def test_the_frozen_schema_says_all_that_a_scenario_leaves_out() -> None:
    """With nothing but a team given, the schema fills in what the scenario itself would."""
    told: dict[str, Any] = copy.deepcopy(NEW)
    for path, field in fields(frozen(VERSION)).items():
        for holder in holders(told, path, make=True):
            holder.setdefault(path.rpartition(".")[2], field.get("default", {}))

    assert Scenario.model_validate(told).model_dump() == Scenario.model_validate(NEW).model_dump()
    assert len(fields(frozen(VERSION))) > 80


def test_no_field_hides_others_from_that() -> None:
    """Only a list, a range of an assumption, holds objects that the fields do not go into."""
    entered = {"teams", "ai_programme.initiatives"}
    hiding = {path for path, field in fields(todays()).items() if "$ref" in json.dumps(field)}

    assert hiding - entered == {"assumptions"}
    assert not any(
        "default" in field for field in todays()["$defs"]["Range"]["properties"].values()
    )


# Nothing disappears without a reason


def test_whatever_a_scenario_could_ever_say_is_there_or_has_a_reason() -> None:
    """Fields and choices of every frozen schema against today's and the registry."""
    gone = {name for version in versions() for name in names(frozen(version))} - names(todays())

    assert gone <= {entry.name for entry in FIELDS}


def test_whatever_an_assumption_set_ever_held_is_there_or_has_a_reason() -> None:
    """Ids of every frozen set against today's and the registry."""
    gone = {id_ for set_id in set_ids() for id_ in load_set(set_id).entries} - set(load().entries)

    assert gone <= {entry.id for entry in ASSUMPTIONS}


def test_every_reason_is_one_and_every_new_name_exists() -> None:
    """An entry says why, and what it became is there."""
    assert all(entry.reason for entry in FIELDS)
    assert all(entry.reason for entry in ASSUMPTIONS)
    ids = set(load().entries)
    assert all(entry.became is None or entry.became in ids for entry in ASSUMPTIONS)


def test_choices_are_among_the_names() -> None:
    """Each word that a field takes, alone or in a list, counts."""
    found = names(frozen(1))

    assert {"teams[].role_family=other", "compliance.jurisdictions=EU", "company.slack"} <= found
    assert {f"teams[].{name}" for name in Team.model_fields} <= found


# One step


def changed(**fields_of_a_team: Any) -> Any:
    """Return today's schema with other fields of a team; None takes one out."""
    schema = copy.deepcopy(frozen(1))
    properties = schema["$defs"]["Team"]["properties"]
    for name, field in fields_of_a_team.items():
        if field is None:
            del properties[name]
        else:
            properties[name] = field
    return schema


def test_a_value_left_out_means_what_it_meant() -> None:
    """Where a default changes, the old one is written in; what was given stays."""
    later = changed(role_family={"default": "general_admin", "type": "string"})
    later["$defs"]["Company"]["properties"]["annual_work_growth"]["default"] = 0.02
    plan = {"teams": [{"team": "A"}, {"team": "B", "role_family": "data_engineering"}]}
    before = copy.deepcopy(plan)

    found, notes = one_step(plan, frozen(1), later, [])

    assert plan == before
    assert found == {
        "teams": [
            {"team": "A", "role_family": "other"},
            {"team": "B", "role_family": "data_engineering"},
        ],
        "company": {"annual_work_growth": 0.0},
    }
    assert notes == []


def test_no_change_writes_nothing_in() -> None:
    """Between equal schemas a scenario stays as it is: what was given is what was given."""
    assert one_step(NEW, frozen(1), frozen(1), []) == (NEW, [])


def test_a_renamed_field_keeps_its_value_and_its_default() -> None:
    """Given or not, it means what it meant under its old name."""
    later = changed(slack=None, spare={"default": 0.1, "type": "number"})
    retired = [Retired("teams[].slack", 2, "named better", became="spare")]
    plan = {"teams": [{"team": "A", "slack": 0.2}, {"team": "B"}]}

    found, notes = one_step(plan, frozen(1), later, retired)

    assert found == {"teams": [{"team": "A", "spare": 0.2}, {"team": "B", "spare": None}]}
    assert notes == []


def test_a_removed_field_is_told_where_it_was_given() -> None:
    """Once, with its reason; where it was not given there is nothing to tell."""
    later = changed(protected=None)
    retired = [Retired("teams[].protected", 2, "every team is spared by its kind of work")]
    plan = {"teams": [{"team": "A", "protected": True}, {"team": "B", "protected": False}]}

    found, notes = one_step(plan, frozen(1), later, retired)

    assert found == {"teams": [{"team": "A"}, {"team": "B"}]}
    (note,) = notes
    assert str(note) == (
        "teams[].protected is no longer part of a scenario: "
        "every team is spared by its kind of work"
    )
    assert one_step({"teams": [{"team": "A"}]}, frozen(1), later, retired)[1] == []


def test_a_choice_that_is_gone_is_replaced_or_told() -> None:
    """Alone or in a list."""
    retired = [
        Retired("teams[].role_family=other", 2, "split", became="general_admin"),
        Retired("compliance.jurisdictions=KR", 2, "its law is no longer kept"),
        Retired("compliance.jurisdictions=US-CT", 2, "part of US", became="US"),
        Retired("compliance.employed_in=FR", 2, "its law is no longer kept"),
    ]
    plan = {
        "teams": [{"team": "A", "role_family": "other"}],
        "compliance": {"jurisdictions": ["EU", "KR", "US", "US-CT"], "employed_in": "FR"},
    }

    found, notes = one_step(plan, frozen(1), frozen(1), retired)

    assert found["teams"][0]["role_family"] == "general_admin"
    assert found["compliance"] == {"jurisdictions": ["EU", "US"]}
    assert len(notes) == 2


@pytest.mark.parametrize(
    "plan", [{}, {"teams": None}, {"teams": [1, None]}, {"compliance": [{}], "company": 3}]
)
def test_an_unsound_plan_passes_through(plan: dict[str, Any]) -> None:
    """Its faults are told later, by the schema."""
    retired = [
        Retired("teams[].slack", 2, "x"),
        Retired("compliance.jurisdictions=KR", 2, "x"),
        Retired("company.slack", 2, "x", became="spare"),
    ]

    assert one_step(plan, frozen(1), frozen(1), retired) == (plan, [])


def test_steps_follow_one_another(monkeypatch: pytest.MonkeyPatch) -> None:
    """From the first version to the third: each step sees what the one before has made."""
    second = changed(slack=None, spare={"default": None, "type": "number"})
    third = copy.deepcopy(second)
    third["properties"]["schema_version"]["default"] = 2
    schemas = {1: frozen(1), 2: second, 3: third}
    monkeypatch.setattr(migrations, "frozen", schemas.get)
    monkeypatch.setattr(
        migrations, "FIELDS", (Retired("teams[].slack", 2, "named better", became="spare"),)
    )
    monkeypatch.setattr(migrations, "STEPS", {2: lambda payload: {**payload, "more": 1}})
    plan = {"schema_version": 1, "teams": [{"team": "A", "slack": 0.2}]}

    found, notes = brought_up_to_date(
        {"payload_version": 1, "schema_version": 1, "scenario": plan}, 3
    )

    assert found == {
        "payload_version": 3,
        "schema_version": 2,
        "scenario": {"schema_version": 2, "teams": [{"team": "A", "spare": 0.2}]},
        "more": 1,
    }
    assert notes == ()


def test_an_old_link_opens_by_its_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Opening goes through them: a default of then is given, in a payload that is newer now."""
    later = copy.deepcopy(frozen(1))
    later["properties"]["horizon_months"]["default"] = 48
    monkeypatch.setattr(migrations, "frozen", {1: frozen(1), 2: later}.get)
    monkeypatch.setattr(opening, "VERSION", 2)
    kept = json.loads((CURRENT / "midmarket.json").read_text(encoding="utf-8"))
    klarna = json.loads((CURRENT / "ibm.json").read_text(encoding="utf-8"))

    for fixture in (kept, klarna):
        found = open_link(fixture["link"]).scenario
        assert found.horizon_months == fixture["scenario"].get("horizon_months", 36)
        assert "horizon_months" in found.model_fields_set


# Assumptions


def test_an_own_value_moves_to_the_new_id_or_is_told() -> None:
    """Renamed, removed, or still there."""
    retired = [
        RetiredAssumption("old", "named better", became="new"),
        RetiredAssumption("gone", "the model no longer asks"),
    ]
    own = {"old": 1, "gone": 2, "kept": 3}

    found, notes = known_assumptions({"assumptions": own}, retired)

    assert found == {"assumptions": {"new": 1, "kept": 3}}
    assert [str(note) for note in notes] == [
        "assumptions.gone is no longer part of a scenario: the model no longer asks"
    ]
    assert known_assumptions({"assumptions": None}, retired) == ({"assumptions": None}, ())
    assert known_assumptions({}, retired) == ({}, ())
