"""Copies of one text: which belong together, who was first, and by how long."""

import importlib.util
import random
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from newsscraper.items import Record
from newsscraper.read.clusters import clustered
from newsscraper.read.shingles import containment, shingles

_spec = importlib.util.spec_from_file_location("made_texts", Path(__file__).parents[2] / "benchmarks" / "clusters.py")
made_texts = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(made_texts)

NOON = datetime(2026, 3, 14, 12, tzinfo=UTC)
STORY = """أعلنت وزارة المياه صباح الثلاثاء أن السد الجديد على النهر الكبير سيبدأ تخزين المياه في مطلع الشهر
المقبل بعد ثلاث سنوات من الأعمال التي شارك فيها أكثر من ألف عامل ومهندس من محافظات الشمال والجنوب.
وقال الوزير إن المشروع سيروي أراضي عشرين قرية وسيوفر الكهرباء لنصف سكان المدينة، مضيفا أن التجارب
الأولى أظهرت متانة الجدار وسلامة البوابات في عام 2026."""
OTHER = """افتتح متحف المدينة القديمة معرضا للخط العربي يضم مئة لوحة لخطاطين من ثماني دول، ويستمر حتى نهاية الصيف. وتعرض
اللوحات نصوصا شعرية كتبت بالثلث والديواني والكوفي، وترافقها ورش للأطفال كل يوم جمعة يشرف عليها أساتذة من معهد الفنون."""


def record(name, body, *, source="akhbar", at=NOON, **changes):
    fields = {
        "id": f"art_{name}",
        "version": 1,
        "source": source,
        "url": f"https://{source}.example/{name}",
        "body": body,
        "title": name,
        "published_at": at,
        "date_published": at and at.date(),
        "published_precision": "minute",
        "first_seen_at": NOON + timedelta(days=2),
    }
    return Record(**(fields | changes))


def groups(records, **options):
    found = {}
    for copy in clustered(records, **options):
        found.setdefault(copy.cluster, []).append(copy.id)
    return found


def test_the_same_words_in_another_spelling_are_an_exact_copy():
    again = STORY.replace("2026", "٢٠٢٦").replace("أ", "ا").replace("المياه", "الميـاهِ").replace(". ", " ؛ ")
    first, copy = clustered([record("b", again, at=NOON + timedelta(minutes=95), source="annil"), record("a", STORY)])
    assert (first.id, first.rank, first.kind, first.lag, first.copy_of) == ("art_a", 1, "first", 0, None)
    assert (copy.id, copy.kind, copy.copy_of, copy.containment) == ("art_b", "exact", "art_a", 1.0)
    assert (copy.lag, copy.lag_precision, copy.source) == (95 * 60, "minute", "annil")


