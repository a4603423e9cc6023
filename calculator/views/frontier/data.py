"""The frontier as plain data: axes, one record a cell, lines of points, today's plan."""

from dataclasses import asdict
from typing import Any

from calculator.estimates import estimate
from calculator.frontier import Frontier


def data(found: Frontier) -> dict[str, Any]:
    """Return the grid; depths are shares of all posts, realised is a share of the claim.

    Without a claim still to be realised `realised` is empty, and null in every cell.
    """
    o = found.evaluation.outcomes("planned")
    return {
        "currency": found.scenario.currency,
        "seed": found.scenario.seed,
        "draws": found.evaluation.draws,
        "depths": list(found.depths),
        "realised": list(found.shares),
        "cells": [asdict(cell) for cell in found.cells],
        "contours": {
            name: [line.tolist() for line in lines] for name, lines in found.contours.items()
        },
        "today": {
            "depth": found.depth_today,
            "realised": found.realised_today,
            "net_value": estimate(o.net_value),
            "probability_of_loss": o.probability_of_loss,
        },
    }
