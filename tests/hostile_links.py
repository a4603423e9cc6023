"""Links gone wrong, by accident and on purpose: each function makes one from a random source.

Those that are resealed carry a checksum that agrees, so that what lies behind it is reached.
"""

import base64
import hashlib
import json
import zlib
from collections.abc import Callable, Mapping, Sequence
from random import Random
from typing import Any, TypeAlias

from calculator.errors import InputError
from calculator.examples import examples
from calculator.library import load
from calculator.links.encoder import decode, dictionary, encode
from calculator.links.making import make_link
from calculator.links.opening import Opened, open_link
from calculator.scenario import scenario_from

Make: TypeAlias = Callable[[Random, Sequence[str]], str]

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
STRANGE = (*ALPHABET, "=", "+", "/", ".", "%", " ", "&", "\0", "é", "١", "\N{ZERO WIDTH SPACE}")
WILD: tuple[Any, ...] = (
    None, True, -1, 0, 1, 2, -0.0, 1e-300, 1e308, 2**63, 10**400, "", " ", "x", "N" * 201, "\0",
    "3:10;9:15", "1:0;" * 50, "2026-13", "9999-12", "EU", [], {}, [[]], [None] * 50,
    {"p5": 1, "p95": 0}, {"p5": 0.1, "p95": 0.2}, {"a": {"b": {}}}, ["EU"] * 900,
)  # fmt: skip


def bits_flipped(random: Random, links: Sequence[str]) -> str:
    """Flip one to four bits of the text."""
    raw = bytearray(random.choice(links).encode())
    for _ in range(random.randint(1, 4)):
        raw[random.randrange(len(raw))] ^= 1 << random.randrange(8)
    return raw.decode(errors="replace")


def bytes_flipped(random: Random, links: Sequence[str]) -> str:
    """Flip bits of what the text stands for, so that its form stays sound."""
    raw = bytearray(packed(random.choice(links)))
    for _ in range(random.randint(1, 4)):
        raw[random.randrange(len(raw))] ^= 1 << random.randrange(8)
    return text_of(bytes(raw))


def truncated(random: Random, links: Sequence[str]) -> str:
    """Lose the end, or the beginning."""
    link = random.choice(links)
    cut = random.randrange(1, len(link))
    return link[:-cut] if random.random() < 0.7 else link[cut:]


def swapped(random: Random, links: Sequence[str]) -> str:
    """Swap two characters, or the halves of two links."""
    first, other = random.choice(links), random.choice(links)
    if random.random() < 0.5:
        cut = random.randrange(len(first))
        return first[:cut] + other[cut:]
    letters = list(first)
    i, j = random.randrange(len(letters)), random.randrange(len(letters))
    letters[i], letters[j] = letters[j], letters[i]
    return "".join(letters)


def mistyped(random: Random, links: Sequence[str]) -> str:
    """Replace, leave out or add characters, or change the case of all."""
    letters = list(random.choice(links))
    for _ in range(random.randint(1, 3)):
        place = random.randrange(len(letters))
        letters[place] = random.choice(("", random.choice(STRANGE), letters[place] * 2))
    text = "".join(letters)
    return random.choice((text, text, text, text.swapcase(), text * 2))


def other_version(random: Random, links: Sequence[str]) -> str:
    """Claim to be of another version."""
    body = random.choice(links).partition(".")[2]
    version = random.choice(("0", "2", "3", "01", "10", "9" * 50, "-1", "1.1", "", "v1", "١", "²"))
    return f"{version}.{body}"


def wrapped(random: Random, links: Sequence[str]) -> str:
    """Hand it on in an address, as people do, sound or not."""
    link = random.choice(links)
    forms = ("?s={}", "https://x.org/?s={}", "https://x.org/a?b=1&s={}#c", "<{}>", "?s={0}&s={0}",
             "?p={}", "http://[{}", "{}.", "?s={}%20", "S={}", " {}\n")  # fmt: skip
    return random.choice(forms).format(link)


def resealed_body(random: Random, links: Sequence[str]) -> str:
    """Flip bits of the deflated body."""
    body = bytearray(packed(random.choice(links))[9:])
    for _ in range(random.randint(1, 3)):
        body[random.randrange(len(body))] ^= 1 << random.randrange(8)
    return sealed(bytes(body))


def resealed_text(random: Random, links: Sequence[str]) -> str:
    """Change bytes of the JSON."""
    data = bytearray(decode(random.choice(links)))
    for _ in range(random.randint(1, 3)):
        data[random.randrange(len(data))] = random.randrange(256)
    return encode(bytes(data))


