"""Find an article by what a person has at hand: its id, or its address."""

from pathlib import Path

from newsscraper.items import Record
from newsscraper.read import open_archive


def versions_of(root: Path, article: str) -> list[Record]:
    """Return the versions of an article, oldest first; raises `UsageError` when the archive has none."""
    archive = open_archive(root)
    name = article if article.startswith("art_") else archive.find(article)
    found = list(archive.history(name)) if name else []
    if not found:
        raise archive.unknown(article)
    return found
