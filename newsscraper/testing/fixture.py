"""Load a fixture, run extraction on it, and say what was expected and what came."""

import re
from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

from newsscraper import extract, publishers
from newsscraper.errors import BadInput
from newsscraper.extract import json_path, xmltree
from newsscraper.items import Article, Listing, Publisher

NOT_EXPECTED = frozenset({"outcome", "url", "methods", "layout", "noarchive", "tdm_reservation"})
FIELDS = tuple(f.name for f in fields(Article) if f.name not in NOT_EXPECTED)
"""The fields of an article that `article.json` may hold, in its order."""

LINK_FIELDS = ("url", "title", "date_published", "published_at", "description", "tags", "fetch_url")
"""What `links.json` may say of a link; a section page's has the first two."""
_ROOT = re.compile(rb"^[^<]*(?:<[?!][^>]*>\s*)*<(?:\w+:)?(rss|feed|RDF|urlset|sitemapindex)[\s>]")

EXPECTATIONS = ("article.json", "links.json", "outcome.json")


@dataclass(frozen=True, kw_only=True)
class Response:
    """How a saved page was obtained: `response.json`."""

    url: str
    captured_at: datetime
    status: int = 200
    headers: dict[str, str] | None = None
    origin: str = "synthetic"
    why: str = ""


@dataclass(frozen=True)
class Fixture:
    """One folder of `fixtures/<source>/`."""

    folder: Path
    response: Response
    html: bytes
    kind: str
    """article, links or outcome."""
    expected: Any
    """The parsed expectation."""

    @property
    def source(self) -> str:
        """The publisher's slug: the name of the folder above."""
        return self.folder.parent.name

    @property
    def name(self) -> str:
        """The fixture's name, `<source>/<slug>`."""
        return f"{self.source}/{self.folder.name}"


def load(folder: Path) -> Fixture:
    """Read a fixture; raises `BadInput` with the command to run when its expectation is missing."""
    response = read_response(folder)
    html = (folder / "response.html").read_bytes()
    found = [name for name in EXPECTATIONS if (folder / name).is_file()]
    if len(found) != 1:
        raise BadInput(
            f"{folder}: {len(found)} of {', '.join(EXPECTATIONS)} found, one is needed; "
            f"run: newsscraper fixture accept {folder.parent.name}"
        )
    expected = msgspec.json.decode((folder / found[0]).read_bytes())
    return Fixture(folder, response, html, found[0].removesuffix(".json"), expected)


def read_response(folder: Path) -> Response:
    """Read `response.json`; raises `BadInput` when it is missing or wrong."""
    path = folder / "response.json"
    try:
        return msgspec.json.decode(path.read_bytes(), type=Response)
    except (OSError, msgspec.DecodeError) as error:
        raise BadInput(f"{path}: {error}") from error


def extracted(fixture: Fixture, publisher: Publisher | None) -> Article:
    """Run extraction on a saved page at the time of its capture."""
    return extract.article(
        fixture.html,
        url=fixture.response.url,
        fetched_at=fixture.response.captured_at,
        headers=fixture.response.headers,
        publisher=publisher,
    )


def actual(fixture: Fixture, publisher: Publisher | None) -> Any:
    """Return what extraction gives in the form of the fixture's expectation."""
    if fixture.kind == "links":
        return listed(fixture, publisher)
    article = extracted(fixture, publisher)
    return {"outcome": str(article.outcome)} if fixture.kind == "outcome" else article_fields(article)


def listed(fixture: Fixture, publisher: Publisher | None) -> list[dict[str, Any]]:
    """Return the links of a list as `links.json` holds them: of a page address and headline, of a feed, sitemap or JSON
    list all that it states as well.
    """
    found = shown(fixture, publisher)
    told: list[dict[str, Any]] = msgspec.json.decode(msgspec.json.encode(found.links))
    names = LINK_FIELDS if is_stated(fixture, found) else LINK_FIELDS[:2]
    return [{name: link[name] for name in names if name in LINK_FIELDS[:2] or link[name]} for link in told]


def is_stated(fixture: Fixture, found: Listing) -> bool:
    """Say whether a list is written for programs: a feed, a sitemap, or JSON."""
    return found.kind in ("feed", "sitemap") or json_path.load(fixture.html) is not None


def shown(fixture: Fixture, publisher: Publisher | None) -> Listing:
    """Return what a saved list shows, at the time of its capture; its root says whether it is a feed or a sitemap."""
    response, body = fixture.response, fixture.html
    kind = next((v for k, v in (response.headers or {}).items() if k.lower() == "content-type"), None)
    read = _reader(body, response.url, publisher)
    if read is None:
        return extract.listing(
            body, url=response.url, publisher=publisher, headers=response.headers, fetched_at=response.captured_at
        )
    return read(body, url=response.url, content_type=kind, publisher=publisher, fetched_at=response.captured_at)


def _reader(body: bytes, url: str, publisher: Publisher | None) -> Callable[..., Listing] | None:
    """Return what reads a list that is no page: the publisher's facts say so, else its root element."""
    if publisher and url in publisher.feeds:
        return extract.feed
    if publisher and url in publisher.sitemaps:
        return extract.sitemap
    root = _ROOT.search(xmltree.unpacked(body)[:4_096])
    return None if root is None else extract.sitemap if root[1].endswith((b"urlset", b"index")) else extract.feed


def article_fields(article: Article) -> dict[str, Any]:
    """Return an article as `article.json` holds it: empty fields left out, the body as paragraphs."""
    values: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(article))
    values["body"] = article.paragraphs
    return {name: values[name] for name in FIELDS if values[name] not in (None, "", [])}


def publisher_of(fixture: Fixture) -> Publisher:
    """Return the publisher that a fixture belongs to."""
    return publishers.get(fixture.source)


def find(root: Path) -> list[Path]:
    """Return the folders of all fixtures below a folder, sorted."""
    return sorted(path.parent for path in root.rglob("response.json"))
