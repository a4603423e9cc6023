"""The two addresses of a private link: read whole, or refused without asking the store."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.errors import InputError
from calculator.sealing.keys import ID, KEY
from calculator.store.address import MakersLink, PrivateLink, read_address
from calculator.store.expiry import LONGEST, SHORTEST, lasting
from tests.link_stores import DAY, HOUR

BASES = st.sampled_from(["", "https://plans.example.org", "http://127.0.0.1:8501/", "https://a/b"])
LINKS = st.builds(
    PrivateLink, st.binary(min_size=ID, max_size=ID), st.binary(min_size=KEY, max_size=KEY)
)
MAKERS = st.builds(MakersLink, LINKS, st.binary(min_size=KEY, max_size=KEY))


@given(LINKS | MAKERS, BASES)
def test_an_address_is_read_back(link: PrivateLink | MakersLink, base: str) -> None:
    """Behind any base; what no server is sent stands behind the sign alone."""
    address = link.address(base)
    before, _, secret = address.partition("#")

    assert read_address(f" {address}\n") == link
    assert before.startswith(base)
    assert len(secret) in {43, 87}


@given(LINKS | MAKERS, st.data())
def test_a_piece_of_an_address_is_refused(
    link: PrivateLink | MakersLink, data: st.DataObject
) -> None:
    """Cut anywhere, with a letter changed into none, or lengthened."""
    address = link.address()
    cut = data.draw(st.integers(0, len(address) - 1))
    for wrong in (
        address[:cut],
        address + "A",
        f"{address[:-1]}é",
        f"{address[:-1]}=",
        f"{address}.",
    ):
        with pytest.raises(InputError, match=r"not complete"):
            read_address(wrong)


@given(st.text(max_size=60))
def test_any_text_is_an_address_or_refused(text: str) -> None:
    """Nothing else comes of it."""
    for given_ in (text, f"?p={text}#{text}", f"http://[{text}"):
        with pytest.raises(InputError, match=r"not complete"):
            read_address(given_)


@pytest.mark.parametrize(
    "base", ["plans.example.org", "javascript:alert(1)", "https://a/?b", "//a"]
)
def test_a_base_that_is_none_is_refused(base: str) -> None:
    """Before an address is made of it."""
    with pytest.raises(InputError, match="not the address of an app"):
        PrivateLink(bytes(ID), bytes(KEY)).address(base)


def test_times_are_read() -> None:
    """Hours, days, weeks and years, from the shortest to the longest."""
    assert (lasting("1h"), lasting("1y")) == (SHORTEST, LONGEST)
    assert (lasting(" 36H "), lasting("2w")) == (36 * HOUR, 14 * DAY)


@pytest.mark.parametrize(
    "text", ["", "d", "0h", "367d", "2y", "-1d", "1.5d", "7 d", "٣d", "99999d"]
)
def test_other_times_are_refused(text: str) -> None:
    """Out of bounds, or no time at all."""
    with pytest.raises(InputError):
        lasting(text)


@given(st.text(max_size=8))
def test_any_text_is_a_time_within_bounds_or_refused(text: str) -> None:
    """Nothing else comes of it."""
    with suppress(InputError):
        assert SHORTEST <= lasting(text) <= LONGEST
