"""A link as people hand it on: a whole address, its query, or the bare text."""

import re
from typing import Final
from urllib.parse import parse_qs, urlsplit

from calculator.errors import InputError, Problem
from calculator.store.address import OPENS, REVOKES

PARAMETER: Final = "s"
PRIVATE: Final = frozenset({OPENS, REVOKES})
LONGEST_ADDRESS: Final = 4_000  # characters; the text is held to its own limit later
_BARE: Final = re.compile(r"\d+\.[^?#/&=]*")
_BASE: Final = re.compile(r"https?://[^\s?#]+")
_FOREIGN: Final = "this is no scenario link of this calculator"
_WHAT_IS: Final = f"A scenario link holds ?{PARAMETER}= and a number with a point; copy all of it"


def address(text: str, base: str = "") -> str:
    """Return where a link leads: the query alone, or behind the address of an app."""
    if not base:
        return f"?{PARAMETER}={text}"
    if not _BASE.fullmatch(base):
        rule = "the base is not the address of an app"
        raise InputError([Problem(rule, "Write it as in https://plans.example.org")])
    return f"{base.rstrip('/')}/?{PARAMETER}={text}"


def link_text(given: str) -> str:
    """Return the text of a link from whatever holds it; `InputError` where there is none."""
    given = given.strip()
    if len(given) > LONGEST_ADDRESS:
        rule = f"the link is oversized: it has {len(given):,} characters"
        raise InputError([Problem(rule, f"None is longer than {LONGEST_ADDRESS:,}; copy it again")])
    if _BARE.fullmatch(given):
        return given
    query = _query(given)
    texts = query.get(PARAMETER, [])
    if len(texts) == 1 and _BARE.fullmatch(texts[0]):
        return texts[0]
    if not PRIVATE.isdisjoint(query):
        rule = "this is a private link, which only the app that holds its plan can open"
        raise InputError([Problem(rule, "Open it in a browser")])
    raise InputError([Problem(_FOREIGN, _WHAT_IS)])


def is_link(given: str) -> bool:
    """Whether a source is meant as a scenario link, sound or not; a file's name never is."""
    return bool(re.match(rf"https?://|\?[{PARAMETER}{OPENS}{REVOKES}]=", given))


def is_private(given: str) -> bool:
    """Whether a link leads to a plan that a store keeps, sound or not."""
    return not PRIVATE.isdisjoint(_query(given.strip()))


def _query(given: str) -> dict[str, list[str]]:
    try:
        return parse_qs(urlsplit(given).query, max_num_fields=20)
    except ValueError:
        return {}
