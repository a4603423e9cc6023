"""What the company no longer knows, and what that costs.

With 1 + Poisson(holders - 1) people knowing each system, the share of systems with nobody left
when a share F of the people is gone is F exp(-(holders - 1)(1 - F)).
"""

import numpy as np

from calculator.arrays import Stock
from calculator.parameters import Knowledge


def orphaned(gone: Stock, knowledge: Knowledge) -> Stock:
    """Share of systems without a holder when a share `gone` of the original people has left."""
    return gone * np.exp(-(knowledge.holders - 1) * (1 - gone))


def lost(
    unknown: Stock, gone_before: Stock, gone: Stock, staffed: Stock, knowledge: Knowledge
) -> Stock:
    """Share of undocumented knowledge that is missing next month, at most all of it.

    `unknown` is this month's share, `gone` the share of original people gone by the month's end,
    `staffed` experienced people over original headcount: fewer people relearn more slowly.
    """
    relearned = np.minimum(1, staffed / knowledge.relearn)
    orphans = np.maximum(0, orphaned(gone, knowledge) - orphaned(gone_before, knowledge))
    undocumented = 1 - knowledge.documented
    return np.minimum(1, unknown * (1 - relearned) + undocumented * knowledge.tail * orphans)


def retained_output(unknown: Stock, knowledge: Knowledge) -> Stock:
    """Output that the missing knowledge leaves, of full output."""
    return 1 - knowledge.output_loss * unknown


def incident_cost(unknown: Stock, knowledge: Knowledge) -> Stock:
    """Money a month for incidents beyond today's, at month-1 prices; may be negative."""
    return knowledge.incident_cost * (knowledge.incident_multiplier - 1) * unknown
