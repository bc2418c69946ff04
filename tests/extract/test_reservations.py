"""What a page or a site reserves: robots marks by agent and date, and the TDM Reservation Protocol."""

import json
from datetime import UTC, datetime

import pytest

from newsscraper.extract import article
from newsscraper.extract.reservations import forbids_archiving, metas, site_rule, stated

NOON = datetime(2026, 3, 14, 12, 0, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("tags", "forbids"),
    [
        (["noarchive"], True),
        (["NOARCHIVE, nosnippet"], True),
        (["noindex, nofollow"], False),
        (["none"], False),
        (["otherbot: noarchive"], False),
        (["otherbot: noindex, noarchive"], False),
        (["noarchive, otherbot: noindex"], True),
        (["newsscraper: noarchive"], True),
        (["otherbot: noindex", "noarchive"], True),
        (["otherbot: nofollow, newsscraper: noarchive"], True),
        (["max-snippet: 20, noarchive"], True),
        (["unavailable_after: 13 Mar 2026 15:00:00 GMT"], True),
        (["unavailable_after: Fri, 13 Mar 2026 15:00:00 GMT, nofollow"], True),
        (["unavailable_after: 2026-03-14T13:30:00+02:00"], True),
        (["unavailable_after: 2026-03-14"], True),
        (["unavailable_after: 15 Mar 2026 15:00:00 GMT"], False),
        (["unavailable_after: 14-Mar-2026 06:59:00 EST"], True),
        (["unavailable_after: 14-Mar-2026 07:01:00 EST"], False),
        (["unavailable_after: some day"], False),
        (["otherbot: unavailable_after: 13 Mar 2026 15:00:00 GMT"], False),
        (["noarchiveplease"], False),
        ([""], False),
        ([], False),
    ],
)
def test_x_robots_tag_speaks_to_everybody_or_to_a_robot_by_its_name(tags, forbids):
    assert forbids_archiving(tags, (), NOON) is forbids


@pytest.mark.parametrize(
    ("head", "forbids"),
    [
        ('<meta name="robots" content="index, noarchive">', True),
        ('<META CONTENT="noarchive" NAME="Robots">', True),
        ('<meta name="newsscraper" content="noarchive">', True),
        ('<meta name="googlebot" content="noarchive">', False),
        ('<meta name="robots" content="unavailable_after: 2020-01-01">', True),
        ('<meta name="robots" content="index, follow">', False),
    ],
)
def test_metas_speak_to_everybody_or_to_us(head, forbids):
    html = f"<html><head>{head}</head><body><p>نص</p></body></html>".encode()
    assert article(html, url="http://almahfal.test/1", fetched_at=NOON).noarchive is forbids
    said = metas(html)
    assert forbids_archiving((), [*said.get("robots", ()), *said.get("newsscraper", ())], NOON) is forbids


def test_metas_that_lack_a_name_or_a_content_say_nothing():
    assert metas(b'<meta name="robots"><meta content="noarchive"><meta charset=utf-8>') == {}


def test_the_closest_statement_on_text_and_data_mining_counts():
    def reserved(head, header):
        headers = [("Content-Type", "text/html"), *([("TDM-Reservation", header)] if header else [])]
        page = f"<html><head>{head}</head><body></body></html>".encode()
        return article(page, url="http://almahfal.test/1", fetched_at=NOON, headers=headers).tdm_reservation

    assert reserved("", None) is None
    assert reserved("", "1") == 1
    assert reserved('<meta name="tdm-reservation" content="0">', "1") == 0
    assert reserved('<meta name="tdm-reservation" content="1">', "0") == 1
    assert reserved('<meta name="tdm-reservation" content="maybe">', "1") == 1
    assert stated("2", None, "yes", " 1 ") == 1


RULES = json.dumps(
    [
        {"location": "/", "tdm-reservation": 1, "tdm-policy": "https://almahfal.test/policy.json"},
        {"location": "/open/", "tdm-reservation": 0},
        {"location": "/open/*/paid$", "tdm-reservation": 1},
        {"location": "*.pdf$", "tdm-reservation": "0"},
        {"location": "/%D9%85", "tdm-reservation": 0},
        {"location": "/broken"},
        "rubbish",
        {"location": 5, "tdm-reservation": 1},
    ]
).encode()


@pytest.mark.parametrize(
    ("path", "reserved"),
    [
        ("/news/1", 1),
        ("/open/1", 0),
        ("/open/x/paid", 1),
        ("/open/x/paid?y=1", 0),
        ("/a.pdf", 0),
        ("/a.pdf?x", 1),
        ("/%d9%85/1", 0),
    ],
)
def test_a_site_reserves_by_location_the_longest_pattern_counts(path, reserved):
    assert site_rule(RULES, path) == reserved


@pytest.mark.parametrize("file", [b"", b"<html>404</html>", b"{}", b"[1, 2]", b"\xff\xfe", b'[{"location": "/x"}]'])
def test_a_file_that_is_none_reserves_nothing(file):
    assert site_rule(file, "/x") is None


def test_of_two_equal_patterns_the_one_that_reserves_counts():
    both = [{"location": "/a", "tdm-reservation": value} for value in (0, 1, 0)]
    assert site_rule(json.dumps(both).encode(), "/a/1") == 1


def test_patterns_of_many_stars_take_no_time():
    evil = json.dumps([{"location": "/" + "a*" * 2000 + "b$", "tdm-reservation": 1}]).encode()
    assert site_rule(evil, "/" + "a" * 20_000) is None
