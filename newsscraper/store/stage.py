"""One visit → rows in the open transaction and bytes staged for the parts."""

import sqlite3
from dataclasses import replace
from datetime import datetime

from newsscraper.items import Committed, Outcome, Record, Verdict, Visit
from newsscraper.store import articles, blank, captures, cut, frontier, listings, obey, seen, versions
from newsscraper.store.articles import ArticleRow, Place
from newsscraper.store.compare import MASS_CHANGE, Comparer, Finding
from newsscraper.store.contents import SCHEME, Contents, contents
from newsscraper.store.frontier import Rest, UrlState, stamp
from newsscraper.store.identity import article_id, version_id
from newsscraper.store.parts import Parts
from newsscraper.store.paths import day_of, layer_kind
from newsscraper.store.records import decode, encode
from newsscraper.store.state import set_meta
from newsscraper.store.validate import validate
from newsscraper.store.withdrawals import Withdrawn
from newsscraper.text.urls import absolute, canonical, identity

_DAY = 86_400


class Stage:
    """Turns visits into staged bytes and uncommitted rows. Belongs to the writer's thread."""

    def __init__(
        self,
        db: sqlite3.Connection,
        parts: Parts,
        kept: captures.Captures,
        comparer: Comparer,
        *,
        source: str,
        policy: str = "versions",
        withdrawn: Withdrawn | None = None,
    ) -> None:
        self._withdrawn = withdrawn or Withdrawn()
        self._db = db
        self._parts = parts
        self._captures = kept
        self._comparer = comparer
        self._source = source
        self._policy = policy

    def kinds(self, visit: Visit) -> set[tuple[str, str]]:
        """Return the (kind, day) of every part that this visit might write to."""
        day = day_of(visit.fetched_at)
        wanted = set()
        if visit.page is not None and visit.page.exchanges:
            wanted.add(("warc", day))
        if visit.record is not None:
            wanted |= {("articles", day), (layer_kind(visit.record.extractor or ""), day)}
        if visit.listing is not None:
            wanted.add(("listings", day))
        return wanted

    def visit(self, visit: Visit) -> Committed:
        """Stage one visit. Raises `BadInput` for a record that is none; what was staged before it stays."""
        if visit.origin is not None:
            set_meta(self._db, f"imported {visit.origin.sha256}", str(visit.origin.number))
        if self._withdrawn.ids:
            if obey.is_withdrawn(visit, self._withdrawn):
                self._db.execute("DELETE FROM urls WHERE url = ?", (visit.entry.url,))
                return Committed(verdict=Verdict.NONE)
            visit = obey.without(visit, self._withdrawn)
        before = frontier.url_state(self._db, visit.entry.url)
        found = Finding(at=visit.fetched_at)
        if visit.record is not None and versions.may_be_version(visit):
            self._comparer.compare(visit, visit.record, found)
            if found.verdict is Verdict.TRUNCATED:
                visit = cut.as_failure(visit)
        else:
            self._other(visit, before, found)
        payload = captures.payload_key(visit)
        kept = captures.is_kept(visit, before, payload, version=found.is_proof, policy=self._policy)
        pointer = None
        if kept and visit.page is not None:
            pointer = self._captures.keep(
                visit.page,
                day_of(visit.fetched_at),
                payload,
                whole=found.is_proof,
                members=visit.members,
                origin=visit.origin,
            )
        if found.is_proof and found.record is not None and found.contents is not None:
            when = visit.fetched_at
            self._write(when, found, self._complete(when, found, found.record, found.contents, pointer))
        self._rest(visit, before, found, payload, kept=kept)
        return Committed(verdict=found.verdict, record=found.record if found.has_line else None)

    def layer(self, record: Record, now: datetime) -> Committed:
        """Stage what the present extractor finds in a stored version; the latest is compared by it from now on."""
        article = articles.by_id(self._db, record.id or "")
        if article is None or self._withdrawn.covers(record.id, ()):
            return Committed(verdict=Verdict.NONE)
        kept = blank.without(record, self._withdrawn)
        validate(kept, complete=True)
        if article.latest == record.version:
            found = contents(kept)
            articles.set_baseline(self._db, article.n, article.latest, found, record.extractor)
        self._parts.stage(layer_kind(record.extractor or ""), day_of(now), encode(kept))
        return Committed(verdict=Verdict.LAYER, record=kept)

    # ── versions ─────────────────────────────────────────────────────────────────────────────────

    def _complete(
        self, now: datetime, found: Finding, record: Record, new: Contents, pointer: captures.Pointer | None
    ) -> Record:
        """Fill in identity, version and proof."""
        latest = found.history[-1] if found.history else None
        number = latest.version + 1 if latest else 1
        name = found.article.id if found.article else record.id
        name = name or article_id(self._source, None, identity(record.canonical_url or record.url))
        when = (record.fetched_at or now).replace(microsecond=0)
        first = frontier.instant(found.article.first_seen) if found.article else None
        return replace(
            record,
            id=name,
            version=number,
            version_id=version_id(name, number, new.content.hex()),
            previous_version_id=latest.id if latest else None,
            reverts_to=versions.reverts_to(new, found.history),
            change=versions.change(new, found.baseline) if found.baseline else None,
            comparison=SCHEME,
            content_sha256=new.content.hex(),
            first_seen_at=first or when,
            fetched_at=when,
            warc_file=pointer.file if pointer else None,
            warc_offset=pointer.offset if pointer else None,
            warc_length=pointer.length if pointer else None,
            warc_record_id=pointer.record_id if pointer else None,
        )

    def _write(self, now: datetime, found: Finding, record: Record) -> None:
        """Stage the line of a complete record and add its row; or hold it."""
        validate(record, complete=True)
        line = encode(record)
        if found.verdict is Verdict.HELD and found.article is not None:
            row = (found.article.n, line, stamp(now))
            self._db.execute("INSERT OR REPLACE INTO held VALUES (?, ?, ?)", row)
            return
        assert found.contents is not None
        part, offset = self._parts.stage("articles", day_of(now), line)
        article = found.article or self._new_article(now, record)
        stated = versions.publication(record)
        if stated != article.publication:
            articles.set_publication(self._db, article.n, stated)
        articles.insert_version(self._db, article.n, record, found.contents, Place(part, offset, len(line)))
        found.article, found.record = article, record

    # ── what a mass change held back ─────────────────────────────────────────────────────────────

    def held(self) -> list[int]:
        """Return the articles of which a version is held back."""
        return [row[0] for row in self._db.execute("SELECT article FROM held ORDER BY article")]

    def release(self, n: int, now: datetime) -> Committed:
        """Make a version of what is held of an article; its line goes to the day of its release."""
        (line,) = self._db.execute("SELECT record FROM held WHERE article = ?", (n,)).fetchone()
        self._db.execute("DELETE FROM held WHERE article = ?", (n,))
        self._db.execute("UPDATE days SET changed = 0 WHERE day = ?", (day_of(now),))
        self._db.execute("DELETE FROM meta WHERE name = ?", (MASS_CHANGE,))
        found = self._comparer.released(n, decode(line), now)
        if not found.has_line or found.record is None or found.contents is None:
            return Committed(verdict=found.verdict)
        old = found.record
        proof = None
        if old.warc_file is not None and old.warc_offset is not None and old.warc_length is not None:
            proof = captures.Pointer(old.warc_file, old.warc_offset, old.warc_length, old.warc_record_id or "")
        self._write(now, found, self._complete(now, found, old, found.contents, proof))
        return Committed(verdict=found.verdict, record=found.record)

    def _new_article(self, now: datetime, record: Record) -> ArticleRow:
        stated = versions.publication(record)
        n = articles.insert_article(self._db, record.id or "", stamp(now), stated)
        article = articles.by_number(self._db, n)
        assert article is not None
        return article

    def _volatile(self, visit: Visit, found: Finding, article: ArticleRow) -> bool:
        """Note an article with too many versions in a day, and say which text keeps changing."""
        volatile = versions.is_volatile(found.history, stamp(visit.fetched_at))
        if volatile != bool(article.volatile):
            self._db.execute("UPDATE articles SET volatile = ? WHERE n = ?", (int(volatile), article.n))
        if volatile and found.record is not None:
            old = self._comparer.version(article, found.history[-1].version)
            found.event("volatile", text=versions.changing_span(old, found.record))
        return volatile

    # ── what is no version ───────────────────────────────────────────────────────────────────────

    def _other(self, visit: Visit, before: UrlState | None, found: Finding) -> None:
        number = before.article if before else None
        article = articles.by_number(self._db, number) if number else articles.article_at(self._db, visit.entry.url)
        found.article = article
        if article is None:
            return
        if visit.outcome is Outcome.NOT_MODIFIED:
            found.verdict = Verdict.UNCHANGED if article.gone_at is None else Verdict.BACK
            self._comparer.present(found, article)
        elif visit.outcome is Outcome.GONE:
            self._missing(visit, found, article)
        elif visit.outcome is Outcome.REDIRECTED and visit.page is not None:
            target = absolute(visit.entry.url, visit.page.header("location") or "")
            if target and articles.add_aliases(self._db, article.n, [target], frozenset()):
                found.event("redirected", to=target)

    def _missing(self, visit: Visit, found: Finding, article: ArticleRow) -> None:
        """410 is gone at once; 404 the second time, when six hours lie between."""
        now, since = stamp(visit.fetched_at), article.missing_since
        status = visit.page.status if visit.page else None
        if article.gone_at is not None:
            found.verdict = Verdict.GONE
        elif status == 410 or (since is not None and now - since >= versions.GONE_AFTER):
            found.verdict = Verdict.GONE
            found.event("gone", http_status=status)
            self._db.execute("UPDATE articles SET gone_at = ? WHERE n = ?", (now, article.n))
        elif since is None:
            found.event("missing", http_status=status)
            self._db.execute("UPDATE articles SET missing_since = ? WHERE n = ?", (now, article.n))

    # ── what every visit leaves ──────────────────────────────────────────────────────────────────

    def _rest(
        self, visit: Visit, before: UrlState | None, found: Finding, payload: bytes | None, *, kept: bool
    ) -> None:
        article = found.article
        address = visit.entry.url
        if found.record is not None and article is not None:
            address = self._addresses(visit, found, found.record, article)
        after = Rest(
            url=address,
            due_at=self._next_check(visit, found),
            priority=self._next_priority(visit, found),
            outcome=self._outcome(visit, before),
            payload=payload if kept else None,
            kept_on=day_of(visit.fetched_at) if kept else None,
            listing=self._list(visit, before),
            article=article.n if article else None,
        )
        frontier.rest(self._db, visit, before, after)
        if address != visit.entry.url:
            found.event("moved", url=visit.entry.url)
            moved = replace(after, url=visit.entry.url, due_at=None, outcome=Outcome.REDIRECTED.value)
            frontier.rest(self._db, visit, before, moved)
        for entry in visit.discovered:
            frontier.insert(self._db, entry, stamp(visit.fetched_at))
        seen.count(self._db, visit, after.article, address, found.events)

    def _outcome(self, visit: Visit, before: UrlState | None) -> str:
        """Return the outcome to remember: a 304 says that the one before still holds."""
        if visit.outcome is Outcome.NOT_MODIFIED and before and before.outcome:
            return before.outcome
        return visit.outcome.value

    def _next_check(self, visit: Visit, found: Finding) -> int | None:
        wanted = visit.next_check_at
        if found.verdict is Verdict.CHANGED and visit.changed_check_at is not None:
            wanted = visit.changed_check_at
        asked = stamp(wanted) if wanted else None
        article = found.article
        if article is None:
            return asked
        volatile = bool(article.volatile)
        if found.verdict is Verdict.CHANGED:
            volatile = self._volatile(visit, found, article)
        return max(asked, stamp(visit.fetched_at) + _DAY) if volatile and asked is not None else asked

    def _next_priority(self, visit: Visit, found: Finding) -> int | None:
        if found.verdict is Verdict.CHANGED and visit.changed_priority is not None:
            return visit.changed_priority
        return visit.next_priority

    def _addresses(self, visit: Visit, found: Finding, record: Record, article: ArticleRow) -> str:
        """Remember the visit's addresses; return the one at which the article is re-checked: where it answered."""
        moved = visit.page is not None and len(visit.page.exchanges) > 1
        own = {record.url, record.canonical_url or record.url} | (set() if moved else {visit.entry.url})
        new = articles.add_aliases(self._db, article.n, articles.addresses(visit, record), frozenset(own))
        if not moved and visit.record and visit.record.id and visit.record.id != article.id:
            new += articles.add_aliases(self._db, article.n, [visit.record.id], frozenset())
        told = {record.url, record.canonical_url} if found.verdict is Verdict.NEW else set()
        for url in new:
            if url not in told:
                found.event("address", url=url, own=url in own)
        if found.verdict is not Verdict.NEW and moved and record.url in new:
            found.event("redirected", to=record.url)
        address = canonical(record.url) if moved else visit.entry.url
        if article.address != address:
            if article.address is not None:
                frontier.unschedule(self._db, article.address)
            self._db.execute("UPDATE articles SET address = ? WHERE n = ?", (address, article.n))
        return address

    def _list(self, visit: Visit, before: UrlState | None) -> bytes | None:
        """Stage the line of a list that shows something else than last time; return what it shows."""
        if visit.listing is None:
            return None
        shown = listings.digest(visit.listing)
        if before is None or before.listing != shown:
            data = listings.line(self._db, self._source, visit.listing, visit.fetched_at)
            self._parts.stage("listings", day_of(visit.fetched_at), data)
        return shown
