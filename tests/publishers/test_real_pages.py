"""Real pages of publishers that are known here, against gold made by hand; they lie beside the checkout, not in it."""

import gzip
import importlib.util
import json
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from newsscraper import extract, publishers
from newsscraper.testing.scramble import scramble, scramble_url
from newsscraper.text.urls import canonical, identity

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"

pytestmark = pytest.mark.skipif(
    not (CORPUS / "score.py").is_file(), reason="no corpus of real pages beside the checkout"
)


def pages():
    listed = CORPUS / "ar" / "urls.json"
    urls = json.loads(listed.read_text(encoding="utf-8")) if listed.is_file() else {}
    return [(name, url) for name, url in urls.items() if publishers.of_host(url.split("/")[2])]


@pytest.fixture(scope="module")
def scorer():
    spec = importlib.util.spec_from_file_location("corpus_score", CORPUS / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(("name", "url"), pages(), ids=lambda value: value.split("/")[0] if ".gz" in value else "")
def test_a_real_page_gives_title_day_tags_and_body(name, url, scorer):
    page = CORPUS / "ar" / name
    gold = json.loads(page.with_name(page.name.replace(".html.gz", ".gold.json")).read_text(encoding="utf-8"))
    found = extract.article(
        gzip.decompress(page.read_bytes()),
        url=url,
        fetched_at=datetime.fromisoformat(gold["date_published"] + "T23:00:00+00:00"),
        publisher=publishers.of_host(url.split("/")[2]),
    )
    got = scorer.score_one(
        gold,
        {
            "title": found.title,
            "body": found.body,
            "date": str(found.date_published),
            "published_at": found.published_at and found.published_at.isoformat(),
            "tags": list(found.tags),
        },
    )
    assert (got["title"], got["date"], got["tags"]) == (1.0, 1.0, 1.0)
    assert got["body_f1"] >= 0.99
    assert got.get("instant", 1.0) == 1.0


def test_a_real_front_page_shows_every_article_through_its_publisher_patterns():
    page = CORPUS / "ar-listing" / "bbc.com" / "bbc-arabic-home-2022.html.gz"
    gold = json.loads(page.with_name("bbc-arabic-home-2022.links.json").read_text(encoding="utf-8"))
    known = publishers.get("bbc-arabic")
    shown = {
        identity(x.url) for x in extract.links(gzip.decompress(page.read_bytes()), url=gold["url"], publisher=known)
    }
    wanted = {identity(article["url"]) for article in gold["articles"]}
    assert wanted <= shown
    assert len(shown - wanted) <= 0.1 * len(wanted)


def test_related_stories_of_real_pages_match_a_pattern_of_their_publisher():
    missed = []
    for name, url in pages():
        patterns = publishers.of_host(url.split("/")[2]).article_urls.values()
        gold = (CORPUS / "ar" / name).with_name(Path(name).name.replace(".html.gz", ".gold.json"))
        for related in json.loads(gold.read_text(encoding="utf-8")).get("related", []):
            if not any(re.search(pattern, canonical(related["url"])) for pattern in patterns):
                missed.append(related["url"])
    assert missed == []


@pytest.mark.parametrize(("name", "url"), pages(), ids=lambda value: value.split("/")[0] if ".gz" in value else "")
def test_a_scrambled_real_page_has_other_words_and_the_same_shape(name, url):
    html = gzip.decompress((CORPUS / "ar" / name).read_bytes())

    def shape(body, address):
        now, who = datetime(2026, 6, 1, tzinfo=UTC), publishers.of_host(url.split("/")[2])
        found = extract.article(body, url=address, fetched_at=now, publisher=who)
        counts = [len(found.title.split()), [len(text.split()) for text in found.paragraphs]]
        return [*counts, found.date_published, found.published_at, len(found.tags), len(found.related)]

    other = scramble(html)
    assert shape(other, scramble_url(url, html)) == shape(html, url)
    title = extract.article(html, url=url, fetched_at=datetime(2026, 6, 1, tzinfo=UTC)).title
    assert not [word for word in re.findall(r"\w{5,}", title) if word in other.decode(errors="replace")]
