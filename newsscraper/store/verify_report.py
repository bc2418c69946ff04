"""What verifying finds: damages with their places, and how much was looked at."""

from dataclasses import dataclass, fields
from enum import StrEnum

from newsscraper.store.paths import SourcePaths


class Harm(StrEnum):
    """The kinds of damage: a closed vocabulary."""

    MISSING = "missing"
    """A sealed file is not there."""
    UNREADABLE = "unreadable"
    """A file is there and the system refuses to read it: permissions, or a failing disk."""
    SIZE = "size"
    """A file is longer or shorter than sealed, or shorter than committed."""
    DIGEST = "digest"
    """The bytes of a file, block or payload are not those that were written."""
    CHAIN = "chain"
    """A manifest was changed, or does not follow on the one before."""
    UNLISTED = "unlisted"
    """A sealed file that no manifest names."""
    MEMBER = "member"
    """A gzip member or zstd frame does not unpack, or other bytes lie between members."""
    RECORD = "record"
    """A WARC record or a line is not what it should be."""
    COUNT = "count"
    """A file holds more or fewer records than were sealed."""
    VERSION = "version"
    """A version is missing, doubled, or does not follow on the one before."""
    POINTER = "pointer"
    """A record points to bytes that are not there or not its own."""
    EXTRACTION = "extraction"
    """The same extractor finds something else in the stored bytes."""
    STATE = "state"
    """The SQLite state, or a withdrawal, cannot be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Damage:
    """One thing that is wrong."""

    source: str
    file: str
    """Below the source's folder, with `/`."""
    harm: Harm
    sentence: str
    """What is wrong, for a person."""
    offset: int | None = None
    """The byte where it begins, when known; in a compacted part a byte of its text."""


@dataclass(slots=True, kw_only=True)
class Counts:
    """How much was looked at."""

    files: int = 0
    bytes: int = 0
    members: int = 0
    """gzip members of WARC files."""
    lines: int = 0
    pointers: int = 0
    """Records whose bytes were compared."""
    reextracted: int = 0
    """Records that were extracted again."""

    def add(self, other: "Counts") -> None:
        """Add what was looked at in another source."""
        for one in fields(self):
            setattr(self, one.name, getattr(self, one.name) + getattr(other, one.name))


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The result of verifying."""

    level: str
    sources: tuple[str, ...]
    damages: tuple[Damage, ...]
    counts: Counts

    @property
    def ok(self) -> bool:
        """Whether nothing is damaged."""
        return not self.damages


def damage(of: SourcePaths, file: str, harm: Harm, what: str, offset: int | None = None) -> Damage:
    """Return a damage whose sentence begins with the place."""
    place = f"{of.slug}/{file}" + (f" at byte {offset}" if offset is not None else "")
    return Damage(source=of.slug, file=file, harm=harm, sentence=f"{place}: {what}", offset=offset)
