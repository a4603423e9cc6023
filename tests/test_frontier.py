"""The frontier: whole runs on a grid, their lines, and what is read off them."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.cli import main
from calculator.drivers.plan import with_depth
from calculator.evaluate import evaluate_plan
from calculator.frontier import EVEN_ODDS, NET_ZERO, Frontier, frontier
from calculator.library import load
from calculator.scenario import scenario_from
from calculator.views.frontier import chart, tables, words
from calculator.views.frontier.data import data
from calculator.views.frontier.reading import medians, paying
from calculator.views.theme import DARK, LIGHT
from tests.running import FEW, one_team

LIBRARY = load()
CLAIM = {"planned_cuts": 15, "ai_share_claimed": 0.4, "role_family": "customer_support"}


def plan(**changes: Any) -> dict[str, Any]:
    """Return a short plan of one team."""
    return one_team(**changes) | {"horizon_months": 12}


@cache
def surface() -> Frontier:
    """Return the frontier of a plan that rests on a claim."""
    return frontier(scenario_from(plan(**CLAIM)), LIBRARY, FEW)


@cache
def line() -> Frontier:
    """Return the frontier of a plan that claims nothing."""
    return frontier(scenario_from(plan()), LIBRARY, FEW)


def test_a_cell_is_the_plan_with_another_depth_and_the_claim_pinned() -> None:
    """Nothing else differs from a run that the user could make."""
    found = surface()
    cell = found.cells[len(found.shares) * 4 + 6]
    assert cell.depth == pytest.approx(0.075)
    assert cell.realised == pytest.approx(0.75)
    changed = plan(**(CLAIM | {"planned_cuts": 7.5})) | {"assumptions": {"realised_claim": 0.75}}
    run = evaluate_plan(scenario_from(changed), LIBRARY, draws=FEW).outcomes("planned")
    assert cell.net_value["p50"] == pytest.approx(np.median(run.net_value[:-1]))
    assert cell.probability_of_loss == run.probability_of_loss


def test_lines_lie_where_the_surface_is_at_its_level() -> None:
    """Every point of a line lies on an edge of the grid, between cells on either side of it."""
    found = surface()
    shape = (len(found.depths), len(found.shares))
    values = {
        NET_ZERO: (np.reshape([cell.net_value["p50"] for cell in found.cells], shape), 0.0),
        EVEN_ODDS: (np.reshape([cell.probability_of_loss for cell in found.cells], shape), 0.5),
    }
    assert all(found.contours[name] for name in values)
    for name, (grid, level) in values.items():
        for depth, share in np.concatenate(found.contours[name]):
            along = [np.interp(share, found.shares, row) for row in grid]
            across = [np.interp(depth, found.depths, column) for column in grid.T]
            at = np.interp(depth, found.depths, along), np.interp(share, found.shares, across)
            assert at == pytest.approx((level, level), abs=1e-6 * np.abs(grid).max())


def test_the_grid_holds_todays_plan() -> None:
    """One of its depths is the plan's own, and what is believed of the claim is beside it."""
    found = surface()
    assert found.depth_today == pytest.approx(0.15)
    assert any(depth == pytest.approx(0.15) for depth in found.depths)
    assert found.realised_today is not None
    assert found.realised_today["p10"] < found.realised_today["p50"] < 1
    assert "Today's plan stands at 15% of posts" in words.sentence(found)


def test_depths_end_with_the_posts_there_are() -> None:
    """A plan that ends nearly everything has no depth beyond all of it."""
    found = frontier(scenario_from(plan(planned_cuts=90)), LIBRARY, FEW)
    assert found.depths[-1] == 1
    assert len(set(found.depths)) == len(found.depths)


def test_what_is_measured_stays_as_measured() -> None:
    """Only a claim still to be realised varies; without one, depth alone does."""
    measured = plan(**CLAIM, claim_evidence="measured")
    found = frontier(scenario_from(measured), LIBRARY, FEW)
    assert found.shares == ()
    assert found.realised_today is None
    assert found.contours == {NET_ZERO: (), EVEN_ODDS: ()}
    assert words.NO_CLAIM in words.sentence(found)


def test_without_a_cut_it_is_said_in_words() -> None:
    """There is no grid, no run and no chart."""
    found = frontier(scenario_from(plan(planned_cuts=0)), LIBRARY, FEW)
    assert found.cells == ()
    assert words.sentence(found) == words.NOTHING
    assert data(found)["cells"] == []


def test_progress_goes_up() -> None:
    """The share told never falls, and what it raises ends the work."""
    told: list[float] = []

    def listen(share: float) -> None:
        told.append(share)
        if share > 0.3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        frontier(scenario_from(plan()), LIBRARY, FEW, listen)
    assert told == sorted(told)
    assert told[0] == 0


