"""When a capture is a new version, when it is not, and which article it belongs to."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import msgspec
import pytest
from made_visits import NOON, SITE, FakeClock, entry, failure, lines, page, record, visit, writer

from newsscraper.items import Change, FrontierEntry, Kind, Notice, Outcome, Verdict
from newsscraper.read import open_archive
from newsscraper.store.identity import article_id
from newsscraper.store.records import decode
from newsscraper.store.repair import repair
from newsscraper.store.versions import is_absolute
from newsscraper.text.marks import TATWEEL

BODY = "افتتح رئيس البلدية صباح اليوم المكتبة العامة رقم 1.\n\nوقال إنها تضم عشرين ألف كتاب."
RLM = chr(0x200F)


@pytest.fixture
def clock():
    return FakeClock()


@pytest.fixture
def open_source(tmp_path, clock):
    with writer(tmp_path, clock) as made:
        yield made


def submit(store, clock, *, hours=3.0, n=1, **changes):
    return store.submit(visit(n, at=clock.pass_(hours=hours), **changes)).result(timeout=10)


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"body": BODY.replace(" ", "  ").replace("\n\n", "\n\n\n")},
        {"body": BODY.replace(" ", chr(0xA0))},
        {"body": RLM + BODY + RLM},
        {"body": BODY.replace("صباح", "صبا" + TATWEEL + "ح")},
        {"related": ()},
        {"images": ()},
        {"byline_raw": "كتبت ليلى حداد", "dateline": "بيروت"},
        {"tags": ("ثقافة", "مكتبات")},
        {"published_raw": "منذ ساعتين", "date_published": date(2026, 3, 15), "published_edtf": "2026-03-15~"},
        {"published_raw": None, "date_published": None, "published_edtf": None, "published_precision": None},
    ],
)
def test_what_is_no_new_version(open_source, clock, fields):
    submit(open_source, clock)
    answer = submit(open_source, clock, fields=fields)
    assert answer.verdict is Verdict.UNCHANGED
    assert answer.record is None


@pytest.mark.parametrize(
    ("fields", "change"),
    [
        ({"title": "إغلاق المكتبة العامة"}, Change.TEXT),
        ({"subtitle": "بعد عشر سنوات من الانتظار"}, Change.TEXT),
        ({"body": BODY.replace("عشرين", "ثلاثين")}, Change.TEXT),
        ({"body": BODY.replace("رقم 1.", "رقم 1!")}, Change.COSMETIC),
        ({"body": BODY.replace("كتاب", "كِتاب")}, Change.COSMETIC),
        ({"authors": ("سامي خوري",)}, Change.METADATA),
        ({"tags": ("مكتبات",)}, Change.METADATA),
        ({"section": "ثقافة"}, Change.METADATA),
        ({"description": "ملخص الخبر"}, Change.METADATA),
        (
            {"published_raw": "13/3/2026", "date_published": date(2026, 3, 13), "published_edtf": "2026-03-13"},
            Change.METADATA,
        ),
    ],
)
def test_what_is_a_new_version_and_of_which_kind(open_source, clock, fields, change):
    first = submit(open_source, clock).record
    second = submit(open_source, clock, fields=fields)
    assert second.verdict is Verdict.CHANGED
    assert (second.record.version, second.record.change) == (2, change)
    assert second.record.previous_version_id == first.version_id
    assert second.record.first_seen_at == first.first_seen_at


def test_there_and_back_is_two_changes_the_second_a_revert(open_source, clock):
    first = submit(open_source, clock).record
    submit(open_source, clock, fields={"title": "عنوان آخر"})
    third = submit(open_source, clock).record
    assert (third.version, third.change, third.reverts_to) == (3, Change.TEXT, first.version_id)
    assert third.version_id != first.version_id
    assert third.content_sha256 == first.content_sha256


def test_a_date_of_another_day_is_noted_once_and_then_kept(open_source, clock):
    submit(open_source, clock)
    moved = {"published_raw": "13/3/2026", "date_published": date(2026, 3, 13), "published_edtf": "2026-03-13"}
    second = submit(open_source, clock, fields=moved).record
    assert Notice.DATE_CHANGED in second.warnings
    assert submit(open_source, clock, fields=moved).verdict is Verdict.UNCHANGED
    third = submit(open_source, clock, fields=moved | {"title": "عنوان جديد"}).record
    assert Notice.DATE_CHANGED not in third.warnings
    assert third.date_published == date(2026, 3, 13)


def test_a_finer_date_of_the_same_day_is_taken_over_with_the_next_version(open_source, clock):
    submit(open_source, clock)
    fine = {
        "published_raw": "14/3/2026 09:30",
        "published_precision": "minute",
        "published_local": datetime(2026, 3, 14, 9, 30),
        "published_at": datetime(2026, 3, 14, 7, 30, tzinfo=UTC),
        "published_tz": "Asia/Beirut",
        "published_tz_source": "publisher",
    }
    assert submit(open_source, clock, fields=fine).verdict is Verdict.UNCHANGED
    assert submit(open_source, clock, fields=fine | {"title": "جديد"}).record.published_at == fine["published_at"]


def test_a_relative_date_does_not_drift(open_source, clock):
    ago = {
        "published_raw": "منذ ساعة",
        "published_precision": "hour",
        "published_local": None,
        "published_at": NOON,
        "published_tz": "UTC",
        "published_edtf": "2026-03-14",
    }
    submit(open_source, clock, hours=0, fields=ago)
    later = ago | {"published_raw": "منذ 26 ساعة", "published_at": NOON - timedelta(hours=1), "title": "عنوان جديد"}
    second = submit(open_source, clock, hours=25, fields=later).record
    assert second.published_at == NOON
    assert second.published_raw == "منذ ساعة"


@pytest.mark.parametrize(
    "outcome", [Outcome.TRUNCATED, Outcome.BLOCKED, Outcome.SOFT_404, Outcome.PAYWALLED, Outcome.LAYOUT_MISMATCH]
)
def test_other_outcomes_make_no_version_even_with_a_record(open_source, clock, outcome):
    submit(open_source, clock)
    answer = submit(open_source, clock, outcome=outcome, fields={"body": "نص مقطوع"})
    assert (answer.verdict, answer.record) == (Verdict.NONE, None)


def test_a_cut_response_makes_no_version(open_source, clock):
    submit(open_source, clock)
    cut = visit(1, at=clock.pass_(hours=3))
    got = page(cut.entry.url, b"<html>", at=clock.now, truncated="disconnect")
    answer = open_source.submit(replace(cut, page=got, record=record(1, got, body="نص"))).result(timeout=10)
    assert answer.verdict is Verdict.NONE


# ── addresses ────────────────────────────────────────────────────────────────────────────────────


def test_another_address_of_the_same_article_is_the_same_article(open_source, clock):
    first = submit(open_source, clock).record
    slug = f"{SITE}/post/1/افتتاح"
    moved = submit(open_source, clock, url=slug, fields={"canonical_url": slug, "title": "عنوان"}).record
    assert (moved.id, moved.version) == (first.id, 2)


def test_an_id_once_given_is_not_computed_again(open_source, clock):
    by_address = article_id("akhbar", None, "akhbar.example/post/1")
    first = submit(open_source, clock, fields={"id": by_address}).record
    second = submit(open_source, clock, fields={"title": "عنوان"}).record
    assert first.id == by_address == second.id


def test_a_redirected_article_stays_the_same_article(open_source, clock):
    first = submit(open_source, clock).record
    new = f"{SITE}/news/99/slug"
    fields = {"canonical_url": new, "id": article_id("akhbar", "news", "99"), "title": "عنوان معدل"}
    moved = submit(open_source, clock, url=new, hops=[f"{SITE}/post/1"], fields=fields)
    assert (moved.record.id, moved.record.version) == (first.id, 2)
    assert open_source.knows(new)


def test_an_address_that_always_redirects_does_not_join_different_articles(open_source, clock):
    latest = f"{SITE}/latest"
    ids = set()
    for n in (1, 2):
        where = f"{SITE}/post/{n}"
        made = visit(n, at=clock.pass_(hours=1), hops=[latest], url=where)
        answer = open_source.submit(replace(made, entry=FrontierEntry(url=latest))).result(timeout=10)
        ids.add(answer.record.id)
        assert answer.record.version == 1
    assert len(ids) == 2


def test_two_patterns_with_the_same_number_are_two_articles(open_source, clock):
    first = submit(open_source, clock).record
    other = f"{SITE}/news/1"
    made = visit(1, at=clock.pass_(hours=1), url=other)
    fields = {"id": article_id("akhbar", "news", "1"), "canonical_url": other}
    made = replace(made, entry=entry(1, url=other), record=record(1, made.page, **fields))
    second = open_source.submit(made).result(timeout=10).record
    assert first.id != second.id
    assert second.version == 1


def test_the_article_is_checked_again_where_it_last_answered(open_source, clock):
    again = {"next_check_at": clock.now + timedelta(days=2)}
    submit(open_source, clock, **again)
    new = f"{SITE}/news/99"
    submit(open_source, clock, url=new, hops=[f"{SITE}/post/1"], fields={"canonical_url": new}, **again)
    clock.pass_(days=3)
    assert [found.url for found in open_source.lease(10)] == [new]


# ── gone and back ────────────────────────────────────────────────────────────────────────────────


def gone(store, clock, status, hours):
    return store.submit(failure(1, Outcome.GONE, status=status, at=clock.pass_(hours=hours))).result(timeout=10).verdict


def test_410_is_gone_at_once(open_source, clock):
    submit(open_source, clock)
    assert gone(open_source, clock, 410, 1) is Verdict.GONE


def test_404_is_gone_the_second_time_six_hours_later(open_source, clock):
    submit(open_source, clock)
    assert gone(open_source, clock, 404, 1) is Verdict.NONE
    assert gone(open_source, clock, 404, 5.9) is Verdict.NONE
    assert gone(open_source, clock, 404, 0.1) is Verdict.GONE


def test_an_answer_in_between_forgets_the_first_404(open_source, clock):
    submit(open_source, clock)
    gone(open_source, clock, 404, 1)
    submit(open_source, clock)
    assert gone(open_source, clock, 404, 5) is Verdict.NONE


def test_back_is_no_version_and_both_are_events_of_the_day(tmp_path, clock):
    with writer(tmp_path, clock) as store:
        submit(store, clock, hours=0)
        gone(store, clock, 410, 1)
        assert submit(store, clock).verdict is Verdict.BACK
        assert submit(store, clock).verdict is Verdict.UNCHANGED
    clock.pass_(days=1)
    with writer(tmp_path, clock):
        pass
    (line,) = (msgspec.json.decode(line) for line in lines(tmp_path, "seen"))
    assert [event["event"] for event in line["events"]] == ["gone", "back"]
    assert (line["checks"], line["outcome"]) == (4, "article")
    assert len(lines(tmp_path)) == 1


def test_not_modified_is_unchanged(open_source, clock):
    submit(open_source, clock)
    answer = open_source.submit(failure(1, Outcome.NOT_MODIFIED, status=304, at=clock.pass_(hours=3))).result(timeout=9)
    assert answer.verdict is Verdict.UNCHANGED


# ── what is not the newspaper's doing ────────────────────────────────────────────────────────────

NEW_EXTRACTOR = "newsscraper 0.2.0; layout generic; tzdata 2026.1"


def test_another_extractor_that_finds_the_same_makes_nothing(open_source, clock):
    submit(open_source, clock)
    assert submit(open_source, clock, fields={"extractor": NEW_EXTRACTOR}).verdict is Verdict.UNCHANGED


def test_another_extractor_on_the_same_text_makes_a_layer_not_a_version(tmp_path, clock):
    better = {"extractor": NEW_EXTRACTOR, "body": "نص أفضل", "title": "عنوان أفضل"}
    seen_pages = []

    def reextract(old, got):
        seen_pages.append(got.body)
        return replace(old, **better)

    with writer(tmp_path, clock, reextract=reextract) as store:
        first = submit(store, clock, html="<html>اليوم</html>").record
        assert submit(store, clock, fields=better).verdict is Verdict.LAYER
        assert submit(store, clock, fields=better).verdict is Verdict.UNCHANGED
        changed = submit(store, clock, fields=better | {"title": "عنوان ثالث"}).record
    assert seen_pages == ["<html>اليوم</html>".encode()]
    assert (changed.version, changed.previous_version_id) == (2, first.version_id)
    (layer,) = map(decode, lines(tmp_path, "layers/*"))
    assert (layer.version_id, layer.title) == (first.version_id, "عنوان أفضل")
    assert layer.warc_offset == first.warc_offset


def test_another_extractor_and_another_text_is_a_version(tmp_path, clock):
    def reextract(old, got):
        return replace(old, extractor=NEW_EXTRACTOR, body="نص أفضل")

    with writer(tmp_path, clock, reextract=reextract) as store:
        submit(store, clock)
        answer = submit(store, clock, fields={"extractor": NEW_EXTRACTOR, "body": "نص معدل"})
    assert (answer.verdict, answer.record.change) == (Verdict.CHANGED, Change.TEXT)


def test_a_mass_change_is_held_and_its_captures_are_kept(tmp_path, clock):
    with writer(tmp_path, clock) as store:
        for n in range(40):
            submit(store, clock, hours=0, n=n)
        clock.pass_(days=1)
        verdicts = [submit(store, clock, hours=0, n=n, fields={"body": f"تصميم جديد {n}"}).verdict for n in range(40)]
    assert verdicts.count(Verdict.CHANGED) == 9
    assert verdicts[9:] == [Verdict.HELD] * 31


def test_what_is_held_becomes_versions_when_released(tmp_path, clock):
    with writer(tmp_path, clock) as store:
        for n in range(20):
            submit(store, clock, hours=0, n=n)
        clock.pass_(days=1)
        for n in range(20):
            submit(store, clock, hours=0, n=n, fields={"body": f"نص جديد {n}"})
        assert submit(store, clock, hours=1, n=19).verdict is Verdict.UNCHANGED
        clock.pass_(hours=2)
        assert store.release_held() == 10
        assert store.release_held() == 0
        assert submit(store, clock, n=15, fields={"body": "نص ثالث"}).record.version == 3
    archive = open_archive(tmp_path)
    changed = [record for record in archive.articles() if record.version == 2]
    assert len(changed) == 18
    for found in changed:
        assert archive.raw(found)
        assert found.fetched_at == NOON + timedelta(days=1)


def test_what_is_held_of_an_article_whose_versions_were_lost_is_its_first_one(tmp_path, clock):
    with writer(tmp_path, clock) as store:
        for n in range(20):
            submit(store, clock, hours=0, n=n)
    clock.pass_(days=1)
    with writer(tmp_path, clock) as store:
        for n in range(20):
            submit(store, clock, hours=0, n=n, fields={"body": f"نص جديد {n}"})
    (first, *_) = sorted((tmp_path / "akhbar" / "articles").glob("*/*.jsonl"))
    first.unlink()
    repair(tmp_path, "akhbar", run_id="run-9", clock=clock)
    with writer(tmp_path, clock) as store:
        assert store.release_held() == 11
    found = {record.url.rpartition("/")[2]: record for record in open_archive(tmp_path).articles()}
    assert len(found) == 20
    assert (found["19"].body, found["19"].previous_version_id) == ("نص جديد 19", None)


OLD_LAYOUT, NO_LAYOUT = (f"newsscraper 0.1.0; layout {name}; tzdata 2026.1" for name in ("akhbar-1", "generic"))


def redesigned(n):
    return {"extractor": NO_LAYOUT, "body": f"القائمة الرئيسية. تصميم جديد {n}"}


def test_a_redesign_makes_no_version(tmp_path, clock):
    with writer(tmp_path, clock, reextract=lambda old, got: old) as store:
        for n in range(30):
            submit(store, clock, hours=0, n=n, fields={"extractor": OLD_LAYOUT})
        clock.pass_(days=1)
        for _ in range(3):
            clock.pass_(hours=2)
            for n in range(30):
                assert submit(store, clock, hours=0, n=n, fields=redesigned(n)).verdict is Verdict.HELD
    assert len(lines(tmp_path)) == 30


def test_one_article_in_another_layout_is_believed_the_second_time(tmp_path, clock):
    with writer(tmp_path, clock, reextract=lambda old, got: old) as store:
        submit(store, clock, fields={"extractor": OLD_LAYOUT})
        assert submit(store, clock, fields=redesigned(1)).verdict is Verdict.HELD
        assert submit(store, clock, fields=redesigned(2)).verdict is Verdict.HELD
        assert submit(store, clock, fields=redesigned(2)).verdict is Verdict.CHANGED
        assert submit(store, clock, fields=redesigned(2)).verdict is Verdict.UNCHANGED
        assert store.release_held() == 0


def test_an_ordinary_day_of_edits_is_not_held(tmp_path, clock):
    with writer(tmp_path, clock) as store:
        for n in range(40):
            submit(store, clock, hours=0, n=n)
        clock.pass_(days=1)
        for n in range(40):
            edited = {"body": f"نص معدل {n}"} if n % 4 == 0 else {}
            verdict = submit(store, clock, hours=0, n=n, fields=edited).verdict
            assert verdict is (Verdict.CHANGED if n % 4 == 0 else Verdict.UNCHANGED)


def test_the_fifth_version_in_a_day_makes_an_article_volatile(tmp_path, clock):
    with writer(tmp_path, clock) as store:
        for n in range(5):
            again = clock.now + timedelta(hours=4)
            submit(store, clock, hours=1, fields={"body": f"عدد المشاهدات {n}"}, next_check_at=again)
        clock.pass_(hours=5)
        assert store.lease(5) == []
        clock.pass_(hours=20)
        assert [found.url for found in store.lease(5)] == [f"{SITE}/post/1"]
    with writer(tmp_path, clock):
        pass
    (line,) = (msgspec.json.decode(line) for line in lines(tmp_path, "seen"))
    assert [(event["event"], event["text"]) for event in line["events"]] == [("volatile", "4")]


def test_a_list_is_no_article(open_source, clock):
    made = failure(1, Outcome.GONE, status=404, at=clock.now, entry=FrontierEntry(url=f"{SITE}/", kind=Kind.SECTION))
    assert open_source.submit(made).result(timeout=10).verdict is Verdict.NONE


@pytest.mark.parametrize(
    ("raw", "says_its_day"),
    [
        ("13 آذار 2026", True),
        ("13/3/26 10:15", True),
        ("منذ ساعتين", False),
        ("قبل يومين (2026)", False),
        ("2 hours ago, 2026", False),
        ("13 آذار", False),
        ("", False),
        (None, False),
    ],
)
def test_a_date_states_its_own_day_when_it_has_a_year_and_is_not_so_long_ago(raw, says_its_day):
    assert is_absolute(raw) is says_its_day
