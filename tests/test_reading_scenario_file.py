"""Scenario files in JSON, YAML and TOML: what is read, and what is refused where."""

import json
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from calculator.errors import InputError, Problem
from calculator.reading.scenario_file import scenario_data
from calculator.scenario import scenario_from
from tests.strategies import organisations

JSON = """{
  "name": "Plan", "start_month": "2026-11", "seed": 7,
  "company": {"slack": 0.05},
  "teams": [
    {"team": "A", "headcount": 10, "annual_salary": 5e4, "planned_cuts": 2.5, "cut_month": "3:2.5",
     "function_ends": true, "slack": null}
  ]
}"""
YAML = """# a plan
name: Plan
start_month: 2026-11
seed: 7
company: {slack: 0.05}
teams:
- team: A
  headcount: 10
  annual_salary: 5e4
  planned_cuts: 2.5
  cut_month: 3:2.5
  function_ends: true
  slack:
"""
TOML = """# a plan
name = "Plan"
start_month = "2026-11"
seed = 7

[company]
slack = 0.05

[[teams]]
team = "A"
headcount = 10
annual_salary = 5e4
planned_cuts = 2.5
cut_month = "3:2.5"
function_ends = true
"""


def read(text: str, file: str) -> dict[str, Any]:
    """Read the text of a sound file."""
    return scenario_data(text.encode(), file)


def refusal(content: bytes | str, file: str) -> tuple[Problem, ...]:
    """Return the problems that refuse a file."""
    content = content.encode() if isinstance(content, str) else content
    with pytest.raises(InputError) as caught:
        scenario_data(content, file)
    assert all(problem.file == file for problem in caught.value.problems)
    return caught.value.problems


@pytest.mark.parametrize(
    ("text", "file"),
    [
        (JSON, "plan.json"),
        (YAML, "plan.yaml"),
        (YAML, "plan.YML"),
        (TOML, "plan.toml"),
        (JSON, "plan"),
        (YAML, "plan.txt"),
        (TOML, "plan"),
        ("\ufeff" + JSON, "plan.json"),
    ],
)
def test_three_formats_say_the_same(text: str, file: str) -> None:
    """The ending says the format; where it says none, the text does."""
    assert scenario_from(read(text, file)) == scenario_from(json.loads(JSON))


@given(organisations(), st.sampled_from(["plan.json", "plan.yaml", "plan"]))
def test_a_scenario_written_as_json_reads_back(data: dict[str, Any], file: str) -> None:
    """JSON is read as it is, as YAML too."""
    assert read(json.dumps(data, ensure_ascii=False), file) == data


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("no", "no"),
        ("yes", "yes"),
        ("3:10", "3:10"),
        ("3:10;9:15", "3:10;9:15"),
        ("2026-11", "2026-11"),
        ("2026-11-05", "2026-11-05"),
        ("1_000", "1_000"),
        ("012", 12),
        ("'12'", "12"),
        ("1e5", 100_000),
        (".nan", ".nan"),
        ("~", None),
        ("", None),
        ("|\n  12\n", "12\n"),
    ],
)
def test_yaml_holds_no_surprises(text: str, value: object) -> None:
    """Only what JSON knows is more than text."""
    assert read(f"name: {text}", "plan.yaml") == {"name": value}


@pytest.mark.parametrize(
    ("text", "file"),
    [
        ("start_month: 2026-11-01", "plan.yaml"),
        ("start_month: '2026-11-30'", "plan.yaml"),
        ("start_month = 2026-11-01", "plan.toml"),
        ("start_month = 2026-11-01T08:00:00", "plan.toml"),
        ('{"start_month": "2026-11-01"}', "plan.json"),
    ],
)
def test_a_date_for_the_start_month_is_its_month(text: str, file: str) -> None:
    """Formats that know dates have no months without a day."""
    assert read(text, file) == {"start_month": "2026-11"}


