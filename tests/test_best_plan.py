"""The best plan: the true best where all can be tried, never worse than what is built in."""

import json
from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculator.best_plan import search as searching
from calculator.best_plan.hunt import BestPlan, Hunt, hunt
from calculator.best_plan.judging import regret
from calculator.best_plan.levels import LEVELS
from calculator.best_plan.limits import Aim, Limits, limits_for
from calculator.best_plan.options import FOUND
from calculator.best_plan.report import as_data
from calculator.best_plan.space import ALONE, schedule_of, space_of, with_schedule
from calculator.best_plan.trials import Bench
from calculator.errors import InputError
from calculator.evaluate import evaluate, evaluate_plan
from calculator.examples import examples
from calculator.library import load
from calculator.scenario import Scenario, scenario_from
from calculator.simulation.policies import POLICIES
from tests.strategies import organisations

DRAWS = 64
LESS_WORK = {"FIRST_WORK": 1_000_000, "CLIMB_WORK": 500_000, "BRIEF_WORK": 300_000}


def team(name: str, headcount: float, cuts: float, **more: Any) -> dict[str, Any]:
    """Return one row of a plan."""
    pay = {"team": name, "headcount": headcount, "annual_salary": 80_000, "planned_cuts": cuts}
    return {**pay, **more}


SMALL: dict[str, dict[str, Any]] = {
    "cutting pays": {
        "company": {"slack": 0.4},
        "teams": [
            team("A", 3, 1, role_family="general_admin", cut_month=3),
            team("B", 2, 2, role_family="customer_support"),
        ],
    },
    "cutting does not pay": {
        "company": {"slack": 0.0},
        "teams": [
            team("A", 3, 2, role_family="software_engineering", cut_month=3),
            team("B", 2, 1, role_family="customer_support"),
        ],
    },
    "it pays in one of the teams": {
        "teams": [
            team("A", 2, 1, role_family="software_engineering", slack=0.0, cut_month=2),
            team("B", 3, 1, role_family="general_admin", slack=0.5),
        ],
    },
    "notice is worked, and AI is there": {
        "compliance": {"employed_in": "DE", "jurisdictions": ["EU"]},
        "teams": [
            team("A", 3, 1, role_family="customer_support", slack=0.5, cut_month="3:0.5;9:0.5"),
            team("B", 2, 1, ai_share_claimed=0.6, claim_evidence="measured", slack=0.1),
        ],
    },
}  # fmt: skip
LIMITS: dict[str, Limits] = {
    "none": Limits(),
    "cash": Limits(cash_saving_at_least=20_000),
    "cash and loss": Limits(cash_saving_at_least=15_000, probability_of_loss_at_most=0.4),
    "knowledge": Limits(knowledge_at_risk_at_most=0.12),
    "planned": Limits(at_most_planned=True),
}


def small(name: str) -> Scenario:
    """Return a company small enough for every plan to be tried."""
    return scenario_from({"horizon_months": 12, **SMALL[name]})


@cache
def midmarket() -> Scenario:
    """Return the made-up company."""
    return scenario_from(examples()["midmarket"].scenario)


