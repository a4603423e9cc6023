"""Draws: fixed columns, the same for everyone, and a centre at the medians."""

import dataclasses
from typing import Any

import numpy as np
import pytest
from scipy.special import ndtr

from calculator.defaults import complete
from calculator.library import SEQUENCE_COLUMNS, load
from calculator.parameters import Parameters
from calculator.sampling.sample import sample
from calculator.sampling.sequence import COLUMNS, PER_TEAM, Sampler, correlated, standard_normals
from calculator.scenario import scenario_from
from tests.running import one_team

LIBRARY = load()
DRAWS = 256
MANY = 4096


def sampled(scenario: dict[str, Any], draws: int = DRAWS) -> Parameters:
    """Return the parameters of a scenario."""
    return sample(complete(scenario_from(scenario), LIBRARY), LIBRARY, draws)


def sampler(scenario: dict[str, Any]) -> Sampler:
    """Return the draws of a scenario."""
    return Sampler(complete(scenario_from(scenario), LIBRARY), LIBRARY, DRAWS)


def arrays(group: Any) -> dict[str, Any]:
    """Flatten nested groups of parameters into names and values."""
    flat: dict[str, Any] = {}
    for field in dataclasses.fields(group):
        value = getattr(group, field.name)
        if dataclasses.is_dataclass(value):
            inner = arrays(value)
            flat |= {f"{field.name}.{name}": item for name, item in inner.items()}
        else:
            flat[field.name] = value
    return flat


def test_the_same_seed_gives_the_same_bytes() -> None:
    """Sampling is a function of scenario, library and draws."""
    once, again = arrays(sampled(one_team())), arrays(sampled(one_team()))

    assert all(np.array_equal(once[name], again[name]) for name in once)


@pytest.mark.parametrize("seed", [0, 2])
def test_another_seed_gives_other_draws(seed: int) -> None:
    """Seed 0 is a seed like any other."""
    one, other = standard_normals(1, DRAWS, 0), standard_normals(seed, DRAWS, 0)

    assert not np.array_equal(one, other)


def test_every_column_is_evenly_spread() -> None:
    """Each column has one draw in each of as many equal slices as there are draws."""
    points = ndtr(standard_normals(1, DRAWS, 0))

    slices = np.sort(np.floor(points * DRAWS).astype(int), axis=1)
    assert points.shape == (COLUMNS, DRAWS)
    assert (slices == np.arange(DRAWS)).all()


def test_columns_are_independent_but_for_the_correlations() -> None:
    """Imposed correlations are there, and no others of any size."""
    scores = correlated(standard_normals(1, 4096, 0), LIBRARY)[: len(LIBRARY.register)]
    found = np.asarray(np.corrcoef(scores))

    expected = np.eye(len(found))
    for pair in LIBRARY.correlations:
        i, j = (LIBRARY.register.index(id_) for id_ in pair.between)
        expected[i, j] = expected[j, i] = pair.value
    assert np.abs(found - expected).max() < 0.06


def test_rows_beyond_the_first_set_have_draws_of_their_own() -> None:
    """A very long plan takes further sets whose draws do not move with the first."""
    first = (COLUMNS - SEQUENCE_COLUMNS) // PER_TEAM
    rows = [{**one_team()["teams"][0], "team": f"Team {n}"} for n in range(first + 3)]
    scores = sampler({"teams": rows}).team_scores(0)[:, :-1]

    assert scores.shape == (first + 3, DRAWS)
    assert np.abs(np.corrcoef(scores[[0, 1, first, first + 1]]) - np.eye(4)).max() < 0.25
    assert np.array_equal(scores[:first], sampler({"teams": rows[:first]}).team_scores(0)[:, :-1])


def test_another_team_moves_no_draw_of_the_first() -> None:
    """Each row of the plan has columns of its own."""
    alone = sampled(one_team())
    rows = [one_team()["teams"][0], {**one_team()["teams"][0], "team": "Second"}]
    together = sampled({"teams": rows})

    assert np.array_equal(together.work.slack[0], alone.work.slack[0])
    assert not np.array_equal(together.work.slack[0], together.work.slack[1])
    reaches = together.programme.reaches_production
    assert np.array_equal(reaches[0], alone.programme.reaches_production[0])


@pytest.mark.parametrize("correlated_with", [None, "slack", "wage_drift"])
def test_another_assumption_moves_no_draw_of_the_others(correlated_with: str | None) -> None:
    """An assumption appended to the register leaves all there is as it was, to the last bit.

    That holds even where it is correlated with an older one: the newer one gives way.
    """
    added = LIBRARY.entries["wage_drift"].model_copy(update={"id": "new_assumption"})
    pair = LIBRARY.correlations[0].model_copy(
        update={"between": (correlated_with, "new_assumption"), "value": 0.6}
    )
    larger = dataclasses.replace(
        LIBRARY,
        entries={**LIBRARY.entries, added.id: added},
        register=(*LIBRARY.register, added.id),
        correlations=(*LIBRARY.correlations, *([pair] if correlated_with else ())),
    )
    scenario = complete(scenario_from(one_team(ai_share_claimed=0.3)), LIBRARY)
    before, after = (arrays(sample(scenario, library, MANY)) for library in (LIBRARY, larger))

    for name, values in before.items():
        assert np.array_equal(after[name], values), name
    seeds = [scenario.model_copy(update={"seed": seed}) for seed in range(1, 5)]
    old = [Sampler(seeded, LIBRARY, MANY) for seeded in seeds]
    new = [Sampler(seeded, larger, MANY) for seeded in seeds]
    # Over several scrambles: in one of them two columns can move together a little by chance.
    scores = np.concatenate([s.score(added.id) for s in new])
    for id_ in LIBRARY.register:
        own = np.concatenate([s.score(id_) for s in new])
        assert np.array_equal(own, np.concatenate([s.score(id_) for s in old])), id_
        found = np.corrcoef(own, scores)[0, 1]
        assert found == pytest.approx(0.6 if id_ == correlated_with else 0, abs=0.06), id_


