"""The dateline of an article: of its text, of a line beside its text, or as its JSON-LD states it.

The body keeps the words: they are the paper's, and hashes and searches of a text must not depend on what we know of
places. How a dateline is told from other beginnings is said in `dateline_told`.
"""

from collections.abc import Sequence, Set
from dataclasses import dataclass

from newsscraper.extract import dateline_told as told
from newsscraper.extract.flow import Block
from newsscraper.extract.labels import fold
from newsscraper.extract.page import Document

_PARAGRAPHS = 2
"""A lead may stand before the paragraph with the dateline."""


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline and where it came from."""

    text: str | None = None
    method: str | None = None
    disputed: bool = False
    """The page prints another one than it states."""


def read(doc: Document, paragraphs: Sequence[str], beside: Sequence[Block], names: Set[str]) -> Dateline:
    """Return the dateline: as printed before the first sentence, else in a line of its own, else as stated.

    `beside` are the blocks between headline and text, `names` the site's own names, folded.
    """
    printed = next((found for text in paragraphs[:_PARAGRAPHS] if (found := told.of(text, names))), None)
    lines = (block.text for block in beside if told.is_line(block.text, names))
    shown = printed or next(lines, None)
    stated = _stated(doc, names)
    if shown is None:
        return Dateline(stated, "jsonld:dateline" if stated else None)
    disputed = stated is not None and not _agree(stated, shown)
    return Dateline(shown, "generic:text" if printed else "generic:near-body", disputed)


def _stated(doc: Document, names: Set[str]) -> str | None:
    """Return the `dateline` of JSON-LD; many systems write the day or the whole of the author's line there."""
    for node in doc.jsonld:
        value = node.get("dateline")
        line = " ".join(value.split()) if isinstance(value, str) else ""
        if line and (told.is_line(line, names) or told.is_place(line)):
            return line
    return None


def _agree(one: str, other: str) -> bool:
    """Say whether two datelines share a word that is no number."""
    words = [{word for word in fold(text).split() if not word.isdecimal()} for text in (one, other)]
    return bool(words[0] & words[1])
