"""Every publisher's file and fixtures keep the promises that contributors rely on."""

import re
import time
import tomllib
from dataclasses import replace
from functools import cache
from pathlib import Path
from statistics import median

import pytest

from newsscraper import publishers
from newsscraper.extract import json_path, sources
from newsscraper.publishers import table
from newsscraper.testing import fixture as fixtures
from newsscraper.text.urls import belongs, canonical

ROOT = Path(__file__).parents[2]
FIXTURES = ROOT / "fixtures"
NOWHERE = Path("no-such-folder")
"""Stands for the operator's own publishers: none."""

ARAB = set(re.findall("..", "AEBHDJDZEGIQJOKMKWLBLYMAMROMPSQASASDSOSYTNYE"))


@cache
def bundled():
    return {p.slug: p for p in publishers.all(own=NOWHERE)}


@cache
def loaded():
    return [fixtures.load(folder) for folder in fixtures.find(FIXTURES)]


def files():
    return sorted(publishers.BUNDLED.glob("*.toml"))


def articles():
    return [f for f in loaded() if f.kind == "article"]


def patterns_of(url):
    """Return (slug, pattern) for each pattern of any publisher that an address matches."""
    address = canonical(url)
    return {
        (p.slug, name)
        for p in bundled().values()
        for name, pattern in p.article_urls.items()
        if re.search(pattern, address)
    }


# ── the files ────────────────────────────────────────────────────────────────────────────────────


def test_at_least_150_publishers_in_twenty_arab_countries():
    assert len(bundled()) >= 150
    assert len({p.country for p in bundled().values()} & ARAB) >= 20


def test_a_file_is_short():
    lines = [len(path.read_text(encoding="utf-8").splitlines()) for path in files()]
    assert median(lines) <= 25
    assert max(lines) <= 60


def test_a_wordpress_site_needs_twelve_lines():
    simple = [p for p in files() if tomllib.loads(p.read_text(encoding="utf-8")).get("platform") == "wordpress"]
    assert min(len(path.read_text(encoding="utf-8").splitlines()) for path in simple) <= 12


def test_all_load_in_a_fifth_of_a_second():
    took = []
    for _ in range(3):
        start = time.process_time()
        publishers.all(own=NOWHERE)
        took.append(time.process_time() - start)
    assert min(took) < 0.2


@pytest.mark.parametrize("path", files(), ids=lambda path: path.stem)
def test_facts_say_where_they_come_from(path):
    p = publishers.load(path)
    assert p.slug == path.stem
    assert p.evidence
    assert re.fullmatch(r"undated|\d{4}(-\d{4})?", p.evidence_date)
    assert p.confidence in {"high", "medium", "low"}
    assert p.timezone
    assert p.sections or p.feeds or p.sitemaps or p.api.lists


@pytest.mark.parametrize("path", files(), ids=lambda path: path.stem)
def test_addresses_belong_to_the_publisher(path):
    p = publishers.load(path)
    assert all(belongs(section.url, p.domains) for section in p.sections)
    assert not any(re.search(r"[{}<>\s]", url) for url in (*(s.url for s in p.sections), *p.feeds, *p.sitemaps))


def test_no_two_publishers_claim_a_domain():
    claims = [(domain, p.slug) for p in bundled().values() for domain in p.domains]
    for domain, slug in claims:
        rivals = {s for d, s in claims if s != slug and (d == domain or d.endswith(f".{domain}"))}
        assert not rivals, f"{domain} of {slug} is also claimed by {rivals}"


def test_no_pattern_takes_its_own_section_pages_for_articles():
    wrong = [(p.slug, s.url) for p in bundled().values() for s in p.sections if patterns_of(s.url)]
    assert wrong == []


@pytest.mark.parametrize(
    "tail", ["a/" * 8000, "a-" * 8000, "1" * 16000, "-1." * 5000, "/2026/01/01" * 1400, "%D8" * 5000]
)
def test_no_pattern_is_slow_on_a_hostile_address(tail):
    slowest = 0.0
    for p in bundled().values():
        for pattern in p.article_urls.values():
            compiled = re.compile(pattern)
            start = time.process_time()
            compiled.search(f"https://www.{p.domains[0]}/{tail}")
            slowest = max(slowest, time.process_time() - start)
    assert slowest < 0.1


@pytest.mark.parametrize("path", files(), ids=lambda path: path.stem)
def test_every_source_of_a_layout_can_be_read(path):
    for layout in publishers.load(path).layouts:
        for source in (*layout.drop, *(s for tried in layout.fields.values() for s in tried)):
            sources.parse(source)


