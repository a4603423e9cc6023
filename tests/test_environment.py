"""The private environment that `run` and `test` share: found, made, renewed, healed."""

import os
import subprocess
import sys

import pytest

from tests.checkout import SHELL, Checkout

HERE = f"{sys.version_info.major}.{sys.version_info.minor}"
OLD = "import sys; sys.version_info = (3, 8, 10, 'final', 0)"
BARE = "import sys; sys.modules['ensurepip'] = None"


def test_no_python_names_what_to_install(checkout: Checkout) -> None:
    """Without any Python the words say what to install, and nothing is made."""
    answer = checkout.call("run")

    assert answer.returncode == 1
    assert "Python 3.11 or newer is needed; python3 does not run." in answer.stderr
    assert "apt install python3 python3-venv" in answer.stderr
    assert not (checkout.folder / ".venv").exists()


def test_old_python_names_what_to_install(checkout: Checkout) -> None:
    """A Python that is too old is named with its version, without a traceback."""
    checkout.provide("python3", disguise=OLD)

    answer = checkout.call("run")

    assert answer.returncode == 1
    assert "found only 3.8 (python3)." in answer.stderr
    assert "apt install python3 python3-venv" in answer.stderr
    assert "Traceback" not in answer.stderr


def test_python_without_venv_names_its_package(checkout: Checkout) -> None:
    """Where the system keeps venv in a package of its own, that package is named."""
    checkout.provide("python3", disguise=BARE)

    answer = checkout.call("run")

    assert answer.returncode == 1
    assert f"apt install python3-venv (this Python's own: python{HERE}-venv)" in answer.stderr
    assert "Traceback" not in answer.stderr


@pytest.mark.parametrize("disguise", [OLD, BARE])
def test_the_first_python_that_serves_is_taken(checkout: Checkout, disguise: str) -> None:
    """A useless python3 does not hide a good python3.12 further on."""
    checkout.provide("python3", disguise=disguise)
    checkout.provide("python3.12")

    assert checkout.call("run", "--install-only").returncode == 0


def test_python_variable_wins(checkout: Checkout) -> None:
    """PYTHON names the Python to use, and no other is tried."""
    checkout.provide("python3")
    checkout.environment = {"PYTHON": str(checkout.provide("mine", disguise=OLD))}

    answer = checkout.call("run", "--install-only")

    assert answer.returncode == 1
    assert f"found only 3.8 ({checkout.path}/mine)." in answer.stderr


def test_install_only_installs_wheels_and_stops(installed: Checkout) -> None:
    """`--install-only` asks pip for the locked wheels, and serves nothing."""
    (call,) = installed.calls

    assert call.startswith("pip install ")
    assert "--only-binary :all:" in call
    assert call.endswith("-r requirements.txt")


def test_second_run_installs_nothing(installed: Checkout) -> None:
    """Where nothing has changed nothing is installed, nor said, through a link and when moved."""
    moved = installed.folder.rename(installed.folder.with_name("moved"))
    link = installed.folder.parent / "link"
    link.symlink_to(moved / "run")

    answer = installed.call("run", "--install-only", script=link)

    assert (answer.returncode, answer.stdout, answer.stderr) == (0, "", "")
    assert len(installed.calls) == 1


def test_changed_requirements_are_installed(installed: Checkout) -> None:
    """A change of requirements.txt renews the environment, once."""
    with (installed.folder / "requirements.txt").open("a") as requirements:
        requirements.write("one-more==1.0\n")

    assert [installed.call("run", "--install-only").returncode for _ in range(2)] == [0, 0]
    assert len(installed.calls) == 2


def test_environment_from_elsewhere_is_built_upon(installed: Checkout) -> None:
    """A sound environment that bears no stamp is installed into, not thrown away."""
    (installed.folder / ".venv/requirements.txt.installed").unlink()
    (installed.folder / ".venv/kept").touch()

    assert installed.call("run", "--install-only").returncode == 0
    assert len(installed.calls) == 2
    assert (installed.folder / ".venv/kept").exists()


@pytest.mark.parametrize("damage", ["rm .venv/bin/python", "echo 99999999 >.venv/installing"])
def test_half_made_environment_is_started_over(installed: Checkout, damage: str) -> None:
    """An environment without its Python, or whose installation was cut short, is made anew."""
    (installed.folder / ".venv/left over").touch()
    subprocess.run([SHELL, "-c", damage], cwd=installed.folder, check=True)

    answer = installed.call("run", "--install-only")

    assert answer.returncode == 0, answer.stderr
    assert sorted(path.name for path in (installed.folder / ".venv").iterdir()) == [
        "bin",
        "requirements.txt.installed",
    ]


def test_failed_installation_is_told_and_tried_again(checkout: Checkout) -> None:
    """When pip fails the script says so and stops; the next call installs."""
    checkout.provide("python3")
    checkout.broken = "pip"

    failed = checkout.call("run")
    checkout.broken = ""
    again = checkout.call("run", "--install-only")

    assert (failed.returncode, again.returncode) == (1, 0)
    assert "Installing failed" in failed.stderr
    assert [call.split()[0] for call in checkout.calls] == ["pip", "pip"]


def test_two_installations_do_not_meet(installed: Checkout) -> None:
    """While another process installs, this one leaves the environment alone."""
    (installed.folder / ".venv/installing").write_text(f"{os.getpid()}\n")

    answer = installed.call("run")

    assert answer.returncode == 1
    assert f"Process {os.getpid()} is installing into .venv." in answer.stderr
    assert len(installed.calls) == 1
