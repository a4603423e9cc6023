"""`export`: everything as data, as a workbook with live formulas, or on one slide."""

from pathlib import Path

import click

from calculator.commands.options import draws_option, force_option, source_options, warn
from calculator.commands.progress import progress
from calculator.documents.exports import ENDINGS, exported
from calculator.library import Library
from calculator.reading.source import Reading
from calculator.saving import check_ending, check_place, write


@click.command("export")
@source_options
@click.option("-o", "--output", required=True, metavar="FILE", help="Its ending says what it is.")
@click.option("--policy", default="planned", help="Alternative that the figures describe.")
@force_option
@draws_option
def export_command(
    reading: Reading, library: Library, *, output: str, policy: str, force: bool, draws: int
) -> None:
    """Write what is known of SOURCE: a workbook (.xlsx), data (.csv, .json) or a slide (.png).

    Data hold the answer and what would have to be true, signals and what matters, which takes
    about half a minute.
    """
    target = Path(output)
    ending = check_ending(target, ENDINGS)
    check_place(target, overwrite=force)
    with progress("Working out what is written") as notice:
        made = exported(ending, reading.scenario, library, policy, draws, notice)
    write(made.content, target, overwrite=force)
    warn((*reading.warnings, *made.warnings))
    click.echo(f"Written to {target}.", err=True)
