"""Some months after a team's first cut the company reviews it, and reopens posts from then on."""

import numpy as np

from calculator.arrays import Stock
from calculator.parameters import Response


def reopened(  # the arguments are the stocks it decides on
    *,
    gap_posts: Stock,
    coming: Stock,
    filled: Stock,
    ended: Stock,
    already: Stock,
    since_cut: Stock,
    response: Response,
) -> Stock:
    """Posts reopened this month.

    The company looks at the gap that will not close by itself: less what is `coming` (vacancies
    being filled anyway, and what newcomers have still to learn), plus the reopened posts already
    `filled`. It wants posts for a share of that, and never reopens more than the `ended` ones;
    those whose people were retrained and stay do not count.

    gap = max(0, gap_posts - coming) + filled
    wanted = min(reopened_share * gap, ended)
    reopened = max(0, wanted - already) if since_cut >= max(1, review_months) else 0
    """
    gap = np.maximum(0, gap_posts - coming) + filled
    wanted = np.minimum(response.reopened_share * gap, ended)
    reviewed = since_cut >= np.maximum(1, response.review_months)
    return np.maximum(0, wanted - already) * reviewed