@cache
def medium() -> Scenario:
    """Return the made-up company with five of its teams."""
    names = {"Product engineering", "Quality assurance", "Customer support",
             "General administration", "Risk and compliance"}  # fmt: skip
    data = examples()["midmarket"].scenario
    rows = [row for row in data["teams"] if row["team"] in names]
    return scenario_from({**data, "teams": rows, "horizon_months": 24})


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a search do less."""
    for name, work in LESS_WORK.items():
        monkeypatch.setattr(searching, name, work)


@pytest.mark.parametrize(
    ("name", "limits", "aim"),
    [
        ("cutting pays", "none", "value"),
        ("cutting pays", "knowledge", "regret"),
        ("cutting does not pay", "cash", "regret"),
        ("cutting does not pay", "cash and loss", "value"),
        ("it pays in one of the teams", "cash", "value"),
        ("it pays in one of the teams", "planned", "regret"),
        ("notice is worked, and AI is there", "none", "value"),
        ("notice is worked, and AI is there", "cash and loss", "regret"),
    ],
)
def test_the_search_finds_the_true_best(name: str, limits: str, aim: Aim) -> None:
    """Made to search where it could try everything, it finds what trying everything finds."""
    begun = Hunt(small(name), load(), LIMITS[limits], aim, DRAWS)
    begun.search.run()
    assert begun.search.is_exhaustive
    every, best = begun.search.tried, begun.search.best()[1]
    again = Hunt(small(name), load(), LIMITS[limits], aim, DRAWS)
    again.search.is_exhaustive = False
    again.search.run()
    assert again.search.best()[1].merit == best.merit
    assert again.search.tried < every or every < 200


@pytest.mark.parametrize("name", ["cutting pays", "notice is worked, and AI is there"])
def test_trying_everything_is_trying_everything(name: str) -> None:
    """Each combination of posts and months is evaluated as `evaluate` would; none is better."""
    scenario = small(name)
    found = hunt(scenario, load(), Limits(), draws=DRAWS)
    means = []
    for first in range(4):
        for second in range(3):
            for month in (1, 6, 12):
                posts = np.zeros((12, 2))
                posts[month - 1] = np.minimum(
                    (first, second), [t.headcount for t in scenario.teams]
                )
                plan = evaluate_plan(with_schedule(scenario, posts), load(), draws=DRAWS)
                means.append(plan.outcomes("planned").net_value[:-1].mean())
    best = found.option(found.best).outcomes.net_value[:-1].mean()
    assert best >= max(means) - 1e-6


def test_cutting_is_neither_favoured_nor_avoided() -> None:
    """Where posts are spare the best plan ends them; where all work is needed it ends none."""
    spare = as_data(hunt(small("cutting pays"), load(), Limits(), draws=DRAWS))
    needed = hunt(small("cutting does not pay"), load(), Limits(), draws=DRAWS)
    cut = sum(row["found"]["posts"] for row in spare["changes"])
    assert cut >= 1
    assert needed.same_as == "keep"


@pytest.mark.parametrize(
    ("limits", "aim"),
    [
        (Limits(), "value"),
        (Limits(), "regret"),
        (Limits(cash_saving_at_least=5e6), "value"),
        (Limits(probability_of_loss_at_most=0.3, protected=("Customer support",)), "regret"),
        (Limits(cash_saving_at_least=4e6, at_most_planned=True), "value"),
    ],
)
@pytest.mark.usefixtures("quick")
def test_nothing_built_in_within_the_limits_is_better(limits: Limits, aim: Aim) -> None:
    """On all draws the best is at least as good as every alternative that keeps the limits."""
    found = hunt(medium(), load(), limits, aim, draws=DRAWS)
    best = found.option(found.best)
    assert not best.broken
    assert {each.name for each in found.options} >= set(POLICIES)
    assert all(
        best.score.loss <= each.score.loss + 1e-9 for each in found.options if not each.broken
    )
    if found.found is not None:
        assert found.option(FOUND).score.loss <= found.option("keep").score.loss or (
            "cash_saving_at_least" in found.option("keep").broken
        )


@pytest.mark.usefixtures("quick")
def test_figures_are_those_of_evaluate() -> None:
    """The plan found, saved and evaluated, has the figures that were shown; so has the plan."""
    limits = Limits(cash_saving_at_least=4e6, protected=("Quality assurance",))
    data = as_data(hunt(medium(), load(), limits, draws=DRAWS))
    again = evaluate_plan(scenario_from(data["scenario_found"]), load(), draws=DRAWS)
    outcomes = again.outcomes("planned")
    shown = next(row for row in data["options"] if row["option"] == FOUND)
    assert shown["net_value"]["mean"] == pytest.approx(outcomes.net_value[:-1].mean(), rel=1e-12)
    assert shown["probability_of_loss"] == outcomes.probability_of_loss
    assert shown["cash_value"]["p50"] >= 4e6
    kept = {row["team"]: row["found"]["posts"] for row in data["changes"]}
    assert kept["Quality assurance"] == 0


def test_trials_are_the_engine() -> None:
    """Plans run side by side come to what each comes to alone, whatever law its size brings."""
    for name in ("midmarket", "klarna"):
        begun = evaluate_plan(scenario_from(examples()[name].scenario), load(), draws=DRAWS)
        scenario, space = begun.scenario, space_of(begun.scenario, Limits())
        rng = np.random.default_rng(1)
        span = space.high - space.low
        choices = [space.keep, space.as_planned]
        choices += [space.tidy(space.low + span * rng.random(len(span)) * f) for f in (0.02, 0.3)]
        schedules = np.array([space.schedule(choice) for choice in choices])
        trials = Bench(scenario, load(), begun.parameters).run(schedules, DRAWS)
        for row, schedule in enumerate(schedules):
            alone = evaluate_plan(with_schedule(scenario, schedule), load(), draws=DRAWS)
            outcomes = alone.outcomes("planned")
            assert np.array_equal(trials.net[row], outcomes.net_value[:-1])
            assert np.array_equal(trials.cash[row], outcomes.cash_value[:-1])
            assert np.array_equal(trials.unknown[row], outcomes.knowledge_lost_share[:-1])


def test_the_plan_itself_is_in_the_space() -> None:
    """Schedules of several months and posts that are fractions are where the search begins."""
    for name in examples():
        scenario = evaluate_plan(
            scenario_from(examples()[name].scenario), load(), draws=DRAWS
        ).scenario
        space = space_of(scenario, Limits())
        assert np.allclose(space.schedule(space.as_planned), schedule_of(scenario))
        assert all(len(unit.levels) <= LEVELS + 3 for unit in space.units)


def test_protected_teams_lose_nothing() -> None:
    """Neither those the plan marks nor those that are named, whatever is chosen."""
    rows = [team("A", 10, 2, protected=True), team("B", 10, 2), team("C", 10, 0)]
    scenario = scenario_from({"teams": rows})
    limits = limits_for(scenario, Limits(protected=("B",)))
    assert limits.protected == ("A", "B")
    space = space_of(scenario, limits)
    assert [unit.name for unit in space.units] == ["C"]
    assert not space.schedule(space.high)[:, :2].any()


def test_many_teams_are_decided_together() -> None:
    """Beyond so many teams the smaller ones lose equal shares, adding up to whole posts."""
    rows = [
        team(
            f"T{number}",
            7 + number,
            number % 3,
            role_family=("other", "quality_assurance")[number % 2],
        )
        for number in range(ALONE * 3)
    ]
    scenario = scenario_from({"teams": rows})
    space = space_of(scenario, Limits())
    assert len(space.units) < ALONE
    assert sorted(row for unit in space.units for row in unit.teams) == list(range(len(rows)))
    heads = [row["headcount"] for row in rows]
    assert np.allclose(space.schedule(space.high).sum(axis=0), heads)
    assert np.allclose(space.schedule(space.as_planned), schedule_of(scenario))
    for unit in space.units:
        totals = unit.levels.sum(axis=1)
        assert np.all(np.diff(totals) >= 0)
        assert np.allclose(totals, np.rint(totals))


def test_regret_is_against_the_best_option_of_each_draw() -> None:
    """A plan that is the best in a draw regrets nothing there, and never less."""
    net = np.array([[1.0, 5.0, -2.0]])
    assert regret(net, np.array([3.0, 4.0, 0.0])).tolist() == [[2.0, 0.0, 2.0]]


@pytest.mark.usefixtures("quick")
def test_a_search_that_is_stopped_knows_the_best_by_then() -> None:
    """What the notice raises ends the search; it is told early, and the answer is sound."""
    begun = Hunt(medium(), load(), Limits(probability_of_loss_at_most=0.3), draws=DRAWS)
    told: list[float] = []

    def stop(share: float) -> None:
        told.append(share)
        if len(told) > 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        begun.run(stop)
    found = begun.conclude()
    assert told[0] < 0.5
    assert not found.is_finished
    best = found.option(found.best)
    assert all(
        best.score.loss <= each.score.loss + 1e-9 for each in found.options if not each.broken
    )
    assert as_data(found)["search"]["stopped"]


@pytest.mark.usefixtures("quick")
def test_progress_goes_up_and_ends() -> None:
    """Shares never fall, and the last one says that all is done."""
    told: list[float] = []
    hunt(medium(), load(), Limits(cash_saving_at_least=1e6), draws=DRAWS, notice=told.append)
    assert told == sorted(told)
    assert told[-1] == pytest.approx(1.0)
    assert len(told) > 5


@pytest.mark.usefixtures("quick")
def test_fresh_draws_are_those_of_another_seed() -> None:
    """The plan's figures there are what `evaluate` gives under that seed."""
    found = hunt(medium(), load(), Limits(), draws=DRAWS)
    other = medium().model_copy(update={"seed": found.fresh.seed})
    evaluated = evaluate(other, load(), draws=DRAWS)
    plan = evaluated.outcomes("planned")
    assert found.fresh.seed != medium().seed
    assert found.fresh.options[0].name == "planned"
    assert np.array_equal(found.fresh.options[0].outcomes.net_value, plan.net_value)
    best = np.max([evaluated.outcomes(name).net_value[:-1] for name in POLICIES], axis=0)
    assert np.array_equal(found.fresh.best_option, best)


