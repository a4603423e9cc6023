"""What is sealed opens with its own key, whole and unchanged, or not at all."""

import hashlib
import hmac
import tracemalloc
import zlib
from concurrent.futures import ThreadPoolExecutor

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import given
from hypothesis import strategies as st

from calculator.errors import InputError, StoreError
from calculator.sealing.envelope import sealed, unsealed
from calculator.sealing.keys import ID, KEY, content_key, new_id, new_key, proof_hash, proves
from calculator.sealing.packing import LARGEST, MOST_BYTES, SMALLEST, packed, unpacked
from calculator.sealing.passphrase import Cost, Stretching, check_passphrase, stretching_from
from tests.link_stores import CHEAP

LINK_KEY, LINK_ID = bytes(range(KEY)), bytes(range(100, 100 + ID))
CONTENT = "Support → 12 posts".encode()
PASSWORD = "correct horse battery"  # noqa: S105 - an example


def by_hand(key: bytes, salt: bytes, label: bytes) -> bytes:
    """Work out HKDF-SHA256 from the words of RFC 5869, one block of it."""
    extracted = hmac.digest(salt, key, "sha256")
    return hmac.digest(extracted, label + b"\x01", "sha256")


def test_keys_are_those_of_the_standard() -> None:
    """HKDF worked out by hand gives the same keys, and the proof is kept as its hash."""
    label = b"headcount-horizon private link 1: "

    assert content_key(LINK_KEY, LINK_ID) == by_hand(LINK_KEY, LINK_ID, label + b"content")
    proof = by_hand(LINK_KEY, LINK_ID, label + b"proof")
    assert proof_hash(LINK_KEY, LINK_ID) == hashlib.sha256(proof).digest()


def test_an_envelope_is_what_its_description_says() -> None:
    """Opened by other means, from the words of the format: cipher, layout, padding, deflate."""
    key = content_key(LINK_KEY, LINK_ID)
    envelope = sealed(CONTENT, key, LINK_ID)
    head, nonce, body, tag = envelope[:1], envelope[1:13], envelope[13:-16], envelope[-16:]
    decryptor = Cipher(algorithms.AES256(key), modes.GCM(nonce, tag)).decryptor()
    decryptor.authenticate_additional_data(head + LINK_ID)
    plain = decryptor.update(body) + decryptor.finalize()

    assert head == b"\x01"
    assert len(plain) == SMALLEST
    assert zlib.decompress(plain[4 : 4 + int.from_bytes(plain[:4])]) == CONTENT


@given(st.binary(max_size=20_000))
def test_content_comes_back_as_it_was(content: bytes) -> None:
    """Whatever it is."""
    key, id_ = new_key(), new_id()

    assert unsealed(sealed(content, key, id_), key, id_) == content


def test_every_changed_byte_is_refused() -> None:
    """At each place, in words."""
    envelope = sealed(CONTENT, LINK_KEY, LINK_ID)
    for place in range(len(envelope)):
        changed = bytearray(envelope)
        changed[place] ^= 1 + place % 255
        with pytest.raises(InputError, match=r"damaged|newer version"):
            unsealed(bytes(changed), LINK_KEY, LINK_ID)


@given(st.data())
def test_a_piece_of_an_envelope_is_refused(data: st.DataObject) -> None:
    """Cut anywhere, down to nothing, or lengthened."""
    envelope = sealed(CONTENT, LINK_KEY, LINK_ID)
    cut = envelope[: data.draw(st.integers(0, len(envelope) - 1))]
    for wrong in (cut, envelope + b"\0"):
        with pytest.raises(InputError, match="damaged"):
            unsealed(wrong, LINK_KEY, LINK_ID)


def test_another_key_or_another_id_opens_nothing() -> None:
    """A row that passes for another is refused, and so is a key of one bit less."""
    envelope = sealed(CONTENT, LINK_KEY, LINK_ID)
    for bit in range(8 * KEY):
        key = (int.from_bytes(LINK_KEY) ^ 1 << bit).to_bytes(KEY)
        assert not proves(key, LINK_ID, proof_hash(LINK_KEY, LINK_ID))
        with pytest.raises(InputError, match="damaged"):
            unsealed(envelope, key, LINK_ID)
    with pytest.raises(InputError, match="damaged"):
        unsealed(envelope, LINK_KEY, new_id())


def test_the_same_content_never_looks_the_same() -> None:
    """Two envelopes share their version, and no nonce."""
    one, other = (sealed(CONTENT, LINK_KEY, LINK_ID) for _ in range(2))

    assert one[1:13] != other[1:13]
    assert one[13:] != other[13:]