def test_the_same_number_under_two_patterns_is_two_articles():
    alahed = bundled()["alahed"]
    one, other = "https://alahednews.news/post/7/a", "https://alahednews.news/news/7/a"
    names = [{n for n, r in alahed.article_urls.items() if re.search(r, url)} for url in (one, other)]
    assert names == [{"post"}, {"news"}]


def test_shorouk_is_told_apart_by_its_query():
    pattern = bundled()["shorouk"].article_urls["view"]
    base = "https://www.shorouknews.com/news/view.aspx?cdate=01052026&id="
    ids = [f"{n:08x}-0000-4000-8000-000000000000" for n in (1, 2)]
    assert [re.search(pattern, canonical(base + one))["id"] for one in ids] == ids


# ── their fixtures ───────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("path", files(), ids=lambda path: path.stem)
def test_every_publisher_has_an_article_a_section_and_a_negative_page(path):
    kinds = {f.kind for f in loaded() if f.source == path.stem}
    assert kinds == {"article", "links", "outcome"}, f"newsscraper fixture record {path.stem} FILE"


@pytest.mark.parametrize("path", files(), ids=lambda path: path.stem)
def test_every_publisher_with_a_feed_or_sitemap_has_one_as_a_fixture(path):
    p = publishers.load(path)
    urls = {f.response.url for f in loaded() if f.source == path.stem and f.kind == "links"}
    for named in filter(None, (p.feeds, p.sitemaps, p.api.lists if p.api else ())):
        assert {canonical(url) for url in named} & {canonical(url) for url in urls}, f"none of {named}"


def test_every_fixture_belongs_to_a_publisher_and_to_its_domain():
    for f in loaded():
        assert f.source in bundled(), f"{f.name}: no publisher is called {f.source}"
        assert belongs(f.response.url, bundled()[f.source].domains), f.name


def test_every_fixture_says_why_it_is_there():
    assert [f.name for f in loaded() if not f.response.why] == []


def test_an_article_of_a_fixture_matches_a_pattern_of_its_publisher_and_of_no_other():
    for f in articles():
        matched = patterns_of(f.response.url) | patterns_of(f.expected["canonical_url"])
        assert {slug for slug, _ in matched} <= {f.source}, f"{f.name}: {matched}"
        assert matched or not bundled()[f.source].article_urls, f"{f.name}: {f.response.url} matches no pattern"


def test_an_article_of_a_fixture_matches_one_pattern_only():
    assert [(f.name, m) for f in articles() if len(m := patterns_of(f.response.url)) > 1] == []


def test_the_links_of_a_list_match_a_pattern_of_their_publisher():
    for f in (f for f in loaded() if f.kind == "links" and bundled()[f.source].article_urls):
        missed = [link["url"] for link in f.expected if f.source not in {slug for slug, _ in patterns_of(link["url"])}]
        assert not missed, f"{f.name}: {missed}"


def test_an_article_read_as_json_has_the_identity_of_its_page():
    for f in articles():
        names = patterns_of(f.expected["canonical_url"])
        if json_path.load(f.html) is not None and (here := patterns_of(f.response.url)):
            assert here == names, f.name


def test_a_fixture_is_compact():
    assert [f.name for f in loaded() if len(f.html) > 20_000] == []


def test_without_selectors_nine_of_ten_articles_keep_title_day_and_body():
    lost = []
    for f in articles():
        bare = replace(bundled()[f.source], layouts=(), platform=None)
        found = fixtures.article_fields(fixtures.extracted(f, bare))
        lost += [f.name] if any(found.get(n) != f.expected.get(n) for n in ("title", "date_published", "body")) else []
    assert len(lost) <= 0.1 * len(articles()), lost


def test_layouts_agree_with_the_generic_rules_on_their_own_pages():
    assert [f.name for f in articles() if "layout-disagrees" in f.expected.get("warnings", [])] == []


# ── the documents ────────────────────────────────────────────────────────────────────────────────


def test_the_table_in_the_documents_is_current():
    written = (ROOT / "docs" / "publishers.md").read_text(encoding="utf-8")
    assert written == table.bundled(), "run: python -m newsscraper.publishers.table > docs/publishers.md"


def test_nothing_claims_to_work_that_was_never_tried():
    assert table.render([bundled()["alahed"]], {}).count("| never |") == 1
