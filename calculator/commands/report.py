"""`report`: the board's document as a PDF."""

import datetime as dt
from pathlib import Path
from typing import Final

import click

from calculator.commands.options import draws_option, force_option, source_options, warn
from calculator.commands.progress import progress
from calculator.documents.board.printed_link import printed_link
from calculator.documents.board.report import Paper, ToPrint, board_pdf
from calculator.documents.findings import find
from calculator.library import Library
from calculator.links.address import address
from calculator.links.redacting import kinds_left_out
from calculator.reading.source import Reading
from calculator.saving import check_ending, check_place, write

DAY: Final = "%Y-%m-%d"


@click.command("report")
@source_options
@click.option("-o", "--output", required=True, metavar="FILE.pdf", help="Where it is written.")
@click.option("--policy", default="planned", help="Alternative that the figures describe.")
@click.option("--paper", default="a4", type=click.Choice(["a4", "us-letter"]), help="Its size.")
@click.option(
    "--date",
    type=click.DateTime([DAY]),
    help="The day on it; that on which SOURCE was saved if left.",
)
@click.option("--base", default="", metavar="URL", help="Address of the app for the link in it.")
@click.option(
    "--redact",
    default="names,money",
    metavar="LIST",
    help='What its link leaves out; "" for nothing. The document itself holds all of it.',
)
@click.option("--no-link", is_flag=True, help="Print no link.")
@force_option
@draws_option
def report_command(
    reading: Reading,
    library: Library,
    *,
    output: str,
    policy: str,
    paper: Paper,
    date: dt.datetime | None,
    base: str,
    redact: str,
    no_link: bool,
    force: bool,
    draws: int,
) -> None:
    """Write the board's document of SOURCE: the answer, and all that stands behind it.

    Takes about half a minute. The scenario is attached: the PDF is itself a SOURCE. With the same
    SOURCE, date and options it is the same to the byte.
    """
    target = Path(output)
    check_ending(target, (".pdf",))
    check_place(target, overwrite=force)
    address("", base)  # a base that is none is told before the model runs
    left_out = kinds_left_out(redact, "--redact")
    with progress("Working out what the document tells") as notice:
        findings = find(reading.scenario, library, policy, draws, notice)
    link = None if no_link else printed_link(reading.scenario, library, left_out, base)
    made = board_pdf(findings, ToPrint(paper, date.date() if date else None, link))
    write(made, target, overwrite=force)
    warn((*reading.warnings, *findings.warnings))
    click.echo(f"Written to {target}.", err=True)