def test_a_limit_that_costs_something_binds() -> None:
    """Without the limit a plan that was tried does better; a limit met anyway does not bind."""
    name = "it pays in one of the teams"
    free = hunt(small(name), load(), Limits(), draws=DRAWS)
    cash = float(np.median(free.option(free.best).outcomes.cash_value[:-1]))
    more = hunt(small(name), load(), Limits(cash_saving_at_least=cash * 1.04), draws=DRAWS)
    less = hunt(small(name), load(), Limits(cash_saving_at_least=cash * 0.5), draws=DRAWS)
    kept = hunt(small(name), load(), Limits(protected=("B",)), draws=DRAWS)
    assert free.binding == ()
    assert more.binding == ("cash_saving_at_least",)
    assert less.binding == ()
    assert kept.binding == ("protected",)
    losses = [each.option(each.best).score.loss for each in (free, less, more)]
    assert losses[0] == losses[1] < losses[2]


@settings(max_examples=4, deadline=None)
@given(organisations(), st.sampled_from(list(LIMITS)), st.sampled_from(["value", "regret"]))
def test_any_company_has_an_answer_or_a_reason(data: dict[str, Any], limits: str, aim: Aim) -> None:
    """The best keeps the limits and nothing within them is better, or it is said why not."""
    try:
        with pytest.MonkeyPatch.context() as patch:
            for name in (*LESS_WORK, "ALL_WORK"):
                patch.setattr(searching, name, 300_000)
            found = hunt(scenario_from(data), load(), LIMITS[limits], aim, draws=DRAWS)
    except InputError as error:
        refused = error.problems
    else:
        refused = ()
        kept = [each.score.loss for each in found.options if not each.broken]
        assert found.option(found.best).score.loss <= min(kept) + 1e-9
        assert not found.option(found.best).broken
        json.dumps(as_data(found), allow_nan=False)
    assert all(problem.rule and problem.fix for problem in refused)


