"""TLS is verified: a server that cannot prove its name is not archived, one whose chain is completed is."""

import ipaddress
import json
import ssl
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import news_site
import pytest
from capture_tools import RawServer, self_signed
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

FACTS = """
name = "السر"
name_en = "As-Sirr"
country = "LB"
domains = ["127.0.0.1"]

[[sections]]
url = "{}"
"""
NOW = datetime.now(UTC)
COMMAND = ("-m", "newsscraper", "crawl", "sirr", "--allow-host", "127.0.0.1", "--delay", "0", "--json")


@dataclass
class Identity:
    """A certificate, its key, and who signed it."""

    name: str
    issuer: "Identity | None" = None
    address: str = ""
    days: int = 1

    def __post_init__(self):
        self.key = ec.generate_private_key(ec.SECP256R1())
        above = self.issuer or self
        usage = x509.BasicConstraints(ca=not self.address, path_length=None)
        made = (
            x509.CertificateBuilder()
            .subject_name(named(self.name))
            .issuer_name(named(above.name))
            .public_key(self.key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(NOW - timedelta(days=9))
            .not_valid_after(NOW + timedelta(days=self.days))
            .add_extension(usage, critical=True)
        )
        if self.address:
            place = x509.IPAddress(ipaddress.ip_address(self.address))
            made = made.add_extension(x509.SubjectAlternativeName([place]), critical=False)
        self.pem = made.sign(above.key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)

    def server(self, folder: Path, *chain: "Identity") -> RawServer:
        """Serve with this certificate, and those above it that are sent along."""
        secret = self.key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        both = folder / f"{self.name}.pem"
        both.write_bytes(secret + self.pem + b"".join(one.pem for one in chain))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(both)
        return RawServer(context)


def named(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])


@pytest.fixture
def root():
    return Identity("root")


@pytest.fixture
def middle(root):
    return Identity("middle", root)


def trusting(desk, monkeypatch, *certificates):
    """Let the commands trust these and no others, as an operator does by the environment."""
    bundle = desk.folder / "bundle.pem"
    bundle.write_bytes(b"".join(one.pem for one in certificates))
    monkeypatch.setenv("SSL_CERT_FILE", str(bundle))
    monkeypatch.setenv("SSL_CERT_DIR", str(desk.folder / "nothing"))


def told(done):
    (source,) = json.loads(done.stdout.splitlines()[-1])["sources"]
    return source


def refused(desk, server):
    """Crawl a server that must not be read, and return what the report says of it."""
    desk.publisher("sirr", FACTS.format(server.url("/news")))
    source = told(desk.run(*COMMAND, check=75))
    server.close()
    assert server.asked == [], "not even the request was sent"
    assert source["outcomes"] == {"unreachable": 1}
    return source["failures"][0]["error"]


def test_a_site_with_a_certificate_of_its_own_making_is_not_read(desk, tmp_path):
    assert "certificate" in refused(desk, RawServer(self_signed(tmp_path / "both.pem")))


def test_a_chain_without_its_intermediate_is_refused_with_the_next_step(desk, tmp_path, root, middle, monkeypatch):
    trusting(desk, monkeypatch, root)
    error = refused(desk, Identity("leaf", middle, "127.0.0.1").server(tmp_path))
    assert "intermediate" in error
    assert "docs/operating.md" in error
    assert "SSL routines" not in error


def test_the_intermediate_that_the_operator_adds_completes_the_chain_and_nothing_else(
    desk, tmp_path, root, middle, monkeypatch
):
    trusting(desk, monkeypatch, root, middle)
    server = Identity("leaf", middle, "127.0.0.1").server(tmp_path)
    page = news_site.html("<main><h1>محليات</h1></main>", "محليات").body
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\nContent-Length: %d\r\n\r\n"
    missing = b"HTTP/1.1 404 No\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
    server.replies = [missing, missing, head % len(page) + page, head % len(page) + page]
    desk.publisher("sirr", FACTS.format(server.url("/news")))
    source = told(desk.run(*COMMAND, check=4))
    server.close()
    assert "unreachable" not in source["outcomes"], source
    assert b"GET /news" in b"".join(server.asked)

    assert "certificate" in refused(desk, Identity("stranger", Identity("other"), "127.0.0.1").server(tmp_path))
    assert "certificate" in refused(desk, Identity("old", middle, "127.0.0.1", days=-1).server(tmp_path))
    assert "certificate" in refused(desk, Identity("another", middle, "127.0.0.2").server(tmp_path))


def test_an_intermediate_alone_vouches_for_nothing(desk, tmp_path, middle, monkeypatch):
    trusting(desk, monkeypatch, middle)
    assert "certificate" in refused(desk, Identity("leaf", middle, "127.0.0.1").server(tmp_path))


def test_doctor_says_the_same_in_words(desk, tmp_path, root, middle, monkeypatch):
    trusting(desk, monkeypatch, root)
    server = Identity("leaf", middle, "127.0.0.1").server(tmp_path)
    desk.publisher("sirr", FACTS.format(server.url("/news")))
    asked = ("-m", "newsscraper", "doctor", "sirr", "--allow-host", "127.0.0.1", "--delay", "0")
    done = desk.run(*asked, check=1)
    server.close()
    assert "intermediate" in done.stdout
    assert "Failure" not in done.stdout
