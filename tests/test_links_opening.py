"""A link opens exactly the plan that was shared, or is refused in words."""

import json
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings

from calculator.errors import InputError
from calculator.examples import examples
from calculator.library import load
from calculator.links.address import address
from calculator.links.encoder import LONGEST, MOST_BYTES, decode, encode
from calculator.links.making import make_link, payload_of
from calculator.links.opening import Opened, open_link, opened
from calculator.links.payload import written
from calculator.scenario import Scenario, scenario_from
from tests.hostile_links import ACCIDENTS, EVERY, RESEALED, faithful, outcome, sound_links
from tests.strategies_links import any_scenarios

LIBRARY = load()
EACH = 250  # links of a kind; all 100,000 are opened by `python -m benchmarks.links`


def given_by(scenario: Scenario) -> str:
    """Return all that a scenario gives and nothing that it does not, as text."""
    return json.dumps(scenario.model_dump(mode="json", exclude_unset=True))


@pytest.fixture(scope="module")
def links() -> list[str]:
    """Make a link to every example, once."""
    return sound_links()


@settings(max_examples=150, deadline=None)
@given(any_scenarios())
def test_any_scenario_comes_back_as_it_was(data: dict[str, Any]) -> None:
    """Every value to the last bit, and the same fields given."""
    before = scenario_from(data)
    held = written(payload_of(before, LIBRARY, ["figures"], None))
    after = opened(held).scenario

    assert after == before
    assert given_by(after) == given_by(before)
    text = encode(held)
    if len(text) <= LONGEST and len(held) <= MOST_BYTES:
        assert open_link(text).scenario == before


def test_the_oddest_numbers_come_back_to_the_last_bit() -> None:
    """A minus zero, the least and the greatest there are, and what no decimal writes exactly."""
    row = {"team": "A", "headcount": 1e-300, "annual_salary": 5e-324, "planned_cuts": 0.0}
    wide = {"team": "B", "headcount": 0.1 + 0.2, "annual_salary": 1e12, "planned_cuts": 1 / 3 - 0.1}
    data = {
        "teams": [row, {**wide, "slack": -0.0}],
        "company": {"annual_work_growth": -0.0},
        "seed": 2**63 - 1,
        "exchange_rates": {"XTS": 1.7976931348623157e308, "XXX": float(2**53 + 2)},
    }
    before = scenario_from(data)

    after = opened(written(payload_of(before, LIBRARY, ["figures"], None))).scenario
    assert given_by(after) == given_by(before)
    assert "-0.0" in given_by(after)


def test_every_example_comes_back_with_its_figures() -> None:
    """The headline of then is the answer's, to six digits."""
    for example in examples().values():
        plan = scenario_from(example.scenario)
        link = make_link(plan, LIBRARY)
        found = open_link(link.text)
        assert given_by(found.scenario) == given_by(plan) == given_by(link.scenario)
        assert (found.library.id, found.left_out, found.notes) == (LIBRARY.id, frozenset(), ())
        assert found.then


def test_it_opens_however_it_is_handed_on(links: list[str]) -> None:
    """Bare, as a query, in an address with other parameters or a fragment, with blanks around."""
    plan = open_link(links[0])

    for form in (
        address(links[0]), address(links[0], "https://plans.example.org/app/"),
        f"https://x.org:8501/?embed=true&s={links[0]}&utm=1#top", f"  {links[0]}\n",
    ):  # fmt: skip
        assert open_link(form) == plan


def test_what_is_no_scenario_link_is_told_apart() -> None:
    """Another address, a private link, two links in one, a megabyte of text."""
    cases = {
        "https://example.org": "no scenario link",
        "?p=abc#key": "private link",
        "?s=1.A&s=1.B": "no scenario link",
        "http://[": "no scenario link",
        "1." + "A" * 1_000_000: "oversized",
    }
    for given_, words in cases.items():
        with pytest.raises(InputError, match=words):
            open_link(given_)


