"""Signals as text for a terminal."""

from collections.abc import Mapping
from textwrap import fill
from typing import Any

import pandas as pd

from calculator.views.money import whole
from calculator.views.signals import tables, words
from calculator.views.terminal import WIDTH, table


def signals_text(report: Mapping[str, Any]) -> str:
    """Return what was seen and what it says; then what to watch, by month."""
    title = f"{report['name']} · {report['policy']} · signals"
    parts = [title]
    if report["observed"]:
        parts += [fill(words.odds_sentence(report), WIDTH)]
        parts += [fill(text, WIDTH) for text in words.outside(report)]
        parts += [
            fill(f"{words.value_sentence(report)} {words.weight_sentence(report)}", WIDTH),
            _written(tables.observed(report)),
            _written(tables.before_and_after(report)),
        ]
    parts += [
        fill(words.verdict(report), WIDTH),
        fill(words.reach(report), WIDTH),
        _written(tables.by_month(report)),
        fill(f"{words.BASIS} {words.rules_sentence(report)}", WIDTH),
    ]
    foot = (
        f"Model {report['model_version']}, assumptions {report['assumptions_version']}, "
        f"seed {report['seed']}, {whole(report['draws'])} draws."
    )
    return "\n\n".join([*parts, foot])


def _written(frame: pd.DataFrame) -> str:
    rows = [tuple(map(str, row)) for row in frame.itertuples(index=False)]
    return table(tuple(frame.columns), rows)
