"""The real app in a process of its own: started, answering, and stopped.

`python -m tests.server` proves that `./run` does all three; it needs nothing but Python.
"""

import os
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parent.parent
START_SECONDS = 60.0
STOP_SECONDS = 20.0


@contextmanager
def serving(command: Sequence[str], log: Path) -> Iterator[str]:
    """Serve on a free loopback port and give its address.

    SIGTERM must end the server, and well; nothing may then be in the home directory it had.
    """
    port, home = str(free_port()), log.with_name("home")
    home.mkdir()
    given = {"PORT": port, "STREAMLIT_SERVER_PORT": port, "HOME": str(home)}
    with (
        log.open("w") as output,
        subprocess.Popen(
            command, cwd=ROOT, env=os.environ | given, stdout=output, stderr=subprocess.STDOUT
        ) as server,
    ):
        try:
            wait_until_healthy(server, int(port), log)
            yield f"http://127.0.0.1:{port}"
        finally:
            stop(server, log)
    assert not any(home.iterdir()), "the app wrote to the home directory"


def wait_until_healthy(server: "subprocess.Popen[bytes]", port: int, log: Path) -> None:
    """Return once the health check answers; raise with the log if it never does."""
    deadline = time.monotonic() + START_SECONDS
    while server.poll() is None and time.monotonic() < deadline:
        if healthy(port):
            return
        with suppress(subprocess.TimeoutExpired):
            server.wait(timeout=0.1)
    message = f"the app did not answer within {START_SECONDS:.0f} seconds:\n{log.read_text()}"
    raise AssertionError(message)


def healthy(port: int) -> bool:
    """Tell whether the server on a loopback port says that it is well."""
    connection = HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/_stcore/health")
        return connection.getresponse().read() == b"ok"
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


def stop(server: "subprocess.Popen[bytes]", log: Path) -> None:
    """End a server by SIGTERM; raise with the log if it lingers or ends badly."""
    server.terminate()
    try:
        code = server.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        server.kill()
        code = None
    if code != 0:
        message = f"the app did not stop well on SIGTERM (exit code {code}):\n{log.read_text()}"
        raise AssertionError(message)


def free_port() -> int:
    """Return a loopback port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def main() -> None:
    """Start `./run`, hear from it, stop it."""
    with TemporaryDirectory() as folder, serving(["./run"], Path(folder) / "log.txt") as url:
        print(f"./run answers on {url}")
    print("./run stopped on SIGTERM")


if __name__ == "__main__":
    main()