@pytest.mark.parametrize("kind", ACCIDENTS)
def test_an_accident_never_opens_another_plan(kind: str, links: list[str]) -> None:
    """What opens is one of the links as it was; all else is refused in words."""
    random = Random(f"accident {kind}")  # noqa: S311 - the same links in every run
    for _ in range(EACH):
        text = EVERY[kind](random, links)
        found = outcome(text)
        if isinstance(found, Opened):
            assert any(link in text for link in links), text
        else:
            assert all(problem.rule for problem in found.problems), text


@pytest.mark.parametrize("kind", RESEALED)
def test_what_lies_behind_the_checksum_is_checked_too(kind: str, links: list[str]) -> None:
    """A link that someone wrote opens as exactly what it holds, or is refused in words."""
    random = Random(f"resealed {kind}")  # noqa: S311 - the same links in every run
    for _ in range(EACH):
        text = EVERY[kind](random, links)
        found = outcome(text)
        if isinstance(found, Opened):
            assert faithful(text, found), text
        else:
            assert all(problem.rule for problem in found.problems), text


def with_values(link: str, **values: Any) -> str:
    """Return a link with other values at the top of its payload."""
    return encode(json.dumps({**json.loads(decode(link)), **values}).encode())


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"payload_version": 2}, "newer than this calculator: its payload is of version 2"),
        ({"schema_version": 7}, "newer than this calculator: its schema is of version 7"),
        ({"payload_version": 0}, "does not say its version"),
        ({"payload_version": True}, "does not say its version"),
        ({"assumptions_version": "2031-01-00000000"}, "not here, 2031-01-00000000"),
        ({"assumptions_version": "../../etc/passwd"}, "damaged"),
        ({"scenario": []}, "holds no scenario"),
        ({"scenario": {"teams": [0] * 2_000}}, "oversized"),
        ({"start_month": "2031-01"}, "contradicts itself: it names the start 2031-01"),
        ({"seed": 12}, "contradicts itself: it names the seed 12"),
        ({"then": {"net_value": 1}}, "damaged"),
        ({"left_out": ["everything"]}, "damaged"),
        ({"left_out": ["figures"]}, "neither there nor said to be left out"),
        ({"then": None}, "neither there nor said to be left out"),
        ({"extra": 1}, "damaged"),
    ],
)
def test_each_fault_inside_has_its_words(
    values: dict[str, Any], words: str, links: list[str]
) -> None:
    """Versions, set, plan, and what contradicts itself."""
    with pytest.raises(InputError, match=words):
        open_link(with_values(links[0], **values))


def test_all_that_is_wrong_with_a_plan_is_told_up_to_a_number(links: list[str]) -> None:
    """Several problems at once; thousands are counted."""
    plan = json.loads(decode(links[0]))["scenario"]
    wrong = {**plan, "horizon_months": 1, "currency": "dollars"}
    with pytest.raises(InputError) as told:
        open_link(with_values(links[0], scenario=wrong))
    assert {problem.path for problem in told.value.problems} == {"horizon_months", "currency"}

    with pytest.raises(InputError) as told:
        open_link(with_values(links[0], scenario={"teams": [{}] * 900}))
    assert "more things are wrong" in told.value.problems[-1].rule
    assert len(told.value.problems) < 30

    with pytest.raises(InputError) as told:
        open_link(with_values(links[0], scenario={**plan, "assumptions": {"x" * 20_000: 1}}))
    assert len(str(told.value)) < 1_000


def test_unknown_teams_by_the_hundred_are_refused_quickly() -> None:
    """The closest name is looked for a few times only: hundreds of long ones take no minutes."""
    row = {"headcount": 1, "annual_salary": 1, "planned_cuts": 0}
    teams = [{"team": "z" * 150 + f"{i:x}", **row} for i in range(80)]
    named = ["y" + "z" * 150 + f"{i:x}" for i in range(80)]
    with pytest.raises(InputError, match="there is no team"):
        scenario_from(
            {"teams": teams, "ai_programme": {"initiatives": [{"name": "x", "teams": named}]}}
        )


def test_an_own_value_that_the_set_does_not_know_is_refused(links: list[str]) -> None:
    """By its id, with the closest ones."""
    plan = {**json.loads(decode(links[0]))["scenario"], "assumptions": {"wage_drif": 0.02}}
    with pytest.raises(InputError, match="there is no assumption 'wage_drif'"):
        open_link(with_values(links[0], scenario=plan))
