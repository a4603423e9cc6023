"""Net values of scenarios beside one another."""

from typing import Final

import pandas as pd

from calculator.views import drawing
from calculator.views.comparison.words import Report
from calculator.views.money import money_unit, probability
from calculator.views.tables import full, money_band, span

LINE: Final = 26  # letters of a label


def bands(report: Report) -> tuple[pd.DataFrame, str]:
    """Return every scenario for the chart of alternatives, the first one marked; unit of money."""
    currency, rows = report["currency"], report["scenarios"]
    estimates = [row["headline"]["net_value"] for row in rows]
    divisor, unit = money_unit([each[q] for each in estimates for q in ("p10", "p90")], currency)
    frame = pd.DataFrame(
        {
            "label": drawing.in_lines(row["name"], f"loses {loss} of draws", letters=LINE),
            "mark": "Alternative" if place else "The plan",
            **money_band(estimate, divisor),
            "net_text": full(estimate, currency),
            "loss_text": loss,
            "posts_text": span(row["posts_cut"]),
        }
        for place, (row, estimate) in enumerate(zip(rows, estimates, strict=True))
        for loss in (probability(row["headline"]["probability_of_loss"]),)
    )
    return frame, unit
