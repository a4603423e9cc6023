"""Data flows one way: the contracts of pyproject.toml hold, and a breach is caught."""

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
    ("module", "line"),
    [
        ("simulation/work.py", "import pandas"),
        ("simulation/work.py", "from calculator import library"),
        ("parameters.py", "import pydantic"),
        ("outcomes.py", "from calculator import answer"),
        ("sampling.py", "from calculator.simulation import work"),
        ("views/tables.py", "import streamlit"),
        ("library.py", "from pages.decide import answer"),
        ("helpers.py", ""),
    ],
)
def test_a_breach_is_caught(module: str, line: str, copy: Path) -> None:
    """An import the wrong way round, or a module without a layer, fails the contracts."""
    path = copy / "calculator" / module
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    path.write_text(f"{line}\n{before}", encoding="utf-8")

    assert lint(copy).returncode != 0