@pytest.mark.parametrize(
    ("text", "file", "row", "column", "words"),
    [
        ('{\n "seed": }', "a.json", 2, "10", "not valid JSON"),
        ("a: [1\nb: 2", "a.yaml", 2, "2", "not valid YAML"),
        ("a: 1\n---\nb: 2", "a.yaml", 2, "1", "second document"),
        ("a: &x 1\nb: *x", "a.yaml", 1, "4", "anchors, aliases and tags"),
        ("b: *x", "a.yaml", 1, "4", "anchors, aliases and tags"),
        ("a: !!python/object:os.system 1", "a.yaml", 1, "4", "anchors, aliases and tags"),
        ("&x a: 1", "a.yaml", 1, "1", "anchors, aliases and tags"),
        ("a: 1\n? [b]\n: 2", "a.yaml", 2, "3", "a key must be a word"),
        ("a: 1\nb: 2\na: 3", "a.yaml", 3, "1", "the key 'a' stands more than once"),
        ("a: \x01", "a.yaml", None, "", "not valid YAML"),
        ("seed = 1\nname = Plan", "a.toml", 2, "8", "not valid TOML"),
        ("seed = 1\nseed = 2\nname = 'x'", "a.toml", 2, "9", "not valid TOML"),
        ("a = [1", "a.toml", None, "", "not valid TOML"),
        ("a = {b = 1, b = 2}\n", "a.toml", 1, "18", "not valid TOML"),
        ('{"seed": 1, "a": {"b": 1, "b": 2}}', "a.json", None, "", "the key 'b' stands 2 times"),
        ('{\n "a": [1, NaN]}', "a.json", 2, "11", "NaN is not a finite number"),
        ('{"NaN": "\\"NaN", "a": -Infinity}', "a.json", 1, "23", "-Infinity is not a finite"),
        ("[1, 2]", "a.json", 1, "", "holds no scenario"),
        ("just words", "a.yaml", 1, "", "holds no scenario"),
        ("", "a.json", None, "", "the file is empty"),
        (" \n", "a.yaml", None, "", "the file is empty"),
        ('{"seed": ' + "9" * 5_000 + "}", "a.json", None, "", "thousands of digits"),
        ("seed = " + "9" * 5_000, "a.toml", None, "", "thousands of digits"),
        ('{"teams": [' + "{}," * 5_000 + "{}]}", "a.json", None, "", "5,001 entries stand side"),
        ('{"name": "\\ud800"}', "a.json", None, "", "half a character"),
    ],
)
def test_a_file_that_is_no_scenario_says_why(
    text: str, file: str, row: int | None, column: str, words: str
) -> None:
    """What is wrong, and the line and character where the format knows them."""
    problem = refusal(text, file)[0]

    assert (problem.row, problem.column) == (row, column)
    assert words in problem.rule
    assert problem.fix


@pytest.mark.parametrize(
    ("text", "file"),
    [
        ("[" * 100_000, "a.json"),
        ('{"a":' * 100_000, "a.json"),
        ('{"a": ' + "[" * 30 + "]" * 30 + "}", "a.json"),
        ("[" * 100_000, "a.yaml"),
        ("- " * 100_000, "a.yaml"),
        ("a = " + "[" * 100_000, "a.toml"),
        ("a" + ".a" * 100_000 + " = 1", "a.toml"),
        ("[" + "a." * 100_000 + "a]", "a.toml"),
    ],
)
def test_deep_nesting_is_refused_in_words(text: str, file: str) -> None:
    """A hundred thousand brackets are one clear problem."""
    (problem,) = refusal(text, file)

    assert "more than 20 parts" in problem.rule or "deeper than 20 levels" in problem.rule


def test_several_problems_of_a_file_come_together() -> None:
    """Every repeated key and every constant is named in one round."""
    found = refusal('{"seed": 1, "seed": NaN, "name": "x", "name": Infinity}', "a.json")

    assert [problem.rule.split(" ")[0:3] for problem in found] == [
        ["the", "key", "'seed'"],
        ["the", "key", "'name'"],
        ["NaN", "is", "not"],
        ["Infinity", "is", "not"],
    ]


def test_an_unquoted_month_in_toml_says_how_to_write_it() -> None:
    """TOML knows no months, only days."""
    (problem,) = refusal("seed = 1\nstart_month = 2026-11\n", "a.toml")

    assert problem.row == 2
    assert problem.fix == 'Put the month in quotes: start_month = "2026-11"'


@pytest.mark.parametrize("file", ["a.json", "a.yaml", "a.toml", "a"])
def test_a_headcount_plan_is_recognised(file: str) -> None:
    """A plan saved under a scenario's name is told apart from a broken scenario."""
    (problem,) = refusal("team,headcount,annual_salary,planned_cuts\nA,10,5,2\n", file)

    assert problem.rule == "this is a headcount plan, and a scenario was expected"


@pytest.mark.parametrize(
    ("content", "row", "column", "words"),
    [
        ('{"name": "x"}'.encode("utf-16"), 1, "", "UTF-16"),
        ('{"seed": 1,\r\n"name": "Zürich"}'.encode("latin-1"), 2, "11", "0xFC"),
        (b"PK\x03\x04", None, "", "spreadsheet workbook"),
        (b" " * 5_000_001, None, "", "larger than 5 MB"),
    ],
)
def test_bytes_that_are_no_text_are_refused(
    content: bytes, row: int | None, column: str, words: str
) -> None:
    """The first byte that is not UTF-8 is named by line and character."""
    (problem,) = refusal(content, "a.json")

    assert (problem.row, problem.column) == (row, column)
    assert words in problem.rule


FILES = st.sampled_from(["a.json", "a.yaml", "a.toml", "a"])


@given(st.binary() | st.text(st.sampled_from('a1.:,=-"[]{}# \n&*!')).map(str.encode), FILES)
@example(b"a: 1\n a: 2", "a.yaml")
@example(b"%TAG ! x\n--- 1", "a.yaml")
def test_any_bytes_are_a_scenario_or_an_input_error(content: bytes, file: str) -> None:
    """Nothing a person uploads raises anything but an InputError, here or in the checks after."""
    with pytest.raises(InputError) as caught:
        scenario_from(scenario_data(content, file))

    assert caught.value.problems
