"""The crawl from end to end: commands as a user types them, against a newspaper on loopback."""

import gzip
import itertools
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from datetime import UTC, datetime
from email.utils import format_datetime

import pytest
from news_site import Answer, html


def lines(desk, kind="articles", source="almahfal"):
    found = []
    for path in sorted((desk.archive / source / kind).rglob("*.jsonl*")):
        found += [json.loads(line) for line in path.read_bytes().splitlines()]
    return found


def report(done):
    return json.loads(done.stdout.splitlines()[-1])


def versions(desk):
    return Counter(line["url"].rpartition("/")[2] for line in lines(desk))


# ── the ordinary day ─────────────────────────────────────────────────────────────────────────────


def test_everything_is_archived_once_and_a_second_run_asks_only_for_the_section(desk, site):
    first = report(desk.crawl("almahfal", "--json"))
    assert first["exit_code"] == 0
    (told,) = first["sources"]
    assert (told["new"], told["articles"], told["failed"]) == (12, 12, 0)
    assert versions(desk) == {str(n): 1 for n in range(1, 13)}
    assert site.paths()[:4] == ["/robots.txt", "/news", "/news?page=2", "/news?page=3"]
    assert site.log[1].headers["user-agent"].endswith("(+https://desk.test/)")
    assert json.loads(next((desk.archive / "runs").glob("*.json")).read_text())["run"] == first["run"]

    site.log.clear()
    (again,) = report(desk.crawl("almahfal", "--json"))["sources"]
    assert (again["new"], again["pages"], again["exit_code"]) == (0, 1, 0)
    assert site.paths() == ["/news"]


