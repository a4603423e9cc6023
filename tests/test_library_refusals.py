"""A library that was edited badly: refused by file and key, all at once, on every surface."""

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from calculator.errors import LibraryError
from calculator.evidence import EVIDENCE, load_evidence
from calculator.library import ASSUMPTIONS
from calculator.reading.employees.titles import title_evidence
from tests.assumption_folder import Folder, Mend
from tests.server import ROOT


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """Return a sound copy of the assumptions."""
    return Folder(tmp_path)


def entry(**fields: object) -> Mend:
    """Return a change of the entry `ramp_start`: p5 0.05, value 0.25, p95 0.55, within 0 to 1."""
    return lambda data: data["ramp_start"].update(fields)


@pytest.mark.parametrize(
    ("change", "line"),
    [
        (
            entry(p5=0.6, p95=0.1),
            "p5 0.6 <= value 0.25 <= p95 0.1 must hold; correct what is out of order",
        ),
        (
            entry(value=2),
            (
                "p5 0.05 <= value 2 <= p95 0.55 must hold; correct what is out of order; "
                "value 2 must lie between low 0 and high 1; correct one of them"
            ),
        ),
        (
            entry(p95=1.5),
            "p95 1.5 must lie between low 0 and high 1; correct one of them",
        ),
        (entry(grade="F"), "grade 'F' is none of 'A', 'B', 'C', 'D' or 'E'; choose one"),
        (
            entry(shape="uniform"),
            (
                "shape 'uniform' is none of 'fixed', 'lognormal', 'normal', 'beta', 'pert' or "
                "'triangular'; choose one"
            ),
        ),
        (
            entry(status="known"),
            (
                "status 'known' is none of 'seen', 'second-hand', 'recalled' or 'judgement'; "
                "choose one"
            ),
        ),
        (
            entry(review_date="soon"),
            "review_date 'soon' is no month; write year and month, as in \"2026-11\"",
        ),
        (
            entry(status="seen", grade="B", sources=["judgement"]),
            "source judgement for what was seen; name the publication alone",
        ),
        (
            entry(status="seen", grade="B", sources=["bls_tenure_2024"]),
            (
                "status seen, and none of bls_tenure_2024 was read; say in sources.yaml when one "
                "was accessed, or call it recalled"
            ),
        ),
        (
            entry(grade="B"),
            "grade B for a judgement, which is graded E; grade it E or say how it was read",
        ),
        (
            entry(sources=["judgement", "heinz_2020"]),
            "a judgement has the one source judgement; move the others to anchors",
        ),
        (
            entry(status="recalled", grade="A", sources=["bls_tenure_2024"]),
            "grade A for what was recalled, which is C at best; grade it lower or read it",
        ),
        (entry(sources=["nobody"]), "source nobody is not in sources.yaml; add it there"),
        (entry(label=2026), "label 2026 is no text to YAML; put it in quotes"),
        (
            lambda data: data.update(ramp_start=[0.25]),
            "holds no mapping; write its fields below it",
        ),
        (
            lambda data: data["ramp_start"].pop("sources"),
            "sources is missing; give it",
        ),
    ],
)
def test_an_entry_is_refused_in_words(folder: Folder, change: Mend, line: str) -> None:
    """What was given, the rule, the fix; nothing that follows from it is told as well."""
    folder.change("hiring.yaml", change)
    assert f"hiring.yaml: ramp_start: {line}" in folder.refusal()


@pytest.mark.parametrize("unit", ["parsec", "", "Share", "USD per hour", "dollars per hire"])
def test_a_unit_that_does_not_exist_is_refused(folder: Folder, unit: str) -> None:
    """Units are a closed list; the refusal gives it."""
    folder.change("hiring.yaml", entry(unit=unit))
    (line,) = folder.refusal()
    assert line.startswith(f"hiring.yaml: ramp_start: unit {unit!r} is no unit; take one of share,")
    assert line.endswith("FTE-months, hours, people, yes or no, or a currency per person, hire, "
                         "year or user per year")  # fmt: skip


