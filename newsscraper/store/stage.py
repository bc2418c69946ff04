"""One visit → rows in the open transaction and bytes staged for the parts: what it means for its article."""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from newsscraper.items import Committed, Outcome, Page, Record, Verdict, Visit
from newsscraper.store import articles, captures, contents, frontier, listings, seen, stored, versions
from newsscraper.store.articles import ArticleRow, Place
from newsscraper.store.contents import SCHEME, Contents
from newsscraper.store.frontier import Rest, UrlState, stamp
from newsscraper.store.identity import article_id, version_id
from newsscraper.store.parts import Parts
from newsscraper.store.paths import day_of, layer_kind
from newsscraper.store.records import encode
from newsscraper.store.validate import validate
from newsscraper.store.versions import Known
from newsscraper.text.urls import absolute, canonical, identity

Reextract = Callable[[Record, Page], Record | None]
"""Reads an archived page with the present extractor: (stored record, its page) → a draft, None if it cannot."""
_DAY = 86_400


@dataclass(slots=True)
class Finding:
    """What a visit turned out to mean, while it is worked on."""

    verdict: Verdict = Verdict.NONE
    article: ArticleRow | None = None
    record: Record | None = None
    """The draft with its settled publication, then the complete record."""
    contents: Contents | None = None
    version: bool = False
    """Whether a line is written."""
    history: list[Known] = field(default_factory=list)
    baseline: Contents | None = None
    """What the new contents are compared with."""
    events: list[seen.Event] = field(default_factory=list)
    at: str = ""

    def event(self, name: str, **details: object) -> None:
        """Note something for the day's line in `seen`."""
        self.events.append({"event": name, "at": self.at, **details})


