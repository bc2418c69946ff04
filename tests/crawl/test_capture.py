"""The capture against a loopback server that sends exactly the bytes a test wants, cut where it wants."""

import gzip
import socket
import ssl
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from capture_tools import (
    BODY,
    WHOLE,
    Crawl,
    Hangup,
    RawServer,
    Reset,
    chunked,
    crawling,
    exchange_of,
    self_signed,
    tunnel_to,
)

from newsscraper.store import warc
from newsscraper.store.wire import page_of

pytestmark = pytest.mark.timeout(60)


@pytest.fixture(scope="module")
def crawl() -> Iterator[Crawl]:
    with crawling(NEWS_ALLOW_HOSTS=["127.0.0.1"]) as made:
        yield made


@pytest.fixture
def server() -> Iterator[RawServer]:
    made = RawServer()
    yield made
    made.close()


@pytest.fixture
def get(crawl, server) -> Callable[..., dict[str, Any]]:
    def fetch(*replies: Any, path: str = "/", **command: Any) -> dict[str, Any]:
        server.replies = list(replies)
        return crawl.fetch(server.url(path), **command)

    return fetch


@pytest.mark.parametrize("name", WHOLE)
def test_a_whole_answer_is_kept_byte_for_byte(get, server, name):
    answer = get(WHOLE[name])
    exchange = exchange_of(answer)
    assert exchange.response == WHOLE[name]
    assert exchange.request == server.asked[0]
    assert exchange.ip == "127.0.0.1"
    assert exchange.truncated is None
    assert exchange.url == server.url()
    assert answer["page"]["body"] == BODY == answer["response_body"]


def test_bytes_arriving_one_by_one_are_the_same(get):
    whole = WHOLE["chunked gzip"]
    assert exchange_of(get([step for byte in whole for step in (bytes([byte]), 0.0005)])).response == whole


@pytest.mark.parametrize("coding", [b"gzip", b"br", b"zstd", b"deflate"])
def test_a_body_that_is_not_coded_as_its_header_says_is_read_as_it_is(get, coding):
    whole = b"HTTP/1.1 200 OK\r\nContent-Encoding: %s\r\nContent-Length: %d\r\n\r\n%s" % (coding, len(BODY), BODY)
    answer = get(whole)
    assert exchange_of(answer).response == whole
    assert answer["page"]["body"] == BODY
    assert answer["response_body"] == BODY
    assert answer["error"] is None


def test_only_codings_that_every_tool_reads_are_asked_for(get, server):
    get(WHOLE["brotli"])
    assert b"\r\nAccept-Encoding: gzip, deflate\r\n" in server.asked[0]


def test_page_has_the_headers_as_on_the_wire(get):
    answer = get(WHOLE["odd names, order, repeats, folds and Latin-1"])
    names = [name for name, _ in answer["page"]["headers"]]
    assert names == [b"etag", b"x-ODD-name", b"Set-Cookie", b"X-Fold", b"X-Latin", b"set-cookie", b"Content-Length"]
    assert [b"X-Fold", b"one two"] in answer["page"]["headers"]
    assert answer["page"]["status"] == 200


def test_the_time_is_whole_seconds_in_utc_and_shared_with_the_page(get):
    answer = get(WHOLE["not found"])
    started = datetime.fromisoformat(answer["exchange"]["started_at"])
    assert started.microsecond == 0
    assert started.tzinfo == UTC
    assert abs(datetime.now(UTC) - started) < timedelta(seconds=20)
    assert answer["page"]["fetched_at"] == answer["exchange"]["started_at"]


def test_each_exchange_has_an_id_of_its_own(get):
    ids = {get(WHOLE["brotli"])["exchange"]["warc_record_id"] for _ in range(3)}
    assert len(ids) == 3
    assert all(each.startswith("<urn:uuid:") for each in ids)