@pytest.mark.parametrize(
    ("nets", "ranges"),
    [
        ((1, 2, 3), [(1, 3)]),
        ((-1, -2, -3), []),
        ((2, -2, -3), [(1, 1.5)]),
        ((-2, 2, -2), [(1.5, 2.5)]),
        ((1, -1, 1), [(1, 1.5), (2.5, 3)]),
        ((0, 0, 0), []),
        ((1, 0, 1), [(1, 2), (2, 3)]),
    ],
)
def test_the_depths_that_pay_are_read_off(
    nets: tuple[float, ...], ranges: list[tuple[float, float]]
) -> None:
    """Ranges begin and end where the line through the points is zero."""
    found = paying((1.0, 2.0, 3.0), nets)
    assert len(found) == len(ranges)
    assert np.ravel(found) == pytest.approx(np.ravel(ranges))


@given(st.lists(st.floats(-10, 10), min_size=1, max_size=9))
def test_any_depth_that_pays_lies_in_a_range(nets: list[float]) -> None:
    """Ranges are in order, apart, and hold every point above zero and none below."""
    depths = [float(place) for place in range(len(nets))]
    ranges = paying(depths, nets)
    assert [end for each in ranges for end in each] == sorted(
        end for each in ranges for end in each
    )
    for depth, net in zip(depths, nets, strict=True):
        inside = any(first <= depth <= last for first, last in ranges)
        if net > 0:
            assert inside
        if net < 0:
            assert not any(first < depth < last for first, last in ranges)


def test_medians_between_shares_are_interpolated() -> None:
    """On a line of the grid they are its cells; half way they are the middle of both."""
    found = surface()
    first = [cell.net_value["p50"] for cell in found.cells[:: len(found.shares)]]
    second = [cell.net_value["p50"] for cell in found.cells[1 :: len(found.shares)]]
    assert medians(found, 0.0) == pytest.approx(first)
    middle = [(one + other) / 2 for one, other in zip(first, second, strict=True)]
    assert medians(found, found.shares[1] / 2) == pytest.approx(middle)


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_charts_fit_their_place_and_do_without_colour(colours: Any) -> None:
    """As wide as the container, exact on hover; lines are told apart by dash, the plan by name."""
    drawn = chart.surface(surface(), colours).to_dict()
    assert drawn["width"] == "container"
    assert any("tooltip" in layer["encoding"] for layer in drawn["layer"])
    lines = next(layer for layer in drawn["layer"] if layer["mark"]["type"] == "line")
    assert lines["encoding"]["strokeDash"]["scale"]["domain"] == list(chart.LINES.values())
    text = [layer for layer in drawn["layer"] if layer["mark"]["type"] == "text"]
    assert text[0]["encoding"]["text"]["field"] == "name"
    assert chart.depths(line(), colours).to_dict()["width"] == "container"


def test_places_of_cells_tile_the_grid() -> None:
    """Each point has a place around it; together they cover the grid once."""
    found = surface()
    frame, unit = tables.cells(found)
    assert unit.startswith("$")
    area = ((frame["right"] - frame["left"]) * (frame["top"] - frame["bottom"])).sum()
    assert area == pytest.approx(found.depths[-1] - found.depths[0])
    depths = [cell.depth for cell in found.cells]
    assert (frame["left"] <= depths).all()
    assert (frame["right"] >= depths).all()


def test_the_table_has_every_cell() -> None:
    """One row for each depth, one column for each share, in money and in odds."""
    read = tables.to_read(surface())
    assert read.shape == (len(surface().depths), len(surface().shares) + 2)
    assert read["0% realised"].str.contains("loses in").all()
    assert list(tables.to_read(line()).columns) == ["Posts cut", "Of all posts", "All as drawn"]


def test_the_command_prints_json_and_text(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Both doors open on the same grid."""
    source = tmp_path / "plan.json"
    source.write_text(json.dumps(plan()), encoding="utf-8")
    assert main(["frontier", str(source), "--draws", "64", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found == json.loads(json.dumps(data(line())))
    assert [cell["depth"] for cell in found["cells"]] == found["depths"]
    assert main(["frontier", str(source), "--draws", "64"]) == 0
    assert "Median net value" in capsys.readouterr().out
    assert main(["frontier", str(source), "--draws", "64", "--set", "seed=-1"]) == 2


def test_the_depth_of_the_plan_itself_changes_nothing() -> None:
    """Put back to its own depth a plan is itself, up to rounding."""
    scenario = line().scenario
    again = with_depth(scenario, line().depth_today)
    assert again.teams[0].planned_cuts == pytest.approx(scenario.teams[0].planned_cuts)
