"""The curve of an assumption: where it lies, and what is said of it."""

from typing import Any

import numpy as np
import pytest

from calculator.beliefs import belief
from calculator.entries import Entry
from calculator.library import load
from calculator.scenario import Range
from calculator.views.assumptions import density
from calculator.views.assumptions.written import figure
from calculator.views.theme import DARK, LIGHT, Palette

ENTRIES = load().entries
SAMPLED = [entry for entry in ENTRIES.values() if entry.sampled]
CONSTANTS = [entry for entry in ENTRIES.values() if not entry.sampled]


def frames(entry: Entry, own: float | Range | None, colours: Palette = LIGHT) -> dict[str, Any]:
    """Return the specification of a chart, its data by name."""
    return density.chart(entry, own, colours).to_dict()


def points(entry: Entry, own: float | Range | None, series: str) -> tuple[Any, Any]:
    """Return places and heights of one curve."""
    chart = frames(entry, own)
    data = chart["datasets"][chart["layer"][0]["data"]["name"]]
    rows = [row for row in data if row["series"] == series]
    return np.array([row["at"] for row in rows]), np.array([row["height"] for row in rows])


def share_between(at: Any, height: Any, low: float, high: float) -> float:
    """Return the share of the area under a curve that lies between two places."""
    fine = np.linspace(at[0], at[-1], 20_001)
    curve = np.interp(fine, at, height)
    inside = (fine >= low) & (fine <= high)
    return float(curve[inside].sum() / curve.sum())


@pytest.mark.parametrize("entry", SAMPLED, ids=lambda entry: entry.id)
def test_nine_tenths_of_the_curve_lie_between_its_marks(entry: Entry) -> None:
    """The area between P5 and P95 is nine tenths, and none lies beyond the limits."""
    at, height = points(entry, None, density.LIBRARY)
    assert share_between(at, height, entry.p5, entry.p95) == pytest.approx(0.9, abs=0.02)
    assert entry.low <= at.min() <= at.max() <= entry.high
    assert (height >= 0).all()
    assert height.max() == pytest.approx(1)


def test_ones_own_range_is_a_second_curve() -> None:
    """It has its marks, its name and its sentence, and another dash."""
    entry, own = ENTRIES["slack"], Range(p5=0.05, p95=0.2)
    at, height = points(entry, own, density.YOURS)
    assert share_between(at, height, 0.05, 0.2) == pytest.approx(0.9, abs=0.02)
    text = density.sentence(entry, own)
    assert "With your range 9 draws in 10 lie at 5% to 20%" in text
    table = density.table(entry, own)
    assert list(table["Set by"]) == [density.LIBRARY, density.YOURS]
    low = float(belief(entry, own).ppf(np.array(0.05)))
    assert table["P5"][1] == figure(round(low, 4), "share")


def test_a_pinned_value_is_a_mark_and_no_curve() -> None:
    """Pinned, every draw is the same: that is said, and marked on the library's curve."""
    entry = ENTRIES["slack"]
    at, _ = points(entry, 0.12, density.YOURS)
    assert not len(at)
    chart = frames(entry, 0.12)
    marks = chart["datasets"][chart["layer"][2]["data"]["name"]]
    assert {"series": density.YOURS, "at": 0.12, "height": 0.65, "text": "12%"} in marks
    assert "You pinned it: every draw takes 12%" in density.sentence(entry, 0.12)


@pytest.mark.parametrize("entry", CONSTANTS, ids=lambda entry: entry.id)
def test_a_constant_says_so(entry: Entry) -> None:
    """It is not drawn, and its value is named."""
    text = density.sentence(entry, None)
    assert f"A constant, not drawn: every draw takes {figure(entry.value, entry.unit)}" in text


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_the_chart_fits_its_place_and_tells_curves_apart(colours: Palette) -> None:
    """As wide as its container; colour is never the only signal."""
    chart = frames(ENTRIES["slack"], Range(p5=0.05, p95=0.2), colours)
    assert chart["width"] == "container"
    dashes = chart["layer"][1]["encoding"]["strokeDash"]["scale"]["range"]
    assert len({tuple(dash) for dash in dashes}) == 2
    assert any("tooltip" in layer["encoding"] for layer in chart["layer"])
