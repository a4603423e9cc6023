"""Knowledge lost, by team and by month."""

import pytest

from calculator.library import load
from calculator.scenario import Range, scenario_from
from calculator.views.knowledge import tables, words
from calculator.views.knowledge.relearning import RELEARN, relearning
from tests.answers import real
from tests.running import one_team


def test_knowledge_per_post_is_the_teams_share_of_its_people() -> None:
    """Losing all that ten people know with five posts is two posts' worth for each post."""
    answer = real()
    answer["scenario"]["teams"][0]["headcount"] = 10.0
    row = answer["teams"][0]
    row["knowledge_lost_share"] = {"p10": 0.5, "p50": 1.0, "p90": 1.0}
    row["posts_cut"]["p50"] = 5.0
    assert tables.per_post(answer)[row["team"]] == {"p10": 1.0, "p50": 2.0, "p90": 2.0}


def test_teams_without_cuts_are_not_ranked() -> None:
    """Nothing is divided by no post; the table says that none is cut."""
    answer = real()
    none = {row["team"] for row in answer["teams"] if not row["posts_cut"]["p50"]}
    assert none
    assert none.isdisjoint(tables.dearest(answer).team)
    read = tables.to_read(answer).set_index("Team")
    assert set(read.loc[list(none), "Posts' worth lost per post cut"]) == {"no post cut"}


def test_fewer_holders_and_less_documents_cost_more_per_post() -> None:
    """In the example the legacy team, where fewest know least that is written, comes first."""
    ranked = list(tables.dearest(real()).team)
    assert ranked[0] == "Legacy and integration"
    assert ranked[-1] == "Customer support"
    text = words.whom_to_keep(real())
    assert text.startswith("Each post cut in Legacy and integration takes ")
    assert "each in Customer support takes " in text


def test_what_is_missing_in_the_worst_month_is_named() -> None:
    """The month told is the one with the highest median."""
    answer = real()
    medians = [row["knowledge_lost_share"]["p50"] for row in answer["monthly"]]
    worst = medians.index(max(medians)) + 1
    assert words.by_month(answer).startswith(f"Most is missing in month {worst}: ")
    assert list(tables.by_month(answer).middle) == medians


def test_relearning_follows_what_the_user_believes() -> None:
    """The library's range with its grade; the user's range; the user's one figure without one."""
    library, entry = load(), load().entries[RELEARN]
    believed = relearning(scenario_from(one_team()), library)
    assert believed.months["p50"] == pytest.approx(entry.distribution.median)
    assert entry.p5 < believed.months["p10"] < believed.months["p90"] < entry.p95
    assert f"graded {entry.grade}" in believed.sentence()

    own = scenario_from({**one_team(), "assumptions": {RELEARN: {"p5": 10, "p95": 14}}})
    assert isinstance(own.assumptions[RELEARN], Range)
    assert 10 < relearning(own, library).months["p10"] < 12

    fixed = relearning(scenario_from({**one_team(), "assumptions": {RELEARN: 6}}), library)
    assert "in 6 months on average (your own figure)" in fixed.sentence()
