"""`assumptions`: the library as the Assumptions page shows it, beside a plan where one is given."""

import click

from calculator.commands.options import json_option, optional_source_options
from calculator.defaults import complete
from calculator.evidence import load_evidence
from calculator.json_line import json_line
from calculator.library import Library, load
from calculator.matters.matters import matters
from calculator.matters.report import report
from calculator.reading.source import Reading
from calculator.reviews import reviews_due_before, this_month
from calculator.scenario import Scenario
from calculator.views.assumptions.search import found
from calculator.views.assumptions.told import Told
from calculator.views.library_listing import in_brief_text, in_full_text, movers_text
from calculator.views.library_notes import added_note, evidence_note, reviews_note, set_note
from calculator.views.library_rows import assumption_rows


@click.command("assumptions")
@click.option("--find", default="", metavar="WORDS", help="Only what holds all of these words.")
@click.option("--brief", is_flag=True, help="One line each.")
@click.option("--all", "everything", is_flag=True, help="With --json: what is no one number, too.")
@optional_source_options
@json_option
def assumptions_command(
    reading: Reading | None,
    library: Library,
    *,
    find: str,
    brief: bool,
    everything: bool,
    as_json: bool,
) -> None:
    """List the assumptions, each with all that stands behind it.

    With SOURCE, a plan, what it sets itself is marked, and the weak assumptions that its net value
    rests on are named. Text lists rows of law, kinds of work and rates too; --json does with --all.
    """
    month = this_month()
    told = Told(library, month) if reading is None else _beside(reading.scenario, library, month)
    shown = found(told.records(), find, (), ())
    if as_json:
        kept = shown if everything else [row for row in shown if row.id in library.entries]
        click.echo(json_line(assumption_rows(told, kept)))
        return
    listing = in_brief_text if brief else in_full_text
    notes = [set_note(library, len(shown)), listing(told, shown), added_note(library)]
    if library is load():
        notes.append(evidence_note(load_evidence()))
    notes += [reviews_note(reviews_due_before(library, month), month), movers_text(told)]
    click.echo("\n\n".join(filter(None, notes)))


def _beside(scenario: Scenario, library: Library, month: str) -> Told:
    """Tell of a plan what it sets, and what its net value rests on; this takes some seconds."""
    complete(scenario, library)  # refuses what the library cannot serve before the work begins
    return Told(library, month, scenario.assumptions, report(matters(scenario, library)))
