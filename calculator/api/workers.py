"""Long work in threads of its own: a few at a time, each for so long, given up when nobody waits.

A thread cannot be ended from outside: work that is given up ends where it next tells how far it is,
and until then it keeps its place.
"""

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import Future
from contextlib import suppress
from threading import Event, Thread
from typing import Any, Final, TypeAlias, TypeVar

from calculator.evaluate import Notice

Found = TypeVar("Found")
Gone: TypeAlias = Callable[[], Awaitable[None]]
Work: TypeAlias = Callable[[Notice], Found]  # told how far it is; what that raises ends the work

AT_ONCE: Final = 2
SECONDS: Final = 60.0


class BusyError(Exception):
    """As much is being worked on as may be, or the server is about to stop."""


class TooLongError(Exception):
    """The work took longer than it may."""


class _GivenUpError(Exception):
    """Nobody waits for the work any more."""


class Workers:
    """Runs work for the event loop without ever holding it up."""

    def __init__(self, at_once: int = AT_ONCE, seconds: float = SECONDS) -> None:
        """Allow so many at once, and each so many seconds."""
        self.seconds = seconds
        self._at_once = at_once
        self._running: set[asyncio.Future[Any]] = set()
        self._ends: set[asyncio.Future[None]] = set()
        self._stopped = False

    def running(self) -> int:
        """Count the threads at work, those that were given up but have not ended yet included."""
        return len(self._running)

    async def run(self, work: Work[Found], gone: Gone) -> Found:
        """Return what the work gives; it is given up once `gone` returns: nobody waits any more.

        `BusyError` at once where no place is free, and whenever the server stops; `TooLongError`
        once the time is up.
        """
        if self._stopped or len(self._running) >= self._at_once:
            raise BusyError
        loop = asyncio.get_running_loop()
        given_up = Event()
        found = self._begun(work, given_up)
        end = loop.create_future()
        self._ends.add(end)
        left = asyncio.ensure_future(gone())
        try:
            await asyncio.wait(
                {found, end, left}, timeout=self.seconds, return_when=asyncio.FIRST_COMPLETED
            )
            if found.done():
                return found.result()
            raise BusyError if end.done() or left.done() else TooLongError
        finally:
            given_up.set()
            left.cancel()
            self._ends.discard(end)

    def stop(self) -> None:
        """Give up all work and begin no more; may be called from a signal's handler."""
        self._stopped = True
        for end in tuple(self._ends):
            end.get_loop().call_soon_threadsafe(_settle, end)

    def _begun(self, work: Work[Found], given_up: Event) -> "asyncio.Future[Found]":
        """Start a thread that does not keep the process alive."""

        def notice(_: float) -> None:
            if given_up.is_set():
                raise _GivenUpError

        promised: Future[Found] = Future()
        found = asyncio.wrap_future(promised)
        self._running.add(found)
        found.add_done_callback(self._ended)
        Thread(target=_kept, args=(promised, work, notice), daemon=True).start()
        return found

    def _ended(self, found: "asyncio.Future[Any]") -> None:
        self._running.discard(found)
        if not found.cancelled():
            found.exception()  # seen, whether or not somebody still waits for it


def _kept(promised: "Future[Found]", work: Work[Found], notice: Notice) -> None:
    with suppress(RuntimeError):  # the loop has closed: nobody is left to tell
        try:
            promised.set_result(work(notice))
        except BaseException as error:  # noqa: BLE001 - whatever it is, it is for who waits
            promised.set_exception(error)


def _settle(end: "asyncio.Future[None]") -> None:
    if not end.done():
        end.set_result(None)
