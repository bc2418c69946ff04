"""The records of an archive as a stream: which are wanted, in the order of their fetch, in bounded memory."""

import difflib
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from newsscraper.errors import ArchiveDamage, UnknownSource, UsageError
from newsscraper.items import Record
from newsscraper.read.layers import Layers
from newsscraper.read.newest import Facts, newest_of
from newsscraper.read.sealed import lines_by_file
from newsscraper.read.selection import EVERYTHING, Day, Instant, Line, Selection, selection
from newsscraper.store import paths
from newsscraper.store.records import decode

_UNKNOWN = Facts(n_versions=1, last_seen_at=None, gone_at=None, title_changed=False)
"""Of an article that the state has lost."""
_light = msgspec.json.Decoder(Line)


class Stream:
    """The records of an archive, as they were sealed."""

    def __init__(self, root: Path, collections: Mapping[str, Iterable[str]] | None = None) -> None:
        self.root = root
        self._collections = {name: tuple(slugs) for name, slugs in (collections or {}).items()}

    def sources(self) -> list[str]:
        """Return the slugs of the sources, sorted."""
        return paths.sources(self.root)

    def articles(
        self,
        source: str | Iterable[str] | None = None,
        since: Day = None,
        until: Day = None,
        latest: bool = True,
        *,
        section: str | None = None,
        tag: str | None = None,
        seen_since: Instant = None,
        seen_until: Instant = None,
        as_of: Instant = None,
        collection: str | None = None,
        layer: str = "original",
    ) -> Iterator[Record]:
        """Yield records in the order of their fetch, source by source, in bounded memory.

        `since` and `until` are publication days, both inclusive (a `date` or `YYYY-MM-DD`); an article of which only a
        month or a year is known counts when all of it lies between them. `seen_since` and `seen_until` are instants or
        UTC days of capture; `as_of` reads the archive as it was at an instant. `section` and `tag` are compared as a
        search compares them. `latest`: only the newest version of each article. `collection`: a name for several
        sources, see `open_archive`. `layer`: `original` (as extracted when fetched) or `latest` (by the newest
        re-extraction).
        Raises `UnknownSource` for a source that the archive does not hold.
        """
        wanted = self.selection(
            source,
            collection=collection,
            section=section,
            tag=tag,
            since=since,
            until=until,
            seen_since=seen_since,
            seen_until=seen_until,
            as_of=as_of,
            layer=layer,
        )
        return self.records(wanted, latest=latest)

    def selection(
        self, source: str | Iterable[str] | None = None, collection: str | None = None, **limits: Any
    ) -> Selection:
        """Return the description of what is wanted, as `newsscraper.read.selection` does, with a collection as well.

        Of a collection those sources are taken that the archive holds. Raises `UsageError` for an unknown one, and for
        one of which it holds none.
        """
        if collection is None:
            return selection(source, **limits)
        held = self.sources()
        if collection not in self._collections:
            alike = difflib.get_close_matches(collection, self._collections, n=3, cutoff=0.4)
            raise UsageError(f"{collection!r} is no collection; there are {', '.join(alike or self._collections)}")
        slugs = [slug for slug in held if slug in self._collections[collection]]
        if not slugs:
            raise UsageError(f"{self.root} holds no source of {collection}; it holds: {', '.join(held) or 'none'}")
        given = [source] if isinstance(source, str) else [*(source or ())]
        return selection([*given, *slugs], **limits)

    def records(self, wanted: Selection = EVERYTHING, *, latest: bool = True) -> Iterator[Record]:
        """Yield the records of a selection, as `articles` does."""
        everything = wanted.takes_all
        for old, lines in self._files(wanted, latest=latest):
            for line in lines:
                record = decode(line)
                if latest and record.status != "usable":
                    continue
                if not (old and (record.id, record.version) in old) and (everything or wanted.takes(record)):
                    yield record

    def lines(self, wanted: Selection = EVERYTHING, *, latest: bool = True) -> Iterator[tuple[Line, bytes]]:
        """Yield the lines of a selection as they are stored, each with the few keys needed to choose it."""
        for old, lines in self._files(wanted, latest=latest):
            for line in lines:
                key = _key(line)
                if latest and key.status != "usable":
                    continue
                if (key.id, key.version) not in old and wanted.takes(key):
                    yield key, line

    def rows(self, wanted: Selection = EVERYTHING) -> Iterator[bytes]:
        """Yield the lines of the table `articles`: the newest version of each, with what is known of the article."""
        for _, line, facts in self.rows_and_facts(wanted):
            yield line.rstrip()[:-1] + b"," + msgspec.json.encode(facts)[1:] + b"\n"

    def rows_and_facts(self, wanted: Selection = EVERYTHING) -> Iterator[tuple[Line, bytes, Facts]]:
        """Yield the newest version of each article as it is stored, with its keys and what is known of the article."""
        for slug in self._chosen(wanted):
            newest = newest_of(self.root, slug, wanted.as_of, wanted.takes_day)
            over = self._layers(slug, wanted)
            for name, lines in lines_by_file(self._folder(slug), "articles", newest.takes, wanted.takes_day):
                old, facts = newest.superseded(name), newest.facts(name)
                for line in over(lines):
                    key = _key(line)
                    if key.status == "usable" and (key.id, key.version) not in old and wanted.takes(key):
                        yield key, line, facts.get(key.id, _UNKNOWN)

    # ── parts ────────────────────────────────────────────────────────────────────────────────────

    def _folder(self, slug: str) -> Path:
        return paths.SourcePaths.of(self.root, slug).folder

    def _chosen(self, wanted: Selection) -> list[str]:
        held = self.sources()
        for slug in wanted.sources or ():
            if slug not in held:
                raise UnknownSource(f"{self.root} holds no source {slug!r}; it holds: {', '.join(held) or 'none'}")
        return held if wanted.sources is None else sorted(wanted.sources)

    def _files(
        self, wanted: Selection, *, latest: bool
    ) -> Iterator[tuple[frozenset[tuple[str | None, int | None]], Iterator[bytes]]]:
        """Yield the lines of each sealed file of a selection, with the versions in it that are not the newest."""
        for slug in self._chosen(wanted):
            newest = newest_of(self.root, slug, wanted.as_of, wanted.takes_day) if latest else None
            takes = newest.takes if newest else lambda _: True
            over = self._layers(slug, wanted)
            for name, lines in lines_by_file(self._folder(slug), "articles", takes, wanted.takes_day):
                yield newest.superseded(name) if newest else frozenset(), over(lines)

    def _layers(self, slug: str, wanted: Selection) -> Callable[[Iterator[bytes]], Iterator[bytes]]:
        """Return what turns stored lines into those of the layer that is wanted."""
        return Layers(self._folder(slug), wanted.as_of).over if wanted.layer == "latest" else iter


def _key(line: bytes) -> Line:
    """Return the few keys by which a line is chosen."""
    try:
        return _light.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ArchiveDamage(f"a line of an article cannot be read: {error}; run: newsscraper archive verify") from error