def resealed_value(random: Random, links: Sequence[str]) -> str:
    """Put something wild in the place of one value, take it out, or add a name."""
    data = json.loads(decode(random.choice(links)))
    holder, key = random.choice(list(places(data)))
    match random.choice(("wild", "wild", "gone", "renamed", "twice")):
        case "wild":
            holder[key] = random.choice(WILD)
        case "gone":
            del holder[key]
        case "renamed" if isinstance(holder, dict):
            holder[random.choice(("scenario", "teams", "name", "x" * 300, "😀"))] = holder.pop(key)
        case _:
            text = json.dumps(data)
            return encode(text.replace("{", '{"seed": 1, "seed": 2, ', 1).encode())
    return encode(json.dumps(data).encode())


def resealed_version(random: Random, links: Sequence[str]) -> str:
    """Claim another payload, schema, model or set inside."""
    data = json.loads(decode(random.choice(links)))
    versions = ("payload_version", "schema_version", "model_version", "assumptions_version")
    name = random.choice((*versions, "start_month", "seed", "left_out"))
    data[name] = random.choice(
        (0, 1, 2, 10**9, -1, 1.0, True, None, "1", "0.1.0", "9.9.9", "2026-11-00000000",
         "2026-11-65a5221f", "../../etc/passwd", "2026-12", ["names"], ["names"] * 900)
    )  # fmt: skip
    return encode(json.dumps(data).encode())


def bomb(random: Random, _: Sequence[str]) -> str:
    """Grow a thousandfold when unpacked, or nest, or repeat."""
    size = random.choice((20_000, 32_768, 32_769, 1_000_000, 4_000_000))
    unit = random.choice((b" ", b"[", b'{"a":', b"0,", b'"', b"1", b"[],", b"\0"))
    data = unit * (size // len(unit))
    head = b'{"payload_version":1,"schema_version":1,"scenario":{"teams":['
    return encode(random.choice((data, head + data, head[:-1] + b'"' + data + b'"}}')))


def joined(random: Random, links: Sequence[str]) -> str:
    """Let something follow the packed body, or leave out its end, under a sound checksum."""
    body = packed(random.choice(links))[9:]
    extra = random.choice((b"\0", body, b"x" * 100))
    return sealed(random.choice((body + extra, body[: random.randrange(len(body))], extra)))


ACCIDENTS: Mapping[str, Make] = {
    make.__name__: make
    for make in (
        bits_flipped, bytes_flipped, truncated, swapped, mistyped, other_version, wrapped,
    )
}  # fmt: skip
RESEALED: Mapping[str, Make] = {
    make.__name__: make
    for make in (
        resealed_body, resealed_text, resealed_value, resealed_version, bomb, joined,
    )
}  # fmt: skip
EVERY: Mapping[str, Make] = {**ACCIDENTS, **RESEALED}


def sound_links() -> list[str]:
    """Return a link to every example."""
    plans = (scenario_from(example.scenario) for example in examples().values())
    return [make_link(plan, load()).text for plan in plans]


def outcome(text: str) -> Opened | InputError:
    """Open a link, or return its refusal; anything else that happens is a fault."""
    try:
        return open_link(text)
    except InputError as refusal:
        return refusal


def faithful(text: str, opened: Opened) -> bool:
    """Whether what was opened is what the link holds, read without the code under test.

    Names are compared as they are kept, without blanks around them; 1 and 1.0 are the same number.
    """
    held = unpacked(text[text.index("1.") :].strip().partition("#")[0])
    given = opened.scenario.model_dump(mode="json", exclude_unset=True)
    then = opened.then.model_dump() if opened.then else None
    return bool(stripped(held["scenario"]) == given and held["then"] == then)


def stripped(data: Any) -> Any:
    """Return plain data with no blanks around its texts."""
    if isinstance(data, dict):
        return {key: stripped(item) for key, item in data.items()}
    if isinstance(data, list):
        return [stripped(item) for item in data]
    return data.strip() if isinstance(data, str) else data


def packed(link: str) -> bytes:
    """Return the bytes that a sound link stands for: checksum, length, body."""
    text = link.partition(".")[2]
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def text_of(raw: bytes) -> str:
    """Return bytes as the text of a link."""
    return f"1.{base64.urlsafe_b64encode(raw).decode().rstrip('=')}"


def sealed(body: bytes) -> str:
    """Return a body as a link whose checksum and length agree."""
    checksum = hashlib.sha256(b"1." + body).digest()[:6]
    return text_of(checksum + len(body).to_bytes(3, "big") + body)


def unpacked(link: str) -> Any:
    """Return the data of a link whose checksum agrees, without the code under test."""
    inflate = zlib.decompressobj(-15, dictionary(1))
    return json.loads(inflate.decompress(packed(link)[9:]))


def places(data: Any) -> list[tuple[Any, Any]]:
    """Return every place of plain data that holds a value: what holds it, and the key."""
    found: list[tuple[Any, Any]] = []
    keys = data.keys() if isinstance(data, dict) else range(len(data))
    for key in list(keys):
        found.append((data, key))
        if isinstance(data[key], dict | list):
            found += places(data[key])
    return found
