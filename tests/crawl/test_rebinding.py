"""A name server that changes its answer between two look-ups leads to no private address: connect itself is guarded."""

import json
import socket
import threading

import pytest

PUBLIC, PRIVATE = "127.0.0.2", "127.0.0.1"
"""Both are this machine; the first one stands for an address of the public internet."""
FACTS = """
name = "المتقلب"
name_en = "Al-Mutaqallib"
country = "LB"
domains = ["rebound.test"]

[[sections]]
url = "http://rebound.test:{port}/news"

[[sections]]
url = "http://rebound.test:{port}/more"
"""
START = """
import itertools, socket
answers = itertools.chain({answers}, itertools.repeat({answers}[-1]))
real = socket.getaddrinfo

def turning(host, port, *more, **known):
    if host == "rebound.test":
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, port or 0)) for ip in next(answers)]
    return real(host, port, *more, **known)

socket.getaddrinfo = turning
socket.gethostbyname = lambda name: turning(name, 0)[0][4][0] if name == "rebound.test" else real(name, 0)[0][4][0]
from newsscraper.crawl import capture, guard
from newsscraper.spiders import run
seen = guard.is_public
capture.CaptureHandler.allow_address = staticmethod(lambda ip: ip == "127.0.0.2" or seen(ip))
made = run.settings_of

def without_memory(options):
    settings = made(options)
    settings.set("DNSCACHE_ENABLED", False, priority="cmdline")
    return settings

run.settings_of = without_memory
from newsscraper.cli import main
main()
"""


class Server:
    """Answers every request with an empty page, and counts connections."""

    def __init__(self, ip, port=0):
        self.connections, self.asked = 0, []
        self._socket = socket.create_server((ip, port))
        self.port = self._socket.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self):
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            self.connections += 1
            with connection:
                self.asked.append(connection.recv(65536).split(b" ")[1])
                connection.sendall(b"HTTP/1.1 404 No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")

    def close(self):
        if self._socket.fileno() >= 0:
            self._socket.shutdown(socket.SHUT_RDWR)
            self._socket.close()


@pytest.fixture
def servers():
    public = Server(PUBLIC)
    private = Server(PRIVATE, public.port)
    yield public, private
    public.close()
    private.close()


def crawled(desk, port, answers):
    desk.publisher("rebound", FACTS.format(port=port))
    done = desk.run("-c", START.format(answers=answers), "crawl", "rebound", "--json", "--delay", "0", check=None)
    assert "Traceback" not in done.stderr, done.stderr
    (source,) = json.loads(done.stdout.splitlines()[-1])["sources"]
    return source


def test_an_answer_that_turns_private_is_refused_at_connect(desk, servers):
    public, private = servers
    source = crawled(desk, public.port, [[PUBLIC], [PUBLIC], [PUBLIC], [PRIVATE]])
    assert b"/robots.txt" in public.asked
    assert b"/robots.txt" in public.asked
    assert private.connections == 0
    refused = [one for one in source["failures"] if one["outcome"] == "not_allowed"]
    assert refused, source
    assert PRIVATE in refused[0]["error"]


@pytest.mark.parametrize("both", [[PUBLIC, PRIVATE], [PRIVATE, PUBLIC]])
def test_of_two_addresses_the_private_one_is_never_tried(desk, servers, both):
    public, private = servers
    crawled(desk, public.port, [both])
    assert private.connections == 0
    assert public.connections or both[0] == PRIVATE, "an address that may be asked is"
    public.close()  # nobody answers there any more: the other one is still no way out
    crawled(desk, public.port, [both])
    assert private.connections == 0
