"""The end of the server: what is told of it first, and that it ends well."""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any, Final

_SIGNALS: Final = (signal.SIGTERM, signal.SIGINT)


@contextmanager
def told_to_stop(stop: Callable[[], None]) -> Iterator[None]:
    """Call `stop` as soon as the process is asked to end, and let uvicorn end by itself.

    Uvicorn closes what is open, but then ends the process by the signal that it was sent, as if
    something had gone wrong. It is told another way here; asked again, it is left to its own.
    """
    before: dict[int, Any] = {number: signal.getsignal(number) for number in _SIGNALS}

    def asked(number: int, frame: FrameType | None) -> None:
        stop()
        server: Any = getattr(before[number], "__self__", None)
        if getattr(server, "should_exit", None) is False:
            server.should_exit = True
        elif callable(before[number]):
            before[number](number, frame)

    for each in _SIGNALS:
        signal.signal(each, asked)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