def refusal(run: Callable[[], BestPlan]) -> str:
    """Return what is said instead of an answer."""
    with pytest.raises(InputError) as refused:
        run()
    return str(refused.value)


@pytest.mark.usefixtures("quick")
def test_limits_that_nothing_keeps_say_what_is_within_reach() -> None:
    """The most cash that was found is within reach once it is asked for, and more is not."""
    scenario, limits = small("cutting pays"), Limits(cash_saving_at_least=1e9)
    text = refusal(lambda: hunt(scenario, load(), limits, draws=DRAWS))
    assert "1,000,000,000 USD" in text
    within = float(text.split("Ask for a cash saving of ")[1].split(" USD")[0].replace(",", ""))
    found = hunt(scenario, load(), Limits(cash_saving_at_least=within), draws=DRAWS)
    assert not found.option(found.best).broken


@pytest.mark.usefixtures("quick")
def test_limits_that_exclude_one_another_say_which() -> None:
    """Cash that only a losing plan saves: how much without the other limit, and its lowest."""
    limits = Limits(cash_saving_at_least=20_000, probability_of_loss_at_most=0.05)
    text = refusal(lambda: hunt(small("cutting does not pay"), load(), limits, draws=DRAWS))
    assert "keeps the limit on P(loss)" in text
    assert "without the limit on P(loss) the most cash found is" in text
    assert "the lowest P(loss) is" in text


@pytest.mark.parametrize(
    ("limits", "said"),
    [
        (Limits(cash_saving_at_least=float("nan")), "is no such limit"),
        (Limits(cash_saving_at_least=-1), "Give 0 or more"),
        (Limits(knowledge_at_risk_at_most=20), "write 20% for 20 percent"),
        (Limits(probability_of_loss_at_most=-0.1), "Give 0% to 100%"),
        (Limits(protected=("legasy and integration",)), "Closest: Legacy and integration"),
        (Limits(protected=("Astronauts on Mars",)), "there is no team"),
        (Limits(protected=tuple(t.team for t in midmarket().teams)), "every team is protected"),
    ],
)
def test_limits_that_make_no_sense_are_refused(limits: Limits, said: str) -> None:
    """What was given, the rule, the fix."""
    assert said in refusal(lambda: hunt(midmarket(), load(), limits, draws=DRAWS))


def test_a_plan_without_cuts_is_refused() -> None:
    """There is nothing to compare with."""
    scenario = scenario_from({"teams": [team("A", 10, 0)]})
    text = refusal(lambda: hunt(scenario, load(), Limits(), draws=DRAWS))
    assert "ends no posts" in text
    scenario = scenario_from({"teams": [team("A", 10, 2, protected=True), team("B", 10, 0)]})
    limits = Limits(at_most_planned=True)
    assert "only protected teams" in refusal(lambda: hunt(scenario, load(), limits, draws=DRAWS))
