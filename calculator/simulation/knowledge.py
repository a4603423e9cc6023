"""What the company no longer knows, and what that costs.

With 1 + Poisson(holders - 1) people knowing each system, the share of systems with nobody left
when a share F of the people is gone is F exp(-(holders - 1)(1 - F)).
"""

import numpy as np

from calculator.arrays import Stock
from calculator.parameters import Knowledge


def orphaned(gone: Stock, knowledge: Knowledge) -> Stock:
    """Share of systems without a holder when a share `gone` of the original people has left.

    orphaned = gone * exp(-(holders - 1) * (1 - gone))
    """
    return gone * np.exp((knowledge.holders - 1) * (gone - 1))


def missing(unknown: Stock, newly_orphaned: Stock, staffed: Stock, knowledge: Knowledge) -> Stock:
    """Share of knowledge that is missing next month, at most all of it.

    `unknown` is this month's share, `newly_orphaned` the systems that lost their last holder in it,
    `staffed` experienced people over original headcount: fewer people relearn more slowly.

    relearned = min(1, staffed / relearn)
    lost = (1 - documented) * tail * newly_orphaned
    unknown = min(1, unknown * (1 - relearned) + lost)
    """
    relearned = np.minimum(1, staffed / knowledge.relearn)
    return np.minimum(1, unknown * (1 - relearned) + knowledge.in_heads * newly_orphaned)


def retained_output(unknown: Stock, knowledge: Knowledge) -> Stock:
    """Output that the missing knowledge leaves, of full output.

    retained = 1 - output_loss * unknown
    """
    return 1 - knowledge.output_loss * unknown
