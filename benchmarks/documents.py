"""What documents take: `python -m benchmarks.documents`, exit status 1 if longer than they may.

The board's document of one example is laid out by Typst, and the same content by WeasyPrint from
HTML: words, tables, figures, pictures, page numbers. Every round lays out other digits, in words
and in the letters of charts, so that nothing can be remembered from the round before. Charts are
drawn before either and timed apart. Times are on the clock, the least of several, in one process.
"""

import html
import re
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, Final

from weasyprint import HTML  # type: ignore[import-untyped] # it ships none

from benchmarks.figure import Figure, told
from calculator.documents.board.report import TEMPLATE, content
from calculator.documents.findings import find
from calculator.documents.fonts import FILES, FOLDER
from calculator.documents.slide.slide import slide_png
from calculator.documents.typesetting import pdf
from calculator.documents.workbook.workbook import workbook
from calculator.evaluate import evaluate
from calculator.examples import example
from calculator.library import load
from calculator.scenario import scenario_from

EXAMPLE: Final = "midmarket"
ROUNDS: Final = 5
WARM: Final = 1.0  # second for a PDF, charts apart
FASTER: Final = 8.0  # times, than WeasyPrint
LETTERS: Final = re.compile(r"(?<=>)[^<>]+(?=</text>|</tspan>)")  # of an SVG
KEPT: Final = frozenset({"kind", "paper", "date", "qr", "link", "attached", "keywords"})
FACES: Final = (("Source Sans 3", 400), ("Source Sans 3", 600), ("Noto Sans", 400))
STYLE: Final = """
@page { size: A4; margin: 16mm 18mm 19mm; @bottom-right { content: counter(page); font-size: 7pt } }
body { font: 9.5pt "Source Sans 3", "Noto Sans" } h1 { font-size: 15pt } h2 { font-size: 9.5pt }
table { border-collapse: collapse; width: 100%; font-size: 8pt } td { border-bottom: 0.4pt solid }
svg { width: 100% } .half { display: inline-block; width: 48%; vertical-align: top }
tr, figure { break-inside: avoid } figure { margin: 0 } .tile { display: inline-block; width: 18% }
"""


def other_figures(node: Any, step: int, name: str = "") -> Any:
    """Return content with every digit that a reader sees moved on, coordinates left alone."""
    if name in KEPT:
        return node
    if isinstance(node, dict):
        return {key: other_figures(value, step, key) for key, value in node.items()}
    if isinstance(node, list):
        return [other_figures(value, step, name) for value in node]
    if not isinstance(node, str):
        return node
    moved = partial(re.sub, r"\d", lambda digit: str((int(digit[0]) + step) % 10))
    return LETTERS.sub(lambda part: moved(part[0]), node) if name == "svg" else moved(node)


def as_html(data: dict[str, Any]) -> str:
    """Return the same content as a page of HTML."""
    title = f"<title>{html.escape(data['title'])}</title>"
    parts = [f"<html lang=en>{title}<style>{_faces()}{STYLE}</style>"]
    for section in data["sections"]:
        parts.append(f"<h1>{html.escape(section['title'])}</h1>")
        parts += [_block(block) for block in section["blocks"]]
    return "".join([*parts, f"<p>{html.escape(data['foot'])}</p>"])


def _faces() -> str:
    """Return the fonts of the document, by the places of their files."""
    places = zip(FACES, map(FOLDER.joinpath, FILES), strict=True)
    rule = '@font-face {{ font-family: "{}"; font-weight: {}; src: url("{}") }}'
    return "".join(rule.format(*face, file.as_uri()) for face, file in places)


def _block(block: dict[str, Any]) -> str:
    match block["kind"]:
        case "paragraph" | "caution":
            return f"<p>{html.escape(block['text'])}</p>"
        case "points":
            items = "".join(f"<li>{html.escape(item)}</li>" for item in block["items"])
            return f"<ul>{items}</ul>"
        case "tiles":
            return "".join(map(_tile, block["tiles"]))
        case "figure":
            return _figure(block)
        case "beside":
            columns = ("".join(map(_figure, block[side])) for side in ("left", "right"))
            return "".join(f"<div class=half>{column}</div>" for column in columns)
        case _:
            rows = [block["columns"], *block["rows"]]
            cells = ("".join(f"<td>{html.escape(cell)}</td>" for cell in row) for row in rows)
            table = "".join(f"<tr>{row}</tr>" for row in cells)
            return f"<h2>{html.escape(block['title'])}</h2><table>{table}</table>"


def _tile(tile: dict[str, str]) -> str:
    lines = (html.escape(tile[name]) for name in ("label", "value", "range", "note"))
    return f"<div class=tile>{'<br>'.join(lines)}</div>"


def _figure(figure: dict[str, Any]) -> str:
    said = f"<h2>{html.escape(figure['title'])}</h2>{figure['svg']}"
    return f"<figure>{said}<p>{html.escape(figure['sentence'])}</p></figure>"


def measured() -> Iterator[Figure]:
    """Lay the document out both ways, and make what else there is."""
    scenario, library = scenario_from(example(EXAMPLE).scenario), load()
    findings = find(scenario, library)
    content(findings)  # wakes what draws the charts
    yield Figure("the document's charts and words", 1e3 * _least(lambda _: content(findings)), "ms")
    data = content(findings)
    ours = _least(lambda step: pdf(TEMPLATE, other_figures(data, step)))
    yield Figure("its layout by Typst, other figures each time", 1e3 * ours, "ms", most=1e3 * WARM)
    theirs = _least(lambda step: HTML(string=as_html(other_figures(data, step))).write_pdf())
    yield Figure("the same by WeasyPrint", 1e3 * theirs, "ms")
    yield Figure("how much faster", theirs / ours, "times", least=FASTER)
    slide = _least(lambda _: slide_png(findings.answer))
    yield Figure("the slide", 1e3 * slide, "ms")
    whole = evaluate(scenario, library)
    yield Figure("the workbook", 1e3 * _least(lambda _: workbook(whole), 2), "ms")


def _least(work: Callable[[int], Any], rounds: int = ROUNDS) -> float:
    """Return the least seconds of several rounds, each told its number."""
    times = []
    for step in range(1, rounds + 1):
        start = time.perf_counter()
        work(step)
        times.append(time.perf_counter() - start)
    return min(times)


if __name__ == "__main__":
    sys.exit(told(measured()))
