"""Which assumptions the spread of net value rests on most, read off the run already made."""

import numpy as np

from calculator.evaluate import Evaluation
from calculator.matters.factors import factors
from calculator.matters.placing import ends
from calculator.matters.shares import point_shares


def leading(evaluation: Evaluation) -> tuple[str, ...]:
    """Return the ids of what the model of an evaluated plan draws, the largest share first."""
    ids = ends(evaluation.scenario, evaluation.library).ids
    found = factors(evaluation, ids)
    shares = point_shares(found, evaluation.outcomes("planned").net_value[:-1])
    return tuple(found.ids[factor] for factor in np.argsort(-shares, kind="stable"))