def test_a_day_later_edits_removals_and_additions_are_seen_each_once(desk, site):
    driver = """
import asyncio, json, sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from newsscraper import publishers
from newsscraper.crawl import report
from newsscraper.crawl.options import Options
from newsscraper.spiders.run import crawl, in_reactor

async def two_days():
    for day in (14, 15):
        now = datetime(2026, 3, day, 9, 0, 0, tzinfo=UTC)
        told = await crawl([publishers.get("almahfal")],
                           Options(proxy=sys.argv[1], delay=0, clock=lambda now=now: now))
        print(report.encode(told).decode().replace("\\n", ""), flush=True)
        sys.stdin.readline()

in_reactor(two_days)
"""
    with subprocess.Popen(
        [sys.executable, "-c", driver, site.proxy],
        cwd=desk.folder, env=desk.environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        (first,) = json.loads(process.stdout.readline())["sources"]
        site.articles[3] = "وصححت البلدية الرقم: بلغت الكلفة ستين مليون ليرة لا خمسين."
        site.gone.add(5)
        site.articles[13] = ""
        site.log.clear()
        process.stdin.write("\n")
        process.stdin.flush()
        (second,) = json.loads(process.stdout.readline())["sources"]
        process.stdin.write("\n")
        process.stdin.flush()
    assert first["new"] == 12
    figures = {name: second[name] for name in ("new", "changed", "unchanged", "gone", "failed")}
    assert figures == {"new": 1, "changed": 1, "unchanged": 10, "gone": 1, "failed": 0}
    assert Counter(asked.status for asked in site.log if "/article/" in asked.path) == {304: 10, 200: 2, 410: 1}
    assert versions(desk) == {**{str(n): 1 for n in range(1, 14)}, "3": 2}
    assert [line["version"] for line in lines(desk) if line["url"].endswith("/3")] == [1, 2]


def test_since_ends_the_paging_and_leaves_out_what_is_older(desk, site):
    def dated(asked):
        page = int(asked.path.partition("page=")[2] or 1)
        items = "".join(
            f'<li class="card"><h3><a href="/article/{n}">خبر مؤرخ عن أعمال البلدية رقم {n}</a></h3>'
            f'<time datetime="2026-0{4 - page}-{n:02d}T10:00:00+02:00"></time></li>'
            for n in range(page * 3 - 2, page * 3 + 1)
        )
        return html(f'<main><ul>{items}</ul><a rel="next" href="/news?page={page + 1}">التالي</a></main>', "محليات")

    site.rules |= {f"/news{query}": dated for query in ("", "?page=2", "?page=3", "?page=4")}
    desk.crawl("almahfal", "--since", "2026-02-05")
    assert "/news?page=3" in site.paths()
    assert "/news?page=4" not in site.paths()
    assert sorted(versions(desk)) == ["1", "2", "3", "5", "6"]


# ── accidents ────────────────────────────────────────────────────────────────────────────────────


def once(answer):
    """Return a rule that answers so the first time only."""
    answers = [answer]
    return lambda asked: answers.pop() if answers else None


def always(answer):
    return lambda asked: answer


def redirect(target):
    return always(Answer(302, headers={"Location": target}))


def test_each_accident_is_an_outcome_with_its_reason_and_harms_no_other_page(desk, site):
    def retry_later(asked, told=[]):  # noqa: B006
        if told:
            return None
        told.append(asked)
        return Answer(429, headers={"Retry-After": "2"})

    site.articles |= dict.fromkeys(range(13, 26), "")
    bomb = gzip.compress(b"\x00" * 60_000_000)
    usual = site.article
    site.rules |= {
        "/article/25": once(Answer(500, b"oops")),
        "/article/24": redirect("/moved/24"),
        "/moved/24": lambda asked: usual(24, asked),
        "/article/23": redirect("http://elsewhere.test/article/23"),
        "/article/22": redirect("http://127.0.0.1:9/"),
        "/article/21": redirect("file:///etc/passwd"),
        "/article/20": redirect("/article/20?again=1"),
        "/article/20?again=1": redirect("/article/20"),
        "/article/19": retry_later,
        "/article/18": always(Answer(body=b"x" * 5000, headers={"Content-Type": "text/html"}, cut=True)),
        "/article/17": always(Answer(404, b"<html><body>404</body></html>")),
        "/article/16": always(Answer(body=bomb, headers={"Content-Encoding": "gzip", "Content-Type": "text/html"})),
        "/article/15": always(Answer(body=b"y" * 11_000_000, headers={"Content-Type": "text/html"})),
        "/article/14": lambda asked: reserved(usual(14, asked)),
    }
    site.robots = Answer(body=b"User-agent: *\nDisallow: /article/13\n")
    done = desk.crawl("almahfal", "--json", check=None)
    (told,) = report(done)["sources"]
    reasons = {failure["url"].rpartition("/")[2]: failure["outcome"] for failure in told["failures"]}
    assert reasons == {
        "21": "not_allowed", "20": "http_error",
        "18": "truncated", "16": "too_large", "15": "too_large", "13": "robots",
    }  # fmt: skip
    assert told["outcomes"]["offsite"] == 2
    assert told["outcomes"]["gone"] == 1
    assert told["exit_code"] == 0
    assert "/article/13" not in site.paths()
    assert {asked.host for asked in site.log} == {"almahfal.test"}
    stored = {line["url"].rpartition("/")[2]: line for line in lines(desk)}
    assert set(stored) == {str(n) for n in (*range(1, 13), 14, 19, 24, 25)}
    assert stored["24"]["url"] == "http://almahfal.test/moved/24"
    assert stored["14"]["body"] == ""
    assert stored["14"]["title"]
    assert stored["14"]["warc_file"] is None
    assert "reserved" in stored["14"]["warnings"]
    asked = [asked for asked in site.log if asked.path == "/article/19"]
    assert asked[1].began - asked[0].ended >= 2.0
    assert not [other for other in site.log if asked[0].ended < other.began < asked[0].ended + 2.0]


def reserved(answer):
    answer.headers["X-Robots-Tag"] = "noarchive"
    return answer


def test_a_retry_after_with_a_date_holds_the_whole_host(desk, site):
    until = []

    def busy(asked):
        if until:
            return None
        now = time.time()
        until.append(int(now) + 3)
        headers = {"Retry-After": format_datetime(datetime.fromtimestamp(until[0], UTC), usegmt=True)}
        return Answer(503, headers=headers)

    site.articles = dict.fromkeys(range(1, 4), "")
    site.rules["/article/2"] = busy
    desk.crawl("almahfal")
    assert versions(desk) == {"1": 1, "2": 1, "3": 1}
    offset = time.time() - time.monotonic()
    refused = next(asked for asked in site.log if asked.status == 503)
    later = [asked for asked in site.log if asked.began > refused.ended]
    assert later
    assert all(asked.began + offset >= until[0] - 0.05 for asked in later)


def test_a_second_lies_between_two_requests_also_across_redirects_and_runs(desk, site):
    site.articles = dict.fromkeys(range(1, 3), "")
    site.rules |= {"/article/2": redirect("/moved/2"), "/moved/2": lambda asked: site.article(2, asked)}
    desk.crawl("almahfal", "--delay", "1", "--limit", "1")
    desk.crawl("almahfal", "--delay", "1")
    assert len(site.log) >= 6
    gaps = [later.began - earlier.ended for earlier, later in itertools.pairwise(site.log)]
    assert min(gaps) >= 1.0


def test_while_robots_txt_cannot_be_had_nothing_is_asked(desk, site):
    site.robots = Answer(500, b"oops")
    done = desk.crawl("almahfal", "--json", check=4)
    assert set(site.paths()) == {"/robots.txt"}
    assert report(done)["sources"][0]["outcomes"] == {"robots": report(done)["sources"][0]["pages"]}


# ── exit codes ───────────────────────────────────────────────────────────────────────────────────


def test_a_section_without_articles_is_suspicious(desk, site):
    site.rules["/news"] = always(html("<main><p>نعتذر، الصفحة قيد الصيانة.</p></main>", "محليات"))
    done = desk.crawl(check=4)
    assert "suspiciously empty" in done.stderr
    assert "layout_mismatch" in done.stderr


def test_a_host_of_this_machine_is_asked_only_when_it_is_allowed_by_name(desk, site):
    facts = (desk.folder / "publishers" / "almahfal.toml").read_text(encoding="utf-8")
    facts = facts.replace('["almahfal.test"]', '["127.0.0.1"]')
    desk.publisher("near", facts.replace("http://almahfal.test", f"http://127.0.0.1:{site.port}"))
    refused = desk.run("-m", "newsscraper", "crawl", "near", "--delay", "0", check=4)
    assert "not_allowed" in refused.stderr
    assert site.log == []
    desk.run("-m", "newsscraper", "crawl", "near", "--delay", "0", "--allow-host", f"127.0.0.1:{site.port}")
    assert len(lines(desk, source="near")) == 12


def test_no_answer_at_all_is_temporary(desk, site):
    done = desk.run("-m", "newsscraper", "crawl", "almahfal", "--delay", "0", "--proxy", "http://127.0.0.1:9", check=75)
    assert "unreachable" in done.stderr


def test_a_source_that_another_process_writes_is_temporary_and_the_others_are_crawled(desk, site):
    facts = (desk.folder / "publishers" / "almahfal.toml").read_text(encoding="utf-8")
    desk.publisher("jarida", facts.replace("almahfal.test", "jarida.test"))
    hold = (
        "import sys; from pathlib import Path; from datetime import datetime, UTC; from newsscraper.store import *;"
        "w = open_writer(Path('archive'), 'almahfal', run_id='r', clock=lambda: datetime.now(UTC));"
        "print('held', flush=True); sys.stdin.readline(); w.close()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", hold], cwd=desk.folder, env=desk.environment(),
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as holder:  # fmt: skip
        assert holder.stdout.readline() == "held\n"
        done = desk.crawl("almahfal", "jarida", "--json", check=75)
        holder.communicate("\n")
    locked, crawled = report(done)["sources"]
    assert locked["exit_code"] == 75
    assert "another process" in locked["error"]
    assert (crawled["new"], crawled["exit_code"]) == (12, 0)


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (["nosuch"], 2, "no publisher is called 'nosuch'"),
        (["alahed"], 2, "--delay 0 is refused for alahednews.news"),
        (["almahfal", "--archive", "file/archive"], 1, "cannot be written"),
    ],
)
def test_what_cannot_be_done_is_one_sentence_on_stderr(desk, site, arguments, code, sentence):
    (desk.folder / "file").write_text("")
    done = desk.crawl(*arguments, check=code)
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr
    assert site.log == []


