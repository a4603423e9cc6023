"""How far long work is, for whoever waits at a terminal; files and pipes get none of it."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from calculator.evaluate import Notice

PERCENT = 100


@contextmanager
def progress(label: str) -> Iterator[Notice]:
    """Show a bar on standard error while the work lasts."""
    hidden = not sys.stderr.isatty()
    with click.progressbar(length=PERCENT, label=label, file=sys.stderr, hidden=hidden) as bar:
        yield lambda share: bar.update(max(0, int(share * PERCENT) - bar.pos))