@pytest.mark.parametrize(
    "change",
    [
        lambda words: words[: len(words) // 2],
        lambda words: ["وكالات - قال مصدر رفيع في الحكومة اليوم ما يلي", *words[14:]],
        lambda words: [*words, *OTHER.split()],
        lambda words: [*words[:20], "جدا", *words[20:40], "تماما", *words[41:]],
    ],
    ids=["cut ending", "rewritten lead", "within a longer text", "edited"],
)
def test_a_changed_copy_is_near(change):
    copies = list(clustered([record("a", STORY), record("b", " ".join(change(STORY.split())), source="annil")]))
    assert [copy.kind for copy in copies] == ["first", "near"]
    assert copies[1].containment >= 0.5


def test_texts_that_share_a_sentence_only_are_no_copies():
    quoting = OTHER + " " + " ".join(STORY.split()[:14])
    assert groups([record("a", STORY), record("b", quoting), record("c", OTHER.replace("متحف", "معهد"))]).keys() == {
        "art_b"
    }


def test_bulletins_that_differ_in_their_figures_are_no_copies():
    bulletin = "سجل سعر الصرف {} ليرة للدولار في السوق مقابل {} في المصارف وبلغ غرام الذهب {} ونزل النفط إلى {} دولارا"
    days = [record(str(n), bulletin.format(n * 17 + 1, n * 31 + 2, n * 41 + 3, n * 53 + 4)) for n in range(1, 5)]
    assert groups(days) == {}
    assert len(groups([*days, record("again", days[0].body, source="annil")])) == 1


def test_short_alerts_are_copies_only_when_they_are_the_same():
    alert, like = "عاجل وزير المياه يعلن بدء تخزين المياه في السد", "عاجل وزير المياه يعلن بدء تخزين القمح في الصوامع"
    assert groups([record("a", alert), record("b", like), record("c", alert, source="annil")]) == {
        "art_a": ["art_a", "art_c"]
    }
    assert groups([record("a", "خبر عاجل"), record("b", "خبر عاجل"), record("c", ""), record("d", "")]) == {}


def test_the_order_of_the_files_does_not_matter():
    texts = [one for _, one in made_texts.made(400)]
    expected = list(clustered(texts))
    random.Random(1).shuffle(texts)
    assert list(clustered(texts)) == expected
    assert len(expected) > 100


def test_generated_syndication_is_found_and_nothing_else():
    rows = list(made_texts.made(1_200, seed=3))
    found = {copy.id: copy.cluster for copy in clustered(one for _, one in rows)}
    stories, told = {}, {}
    for story, one in rows:
        stories.setdefault(story, []).append(one.id)
        told.setdefault(found.get(one.id, one.id), []).append(one.id)
    wanted, got = made_texts.pairs(stories), made_texts.pairs(told)
    assert len(wanted) > 100
    assert len(wanted & got) >= 0.98 * len(wanted)
    assert len(wanted & got) >= 0.99 * len(got)


def test_a_day_is_no_midnight():
    day = {"published_at": None, "date_published": date(2026, 3, 14), "published_precision": "day"}
    seen_early = record("b", STORY, source="annil", first_seen_at=NOON - timedelta(hours=2), **day)
    first, copy = clustered([record("a", STORY), seen_early])
    assert (first.id, copy.id) == ("art_b", "art_a")  # it had been seen before the other one was published
    assert (copy.lag, copy.lag_precision) == (0, "day")
    assert first.published == "2026-03-14"
    seen_late = record("b", STORY, source="annil", first_seen_at=NOON + timedelta(hours=2), **day)
    assert next(clustered([record("a", STORY), seen_late])).id == "art_a"


def test_without_a_date_there_is_no_lag():
    undated = record("b", STORY, source="annil", at=None, published_precision=None)
    _, copy = clustered([record("a", STORY), undated])
    assert (copy.id, copy.lag, copy.lag_precision, copy.published) == ("art_b", None, None, None)


def test_copies_that_lie_too_far_apart_may_be_left_apart():
    reprint = record("b", STORY, at=NOON + timedelta(days=30))
    assert len(groups([record("a", STORY), reprint])) == 1
    assert groups([record("a", STORY), reprint], within=7) == {}


CLOSING = "تابعونا على منصات التواصل لمزيد من الأخبار والتقارير الحصرية من مراسلينا في المنطقة والعالم على مدار الساعة"


def test_the_closing_lines_of_a_site_make_no_copies():
    def item(n):
        return " ".join(f"كلمة{n * 100 + at}" for at in range(12)) + "\n\n" + CLOSING

    items = [record(str(n), item(n)) for n in range(30)]
    assert groups([record("0", CLOSING, at=NOON - timedelta(days=1)), *items]) == {}
    copy = record("x", item(3).replace("كلمة305", "كلام"), source="annil", at=NOON + timedelta(hours=1))
    assert groups([*items, copy]) == {"art_3": ["art_3", "art_x"]}


def test_a_share_is_of_the_smaller_text():
    one, two = shingles("ا ب ت ث ج"), shingles("ا ب ت ث ج ح خ د ذ ر")
    assert len(one.runs) == 2
    assert containment(one.runs, two.runs) == 1.0
    assert containment(shingles("كلمة واحدة").runs, two.runs) == 0.0
    assert shingles("عام 2026 وعام 2026 و3").numerals.tolist() == shingles("2026").numerals.tolist()