def test_without_a_source_the_command_says_what_to_type(desk):
    done = desk.run("-m", "newsscraper", "crawl", check=2)
    assert "newsscraper crawl alahed" in done.stderr


def test_a_full_disk_ends_the_run_with_one_sentence_and_loses_nothing_that_was_committed(desk, site):
    site.articles = dict.fromkeys(range(1, 101), "")
    limited = (
        "import resource, runpy, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (160_000, 160_000));"
        "sys.argv = ['newsscraper', *sys.argv[1:]]; runpy.run_module('newsscraper', run_name='__main__')"
    )
    done = desk.run("-c", limited, "crawl", "almahfal", "--delay", "0", "--proxy", site.proxy, check=1)
    assert "cannot be written" in done.stderr
    assert "Traceback" not in done.stderr
    desk.crawl("almahfal")
    assert versions(desk) == {str(n): 1 for n in range(1, 101)}


# ── kills ────────────────────────────────────────────────────────────────────────────────────────


def started(desk, site, pages):
    """Start a crawl and return its process once the server has seen so many pages."""
    command = [sys.executable, "-m", "newsscraper", "crawl", "almahfal", "--delay", "0", "--proxy", site.proxy]
    process = subprocess.Popen(
        command, cwd=desk.folder, env=desk.environment(), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )
    deadline = time.monotonic() + 30
    while len(site.pages()) < pages and time.monotonic() < deadline:
        time.sleep(0.02)
    return process


