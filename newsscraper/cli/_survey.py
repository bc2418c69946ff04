"""What `sources add` shows of a site, asks, and writes."""

from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import click

from newsscraper import publishers
from newsscraper.errors import FactsError, UsageError
from newsscraper.items import Article, Methods, Outcome, Publisher, is_slug
from newsscraper.publishers import propose

if TYPE_CHECKING:
    from newsscraper.crawl.survey import Survey

HEADLINES = 10
SHOWN = 100
"""Characters of a value that are shown."""


def lines(seen: "Survey") -> Iterator[str]:
    """Yield what a person reads before he says yes; Arabic stands last on its line."""
    facts = seen.facts
    yield f"slug      {facts.slug}"
    yield f"zone      {facts.timezone or 'unknown: name it with --timezone, or times stay without a zone'}"
    yield f"pattern   {next(iter(facts.article_urls.values()), 'none: addresses themselves will name the articles')}"
    yield f"name      {facts.name}"
    for kind in ("sections", "feeds", "sitemaps"):
        for one in getattr(facts, kind):
            yield f"{kind[:-1]:9} {one if isinstance(one, str) else f'{unquote(one.url)}  {one.name}'.rstrip()}"
    if any(one.noarchive or one.tdm_reservation == 1 for one in seen.articles):
        yield "reserved  its pages ask not to be archived: only metadata is kept without a permission"
    yield ""
    yield f"{len(seen.links)} headlines, such as"
    yield from (f"  {link.title or link.url}"[:SHOWN] for link in seen.links[:HEADLINES])
    for article in seen.articles:
        yield ""
        yield from about(article)
    yield from (["", *map(unquote, seen.troubles)] if seen.troubles else [])


def about(article: Article) -> Iterator[str]:
    """Yield an extracted article: each field with its source and the beginning of its value."""
    yield f"{article.outcome}  {unquote(article.url)}"
    for field in fields(Methods):
        method = getattr(article.methods, field.name)
        text = value(article, field.name)
        if text:
            yield f"  {field.name:12} {method or '-':34} {text}"


def value(article: Article, name: str) -> str:
    """Return the beginning of a field's value on one line."""
    if name == "published":
        found = [article.published_edtf, article.published_tz if article.published_at else None, article.published_raw]
        return "  ".join(filter(None, found))[:SHOWN]
    if name == "modified":
        return article.modified_raw or ""
    what = getattr(article, name)
    if name == "body":
        count = f"{len(article.paragraphs)} paragraphs, {len(what.split())} words  "
        return f"{count}{what}".replace("\n", " ")[:SHOWN] if what else ""
    if isinstance(what, tuple):
        texts = [one if isinstance(one, str) else getattr(one, "title", None) or one.url for one in what]
        return (f"{len(texts)}  " if len(texts) > 1 else "") + "، ".join(texts)[:SHOWN]
    return str(what or "")[:SHOWN]


def amended(facts: Publisher, wanted: dict[str, str | None]) -> Publisher:
    """Return facts with what the person named; a country brings its zone. Raises `UsageError`."""
    said: dict[str, Any] = {name: text for name, text in wanted.items() if text}
    if "country" in said:
        said["country"] = said["country"].upper()
        said.setdefault("timezone", propose.ZONES.get(said["country"].lower(), facts.timezone))
    facts = replace(facts, **said)
    if not is_slug(facts.slug):
        raise UsageError(f"{facts.slug!r} cannot be a slug: name another with --slug")
    return facts


def check_free(facts: Publisher, own: Path, *, force: bool) -> None:
    """Raise `UsageError` for a site or a slug that is known already."""
    known = publishers.owner(facts.domains[0], publishers.readable(own=own)[0])
    if known is not None and not force:
        raise UsageError(f"{facts.domains[0]} is known already as {known.slug}; try: newsscraper crawl {known.slug}")
    if facts.slug in publishers.paths(own=own) and not force:
        raise UsageError(f"another source is called {facts.slug}: name this one with --slug")


def write(facts: Publisher, own: Path, day: str) -> Path:
    """Write the publisher's file and return where; raises `FactsError` and writes nothing when it would be wrong."""
    own.mkdir(parents=True, exist_ok=True)
    path, draft = own / f"{facts.slug}.toml", own / "drafts" / f"{facts.slug}.toml"
    draft.parent.mkdir(exist_ok=True)
    draft.write_text(propose.render(facts, day), encoding="utf-8")
    try:
        publishers.load(draft)
        draft.replace(path)
    except FactsError:
        draft.unlink()
        raise
    finally:
        draft.parent.rmdir()
    return path


def is_convincing(seen: "Survey") -> bool:
    """Say whether most of the articles looked at could be read."""
    return sum(one.outcome is Outcome.ARTICLE for one in seen.articles) >= min(2, max(1, len(seen.articles)))


def ask_country() -> str | None:
    """Ask for the country of a site whose pages do not say it; None when the person does not know either."""
    known = ", ".join(sorted(propose.ZONES)).upper()
    while True:
        try:
            answer = click.prompt(f"Its country ({known}; Enter for none)", default="", show_default=False, err=True)
        except click.Abort:  # nobody is there any more: what was said before holds
            return None
        if not answer or answer.strip().lower() in propose.ZONES:
            return answer.strip() or None


def confirm(seen: "Survey", *, yes: bool) -> bool:
    """Ask whether to keep it; `yes` asks nothing."""
    if not is_convincing(seen):
        click.echo("Few of its articles could be read: look at the fields above before you keep it.", err=True)
    return yes or click.confirm("Keep it?", default=True, err=True)
