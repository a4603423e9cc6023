"""Data flows one way: the contracts of pyproject.toml hold, and a breach is caught."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.server import ROOT

LINT = (sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()")


def lint(folder: Path) -> "subprocess.CompletedProcess[str]":
    """Check the contracts of a checkout."""
    return subprocess.run(
        [*LINT, "--no-cache"], cwd=folder, capture_output=True, text=True, check=False
    )


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Copy what the contracts are about."""
    for name in ("calculator", "pages"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_every_contract_is_kept() -> None:
    """Layers, core, pages, streamlit, cycles."""
    found = lint(ROOT)

    assert found.returncode == 0, found.stdout
    assert "0 broken" in found.stdout


@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        ("outcomes.py", "from calculator import answer", "Data flows one way"),
        ("sampling/sample.py", "from calculator.simulation import work", "Data flows one way"),
        ("library.py", "from pages.decide import answer", "Pages stand on the calculator"),
        ("simulation/work.py", "import pandas", "The simulation core"),
        ("simulation/work.py", "from calculator import library", "The simulation core"),
        ("parameters.py", "import pydantic", "The simulation core"),
        ("examples.py", "import streamlit", "Streamlit is for pages and widgets"),
        ("views/tables.py", "import streamlit", "Streamlit is for pages and widgets"),
        ("cli.py", "from calculator.views.widgets import figures", "Widgets are for pages"),
        ("reading/cells.py", "from calculator.reading import source", "No cycles"),
    ],
)
def test_a_breach_is_caught(module: str, line: str, contract: str, copy: Path) -> None:
    """An import the wrong way round breaks the contract that forbids it."""
    path = copy / "calculator" / module
    path.write_text(f"{line}\n{path.read_text(encoding='utf-8')}", encoding="utf-8")

    found = lint(copy)

    assert found.returncode == 1
    assert re.search(rf"^{contract}.* BROKEN", found.stdout, re.MULTILINE), found.stdout


def test_a_module_without_a_layer_is_caught(copy: Path) -> None:
    """Every module of calculator/ has its place in the layers."""
    (copy / "calculator/helpers.py").touch()

    found = lint(copy)

    assert found.returncode == 1
    assert "helpers" in found.stdout
