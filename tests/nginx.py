"""A real nginx before a server, by the settings that are handed out: docs/nginx.conf, ports aside.

It runs as the user who owns nothing, in a folder of its own.
"""

import datetime as dt
import ipaddress
import os
import pwd
import shutil
import signal
import socket
import ssl
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPSConnection
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.server import ROOT, free_port

HOST = "127.0.0.1"
NOBODY = "nobody"
SETTINGS = (ROOT / "docs/nginx.conf").read_text(encoding="utf-8")
LISTENS, LEADS_TO = "listen 443 ssl;", "proxy_pass http://127.0.0.1:8501;"
SECONDS = 20.0


def program() -> str | None:
    """Return the path of nginx, or None where there is none."""
    return shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin:/usr/local/sbin")


@dataclass(frozen=True, slots=True)
class Nginx:
    """An nginx whose files lie in one folder."""

    folder: Path
    port: int
    process: "subprocess.Popen[bytes]"

    @property
    def url(self) -> str:
        """Its address."""
        return f"https://{HOST}:{self.port}"

    def connection(self) -> HTTPSConnection:
        """Return a connection that trusts this one's certificate alone."""
        trusted = ssl.create_default_context(cafile=self.folder / "certificate.pem")
        return HTTPSConnection(HOST, self.port, timeout=60, context=trusted)

    def ask(
        self, method: str, path: str, body: bytes = b"", headers: Mapping[str, str] | None = None
    ) -> tuple[int, dict[str, str], bytes]:
        """Return status, headers by their names in small letters, and body of an answer."""
        connection = self.connection()
        try:
            connection.request(method, path, body or None, headers or {})
            response = connection.getresponse()
            content = b"" if response.status == 101 else response.read()
            return response.status, {k.lower(): v for k, v in response.getheaders()}, content
        finally:
            connection.close()

    def send(self, raw: bytes) -> bytes:
        """Send what need be no request, and return all that comes back."""
        connection = self.connection()
        connection.connect()
        try:
            connection.sock.sendall(raw)
            return b"".join(iter(lambda: connection.sock.recv(4096), b""))
        finally:
            connection.close()

    def stop(self) -> None:
        """Let it finish what it has begun, its log included."""
        self.process.send_signal(signal.SIGQUIT)
        assert self.process.wait(SECONDS) == 0


@contextmanager
def before(server: int, settings: str = SETTINGS) -> Iterator[Nginx]:
    """Run one before the server on a loopback port."""
    found, port = program(), free_port()
    assert found is not None
    folder = Path(tempfile.mkdtemp(prefix="horizon-nginx-"))
    for given, ours in (
        (LISTENS, f"listen {HOST}:{port} ssl;"),
        (LEADS_TO, f"proxy_pass http://{HOST}:{server};"),
    ):
        assert settings.count(given) == 1, given
        settings = settings.replace(given, ours)
    (folder / "nginx.conf").write_text(settings, encoding="utf-8")
    certify(folder)
    nobody = pwd.getpwnam(NOBODY).pw_uid if os.geteuid() == 0 else None
    if nobody is not None:
        for path in (folder, *folder.iterdir()):
            os.chown(path, nobody, -1)
    arguments = ("-e", "stderr", "-p", str(folder), "-c", str(folder / "nginx.conf"))
    with subprocess.Popen([found, *arguments, "-g", "daemon off;"], user=nobody) as process:
        nginx = Nginx(folder, port, process)
        try:
            wait_until_it_answers(nginx)
            yield nginx
        finally:
            process.terminate()
            process.wait(SECONDS)
            shutil.rmtree(folder)


def wait_until_it_answers(nginx: Nginx) -> None:
    """Return once it takes connections; fail where it ends instead."""
    while nginx.process.poll() is None:
        try:
            socket.create_connection((HOST, nginx.port), timeout=SECONDS).close()
        except ConnectionRefusedError:
            with suppress(subprocess.TimeoutExpired):
                nginx.process.wait(0.05)
        else:
            return
    raise AssertionError("nginx did not start")


def certify(folder: Path) -> None:
    """Write a key and a certificate for this host, by itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, HOST)])
    now = dt.datetime.now(dt.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address(HOST))]),
            critical=False,
        )
        .sign(key, hashes.SHA256())
    )
    (folder / "certificate.pem").write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    (folder / "key.pem").write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
