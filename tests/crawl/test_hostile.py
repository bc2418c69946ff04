"""Sites that do harm: the run ends soon, each is told as what it is, and nobody else suffers."""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import hostile_site
import pytest
from hostile_site import COUNT, FACTS, Press

from newsscraper.crawl.trail import FRUITLESS, Trail, is_maze

DRIVER = Path(__file__).with_name("hostile_driver.py")
HARMFUL = (
    "drip", "silent", "bomb", "huge", "length", "reset", "headers", "chunks", "redirects", "cookies", "busy",
    "always-busy", "storm", "robots-huge", "robots-html", "robots-500", "robots-404", "robots-moved",
    "robots-circle", "calendar", "traps", "sessions",
    "dead",
)  # fmt: skip


class Told:
    """Two runs over all the sites: what the reports say, what the server saw, what the archive holds."""

    def __init__(self, folder: Path, press: Press, done: subprocess.CompletedProcess) -> None:
        self.folder, self.press, self.stderr = folder, press, done.stderr
        self.first, self.second = map(json.loads, done.stdout.splitlines())

    def source(self, slug: str, *, second: bool = False) -> dict:
        sources = (self.second if second else self.first)["sources"]
        return next(source for source in sources if source["source"] == slug)

    def reasons(self, slug: str) -> dict[str, str]:
        return {failure["url"].rpartition("/")[2]: failure["outcome"] for failure in self.source(slug)["failures"]}

    def archived(self, slug: str) -> Counter[str]:
        found: Counter[str] = Counter()
        for path in (self.folder / "archive" / slug / "articles").rglob("*.jsonl"):
            for line in path.read_bytes().splitlines():
                url = json.loads(line)["url"]
                found[url.partition("/article/")[2].partition(";")[0]] += 1
        return found


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "publishers").mkdir()
    slugs = [*HARMFUL, "good"]
    for slug in slugs:
        (folder / "publishers" / f"{slug}.toml").write_text(FACTS.format(slug=slug), encoding="utf-8")
    with hostile_site.serving(Press()) as press:
        task = json.dumps({"archive": "archive", "proxy": press.proxy, "sources": slugs, "runs": 2})
        done = subprocess.run(
            [sys.executable, str(DRIVER), task], cwd=folder, capture_output=True, text=True, timeout=90, check=True
        )
    return Told(folder, press, done)


ALL = {str(n): 1 for n in range(1, COUNT + 1)}


def test_a_run_over_hostile_sites_ends_in_bounded_time_without_a_traceback(told):
    assert told.first["took"] < 45
    assert told.second["took"] < 20
    assert "Traceback" not in told.stderr
    assert [source["source"] for source in told.first["sources"]] == [*HARMFUL, "good"]


def test_a_good_newspaper_among_them_is_archived_whole_and_not_asked_twice(told):
    assert told.archived("good") == ALL
    assert told.source("good")["exit_code"] == 0
    assert told.press.paths("good").count("/news") == 2
    assert len(told.press.paths("good")) == 1 + 2 + COUNT


@pytest.mark.parametrize(
    ("slug", "reasons"),
    [
        ("drip", {"1": "timeout", "2": "timeout", "3": "timeout"}),
        ("silent", {"3": "timeout"}),
        ("bomb", {"3": "too_large"}),
        ("huge", {"3": "too_large", "4": "too_large"}),
        ("length", {"3": "truncated", "5": "unreachable", "6": "unreachable"}),
        ("reset", {"3": "truncated"}),
        ("headers", {"3": "unreachable", "4": "timeout", "5": "unreachable"}),
        ("chunks", {"3": "truncated", "4": "truncated", "5": "truncated"}),
        ("redirects", {"1": "http_error", "2": "http_error", "4": "not_allowed", "5": "http_error"}),
        ("cookies", {str(n): "http_error" for n in range(1, COUNT + 1)}),
        ("busy", {}),
        ("always-busy", {str(n): "retry_later" for n in range(1, 4)}),
        ("storm", {"1": "retry_later"}),
        ("robots-huge", {"3": "robots"}),
        ("robots-html", {}),
        ("robots-500", {"news": "robots"}),
        ("robots-404", {}),
        ("robots-moved", {"3": "robots"}),
        ("robots-circle", {"news": "robots"}),
        ("calendar", {}),
        ("traps", {}),
        ("sessions", {}),
        ("dead", {}),
    ],
)
def test_each_accident_is_named_in_the_report(told, slug, reasons):
    found = told.reasons(slug)
    if slug == "headers":  # a flood is cut by its size or by the clock, whichever comes first
        assert found.pop("4") in {"timeout", "too_large", "unreachable"}
        reasons = {key: outcome for key, outcome in reasons.items() if key != "4"}
    assert found == reasons
    assert all(failure["error"] for failure in told.source(slug)["failures"])
    assert not any("Failure" in failure["error"] for failure in told.source(slug)["failures"])


