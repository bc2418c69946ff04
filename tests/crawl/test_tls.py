"""TLS is verified: a server that cannot prove its name is not archived."""

import json

from capture_tools import RawServer, self_signed

FACTS = """
name = "السر"
name_en = "As-Sirr"
country = "LB"
domains = ["127.0.0.1"]

[[sections]]
url = "{}"
"""


def test_a_site_with_a_certificate_of_its_own_making_is_not_read(desk, tmp_path):
    server = RawServer(self_signed(tmp_path / "both.pem"))
    desk.publisher("sirr", FACTS.format(server.url("/news")))
    command = ("-m", "newsscraper", "crawl", "sirr", "--allow-host", "127.0.0.1", "--delay", "0", "--json")
    done = desk.run(*command, check=75)
    server.close()
    assert server.asked == [], "not even the request was sent"
    (source,) = json.loads(done.stdout.splitlines()[-1])["sources"]
    assert source["outcomes"] == {"unreachable": 1}
    assert "certificate" in source["failures"][0]["error"]
