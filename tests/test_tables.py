"""The answer as tables."""

import pytest

from calculator.answer import answer
from calculator.evaluate import evaluate
from calculator.library import load
from calculator.scenario import scenario_from
from calculator.views import tables, tables_to_read
from calculator.views.coming_back import premium
from calculator.views.knowledge import tables as knowledge
from tests.answers import real
from tests.running import one_team


def test_the_claimed_saving_ends_at_the_headline() -> None:
    """The claimed line rises from nothing, never falls, and ends at the claimed saving."""
    shown = real("klarna")
    line = tables.claimed_by_month(shown)
    assert line == sorted(line)
    assert line[0] == 0
    assert line[-1] == pytest.approx(shown["headline"]["claimed_saving"]["p50"])


def test_without_cuts_nothing_is_claimed() -> None:
    """A plan that ends no posts claims no saving in any month."""
    kept = evaluate(scenario_from(one_team(planned_cuts=0)), load(), draws=64)
    assert set(tables.claimed_by_month(answer(kept))) == {0.0}


def test_the_cumulative_table_is_the_answer_in_the_unit_of_its_axis() -> None:
    """Medians and ranges of the chart are those of the answer, month by month."""
    shown = real()
    frame, unit = tables.cumulative(shown)
    assert unit == "$ million"
    last = frame[(frame.series == tables.NET) & (frame.month == 36)].iloc[0]
    net = shown["monthly"][-1]["cumulative_net"]
    assert [last.low, last.middle, last.high] == pytest.approx(
        [net["p10"] / 1e6, net["p50"] / 1e6, net["p90"] / 1e6]
    )


def test_the_last_month_of_the_chart_is_the_headline() -> None:
    """Cumulative cash and net at the horizon are the headline's cash and net."""
    shown = real()
    last = shown["monthly"][-1]
    headline = shown["headline"]
    assert last["cumulative_cash"]["p50"] == pytest.approx(headline["cash_value"]["p50"])
    assert last["cumulative_net"]["p50"] == pytest.approx(headline["net_value"]["p50"])


def test_the_shaded_gap_is_never_above_the_work() -> None:
    """What is covered is the lower of work and capacity, so the shading is the gap and no more."""
    frame = tables.work(real())
    assert (frame.covered <= frame.work).all()
    assert (frame.covered <= frame.capacity).all()
    assert (frame.covered < frame.work).any()


def test_alternatives_are_ranked_by_their_median() -> None:
    """The best median stands first, in the chart and in the table alike."""
    shown = real()
    frame, _ = tables.alternatives(shown)
    assert list(frame.middle) == sorted(frame.middle, reverse=True)
    read = tables_to_read.alternatives(shown)
    assert len(read) == len(frame) == len(shown["alternatives"])
    assert [label.split("|")[0] for label in frame.label] == list(read["Alternative"])


def test_every_team_has_one_row_under_its_own_name() -> None:
    """No team is left out or merged, whatever its name holds."""
    shown = real()
    for row in (shown["teams"][0], shown["rehire"][0], shown["scenario"]["teams"][0]):
        row["team"] = "<script>$x$</script>"
    names = [row["team"] for row in shown["teams"]]
    roles = dict.fromkeys(load().families, "a role")
    assert list(knowledge.to_read(shown)["Team"]) == names
    assert list(premium.to_read(shown, roles)["Team"]) == names
    assert set(tables.teams(shown).team) == set(names)
