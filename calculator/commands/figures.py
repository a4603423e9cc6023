"""`figures`: which published figures moved between two versions; `--record` takes today's down."""

from dataclasses import asdict

import click

from calculator.commands.options import json_option
from calculator.json_line import json_line
from calculator.published import FIGURES, UNRELEASED, held, moves, today, versions, written
from calculator.views import moved


@click.command("figures")
@click.argument("before", default="")
@click.argument("after", default=UNRELEASED)
@click.option("--record", is_flag=True, help="First work out today's figures, and keep them.")
@json_option
def figures_command(*, before: str, after: str, record: bool, as_json: bool) -> None:
    """Say which figures of the built-in examples moved from version BEFORE to AFTER.

    Left out, BEFORE is the last release and AFTER the tree as it stands.
    """
    if record:
        (FIGURES / f"{UNRELEASED}.json").write_text(written(today()), encoding="utf-8")
    then, now = held(before or versions()[-2]), held(after)
    if as_json:
        click.echo(json_line([asdict(move) for move in moves(then, now)]))
    else:
        click.echo(moved.table(then, now))
