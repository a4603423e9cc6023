"""The command `backtest`: public cases as announced, beside what was reported later."""

import click

from calculator.backtest.comparing import comparisons
from calculator.backtest.files import backtest
from calculator.backtest.report import as_data
from calculator.commands.options import compact, json_option
from calculator.views.backtest.terminal import backtest_text


@click.command("backtest")
@json_option
def backtest_command(*, as_json: bool) -> None:
    """Hold public cases, as known when announced, against what was reported later."""
    found, known = comparisons(), backtest()
    click.echo(compact(as_data(found, known)) if as_json else backtest_text(found, known))
