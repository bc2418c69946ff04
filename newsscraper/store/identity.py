"""Names that never change: of an article, and of a version of it."""

import hashlib
from base64 import b32encode


def article_id(source: str, pattern: str | None, site_id: str) -> str:
    """Return `art_` and 26 characters of lower-case base32.

    They are the first 130 bits of SHA-256 over `newsscraper/id1`, source, pattern name and the site's own article id,
    joined by line feeds. Without a pattern (None) the name is empty and `site_id` is the canonical address's identity.
    The name of the pattern counts because sites number `/post/` and `/news/` apart.
    """
    return "art_" + _base32("newsscraper/id1", source, pattern or "", site_id)


def version_id(article: str, version: int, content_sha256: str) -> str:
    """Return `ver_` and 26 characters over `newsscraper/ver1`, the article's id, the version's number and content."""
    return "ver_" + _base32("newsscraper/ver1", article, str(version), content_sha256)


def _base32(*words: str) -> str:
    digest = hashlib.sha256("\n".join(words).encode()).digest()
    return b32encode(digest).decode("ascii").lower()[:26]
