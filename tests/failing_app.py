"""The server with a model that fails, and repeats what it was given as it does.

`python -m tests.failing_app` serves it as `./run` serves the app.
"""

import runpy
import sys
from typing import Any, NoReturn

from calculator.api import evaluating
from calculator.views import steps

REPEATED = "a mid-market company"


def failing(*given: Any, **named: Any) -> NoReturn:
    """Fail, as what it repeats to whoever prints it."""
    raise ArithmeticError(REPEATED, given, named)


if __name__ == "__main__":
    vars(evaluating)["evaluate_plan"] = failing
    vars(steps)["note"] = failing  # every page calls it, outside of what is caught in confidence
    sys.argv = ["streamlit", "run", "server.py", *sys.argv[1:]]
    runpy.run_module("streamlit", run_name="__main__")
