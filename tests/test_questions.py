"""The six questions."""

import math
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from calculator.errors import InputError
from calculator.examples import examples
from calculator.questions import (
    Answers,
    answers_from,
    changed,
    is_fixed,
    scenario_from_answers,
    spread,
)
from calculator.scenario import ROLE_FAMILIES, Scenario, scenario_from

ANSWERS = st.builds(
    Answers,
    people=st.floats(1, 1e5),
    average_salary=st.floats(1_000, 1e6),
    currency=st.sampled_from(["USD", "EUR", "JPY"]),
    share_leaving=st.floats(0, 1),
    cut_month=st.integers(1, 36),
    role_family=st.sampled_from(ROLE_FAMILIES),
    ai_share=st.floats(0, 1),
    ai_claim_month=st.none() | st.integers(1, 60),
    claim_evidence=st.sampled_from(["claim", "pilot", "measured"]),
    readiness_level=st.integers(1, 4),
    slack=st.none() | st.floats(0, 1),
)

SHARES = st.integers(0, 1000).map(lambda thousandths: thousandths / 1000)
PATIENT = settings(deadline=None)  # a machine that does other work too is slow at times
POSTS = st.just(0.0) | st.floats(1e-6, 100)


def plan(name: str) -> Scenario:
    """Return the plan of an example."""
    return scenario_from(examples()[name].scenario)


def near(answers: Answers) -> Any:
    """Compare answers up to rounding."""
    plain = {name: getattr(answers, name) for name in Answers.__slots__}
    return {
        name: pytest.approx(value, rel=1e-9) if isinstance(value, float) else value
        for name, value in plain.items()
    }


@PATIENT
@given(ANSWERS)
def test_answers_come_back_as_they_were_given(answers: Answers) -> None:
    """A scenario built from six answers gives the same six answers."""
    back = answers_from(scenario_from_answers(answers))
    assert {name: getattr(back, name) for name in Answers.__slots__} == near(answers)


@pytest.mark.parametrize("name", list(examples()))
def test_unchanged_answers_leave_the_plan_alone(name: str) -> None:
    """A plan whose answers are given back is the same object, not a copy."""
    before = plan(name)
    assert changed(before, answers_from(before)) is before


@pytest.mark.parametrize("name", list(examples()))
@PATIENT
@given(share=SHARES)
def test_the_share_leaving_scales_every_cut(name: str, share: float) -> None:
    """Cuts add up to the share asked for, none above its team, and nothing else changes."""
    before = plan(name)
    assume(share != answers_from(before).share_leaving)
    after = changed(before, replace(answers_from(before), share_leaving=share))
    assert answers_from(after).share_leaving == pytest.approx(share, abs=1e-9)
    kept = {"planned_cuts", "cut_month"}
    for old, new in zip(before.teams, after.teams, strict=True):
        assert new.planned_cuts <= new.headcount
        assert [cut.month for cut in new.cuts if cut.posts] == [
            cut.month for cut in old.cuts if new.planned_cuts
        ] or not old.planned_cuts
        assert new.model_dump(exclude=kept) == old.model_dump(exclude=kept)
    assert after.model_dump(exclude={"teams"}) == before.model_dump(exclude={"teams"})


def test_halving_the_share_halves_every_cut() -> None:
    """As long as no team is emptied, every team's cut keeps its proportion."""
    before = plan("midmarket")
    answers = answers_from(before)
    after = changed(before, replace(answers, share_leaving=answers.share_leaving / 2))
    for old, new in zip(before.teams, after.teams, strict=True):
        assert new.planned_cuts == pytest.approx(old.planned_cuts / 2)


def test_a_schedule_keeps_its_months() -> None:
    """Scaling the cuts of a schedule scales each of its months."""
    before = plan("klarna")
    answers = answers_from(before)
    after = changed(before, replace(answers, share_leaving=answers.share_leaving / 2))
    old, new = before.teams[0].cuts, after.teams[0].cuts
    assert len(old) > 1
    assert [cut.month for cut in new] == [cut.month for cut in old]
    assert [cut.posts for cut in new] == pytest.approx([cut.posts / 2 for cut in old])


@PATIENT
@given(share=SHARES)
def test_the_claim_scales_every_claim(share: float) -> None:
    """Claims, weighted by people, come to the share asked for; only claims change."""
    before = plan("midmarket")
    assume(share != answers_from(before).ai_share)
    after = changed(before, replace(answers_from(before), ai_share=share))
    assert answers_from(after).ai_share == pytest.approx(share, abs=1e-9)
    for old, new in zip(before.teams, after.teams, strict=True):
        assert new.model_dump(exclude={"ai_share_claimed"}) == old.model_dump(
            exclude={"ai_share_claimed"}
        )


def test_a_plan_without_claims_claims_the_same_for_every_team() -> None:
    """Where no team has a claim, each gets the share asked for."""
    before = plan("meta-2022")
    after = changed(before, replace(answers_from(before), ai_share=0.25))
    assert [team.ai_share_claimed for team in after.teams] == pytest.approx(
        [0.25] * len(after.teams)
    )


def test_slack_and_readiness_change_nothing_but_themselves() -> None:
    """Questions 5 and 6 are the company's: no team is touched."""
    before = plan("midmarket")
    after = changed(before, replace(answers_from(before), slack=0.1, readiness_level=4))
    assert (after.company.slack, after.ai_programme.readiness_level) == (0.1, 4)
    assert after.teams == before.teams


@pytest.mark.parametrize(
    "change", [{"people": 10.0}, {"currency": "EUR"}, {"role_family": "other"}]
)
def test_a_plan_of_teams_fixes_its_people(change: dict[str, Any]) -> None:
    """Questions 1 and 3 are refused, with the fix, where the plan's teams answer them."""
    before = plan("midmarket")
    assert is_fixed(before)
    with pytest.raises(InputError, match="several teams"):
        changed(before, replace(answers_from(before), **change))


def test_more_people_leave_when_there_are_more() -> None:
    """With one team the share leaving holds when the number of people changes."""
    before = scenario_from_answers(Answers())
    after = changed(before, replace(Answers(), people=1000.0))
    assert after.teams[0].headcount == 1000.0
    assert after.teams[0].planned_cuts == pytest.approx(120.0)


def test_a_month_past_the_horizon_is_refused_in_words() -> None:
    """An answer the plan cannot follow is a problem with its fix, not an exception of ours."""
    before = plan("midmarket")
    with pytest.raises(InputError, match="past the horizon"):
        changed(before, replace(answers_from(before), cut_month=99))


@given(
    st.lists(st.tuples(POSTS, POSTS), min_size=1, max_size=8),
    st.floats(0, 1),
)
def test_spreading_shares_out_everything(rows: list[tuple[float, float]], share: float) -> None:
    """What is shared out adds up to the total, and nobody gets more than the limit."""
    weights, limits = [w for w, _ in rows], [limit for _, limit in rows]
    total = share * math.fsum(limits)
    parts = spread(total, weights, limits)
    assert math.fsum(parts) == pytest.approx(total, rel=1e-9, abs=1e-9)
    assert all(0 <= p <= limit * (1 + 1e-9) for p, limit in zip(parts, limits, strict=True))
