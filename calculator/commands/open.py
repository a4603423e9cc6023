"""`open`: the plan that a scenario link holds, its figures of then and of now."""

from pathlib import Path

import click

from calculator.commands.opening import opened_link
from calculator.commands.options import json_option, warn
from calculator.json_line import json_line
from calculator.links.then_and_now import report, then_and_now
from calculator.saving import check_target, save, saved_today, scenario_text
from calculator.views.links.terminal import opened_text


@click.command("open")
@click.argument("link")
@click.option("-o", "--output", metavar="SCENARIO", help="Keep the plan in a .json file.")
@click.option("--force", is_flag=True, help="Overwrite the scenario file if it is there.")
@json_option
def open_command(link: str, *, output: str | None, force: bool, as_json: bool) -> None:
    """Open LINK, a whole address, ?s=... or the bare text, and say what has changed since.

    A private link, in quotes for its #, opens where the store has its plan, and counts as a view.
    The figures are those of the link, of today's model with the assumptions of then, and of today.
    """
    if output is not None:
        check_target(Path(output), overwrite=force)
    opened = opened_link(link)
    found = then_and_now(opened)
    if output is not None:
        save(scenario_text(saved_today(opened.scenario)), Path(output), overwrite=force)
    warn((*opened.notes, *found.problems, *found.warnings))
    click.echo(json_line(report(found)) if as_json else opened_text(found))
