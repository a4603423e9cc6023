"""The command `backtest`: public cases as announced, beside what was reported later."""

import click

from calculator.backtest.comparing import comparisons
from calculator.backtest.files import backtest
from calculator.backtest.report import as_data
from calculator.commands.options import json_option
from calculator.json_line import json_line
from calculator.views.backtest.terminal import backtest_text


@click.command("backtest")
@json_option
def backtest_command(*, as_json: bool) -> None:
    """Hold public cases, as known when announced, against what was reported later."""
    found, known = comparisons(), backtest()
    click.echo(json_line(as_data(found, known)) if as_json else backtest_text(found, known))