@given(st.integers(0, 3_000), st.integers(0, 3_000))
def test_sizes_say_little(one: int, other: int) -> None:
    """Plans of ordinary size are all of one size; larger ones double."""
    sizes = {len(packed(bytes(size))) for size in (one, other)}

    assert sizes == {SMALLEST}


def test_large_content_fills_powers_of_two() -> None:
    """From the smallest to the largest."""
    incompressible = AESGCM(LINK_KEY).encrypt(bytes(12), bytes(LARGEST), None)
    sizes = [len(packed(incompressible[:size])) for size in range(0, LARGEST - 400, 9_973)]

    assert sizes == sorted(sizes)
    assert {size & (size - 1) for size in sizes} == {0}
    assert max(sizes) == LARGEST


def test_what_is_too_large_is_refused_in_words() -> None:
    """Before anything is kept."""
    noise = AESGCM(LINK_KEY).encrypt(bytes(12), bytes(LARGEST), None)
    for content in (bytes(MOST_BYTES + 1), noise):
        with pytest.raises(InputError, match="too large for a private link"):
            packed(content)


def test_a_bomb_is_never_unpacked() -> None:
    """Content that unpacks to more than may be kept is refused, and memory stays within bounds."""
    deflated = zlib.compress(bytes(100 * MOST_BYTES))
    data = len(deflated).to_bytes(4) + deflated
    tracemalloc.start()
    try:
        with pytest.raises(ValueError, match=r"^$"):
            unpacked(data)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 4 * MOST_BYTES


@given(st.binary(max_size=200))
def test_what_was_not_packed_is_refused(data: bytes) -> None:
    """Whatever it is; nothing but a `ValueError` comes of it."""
    with pytest.raises(ValueError, match=r"^$"):
        unpacked(data + b"\x01")


@given(st.integers(1, 16), st.integers(8, 1 << 18))
def test_how_a_passphrase_is_stretched_is_read_back(passes: int, kib: int) -> None:
    """The text that is kept says the salt and the cost, and shows neither in a printed value."""
    made = Stretching(Cost(kib, passes))

    assert stretching_from(str(made)) == made
    assert "salt" not in repr(made)


@pytest.mark.parametrize(
    "kept",
    [
        "",
        "$argon2id$v=19$m=65536,t=3,p=1$",
        "$argon2id$v=19$m=9999999,t=3,p=1$AAAAAAAAAAAAAAAAAAAAAA",
        "$argon2id$v=19$m=65536,t=99,p=1$AAAAAAAAAAAAAAAAAAAAAA",
        "$argon2id$v=19$m=65536,t=3,p=4$AAAAAAAAAAAAAAAAAAAAAA",
        "$argon2id$v=19$m=7,t=3,p=1$AAAAAAAAAAAAAAAAAAAAAA",
        "$argon2i$v=19$m=65536,t=3,p=1$AAAAAAAAAAAAAAAAAAAAAA",
    ],
)
def test_a_cost_that_was_never_asked_for_is_refused(kept: str) -> None:
    """A row that was tampered with cannot make the server take gigabytes."""
    with pytest.raises(ValueError, match=r"^$"):
        stretching_from(kept)


def test_link_and_passphrase_both_make_the_key() -> None:
    """Change either, or the salt, and it is another; composed accents are the same letters."""
    stretching = Stretching(CHEAP, bytes(16))
    key = stretching.key(LINK_KEY, PASSWORD)

    assert key == stretching.key(LINK_KEY, PASSWORD)
    assert key != stretching.key(LINK_KEY, PASSWORD + " ")
    assert key != stretching.key(new_key(), PASSWORD)
    assert key != Stretching(CHEAP).key(LINK_KEY, PASSWORD)
    assert stretching.key(LINK_KEY, "caf\u00e9") == stretching.key(LINK_KEY, "cafe\u0301")


def test_passphrases_are_tried_side_by_side() -> None:
    """At the cost of real ones: none fails for want of threads."""
    stretching = Stretching()
    with ThreadPoolExecutor(4) as threads:
        keys = list(threads.map(lambda _: stretching.key(LINK_KEY, PASSWORD), range(6)))

    assert keys == [keys[0]] * 6


def test_a_passphrase_that_there_is_no_memory_for_is_told_in_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Instead of a traceback."""

    def short(_: str) -> bytes:
        raise MemoryError

    monkeypatch.setattr("calculator.sealing.passphrase._normal", short)
    with pytest.raises(StoreError, match="not enough memory"):
        Stretching(CHEAP).key(LINK_KEY, PASSWORD)


@pytest.mark.parametrize("passphrase", ["", "short", "        ", "x" * 1_001])
def test_a_passphrase_that_protects_nothing_is_refused(passphrase: str) -> None:
    """Too short, blank, or endless; the message does not repeat it."""
    with pytest.raises(InputError, match="characters"):
        check_passphrase(passphrase)
