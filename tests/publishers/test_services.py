"""Publishers that are read from a JSON service: where their lists go on, and what is asked with every request."""

import json
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from newsscraper import publishers
from newsscraper.crawl.asking import request_of
from newsscraper.crawl.reading import Reader, seeds
from newsscraper.items import FrontierEntry, Kind, Outcome, Page
from newsscraper.testing import fixture as fixtures

FIXTURES = Path(__file__).parents[2] / "fixtures"
SERVICES = sorted(p.slug for p in publishers.all(own=Path("nowhere")) if p.api)


def list_of(slug):
    """Return the fixture of a service's list, and what it shows."""
    for folder in fixtures.find(FIXTURES / slug):
        found = fixtures.load(folder)
        if found.kind == "links" and found.html.lstrip()[:1] in (b"{", b"["):
            return found, fixtures.shown(found, publishers.get(slug))
    raise AssertionError(f"{slug} has no fixture of its service's list")


def visited(slug):
    """Return what the crawl makes of the list."""
    found, _ = list_of(slug)
    entry = FrontierEntry(url=found.response.url, kind=Kind.SECTION)
    headers = tuple((k.encode(), v.encode()) for k, v in found.response.headers.items())
    page = Page(
        url=found.response.url, status=200, headers=headers, body=found.html, fetched_at=found.response.captured_at
    )
    return Reader(publisher=publishers.get(slug), run_id="test").visit(page, entry)


@pytest.mark.parametrize("slug", SERVICES)
def test_a_list_of_a_service_leads_the_crawl_to_stories(slug):
    visit = visited(slug)
    assert visit.outcome is Outcome.LISTING
    stories = [entry for entry in visit.discovered if entry.kind is Kind.ARTICLE]
    assert len(stories) >= 3
    asked = {urlsplit(request_of(entry).url).hostname for entry in stories}
    fetch = publishers.get(slug).api.fetch
    assert asked == {urlsplit(fetch).hostname or "entarabi.com"} if fetch else asked


@pytest.mark.parametrize(
    ("slug", "wanted"),
    [
        ("spa", {"page": ["2"], "per_page": ["50"], "l": ["ar"]}),
        ("nna", {"page": ["2"], "category_id": ["4"]}),
        ("sky-news-arabia", {"nextPageToken": ["1777869180000"]}),
        ("mtv-lb", {"start": ["20"], "end": ["40"]}),
        ("entarabi", {"page": ["2"], "per_page": ["20"], "_embed": ["1"]}),
    ],
)
def test_a_list_goes_on_by_its_query(slug, wanted):
    _, shown = list_of(slug)
    query = parse_qs(urlsplit(shown.next_page.url).query)
    if slug == "sky-news-arabia":
        last = shown.links[-1].published_at
        wanted = {"nextPageToken": [str(int(last.timestamp()) * 1000)]}
    assert wanted.items() <= query.items()


def test_wam_goes_on_by_post():
    _, shown = list_of("wam")
    assert (shown.next_page.method, shown.next_page.url.rpartition("/")[2]) == ("POST", "GetSectionArticlesFDto")
    body = json.loads(shown.next_page.body)
    assert body == {"sectionInfo": "sc-1jc74-latest", "pageNumber": 1, "pageSize": 20}


def test_al_jazeera_counts_inside_its_variables_and_is_told_the_site():
    _, shown = list_of("aljazeera")
    query = parse_qs(urlsplit(shown.next_page.url).query)
    variables = json.loads(query["variables"][0])
    assert (variables["offset"], variables["quantity"], variables["category"]) == (20, 20, "palestine")
    assert dict(shown.next_page.headers)["wp-site"] == "aja"
    first = next(entry for entry in seeds(publishers.get("aljazeera")) if "graphql" in entry.url)
    assert dict(request_of(first).headers)["wp-site"] == "aja"


def test_a_service_that_robots_txt_closes_is_not_asked():
    nna = publishers.get("nna")
    assert (nna.api.lists, nna.api.fetch) == ((), "")
    assert not any("backend" in entry.url for entry in seeds(nna))
