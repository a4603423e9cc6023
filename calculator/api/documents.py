"""From a scenario's text to documents, within what a server can do."""

import datetime as dt

from calculator.api.evaluating import Asked, asked_for
from calculator.documents.board.printed_link import printed_link
from calculator.documents.board.report import Paper, ToPrint, board_pdf
from calculator.documents.exports import exported
from calculator.documents.findings import find
from calculator.evaluate import Notice
from calculator.links.address import address
from calculator.links.redacting import kinds_left_out


def reported(
    body: bytes,
    asked: Asked,
    paper: Paper,
    date: str | None,
    redact: str,
    base: str,
    notice: Notice,
) -> bytes:
    """Return the board's document; `InputError` holds every problem. `notice` as in `find`.

    `date` is a day, YYYY-MM-DD.
    """
    address("", base)  # a base that is none is told before the model runs
    left_out = kinds_left_out(redact, "redact")
    scenario, library = asked_for(body, asked)
    findings = find(scenario, library, asked.policy, asked.draws, notice)
    link = printed_link(scenario, library, left_out, base, notice)
    return board_pdf(findings, ToPrint(paper, dt.date.fromisoformat(date) if date else None, link))


def exported_file(body: bytes, asked: Asked, ending: str, notice: Notice) -> bytes:
    """Return an export by its ending; `InputError` and `notice` as in `reported`."""
    scenario, library = asked_for(body, asked)
    return exported(ending, scenario, library, asked.policy, asked.draws, notice).content
