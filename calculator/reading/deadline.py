"""A bound on the time that reading one file may take."""

from collections.abc import Callable

from calculator.errors import InputError, Problem

Clock = Callable[[], float]


class Deadline:
    """The moment by which a file must have been read."""

    def __init__(self, seconds: float, file: str, clock: Clock) -> None:
        """Start the time now."""
        self._seconds = seconds
        self._file = file
        self._clock = clock
        self._end = clock() + seconds

    def check(self) -> None:
        """Refuse the file once its time is up."""
        if self._clock() > self._end:
            rule = f"the file took more than {self._seconds:g} seconds to read"
            fix = "Copy the rows that matter, as values, into a new file"
            raise InputError([Problem(rule, fix, self._file)])
