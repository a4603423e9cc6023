"""What is said of a link before it is copied, and of one that was opened."""

import datetime as dt
from collections.abc import Iterable

from calculator import __version__
from calculator.links.contents import FOR_GOOD, Content, removed
from calculator.links.making import Link
from calculator.links.opening import Opened
from calculator.links.then_and_now import ThenAndNow
from calculator.store.told import Standing

_ENDED = {"revoked": "was revoked", "expired": "expired"}
UNCHANGED = "Nothing has changed since the link was made: the same model, assumptions and figures."


def before_copying(link: Link) -> str:
    """Return what a link contains, a line each, and that it is for good."""
    lines = ["The link contains:", *(f"  {item.words}" for item in link.contents)]
    return "\n".join([*lines, f"{FOR_GOOD}."])


def before_sending(contents: Iterable[Content], expires: dt.datetime) -> str:
    """Return what a private link opens, a line each, and how it ends."""
    lines = ["The link opens:", *(f"  {item.words}" for item in contents)]
    end = f"It expires on {_time(expires)}."
    return "\n".join([*lines, f"{end} Keep the second address to yourself: it revokes the first."])


def left_out(opened: Opened) -> str:
    """Return what the maker left out, or nothing."""
    words = removed(opened.left_out)
    return f"The maker left out: {'; '.join(words)}." if words else ""


def since(found: ThenAndNow) -> str:
    """Return in a sentence or two what has changed since the link was made."""
    if found.unchanged:
        return UNCHANGED if found.opened.then else "Neither model nor assumptions have changed."
    then, now = found.opened.model_version, __version__
    model = f"model {then}, now {now}" if then != now else f"model {then}, then as now"
    before, after = found.opened.library.id, found.library.id
    assumed = f"assumptions {before}, now {after}" if before != after else f"assumptions {before}"
    said = f"The link was made with {model}, and {assumed}."
    if not found.opened.then:
        return f"{said} It carries no figures to compare with."
    if not any(move.moved for move in found.moves):
        return f"{said} No figure moved." if found.now else said
    return f"{said} First the model changes under the old assumptions, then the assumptions."


def until(when: dt.datetime) -> str:
    """Say how long a private link lasts."""
    return f"It can be opened until {_time(when)}."


def stands(standing: Standing) -> str:
    """Say how a private link stands, to its maker."""
    views = "once" if standing.views == 1 else f"{standing.views} times"
    opened = f"It was opened {views}." if standing.views else "Nobody has opened it."
    if standing.state == "live":
        return f"{until(standing.ends)} {opened}"
    return f"It {_ENDED[standing.state]} on {_time(standing.ends)}. {opened}"


def _time(when: dt.datetime) -> str:
    return f"{when:%Y-%m-%d %H:%M} UTC"
