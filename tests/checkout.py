"""A copy of the project's scripts to try them on: no network, no real installation."""

import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from tests.server import ROOT

SCRIPTS = ("run", "test", "scripts/environment.sh")
READ_BY_SCRIPTS = ("requirements.txt", "requirements-dev.txt", "tests/chromium.py")
TOOLS = ("cat", "cp", "dirname", "mkdir", "realpath", "rm")
SHELL = shutil.which("dash") or shutil.which("sh") or "sh"

PYTHON = f"""#!/bin/sh
# Real for code given as text; environments are folders, and modules are only written down.
case "$1 $2" in
    "-m venv") mkdir -p "$3/bin" && cp "$0" "$3/bin/python" ;;
    "-m "*)
        shift; echo "$*" >>"$CALLS"
        case " $BROKEN " in *" $1 "*) exit 1 ;; esac ;;
    *) exec '{sys.executable}' "$@" ;;
esac
"""


@dataclass
class Checkout:
    """A copy of the scripts, and a PATH with nothing on it but what a test puts there."""

    folder: Path
    broken: str = ""
    environment: dict[str, str] = field(default_factory=dict)

    @classmethod
    def at(cls, folder: Path) -> Self:
        """Copy the scripts, and what they read, to a folder."""
        for name in SCRIPTS + READ_BY_SCRIPTS:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
        copy = cls(folder)
        copy.path.mkdir()
        for tool in TOOLS:
            (copy.path / tool).symlink_to(shutil.which(tool) or tool)
        return copy

    @property
    def path(self) -> Path:
        """The one folder on PATH."""
        return self.folder.parent / "bin"

    @property
    def calls(self) -> list[str]:
        """What was asked of Python's modules so far, all but pip's own version."""
        log = self.folder.parent / "calls"
        lines = log.read_text().splitlines() if log.exists() else []
        return [line for line in lines if line != "pip --version"]

    def provide(self, name: str, *, disguise: str = "") -> Path:
        """Put a Python on PATH; a disguise is run before anything that it is asked to run."""
        python = self.path / name
        python.write_text(PYTHON)
        if disguise:
            (self.folder.parent / "sitecustomize.py").write_text(disguise)
            python.write_text(PYTHON.replace("exec", f"PYTHONPATH='{self.folder.parent}' exec"))
        python.chmod(0o755)
        return python

    def call(self, *command: str, script: Path | None = None) -> "subprocess.CompletedProcess[str]":
        """Call a script by its whole path from elsewhere."""
        name, *arguments = command
        environment = {"PATH": str(self.path), "CALLS": str(self.folder.parent / "calls")}
        return subprocess.run(
            [SHELL, str(script or self.folder / name), *arguments],
            cwd="/",
            env=environment | {"BROKEN": self.broken} | self.environment,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
