"""Headcount by kind: the figures of the answer, stacked and in words."""

import numpy as np
import pytest

from calculator.simulation.policies import POLICIES
from calculator.views.people import tables, words
from tests.answers import real
from tests.running import one_team, run


def test_the_kinds_add_up_to_who_is_there() -> None:
    """Those at work are the kinds below contractors; every kind starts where the last ends."""
    answer = real()
    frame = tables.stacked(answer)
    for row in answer["monthly"]:
        month = frame[frame["month"] == row["month"]]
        assert np.allclose(month["start"].iloc[1:], month["end"].iloc[:-1])
        learning = month.loc[month["kind"] == tables.LEARNING, "end"].item()
        assert learning == pytest.approx(row["headcount"]["mean"])
        beyond = row["contractors"]["mean"] + row["vacancies"]["mean"]
        assert month["end"].max() == pytest.approx(row["headcount"]["mean"] + beyond)


def test_the_figures_are_not_nothing() -> None:
    """In the example people are gone, posts open, newcomers learning and hours bought."""
    rows = real()["monthly"]
    for key in ("newcomers", "vacancies", "contractors"):
        assert max(row[key]["p50"] for row in rows) > 1, key
    assert {row["retrained"]["p90"] for row in rows} == {0.0}
    assert set(tables.stacked(real())["kind"]) == {tables.KNOW, *tables.KINDS} - {tables.RETRAINED}


@pytest.mark.parametrize("policy", [name for name in POLICIES if name != "keep"])
def test_people_and_open_posts_are_the_posts_there_are(policy: str) -> None:
    """Today's posts less those ended and not reopened are filled or open, in every month and draw.

    What is reopened in a month is open from the next on; who was retrained has no post of these.
    """
    found = run(one_team(planned_cuts=15))
    r, o, i = found.results, found.outcomes(policy), found.results.of(policy)
    posts = r.headcount[0] - _before(r.ended_posts[i]) + _before(r.reopened_posts[i])
    filled = r.headcount[i] - o.monthly_retrained
    assert np.allclose(filled + o.monthly_vacancies, posts)
    assert policy != "planned" or o.monthly_vacancies.max() > 0


def test_the_sentence_says_when_fewest_are_there() -> None:
    """Month, range and today's posts, of the answer."""
    answer = real()
    fewest = min(answer["monthly"], key=lambda row: row["headcount"]["p50"])
    text = words.sentence(answer)
    assert text.startswith(f"Fewest are at work in month {fewest['month']}: ")
    assert "of today's 728." in text
    assert "Most posts stand open in month" in text
    assert "Most is bought outside in month" in text
    assert len(tables.to_read(answer)) == len(answer["monthly"])


def _before(closes: np.ndarray) -> np.ndarray:
    return np.concatenate([np.zeros_like(closes[:1]), closes[:-1]])
