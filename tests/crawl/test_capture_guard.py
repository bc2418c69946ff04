"""No request reaches loopback, private or link-local addresses unless somebody allowed it."""

import socket

import pytest
from capture_tools import WHOLE, RawServer, crawling, exchange_of

from newsscraper.crawl.guard import check_host, is_public
from newsscraper.errors import NotAllowedAddress

pytestmark = pytest.mark.timeout(60)


@pytest.mark.parametrize("ip", ["8.8.8.8", "1.1.1.1", "193.227.160.1", "2606:4700::6810:84e5", "::ffff:8.8.8.8"])
def test_the_public_internet(ip):
    assert is_public(ip)


@pytest.mark.parametrize(
    "ip",
    [
        *("127.0.0.1", "127.8.8.8", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254"),
        *("100.64.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "198.18.0.1"),
        *("::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1", "2001:db8::1"),
        *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "::7f00:1"),
    ],
)
def test_everything_else(ip):
    assert not is_public(ip)


@pytest.mark.parametrize(
    "url",
    [
        *(
            "http://127.0.0.1/",
            "http://127.0.0.1:8080/",
            "http://[::1]/",
            "http://10.0.0.1/x",
            "http://169.254.169.254/",
        ),
        *("http://localhost/", "http://LOCALHOST./", "http://admin.localhost/", "http://[::ffff:127.0.0.1]/"),
        "http://user@127.0.0.1/",
        "http://almahfal.test@127.0.0.1/",
        *(
            "http://2130706433/",
            "http://0x7f000001/",
            "http://0177.0.0.1/",
            "http://127.1/",
            "http://0x7f.1/",
            "http://0/",
        ),
        *("http://[::ffff:7f00:1]/", "http://[64:ff9b::7f00:1]/", "http://3232235777/"),
    ],
)
def test_an_address_that_says_so_itself_is_refused(url):
    with pytest.raises(NotAllowedAddress, match="allow-host"):
        check_host(url, [])


@pytest.mark.parametrize(
    "url", ["http://134744072/", "http://8.8.2056/", "http://fa.test/", "http://1.test/", "http://fa/"]
)
def test_a_number_that_means_a_public_address_and_names_like_numbers_are_left_to_connect(url):
    assert check_host(url, []) is False


@pytest.mark.parametrize(
    ("url", "allowed"),
    [
        ("http://127.0.0.1:8000/", ["127.0.0.1"]),
        ("http://127.0.0.1:8000/", ["127.0.0.1:8000"]),
        ("http://[::1]:8000/", ["::1"]),
        ("http://[::1]:8000/", ["[::1]:8000"]),
        ("http://Demo.Localhost/", ["demo.localhost"]),
        ("http://intranet.example/", ["Intranet.example"]),
    ],
)
def test_a_host_can_be_allowed(url, allowed):
    assert check_host(url, allowed)


def test_allowing_one_port_allows_no_other():
    with pytest.raises(NotAllowedAddress):
        check_host("http://127.0.0.1:22/", ["127.0.0.1:8000"])


def test_a_name_is_left_to_the_check_at_connect():
    assert not check_host("http://annahr.example/", [])


@pytest.fixture(scope="module")
def guarded():
    with crawling() as crawl:
        yield crawl


@pytest.fixture
def server():
    made = RawServer()
    yield made
    made.close()


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "2130706433", "0x7f000001", "127.1", "0", "[::ffff:7f00:1]"]
)
def test_no_spelling_of_loopback_connects(guarded, server, host):
    answer = guarded.fetch(f"http://{host}:{server.port}/")
    assert answer["error"].startswith("NotAllowedAddress"), answer["error"]
    assert answer["exchange"] is None
    assert server.connections == 0


def test_a_name_that_resolves_to_loopback_does_not_connect(guarded, server):
    name = socket.gethostname()
    try:
        found = {info[4][0] for info in socket.getaddrinfo(name, server.port, type=socket.SOCK_STREAM)}
    except OSError:
        pytest.skip("the machine's own name does not resolve")
    if any(is_public(ip) for ip in found):
        pytest.skip("the machine's own name is public")
    answer = guarded.fetch(f"http://{name}:{server.port}/")
    assert answer["error"].startswith("NotAllowedAddress"), answer["error"]
    assert server.connections == 0


def test_a_redirect_to_loopback_is_refused(server):
    hop = f"HTTP/1.1 302 Found\r\nLocation: http://localhost:{server.port}/admin\r\nContent-Length: 0\r\n\r\n".encode()
    server.replies = [hop]
    with crawling(NEWS_ALLOW_HOSTS=["127.0.0.1"]) as crawl:
        answer = crawl.fetch(server.url(), follow=True)
    assert answer["error"].startswith("NotAllowedAddress")
    assert [each["response"] for each in answer["exchanges"]] == [hop]
    assert len(server.asked) == 1


def test_the_configured_proxy_may_be_local_but_not_the_target(guarded, server):
    server.replies = [WHOLE["brotli"]]
    through = {"proxy": server.url()}
    assert exchange_of(guarded.fetch("http://annahr.example/", meta=through)).response == WHOLE["brotli"]
    assert guarded.fetch("http://10.0.0.1/", meta=through)["error"].startswith("NotAllowedAddress")
    assert len(server.asked) == 1
