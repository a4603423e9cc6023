"""The requirement files: exact, complete on every system we name, and true to pyproject.toml."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, packages_distributions, requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from tests.server import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
SYSTEMS = (
    {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix"},
    {"sys_platform": "darwin", "platform_system": "Darwin", "os_name": "posix"},
    {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt"},
)
PYTHONS = ("3.11", "3.12", "3.13", "3.14")


def normal(name: str) -> str:
    """Return the one spelling of a distribution's name."""
    return re.sub(r"[-_.]+", "-", name).lower()


def named(requirements: Iterable[str]) -> dict[str, Requirement]:
    """Return requirements by the name of what they require."""
    return {normal(made.name): made for made in map(Requirement, requirements)}


def locked(file: str) -> dict[str, Requirement]:
    """Return the pins of a requirement file, those of the file it takes in among them."""
    lines = (ROOT / file).read_text(encoding="utf-8").splitlines()
    taken_in = [line.removeprefix("-r ") for line in lines if line.startswith("-r ")]
    pins = named(line for line in lines if not line.startswith("-r "))
    for other in map(locked, taken_in):
        both = pins.keys() & other.keys()
        assert all(other[name].specifier == pins[name].specifier for name in both)
        pins |= other
    return pins


RUN_TIME = named(PROJECT["project"]["dependencies"])
DEVELOPMENT = named(PROJECT["dependency-groups"]["dev"])
FILES = {
    "requirements.txt": RUN_TIME,
    "requirements-dev.txt": RUN_TIME | DEVELOPMENT,
}


def imported(path: Path) -> set[str]:
    """Return the top-level names that a module imports."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.partition(".")[0])
    return names


def distributions(*places: str) -> set[str]:
    """Return the distributions from which the modules in files or folders import."""
    paths = [path for place in places for path in (ROOT / place, *(ROOT / place).rglob("*.py"))]
    used = set().union(*(imported(path) for path in paths if path.is_file()))
    ours = {"benchmarks", "calculator", "pages", "tests"}
    known = packages_distributions()
    return {normal(known[name][0]) for name in used - ours - set(sys.stdlib_module_names)}


@pytest.mark.parametrize(("file", "declared"), FILES.items())
def test_requirements_follow_from_the_project(file: str, declared: dict[str, Requirement]) -> None:
    """Each declared dependency is pinned, to a version within its bound."""
    pins = locked(file)
    for name, requirement in declared.items():
        (pin,) = pins[name].specifier
        assert requirement.specifier.contains(pin.version), name


@pytest.mark.parametrize("file", FILES)
def test_requirements_are_exact(file: str) -> None:
    """Every line pins one version, and names no place to get it from."""
    for name, pin in locked(file).items():
        assert [each.operator for each in pin.specifier] == ["=="], name
        assert pin.url is None, name
    assert "://" not in (ROOT / file).read_text(encoding="utf-8")


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("system", SYSTEMS, ids=lambda system: system["platform_system"])
def test_requirements_are_complete(file: str, python: str, system: dict[str, str]) -> None:
    """What a pinned distribution needs is pinned too, whatever the system and the Python."""
    version = {"python_version": python, "python_full_version": f"{python}.0", "extra": ""}
    seen = system | version
    pins = {
        name: pin
        for name, pin in locked(file).items()
        if pin.marker is None or pin.marker.evaluate(seen)
    }
    for name in pins:
        for needed in needs(name, seen):
            assert normal(needed.name) in pins, f"{name} needs {needed}"
            (pin,) = pins[normal(needed.name)].specifier
            assert needed.specifier.contains(pin.version), f"{name} needs {needed}"


def needs(name: str, seen: dict[str, str]) -> list[Requirement]:
    """Return what an installed distribution needs; one for other systems is not here to ask."""
    try:
        lines = requires(name) or []
    except PackageNotFoundError:
        return []
    made = map(Requirement, lines)
    return [each for each in made if each.marker is None or each.marker.evaluate(seen)]


def test_the_product_imports_what_it_declares() -> None:
    """A run-time dependency is imported, and what is imported is a run-time dependency."""
    assert distributions("app.py", "server.py", "calculator", "pages") == set(RUN_TIME)


def test_the_tests_import_what_is_declared() -> None:
    """Tests need nothing that a fresh environment might not have."""
    assert distributions("tests") <= set(RUN_TIME | DEVELOPMENT)