class Stage:
    """Turns visits into staged bytes and uncommitted rows. Belongs to the writer's thread."""

    def __init__(
        self,
        db: sqlite3.Connection,
        parts: Parts,
        kept: captures.Captures,
        *,
        folder: Path,
        source: str,
        policy: str = "versions",
        reextract: Reextract | None = None,
    ) -> None:
        self._db = db
        self._parts = parts
        self._captures = kept
        self._folder = folder
        self._source = source
        self._policy = policy
        self._reextract = reextract

    def kinds(self, visit: Visit) -> set[tuple[str, str]]:
        """Return the (kind, day) of every part that this visit might write to."""
        day = day_of(visit.fetched_at)
        wanted = set()
        if visit.page is not None and visit.page.exchanges:
            wanted.add(("warc", day))
        if visit.record is not None:
            wanted.add(("articles", day))
            if self._reextract is not None and visit.record.extractor:
                wanted.add((layer_kind(visit.record.extractor), day))
        if visit.listing is not None:
            wanted.add(("listings", day))
        return wanted

    def visit(self, visit: Visit) -> Committed:
        """Stage one visit. Raises `BadInput` for a record that is none; what was staged before it stays."""
        before = frontier.url_state(self._db, visit.entry.url)
        payload = captures.payload_key(visit)
        found = Finding(at=visit.fetched_at.strftime("%Y-%m-%dT%H:%M:%SZ"))
        if versions.may_be_version(visit):
            self._article(visit, found)
        else:
            self._other(visit, before, found)
        kept = captures.is_kept(visit, before, payload, version=found.version, policy=self._policy)
        kept = kept or found.verdict is Verdict.HELD
        pointer = self._keep(visit, payload, found) if kept else None
        if found.version or found.verdict is Verdict.HELD:
            self._write(visit, found, pointer)
        self._rest(visit, before, found, payload, kept=kept)
        return Committed(verdict=found.verdict, record=found.record if found.version else None)

    def _keep(self, visit: Visit, payload: bytes | None, found: Finding) -> captures.Pointer | None:
        assert visit.page is not None
        whole = found.version or found.verdict is Verdict.HELD
        return self._captures.keep(visit.page, day_of(visit.fetched_at), payload, whole=whole)

    # ── articles ─────────────────────────────────────────────────────────────────────────────────

    def _article(self, visit: Visit, found: Finding) -> None:
        record = visit.record
        assert record is not None
        validate(record)
        found.article = articles.resolve(self._db, visit, record)
        if found.article is not None:
            record = versions.settle(record, found.article.publication)
            found.history = articles.history(self._db, found.article.n)
        found.record, found.contents = record, contents.contents(record)
        if not found.history:
            found.verdict, found.version = Verdict.NEW, True
        else:
            self._compare(visit, found)

    def _compare(self, visit: Visit, found: Finding) -> None:
        assert found.article is not None
        assert found.record is not None
        assert found.contents is not None
        latest = found.history[-1]
        found.baseline, layer = latest.contents, False
        if latest.extractor != found.record.extractor:
            layer = self._rebase(visit, found, latest)
        differs = versions.change(found.contents, found.baseline) is not None
        mass = self._count(visit, changed=differs)
        back = found.article.gone_at is not None
        if not differs:
            found.verdict = Verdict.BACK if back else Verdict.LAYER if layer else Verdict.UNCHANGED
            self._db.execute("DELETE FROM held WHERE article = ?", (found.article.n,))
        elif mass:
            found.verdict = Verdict.HELD
            found.event("held")
        else:
            found.verdict, found.version = Verdict.CHANGED, True
        self._present(found)

    def _rebase(self, visit: Visit, found: Finding, latest: Known) -> bool:
        """Compare with what the present extractor finds in the stored bytes; return whether that made a layer line."""
        assert found.article is not None
        assert found.record is not None
        assert found.contents is not None
        if versions.change(found.contents, latest.contents) is None:
            self._baseline(found.article, latest, latest.contents, found.record.extractor)
            return False
        again = self._extract_again(found.article, latest)
        if again is None:
            return False
        now = contents.contents(again)
        found.baseline = now
        if versions.change(found.contents, now) is not None:
            return False
        self._baseline(found.article, latest, now, found.record.extractor)
        layer = replace(again, content_sha256=now.content.hex())
        kind = layer_kind(found.record.extractor or "unknown")
        self._parts.stage(kind, day_of(visit.fetched_at), encode(layer))
        found.event("layer", extractor=found.record.extractor)
        return True

    def _baseline(self, article: ArticleRow, latest: Known, now: Contents, extractor: str | None) -> None:
        articles.set_baseline(self._db, article.n, latest.version, now, extractor)

    def _extract_again(self, article: ArticleRow, latest: Known) -> Record | None:
        """Return the latest version as the present extractor reads it, with that version's identity and proof."""
        if self._reextract is None:
            return None
        old = stored.read_version(self._db, self._folder, article.n, latest.version)
        page = stored.read_page(self._folder, old) if old is not None else None
        again = self._reextract(old, page) if old is not None and page is not None else None
        if old is None or again is None:
            return None
        again = versions.settle(again, article.publication)
        return replace(again, **{name: getattr(old, name) for name in _IDENTITY})

    def _count(self, visit: Visit, *, changed: bool) -> bool:
        """Count a re-check; return whether its change belongs to a mass change."""
        day = day_of(visit.fetched_at)
        self._db.execute(
            "INSERT INTO days VALUES (?, 1, ?) ON CONFLICT (day) DO UPDATE SET checked = checked + 1, "
            "changed = changed + excluded.changed",
            (day, int(changed)),
        )
        if not changed:
            return False
        today = self._db.execute("SELECT checked, changed FROM days WHERE day = ?", (day,)).fetchone()
        past = self._db.execute(
            "SELECT coalesce(sum(changed) * 1.0 / sum(checked), 0) FROM "
            "(SELECT checked, changed FROM days WHERE day < ? ORDER BY day DESC LIMIT 28)",
            (day,),
        ).fetchone()
        waiting = self._db.execute("SELECT 1 FROM held LIMIT 1").fetchone() is not None
        return waiting or versions.is_mass_change(today[0], today[1], past[0])

    def _present(self, found: Finding) -> None:
        """The article answers: it is not gone, nor on the way to it."""
        assert found.article is not None
        if found.article.gone_at is not None:
            found.event("back")
        if found.article.gone_at is not None or found.article.missing_since is not None:
            self._db.execute("UPDATE articles SET gone_at = NULL, missing_since = NULL WHERE n = ?", (found.article.n,))

    def _write(self, visit: Visit, found: Finding, pointer: captures.Pointer | None) -> None:
        """Complete the record; stage its line and its row, or hold it."""
        assert found.contents is not None
        record = self._complete(visit, found, pointer)
        article = found.article
        if found.verdict is Verdict.HELD:
            assert article is not None
            row = (article.n, encode(record), stamp(visit.fetched_at))
            self._db.execute("INSERT OR REPLACE INTO held VALUES (?, ?, ?)", row)
            return
        validate(record, complete=True)
        line = encode(record)
        part, offset = self._parts.stage("articles", day_of(visit.fetched_at), line)
        if article is None:
            assert record.id is not None
            n = articles.insert_article(self._db, record.id, stamp(visit.fetched_at), versions.publication(record))
            article = found.article = articles.by_number(self._db, n)
        assert article is not None
        if versions.publication(record) != article.publication:
            articles.set_publication(self._db, article.n, versions.publication(record))
        articles.insert_version(self._db, article.n, record, found.contents, Place(part, offset, len(line)))
        found.record = record

    def _complete(self, visit: Visit, found: Finding, pointer: captures.Pointer | None) -> Record:
        assert found.record is not None
        assert found.contents is not None
        latest = found.history[-1] if found.history else None
        number = latest.version + 1 if latest else 1
        article, record = found.article, found.record
        name = article.id if article else record.id
        if name is None:
            name = article_id(self._source, None, identity(record.canonical_url or record.url))
        baseline = found.baseline or (latest.contents if latest else None)
        first = frontier.instant(article.first_seen) if article else None
        content = found.contents.content.hex()
        when = (record.fetched_at or visit.fetched_at).replace(microsecond=0)
        return replace(
            record,
            id=name,
            version=number,
            version_id=version_id(name, number, content),
            previous_version_id=latest.id if latest else None,
            reverts_to=versions.reverts_to(found.contents, found.history),
            change=versions.change(found.contents, baseline) if baseline else None,
            comparison=SCHEME,
            content_sha256=content,
            first_seen_at=first or when,
            fetched_at=when,
            warc_file=pointer.file if pointer else None,
            warc_offset=pointer.offset if pointer else None,
            warc_length=pointer.length if pointer else None,
            warc_record_id=pointer.record_id if pointer else None,
        )

    # ── everything else ──────────────────────────────────────────────────────────────────────────

    def _other(self, visit: Visit, before: UrlState | None, found: Finding) -> None:
        number = before.article if before else None
        article = articles.by_number(self._db, number) if number else articles.article_at(self._db, visit.entry.url)
        if article is None:
            return
        found.article = article
        if visit.outcome is Outcome.NOT_MODIFIED:
            found.verdict = Verdict.UNCHANGED if article.gone_at is None else Verdict.BACK
            self._present(found)
        elif visit.outcome is Outcome.GONE:
            self._missing(visit, found)
        elif visit.outcome is Outcome.REDIRECTED and visit.page is not None:
            target = absolute(visit.entry.url, visit.page.header("location") or "")
            if target and articles.add_aliases(self._db, article.n, [target], frozenset()):
                found.event("redirected", to=target)

    def _missing(self, visit: Visit, found: Finding) -> None:
        """410 is gone at once; 404 the second time, when six hours lie between."""
        article, now = found.article, stamp(visit.fetched_at)
        assert article is not None
        if article.gone_at is not None:
            found.verdict = Verdict.GONE
            return
        since = article.missing_since
        status = visit.page.status if visit.page else None
        if status == 410 or (since is not None and now - since >= versions.GONE_AFTER):
            found.verdict = Verdict.GONE
            found.event("gone", http_status=status)
            self._db.execute("UPDATE articles SET gone_at = ? WHERE n = ?", (now, article.n))
        elif since is None:
            self._db.execute("UPDATE articles SET missing_since = ? WHERE n = ?", (now, article.n))

    # ── what every visit leaves ──────────────────────────────────────────────────────────────────

    def _rest(
        self, visit: Visit, before: UrlState | None, found: Finding, payload: bytes | None, *, kept: bool
    ) -> None:
        address = self._aliases(visit, found) if found.record is not None else visit.entry.url
        shown = self._list(visit, before)
        next_check = stamp(visit.next_check_at) if visit.next_check_at else None
        if found.version and found.history:
            next_check = self._volatile(visit, found, next_check)
        outcome = visit.outcome.value
        if visit.outcome is Outcome.NOT_MODIFIED and before and before.outcome:
            outcome = before.outcome
        after = Rest(
            url=address,
            due_at=next_check,
            outcome=outcome,
            payload=payload if kept or visit.record is not None else None,
            kept_on=day_of(visit.fetched_at) if kept else None,
            listing=shown,
            article=found.article.n if found.article else None,
        )
        frontier.rest(self._db, visit, before, after)
        if address != visit.entry.url:
            moved = replace(after, url=visit.entry.url, due_at=None, outcome=Outcome.REDIRECTED.value)
            frontier.rest(self._db, visit, before, moved)
        now = stamp(visit.fetched_at)
        for entry in visit.discovered:
            frontier.insert(self._db, entry, now)
        seen.count(self._db, visit, found.article.n if found.article else None, address, found.events)

    def _aliases(self, visit: Visit, found: Finding) -> str:
        """Remember the visit's addresses; return the one at which the article is re-checked: where it answered."""
        article, record = found.article, found.record
        assert article is not None
        assert record is not None
        moved = visit.page is not None and len(visit.page.exchanges) > 1
        own = {record.url, record.canonical_url or record.url} | (set() if moved else {visit.entry.url})
        new = articles.add_aliases(self._db, article.n, articles.addresses(visit, record), frozenset(own))
        address = canonical(record.url) if moved else visit.entry.url
        if found.verdict is not Verdict.NEW:
            for url in new:
                found.event("address", url=url)
            if moved and record.url in new:
                found.event("redirected", to=record.url)
        if article.address != address:
            if article.address is not None:
                frontier.unschedule(self._db, article.address)
            self._db.execute("UPDATE articles SET address = ? WHERE n = ?", (address, article.n))
        return address

    def _list(self, visit: Visit, before: UrlState | None) -> bytes | None:
        if visit.listing is None:
            return None
        shown = listings.digest(visit.listing)
        if before is None or before.listing != shown:
            data = listings.line(self._db, self._source, visit.listing, visit.fetched_at)
            self._parts.stage("listings", day_of(visit.fetched_at), data)
        return shown

    def _volatile(self, visit: Visit, found: Finding, next_check: int | None) -> int | None:
        """Check an article with too many versions once a day, and say which text keeps changing."""
        assert found.article is not None
        now = stamp(visit.fetched_at)
        volatile = versions.is_volatile(found.history, now)
        if volatile != bool(found.article.volatile):
            self._db.execute("UPDATE articles SET volatile = ? WHERE n = ?", (int(volatile), found.article.n))
        if not volatile:
            return next_check
        old = stored.read_version(self._db, self._folder, found.article.n, found.history[-1].version)
        assert found.record is not None
        found.event("volatile", text=versions.changing_span(old, found.record) if old else "")
        return None if next_check is None else max(next_check, now + _DAY)


_IDENTITY = (
    "id",
    "version",
    "version_id",
    "previous_version_id",
    "reverts_to",
    "change",
    "comparison",
    "first_seen_at",
    "fetched_at",
    "found_on",
    "found_via",
    "warc_file",
    "warc_offset",
    "warc_length",
    "warc_record_id",
    "html_sha256",
)
"""What a re-extraction keeps of the stored record."""