@pytest.mark.parametrize("file", ["hiring.yaml", "register.yaml"])
@pytest.mark.parametrize(
    ("text", "rule"),
    [
        (None, "is not there; put it back"),
        ("", "holds no"),
        ("a: [", "cannot be read: while parsing"),
        ("a: 1\na: 2\n", "cannot be read: a stands more than once; keep one"),
        ("a: 2026-02-30\n", "cannot be read: day is out of range for month"),
        ("[a, b]: 1\n", "cannot be read: while constructing a mapping"),
        ("just words", "holds no"),
        ("[" * 5000, "cannot be read: "),
        ("a: !!python/object:os.system {}", "cannot be read: could not determine a constructor"),
    ],
)
def test_a_file_is_refused_in_words(folder: Folder, file: str, text: str | None, rule: str) -> None:
    """Missing, empty, broken or of the wrong kind: one line says so of that file."""
    path = folder.path / file
    path.unlink()
    if text is not None:
        path.write_text(text, encoding="utf-8")
    mine = [line for line in folder.refusal() if line.startswith(f"{file}: ")]
    assert len(mine) == 1
    assert mine[0].split(": ", 2)[2].startswith(rule)


def test_what_is_no_text_is_refused(folder: Folder) -> None:
    """Bytes that are no UTF-8 are named by their file."""
    (folder.path / "hiring.yaml").write_bytes(b"\xff\xfea")
    assert folder.refusal()[0].startswith("hiring.yaml: the file: cannot be read: 'utf-8' codec")


def test_sources_that_cannot_be_read_are_told_once(folder: Folder) -> None:
    """Not that every number lacks its source as well."""
    (folder.path / "sources.yaml").unlink()
    assert folder.refusal() == ["sources.yaml: the file: is not there; put it back"]


@pytest.mark.parametrize(
    ("change", "line"),
    [
        (
            lambda ids: ids.remove("slack"),
            "slack: is sampled in work.yaml; append it here",
        ),
        (
            lambda ids: ids.append("slack"),
            "slack: stands more than once, and an id has one column; keep one",
        ),
        (
            lambda ids: ids.append(None),
            "the file: None is no id; write the id of an assumption",
        ),
    ],
)
def test_the_register_is_refused_in_words(folder: Folder, change: Mend, line: str) -> None:
    """An id is missing, doubled, or no id."""
    folder.change("register.yaml", change)
    assert folder.refusal() == [f"register.yaml: {line}"]


def pair(between: tuple[str, str], value: float) -> dict[str, Any]:
    """Return a correlation that is sound by itself."""
    return {
        "between": list(between),
        "value": value,
        "grade": "E",
        "sources": ["judgement"],
        "caveat": "Judgement.",
    }


def test_correlations_that_contradict_each_other_are_refused(folder: Folder) -> None:
    """A with B, B with C, and A against C: no draws can do that."""
    three = [
        pair(("slack", "load_factor"), 0.6),
        pair(("load_factor", "agency_fee"), 0.6),
        pair(("slack", "agency_fee"), -0.9),
    ]
    folder.change("correlations.yaml", lambda pairs: pairs.extend(three[:2]))
    folder.load()
    folder.change("correlations.yaml", lambda pairs: pairs.append(three[2]))
    assert folder.refusal() == [
        (
            "correlations.yaml: the file: the pairs contradict each other: no draws have these "
            "correlations; weaken one"
        )
    ]


def test_a_correlation_with_what_there_is_not_is_refused(folder: Folder) -> None:
    """An unknown id is named with its pair."""
    folder.change("correlations.yaml", lambda pairs: pairs.append(pair(("slack", "luck"), 0.1)))
    assert folder.refusal() == [
        "correlations.yaml: pair 3: luck is no sampled entry; correlate what is drawn"
    ]


@pytest.mark.parametrize(
    ("file", "id_", "given", "line"),
    [
        (
            "obligations.yaml",
            "korea",
            {"start": "2026-02-30"},
            "start '2026-02-30' is no day of the calendar; correct it",
        ),
        (
            "obligations.yaml",
            "korea",
            {"start": "next year"},
            "start 'next year' is no day; write it as in \"2026-11-30\"",
        ),
        (
            "layoff_rules.yaml",
            "us_warn",
            {"as_of": "2026-13"},
            "as_of '2026-13' is no month; write year and month, as in \"2026-11\"",
        ),
        (
            "severance_minima.yaml",
            "uk_statutory",
            {"review_date": "2020-01"},
            "review_date must come after as_of 2026-11; set a later month",
        ),
        (
            "obligations.yaml",
            "korea",
            {"grade": "A", "status": "judgement"},
            "grade A for a judgement, which is graded E; grade it E or say how it was read",
        ),
    ],
)
def test_law_with_a_bad_date_or_standing_is_refused(
    folder: Folder, file: str, id_: str, given: dict[str, str], line: str
) -> None:
    """A day the calendar does not have, a month that is none, a review before its date."""
    folder.change(file, lambda data: data[id_].update(given))
    assert folder.refusal() == [f"{file}: {id_}: {line}"]


