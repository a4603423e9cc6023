"""What the law puts between a decision and the exits, at each side of every threshold."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.compliance import EMPLOYMENT_PLACES, Compliance
from calculator.law.cautions import earliest_exit
from calculator.law.layoffs import LayoffProcess, layoff_process, step_of
from calculator.library import load

LIBRARY = load()
RULES = LIBRARY.law.layoff_rules
places = st.sampled_from(EMPLOYMENT_PLACES)
posts_cut = st.integers(0, 5_000)
staffs = st.integers(1, 20_000)


def process(place: str | None, posts: float, staff: float, **said: Any) -> LayoffProcess:
    """Return what the law of a place asks for a cut out of a staff."""
    company = Compliance.model_validate({"employed_in": place, **said})
    return layoff_process(company, posts, staff, LIBRARY)


def days(rule: str, posts: float, staff: float) -> tuple[int, int] | None:
    """Return days of process and of notice that one rule asks for; None below its thresholds."""
    step = step_of(RULES[rule], posts, staff)
    return (step.process_days, step.notice_days) if step else None


@pytest.mark.parametrize(
    ("rule", "posts", "staff", "asked"),
    [
        # US: 100 employees; 50 and a third, or 500.
        ("us_warn", 50, 99, None),
        ("us_warn", 50, 100, (0, 60)),
        ("us_warn", 49, 100, None),
        ("us_warn", 50, 151, (0, 60)),
        ("us_warn", 50, 152, None),
        ("us_warn", 499, 10_000, None),
        ("us_warn", 500, 10_000, (0, 60)),
        # New York: 50 employees; 25 and a third, or 250.
        ("new_york_warn", 25, 49, None),
        ("new_york_warn", 25, 50, (0, 90)),
        ("new_york_warn", 24, 50, None),
        ("new_york_warn", 25, 76, None),
        ("new_york_warn", 249, 1_000, None),
        ("new_york_warn", 250, 1_000, (0, 90)),
        # New Jersey, California, Connecticut.
        ("new_jersey_warn", 50, 99, None),
        ("new_jersey_warn", 50, 100, (0, 90)),
        ("new_jersey_warn", 49, 100, None),
        ("california_warn", 50, 74, None),
        ("california_warn", 50, 75, (0, 60)),
        ("connecticut_ai", 50, 100, (0, 60)),
        ("connecticut_ai", 50, 152, None),
        # UK: 20 posts, then 100.
        ("uk_s188", 19, 1_000, None),
        ("uk_s188", 20, 1_000, (30, 0)),
        ("uk_s188", 99, 1_000, (30, 0)),
        ("uk_s188", 100, 1_000, (45, 0)),
        # EU: 10 posts to 99 people, a tenth to 299, then 30.
        ("eu_collective", 20, 20, None),
        ("eu_collective", 10, 21, (30, 0)),
        ("eu_collective", 9, 99, None),
        ("eu_collective", 10, 100, (30, 0)),
        ("eu_collective", 19, 200, None),
        ("eu_collective", 20, 200, (30, 0)),
        ("eu_collective", 29, 300, None),
        ("eu_collective", 30, 300, (30, 0)),
        ("eu_collective", 29, 5_000, None),
        # Germany: more than 5 to 59 people; a tenth or more than 25 to 499; then 30.
        ("de_kschg", 10, 20, None),
        ("de_kschg", 5, 59, None),
        ("de_kschg", 6, 59, (30, 0)),
        ("de_kschg", 5, 60, None),
        ("de_kschg", 6, 60, (30, 0)),
        ("de_kschg", 6, 400, None),
        ("de_kschg", 25, 400, None),
        ("de_kschg", 26, 400, (30, 0)),
        ("de_kschg", 29, 500, None),
        ("de_kschg", 30, 500, (30, 0)),
        # France: 50 people and 10 posts; longer from 100 and from 250 posts.
        ("fr_pse", 10, 49, None),
        ("fr_pse", 9, 50, None),
        ("fr_pse", 10, 50, (82, 0)),
        ("fr_pse", 99, 900, (82, 0)),
        ("fr_pse", 100, 900, (112, 0)),
        ("fr_pse", 250, 900, (143, 0)),
        # Netherlands, Spain, Italy.
        ("nl_wmco", 19, 500, None),
        ("nl_wmco", 20, 500, (30, 0)),
        ("es_et51", 9, 40, None),
        ("es_et51", 10, 40, (15, 0)),
        ("es_et51", 10, 50, (30, 0)),
        ("es_et51", 19, 200, None),
        ("es_et51", 20, 200, (30, 0)),
        ("es_et51", 29, 300, None),
        ("es_et51", 30, 300, (30, 0)),
        ("it_223", 5, 15, None),
        ("it_223", 4, 16, None),
        ("it_223", 5, 16, (75, 0)),
    ],
)
def test_thresholds(rule: str, posts: int, staff: int, asked: tuple[int, int] | None) -> None:
    """A rule holds from its number of posts, share of staff and size of employer, not before."""
    assert days(rule, posts, staff) == asked


@pytest.mark.parametrize(
    ("place", "months"),
    [
        ("US", (0, 2)),
        ("US-TX", (0, 2)),
        ("US-CA", (0, 2)),
        ("US-CT", (0, 2)),
        ("US-NY", (0, 3)),
        ("US-NJ", (0, 3)),
        ("UK", (2, 0)),
        ("EU", (1, 0)),
        ("DE", (6, 0)),
        ("FR", (5, 0)),
        ("NL", (1, 0)),
        ("ES", (1, 0)),
        ("IT", (3, 0)),
    ],
)
def test_a_large_cut_by_place(place: str, months: tuple[int, int]) -> None:
    """Days become whole months, rounded up; Germany takes what is usual and not the least."""
    asked = process(place, 500, 1_000)
    assert (asked.process_months, asked.notice_months) == months
    assert asked.rules
    assert not asked.below


def test_practice_has_a_range() -> None:
    """Germany takes three to nine months; a law without a practice takes its own days."""
    assert process("DE", 500, 1_000).process_range == (3, 9)
    assert process("UK", 500, 1_000).process_range == (2, 2)
    assert process("DE", 500, 1_000, process_months=4).process_range == (4, 4)
    assert process("DE", 5, 1_000).process_range == (0, 0)


def test_the_federal_act_and_the_states_hold_together() -> None:
    """In New York both acts apply, and the longer notice counts once."""
    asked = process("US-NY", 300, 600)
    assert [rule.id for rule in asked.rules] == ["us_warn", "new_york_warn"]
    assert asked.notice_months == 3
    small = process("US-NY", 40, 60)
    assert [rule.id for rule in small.rules] == ["new_york_warn"]
    assert [rule.id for rule in small.below] == ["us_warn"]


def test_new_york_and_connecticut_ask_about_ai() -> None:
    """The forms of two states ask whether technology is a reason."""
    asking = {rule.id for rule in RULES.values() if rule.disclosure}
    assert asking == {"new_york_warn", "connecticut_ai"}
    assert "1 October 2026" in str(RULES["connecticut_ai"].disclosure)


@given(places, staffs)
def test_no_cut_needs_no_process(place: str, staff: int) -> None:
    """Where no post ends, no rule holds and none is missed."""
    asked = process(place, 0, staff)
    assert (asked.process_months, asked.notice_months, asked.rules, asked.below) == (0, 0, (), ())


@given(posts_cut, staffs)
def test_without_a_place_nothing_is_known(posts: int, staff: int) -> None:
    """A company that names no place of employment is asked for nothing."""
    asked = process(None, posts, staff)
    assert (asked.process_months, asked.notice_months, asked.rules) == (0, 0, ())


@given(places, posts_cut, st.integers(0, 500), staffs)
def test_a_deeper_cut_takes_no_less_time(place: str, posts: int, more: int, staff: int) -> None:
    """With more posts of the same staff neither process nor notice gets shorter."""
    fewer, deeper = process(place, posts, staff), process(place, posts + more, staff)
    assert deeper.process_months >= fewer.process_months
    assert deeper.notice_months >= fewer.notice_months


@given(places, st.integers(1, 5_000), staffs)
def test_every_rule_of_the_place_is_met_or_missed(place: str, posts: int, staff: int) -> None:
    """A rule of the place either holds or is reported as below its threshold."""
    asked = process(place, posts, staff)
    here = {rule.id for rule in RULES.values() if place in rule.places}
    assert {rule.id for rule in (*asked.rules, *asked.below)} == here
    assert len(asked.rules) + len(asked.below) == len(here)


@given(places, st.integers(1, 5_000), staffs, st.integers(0, 48), st.integers(0, 48))
def test_months_given_by_hand_replace_those_of_the_law(
    place: str, posts: int, staff: int, own_process: int, own_notice: int
) -> None:
    """The user's own months stand, zero included."""
    asked = process(place, posts, staff, process_months=own_process, notice_months=own_notice)
    assert (asked.process_months, asked.notice_months) == (own_process, own_notice)


@pytest.mark.parametrize(
    ("months", "worked", "paid"),
    [((0, 0), 1, 1), ((0, 2), 2, 1), ((2, 0), 2, 2), ((2, 3), 5, 2)],
)
def test_process_passes_and_notice_may_be_bought_off(
    months: tuple[int, int], worked: int, paid: int
) -> None:
    """Posts end at the close of the last month of process, and of notice where it is worked."""
    assert earliest_exit(*months, worked=True) == worked
    assert earliest_exit(*months, worked=False) == paid
