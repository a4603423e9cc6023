"""What was observed moves odds as it should: not at all, enough, and honestly."""

import json
from dataclasses import replace
from functools import cache

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.answer import answer, headline
from calculator.arrays import Floats
from calculator.evaluate import evaluate_others, evaluate_plan
from calculator.examples import examples
from calculator.library import load
from calculator.scenario import scenario_from
from calculator.signals.noise import Counted, Measured, Noise, log_likelihood, simulated
from calculator.signals.observed import Observation
from calculator.signals.report import report, signals
from calculator.signals.sighting import Sighting, sighting
from calculator.signals.weighing import chosen, effective_number, from_then, tempered
from calculator.signals.weighing import given as given_what_was_seen
from tests.running import one_team

MIDMARKET = scenario_from(examples()["midmarket"].scenario)
FEW = 64
COMPANIES = 200
NOW = 6
LEAST = 200


@cache
def unseen(draws: int = FEW, name: str = "midmarket", seed: int | None = None) -> Sighting:
    """Return an example of which nothing was observed."""
    own = examples()[name].scenario
    scenario = scenario_from(own if seed is None else {**own, "seed": seed})
    return sighting(evaluate_plan(scenario, load(), draws=draws), ())


def test_no_observation_changes_nothing() -> None:
    """Every figure after is the figure before, to the last bit; so is the whole answer."""
    found = unseen()
    pairs = [pair for pair in report(found)["given"].values() if isinstance(pair, dict)]
    assert len(pairs) > 10
    assert all(pair["before"] == pair["after"] for pair in pairs)
    again = given_what_was_seen(found.evaluation, found.weighing.weights)
    assert json.dumps(headline(again)) == json.dumps(headline(found.evaluation))


def test_the_whole_answer_can_be_read_given_what_was_seen() -> None:
    """Alternatives and bridge too: unmoved without observations, moved with them."""
    begun = evaluate_plan(scenario_from(one_team()), load(), draws=FEW)
    before = answer(evaluate_others(begun))
    for seen, is_same in (((), True), ((Observation(NOW, "release_cadence", 0.7),), False)):
        weights = sighting(begun, seen).weighing.weights
        after = answer(evaluate_others(given_what_was_seen(begun, weights)))
        assert (json.dumps(after) == json.dumps(before)) == is_same
        steps = {row["step"]: row["value"]["mean"] for row in after["bridge"]}
        assert sum(steps.values()) == pytest.approx(2 * steps["net"])


def test_without_observations_the_value_from_now_on_is_the_net_value() -> None:
    """From month 1 on is all of it."""
    given_ = report(unseen())["given"]
    assert given_["value_from_now"] == given_["net_value"]
    assert given_["probability_of_loss_from_now"] == given_["probability_of_loss"]


@pytest.mark.parametrize(
    ("name", "months"),
    [("midmarket", (6,)), ("klarna", (6,)), ("midmarket", (0, 3, 6))],
    ids=["midmarket", "klarna", "midmarket, again and again"],
)
def test_intervals_given_what_was_seen_cover_the_truth(name: str, months: tuple[int, ...]) -> None:
    """Over 200 simulated companies the 80% interval covers the truth in 70 to 90%.

    A company is a draw of another seed with errors of its own, seen by every signal; the interval
    is that of net value, and of value from then on.
    """
    known, companies = unseen(2048, name), unseen(256, name, seed=20261128)
    now, generator = max(months), np.random.default_rng(20261128)
    values, truths = (from_then(net(found), now) for found in (known, companies))
    wholes, whole_truths = (net(found).sum(axis=0) for found in (known, companies))
    covered = np.zeros(2)
    for company in range(COMPANIES):
        total = np.zeros(known.evaluation.draws)
        for id_, noise in known.noises.items():
            seen = watched(companies.noises[id_], company, months, generator)
            if seen:
                total += log_likelihood(noise, seen)[:-1]
        places = chosen(tempered(total, LEAST).weights)
        for place, (drawn, truth) in enumerate(((values, truths), (wholes, whole_truths))):
            low, high = np.quantile(drawn[places], (0.1, 0.9))
            covered[place] += low <= truth[company] <= high
    assert (covered >= 0.7 * COMPANIES).all(), covered
    assert (covered <= 0.9 * COMPANIES).all(), covered


def net(found: Sighting) -> Floats:
    """Cash and work value by month and draw, the centre left out."""
    return (found.outcomes.monthly_cash + found.outcomes.monthly_work_value)[:, :-1]


def watched(
    noise: Noise, draw: int, months: tuple[int, ...], generator: np.random.Generator
) -> dict[int, float]:
    """Simulate what is seen of one draw, month after month; of the past only where it counts."""
    own, seen = alone(noise, draw), dict[int, float]()
    for month in months:
        if month or (isinstance(own, Counted) and own.before is not None):
            seen[month] = float(simulated(own, month, seen, generator)[0])
    return seen


def alone(noise: Noise, draw: int) -> Noise:
    """Return what may be seen of one draw."""
    if isinstance(noise, Counted):
        before = None if noise.before is None else noise.before[[draw]]
        return replace(noise, expected=noise.expected[:, [draw]], before=before)
    assert isinstance(noise, Measured)
    return replace(noise, expected=noise.expected[:, [draw]])