@pytest.mark.parametrize(
    ("slug", "lost"),
    [("silent", "3"), ("bomb", "3"), ("huge", "34"), ("reset", "3"), ("robots-huge", "3"), ("redirects", "12345"),
     ("busy", ""), ("robots-html", ""), ("robots-404", ""), ("sessions", ""), ("cookies", "123456")],
)  # fmt: skip
def test_what_can_be_read_beside_an_accident_is_archived_once(told, slug, lost):
    assert told.archived(slug) == {n: 1 for n in ALL if n not in lost}


def test_who_answers_429_is_left_alone_to_the_second_in_both_forms(told):
    assert len(told.press.asked_to_wait) == 2
    for host, since, until in told.press.asked_to_wait:
        later = [asked.began for asked in told.press.log if asked.host == host and asked.began > since]
        assert min(later) >= until
        assert min(later) < until + 5, "and no longer than it asked for"


def test_nothing_of_this_machine_is_asked_and_no_cookie_is_sent(told):
    assert {asked.host.removesuffix(".test") for asked in told.press.log} == {*HARMFUL, "good"}
    assert not [asked for asked in told.press.log if "cookie" in asked.headers]


def test_an_endless_redirect_is_left_after_a_few_hops(told):
    assert len([path for path in told.press.paths("redirects") if path.startswith("/article/1")]) <= 2 * 9


@pytest.mark.parametrize(("slug", "most"), [("calendar", 4), ("sessions", 4), ("traps", 12)])
def test_lists_without_end_are_followed_only_while_they_show_anything_new(told, slug, most):
    assert told.source(slug)["outcomes"]["listing"] <= most
    assert told.source(slug, second=True)["pages"] == 1


def test_a_host_that_fails_again_and_again_is_left_alone_also_by_the_next_run(told):
    for slug in ("drip", "always-busy", "storm"):
        assert told.source(slug)["aside"] > 0
        assert told.source(slug, second=True)["pages"] == 0
        assert len([path for path in told.press.paths(slug) if path.startswith("/article/")]) <= 3


def test_a_section_whose_links_are_all_dead_is_suspicious_and_given_up_soon(told):
    dead = told.source("dead")
    assert dead["exit_code"] == 4
    assert FRUITLESS <= dead["outcomes"]["gone"] < FRUITLESS + 70
    assert "came to nothing" in dead["error"]


@pytest.mark.parametrize("slug", ["drip", "cookies", "robots-500", "storm", "dead"])
def test_a_source_of_which_nothing_could_be_read_is_suspicious(told, slug):
    assert told.source(slug)["exit_code"] == 4


# ── shapes ───────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("path", "verdict"),
    [
        ("/2024/01/01/1", False),
        ("/ar/news/2024/ar/1", False),
        ("/news/a/news/b/news/c", True),
        ("/x" + "/1" * 20, True),
        ("/" + "y" * 2000, True),
        ("/محليات/خبر-عن-الميناء-123", False),
    ],
)
def test_a_maze_is_known_by_the_shape_of_its_addresses(path, verdict):
    assert is_maze(f"http://almahfal.test{path}") is verdict


def test_paging_goes_on_through_two_pages_of_known_links_and_ends_after_a_third():
    trail = Trail()
    assert trail.shows_new("p1", ["http://a.test/1", "http://a.test/2"])
    for page, (following, goes_on) in enumerate([("p2", True), ("p3", True), ("p4", False)], 2):
        assert trail.follow(f"p{page - 1}", following)
        assert trail.shows_new(following, ["http://a.test/1"]) is goes_on


def test_while_too_many_addresses_wait_no_list_is_followed():
    assert not Trail(is_swamped=True).follow("p1", "p2")
