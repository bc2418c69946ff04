"""Load a fixture, run extraction on it, and say what was expected and what came."""

from dataclasses import dataclass, fields
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

from newsscraper import extract, publishers
from newsscraper.errors import BadInput
from newsscraper.items import Article, Publisher

NOT_EXPECTED = frozenset({"outcome", "url", "methods", "layout", "noarchive", "tdm_reservation"})
FIELDS = tuple(f.name for f in fields(Article) if f.name not in NOT_EXPECTED)
"""The fields of an article that `article.json` may hold, in its order."""

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
        found = extract.links(fixture.html, url=fixture.response.url, publisher=publisher)
        return [{"url": link.url, "title": link.title} for link in found]
    article = extracted(fixture, publisher)
    return {"outcome": str(article.outcome)} if fixture.kind == "outcome" else article_fields(article)


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
