"""The loopback server: a proxy for three hosts and nothing else."""

import gzip
import http.client
import socket
from contextlib import suppress
from urllib.parse import urlsplit

import pytest

from newsscraper.demo.server import HOSTS, pages, serve
from newsscraper.demo.site import quoted
from newsscraper.demo.stories import stories


@pytest.fixture(scope="module")
def server():
    with serve() as running:
        yield running


@pytest.fixture
def ask(server):
    """Ask through one kept-alive connection; the body is read to its end."""
    server.edition = 1
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)

    def get(target, method="GET", **headers):
        connection.request(method, target, headers={name.replace("_", "-"): value for name, value in headers.items()})
        response = connection.getresponse()
        return response.status, response.headers, response.read()

    yield get
    connection.close()


def first_article(host, edition=1):
    found = stories(host.partition(".")[0], edition)
    return next(p for p, a in pages(host, edition).items() if a.status == 200 and next(iter(found)) in p)


def test_the_proxy_url_is_loopback(server):
    assert urlsplit(server.proxy_url).hostname == "127.0.0.1"
    assert urlsplit(server.proxy_url).port == server.port


@pytest.mark.parametrize("host", sorted(HOSTS))
def test_every_host_has_robots_with_a_disallowed_path(ask, host):
    status, _, body = ask(f"http://{host}/robots.txt")
    assert status == 200
    assert b"Disallow: /" in body


@pytest.mark.parametrize("target", ["http://example.com/", "http://127.0.0.1/", "http://almanara.example.com/"])
def test_other_hosts_are_refused(ask, target):
    assert ask(target)[0] == 403


def test_the_origin_form_is_refused(ask):
    assert ask("/section/local")[0] == 400


def test_other_methods_are_refused(ask):
    assert ask("http://almanara.example/", method="DELETE")[0] == 405


def test_an_unknown_path_is_404(ask):
    assert ask("http://almanara.example/local/no-such-thing")[0] == 404


def test_the_same_edition_and_path_give_the_same_bytes(ask):
    target = "http://almanara.example" + quoted(first_article("almanara.example"))
    assert ask(target)[2] == ask(target)[2]


def test_a_known_etag_is_answered_304_until_the_story_changes(ask, server):
    _, headers, _ = ask("http://almanara.example/local/1004-" + quoted(stories("almanara", 1)["1004"].slug))
    target = "http://almanara.example/local/1004-" + quoted(stories("almanara", 1)["1004"].slug)
    server.edition = 2
    status, _, body = ask(target, If_None_Match=headers["ETag"])
    assert (status, body) == (304, b"")


def test_a_changed_story_has_another_etag(ask, server):
    target = "http://almanara.example" + quoted(path_of("almanara.example", "1005"))
    _, headers, first = ask(target)
    server.edition = 2
    status, _, second = ask(target, If_None_Match=headers["ETag"])
    assert status == 200
    assert first != second


def test_a_known_last_modified_is_answered_304(ask):
    target = "http://annil.example" + quoted(path_of("annil.example", "7001"))
    _, headers, _ = ask(target)
    assert ask(target, If_Modified_Since=headers["Last-Modified"])[0] == 304


def test_one_outlet_packs_when_asked(ask):
    target = "http://annil.example" + quoted(path_of("annil.example", "7001"))
    _, headers, packed = ask(target, Accept_Encoding="gzip")
    assert headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed) == ask(target)[2]


def test_one_outlet_sends_chunks_in_windows_1256(ask):
    _, headers, body = ask("http://alatlas.example/article.php?id=301&cid=1")
    assert headers["Transfer-Encoding"] == "chunked"
    assert stories("alatlas", 1)["301"].title in body.decode("windows-1256")


def test_a_moved_slug_redirects_to_the_present_one(ask):
    status, headers, _ = ask("http://almanara.example/economy/1005-" + quoted("صيادو-الميناء-القديم"))
    assert status == 301
    assert ask(headers["Location"])[0] == 200


def test_a_page_that_fails_once_recovers(ask):
    target = "http://annil.example" + quoted(path_of("annil.example", "7005"))
    assert [ask(target)[0] for _ in range(3)] == [500, 200, 200]


def test_the_challenge_is_lifted_in_the_second_edition(ask, server):
    target = "http://annil.example" + quoted(path_of("annil.example", "7014"))
    status, _, body = ask(target)
    assert status == 403
    assert b"Ray ID" in body
    server.edition = 2
    assert ask(target)[0] == 200


def test_the_soft_404_says_200(ask):
    path = next(p for p in pages("annil.example", 1) if p.endswith("/7099"))
    status, _, body = ask("http://annil.example" + quoted(path))
    assert status == 200
    assert "غير موجودة" in body.decode()


def test_removed_stories_are_410_in_the_second_edition(ask, server):
    for host in HOSTS:
        removed = [s for s in stories(host.partition(".")[0], 2).values() if s.gone]
        assert removed
        for story in removed:
            server.edition = 1
            target = f"http://{host}" + quoted(path_of(host, story.id))
            assert ask(target)[0] == 200
            server.edition = 2
            assert ask(target)[0] == 410


def test_a_head_request_has_no_body(ask):
    status, _, body = ask("http://annil.example/section/akhbar", method="HEAD")
    assert (status, body) == (200, b"")


def test_bytes_that_are_no_request_end_only_their_connection(ask, server):
    with suppress(OSError), socket.create_connection(("127.0.0.1", server.port), timeout=10) as raw:
        raw.sendall(b"A" * 200_000)
        raw.shutdown(socket.SHUT_WR)
        while raw.recv(65536):
            pass
    assert ask("http://alatlas.example/robots.txt")[0] == 200


def path_of(host, number):
    """Return the path under which a story stands (of several, the longest is the present name)."""
    found = [p for p, a in pages(host, 1).items() if number in p and not p.startswith("/print") and a.status != 301]
    return max(found, key=len)
