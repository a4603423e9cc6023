"""Severance that the law of the place asks for, or that is paid there as a rule."""

import numpy as np

from calculator.arrays import Floats
from calculator.compliance import Compliance
from calculator.legal_entries import SeveranceMinimum
from calculator.library import Library

WEEKS_PER_YEAR = 52


def severance_of(compliance: Compliance, library: Library) -> SeveranceMinimum | None:
    """Return the row of the place where people work, if it is known."""
    rows = library.law.severance.values()
    return next((row for row in rows if compliance.employed_in in row.places), None)


def weeks_owed(
    row: SeveranceMinimum, weeks_per_year: Floats, tenure: Floats, salary: Floats, rate: float
) -> Floats:
    """Weeks of base pay owed; arrays broadcast, (teams, 1) and (draws,).

    `tenure` is in years, `salary` a year in the scenario's currency, `rate` units of that currency
    for one of the row's. Caps in money become weeks of the salary.
    """
    weeks = np.where(tenure >= row.from_years, weeks_per_year * tenure, 0.0)
    if row.cap_weeks is not None:
        weeks = np.minimum(weeks, row.cap_weeks)
    weekly_pay = salary / WEEKS_PER_YEAR
    if row.weekly_pay_cap is not None:
        weeks = weeks * np.minimum(1, row.weekly_pay_cap * rate / weekly_pay)
    if row.cap_amount is not None:
        weeks = np.minimum(weeks, np.maximum(row.cap_amount * rate, salary) / weekly_pay)
    return weeks
