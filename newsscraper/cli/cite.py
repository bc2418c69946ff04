"""Cite an article, or a query, as text or BibTeX."""

import re
from datetime import UTC, datetime
from pathlib import Path

import click

from newsscraper.cli import _options, _printing
from newsscraper.cli._lookup import versions_of
from newsscraper.errors import UsageError
from newsscraper.items import Record
from newsscraper.read.query import parse
from newsscraper.read.search import Search
from newsscraper.read.told import heads
from newsscraper.store import paths

_SPECIAL = re.compile(r"([\\{}$&#%_^~])")


@click.command()
@click.argument("article", metavar="ID|URL", required=False)
@_options.archive
@click.option("--version", type=int, metavar="N", help="The version to cite.  [default: the latest]")
@click.option("--query", metavar="QUERY", help="Cite a query over the archive in place of an article.")
@click.option("--bibtex", is_flag=True, help="A BibTeX entry.")
@click.option("--json", "as_json", is_flag=True, help="The facts of the citation as JSON.")
def command(
    article: str | None, root: Path, version: int | None, query: str | None, bibtex: bool, as_json: bool
) -> None:
    """Print how to cite a version of an article: by its names, address, capture and digest."""
    if (article is None) == (query is None):
        raise UsageError("give an article, or --query")
    facts = _of_query(root, query) if query is not None else _of_article(_version(root, article or "", version))
    if as_json:
        _printing.document(facts)
    elif bibtex:
        click.echo(_bibtex(facts))
    else:
        click.echo(_printing.isolated(facts["text"]))


def _version(root: Path, article: str, version: int | None) -> Record:
    found = versions_of(root, article)
    record = next((one for one in reversed(found) if version in (None, one.version)), None)
    if record is None:
        raise UsageError(f"{article} has versions 1 to {found[-1].version}, not {version}")
    return record


def _of_article(record: Record) -> dict[str, str]:
    day = str(record.date_published or record.published_edtf or "بلا تاريخ")
    seen = f"{record.fetched_at:%Y-%m-%dT%H:%M:%SZ}" if record.fetched_at else "-"
    who = "، ".join(record.authors)
    proof = f"{record.version_id}, sha256:{record.content_sha256}"
    parts = [who, f"«{record.title or ''}»", f"{record.source_name or record.source}، {day}", record.url]
    return {
        "key": f"{record.source}-{(record.version_id or '')[4:12]}",
        "kind": "misc",
        "author": " and ".join(f"{{{name}}}" for name in record.authors),
        "title": record.title or "",
        "publisher": record.source_name or record.source,
        "date": str(record.date_published or record.published_edtf or ""),
        "year": str(record.date_published or record.published_edtf or "")[:4],
        "url": record.url,
        "urldate": seen[:10],
        "note": f"version {record.version}, {proof}",
        "text": ". ".join(filter(None, parts)) + f". (version {record.version}, {seen}, {proof})",
    }


def _of_query(root: Path, query: str) -> dict[str, str]:
    with Search(root, _printing.note) as search:
        count = search.page(parse(query), limit=1).counted
    today = f"{datetime.now(UTC):%Y-%m-%d}"
    found = ", ".join(f"{slug}:{(head or '-')[:16]}" for slug, head in heads(root, paths.sources(root)).items())
    return {
        "key": f"query-{today}",
        "kind": "misc",
        "title": f"newsscraper search {query}",
        "urldate": today,
        "note": f"{count} articles; manifest heads {found}",
        "text": f"newsscraper search {query}: {count} articles, {today}; manifest heads {found}",
    }


def _bibtex(facts: dict[str, str]) -> str:
    plain = {"url", "author"}
    fields = (
        f"  {name} = {{{value if name in plain else _SPECIAL.sub(_escaped, value)}}},"
        for name, value in facts.items()
        if value and name not in ("key", "kind", "text")
    )
    return f"@{facts['kind']}{{{facts['key']},\n" + "\n".join(fields) + "\n}"


def _escaped(match: re.Match[str]) -> str:
    names = {"\\": r"\textbackslash{}", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}"}
    return names.get(match[1], "\\" + match[1])