def test_exchanges_on_one_connection_are_separated(get, server):
    wholes = [WHOLE["chunked gzip"], WHOLE["brotli"], b"HTTP/1.1 204 No Content\r\nX: 1\r\n\r\n", WHOLE["not found"]]
    replies = list(wholes)
    kept = [exchange_of(get(*replies[n:], path=f"/{n}")) for n in range(4)]
    assert server.connections == 1
    assert [exchange.response for exchange in kept] == wholes
    assert [exchange.request for exchange in kept] == server.asked
    assert b"GET /3 " in kept[3].request


def test_a_surplus_belongs_to_no_exchange_and_ends_the_connection(get, server):
    whole = WHOLE["not found"]
    surplus = b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nforged"
    assert exchange_of(get(whole + surplus)).response == whole
    assert exchange_of(get(WHOLE["brotli"])).response == WHOLE["brotli"]
    assert server.connections == 2


def test_a_dead_kept_alive_connection_is_replaced_and_only_the_new_one_kept(get, server):
    get([WHOLE["not found"], 0.05, Hangup()])
    answer = get(WHOLE["brotli"])
    assert exchange_of(answer).response == WHOLE["brotli"]
    assert len(exchange_of(answer).request) == len(server.asked[-1])


def test_a_body_until_close_is_whole(get):
    answer = get([b"HTTP/1.0 200 OK\r\nServer: old\r\n\r\n" + BODY, Hangup()])
    assert exchange_of(answer).truncated is None
    assert answer["page"]["body"] == BODY


def test_a_body_until_close_that_ends_in_a_reset_is_cut(get):
    answer = get([b"HTTP/1.0 200 OK\r\n\r\n" + BODY, 0.1, Reset()])
    assert exchange_of(answer).truncated == "disconnect"
    assert exchange_of(answer).response.endswith(BODY)


