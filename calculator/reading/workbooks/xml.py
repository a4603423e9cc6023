"""One part of a workbook as XML events, without what XML allows and workbooks never need.

No document types, so no entities; no deep nesting; no tag that grows without end.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple, Protocol
from xml.parsers import expat

from calculator.errors import InputError
from calculator.reading.numbers import shortened
from calculator.reading.workbooks.package import Package

MAX_DEPTH = 60
MAX_TAG_BYTES = 1_000_000

Attributes = Mapping[str, str]


class Handler(Protocol):
    """What takes the events of a part; elements come by their names without prefix."""

    def start(self, name: str, attributes: Attributes) -> None:
        """Take the start of an element."""

    def end(self, name: str) -> None:
        """Take the end of an element."""

    def text(self, piece: str) -> None:
        """Take a piece of text."""


class Element(NamedTuple):
    """The start of an element, and the name of the one it stands in."""

    parent: str
    name: str
    attributes: Attributes


def parse(package: Package, part: str, handler: Handler) -> Iterator[None]:
    """Parse a part, pausing after each piece so that what was read can be taken.

    `InputError` if it is no XML, or none that a workbook would hold.
    """
    parser = _parser(package, part, handler)
    fed = 0
    try:
        for chunk in package.chunks(part):
            parser.Parse(chunk)
            fed += len(chunk)
            if fed - max(parser.CurrentByteIndex, 0) > MAX_TAG_BYTES + len(chunk):
                raise _refused(package, part, "has a tag without end")
            yield
        parser.Parse(b"", True)  # noqa: FBT003 - expat takes no keyword
    except (expat.ExpatError, LookupError, ValueError):
        raise _refused(package, part, "is not valid XML") from None
    yield


def elements(package: Package, part: str) -> Iterator[Element]:
    """Yield the elements of a part that holds no text."""
    listed = _Listed()
    for _ in parse(package, part, listed):
        yield from listed.found
        listed.found.clear()


class _Listed:
    def __init__(self) -> None:
        self.found: list[Element] = []
        self._above = [""]

    def start(self, name: str, attributes: Attributes) -> None:
        self.found.append(Element(self._above[-1], name, attributes))
        self._above.append(name)

    def end(self, _: str) -> None:
        self._above.pop()

    def text(self, _: str) -> None:
        pass


def _parser(package: Package, part: str, handler: Handler) -> expat.XMLParserType:
    """Return a parser that refuses document types and depth before the handler sees an element."""
    depth = 0

    def document_type(*_: object) -> None:
        raise _refused(package, part, "declares a document type")

    def start(name: str, attributes: Attributes) -> None:
        nonlocal depth
        depth += 1
        if depth > MAX_DEPTH:
            raise _refused(package, part, f"is nested deeper than {MAX_DEPTH} levels")
        handler.start(name[name.find(":") + 1 :] if ":" in name else name, attributes)

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        handler.end(name[name.find(":") + 1 :] if ":" in name else name)

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = document_type
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = handler.text
    return parser


def _refused(package: Package, part: str, rule: str) -> InputError:
    return package.damaged(f"the part {shortened(part)} {rule}")