def test_a_retired_assumption_keeps_its_column() -> None:
    """An id of the register without an entry takes up its column, and no other moves."""
    entries = {id_: entry for id_, entry in LIBRARY.entries.items() if id_ != "sign_on_size"}
    scenario = complete(scenario_from(one_team()), LIBRARY)
    smaller = Sampler(scenario, dataclasses.replace(LIBRARY, entries=entries), DRAWS)
    whole = Sampler(scenario, LIBRARY, DRAWS)

    for id_ in entries.keys() & set(LIBRARY.register):
        assert np.array_equal(smaller(id_), whole(id_)), id_


def test_sobol_draws_are_more_exact_than_plain_ones() -> None:
    """Over seeds, the median of a sum of a few assumptions scatters less than half as much."""
    seeds = range(2, 18)
    sobol = [np.median(standard_normals(seed, DRAWS, 0)[:3].sum(axis=0)) for seed in seeds]
    plain = [
        np.median(np.random.default_rng(seed).standard_normal((3, DRAWS)).sum(axis=0))
        for seed in seeds
    ]

    assert np.std(sobol) < 0.5 * np.std(plain)


@pytest.mark.parametrize("id_", LIBRARY.register)
def test_centre_is_the_median_and_draws_keep_to_the_range(id_: str) -> None:
    """The last draw is the median; the others lie around it, inside the physical range."""
    entry, draws = LIBRARY.entries[id_], sampler(one_team())(id_)

    assert draws[-1] == pytest.approx(entry.distribution.median)
    assert np.median(draws[:-1]) == pytest.approx(draws[-1], rel=0.05, abs=1e-3)
    assert entry.low <= draws.min() < draws.max() <= entry.high


def test_an_own_number_is_the_same_in_every_draw() -> None:
    """A pinned assumption has no spread, and moves no other."""
    usual, pinned = (
        arrays(sampled({**one_team(), "assumptions": own})) for own in ({}, {"wage_drift": 0.02})
    )

    moved = {name for name in usual if not np.array_equal(usual[name], pinned[name])}
    assert moved == {"finance.wage_drift"}
    assert (pinned["finance.wage_drift"] == 0.02).all()


def test_an_own_range_is_met() -> None:
    """A range of one's own has 5% of draws below it and 5% above."""
    own = {"wage_drift": {"p5": 0.01, "p95": 0.03}}
    drawn = sampled({**one_team(), "assumptions": own}, 4096).finance.wage_drift[:-1]

    assert np.quantile(drawn, [0.05, 0.95]) == pytest.approx([0.01, 0.03], rel=0.02)


def test_slack_of_a_team_goes_before_the_companys_and_that_before_the_library() -> None:
    """The nearest word on slack counts."""
    rows = [{**one_team()["teams"][0], "team": name} for name in ("Given", "Open")]
    rows[0]["slack"] = 0.2
    drawn = sampled({"teams": rows}).work.slack
    known = sampled({"teams": rows, "company": {"slack": 0.07}}).work.slack

    assert (drawn[0] == 0.2).all()
    assert drawn[1].std() > 0
    assert (known[0] == 0.2).all()
    assert (known[1] == 0.07).all()


def test_whether_ai_reaches_production_is_drawn_with_the_levels_probability() -> None:
    """A draw is yes or no; at the centre it is the probability."""
    plan = one_team(ai_share_claimed=0.3)
    own = {"reach_production_level_2": 0.42}
    reaches = sampled({**plan, "assumptions": own}, 4096).programme.reaches_production

    assert set(np.unique(reaches[:, :-1])) == {0.0, 1.0}
    assert reaches[:, :-1].mean() == pytest.approx(0.42, abs=0.01)
    assert reaches[0, -1] == 0.42


def test_costs_of_other_peoples_work_follow_pay_and_not_the_currency() -> None:
    """Hiring costs the same share of pay in any currency; AI costs dollars at the rate."""
    dollars = sampled(one_team())
    crowns = sampled({**one_team(annual_salary=1_200_000), "currency": "SEK"})

    assert np.allclose(crowns.hiring.hire_cost, dollars.hiring.hire_cost * 10)
    assert np.allclose(crowns.separation.exit_cost, dollars.separation.exit_cost * 10)
    rate = LIBRARY.units_per_usd["SEK"]
    assert np.allclose(crowns.programme.seat_cost, dollars.programme.seat_cost * rate)


def test_an_own_exchange_rate_is_used() -> None:
    """The user's rate replaces the dated table."""
    own = sampled({**one_team(), "currency": "SEK", "exchange_rates": {"SEK": 5.0}})
    usual = sampled(one_team())

    assert np.allclose(own.programme.seat_cost, usual.programme.seat_cost * 5.0)


def test_nobody_on_the_programme_means_a_little_of_everyone() -> None:
    """Claims without builders get the fallback share; builders anywhere switch it off."""
    claimed = one_team(ai_share_claimed=0.3, programme_share=0)
    assert (sampled(claimed).teams.programme_share == 0.05).all()

    rows = [claimed["teams"][0], {**one_team(programme_share=0.5)["teams"][0], "team": "Builders"}]
    assert sampled({"teams": rows}).teams.programme_share.tolist() == [[0.0], [0.5]]
