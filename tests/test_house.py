"""The house: requirements that suffice, papers that are true, no trace of other places."""

import ast
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from calculator import __version__
from calculator.cli import cli
from calculator.scenario import Team
from tests.server import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
README = (ROOT / "README.md").read_text(encoding="utf-8")
SOURCES = [ROOT / "app.py", *(ROOT / "calculator").rglob("*.py"), *(ROOT / "pages").rglob("*.py")]
PINNED = re.compile(r"^([A-Za-z0-9_.-]+)==(\S+)", re.MULTILINE)


def normal(name: str) -> str:
    """Return the one spelling of a distribution's name."""
    return re.sub(r"[-_.]+", "-", name).lower()


def direct(requirements: list[str]) -> set[str]:
    """Return the names of requirements."""
    return {normal(re.split(r"[<>=!~\[; ]", line)[0]) for line in requirements}


def pins(file: str) -> dict[str, str]:
    """Return the pinned versions of a requirement file."""
    found = PINNED.findall((ROOT / file).read_text(encoding="utf-8"))
    return {normal(name): version for name, version in found}


def imported(path: Path) -> set[str]:
    """Return the top-level names that a module imports."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.partition(".")[0])
    return names


def test_requirements_pin_every_direct_dependency() -> None:
    """Both requirement files follow from pyproject.toml."""
    assert direct(PROJECT["project"]["dependencies"]) <= set(pins("requirements.txt"))
    assert direct(PROJECT["dependency-groups"]["dev"]) <= set(pins("requirements-dev.txt"))


def test_every_import_is_a_declared_dependency() -> None:
    """Nothing is imported that a fresh environment might not have."""
    known = packages_distributions()
    used = set().union(*map(imported, SOURCES)) - set(sys.stdlib_module_names)
    needed = {normal(known[name][0]) for name in used - {"calculator", "pages"}}

    assert needed == direct(PROJECT["project"]["dependencies"])


@pytest.mark.parametrize("file", ["requirements.txt", "requirements-dev.txt"])
def test_requirements_are_exact(file: str) -> None:
    """Every line is a pin, or takes in the other file."""
    lines = (ROOT / file).read_text(encoding="utf-8").splitlines()

    assert all(PINNED.match(line) or line == "-r requirements.txt" for line in lines)


def test_changelog_starts_with_this_version() -> None:
    """What is released is written down."""
    log = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    versions = re.findall(r"^## \[(\d+\.\d+\.\d+)\]", log, re.MULTILINE)

    assert versions[0] == __version__


def test_readme_names_commands_that_exist() -> None:
    """Each command of the README is one of the command line's, and none is left out."""
    named = set(re.findall(r"^python -m calculator (\w+)", README, re.MULTILINE))

    assert named == set(cli.commands)


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
    reasons = {normal(name) for name in re.findall(r"^\| (\w+) \|", text, re.MULTILINE)}

    assert direct(PROJECT["project"]["dependencies"]) <= reasons


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
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split("\n")
    for name in filter(None, listed):
        path = ROOT / name
        assert path.stat().st_size < 1_000_000, name
        assert not name.startswith((".venv/", "build/", "dist/")), name
