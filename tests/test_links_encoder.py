"""Bytes to the text of a link and back: exactly, or not at all."""

import hashlib
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.errors import InputError
from calculator.links.encoder import DICTIONARIES, LONGEST, MOST_BYTES, VERSION, decode, encode
from tests.hostile_links import packed, sealed, text_of

FROZEN = {"1.txt": "595740f0bd96f46db917e8d15949f4cf541cb90750c0dbc84a17b2128f40746a"}


@given(st.binary(max_size=1_000))
def test_what_goes_in_comes_out(data: bytes) -> None:
    """Any bytes survive, in letters that need no escape in an address."""
    text = encode(data)

    assert decode(text) == data
    assert re.fullmatch(r"1\.[A-Za-z0-9_-]+", text)


@given(st.binary(min_size=1, max_size=60), st.data())
def test_one_wrong_character_is_noticed(data: bytes, draw: st.DataObject) -> None:
    """Whichever character becomes whichever other, nothing opens."""
    text = encode(data)
    place = draw.draw(st.integers(0, len(text) - 1))
    other = draw.draw(st.characters().filter(lambda letter: letter != text[place]))

    with pytest.raises(InputError):
        decode(text[:place] + other + text[place + 1 :])


@given(st.binary(min_size=1, max_size=60), st.data())
def test_what_lost_its_end_is_called_truncated(data: bytes, draw: st.DataObject) -> None:
    """Wherever it was cut, behind its version."""
    text = encode(data)
    cut = text[: draw.draw(st.integers(2, len(text) - 1))]

    with pytest.raises(InputError, match=r"truncated|its last character|lost some"):
        decode(cut)


def test_every_kind_of_ruin_has_its_own_words() -> None:
    """Foreign, newer, oversized, truncated, damaged, and what grows beyond bounds."""
    link = encode(b"a plan")
    raw = packed(link)
    cases = {
        "": "no scenario link",
        "hello": "no scenario link",
        "0.abc": "no scenario link",
        f"2{link[1:]}": "newer than this calculator",
        f"1.{'A' * LONGEST}": "oversized",
        "1.": "truncated",
        text_of(raw[:-1]): "truncated",
        text_of(raw + b"x"): "damaged",
        f"{link}=": "damaged",
        link.replace("1.", "1. "): "damaged",
        sealed(b"\xff\xff"): "cannot be unpacked",
        sealed(raw[9:] + b"more"): "does not end where it should",
        sealed(raw[9:-1]): "damaged",
        encode(b" " * (MOST_BYTES + 1)): "oversized",
    }
    for text, words in cases.items():
        with pytest.raises(InputError, match=words):
            decode(text)


def test_the_limit_is_a_limit_not_less() -> None:
    """What just fits, fits."""
    assert decode(encode(b" " * MOST_BYTES)) == b" " * MOST_BYTES


@pytest.mark.parametrize("name", sorted(path.name for path in DICTIONARIES.iterdir()))
def test_the_dictionary_of_a_version_never_changes(name: str) -> None:
    """Each is as it was; a better one needs a new encoder version."""
    found = hashlib.sha256((DICTIONARIES / name).read_bytes()).hexdigest()

    assert found == FROZEN[name]
    assert f"{VERSION}.txt" in FROZEN
