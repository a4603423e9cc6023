"""Drivers: where they stand, how far they go, and that a scenario follows them there."""

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculator.defaults import complete
from calculator.drivers.catalogue import ASSUMPTIONS, MOST, drivers
from calculator.drivers.driver import Driver
from calculator.drivers.plan import deepest, depth, with_depth
from calculator.drivers.settings import settings as settings_of
from calculator.examples import examples
from calculator.library import load
from calculator.matters.placing import ends
from calculator.reading.settings import apply_settings
from calculator.scenario import Scenario, scenario_from
from tests.running import one_team
from tests.strategies import scenarios

LIBRARY = load()
LEADING = ("slack", "knowledge_tail", "survivor_output_loss", "quit_rate_factor", "cover_share")
WAYS = (-1.0, -0.5, 0.3, 1.0)
PATIENT = settings(deadline=None, max_examples=60)
LEAST = 8
PREFIX = "assumptions."
STOOD_FOR = ("slack", "annual_work_growth", "quit_rate_factor", "time_to_fill_factor")  # by inputs


def completed(**changes: Any) -> Scenario:
    """Return a complete plan of one team."""
    return complete(scenario_from(one_team(**changes)), LIBRARY)


def found(scenario: Scenario) -> dict[str, Driver]:
    """Return the drivers of a complete scenario by id."""
    return {driver.id: driver for driver in drivers(scenario, LIBRARY, LEADING)}


@PATIENT
@given(scenarios(), st.data())
def test_a_moved_scenario_is_one_that_a_user_could_give(
    given_: dict[str, Any], data: st.DataObject
) -> None:
    """At any place in its range a driver leaves a scenario that breaks no rule."""
    scenario = complete(scenario_from(given_), LIBRARY)
    every = drivers(scenario, LIBRARY, LEADING)
    assert len(every) <= MOST
    assert len({driver.id for driver in every}) == len(every)
    driver = data.draw(st.sampled_from(every))
    value = data.draw(st.sampled_from([driver.low, driver.high, *map(driver.at, WAYS)]))
    assert driver.low <= driver.now <= driver.high
    assert driver.low <= value <= driver.high
    moved = driver.move(scenario, value)
    assert scenario_from(moved.model_dump(mode="json")) == moved


def test_the_ten_assumptions_that_matter_most_are_asked_about() -> None:
    """In their order, none left out for another; pay on leaving follows where not among them."""
    scenario = completed()
    ids = [id_ for id_ in ends(scenario, LIBRARY).ids if id_ not in STOOD_FOR]
    pay = "severance_weeks_per_year"
    assert pay in ids[:ASSUMPTIONS]

    for leading in (ids, ids[::-1]):
        asked = [driver.id for driver in drivers(scenario, LIBRARY, leading)]
        assumed = [id_.removeprefix(PREFIX) for id_ in asked if id_.startswith(PREFIX)]
        assert assumed == list(dict.fromkeys([*leading[:ASSUMPTIONS], pay]))


@PATIENT
@given(scenarios(), st.data())
def test_settings_put_a_value_into_the_scenario(
    given_: dict[str, Any], data: st.DataObject
) -> None:
    """What it says to set makes of the user's own scenario what the driver made of it."""
    scenario = complete(scenario_from(given_), LIBRARY)
    driver = data.draw(st.sampled_from(drivers(scenario, LIBRARY, LEADING)))
    value = driver.at(data.draw(st.sampled_from(WAYS)))
    told = settings_of(scenario, driver, value)
    made = scenario_from(apply_settings(given_, told, LIBRARY.entries))
    assert complete(made, LIBRARY) == complete(driver.move(scenario, value), LIBRARY)


@pytest.mark.parametrize("name", examples())
def test_every_example_has_enough_drivers(name: str) -> None:
    """There are eight at least, among them company, teams, plan and what is assumed."""
    scenario = complete(scenario_from(examples()[name].scenario), LIBRARY)
    every = found(scenario)
    assert LEAST <= len(every) <= MOST
    assert {"company.slack", "teams.planned_cuts", "teams.annual_quit_rate"} <= set(every)
    assert any(id_.startswith("assumptions.severance") for id_ in every)
    claims = any(team.ai_share_claimed for team in scenario.teams)
    assert ("ai_programme.readiness_level" in every) == claims


