"""The app with its model replaced by a constant: same widgets, charts and tables, nothing computed.

Every run gets one of two answers worked out beforehand, in turn, so that each edit shows something
new. `python -m benchmarks.constant_model` serves it as `./run` serves the app.
"""

import runpy
import sys
from dataclasses import replace
from itertools import cycle
from types import SimpleNamespace

from calculator.answer import beside_the_plan, headline, plan_in_full
from calculator.evaluate import evaluate_others, evaluate_plan
from calculator.examples import examples
from calculator.library import load
from calculator.questions import answers_from, changed
from calculator.scenario import scenario_from
from calculator.views import session

SHARES_LEAVING = (0.1, 0.15)


def replace_the_model() -> None:
    """Let the session take its figures from what is known, and summarise nothing."""
    rounds = cycle([_known(share) for share in SHARES_LEAVING])

    vars(session).update(
        evaluate_plan=lambda *_, **__: next(rounds),
        evaluate_others=lambda known, _: known,
        headline=lambda known: known.headline,
        plan_in_full=lambda known: known.plan,
        beside_the_plan=lambda known: known.beside,
    )


def _known(share_leaving: float) -> SimpleNamespace:
    opened = scenario_from(next(iter(examples().values())).scenario)
    scenario = changed(opened, replace(answers_from(opened), share_leaving=share_leaving))
    begun = evaluate_plan(scenario, load())
    finished = evaluate_others(begun)
    return SimpleNamespace(
        headline=headline(begun),
        plan=plan_in_full(begun),
        beside={**headline(finished), **beside_the_plan(finished)},
        warnings=begun.warnings,
    )


if __name__ == "__main__":
    replace_the_model()
    sys.argv = ["streamlit", "run", "server.py", *sys.argv[1:]]
    runpy.run_module("streamlit", run_name="__main__")
