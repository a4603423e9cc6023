"""The shapes of the model, named once.

Axes always come in this order: alternatives, teams, draws; or alternatives, months, draws.
A length-one axis broadcasts. The last draw of every array is the centre: the run at the medians.
"""

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.float64]

PerDraw: TypeAlias = Floats  # (draws,)
PerTeam: TypeAlias = Floats  # (teams, 1)
PerTeamDraw: TypeAlias = Floats  # (teams, draws)
Stock: TypeAlias = Floats  # (alternatives, teams, draws)
Company: TypeAlias = Floats  # (alternatives, draws)
Path: TypeAlias = Floats  # (alternatives, months, draws)
TeamTotal: TypeAlias = Floats  # (alternatives, teams, draws)
