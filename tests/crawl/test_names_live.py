"""Hosts and paths in Arabic, in every spelling, and addresses with a user's name: each article is archived once."""

import json
from collections import Counter
from urllib.parse import quote, unquote

from news_site import Answer, article_html, html, title

HOST = "xn--4gbrim.test"
FACTS = """
name = "موقع"
name_en = "Mawqi"
country = "LB"
timezone = "Asia/Beirut"
domains = ["موقع.test"]

[[sections]]
url = "http://موقع.test/أخبار"

[article_urls]
story = '/خبر/(?P<id>\\d+)'
"""


def lines(desk, source):
    return [
        json.loads(line)
        for path in (desk.archive / source / "articles").rglob("*.jsonl")
        for line in path.read_bytes().splitlines()
    ]


def lower(path):
    return quote(path).lower()


def story(n):
    return html(article_html(n, ""), title(n))


def redirect(place):
    return Answer(301, headers={"Location": place})


def test_an_arabic_host_and_arabic_paths_in_every_spelling_are_one_article_each(desk, site):
    desk.publisher("mawqi", FACTS)
    links = [
        "/خبر/101",
        quote("/خبر/101"),
        lower("/خبر/101"),
        f"http://{HOST}/خبر/101",
        "http://موقع.test/خبر/102",
        lower("/خبر/103"),
    ]
    items = "".join(f'<li class="card"><h3><a href="{link}">{title(n)}</a></h3></li>' for n, link in enumerate(links))

    def answer(asked):
        path = unquote(asked.path)
        assert asked.host == HOST
        if path == "/أخبار":
            return html(f"<main><ul>{items}</ul></main>", "أخبار")
        if path == "/خبر/103" and asked.path != lower(path):
            return redirect(lower(path))
        if path == "/خبر/102" and asked.path == quote(path):
            return redirect(f"http://{HOST}{lower(path)}")
        return story(int(path.rpartition("/")[2]))

    site.answer = lambda asked: answer(asked) if asked.host == HOST and "/" not in asked.path[1:2] and not (
        asked.path.startswith(("/robots", "/.well"))
    ) else Answer(404)  # fmt: skip
    desk.crawl("mawqi")
    desk.crawl("mawqi")
    assert Counter(line["id"] for line in lines(desk, "mawqi")).most_common(1)[0][1] == 1
    assert {unquote(line["url"]).rpartition("/")[2] for line in lines(desk, "mawqi")} == {"101", "102", "103"}
    assert len(lines(desk, "mawqi")) == 3


def test_a_redirect_that_differs_only_by_its_encoding_and_leads_in_a_circle_ends(desk, site):
    ask = ["--proxy", site.proxy, "--delay", "0", "--json"]
    path = "/خبر/9"

    def circle(asked):
        return redirect(quote(path) if asked.path == lower(path) else lower(path))

    site.rules |= {quote(path): circle, lower(path): circle}
    done = desk.run("-m", "newsscraper", "fetch", f"http://almahfal.test{path}", *ask, check=None)
    (told,) = json.loads(done.stdout.splitlines()[-1])["sources"]
    assert list(told["outcomes"]) == ["http_error"]
    assert len(site.pages()) <= 2 * 9


def test_a_users_name_and_password_are_never_sent(desk, site):
    site.rules["/moved"] = lambda asked: redirect("http://boss:secret@almahfal.test/article/4")
    for url in ("http://boss:secret@almahfal.test/article/3", "http://almahfal.test/moved"):
        desk.run("-m", "newsscraper", "fetch", url, "--proxy", site.proxy, "--delay", "0")
    assert {line["url"].rpartition("/")[2] for line in lines(desk, "almahfal")} == {"3", "4"}
    for asked in site.log:
        assert asked.host == "almahfal.test"
        assert not {"authorization", "proxy-authorization"} & asked.headers.keys()
    assert not any(b"secret" in path.read_bytes() for path in desk.archive.rglob("*.jsonl"))
