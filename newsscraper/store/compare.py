"""One captured article against what the state knows: which article it is, and whether it is another version of it."""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime

from newsscraper.items import Notice, Page, Record, Verdict, Visit
from newsscraper.store import articles, contents, stored, versions
from newsscraper.store.articles import ArticleRow
from newsscraper.store.contents import Contents
from newsscraper.store.cut import Cuts
from newsscraper.store.parts import Parts
from newsscraper.store.paths import day_of, layer_kind
from newsscraper.store.records import encode
from newsscraper.store.state import get_meta, set_meta
from newsscraper.store.versions import Known

Reextract = Callable[[Record, Page], Record | None]
"""Reads an archived page with the present extractor: (stored record, its page) → a draft, None if it cannot."""

MASS_CHANGE = "mass_change"
"""Name in `meta` of the day since which every change is held."""

KEPT = (
    *("id", "version", "version_id", "previous_version_id", "reverts_to", "change", "comparison"),
    *("first_seen_at", "fetched_at", "found_on", "found_via", "html_sha256"),
    *("warc_file", "warc_offset", "warc_length", "warc_record_id"),
)
"""What a re-extraction keeps of the stored record."""


@dataclass(slots=True)
class Finding:
    """What a visit turned out to mean, while it is worked on."""

    at: datetime
    """The instant of the visit, for events."""
    verdict: Verdict = Verdict.NONE
    article: ArticleRow | None = None
    """None for what is no article, and for one that gets its row with its first line."""
    record: Record | None = None
    """The draft with its settled publication; complete once its line is staged."""
    contents: Contents | None = None
    history: list[Known] = field(default_factory=list)
    baseline: Contents | None = None
    """What the contents are compared with: the latest version, as the present extractor reads it."""
    events: list[dict[str, object]] = field(default_factory=list)

    @property
    def has_line(self) -> bool:
        """Whether a version is written."""
        return self.verdict in (Verdict.NEW, Verdict.CHANGED)

    @property
    def is_proof(self) -> bool:
        """Whether its bytes are kept whole."""
        return self.has_line or self.verdict is Verdict.HELD

    def event(self, name: str, **details: object) -> None:
        """Note something for the day's line in `seen`."""
        self.events.append({"event": name, "at": self.at.replace(microsecond=0), **details})


@dataclass(frozen=True, slots=True)
class Baseline:
    """What a capture is compared with."""

    contents: Contents
    layered: bool = False
    """Only the extractor differs, and a layer line says so."""
    redesigned: bool = False
    """The same software reads the new page by another layout than the old one."""


