"""`import`: a plan, or one row per employee, into a scenario file."""

from pathlib import Path

import click

from calculator.commands.options import mapping, warn
from calculator.library import load
from calculator.reading.source import read_source
from calculator.saving import check_target, save, saved_today, scenario_text
from calculator.views.import_text import import_text


@click.command("import")
@click.argument("file")
@click.option("-o", "--output", required=True, metavar="SCENARIO", help="A .json file, or -.")
@click.option("--set", "settings", multiple=True, metavar="KEY=VALUE", help="Change one value.")
@click.option("--map", "columns", multiple=True, metavar="HEADER=COLUMN", help="Name a column.")
@click.option("--force", is_flag=True, help="Overwrite the scenario file if it is there.")
def import_file_command(
    file: str, *, output: str, settings: tuple[str, ...], columns: tuple[str, ...], force: bool
) -> None:
    """Read FILE, a plan or one row per employee (CSV, XLSX), into a scenario file.

    Employees are grouped into teams of five people at least; ids and names are dropped.
    """
    to_terminal = output == "-"
    if not to_terminal:
        check_target(Path(output), overwrite=force)
    ids = load().entries
    reading = read_source(file, columns=mapping(columns), settings=settings, assumption_ids=ids)
    text = scenario_text(saved_today(reading.scenario))
    if to_terminal:
        click.echo(text, nl=False)
    else:
        save(text, Path(output), overwrite=force)
    warn(reading.warnings)
    summary = import_text(
        reading.scenario, reading.origin, "The scenario" if to_terminal else output
    )
    click.echo(summary, err=to_terminal)
