"""One draw of the engine's parameters, written out for the scalar model."""

from dataclasses import fields, is_dataclass
from typing import Any

import numpy as np

from calculator.arrays import Floats
from calculator.parameters import Parameters
from tests.scalar_model import Asks, Given, Schedule

BY_MONTH = ("scheduled", "scheduled_gate", "gate_effort", "launch_effort", "system_upkeep")


def one_draw(parameters: Parameters, draw: int) -> tuple[list[Given], Schedule, Asks]:
    """Write one draw out: numbers team by team, the planned cuts, and what the law asks for."""
    groups = {
        field.name: getattr(parameters, field.name)
        for field in fields(parameters)
        if is_dataclass(getattr(parameters, field.name))
    }
    cuts: Schedule = parameters.teams.planned_cuts[:, :, 0].T.tolist()
    givens = [
        {name: numbers(group, team, draw) for name, group in groups.items()}
        for team in range(len(cuts))
    ]
    asked = {name: getattr(parameters.compliance, name)[:, draw].tolist() for name in BY_MONTH}
    asks = [dict(zip(asked, month, strict=True)) for month in zip(*asked.values(), strict=True)]
    return givens, cuts, asks


def numbers(group: Any, team: int, draw: int) -> dict[str, float]:
    """Write one group out for one team and draw."""
    return {
        field.name: number(getattr(group, field.name), team, draw)
        for field in fields(group)
        if field.name not in {"planned_cuts", *BY_MONTH}
    }


def number(value: Floats | float, team: int, draw: int) -> float:
    """Pick a team and draw; an axis of length one holds for all."""
    array = np.atleast_2d(value)
    teams, draws = array.shape
    return float(array[min(team, teams - 1), min(draw, draws - 1)])
