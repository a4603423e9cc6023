"""What `run` serves and `test` checks, once their environment is there."""

import os
import shutil
import socket
import subprocess
import tomllib

import pytest

from tests.checkout import SCRIPTS, SHELL, Checkout
from tests.server import ROOT

TESTS = ("pytest -n auto --dist loadfile -m not browser and not long", "pytest -m browser")


@pytest.mark.parametrize("name", SCRIPTS)
def test_scripts_are_plain_shell(name: str) -> None:
    """A script parses in a POSIX shell; the ones people call are executable and say so."""
    parsed = subprocess.run([SHELL, "-n", ROOT / name], capture_output=True, check=False)

    assert parsed.stderr == b""
    if not name.endswith(".sh"):
        assert os.access(ROOT / name, os.X_OK)
        assert (ROOT / name).read_text().startswith("#!/bin/sh\n")


def test_run_serves_on_loopback_with_its_arguments(installed: Checkout) -> None:
    """The server gets the loopback address, the port, and every further argument as it stands."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    installed.environment = {"PORT": port}

    answer = installed.call("run", "--logger.level", "a b")

    assert answer.returncode == 0, answer.stderr
    address = f"--server.address 127.0.0.1 --server.port {port}"
    assert installed.calls[1:] == [f"streamlit run server.py {address} --logger.level a b"]


def test_server_keeps_to_this_machine() -> None:
    """However it is started, the server is for this machine alone and reports to nobody."""
    config = tomllib.loads((ROOT / ".streamlit/config.toml").read_text(encoding="utf-8"))

    assert config["server"]["address"] == "127.0.0.1"
    assert config["server"]["headless"] is True
    assert config["browser"]["gatherUsageStats"] is False
    assert config["client"]["showErrorDetails"] == "none"
    assert config["logger"]["enableRich"] is False


@pytest.mark.parametrize("port", ["eighty", "0", "65536", "-1", "8 5", "9" * 30])
def test_bad_port_is_refused(installed: Checkout, port: str) -> None:
    """A PORT that is none is quoted with the rule and an example."""
    installed.environment = {"PORT": port}

    answer = installed.call("run")

    assert answer.returncode == 1
    assert answer.stderr == (
        f"PORT={port} is not a port. Give a whole number from 1 to 65535: PORT=8601 ./run\n"
    )


def test_busy_port_is_refused(installed: Checkout) -> None:
    """A port that another program listens on is named before the server starts."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        installed.environment = {"PORT": str(port)}

        answer = installed.call("run")

    assert answer.returncode == 1
    assert answer.stderr.startswith(f"Port {port}: address already in use.")
    assert len(installed.calls) == 1


def test_test_adds_its_tools_and_runs_every_check(installed: Checkout) -> None:
    """`test` adds its tools to the same environment, then lints, checks types and tests."""
    installed.environment = {"CHROMIUM": shutil.which("true") or "true"}

    answer = installed.call("test", "-k", "plan")

    assert answer.returncode == 0, answer.stderr
    assert installed.calls[1].endswith("-r requirements-dev.txt")
    assert installed.calls[2:] == ["ruff check", "ruff format --check", "mypy", "pytest -k plan"]


def test_benchmark_measures_and_tests_nothing(installed: Checkout) -> None:
    """`test --benchmark` installs what is missing, then runs every benchmark, and nothing else."""
    installed.environment = {"CHROMIUM": shutil.which("true") or "true"}

    answer = installed.call("test", "--benchmark")

    assert answer.returncode == 0, answer.stderr
    assert installed.calls[1].endswith("-r requirements-dev.txt")
    assert installed.calls[2:] == [
        "benchmarks.engine",
        "benchmarks.analyses",
        "benchmarks.sampling",
        "benchmarks.documents",
        "benchmarks.links",
        "benchmarks.links_store",
        "benchmarks.page",
        "pytest -m long",
    ]


def test_missed_bound_fails_benchmark_but_hides_nothing(installed: Checkout) -> None:
    """A benchmark that misses its bounds is named at the end, after the others have run."""
    installed.environment = {"CHROMIUM": "/none"}
    installed.broken = "benchmarks.engine"

    answer = installed.call("test", "--benchmark")

    assert answer.returncode == 1
    assert installed.calls[2:] == [
        "benchmarks.engine",
        "benchmarks.analyses",
        "benchmarks.sampling",
        "benchmarks.documents",
        "benchmarks.links",
        "benchmarks.links_store",
        "pytest -m long",
    ]
    assert answer.stderr.endswith("Bounds missed: engine\n")


def test_failed_check_fails_test_but_hides_nothing(installed: Checkout) -> None:
    """A failing check is named at the end, after the tests have run."""
    installed.environment = {"CHROMIUM": shutil.which("true") or "true"}
    installed.broken = "mypy"

    answer = installed.call("test")

    assert answer.returncode == 1
    assert installed.calls[-2:] == list(TESTS)
    assert answer.stdout.endswith("Failed before the tests: mypy\n")


def test_missing_browser_is_told(installed: Checkout) -> None:
    """Without a Chromium the other tests run, and the reason is given."""
    installed.environment = {"CHROMIUM": "/none"}

    answer = installed.call("test")

    assert answer.returncode == 0
    assert "CHROMIUM=/none does not run" in answer.stderr
    assert "left out" in answer.stdout
    assert installed.calls[-2:] == list(TESTS)


def test_missing_browser_fails_in_ci(installed: Checkout) -> None:
    """With CI=true a missing Chromium is a failure."""
    installed.environment = {"CHROMIUM": "/none", "CI": "true"}

    answer = installed.call("test")

    assert answer.returncode == 1
    assert "may not be left out" in answer.stderr
    assert not any(call.startswith("pytest") for call in installed.calls)
