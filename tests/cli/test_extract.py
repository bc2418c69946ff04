"""`newsscraper extract`: saved pages, folders of them and what comes through a pipe, as records."""

import json
import subprocess
import sys

import pytest

TITLE = "البلدية تفتح الحديقة الكبرى بعد ترميمها"
SENTENCE = "أعلنت بلدية المدينة صباح اليوم فتح الحديقة الكبرى أمام الزوار بعد عامين من أعمال الترميم. "
URL = "https://outlet.example/news/412"


def page(title=TITLE, body=SENTENCE * 3, head=""):
    return (
        f'<html lang="ar"><head><meta charset="utf-8"><title>{title}</title>{head}</head>'
        f"<body><h1>{title}</h1><p>{body}</p><p>{body}</p></body></html>"
    )


def run(*args, stdin=b""):
    command = [sys.executable, "-m", "newsscraper", "extract", *map(str, args)]
    done = subprocess.run(command, input=stdin, capture_output=True, timeout=60)
    assert b"Traceback" not in done.stderr
    return done


def records(done):
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_a_saved_page_is_a_record_under_the_address_that_is_said(tmp_path):
    file = tmp_path / "page.html"
    file.write_text(page(), encoding="utf-8")
    (found,) = records(run(file, "--url", URL, "--fetched-at", "2026-03-14T09:00:00Z"))
    assert (found["title"], found["url"], found["fetched_at"]) == (TITLE, URL, "2026-03-14T09:00:00Z")


def test_a_page_comes_through_a_pipe():
    body = page(head=f'<link rel="canonical" href="{URL}">').encode()
    (found,) = records(run("-", stdin=body))
    assert (found["title"], found["url"]) == (TITLE, URL)
    (found,) = records(run("-", "--url", "https://outlet.example/other/5", stdin=body))
    assert found["url"] == "https://outlet.example/other/5"
    assert run("-").returncode == 1


@pytest.mark.parametrize(
    ("head", "url"),
    [
        (f'<link rel="canonical" href="{URL}">', URL),
        (f'<meta property="og:url" content="{URL}">', URL),
        (f"<!-- saved from url=(0035){URL} -->", URL),
        (f'<link rel="canonical" href="https://outlet.example/"><meta property="og:url" content="{URL}">', URL),
        ('<link rel="canonical" href="/news/412">', None),
        ("", None),
    ],
)
def test_a_saved_page_states_its_address(tmp_path, head, url):
    file = tmp_path / "page.html"
    file.write_text(page(head=head), encoding="utf-8")
    (found,) = records(run(file))
    assert found["url"] == (url or file.as_uri())


def test_what_a_crawl_stores_is_printed_though_it_is_no_plain_article(tmp_path):
    node = {"@context": "https://schema.org", "@type": "LiveBlogPosting", "headline": TITLE}
    head = f'<script type="application/ld+json">{json.dumps(node)}</script>'
    (tmp_path / "live.html").write_text(page(head=head), encoding="utf-8")
    done = run(tmp_path, "--url", URL)
    assert done.returncode == 0
    assert records(done)[0]["title"] == TITLE


@pytest.mark.parametrize(("name", "text", "code", "said"), [
    ("about.html", "<html><body></body></html>", 4, "not_article"),
    ("empty.html", " ", 1, "empty file"),
    ("notes.txt", "no page", 1, "no HTML or WARC file"),
])  # fmt: skip
def test_a_folder_without_records_says_why(tmp_path, name, text, code, said):
    (tmp_path / name).write_text(text, encoding="utf-8")
    done = run(tmp_path)
    assert (done.returncode, done.stdout) == (code, b"")
    assert said in done.stderr.decode()
