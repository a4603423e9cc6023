"""The frontier as tables: to read, and for the chart."""

from itertools import pairwise

import pandas as pd

from calculator.frontier import Cell, Frontier
from calculator.views.money import money, money_unit, percent, posts, probability
from calculator.views.tables import full

DEPTH = "Posts cut"


def cells(found: Frontier) -> tuple[pd.DataFrame, str]:
    """Return every cell with the edges of its place, money in the unit of the legend."""
    currency = found.scenario.currency
    divisor, unit = money_unit([cell.net_value["p50"] for cell in found.cells], currency)
    across, up = _edges(found.depths), _edges(found.shares or (0.0,))
    places = [(x, y) for x in across for y in up]
    frame = pd.DataFrame(
        {
            "left": x[0],
            "right": x[1],
            "bottom": y[0],
            "top": y[1],
            "middle": cell.net_value["p50"] / divisor,
            "depth_text": percent(cell.depth),
            "share_text": percent(cell.realised or 0.0),
            "net_text": full(cell.net_value, currency),
            "loss_text": probability(cell.probability_of_loss),
        }
        for (x, y), cell in zip(places, found.cells, strict=True)
    )
    return frame, unit


def by_depth(found: Frontier) -> tuple[pd.DataFrame, str]:
    """Return net value by depth with its range, of a plan without a claim still to be realised."""
    currency = found.scenario.currency
    ends = [cell.net_value[q] for cell in found.cells for q in ("p10", "p90")]
    divisor, unit = money_unit(ends, currency)
    frame = pd.DataFrame(
        {
            "depth": percent(cell.depth),
            "low": cell.net_value["p10"] / divisor,
            "middle": cell.net_value["p50"] / divisor,
            "high": cell.net_value["p90"] / divisor,
            "text": full(cell.net_value, currency),
        }
        for cell in found.cells
    )
    return frame, unit


def net_values(found: Frontier) -> list[tuple[str, ...]]:
    """Return median net values, one row for each depth and one column for each share."""
    currency = found.scenario.currency
    return [
        (*_name(row[0], found), *(money(cell.net_value["p50"], currency) for cell in row))
        for row in _rows(found)
    ]


def losses(found: Frontier) -> list[tuple[str, ...]]:
    """Return how often each loses, laid out as the net values."""
    return [
        (*_name(row[0], found), *(probability(cell.probability_of_loss) for cell in row))
        for row in _rows(found)
    ]


def header(found: Frontier) -> tuple[str, ...]:
    """Return the titles of those columns."""
    shares = [f"{percent(share)} realised" for share in found.shares] or ["All as drawn"]
    return (DEPTH, "Of all posts", *shares)


def to_read(found: Frontier) -> pd.DataFrame:
    """Return net value and odds of a loss in one table, titled."""
    currency = found.scenario.currency
    both = [
        (
            *_name(row[0], found),
            *(
                f"{money(cell.net_value['p50'], currency)}, loses in "
                f"{probability(cell.probability_of_loss)}"
                for cell in row
            ),
        )
        for row in _rows(found)
    ]
    return pd.DataFrame(both, columns=list(header(found)))


def _name(cell: Cell, found: Frontier) -> tuple[str, str]:
    people = sum(team.headcount for team in found.scenario.teams)
    return posts(cell.depth * people), percent(cell.depth)


def _rows(found: Frontier) -> list[list[Cell]]:
    width = len(found.shares) or 1
    return [list(found.cells[at : at + width]) for at in range(0, len(found.cells), width)]


def _edges(points: tuple[float, ...]) -> list[tuple[float, float]]:
    """Return where the place of each point begins and ends: half way to its neighbours."""
    middles = [(here + there) / 2 for here, there in pairwise(points)]
    return list(pairwise([points[0], *middles, points[-1]]))