class Comparer:
    """Compares captures with the stored versions. Belongs to the writer's thread."""

    def __init__(self, db: sqlite3.Connection, parts: Parts, reextract: Reextract | None) -> None:
        self._db = db
        self._parts = parts
        self._reextract = reextract
        self._cuts = Cuts(db, parts.folder)

    def compare(self, visit: Visit, draft: Record, found: Finding) -> None:
        """Fill in the finding: article, settled record, contents and verdict."""
        article = articles.resolve(self._db, visit, draft)
        record = draft if article is None else versions.settle(draft, article.publication)
        found.article, found.record, found.contents = article, record, contents.contents(record)
        if article is not None:
            found.history = articles.history(self._db, article.n)
        if article is None or not found.history:
            found.verdict = Verdict.NEW
        else:
            self._again(visit, found, article, record, found.contents)

    def released(self, n: int, held: Record, now: datetime) -> Finding:
        """Return what a held capture means for its article now: another version, its only one, or nothing any more."""
        article, new = articles.by_number(self._db, n), contents.contents(held)
        assert article is not None  # who forgets an article forgets what is held of it
        found = Finding(at=now, article=article, record=held, contents=new, history=articles.history(self._db, n))
        if not found.history:  # its versions were lost since
            found.verdict = Verdict.NEW
            return found
        latest = found.history[-1]
        found.baseline = self._with_words(article, latest, latest.contents)
        if versions.change(new, found.baseline) is not None:
            found.verdict = Verdict.CHANGED
        return found

    def _again(self, visit: Visit, found: Finding, article: ArticleRow, record: Record, new: Contents) -> None:
        latest = found.history[-1]
        if Notice.RESERVED in record.warnings and not self._was_reserved(article, latest):
            found.event("reserved")
            found.verdict = self._unchanged(article, layered=False)
            self.present(found, article)
            return
        base = Baseline(latest.contents)
        if latest.extractor != record.extractor:
            base = self._rebase(visit, article, record, new, latest)
        found.baseline = base.contents
        differs = versions.change(new, base.contents) is not None
        if differs and self._is_cut(visit, article, record, new, latest):
            found.event("truncated")
            found.verdict = Verdict.TRUNCATED
            self._count(visit, changed=False)
            self.present(found, article)
            return
        self._cuts.forget(article.n)
        mass = self._count(visit, changed=differs)
        if base.layered:
            found.event("layer", extractor=record.extractor)
        if not differs:
            found.verdict = self._unchanged(article, layered=base.layered)
        elif mass or (base.redesigned and not self._is_confirmed(article, new)):
            found.verdict = Verdict.HELD
            found.event("held", because="mass-change" if mass else "redesign")
        else:
            found.verdict = Verdict.CHANGED
        if differs:
            found.baseline = self._with_words(article, latest, base.contents)
        if found.verdict is not Verdict.HELD:
            self._forget_held(article)
        self.present(found, article)

    def _was_reserved(self, article: ArticleRow, latest: Known) -> bool:
        """Say whether the latest version has no text for the same reason: else its text would seem to have gone."""
        return Notice.RESERVED in self.version(article, latest.version).warnings

    def _is_cut(self, visit: Visit, article: ArticleRow, record: Record, new: Contents, latest: Known) -> bool:
        """Say whether a page that differs was cut on its way, and is not believed yet."""
        return self._cuts.are_withheld(visit, article.n, new, record, self.version(article, latest.version))

    def _forget_held(self, article: ArticleRow) -> None:
        self._db.execute("DELETE FROM held WHERE article = ?", (article.n,))

    def _is_confirmed(self, article: ArticleRow, new: Contents) -> bool:
        """Say whether the last check held back the very same content: then it is no accident of one fetch."""
        row = self._db.execute("SELECT record FROM held WHERE article = ?", (article.n,)).fetchone()
        return row is not None and contents.contents(stored.decode(row[0])).content == new.content

    def _unchanged(self, article: ArticleRow, *, layered: bool) -> Verdict:
        if article.gone_at is not None:
            return Verdict.BACK
        return Verdict.LAYER if layered else Verdict.UNCHANGED

    def present(self, found: Finding, article: ArticleRow) -> None:
        """The article answers: it is not gone, nor on the way to it."""
        if article.gone_at is not None:
            found.event("back")
        if article.gone_at is not None or article.missing_since is not None:
            self._db.execute("UPDATE articles SET gone_at = NULL, missing_since = NULL WHERE n = ?", (article.n,))

    def _with_words(self, article: ArticleRow, latest: Known, baseline: Contents) -> Contents:
        """Return the baseline with its words, which the state lacks, so that a cosmetic change is seen as one."""
        if baseline.joined is not None:
            return baseline
        told = contents.contents(self.version(article, latest.version))
        return told if told.text == baseline.text else baseline

    # ── another extractor ────────────────────────────────────────────────────────────────────────

    def _rebase(self, visit: Visit, article: ArticleRow, record: Record, new: Contents, latest: Known) -> Baseline:
        """Return what to compare with when another extractor made the latest version.

        That is what the present extractor finds in the stored bytes. If it is what the new page says, only the
        extractor differs: a layer line. If it is not, and another layout read the new page than reads the old one, the
        site was redesigned. Without bytes, or when the old page cannot be read any more, it is the stored version.
        """
        if versions.change(new, latest.contents) is None:
            articles.set_baseline(self._db, article.n, latest.version, latest.contents, record.extractor)
            return Baseline(latest.contents)
        again = self._extract_again(article, latest)
        if again is None:
            return Baseline(latest.contents)
        now = contents.contents(again)
        if versions.change(new, now) is not None:
            return Baseline(now, redesigned=again.extractor != record.extractor)
        articles.set_baseline(self._db, article.n, latest.version, now, record.extractor)
        line = encode(replace(again, content_sha256=now.content.hex()))
        self._parts.stage(layer_kind(record.extractor or ""), day_of(visit.fetched_at), line)
        return Baseline(now, layered=True)

    def _extract_again(self, article: ArticleRow, latest: Known) -> Record | None:
        """Return the latest version as the present extractor reads it, with that version's identity and proof."""
        if self._reextract is None:
            return None
        old = self.version(article, latest.version)
        page = stored.read_page(self._parts.folder, old)
        again = self._reextract(old, page) if page is not None else None
        if again is None:
            return None
        settled = versions.settle(again, article.publication)
        return replace(settled, **{name: getattr(old, name) for name in KEPT})

    def version(self, article: ArticleRow, number: int) -> Record:
        """Return a version of the article's history, also one that waits for its commit."""
        place = articles.place_of(self._db, article.n, number)
        return stored.decode(self._parts.read(place.part, place.offset, place.length))

    # ── mass change ──────────────────────────────────────────────────────────────────────────────

    def _count(self, visit: Visit, *, changed: bool) -> bool:
        """Count a re-check; return whether its change belongs to a mass change (which lasts until it is released)."""
        day = day_of(visit.fetched_at)
        self._db.execute(
            "INSERT INTO days VALUES (?, 1, ?) ON CONFLICT (day) DO UPDATE SET checked = checked + 1, "
            "changed = changed + excluded.changed",
            (day, int(changed)),
        )
        if not changed:
            return False
        if get_meta(self._db, MASS_CHANGE) is not None:
            return True
        today = self._db.execute("SELECT checked, changed FROM days WHERE day = ?", (day,)).fetchone()
        usual = self._db.execute(
            "SELECT coalesce(sum(changed) * 1.0 / sum(checked), 0) FROM "
            "(SELECT checked, changed FROM days WHERE day < ? ORDER BY day DESC LIMIT 28)",
            (day,),
        ).fetchone()
        mass = versions.is_mass_change(today[0], today[1], usual[0])
        if mass:
            set_meta(self._db, MASS_CHANGE, day)
        return mass
