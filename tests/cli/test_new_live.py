"""`newsscraper new` from live addresses: one is enough, the rest is found."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from news_site import Answer, Asked, html, title
from newsdesk import desk, site  # noqa: F401
from second_paper import HOME

from newsscraper import publishers

ABOUT = "<main><h1>من نحن</h1><p>جريدة أهلية تصدر في المرفأ منذ أربعين عاما.</p></main>"


def new(desk, *arguments, check=0):  # noqa: F811
    command = [sys.executable, "-m", "newsscraper", "new", *arguments]
    done = subprocess.run(
        [*command, "--proxy", desk.site.proxy, "--delay", "0"],
        cwd=desk.folder, env=desk.environment(), capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == check, (done.stdout, done.stderr)
    assert "Traceback" not in done.stderr
    return done


def kinds(desk, slug="alyawm"):  # noqa: F811
    """Return the expectations that were written, by fixture."""
    folders = sorted((desk.folder / "fixtures" / slug).iterdir())
    return sorted(path.name for folder in folders for path in folder.glob("*.json") if path.name != "response.json")


@pytest.fixture
def daily(desk, site):  # noqa: F811
    """A paper nobody knows."""
    site.rules |= HOME | {"/about": lambda asked: html(ABOUT, "من نحن")}
    site.articles = dict.fromkeys(range(1001, 1013), "وكتب مراسلنا سامر القباني من الميناء.")
    return desk


FULL = ["article.json"] * 3 + ["links.json", "outcome.json"]


@pytest.mark.parametrize("path", ["/article/1005", "/", "/news"])
def test_one_address_is_enough(daily, site, path):  # noqa: F811
    done = new(daily, "alyawm", f"http://www.alyawm.test{path}", "--country", "LB")
    facts = publishers.get("alyawm", own=daily.folder / "publishers")
    assert (facts.name, facts.timezone) == ("اليوم", "Asia/Beirut") or path != "/"
    assert "http://www.alyawm.test/news" in {section.url for section in facts.sections}
    assert re.search(next(iter(facts.article_urls.values())), "http://www.alyawm.test/article/2099")["id"] == "2099"
    assert kinds(daily) == FULL
    assert re.search(r"published +generic", done.stdout) or re.search(r"published +stated", done.stdout)
    checked = daily.run("-m", "newsscraper", "fixture", "check", "alyawm").stdout
    assert "5 fixture(s), 0 wrong" in checked
    asked = [path for path in site.paths() if path != "/robots.txt"]  # read by the gate, and for its sitemaps
    assert len(asked) == len(set(asked))


def test_the_named_article_is_one_of_the_fixtures_and_no_true_word_is_in_them(daily, site):  # noqa: F811
    new(daily, "alyawm", "http://www.alyawm.test/article/1003", "http://www.alyawm.test/news")
    folders = list((daily.folder / "fixtures" / "alyawm").iterdir())
    told = [json.loads((folder / "response.json").read_text(encoding="utf-8")) for folder in folders]
    assert any(one["url"].endswith("/article/1003") for one in told)
    everything = "".join(path.read_text(encoding="utf-8") for folder in folders for path in folder.iterdir())
    assert not [word for word in ("القباني", "البلدية", "ترميم", "المهندسين") if word in everything]
    kept = daily.folder / "pages" / "alyawm"
    assert (kept / ".gitignore").read_text(encoding="utf-8") == "*\n"
    assert any("القباني" in path.read_text(encoding="utf-8") for path in kept.glob("*.html"))


def test_kept_pages_describe_the_site_again(daily, site):  # noqa: F811
    new(daily, "alyawm", "http://www.alyawm.test/")
    told = (daily.folder / "pages" / "alyawm" / "pages.txt").read_text(encoding="utf-8").split()
    new(daily, "again", *told, "--fixtures", "others", check=2)  # the host is known now
    (daily.folder / "publishers" / "alyawm.toml").unlink()
    site.log.clear()
    new(daily, "again", *told, "--fixtures", "others")
    assert site.log == []


def test_without_an_about_page_a_wrong_address_is_the_negative(daily, site):  # noqa: F811
    del site.rules["/about"]
    site.rules["/"] = lambda asked: Answer(body=HOME["/"](asked).body.replace(b'href="/about"', b'href="/news?page=2"'))
    new(daily, "alyawm", "http://www.alyawm.test/")
    assert kinds(daily) == FULL
    assert "/no-such-page-404" in site.paths()


def test_a_wordpress_site_names_its_family_in_twelve_lines(daily, site):  # noqa: F811
    def post(n):
        body = site.article(n, Asked("", "", {}, 0.0)).body.decode()
        body = body.replace("<head>", '<head><meta name="generator" content="WordPress 6.8.1">')
        return Answer(body=body.replace('<div class="body">', '<div class="entry-content">').encode())

    for n in site.articles:
        site.rules[f"/article/{n}"] = lambda asked, n=n: post(n)
    new(daily, "alyawm", "http://www.alyawm.test/article/1005", "--country", "LB")
    assert publishers.get("alyawm", own=daily.folder / "publishers").platform == "wordpress"
    file = daily.folder / "publishers" / "alyawm.toml"
    facts = file.read_text(encoding="utf-8").partition("[article_urls]")[0]
    of_one_section = re.sub(r"\[\n.*?\n\]", "[]", facts, flags=re.DOTALL)
    assert len(of_one_section.split("\n")) <= 12 + 2  # two line ends close the part


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["alyawm", "http://www.alyawm.test/none"], 1, "status 404"),
        (["alyawm", "http://127.0.0.1:9/"], 1, "127.0.0.1"),
        (["alyawm", "http://www.alyawm.test/", "http://almahfal.test/news"], 1, "addresses of one site"),
        (["alyawm", "http://www.alyawm.test/", "page.html"], 2, "not both"),
        (["Al/Yawm", "http://www.alyawm.test/"], 2, "cannot be a slug"),
        (["second", "http://almahfal.test/news"], 2, "known already as almahfal"),
        (["alyawm", "http://www.alyawm.test/", "--timezone", "Asia/Nowhere"], 2, "Asia/Nowhere"),
    ],
)
def test_what_cannot_be_done_is_said_and_nothing_is_written(daily, arguments, code, words):
    assert words in new(daily, *arguments, check=code).stderr
    assert not (daily.folder / "fixtures").exists()
    assert not (daily.folder / "publishers" / "alyawm.toml").exists()


def test_a_page_without_links_names_the_next_rung(desk, site):  # noqa: F811
    site.rules["/"] = lambda asked: html("<div id=app></div>", title(3))
    assert "wp-json" in new(desk, "alyawm", "http://www.alyawm.test/", check=1).stderr


def test_the_live_command_of_the_document_describes_a_site(daily, site):  # noqa: F811
    document = (Path(__file__).parents[2] / "docs" / "adding-a-publisher.md").read_text(encoding="utf-8")
    line = next(line for line in document.splitlines() if line.startswith("newsscraper new") and " https://" in line)
    site.rules["/article/48210"] = lambda asked: site.article(1005, asked)
    site.rules["/news/48210/a"] = site.rules["/article/48210"]
    new(daily, *line.replace("https://", "http://").split()[2:])  # loopback has no certificate
    assert kinds(daily, "almithal") == FULL


def test_a_live_page_becomes_a_fixture_of_a_source_that_is_known(desk, site):  # noqa: F811
    command = ["-m", "newsscraper", "fixture", "record", "almahfal", "http://almahfal.test/article/7", "--scramble"]
    done = desk.run(*command, "--proxy", site.proxy, "--delay", "0")
    assert "next: newsscraper fixture accept almahfal" in done.stdout
    (told,) = (desk.folder / "fixtures" / "almahfal").glob("*/response.json")
    assert json.loads(told.read_text(encoding="utf-8"))["url"] == "http://almahfal.test/article/7"
    assert "البلدية" not in (told.parent / "response.html").read_text(encoding="utf-8")
    assert desk.run("-m", "newsscraper", "fixture", "accept", "almahfal", "--yes").returncode == 0
    assert desk.run(*command[:5], "http://127.0.0.1:9/x", "--proxy", site.proxy, check=None).returncode == 2
