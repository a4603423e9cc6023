"""A plan of another size: sums kept, proportions kept, nothing but posts changed."""

import math
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculator.examples import SECTORS, example
from calculator.scenario import scenario_from
from calculator.sizing import SIZES, headcount, shared_out, sized
from tests.strategies import scenarios

POSTS = {"headcount", "planned_cuts", "cut_month"}
PEOPLE = st.integers(100, 1_000_000)
WEIGHTS = st.lists(st.floats(0.5, 1e6), min_size=1, max_size=30)


@settings(deadline=None)
@given(scenarios(), PEOPLE)
def test_only_posts_change_and_they_are_whole(given_: dict[str, Any], people: int) -> None:
    """Headcount adds up to what was asked for; no team is empty; the rest of the plan stays."""
    before = scenario_from(given_)
    after = sized(before, people)

    assert headcount(after) == people
    assert all(team.headcount >= 1 and team.headcount.is_integer() for team in after.teams)
    kept = [team.model_dump(exclude=POSTS) for team in before.teams]
    assert [team.model_dump(exclude=POSTS) for team in after.teams] == kept
    assert after.model_copy(update={"teams": ()}) == before.model_copy(update={"teams": ()})
    months = [[cut.month for cut in team.cuts] for team in after.teams if team.planned_cuts]
    same = [old for old, new in zip(before.teams, after.teams, strict=True) if new.planned_cuts]
    assert months == [[cut.month for cut in team.cuts] for team in same]


@pytest.mark.parametrize("people", SIZES)
@pytest.mark.parametrize("name", ["midmarket", *SECTORS])
def test_a_sector_keeps_its_share_of_cuts_at_every_size(name: str, people: int) -> None:
    """The share of posts that ends is that of the example, to the nearest post."""
    before = scenario_from(example(name).scenario)
    after = sized(before, people)
    ended = math.fsum(team.planned_cuts for team in after.teams)
    share = math.fsum(team.planned_cuts for team in before.teams) / headcount(before)
    assert abs(ended - share * people) <= 1 / 2


@pytest.mark.parametrize("name", ["midmarket", *SECTORS])
def test_a_plan_of_its_own_size_stays_as_it_is(name: str) -> None:
    """The same number of people gives the same plan."""
    before = scenario_from(example(name).scenario)
    assert sized(before, round(headcount(before))) == before


@given(st.integers(0, 10_000_000), WEIGHTS)
def test_what_is_shared_out_adds_up_and_is_in_proportion(total: int, weights: list[float]) -> None:
    """All of it is given, and to each its exact share rounded down or up."""
    shares = shared_out(total, weights)
    assert sum(shares) == total
    for share, weight in zip(shares, weights, strict=True):
        assert abs(share - total * weight / math.fsum(weights)) < 1 + 1e-6


def test_each_gets_the_least() -> None:
    """A small part is not rounded away, and what cannot be shared out is refused."""
    assert shared_out(10, [1e-9, 1.0], least=1) == [1, 9]
    assert shared_out(0, [0.0, 0.0]) == [0, 0]
    with pytest.raises(ValueError, match="1 cannot be shared out among 2"):
        shared_out(1, [1.0, 1.0], least=1)
    with pytest.raises(ValueError, match="5 cannot be shared out among 1"):
        shared_out(5, [0.0])
