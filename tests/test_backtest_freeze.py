"""The freeze of the backtest: inputs as committed before any outcome; changes are refused."""

import shutil
import subprocess
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
import yaml

from calculator.backtest.files import BACKTEST, backtest, digest
from calculator.errors import LibraryError
from tests.server import ROOT

FREEZES = backtest().freezes
FROZEN = FREEZES[-1]
PLACE = BACKTEST.relative_to(ROOT).as_posix()


def git(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Ask git about this checkout."""
    program = shutil.which("git")
    if program is None or not (ROOT / ".git").exists():
        pytest.skip("not a git checkout")
    return subprocess.run([program, *arguments], cwd=ROOT, capture_output=True, check=False)


def commit_is_here() -> None:
    """Leave a test out where the commit of the freeze was not fetched."""
    if git("cat-file", "-e", f"{FROZEN.commit}^{{commit}}").returncode:
        pytest.skip("a shallow clone without the commit of the freeze")


def test_every_input_is_frozen_and_unchanged() -> None:
    """Each file under inputs/, and the measures, have the digest that was written down."""
    files = {path.relative_to(BACKTEST).as_posix() for path in BACKTEST.glob("inputs/*")}
    assert FROZEN.sha256.keys() == {"measures.yaml", *files}
    for name, found in FROZEN.sha256.items():
        text = (BACKTEST / name).read_bytes().replace(b"\r\n", b"\n")
        assert sha256(text).hexdigest() == found, name


@pytest.mark.parametrize("name", sorted(FROZEN.sha256))
def test_inputs_are_those_of_the_commit(name: str) -> None:
    """Where git has the commit, the file in it is the file that stands here."""
    commit_is_here()
    shown = git("show", f"{FROZEN.commit}:{PLACE}/{name}")
    assert shown.returncode == 0, shown.stderr
    assert sha256(shown.stdout).hexdigest() == FROZEN.sha256[name]


def test_the_commit_holds_no_outcome_and_has_its_date() -> None:
    """The file of outcomes is not in the commit of the freeze: it came after."""
    commit_is_here()
    files = git("ls-tree", "-r", "--name-only", FROZEN.commit, PLACE).stdout.decode()
    assert f"{PLACE}/measures.yaml" in files
    assert "outcomes" not in files
    assert git("show", "-s", "--format=%cs", FROZEN.commit).stdout.decode().strip() == FROZEN.date


def test_line_ends_do_not_matter(tmp_path: Path) -> None:
    """A checkout that ends lines in its own way has the same digest; another letter has not."""
    for name, content in {"a": b"x: 1\ny: 2\n", "b": b"x: 1\r\ny: 2\r\n", "c": b"x: 1\n"}.items():
        (tmp_path / name).write_bytes(content)
    assert digest(tmp_path / "a") == digest(tmp_path / "b") != digest(tmp_path / "c")


# A broken folder


class Folder:
    """A copy of the backtest to break."""

    def __init__(self, path: Path) -> None:
        """Copy the real files."""
        self.path = path / "backtest"
        shutil.copytree(BACKTEST, self.path)

    def replace(self, name: str, old: str, new: str) -> None:
        """Replace a text that stands in one file."""
        text = (self.path / name).read_text(encoding="utf-8")
        assert old in text
        (self.path / name).write_text(text.replace(old, new, 1), encoding="utf-8")

    def change(self, mend: Callable[[dict[str, Any]], object]) -> None:
        """Rewrite the outcomes after `mend` has changed them in place."""
        file = self.path / "outcomes.yaml"
        data = yaml.safe_load(file.read_text(encoding="utf-8"))
        mend(data)
        file.write_text(yaml.safe_dump(data), encoding="utf-8")

    def freeze_again(self) -> None:
        """Add a freeze of the files as they are now."""
        files = [self.path / "measures.yaml", *self.path.glob("inputs/*.yaml")]
        now = {path.relative_to(self.path).as_posix(): digest(path) for path in files}
        freeze = {"commit": "0" * 40, "date": "2027-01-01", "reason": "A test.", "sha256": now}
        self.change(lambda data: data["freezes"].append(freeze))

    def refusal(self) -> str:
        """Return the words with which the copy is refused."""
        with pytest.raises(LibraryError) as error:
            backtest(self.path)
        return str(error.value)


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """Return a sound copy."""
    return Folder(tmp_path)


def test_a_sound_copy_is_the_same_backtest(folder: Folder) -> None:
    """A copy that nobody touched loads to the same cases."""
    assert dict(backtest(folder.path).cases) == dict(backtest().cases)


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("inputs/meta-2022.yaml", "tenure_years: 3,", "tenure_years: 4,"),
        ("inputs/ibm-2023.yaml", "policy: planned", "policy: attrition"),
        ("measures.yaml", "within_months: 6", "within_months: 3"),
    ],
)
def test_a_changed_input_is_refused_until_it_is_frozen_anew(
    folder: Folder, name: str, old: str, new: str
) -> None:
    """The file, the date and the commit are named; a new freeze stands beside the first."""
    folder.replace(name, old, new)
    told = folder.refusal()
    assert told.startswith(f"{name}: the file: is not what was frozen on {FROZEN.date}")
    assert FROZEN.commit[:7] in told
    assert "add a freeze with its reason" in told
    if name != "measures.yaml":  # its change asks for other reasons among the outcomes
        folder.freeze_again()
        assert len(backtest(folder.path).freezes) == len(FREEZES) + 1


def test_a_new_input_and_a_missing_one_are_refused(folder: Folder) -> None:
    """What was never frozen, and what is gone, are named."""
    (folder.path / "inputs/ibm-2023.yaml").rename(folder.path / "inputs/ibm-2024.yaml")
    told = folder.refusal()
    assert "inputs/ibm-2024.yaml: the file: was not frozen" in told
    assert "inputs/ibm-2023.yaml: the file: was frozen" in told
    assert "name a case as its file" in told


@pytest.mark.parametrize(
    ("mend", "told"),
    [
        (lambda data: data["cases"]["ibm-2023"]["reports"].clear(), "ai_work_2_years needs either"),
        (lambda data: data["cases"]["ibm-2023"]["unreported"].clear(), "headcount_1_year needs"),
        (
            lambda data: data["cases"]["meta-2023"]["unreported"].update(headcount_2_years="No."),
            "headcount_2_years needs either a report",
        ),
        (lambda data: data["cases"].pop("ibm-2023"), "has no outcomes in outcomes.yaml"),
        (lambda data: data["cases"].update(other={}), "other: there is no such case"),
        (
            lambda data: data["cases"]["ibm-2023"]["reports"][0].update(source="x"),
            "source x is not",
        ),
        (lambda data: data["cases"]["ibm-2023"]["reports"][0].update(date="2025"), "date '2025'"),
        (lambda data: data["cases"]["ibm-2023"]["reports"][0].update(value=-1), "value -1"),
        (lambda data: data["cases"]["ibm-2023"]["reports"][0].pop("grade"), "grade is missing"),
        (lambda data: data["freezes"].clear(), "freezes"),
        (lambda data: data["freezes"][0].update(commit="16c6263"), "commit '16c6263'"),
    ],
)
def test_broken_outcomes_are_refused(
    folder: Folder, mend: Callable[[dict[str, Any]], object], told: str
) -> None:
    """Every rule of the file of outcomes names what breaks it."""
    folder.change(mend)
    assert told in folder.refusal()


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        ("inputs/ibm-2023.yaml", "policy: planned", "policy: keep", "policy keep is none of"),
        ("inputs/ibm-2023.yaml", "source: afp_ibm_2023", "source: afp", "source afp is not in"),
        ("inputs/ibm-2023.yaml", "[headcount_1_year,", "[headcount,", "headcount is no measure"),
        ("inputs/ibm-2023.yaml", "total: 7800", "total: 8000", "adds up to 7800, not 8000"),
        ("inputs/ibm-2023.yaml", 'date: "2023-05-01"', 'date: "2023-06-01"', "is not known on"),
        ("measures.yaml", "  within_months: 6\n", "", "only one of months_on and within_months"),
    ],
)
def test_a_broken_input_is_refused_however_it_is_frozen(
    folder: Folder, name: str, old: str, new: str, told: str
) -> None:
    """A new freeze does not make an unsound case sound."""
    folder.replace(name, old, new)
    folder.freeze_again()
    assert told in folder.refusal()


def test_a_report_past_the_horizon_is_refused(folder: Folder) -> None:
    """The model cannot be read in a month that it does not run."""
    name = "inputs/klarna-2022.yaml"
    folder.replace(name, "  currency: USD\n", "  currency: USD\n  horizon_months: 24\n")
    folder.replace(name, "paths: [currency]", "paths: [currency, horizon_months]")
    folder.freeze_again()
    told = "headcount_2_years is read on 2024-08-27, outside the horizon; lengthen it"
    assert told in folder.refusal()
