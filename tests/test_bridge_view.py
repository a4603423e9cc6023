"""The bridge as chart, words and tables."""

from typing import Any

import pytest
from hypothesis import given, settings

from calculator import bridge
from calculator.views.bridge import tables, words
from calculator.views.bridge.chart import waterfall
from calculator.views.bridge.names import CLAIMED, NET, PARTS, RESIDUAL, STEPS
from calculator.views.theme import LIGHT
from tests.answers import any_answer, bridges, real

PATIENT = settings(deadline=None)  # the first answer is worked out on the way


def of(**means: float) -> dict[str, Any]:
    """Return the example with these means, nothing elsewhere, and a thousand either way."""
    answer = real()
    for row in answer["bridge"]:
        mean = means.get(row["step"], 0.0)
        spread = 1e3 if mean and row["step"] not in {CLAIMED, NET} else 0.0
        row["value"] = {"mean": mean, "centre": mean, "low": mean - spread, "high": mean + spread}
    return answer


def test_every_step_has_a_name_of_its_own() -> None:
    """The screen names what the model switches on, in its order, and every part of the residual."""
    rows = real()["bridge"]
    assert [row["step"] for row in rows] == list(STEPS) == [CLAIMED, *bridge.STEPS, NET]
    assert len(set(STEPS.values())) == len(STEPS)
    parts = next(row["parts"] for row in rows if row["step"] == RESIDUAL)
    assert set(parts) == set(PARTS)


@PATIENT
@given(bridges())
def test_bars_hang_from_one_another_and_end_at_the_net(rows: list[dict[str, Any]]) -> None:
    """Each bar starts where the one before ends; the last step ends where the net does."""
    frame, unit = tables.bars({"bridge": rows, "currency": "USD"})
    divisor = {"$": 1, "$ thousand": 1e3, "$ million": 1e6, "$ billion": 1e9}.get(unit, 1e12)
    ends, starts = list(frame.end), list(frame.start)
    assert starts[0] == starts[-1] == 0
    assert starts[1:-1] == ends[:-2]
    assert ends[-2] == pytest.approx(ends[-1], abs=1e-6 + len(rows) / divisor, rel=1e-9)
    assert (frame.low <= frame.end).all()
    assert (frame.end <= frame.high).all()
    assert (frame.reach >= frame[["start", "end", "low", "high"]].max(axis=1)).all()


@PATIENT
@given(any_answer())
def test_a_step_says_which_way_it_goes_without_colour(answer: dict[str, Any]) -> None:
    """What adds has a plus, what takes a minus, and the shape of the bar goes with it."""
    frame, _ = tables.bars(answer)
    for bar, row in zip(frame.to_dict("records"), answer["bridge"], strict=True):
        if row["step"] in {CLAIMED, NET}:
            assert bar["kind"] == tables.TOTAL
        elif bar["value_text"].startswith("+"):
            assert bar["kind"] == tables.ADDS
        else:
            assert bar["kind"] == tables.TAKES
            assert bar["value_text"].startswith("\N{MINUS SIGN}") == (bar["end"] < bar["start"])


def test_what_rounding_leaves_is_nothing() -> None:
    """A ten-billionth of a dollar is shown as none, on the axis and beside the bar."""
    frame, _ = tables.bars(of(claimed_saving=5e6, residual=-3e-10, net=5e6))
    bar = frame[frame.label == STEPS[RESIDUAL]].iloc[0]
    assert (bar.start, bar.value_text) == (bar.end, "$0")


def test_the_table_names_what_the_residual_is_made_of() -> None:
    """Both parts stand under the residual, and add up to it in the mean and in the centre."""
    answer = real()
    read = tables.to_read(answer)
    place = list(read["Step"]).index(STEPS[RESIDUAL])
    assert list(read["Step"][place + 1 : place + 3]) == [
        f"of which: {label}" for label in PARTS.values()
    ]
    assert len(read) == len(answer["bridge"]) + len(PARTS)
    residual = next(row for row in answer["bridge"] if row["step"] == RESIDUAL)
    for name in ("mean", "centre"):
        parts = sum(part[name] for part in residual["parts"].values())
        assert parts == pytest.approx(residual["value"][name], abs=1e-3)


def test_the_sentence_names_the_largest_steps_with_their_two_orders() -> None:
    """The step that takes most comes first, whichever way the list is ordered."""
    answer = of(claimed_saving=26e6, work_uncovered=-5e6, survivors=-14e6, rehiring=2e6, net=9e6)
    answer["bridge"][2]["value"] |= {"low": -7e6, "high": -3e6}
    text = words.sentence(answer)
    assert (
        "What takes most is Those who stay: \N{MINUS SIGN}$14M; then "
        "Work left undone: \N{MINUS SIGN}$5.0M (\N{MINUS SIGN}$7.0M to \N{MINUS SIGN}$3.0M)."
        in text
    )
    assert "What adds most is Coming back and help: +$2.0M." in text
    assert "the median is" in text
    assert words.MEANS in text


def test_a_step_that_rounds_away_is_not_told() -> None:
    """Half a percent of the claim is not worth a word."""
    text = words.sentence(of(claimed_saving=26e6, knowledge=-1e5, net=25.9e6))
    assert STEPS["knowledge"] not in text


def test_without_a_claim_there_is_nothing_to_take_from() -> None:
    """A plan that ends no posts has one plain sentence."""
    assert words.sentence(of()).startswith("No post ends")


def test_the_waterfall_shows_ranges_and_shapes() -> None:
    """Kinds differ by shape; a range is drawn where the two orders differ, and never else."""
    frame, unit = tables.bars(real())
    layers = waterfall(frame, unit, LIGHT).to_dict()["layer"]
    shapes = next(
        layer["encoding"]["shape"]["scale"] for layer in layers if "shape" in layer["encoding"]
    )
    assert len(set(shapes["range"])) == len(shapes["domain"]) == 3
    filters = [step["filter"] for layer in layers for step in layer.get("transform", [])]
    assert "datum.low < datum.high" in filters


def test_the_whole_waterfall_is_in_view() -> None:
    """The axis reaches every end of every bar and range, with room for the labels."""
    frame, unit = tables.bars(real())
    layers = waterfall(frame, unit, LIGHT).to_dict()["layer"]
    domains = [layer["encoding"]["x"].get("scale", {}).get("domain") for layer in layers]
    lowest, highest = next(filter(None, domains))
    ends = frame[["start", "end", "low", "high"]]
    assert lowest < ends.min().min()
    assert highest > ends.max().max()
