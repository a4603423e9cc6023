"""A date of review, and whether it has gone by."""


def is_overdue(review_date: str, month: str) -> bool:
    """Whether something was to be looked at again before a month; never, if it has no date."""
    return bool(review_date) and review_date < month


def in_time(review_date: str, month: str) -> str:
    """Write a date of review; one that has gone by says so."""
    return f"{review_date}, overdue" if is_overdue(review_date, month) else review_date