def test_what_an_input_stands_for_is_not_asked_twice() -> None:
    """Slack is an input and an assumption, the quit rate and its multiplier too: once is enough."""
    every = found(completed())
    assert "company.slack" in every
    assert "assumptions.slack" not in every
    assert "assumptions.quit_rate_factor" not in every
    assert "assumptions.knowledge_tail" in every
    own = found(completed(slack=0.1))
    assert "company.slack" not in own
    assert "assumptions.slack" in own


def test_the_way_is_counted_alike_in_both_directions() -> None:
    """A place on the way is a value, and the value that place on the way."""
    for driver in found(completed(ai_share_claimed=0.3)).values():
        places = [driver.at(way) for way in (-1, -0.5, 0, 0.5, 1)]
        assert places == sorted(places)
        assert driver.at(0) == driver.now
        if driver.whole:
            continue
        for way in (-1.0, -0.25, 0.25, 1.0):
            room = driver.at(way) != driver.now
            assert driver.way(driver.at(way)) == pytest.approx(way if room else 0, abs=1e-6)


def test_teams_move_alike_and_meet_the_mean() -> None:
    """Every team goes the same share of its way; their mean by posts is the value asked for."""
    rows = [
        {**one_team()["teams"][0], "team": name, "headcount": posts, "annual_quit_rate": rate}
        for name, posts, rate in (("A", 10, 0.1), ("B", 30, 0.3))
    ]
    scenario = complete(scenario_from({"teams": rows}), LIBRARY)
    driver = found(scenario)["teams.annual_quit_rate"]
    assert driver.now == pytest.approx(0.25)
    moved = driver.move(scenario, 0.5)
    rates = [float(team.annual_quit_rate or 0) for team in moved.teams]
    assert np.average(rates, weights=[10, 30]) == pytest.approx(0.5)
    up = [
        (rate - old) / (min(1, 4 * old) - old) for rate, old in zip(rates, (0.1, 0.3), strict=True)
    ]
    assert up[0] == pytest.approx(up[1])
    assert driver.move(scenario, driver.now).teams[0].annual_quit_rate == pytest.approx(0.1)


def test_a_deeper_cut_stays_within_the_posts_there_are() -> None:
    """Cuts move in proportion; what a team has no posts for falls to the others that are cut."""
    rows = [
        {**one_team()["teams"][0], "team": name, "headcount": posts, "planned_cuts": cut}
        for name, posts, cut in (("A", 10, 5), ("B", 90, 5), ("C", 100, 0))
    ]
    scenario = complete(scenario_from({"teams": rows}), LIBRARY)
    assert depth(scenario) == pytest.approx(0.05)
    assert deepest(scenario) == pytest.approx(0.5)
    half = [team.planned_cuts for team in with_depth(scenario, 0.025).teams]
    assert half == pytest.approx([2.5, 2.5, 0])
    deep = with_depth(scenario, 0.2)
    assert [team.planned_cuts for team in deep.teams] == pytest.approx([10, 30, 0])
    assert depth(with_depth(scenario, 0.9)) == pytest.approx(0.5)


def test_a_schedule_keeps_its_shape() -> None:
    """A later first cut moves the others with it; a shallower one shrinks each."""
    scenario = completed(planned_cuts=9, cut_month="3:6;9:3")
    every = found(scenario)
    later = every["teams.cut_month"].move(scenario, 5)
    assert [(cut.month, cut.posts) for cut in later.teams[0].cuts] == [(5, 6), (11, 3)]
    shallower = every["teams.planned_cuts"].move(scenario, 0.03)
    assert [(cut.month, cut.posts) for cut in shallower.teams[0].cuts] == [(3, 2), (9, 1)]


@pytest.mark.parametrize("id_", [id_ for id_, e in LIBRARY.entries.items() if e.sampled])
def test_a_share_below_is_the_inverse_of_a_quantile(id_: str) -> None:
    """Which share of a distribution lies below its own quantile is known."""
    distribution = LIBRARY.entries[id_].distribution
    for share in (0.01, 0.3, 0.5, 0.9):
        value = float(distribution.ppf(np.asarray(share)))
        assert distribution.share_below(value) == pytest.approx(share, abs=1e-6)
    assert distribution.share_below(-math.inf if distribution.low > 0 else -1.0) == 0
    assert distribution.share_below(distribution.high) == 1
