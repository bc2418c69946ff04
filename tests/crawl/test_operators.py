"""Beside the plan: two timers at once, a crawl by hand beside the timer, files with mistakes."""

import itertools
import json
import shutil
import subprocess
import sys
import time
from collections import Counter

from news_site import Answer

ARTICLES = 60


def lines(desk):
    """Return the records of the archive, by article number."""
    found: Counter[str] = Counter()
    for path in (desk.archive / "almahfal" / "articles").rglob("*.jsonl"):
        for line in path.read_bytes().splitlines():
            found[json.loads(line)["url"].rpartition("/")[2]] += 1
    return found


def slowly(site, seconds):
    """Let each article take its time."""

    def answer(n):
        def rule(asked):
            found = site.article(n, asked)
            return Answer(found.status, found.body, found.headers, wait=seconds)

        return rule

    site.rules |= {f"/article/{n}": answer(n) for n in site.articles}


def start(desk, site, *arguments):
    """Start a crawl and return its process."""
    command = [sys.executable, "-m", "newsscraper", "crawl", "almahfal", "--delay", "0", "--proxy", site.proxy]
    return subprocess.Popen(
        [*command, *arguments], cwd=desk.folder, env=desk.environment(),
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def wait_for(site, pages, seconds=20):
    """Return once the server saw so many requests."""
    until = time.monotonic() + seconds
    while len(site.log) < pages and time.monotonic() < until:
        time.sleep(0.01)


def everything(site):
    return {str(n): 1 for n in site.articles}


def test_of_two_timers_at_once_one_crawls_and_the_other_says_that_it_will_be_tried_again(desk, site):
    slowly(site, 0.8)
    first = start(desk, site)
    wait_for(site, 3)
    second = desk.crawl(check=75)
    assert "another process" in second.stderr
    assert "Traceback" not in second.stderr
    assert first.communicate(timeout=30)[1] is not None
    assert first.returncode == 0
    assert lines(desk) == everything(site)


def test_two_timers_that_start_at_the_same_instant_on_a_new_archive_do_no_harm(desk, site):
    slowly(site, 0.05)
    both = [start(desk, site) for _ in range(2)]
    told = [process.communicate(timeout=40)[1] for process in both]
    assert sorted(process.returncode for process in both) in ([0, 75], [0, 0]), told
    assert not any("Traceback" in text for text in told)
    assert lines(desk) == everything(site)


def test_a_crawl_by_hand_that_waits_for_the_timer_asks_only_for_the_list(desk, site):
    slowly(site, 0.05)
    timer = start(desk, site)
    wait_for(site, 3)
    by_hand = desk.crawl("almahfal", "--wait", "30", "--json")
    timer.communicate(timeout=30)
    (told,) = json.loads(by_hand.stdout.splitlines()[-1])["sources"]
    assert (told["new"], told["pages"]) == (0, 1)
    assert lines(desk) == everything(site)


def test_runs_of_two_processes_leave_a_second_between_requests_to_one_host(desk, site):
    desk.publisher("twin", (desk.folder / "publishers" / "almahfal.toml").read_text(encoding="utf-8"))
    site.articles = {1: "", 2: ""}
    twin = [sys.executable, "-m", "newsscraper", "crawl", "twin", "--delay", "1", "--proxy", site.proxy]
    other = subprocess.Popen(twin, cwd=desk.folder, env=desk.environment(), stderr=subprocess.DEVNULL)
    desk.crawl("almahfal", "--delay", "1")
    assert other.wait(30) == 0
    log = sorted(site.log, key=lambda asked: asked.began)
    assert len(log) >= 7
    assert min(later.began - earlier.ended for earlier, later in itertools.pairwise(log)) >= 1.0


# ── files with mistakes ──────────────────────────────────────────────────────────────────────────


def test_a_broken_file_among_the_sources_is_named_and_the_others_are_crawled(desk, site):
    desk.publisher("ill", 'name = "العليل"\nname_en = "Ill"\ncountry = "LB"\n')
    done = desk.crawl("almahfal", "ill", "--json", check=1)
    assert "ill.toml" in done.stderr
    assert "Traceback" not in done.stderr
    healthy, ill = json.loads(done.stdout.splitlines()[-1])["sources"]
    assert (healthy["source"], healthy["new"], healthy["exit_code"]) == ("almahfal", 12, 0)
    assert (ill["source"], ill["exit_code"]) == ("ill", 1)
    assert "ill.toml" in ill["error"]
    assert desk.crawl("ill", check=2).stderr.count("ill.toml") == 1


def test_every_list_of_publishers_names_a_broken_file_and_goes_on(desk, site):
    desk.publisher("ill", "name = [oops\n")
    listed = desk.run("-m", "newsscraper", "sources")
    assert "almahfal" in listed.stdout
    assert "ill.toml" in listed.stderr
    desk.run("-m", "newsscraper", "init", "--country", "LB", "--contact", "desk@almahfal.test")
    ask = ["--proxy", site.proxy, "--delay", "0"]
    known = desk.run("-m", "newsscraper", "fetch", "http://almahfal.test/article/3", *ask)
    assert "ill.toml" in known.stderr
    unknown = desk.run("-m", "newsscraper", "fetch", "http://elsewhere.test/article/3", *ask, check=2)
    assert "ill.toml" in unknown.stderr
    assert not (desk.archive / "host.elsewhere.test").exists()


def test_a_name_that_is_nearly_right_is_answered_with_the_right_one(desk):
    assert "did you mean almahfal" in desk.crawl("almahfl", check=2).stderr


def test_a_configured_source_that_is_gone_is_named_and_the_others_are_crawled(desk, site):
    (desk.folder / "newsscraper.toml").write_text(
        'sources = ["almahfal", "gone"]\n[source.almahfl]\npermission = "x"\n', encoding="utf-8"
    )
    ask = ["--proxy", site.proxy, "--delay", "0", "--json"]
    done = desk.run("-m", "newsscraper", "crawl", *ask, check=1)
    assert [one["exit_code"] for one in json.loads(done.stdout.splitlines()[-1])["sources"]] == [0, 1]
    assert "'gone'" in done.stderr
    assert "[source.almahfl] is about no source; did you mean almahfal?" in done.stderr


def test_an_archive_that_cannot_be_written_is_one_sentence(desk, site):
    desk.archive.write_text("a file where a folder should be")
    done = desk.crawl(check=None)
    assert done.returncode in (1, 2)
    assert "archive" in done.stderr
    assert "Traceback" not in done.stderr
    assert not site.log


def test_an_archive_that_is_deleted_while_it_is_written_ends_the_run_with_a_sentence_and_the_next_goes_on(desk, site):
    slowly(site, 0.1)
    process = start(desk, site)
    wait_for(site, 8)
    shutil.rmtree(desk.archive)
    _, told = process.communicate(timeout=60)
    assert process.returncode == 1, told
    assert "Traceback" not in told
    assert str(desk.archive.name) in told
    site.rules.clear()
    shutil.rmtree(desk.archive, ignore_errors=True)
    desk.crawl()
    assert lines(desk) == everything(site)


# ── defects of ours ──────────────────────────────────────────────────────────────────────────────

DEFECT = """
import sys
from newsscraper.crawl.reading import Reader
sound = Reader.visit

def visit(self, page, entry, *more, **known):
    if page.url.endswith("/article/5"):
        raise ZeroDivisionError("a defect")
    return sound(self, page, entry, *more, **known)

Reader.visit = visit
from newsscraper.cli import main
main()
"""


def test_a_callback_that_raises_is_a_failure_of_its_page_and_exit_code_1(desk, site):
    (desk.folder / "defect.py").write_text(DEFECT)
    done = desk.run(
        "defect.py", "crawl", "almahfal", "--proxy", site.proxy, "--delay", "0", "--json", check=1
    )  # fmt: skip
    (told,) = json.loads(done.stdout.splitlines()[-1])["sources"]
    assert (told["new"], told["exit_code"]) == (11, 1)
    (failure,) = told["failures"]
    assert (failure["url"].rpartition("/")[2], failure["outcome"]) == ("5", "crashed")
    assert "a defect" in failure["error"]
    assert "crashed" in done.stderr
    site.log.clear()
    desk.crawl()
    assert lines(desk).keys() <= everything(site).keys()


def test_when_every_request_is_refused_the_run_says_that_it_is_empty(desk, site):
    site.answer = lambda asked: (
        Answer(403, b"<html><title>403</title></html>") if asked.path == "/news" else Answer(404)
    )
    done = desk.crawl(check=4)
    assert "suspiciously empty" in done.stderr


def test_scrapy_says_in_a_sentence_that_there_is_no_such_spider(desk):
    done = desk.scrapy("crawl", "nosuch", check=2)
    assert "no publisher is called 'nosuch'" in done.stderr + done.stdout
    assert "Traceback" not in done.stderr + done.stdout
