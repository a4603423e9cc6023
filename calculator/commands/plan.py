"""`plan`: the cuts by team and month that do best under limits."""

import sys

import click

from calculator.best_plan.hunt import Hunt
from calculator.best_plan.limits import CASH, KNOWLEDGE, LOSS, Aim, limits_typed
from calculator.best_plan.report import as_data
from calculator.commands.options import draws_option, json_option, source_options, warn
from calculator.json_line import json_line
from calculator.library import Library
from calculator.reading.source import Reading
from calculator.views.best_plan.terminal import best_plan_text


@click.command("plan")
@source_options
@click.option(
    "--aim",
    default="value",
    type=click.Choice(["value", "regret"]),
    help="Highest expected net value, or smallest regret.",
)
@click.option("--cash-at-least", metavar="MONEY", help="Median of cash saved over the horizon.")
@click.option("--knowledge-at-most", metavar="SHARE", help="Knowledge at risk, as 0.2 or 20%.")
@click.option("--loss-at-most", metavar="SHARE", help="Probability of loss, as 0.3 or 30%.")
@click.option("--protect", multiple=True, metavar="TEAM", help="No post ends in this team.")
@click.option("--at-most-planned", is_flag=True, help="No team loses more posts than planned.")
@draws_option
@json_option
def plan_command(
    reading: Reading,
    library: Library,
    *,
    aim: Aim,
    cash_at_least: str | None,
    knowledge_at_most: str | None,
    loss_at_most: str | None,
    protect: tuple[str, ...],
    at_most_planned: bool,
    draws: int,
    as_json: bool,
) -> None:
    """Find the cuts by team and month that do best for SOURCE under limits.

    Teams that SOURCE marks as protected lose no posts, nor do those named with --protect. Other
    teams may lose up to all of theirs, or at most as planned. Ctrl-C ends the search early and
    prints the best by then. With --json: what evaluate --json says first, then aim, limits, best
    (found or an alternative), found_is, options, changes by team, scenario_found (itself a valid
    SOURCE), binding limits, fresh draws, search.
    """
    given = {CASH: cash_at_least, KNOWLEDGE: knowledge_at_most, LOSS: loss_at_most}
    limits = limits_typed(reading.scenario, given, protect, at_most_planned=at_most_planned)
    progress = _Progress()
    hunt = Hunt(reading.scenario, library, limits, aim, draws, progress)
    try:
        hunt.run(progress)
    except KeyboardInterrupt:
        click.echo("\nstopped: holding the best by now against the alternatives", err=True)
    try:
        found = as_data(hunt.conclude(progress))
    finally:
        progress.clear()
    warn((*reading.warnings, *hunt.evaluation.warnings))
    click.echo(json_line(found) if as_json else best_plan_text(found))


class _Progress:
    """Share of the work that is done, on a terminal's standard error and nowhere else."""

    def __init__(self) -> None:
        """Show that work has begun."""
        self._shown = -1
        self(0.0)

    def __call__(self, share: float) -> None:
        """Show a share, in whole percent."""
        percent = int(share * 100)
        if sys.stderr.isatty() and percent > self._shown:
            click.echo(f"\rsearching {percent:3}%", nl=False, err=True)
            self._shown = percent

    def clear(self) -> None:
        """Take the line away."""
        if sys.stderr.isatty():
            click.echo("\r\033[K", nl=False, err=True)
