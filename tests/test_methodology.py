"""The methodology: written from the code and the library, complete, and kept up with both."""

import re
from dataclasses import replace

import pytest

from calculator import parameters
from calculator.calibration import calibration
from calculator.cli import main
from calculator.library import load
from calculator.views.methodology import code, mechanisms, outputs
from calculator.views.methodology.contents import steps
from calculator.views.methodology.document import METHODOLOGY, markdown, sections
from calculator.views.methodology.readers import GROUPS, readers
from calculator.views.methodology.section import plain
from calculator.views.papers import METHOD, part
from tests.answers import real

LIBRARY = load()
TEXT = METHODOLOGY.read_text(encoding="utf-8")
SECTIONS = sections(LIBRARY)
COMMAND = "python -m calculator methodology > docs/METHODOLOGY.md"


def test_the_file_is_what_the_code_and_the_library_say() -> None:
    """Where this fails, write the file anew."""
    assert markdown(LIBRARY) == TEXT, f"Write it anew: {COMMAND}"


def test_the_command_prints_it(capsys: pytest.CaptureFixture[str]) -> None:
    """`methodology` prints the document and nothing else."""
    assert main(["methodology"]) == 0
    assert capsys.readouterr().out == markdown(LIBRARY)


@pytest.mark.parametrize("name", list(code.mechanisms()))
def test_every_mechanism_and_every_public_function_appears(name: str) -> None:
    """Each module of the simulation has its section, and each public function its place in it."""
    module = code.mechanisms()[name]
    body = {section.title: section.body for section in SECTIONS}[name.capitalize()]

    for function in code.functions(module).values():
        assert body.count(f"**`{name}.{function.__qualname__}`**") == 1
    for group in code.groups(module):
        assert f"**`{group}`** holds" in body


def test_months_are_told_in_the_order_of_the_code() -> None:
    """Steps are those of one month, and mechanisms stand in the order they come to work."""
    titles = [section.title for section in SECTIONS]
    first = [name.capitalize() for step in steps() for name in step.mechanisms]
    told = [title for title in titles[titles.index("The steps") :] if title in first]

    assert len(steps()) == 6
    assert steps()[0].mechanisms[0] == "hiring"
    month = dict.fromkeys(title for title in first if title not in {"Policies", "State"})
    assert told[: len(month)] == list(month)
    assert len(titles) == len(set(titles))


def test_every_assumption_appears_once_with_its_grade_and_source() -> None:
    """All of the library: entries, kinds of work, rates, correlations, law, targets."""
    rows = [line for line in TEXT.splitlines() if re.match(r"\| [^`]", line)]
    for id_, entry in LIBRARY.entries.items():
        (row,) = [line for line in rows if f" `{id_}` |" in line]
        cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", row)]
        assert cells[5:7] == [entry.grade, entry.status]
        for key in entry.sources:
            source = LIBRARY.sources[key]
            named = "judgement" if source.kind == "judgement" else plain(source.producer)
            assert named in cells[7]
    others = [*LIBRARY.family_columns, *LIBRARY.law.obligations, *LIBRARY.law.layoff_rules]
    for id_ in others:
        assert len([line for line in rows if f".{id_}` |" in line]) == 1, id_
    for target in calibration().targets.values():
        assert sum(f"| {plain(target.label)} |" in line for line in rows) == 1
    for source in LIBRARY.sources.values():
        assert f"- {plain(source.producer)} ({source.published})" in TEXT


def test_every_assumption_is_read_by_the_model() -> None:
    """What nothing reads would be listed in vain; every reader has a section to be told in."""
    titles = {section.title.lower() for section in SECTIONS}
    found = readers(LIBRARY)

    assert all(found.values()), [id_ for id_, names in found.items() if not names]
    homes = {mechanisms.home(names[0]) for names in found.values()} - {mechanisms.OUTPUTS}
    assert homes - {"defaults"} <= titles


@pytest.mark.parametrize(
    ("id_", "reader"),
    [
        ("agency_fee", "Hiring"),
        ("severance_cap_weeks", "Separation"),
        ("lead_months_level_3", "Programme"),
        ("wage_drift", "Finance"),
        ("readiness_weight_data", "readiness"),
        ("penalty_rate_gdpr", "law"),
        ("discount_rate", "defaults"),
        ("signal_days_noise", "signals"),
    ],
)
def test_a_reader_is_found_where_it_reads(id_: str, reader: str) -> None:
    """Read straight, through a helper, by a name put together, or before anything is drawn."""
    assert readers(LIBRARY)[id_][0] == reader


def test_an_assumption_that_nothing_reads_has_no_reader() -> None:
    """The check above can fail."""
    entries = {**LIBRARY.entries, "of_no_use": LIBRARY.entries["slack"]}
    assert readers(replace(LIBRARY, entries=entries))["of_no_use"] == ()


def test_every_parameter_has_its_unit() -> None:
    """Every field of what the model is given says what it is, and stands in the document."""
    for name in GROUPS - {"Parameters"}:
        group = getattr(parameters, name)
        assert f"**Given as `{name}`**" in TEXT
        for field in code.field_list(group):
            assert field.comment, f"{name}.{field.name} has no unit"


def test_every_figure_of_the_answer_is_defined() -> None:
    """The keys of a real answer are those that are defined, part by part."""
    answer = real()
    for name in outputs.PARTS:
        told = answer[name][0] if isinstance(answer[name], list) else answer[name]
        assert set(outputs.keys(name)) == set(told), name
        for key in outputs.keys(name):
            assert plain(outputs.definition(name, key)[1:]) in TEXT
    steps_told = [row["step"] for row in answer["bridge"]]
    assert [f"- `{step}`: " in TEXT for step in steps_told] == [True] * len(steps_told)


def test_links_and_mathematics_are_whole() -> None:
    """A link leads to a file, and every line of mathematics is closed."""
    for target in re.findall(r"(?<!\\)\]\(([^)#:]+)\)", TEXT):
        assert (METHODOLOGY.parent / target).exists(), target
    for line in TEXT.splitlines():
        assert line.count("$") in {0, 2}, line
        assert line.count("{") == line.count("}"), line


def test_it_says_what_it_does_not_do_and_who_should_not_use_it() -> None:
    """Limits are told first, with those whom it is not for."""
    titles = [section.title for section in SECTIONS]

    assert titles[:4] == [
        "The question",
        "Who should use it",
        "Who should not use it",
        "What it does not do",
    ]
    assert part(METHOD, "What it does not do") in TEXT
    with pytest.raises(ValueError, match="no part 'Nothing'"):
        part(METHOD, "Nothing")