def test_a_date_out_of_its_quotes_is_refused(folder: Folder) -> None:
    """YAML makes a date of it; the refusal says what to do."""
    path = folder.path / "obligations.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('start: "2025-02-02"', "start: 2025-02-02", 1), encoding="utf-8")
    (line,) = folder.refusal()
    assert line.startswith("obligations.yaml: ")
    assert line.endswith(": start 2025-02-02 is no text to YAML; put it in quotes")


def test_evidence_for_what_there_is_not_is_refused(tmp_path: Path) -> None:
    """A row of evidence that serves an unknown assumption is named by file and row."""
    copy = tmp_path / "evidence"
    shutil.copytree(EVIDENCE, copy)
    path = copy / "ai.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("{realised_claim: range}", "{luck: range}", 1), encoding="utf-8")
    with pytest.raises(LibraryError) as error:
        load_evidence(copy)
    rule = "used_by luck is no assumption, row of law, column, target or example; mend it"
    assert f"ai.yaml: 1.1: {rule}" in str(error.value).splitlines()


def test_titles_are_refused_in_words(folder: Folder) -> None:
    """The keywords of job titles are part of the library, and keep its rules."""
    folder.change("titles.yaml", lambda data: data["evidence"].update(grade="Z"))
    with pytest.raises(LibraryError, match=r"^titles\.yaml: evidence: grade 'Z' is none of"):
        title_evidence(folder.path)


# Every surface


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy the whole program, and break three files of its assumptions."""
    root = tmp_path_factory.mktemp("installed")
    for name in ("calculator", "pages", "docs"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ASSUMPTIONS, root / "assumptions")
    shutil.copy(ROOT / "app.py", root)
    broken = Folder(root / "assumptions", copied=True)
    broken.change("hiring.yaml", lambda data: data["ramp_start"].pop("sources"))
    broken.change("work.yaml", lambda data: data["slack"].update(p5=0.2))
    broken.change("finance.yaml", lambda data: data["discount_rate"].update(unit="parsec"))
    return root


PROBLEMS = (
    "hiring.yaml: ramp_start: sources is missing; give it",
    "work.yaml: slack: p5 0.2 <= value 0.056 <= p95 0.107 must hold; correct what is out of order",
    "finance.yaml: discount_rate: unit 'parsec' is no unit; take one of",
)


def in_copy(installation: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run Python in the broken copy."""
    return subprocess.run(
        [sys.executable, "-B", *arguments],
        cwd=installation,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


@pytest.mark.parametrize("command", ["evaluate example:midmarket", "assumptions"])
def test_the_command_line_names_every_problem(installation: Path, command: str) -> None:
    """Exit 1, a fault of the installation: one line a problem, and never a traceback."""
    ended = in_copy(installation, "-m", "calculator", *command.split())
    assert ended.returncode == 1
    assert ended.stdout == ""
    lines = ended.stderr.splitlines()
    assert len(lines) == len(PROBLEMS)
    for line, problem in zip(lines, PROBLEMS, strict=True):
        assert line.startswith(f"error: {problem}")


def test_a_page_names_every_problem(installation: Path) -> None:
    """Words in place of every page, and no exception."""
    script = (
        "from streamlit.testing.v1 import AppTest\n"
        "for page in ('decide/answer', 'trust/assumptions'):\n"
        "    app = AppTest.from_file('app.py', default_timeout=60)\n"
        "    app.switch_page(f'pages/{page}.py').run()\n"
        "    assert not app.exception, app.exception\n"
        "    assert not app.title and not app.metric\n"
        "    print(app.error[0].value.replace('\\\\', ''))\n"
    )
    ended = in_copy(installation, "-c", script)
    assert ended.returncode == 0, ended.stderr
    for problem in PROBLEMS:
        place = problem.rsplit(": ", 1)[0]  # signs of the rule are escaped for Markdown
        assert ended.stdout.count(f"- {place}: ") == 2