def test_after_kill_9_what_was_committed_is_there_once_and_the_rest_is_fetched(desk, site):
    site.articles = dict.fromkeys(range(1, 41), "")
    slow = {f"/article/{n}": (lambda asked, n=n: slowed(site.article(n, asked))) for n in site.articles}
    site.rules |= slow
    process = started(desk, site, pages=8 + 15)
    os.kill(process.pid, signal.SIGKILL)
    process.communicate()
    site.rules.clear()
    desk.crawl("almahfal")
    assert versions(desk) == {str(n): 1 for n in range(1, 41)}


def slowed(answer):
    answer.wait = 0.03
    return answer


def test_sigterm_ends_cleanly_and_the_next_run_goes_on(desk, site):
    site.articles = dict.fromkeys(range(1, 101), "")
    site.rules |= {f"/article/{n}": (lambda asked, n=n: slowed(site.article(n, asked))) for n in site.articles}
    process = started(desk, site, pages=20 + 5)
    timer = threading.Timer(20, process.kill)
    timer.start()
    process.terminate()
    _, stderr = process.communicate()
    timer.cancel()
    assert process.returncode == 130, stderr
    kept = versions(desk)
    assert 0 < len(kept) < 100
    assert len(list((desk.archive / "runs").glob("*.json"))) == 1
    site.rules.clear()
    desk.crawl("almahfal")
    assert versions(desk) == {str(n): 1 for n in range(1, 101)}


# ── Scrapy's own commands ────────────────────────────────────────────────────────────────────────


def test_scrapy_lists_the_publishers(desk):
    assert {"alahed", "almahfal"} <= set(desk.scrapy("list").stdout.split())


def test_scrapy_crawl_with_an_output_file_writes_the_lines_of_the_archive(desk, site):
    desk.scrapy("crawl", "almahfal", "-a", "limit=4", "-O", "out.jsonl", "-s", f"NEWS_PROXY={site.proxy}",
                "-s", "NEWS_DELAY=0")  # fmt: skip
    (part,) = (desk.archive / "almahfal" / "articles").rglob("*.jsonl")
    assert (desk.folder / "out.jsonl").read_bytes() == part.read_bytes()
    assert len(part.read_bytes().splitlines()) == 4


def test_scrapy_parse_shows_the_record_and_the_links_and_writes_nothing(desk, site):
    settings = ("-s", f"NEWS_PROXY={site.proxy}", "-s", "NEWS_DELAY=0", "--nocolour")
    shown = desk.scrapy("parse", "--spider", "almahfal", "http://almahfal.test/article/3", *settings).stdout
    assert "'title': 'البلدية تعيد فتح" in shown
    assert (
        "<GET http://almahfal.test/article/12>" in desk.scrapy("parse", "http://almahfal.test/news", *settings).stdout
    )
    assert not desk.archive.exists()