@given(
    st.lists(st.floats(-800, 0), min_size=20, max_size=60),
    st.floats(2, 10),
)
def test_tempering_leaves_what_was_asked_and_no_more(logs: list[float], least: float) -> None:
    """The effective number is at least that asked for, and just that where tempering was needed."""
    found = tempered(np.array(logs), least)
    assert found.weights.sum() == pytest.approx(1)
    assert found.effective >= least * (1 - 1e-6)
    if found.exponent < 1:
        assert found.untempered < least
        assert found.effective == pytest.approx(least, rel=1e-3)
    else:
        assert found.effective == found.untempered


@given(st.lists(st.floats(0.001, 1), min_size=1, max_size=50))
def test_draws_are_chosen_as_often_as_they_weigh(weights: list[float]) -> None:
    """To less than one; equal weights choose each once, in order."""
    shares = np.array(weights) / sum(weights)
    times = np.bincount(chosen(shares), minlength=len(shares))
    assert np.abs(times - shares * len(shares)).max() < 1 + 1e-9
    equal = np.full(len(shares), 1 / len(shares))
    np.testing.assert_array_equal(chosen(equal), np.arange(len(shares)))


def test_the_effective_number_is_kishs() -> None:
    """Equal weights count fully, one alone counts once."""
    assert effective_number(np.full(50, 0.02)) == pytest.approx(50)
    assert effective_number(np.array([1.0, 0.0, 0.0])) == 1


@pytest.mark.parametrize(
    ("signal", "good", "bad"),
    [("quits", 40, 190), ("release_cadence", 1.0, 0.7), ("milestones", 0.7, 0.05)],
)
def test_bad_news_is_bad(signal: str, good: float, bad: float) -> None:
    """Many quits, slow releases and late milestones raise the odds of loss from then on."""
    evaluation = unseen(1024).evaluation
    odds = [
        report(sighting(evaluation, [Observation(NOW, signal, value)]))["given"][
            "probability_of_loss_from_now"
        ]["after"]
        for value in (good, bad)
    ]
    assert odds[0] < odds[1]


def test_a_market_moves_the_same_draws() -> None:
    """Slow hiring makes draws with slow hiring likelier; rising pay those in which pay rises."""
    evaluation = unseen(1024).evaluation
    p = evaluation.parameters
    for signal, value, drawn in (
        ("days_to_fill", 120.0, p.hiring.time_to_fill[0]),
        ("ai_funding", 2.0, p.hiring.time_to_fill[0]),
        ("specialist_pay", 0.12, p.finance.wage_drift),
        ("specialist_pay", 0.12, p.hiring.pay_premium),
        ("compliance_hiring", 2.0, p.compliance.consultant_price),
        ("feature_delay", 2.5, p.programme.lead_time[0]),
    ):
        seen = sighting(evaluation, [Observation(NOW, signal, value)])
        weighed = float((seen.weighing.weights * drawn[:-1]).sum())
        assert weighed > drawn[:-1].mean() * 1.001, signal


def test_more_draws_are_tried_before_anything_is_tempered() -> None:
    """A few draws become more; the report says how many count, and that none was tempered."""
    tried: list[int] = []
    found = signals(
        MIDMARKET,
        load(),
        [Observation(NOW, "release_cadence", 0.85)],
        draws=FEW,
        notice=tried.append,
    )
    assert tried[0] == FEW
    assert tried[-1] == found["draws"] > LEAST
    assert found["given"]["effective_sample"] >= LEAST
    assert not found["given"]["is_tempered"]


def test_what_was_never_simulated_says_so() -> None:
    """A figure beyond every draw with its errors is marked; a usual one is not."""
    evaluation = unseen(256).evaluation
    seen = [Observation(3, "incidents", 9.0), Observation(NOW, "milestones", 0.35)]
    rows = report(sighting(evaluation, seen))["observed"]
    assert [row["is_outside"] for row in rows] == [True, False]
    assert rows[0]["beside_the_rest"] is None
    assert not rows[1]["beside_the_rest"]["is_outside"]


def test_figures_that_cannot_go_together_say_so() -> None:
    """Each is usual alone; what was done of the programme does not come undone."""
    evaluation = unseen(1024).evaluation
    seen = [Observation(3, "milestones", 0.5), Observation(NOW, "milestones", 0.05)]
    rows = report(sighting(evaluation, seen))["observed"]
    assert not any(row["is_outside"] for row in rows)
    assert [row["beside_the_rest"]["is_outside"] for row in rows] == [False, True]
    one_by_one = [Observation(3, "milestones", 0.2), Observation(NOW, "milestones", 0.4)]
    rows = report(sighting(evaluation, one_by_one))["observed"]
    assert not any(row["beside_the_rest"]["is_outside"] for row in rows)


def test_past_months_keep_their_lines_and_later_ones_follow_what_was_seen() -> None:
    """What was to be watched stays as it was; what is to come is said given what was seen."""
    before = report(unseen(256))
    after = report(sighting(unseen(256).evaluation, [Observation(NOW, "quits", 200)]))
    for old, new in zip(before["signals"], after["signals"], strict=True):
        for earlier, later in zip(old["months"], new["months"], strict=True):
            assert later["is_past"] == (later["month"] <= NOW)
            if later["is_past"]:
                assert {**earlier, "is_past": True} == later
    quits = [row["signals"][0]["months"][2]["expected"]["p50"] for row in (before, after)]
    assert quits[1] > max(200, quits[0])


def test_the_same_seed_says_the_same() -> None:
    """One seed, one report."""
    assert report(sighting(evaluate_plan(MIDMARKET, load(), draws=FEW), ())) == report(unseen())
