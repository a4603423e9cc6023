"""The command line: `python -m calculator`.

Answers go to standard output. Errors go to standard error, one line each: what was given, the rule,
the fix. Exit 2 is bad input, 1 a fault of ours; a traceback is never printed.
"""

import os
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Final

import click

from calculator import __version__
from calculator.errors import HorizonError, InputError

PROGRAM = "python -m calculator"
BAD_INPUT = 2
OUR_FAULT = 1

# By name, the file in `calculator/commands/` that holds the command.
COMMANDS: Final[Mapping[str, str]] = {
    "assumptions": "assumptions",
    "backtest": "backtest",
    "believe": "believe",
    "calibration": "calibration",
    "compare": "compare",
    "evaluate": "evaluate",
    "examples": "examples",
    "export": "export",
    "figures": "figures",
    "freeze": "freeze",
    "frontier": "frontier",
    "import": "import_file",
    "link": "link",
    "methodology": "methodology",
    "open": "open",
    "plan": "plan",
    "purge": "purge",
    "report": "report",
    "schema": "schema",
    "sensitivity": "sensitivity",
    "serve": "serve",
    "signals": "signals",
    "undo": "undo",
}


class Commands(click.Group):
    """Loads a command once it is asked for: none waits for what the others need."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's own
        """Return the names of all."""
        return sorted(COMMANDS)

    def get_command(
        self,
        ctx: click.Context,  # noqa: ARG002 - click's own
        cmd_name: str,
    ) -> click.Command | None:
        """Return a command by its name; None where there is none."""
        if cmd_name not in COMMANDS:
            return None
        file = COMMANDS[cmd_name]
        found: click.Command = getattr(
            import_module(f"calculator.commands.{file}"), f"{file}_command"
        )
        return found


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="headcount-horizon")
def cli() -> None:
    """What a headcount cut justified by AI is worth, and what it costs to come back."""


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