def test_empty_bodies(get):
    for whole in (b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", b"HTTP/1.1 304 Not Modified\r\nETag: x\r\n\r\n"):
        answer = get(whole)
        assert exchange_of(answer).response == whole
        assert exchange_of(answer).truncated is None
        assert answer["page"]["body"] == b""


def test_head_has_no_body(get, server):
    whole = b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n"
    answer = get(whole, method="HEAD")
    assert exchange_of(answer).response == whole
    assert exchange_of(answer).truncated is None


def test_interim_answers_are_no_part_of_the_response(get):
    interim = b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\nHTTP/1.1 100 Continue\r\n\r\n"
    answer = get(interim + WHOLE["not found"])
    assert exchange_of(answer).response == WHOLE["not found"]
    assert answer["page"]["status"] == 404


def test_a_post_is_kept_with_its_body(get, server):
    answer = get(
        WHOLE["not found"], method="POST", body="page=2&قسم=ثقافة", headers={"X-Requested-With": "XMLHttpRequest"}
    )
    assert exchange_of(answer).request == server.asked[0]
    assert exchange_of(answer).request.endswith("page=2&قسم=ثقافة".encode())


CUT = {
    "length over what came": [b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n" + BODY, Hangup()],
    "chunk cut": [b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunked(BODY)[:40], Hangup()],
    "last chunk missing": [b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunked(BODY)[:-21], Hangup()],
    "headers cut": [b"HTTP/1.1 200 OK\r\nContent-Ty", Hangup()],
    "status line only": [b"HTTP/1.1 200 OK\r\n", Hangup()],
    "reset in the body": [b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n" + BODY, 0.1, Reset()],
}


@pytest.mark.parametrize("name", CUT)
def test_a_cut_answer_fails_and_is_kept_as_far_as_it_came(get, name):
    answer = get(CUT[name])
    exchange = exchange_of(answer)
    assert answer["error"]
    assert exchange.response == CUT[name][0]
    assert exchange.truncated == "disconnect"
    assert warc.response_member(exchange)


def test_what_came_of_a_cut_page_can_be_read(get):
    answer = get([b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n" + BODY, Hangup()])
    assert answer["page"]["body"] == BODY


@pytest.mark.parametrize(
    "reply", [b"\x00\x01\x02 no http\r\n\r\n", b"HTTP/1.1 two hundred\r\n\r\n", b"SSH-2.0-x\r\n\r\n"]
)
def test_what_is_no_http_fails_and_is_kept(get, reply):
    answer = get([reply, 0.1, Hangup()])
    assert answer["error"]
    assert answer["page"] is None
    assert exchange_of(answer).response == reply
    assert exchange_of(answer).truncated


def test_no_answer_at_all(get):
    answer = get([Hangup()])
    assert answer["error"]
    assert exchange_of(answer).response == b""
    assert answer["page"] is None


def test_a_refused_connection_has_no_exchange(crawl):
    with socket.create_server(("127.0.0.1", 0)) as closed:
        url = f"http://127.0.0.1:{closed.getsockname()[1]}/"
    answer = crawl.fetch(url)
    assert "Refused" in answer["error"]
    assert answer["exchange"] is None
    assert answer["exchanges"] == []


def test_a_declared_length_over_the_limit(get):
    head = b"HTTP/1.1 200 OK\r\nContent-Length: 300000\r\n\r\n"
    answer = get([head + BODY, 0.2, Hangup()])
    assert answer["error"].startswith("DownloadCancelledError")
    assert exchange_of(answer).truncated == "length"
    assert exchange_of(answer).response.startswith(head)


def test_an_undeclared_length_over_the_limit(get):
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
    answer = get([head + BODY * 3000, 0.2, Hangup()])
    assert answer["error"].startswith("DownloadCancelledError")
    exchange = exchange_of(answer)
    assert exchange.truncated == "length"
    assert 200_000 < len(exchange.response) < 700_000
    assert (head + BODY * 3000).startswith(exchange.response)


def test_headers_without_end_are_stopped(get):
    answer = get([b"HTTP/1.1 200 OK\r\n" + b"X-Flood: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n" * 60000, 0.2, Hangup()])
    assert answer["error"].startswith("DownloadCancelledError")
    exchange = exchange_of(answer)
    assert exchange.truncated == "length"
    assert len(exchange.response) < 1_000_000


def test_a_bomb_is_refused_and_its_bytes_kept(get):
    bomb = gzip.compress(bytes(60_000_000))
    whole = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: %d\r\n\r\n%s" % (len(bomb), bomb)
    answer = get(whole)
    assert "BodyTooLarge" in answer["error"]
    assert exchange_of(answer).response == whole


def test_a_body_that_drips_is_cut_after_its_time(get):
    drip = [b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n", *[step for _ in range(40) for step in (b"x", 0.1)]]
    before = datetime.now(UTC)
    answer = get(drip, meta={"body_timeout": 0.5})
    assert datetime.now(UTC) - before < timedelta(seconds=3)
    assert answer["error"].startswith("DownloadTimeoutError")
    assert exchange_of(answer).truncated == "time"
    assert "0.5 seconds" in answer["error"]
    assert exchange_of(answer).response.endswith(b"\r\n\r\n" + b"x" * (len(exchange_of(answer).response) - 41))
    assert b"xxx" in exchange_of(answer).response


def test_a_slow_body_within_its_time_is_whole(get):
    whole = b"HTTP/1.1 200 OK\r\nContent-Length: 8\r\n\r\n"
    reply = [whole, *[step for _ in range(8) for step in (b"x", 0.1)]]
    answer = get(reply, meta={"download_timeout": 0.4, "body_timeout": 5})
    assert answer["error"] is None
    assert exchange_of(answer).response == whole + b"x" * 8


@pytest.mark.parametrize("reply", [[2.0], [b"HTTP/1.1 200 OK\r\nContent-", 2.0], [b"HTTP/1.1 200 OK\r\n\r\nhalf", 2.0]])
def test_the_whole_answer_has_a_time_limit(get, reply):
    answer = get([*reply, Hangup()], meta={"download_timeout": 0.4})
    assert answer["error"].startswith("DownloadTimeoutError")
    assert exchange_of(answer).truncated == "time"
    assert exchange_of(answer).response == (reply[0] if len(reply) == 2 else b"")


def test_every_redirect_hop_is_an_exchange(get, server):
    hops = [
        b"HTTP/1.1 301 Moved Permanently\r\nLocation: /two\r\nContent-Length: 5\r\n\r\nmoved",
        b"HTTP/1.1 302 Found\r\nlocation: /three\r\nContent-Length: 0\r\n\r\n",
    ]
    answer = get(*hops, WHOLE["brotli"], path="/one", follow=True)
    assert [each["response"] for each in answer["exchanges"]] == [*hops, WHOLE["brotli"]]
    assert [each["url"] for each in answer["exchanges"]] == [server.url(path) for path in ("/one", "/two", "/three")]
    assert answer["exchanges"][-1] == answer["exchange"]
    assert answer["page"]["url"] == answer["response_url"] == server.url("/three")
    assert len(answer["page"]["exchanges"]) == 3


def test_a_redirect_into_nothing_keeps_the_hop(get):
    hop = b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n"
    answer = get(hop, follow=True)
    assert answer["error"]
    assert answer["exchange"] is None
    assert [each["response"] for each in answer["exchanges"]] == [hop]
    assert answer["page"] is None


def test_a_retry_takes_the_place_of_the_failed_attempt(server):
    server.replies = [[b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nhalf", Hangup()], WHOLE["brotli"]]
    with crawling(NEWS_ALLOW_HOSTS=["127.0.0.1"], _retry=True) as retrying:
        answer = retrying.fetch(server.url())
    assert [each["response"] for each in answer["exchanges"]] == [WHOLE["brotli"]]


def test_through_a_proxy_the_exchange_is_the_sites_and_has_no_address(get, crawl, server):
    server.replies = [WHOLE["chunked gzip"]]
    answer = crawl.fetch("http://annahr.example/news/7", meta={"proxy": server.url().replace("//", "//reader:secret@")})
    exchange = exchange_of(answer)
    assert server.asked[0].startswith(b"GET http://annahr.example/news/7 HTTP/1.1\r\n")
    assert exchange.url == "http://annahr.example/news/7"
    assert exchange.response == WHOLE["chunked gzip"]
    assert exchange.ip is None
    assert b"proxy-authorization" in server.asked[0].lower()
    assert exchange.request == warc_without(server.asked[0], b"proxy-authorization")


def warc_without(request: bytes, name: bytes) -> bytes:
    return b"\r\n".join(line for line in request.split(b"\r\n") if not line.lower().startswith(name))


@pytest.fixture(scope="module")
def tls_context(tmp_path_factory) -> ssl.SSLContext:
    return self_signed(tmp_path_factory.mktemp("tls") / "both.pem")


def test_above_tls_the_bytes_are_plain(crawl, tls_context):
    server = RawServer(tls_context)
    server.replies = [WHOLE["chunked gzip"], WHOLE["not found"]]
    first, second = (exchange_of(crawl.fetch(server.url(path))) for path in ("/1", "/2"))
    server.close()
    assert [first.response, second.response] == [WHOLE["chunked gzip"], WHOLE["not found"]]
    assert [first.request, second.request] == server.asked
    assert first.ip == "127.0.0.1"


def test_a_tunnel_through_a_proxy_leaves_no_trace(crawl, tls_context):
    target = RawServer(tls_context)
    target.replies = [WHOLE["chunked gzip"]]
    proxy = tunnel_to(target.port)
    answer = crawl.fetch(target.url("/tls"), meta={"proxy": f"http://127.0.0.1:{proxy}"})
    target.close()
    exchange = exchange_of(answer)
    assert exchange.request == target.asked[0]
    assert exchange.response == WHOLE["chunked gzip"]
    assert exchange.ip is None


def test_the_page_is_the_one_that_the_archive_gives_back(get):
    for whole in WHOLE.values():
        answer = get(whole)
        again = page_of(exchange_of(answer))
        assert again.body == answer["page"]["body"]
        assert [list(pair) for pair in again.headers] == answer["page"]["headers"]
