"""The command line: `python -m calculator`.

Answers go to standard output. Errors go to standard error, one line each: what was given, the rule,
the fix. Exit 2 is bad input, 1 a fault of ours; a traceback is never printed.
"""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from calculator import __version__
from calculator.answer import answer
from calculator.commands.assumptions import assumptions_command
from calculator.commands.backtest import backtest_command
from calculator.commands.believe import believe_command
from calculator.commands.calibration import calibration_command
from calculator.commands.compare import compare_command
from calculator.commands.export import export_command
from calculator.commands.figures import figures_command
from calculator.commands.freeze import freeze_command
from calculator.commands.frontier import frontier_command
from calculator.commands.link import link_command
from calculator.commands.methodology import methodology_command
from calculator.commands.open import open_command
from calculator.commands.options import (
    draws_option,
    json_option,
    mapping,
    source_options,
    warn,
)
from calculator.commands.plan import plan_command
from calculator.commands.purge import purge_command
from calculator.commands.report import report_command
from calculator.commands.sensitivity import sensitivity_command
from calculator.commands.serve import serve_command
from calculator.commands.signals import signals_command
from calculator.commands.undo import undo_command
from calculator.errors import HorizonError, InputError
from calculator.evaluate import evaluate
from calculator.examples import example_rows
from calculator.json_line import json_line
from calculator.library import Library, load
from calculator.reading.source import Reading, read_source
from calculator.saving import check_target, save, scenario_text, schema_text
from calculator.views.import_text import import_text
from calculator.views.terminal import (
    answer_text,
    examples_text,
)

PROGRAM = "python -m calculator"
BAD_INPUT = 2
OUR_FAULT = 1


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="headcount-horizon")
def cli() -> None:
    """What a headcount cut justified by AI is worth, and what it costs to come back."""


@cli.command("evaluate")
@source_options
@click.option("--policy", default="planned", help="Alternative that the figures describe.")
@draws_option
@json_option
def evaluate_command(
    reading: Reading, library: Library, *, policy: str, draws: int, as_json: bool
) -> None:
    """Evaluate SOURCE: a scenario file, a plan or employees (CSV, XLSX), or example:NAME."""
    evaluation = evaluate(reading.scenario, library, policy, draws)
    result = answer(evaluation)
    warn((*reading.warnings, *evaluation.warnings))
    click.echo(json_line(result) if as_json else answer_text(result))


@cli.command("import")
@click.argument("file")
@click.option("-o", "--output", required=True, metavar="SCENARIO", help="A .json file, or -.")
@click.option("--set", "settings", multiple=True, metavar="KEY=VALUE", help="Change one value.")
@click.option("--map", "columns", multiple=True, metavar="HEADER=COLUMN", help="Name a column.")
@click.option("--force", is_flag=True, help="Overwrite the scenario file if it is there.")
def import_command(
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
    text = scenario_text(reading.scenario)
    if to_terminal:
        click.echo(text, nl=False)
    else:
        save(text, Path(output), overwrite=force)
    warn(reading.warnings)
    summary = import_text(
        reading.scenario, reading.origin, "The scenario" if to_terminal else output
    )
    click.echo(summary, err=to_terminal)


@cli.command("examples")
@json_option
def examples_command(*, as_json: bool) -> None:
    """List the built-in examples."""
    rows = example_rows()
    click.echo(json_line(rows) if as_json else examples_text(rows))


@cli.command("schema")
def schema_command() -> None:
    """Print the JSON Schema of a scenario file."""
    click.echo(schema_text(), nl=False)


cli.add_command(link_command)
cli.add_command(open_command)
cli.add_command(purge_command)
cli.add_command(report_command)
cli.add_command(export_command)
cli.add_command(signals_command)
cli.add_command(undo_command)
cli.add_command(believe_command)
cli.add_command(frontier_command)
cli.add_command(compare_command)
cli.add_command(plan_command)
cli.add_command(backtest_command)
cli.add_command(sensitivity_command)
cli.add_command(calibration_command)
cli.add_command(figures_command)
cli.add_command(methodology_command)
cli.add_command(assumptions_command)
cli.add_command(freeze_command)
cli.add_command(serve_command)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; return its exit code."""
    code, lines = 0, list[object]()
    try:
        stopped = cli.main(args=arguments, prog_name=PROGRAM, standalone_mode=False)
        code = stopped if isinstance(stopped, int) else 0
    except InputError as error:
        code, lines = BAD_INPUT, list(error.problems)
    except HorizonError as error:
        code, lines = OUR_FAULT, list(str(error).splitlines())
    except click.ClickException as error:
        code, lines = BAD_INPUT, [f"{error.format_message()} Try {PROGRAM} --help."]
    except (click.Abort, KeyboardInterrupt):
        code, lines = OUR_FAULT, ["stopped"]
    except BrokenPipeError:
        # The reader has gone: nothing is left to say, not even by Python as it shuts down.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = OUR_FAULT
    except Exception as error:  # noqa: BLE001 - the last door: a fault is named, never dumped
        code, lines = OUR_FAULT, [f"a fault of ours, {type(error).__name__}; please report it"]
    for line in lines:
        click.echo(f"error: {line}", err=True)
    return code
