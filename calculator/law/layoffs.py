"""What the law of the place puts between deciding on a layoff and the exits."""

from dataclasses import dataclass
from math import ceil

from calculator.compliance import Compliance
from calculator.legal_entries import LayoffRule, LayoffStep
from calculator.library import Library

DAYS_PER_MONTH = 365.25 / 12


@dataclass(frozen=True, slots=True, kw_only=True)
class LayoffProcess:
    """Whole months of process before anyone leaves, then of notice, and the rules behind them.

    `process_range` is the least and the most that the process takes in practice.
    """

    process_months: int
    process_range: tuple[int, int]
    notice_months: int
    rules: tuple[LayoffRule, ...]
    below: tuple[LayoffRule, ...]  # rules of the place whose thresholds the cut does not reach


def layoff_process(
    compliance: Compliance, posts: float, headcount: float, library: Library
) -> LayoffProcess:
    """Apply the rules of the place to a cut of so many posts out of a headcount.

    Counts are those of the whole company and of the whole plan; where the law counts by site, or
    within so many days, a cut that is spread may fall below. Months of the scenario, where given,
    replace those of the law.
    """
    here = [
        rule
        for rule in library.law.layoff_rules.values()
        if compliance.employed_in in rule.places and posts > 0
    ]
    steps = {rule.id: step_of(rule, posts, headcount) for rule in here}
    least, usual, most = (
        max((_process_days(rule, steps[rule.id], at) for rule in here), default=0)
        for at in range(3)
    )
    notice = max((step.notice_days for step in steps.values() if step), default=0)
    given = compliance.process_months, compliance.notice_months
    return LayoffProcess(
        process_months=_months(usual) if given[0] is None else given[0],
        process_range=(_months(least), _months(most)) if given[0] is None else (given[0],) * 2,
        notice_months=_months(notice) if given[1] is None else given[1],
        rules=tuple(rule for rule in here if steps[rule.id]),
        below=tuple(rule for rule in here if not steps[rule.id]),
    )


def step_of(rule: LayoffRule, posts: float, headcount: float) -> LayoffStep | None:
    """Return the first step for an employer of this size that a cut reaches, if it reaches any."""
    if headcount < rule.employer_from:
        return None
    size = max((step.staff for step in rule.steps if headcount >= step.staff), default=0)
    return next(
        (
            step
            for step in rule.steps
            if step.staff == size and posts >= step.posts and posts >= step.share * headcount
        ),
        None,
    )


def _process_days(rule: LayoffRule, step: LayoffStep | None, at: int) -> int:
    """Days of process by law or, where longer, in practice: least, usual or most (`at` 0 to 2)."""
    if step is None:
        return 0
    return max(step.process_days, rule.practice.process_days[at] if rule.practice else 0)


def _months(days: int) -> int:
    return ceil(days / DAYS_PER_MONTH)  # 30, 60 and 90 days are one, two and three months
