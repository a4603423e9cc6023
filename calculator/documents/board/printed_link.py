"""The link that a document carries: without names and money unless asked for."""

from collections.abc import Collection
from typing import Final

from calculator.documents.board.report import PrintedLink
from calculator.errors import InputError
from calculator.evaluate import Notice
from calculator.library import Library
from calculator.links.address import address
from calculator.links.contents import FOR_GOOD, removed
from calculator.links.making import make_link
from calculator.links.payload import LeftOut
from calculator.scenario import Scenario

AT_FIRST: Final = frozenset[LeftOut]({"names", "money"})
HERE: Final = "The scenario attached to this PDF holds all of it: drop the file on the app."


def printed_link(
    scenario: Scenario,
    library: Library,
    left_out: Collection[LeftOut],
    base: str,
    notice: Notice | None = None,
) -> PrintedLink:
    """Return a link to print, with what it holds back; or why there is none.

    None without the address of an app, nor where the plan is too large. `notice` as in `make_link`.
    """
    if not base:
        return PrintedLink("", f"No link is printed: the app's address was not given. {HERE}")
    try:
        link = make_link(scenario, library, left_out, notice)
    except InputError as error:
        return PrintedLink("", f"No link is printed: {error.problems[0].rule}. {HERE}")
    held_back = removed(left_out)
    without = f"It leaves out {'; '.join(held_back)}. " if held_back else ""
    note = f"This address opens the plan. {without}{FOR_GOOD}. {HERE}"
    return PrintedLink(address(link.text, base), note)
