"""Everything as data: tidy, whole, and inert in a spreadsheet."""

import csv
import io
import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.documents.everything import COLUMNS, as_csv, as_json, everything, rows
from calculator.documents.exports import exported
from calculator.documents.inert import BEGINS, QUOTE, STARTS, inert
from calculator.documents.slide.slide import slide_png
from calculator.library import load
from tests.documents import DRAWS, findings, found, plan

NUMBER = re.compile(r"-?\d+(\.\d+)?(e[-+]\d+)?")
FORMULAS = ("a;=1+1", "a; @x", "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1")


def table(text: str) -> list[dict[str, str]]:
    """Read a CSV as a spreadsheet does."""
    return list(csv.DictReader(io.StringIO(text, newline="")))


def leaves(node: Any) -> Iterator[Any]:
    """Yield every value in nested data."""
    if isinstance(node, dict):
        for value in node.values():
            yield from leaves(value)
    elif isinstance(node, list):
        for value in node:
            yield from leaves(value)
    else:
        yield node


def test_json_is_the_answer_and_what_the_analyses_found() -> None:
    """What `evaluate --json` says stands in it unchanged."""
    told = json.loads(as_json(found()))
    assert {name: told[name] for name in found().answer} == json.loads(json.dumps(found().answer))
    assert {"believe", "signals", "sensitivity"} <= told.keys()
    assert len(told["believe"]["drivers"]) >= len("at least")


def test_the_table_holds_every_number_once() -> None:
    """As many rows as values, less those that name what a row is of and in which month."""
    told = json.loads(as_json(found()))
    numbers = [value for value in leaves(told) if isinstance(value, float)]
    in_table = [value for _, _, value in rows(told) if isinstance(value, float)]
    assert sorted(in_table) == sorted(numbers)


def test_a_row_says_what_its_value_is() -> None:
    """By table, what it is of, month, measure and statistic, each only once."""
    lines = table(as_csv(found()))
    assert tuple(lines[0]) == COLUMNS
    places = [tuple(line[name] for name in COLUMNS[:-1]) for line in lines]
    assert len(set(places)) == len(places)
    by_place = dict(zip(places, lines, strict=True))
    month = by_place["monthly", "", "12", "cash", "p50"]
    assert float(month["value"]) == found().answer["monthly"][11]["cash"]["p50"]
    net = by_place["headline", "", "", "net_value", "p10"]
    assert float(net["value"]) == found().answer["headline"]["net_value"]["p10"]


@pytest.mark.parametrize("formula", FORMULAS)
def test_a_name_is_never_a_formula(formula: str) -> None:
    """Whatever a spreadsheet takes for one stands behind an apostrophe, numbers as they are."""
    name = f"{formula} team"
    assert inert(name).replace(QUOTE, "") == name
    assert not BEGINS.search(inert(name).replace(QUOTE, "x"))
    for line in table(as_csv(findings(plan(1, team=formula.strip() + " {}")))):
        assert not line["of"].lstrip().startswith(STARTS)
        assert NUMBER.fullmatch(line["value"]) or not line["value"].lstrip().startswith(STARTS)


@given(st.text())
def test_nothing_is_lost_of_a_text(text: str) -> None:
    """At most apostrophes are put into it."""
    assert inert(text).replace(QUOTE, "") == text.replace(QUOTE, "")


def size(png: bytes) -> tuple[int, int]:
    """Return width and height of a PNG, which stand in its first chunk."""
    assert png.startswith(b"\x89PNG")
    return int.from_bytes(png[16:20]), int.from_bytes(png[20:24])


def test_the_slide_is_one_picture_of_a_screen() -> None:
    """1,920 by 1,080, the same bytes each time, long names and no cuts as well."""
    made = slide_png(found().answer)
    assert size(made) == (1920, 1080)
    assert slide_png(found().answer) == made
    for scenario in (plan(1, planned_cuts=0), plan(3, name="A name that goes on " * 6)):
        assert size(slide_png(findings(scenario).answer)) == (1920, 1080)


def test_an_export_by_its_ending() -> None:
    """Made of one evaluation, with its warnings."""
    made = exported(".png", plan(1), load(), draws=DRAWS)
    assert made.content.startswith(b"\x89PNG")
    assert made.warnings
    assert everything(found())["seed"] == found().answer["seed"]
