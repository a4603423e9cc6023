"""`serve`: the app and the API, as `./run` does."""

import runpy
import sys

import click

from calculator.library import ASSUMPTIONS

SERVER = ASSUMPTIONS.parent / "server.py"
HERE = "127.0.0.1"
PORT = 8501


@click.command("serve")
@click.option("--host", default=HERE, help="Address to listen on; this machine alone if left out.")
@click.option(
    "--port",
    default=PORT,
    envvar="PORT",
    type=click.IntRange(1, 65_535),
    help="Port to listen on; PORT if left out, or else 8501.",
)
def serve_command(*, host: str, port: int) -> None:
    """Serve the app, and the API under /api/v1, until told to stop."""
    address = ("--server.address", host, "--server.port", str(port))
    sys.argv = ["streamlit", "run", str(SERVER), *address]
    runpy.run_module("streamlit", run_name="__main__")
