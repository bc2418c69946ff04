"""What was withdrawn from a source: its files hold no content, and everything that writes obeys them.

`withdrawals/<id>.json` (`newsscraper/withdrawal@1`) names the article by its id and its addresses by their SHA-256, so
that an address can be recognised but not read.
"""

import hashlib
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from pathlib import Path

import msgspec

from newsscraper.errors import ArchiveDamage
from newsscraper.items import Record
from newsscraper.store.files import Files
from newsscraper.store.paths import SourcePaths, names_in, sources
from newsscraper.text.urls import identity

WITHDRAWAL_SCHEMA = "newsscraper/withdrawal@1"
REASONS = ("author", "court", "error", "other", "person", "publisher", "rights", "safety")
"""Who or what asked for it: a closed list, so that no text of a person gets into the archive."""

LEAST_TEXT = 8
"""Characters of a headline that tell it from words of any page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """A WARC member that gives way to a tombstone: noted before it is written over, which a kill may interrupt."""

    file: str
    offset: int
    length: int
    record_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Redacted:
    """A WARC member of another article in which spaces stand for what it showed."""

    file: str
    offset: int
    record_id: str
    html_sha256: str
    """Of the page as it is now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """The content of `withdrawals/<id>.json`."""

    schema: str = WITHDRAWAL_SCHEMA
    source: str
    id: str
    withdrawn_at: datetime
    reason: str
    addresses: tuple[str, ...]
    """SHA-256 of the identity of every address (`newsscraper.text.urls.identity`)."""
    texts: tuple[str, ...] = ()
    """SHA-256 of every headline, subtitle and description it had: what other pages show of it."""
    captures: tuple[Capture, ...] = ()
    """What of WARC was replaced for all articles that were withdrawn together: in the file of the first of them."""
    redacted: tuple[Redacted, ...] = ()
    """Captures of other articles out of which they were taken, likewise."""
    damaged: tuple[str, ...] = ()
    """Sealed files that were damaged before: no manifest line may say that they are what they should be."""
    complete: bool = False
    """Whether everything was taken out; a command that was interrupted is completed by the next one."""


def address_digest(url_identity: str) -> str:
    """Return the name under which an address is remembered."""
    return hashlib.sha256(url_identity.encode()).hexdigest()


def text_digest(text: str) -> str:
    """Return the name under which a headline is remembered; white space does not count."""
    return hashlib.sha256(" ".join(text.split()).encode(errors="surrogatepass")).hexdigest()


@lru_cache(maxsize=65_536)
def _digest_of(url: str) -> str:
    return address_digest(identity(url))


@dataclass(slots=True)
class Withdrawn:
    """What must not come back into a source."""

    ids: set[str] = field(default_factory=set)
    addresses: set[str] = field(default_factory=set)
    texts: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, withdrawals: Iterable[Withdrawal]) -> "Withdrawn":
        """Return the ids and addresses of withdrawals."""
        found = cls()
        for one in withdrawals:
            found.ids.add(one.id)
            found.addresses.update(one.addresses)
            found.texts.update(one.texts)
        return found

    def add(self, other: "Withdrawn") -> None:
        """Take in what was withdrawn since."""
        self.ids |= other.ids
        self.addresses |= other.addresses
        self.texts |= other.texts

    def has(self, url: str | None) -> bool:
        """Say whether an address belongs to something withdrawn."""
        return bool(self.addresses) and bool(url) and _digest_of(url or "") in self.addresses

    def says(self, text: str | None) -> bool:
        """Say whether a text is a headline, subtitle or description of something withdrawn."""
        return bool(self.texts) and text is not None and len(text) >= LEAST_TEXT and text_digest(text) in self.texts

    def covers(self, article: str | None, urls: Iterable[str | None]) -> bool:
        """Say whether an article is withdrawn, by its id or one of its addresses."""
        return article in self.ids or any(self.has(url) for url in urls)


def read(paths: SourcePaths) -> list[Withdrawal]:
    """Return the withdrawals of a source; raises `ArchiveDamage` for a file that cannot be read.

    Also those of articles of other sources that it showed: a source obeys them wherever it is moved to.
    """
    found = []
    folder = paths.withdrawals
    for name in names_in(folder):
        if not name.endswith(".json"):
            continue
        path = folder / name
        try:
            found.append(_decoded(path, path.stat().st_mtime_ns))
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise ArchiveDamage(
                f"{path} cannot be read: {error}; restore it: what it withdrew must not return"
            ) from error
    return found


def are_complete(paths: SourcePaths) -> bool:
    """Say whether no withdrawal of a source is under way, or was interrupted."""
    return all(one.complete for one in read(paths))


def has_changed(paths: SourcePaths, record: Record, html_sha256: str) -> bool:
    """Say whether a withdrawal gave a page this digest: a record that was read before still names the former one."""
    place = (record.warc_file, record.warc_offset, html_sha256)
    redacted = (page for one in read(paths) for page in one.redacted)
    return any((page.file, page.offset, page.html_sha256) == place for page in redacted)


def of_archive(paths: SourcePaths) -> list[Withdrawal]:
    """Return the withdrawals that a source obeys: its own, and those of the sources beside it.

    A file of another source that cannot be read stops that source, not this one. Raises `ArchiveDamage` for an own one.
    """
    found = read(paths)
    for slug in sources(paths.root):
        if slug != paths.slug:
            with suppress(ArchiveDamage):
                found += read(SourcePaths.of(paths.root, slug))
    return found


@lru_cache(maxsize=4096)
def _decoded(path: Path, changed: int) -> Withdrawal:
    """Decode a file once, though every source of a run asks for it."""
    return msgspec.json.decode(path.read_bytes(), type=Withdrawal)


def write(paths: SourcePaths, files: Files, one: Withdrawal) -> None:
    """Write the file of a withdrawal."""
    files.replace(paths.withdrawal(one.id), msgspec.json.format(msgspec.json.encode(one), indent=2) + b"\n")
