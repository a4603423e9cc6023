"""Work in threads: bounded, given up, and never in the way of the event loop."""

import asyncio
from functools import partial
from threading import Event

import pytest
from starlette.requests import Request
from starlette.types import Message

from calculator.api.body import json_body
from calculator.api.problem_details import RefusedError
from calculator.api.workers import BusyError, TooLongError, Workers
from calculator.evaluate import Notice

PATIENCE = 30.0  # seconds


class Slow:
    """Work that goes on until it is given up, or let go."""

    def __init__(self) -> None:
        """Wait to be begun."""
        self.begun, self.let_go, self.ended = Event(), Event(), Event()

    def __call__(self, notice: Notice) -> str:
        """Work."""
        self.begun.set()
        try:
            while not self.let_go.wait(0.001):
                notice(0.5)
        finally:
            self.ended.set()
        return "done"


async def never() -> None:
    """Stay."""
    await asyncio.get_running_loop().create_future()


async def gone() -> None:
    """Go at once."""


def same(found: int, _: Notice) -> int:
    """Find a number at once."""
    return found


async def until(event: Event) -> None:
    """Wait for an event of a thread without holding the loop up."""
    assert await asyncio.to_thread(event.wait, PATIENCE)


async def until_idle(workers: Workers) -> None:
    """Wait until no thread is at work."""
    async with asyncio.timeout(PATIENCE):
        while workers.running():  # noqa: ASYNC110 - the workers tell nobody when they are idle
            await asyncio.sleep(0)


def test_work_returns_what_it_found_and_frees_its_place() -> None:
    """One after the other on one place."""

    async def twice() -> list[int]:
        workers = Workers(at_once=1)
        return [await workers.run(partial(same, number), never) for number in (1, 2)]

    assert asyncio.run(twice()) == [1, 2]


def test_no_more_is_begun_than_may_be() -> None:
    """The loop goes on meanwhile; the next is refused until a place is free."""

    async def full() -> str:
        workers, slow = Workers(at_once=1), Slow()
        first = asyncio.create_task(workers.run(slow, never))
        await until(slow.begun)
        with pytest.raises(BusyError):
            await workers.run(lambda _: "second", never)
        slow.let_go.set()
        return await first

    assert asyncio.run(full()) == "done"


@pytest.mark.parametrize("why", ["time is up", "client has gone", "server stops"])
def test_work_is_given_up_and_ends(why: str) -> None:
    """Whoever waits is told at once; the thread ends where it next tells how far it is."""

    async def given_up() -> None:
        workers = Workers(seconds=0.0 if why == "time is up" else PATIENCE)
        slow = Slow()
        waits = workers.run(slow, gone if why == "client has gone" else never)
        task = asyncio.create_task(waits)
        if why == "server stops":
            await until(slow.begun)
            workers.stop()
        with pytest.raises(TooLongError if why == "time is up" else BusyError):
            await task
        await until(slow.ended)
        await until_idle(workers)
        if why == "server stops":
            with pytest.raises(BusyError):
                await workers.run(lambda _: "another", never)

    asyncio.run(given_up())


def test_what_work_raises_is_raised() -> None:
    """A mistake in the plan is the caller's to see."""

    def wrong(_: Notice) -> None:
        raise LookupError

    with pytest.raises(LookupError):
        asyncio.run(Workers().run(wrong, never))


@pytest.mark.parametrize(("ends", "status"), [(None, 408), ("http.disconnect", 400)])
def test_a_body_that_does_not_come_is_not_waited_for(ends: str | None, status: int) -> None:
    """Slow, or broken off."""

    async def receive() -> Message:
        if ends is None:
            await never()
        return {"type": ends}

    headers = [(b"content-type", b"application/json")]
    request = Request({"type": "http", "headers": headers}, receive)
    with pytest.raises(RefusedError) as refused:
        asyncio.run(json_body(request, seconds=0.01))
    assert refused.value.status_code == status
