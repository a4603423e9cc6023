"""Logs as JSON, one object a line, in which nothing that a user gave can stand.

What this project logs is written as it is, and says nothing confidential. What a library logs may
repeat a query or a body: of that, and of every exception, only its kind and its place are kept.
"""

import datetime as dt
import json
import logging
import sys
import threading
from collections.abc import Mapping
from pathlib import Path
from traceback import walk_tb
from types import TracebackType
from typing import Any, Final

OURS: Final = "calculator"
ROOT: Final = Path(__file__).parents[2]
_DEPTH: Final = 30  # frames named, the innermost
_TAIL: Final = 3  # parts of the path of a file that is not ours


class Line(logging.LogRecord):
    """A record whose message is one JSON object, made as it is logged: no handler can add to it.

    Ours are logged with a name for what happened and a mapping of what is known of it:
    `log.info("request", {"status": 200})`.
    """

    def __init__(
        self,
        name: str,
        level: int,
        pathname: str,
        lineno: int,
        msg: object,
        args: Any,
        exc_info: Any,
        func: str | None = None,
        sinfo: str | None = None,  # noqa: ARG002 - source of the caller, which nobody reads here
        **_: Any,
    ) -> None:
        """Keep what may be kept."""
        said = _ours(msg, args) if _is_ours(name) else {"event": "log"}
        line = {
            "time": dt.datetime.now(dt.UTC).isoformat(timespec="milliseconds"),
            "level": logging.getLevelName(level).lower(),
            "logger": name,
            **said,
            **({} if _is_ours(name) else {"at": place(pathname, lineno)}),
            **(fault(exc_info[1]) if exc_info and exc_info[1] else {}),
        }
        text = json.dumps(line, ensure_ascii=True, default=str)
        super().__init__(name, level, pathname, lineno, text, None, None, func)


def fault(error: BaseException) -> dict[str, Any]:
    """Name an exception by its type, and by the file and line of each frame it went through."""
    return {"fault": type(error).__name__, "through": _frames(error.__traceback__)}


def place(file: str, line: int) -> str:
    """Name a line of code, from the project's root where it is ours."""
    path = Path(file)
    if path.is_relative_to(ROOT) and "site-packages" not in path.parts:
        return f"{path.relative_to(ROOT).as_posix()}:{line}"
    return f"{'/'.join(path.parts[-_TAIL:])}:{line}"


def write_log_lines() -> None:
    """Make every record of this process a line, whoever logs it, warnings and threads included."""
    logging.setLogRecordFactory(Line)
    logging.captureWarnings(True)  # noqa: FBT003 - the name of the function says what is true
    logging.getLogger(OURS).setLevel(logging.INFO)
    root = logging.getLogger()
    if not root.handlers:
        root.addHandler(logging.StreamHandler())
    known = (logging.getLogger(name) for name in [*logging.root.manager.loggerDict])
    for logger in (root, *known):
        for handler in logger.handlers:
            handler.setFormatter(logging.Formatter("%(message)s"))
    threading.excepthook = _thread_failed
    sys.unraisablehook = _unraisable


def _is_ours(name: str) -> bool:
    return name == OURS or name.startswith(f"{OURS}.")


def _ours(msg: object, args: Any) -> dict[str, Any]:
    known = args[0] if isinstance(args, tuple) and len(args) == 1 else args
    if isinstance(known, Mapping):
        return {"event": str(msg), **known}
    return {"event": str(msg) % args if args else str(msg)}


def _frames(traceback: TracebackType | None) -> list[str]:
    frames = [place(frame.f_code.co_filename, line) for frame, line in walk_tb(traceback)]
    return frames[-_DEPTH:]


def _thread_failed(failed: threading.ExceptHookArgs) -> None:
    if failed.exc_value is not None and not isinstance(failed.exc_value, SystemExit):
        logging.getLogger(OURS).error("thread failed", exc_info=failed.exc_value)


def _unraisable(failed: Any) -> None:
    logging.getLogger(OURS).error("failed unseen", exc_info=failed.exc_value)
