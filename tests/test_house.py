"""The house: requirements that suffice, papers that are true, no trace of other places."""

import re
import shutil
import subprocess

import pytest

from calculator import __version__
from calculator.cli import COMMANDS
from calculator.scenario import Team
from tests.server import ROOT
from tests.test_requirements import RUN_TIME, normal

README = (ROOT / "README.md").read_text(encoding="utf-8")
LARGE = 1_000_000  # bytes
SOURCES = [
    ROOT / "app.py",
    ROOT / "server.py",
    *(ROOT / "calculator").rglob("*.py"),
    *(ROOT / "pages").rglob("*.py"),
]


def test_changelog_starts_with_this_version() -> None:
    """What is released is written down."""
    log = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    versions = re.findall(r"^## \[(\d+\.\d+\.\d+)\]", log, re.MULTILINE)

    assert versions[0] == __version__


def test_readme_names_commands_that_exist() -> None:
    """Each command of the README is one of the command line's, and none is left out."""
    named = set(re.findall(r"^python -m calculator (\w+)", README, re.MULTILINE))

    assert named == set(COMMANDS)


def test_readme_names_every_column() -> None:
    """The columns it lists are those of a plan."""
    block = re.search(r"Optional columns: `([^`]+)`", README)
    assert block
    listed = {name.strip() for name in block.group(1).split(",")}
    required = {"team", "headcount", "annual_salary", "planned_cuts"}

    assert listed | required == set(Team.model_fields)


@pytest.mark.parametrize("file", ["README.md", "CONTRIBUTING.md", "docs/METHOD.md"])
def test_links_to_files_lead_somewhere(file: str) -> None:
    """A relative link or picture is there."""
    text = (ROOT / file).read_text(encoding="utf-8")
    targets = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", text)

    for target in targets:
        assert ((ROOT / file).parent / target).exists(), target


def test_dependencies_have_reasons() -> None:
    """CONTRIBUTING.md says why each run-time dependency is there."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    reasons = {normal(name) for name in re.findall(r"^\| ([\w-]+) \|", text, re.MULTILINE)}

    assert set(RUN_TIME) <= reasons


def test_every_exception_to_a_rule_has_its_reason() -> None:
    """A silenced warning says why, on its line."""
    pattern = re.compile(r"#\s*(noqa|type: ignore)(?P<codes>[\w:\[\], -]*?)(?P<reason> [-#] .+)?$")
    for path in [*SOURCES, *(ROOT / "tests").glob("*.py")]:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            found = pattern.search(line)
            if found and "re.compile" not in line:
                assert found["reason"], f"{path.name}:{number} {line.strip()}"


def test_tracked_files_are_small_and_text_or_pictures() -> None:
    """No build product, no environment, no large file is in the repository."""
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    listed = subprocess.run(
        [git, "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split("\n")
    for name in filter(None, listed):
        path = ROOT / name
        assert not path.exists() or path.stat().st_size < LARGE, name
        assert not name.startswith((".venv/", "build/", "dist/")), name
