"""What was withdrawn from a source: its files hold no content, and everything that writes obeys them.

`withdrawals/<id>.json` (`newsscraper/withdrawal@1`) names the article by its id and its addresses by their SHA-256, so
that an address can be recognised but not read.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

import msgspec

from newsscraper.errors import ArchiveDamage
from newsscraper.store.files import Files
from newsscraper.store.paths import SourcePaths
from newsscraper.text.urls import identity

WITHDRAWAL_SCHEMA = "newsscraper/withdrawal@1"
REASONS = ("author", "court", "error", "other", "person", "publisher", "rights", "safety")
"""Who or what asked for it: a closed list, so that no text of a person gets into the archive."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """A WARC member that gives way to a tombstone: noted before it is written over, which a kill may interrupt."""

    file: str
    offset: int
    length: int
    record_id: str


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
    captures: tuple[Capture, ...] = ()
    """What of WARC was replaced for all articles that were withdrawn together: in the file of the first of them."""
    complete: bool = False
    """Whether everything was taken out; a command that was interrupted is completed by the next one."""


def address_digest(url_identity: str) -> str:
    """Return the name under which an address is remembered."""
    return hashlib.sha256(url_identity.encode()).hexdigest()


@dataclass(slots=True)
class Withdrawn:
    """What must not come back into a source."""

    ids: set[str] = field(default_factory=set)
    addresses: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, withdrawals: Iterable[Withdrawal]) -> "Withdrawn":
        """Return the ids and addresses of withdrawals."""
        found = cls()
        for one in withdrawals:
            found.ids.add(one.id)
            found.addresses.update(one.addresses)
        return found

    def has(self, url: str | None) -> bool:
        """Say whether an address belongs to something withdrawn."""
        return bool(self.addresses) and bool(url) and address_digest(identity(url or "")) in self.addresses

    def covers(self, article: str | None, urls: Iterable[str | None]) -> bool:
        """Say whether an article is withdrawn, by its id or one of its addresses."""
        return article in self.ids or any(self.has(url) for url in urls)


def read(paths: SourcePaths) -> list[Withdrawal]:
    """Return the withdrawals of a source; raises `ArchiveDamage` for a file that cannot be read."""
    found = []
    for path in sorted(paths.withdrawal("x").parent.glob("*.json")):
        try:
            found.append(msgspec.json.decode(path.read_bytes(), type=Withdrawal))
        except msgspec.DecodeError as error:
            raise ArchiveDamage(
                f"{path} cannot be read: {error}; restore it: what it withdrew must not return"
            ) from error
    return found


def write(paths: SourcePaths, files: Files, one: Withdrawal) -> None:
    """Write the file of a withdrawal."""
    files.replace(paths.withdrawal(one.id), msgspec.json.format(msgspec.json.encode(one), indent=2) + b"\n")
