"""The app on few draws, for tests of what pages look like: nothing else is different.

`python -m tests.few_draws_app` serves it as `./run` serves the app.
"""

import runpy
import sys

from calculator import evaluate

FEW = 64

if __name__ == "__main__":
    evaluate.DEFAULT_DRAWS = FEW  # before anything takes it from there
    sys.argv = ["streamlit", "run", "server.py", *sys.argv[1:]]
    runpy.run_module("streamlit", run_name="__main__")
