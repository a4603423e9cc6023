"""`--set KEY=VALUE`: what it changes, and what it refuses."""

import copy
from typing import Any

import pytest

from calculator.errors import InputError
from calculator.reading.settings import apply_settings, last_setting, split_setting
from calculator.scenario import scenario_from

TEAM = {"headcount": 10, "annual_salary": 5, "planned_cuts": 2}
PLAN: dict[str, Any] = {
    "teams": [
        {"team": "Support", **TEAM},
        {"team": "R=D [core].x", **TEAM},
        {"team": "New York", **TEAM},
    ]
}


def refusals(*settings: str) -> list[str]:
    """Return the problems of settings."""
    with pytest.raises(InputError) as caught:
        apply_settings(PLAN, settings, {"ramp_months", "fill_days"})
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("setting", "place", "value"),
    [
        ("horizon_months=24", ["horizon_months"], 24),
        (" horizon_months = 24 ", ["horizon_months"], 24),
        ("company.slack=0.05", ["company", "slack"], 0.05),
        ("company.slack=null", ["company", "slack"], None),
        ("ai_programme.readiness_level=3", ["ai_programme", "readiness_level"], 3),
        (
            "ai_programme.work_items_done.rollback=1",
            ["ai_programme", "work_items_done", "rollback"],
            1,
        ),
        ("name=2026", ["name"], "2026"),
        ("name=true", ["name"], "true"),
        ('name="A = B"', ["name"], "A = B"),
        ("name=A = B", ["name"], "A = B"),
        ("start_month=2026-11", ["start_month"], "2026-11"),
        ("exchange_rates.EUR=0.9", ["exchange_rates", "EUR"], 0.9),
        ("assumptions.ramp_months=4", ["assumptions", "ramp_months"], 4),
        ("discount_rate=NaN", ["discount_rate"], "NaN"),
        ("discount_rate=[1]", ["discount_rate"], "[1]"),
    ],
)
def test_a_setting_changes_one_value(setting: str, place: list[str], value: object) -> None:
    """Numbers and null are JSON, all else is text; a field of text takes numbers as text."""
    changed: Any = apply_settings(PLAN, [setting], {"ramp_months"})

    for word in place:
        changed = changed[word]
    assert changed == value
    assert type(changed) is type(value)


@pytest.mark.parametrize(
    ("setting", "index", "field", "value"),
    [
        ("teams[Support].planned_cuts=5", 0, "planned_cuts", 5),
        ("teams[R=D [core].x].cut_month=3:1;9:1", 1, "cut_month", "3:1;9:1"),
        ("teams[New York].cut_month=4", 2, "cut_month", 4),
        ("teams[ New York ].function_ends=true", 2, "function_ends", True),
    ],
)
def test_a_team_is_named_in_brackets(setting: str, index: int, field: str, value: object) -> None:
    """A name may hold points, spaces, equals signs and brackets; other teams stay as they are."""
    changed = apply_settings(PLAN, [setting])

    assert changed["teams"][index][field] == value
    assert [t for i, t in enumerate(changed["teams"]) if i != index] == [
        t for i, t in enumerate(PLAN["teams"]) if i != index
    ]


def test_the_input_is_not_changed() -> None:
    """Settings are made on a copy, all the way down."""
    before = copy.deepcopy(PLAN)

    apply_settings(PLAN, ["teams[Support].planned_cuts=5", "company.slack=0.1", "seed=3"])

    assert before == PLAN


def test_the_last_setting_wins() -> None:
    """As on any command line."""
    assert apply_settings(PLAN, ["seed=1", "seed=2"])["seed"] == 2
    assert last_setting(["currency=EUR", "seed=1", "currency = SEK"], "currency") == "SEK"
    assert last_setting(["seed"], "currency") is None


def test_a_section_that_is_no_section_is_left_to_the_scenario() -> None:
    """A setting does not paper over a broken file."""
    changed = apply_settings(PLAN | {"company": 5, "response": None}, ["company.slack=0.1"])

    assert changed["company"] == 5
    assert apply_settings(changed, ["response.review_months=3"])["response"] == {"review_months": 3}


@pytest.mark.parametrize(
    ("setting", "words"),
    [
        ("horizon_months", "'horizon_months' has no key and value. Write KEY=VALUE"),
        ("=5", "'=5' has no key and value"),
        ("", "'' has no key and value"),
        ("horizon=24", "--set horizon: a scenario has no such value. Closest: horizon_months"),
        ("slack=0.1", "company.slack"),
        ("company=5", "Set one of: company.slack, company.annual_work_growth"),
        ("company.slak=5", "Closest: company.slack"),
        ("assumptions=5", "a scenario has no such value"),
        ("assumptions.ramp_month=5", "Closest: assumptions.ramp_months"),
        ("teams[Suport].planned_cuts=1", "no team 'Suport'. Closest: Support"),
        ("teams[Zzz].planned_cuts=1", "Closest: Support, R=D [core].x, New York"),
        ("teams[Support].cuts=1", "Closest: teams[Support]."),
        ("teams=5", "a scenario has no such value"),
        ("teams[Support]=5", "a scenario has no such value"),
    ],
)
def test_a_setting_that_names_nothing_is_refused(setting: str, words: str) -> None:
    """What was given, and the closest names there are."""
    (problem,) = refusals(setting)

    assert words in problem


def test_every_wrong_setting_is_named() -> None:
    """One round of mending is enough."""
    assert len(refusals("a=1", "seed=2", "b", "teams[x].slack=1")) == 3


def test_without_a_list_any_assumption_passes() -> None:
    """Who knows no library cannot check its names."""
    assert apply_settings(PLAN, ["assumptions.x=1"])["assumptions"] == {"x": 1}


def test_every_value_of_a_scenario_can_be_set() -> None:
    """The places come from the scenario itself: what it writes can be given back one by one."""
    full = scenario_from(PLAN).model_dump()
    places = [f"{key}=1" for key, value in full.items() if not isinstance(value, dict | tuple)]
    places += [f"{section}.{key}=1" for section in ("company", "response") for key in full[section]]
    places += [f"teams[Support].{field}=1" for field in reversed(full["teams"][0])]

    assert apply_settings(PLAN, places)["seed"] == 1


@pytest.mark.parametrize(
    ("setting", "pair"),
    [
        ("a=b=c", ("a", "b=c")),
        ("teams[x].slack==", ("teams[x].slack", "=")),
        ("teams[a]b].team= c]d ", ("teams[a]b].team", "c]d")),
        ("a=", ("a", "")),
        ("a", None),
        ("=a", None),
    ],
)
def test_a_setting_is_split_at_its_first_equals_sign(
    setting: str, pair: tuple[str, str] | None
) -> None:
    """Equals signs inside a team's brackets belong to its name."""
    assert split_setting(setting) == pair
