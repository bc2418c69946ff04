"""What changed between two versions."""

from newsscraper.items import Record
from newsscraper.read.diff import Kind, difference

BASE = {"source": "akhbar", "url": "https://akhbar.example/1", "id": "art_1"}
FIRST = "قال الوزير إن الطريق سيفتح غدا."
SECOND = "وأضاف أن الكلفة بلغت مليون ليرة."


def versions(a, b):
    return difference(Record(**BASE, version=1, **a), Record(**BASE, version=2, **b))


def test_words_that_changed_are_marked_and_no_others():
    found = versions({"body": FIRST}, {"body": FIRST.replace("غدا", "اليوم")})
    (passage,) = [p for p in found.passages if not p.is_same]
    assert [(p.kind, p.text) for p in passage.pieces if p.kind is not Kind.SAME] == [
        (Kind.REMOVED, "غدا."),
        (Kind.ADDED, "اليوم."),
    ]
    assert (found.words_added, found.words_removed, found.is_cosmetic) == (1, 1, False)


def test_a_new_paragraph_stands_alone_and_the_others_are_same():
    found = versions({"body": f"{FIRST}\n\n{SECOND}"}, {"body": f"{FIRST}\n\nفقرة جديدة هنا.\n\n{SECOND}"})
    kinds = [[piece.kind for piece in passage.pieces] for passage in found.passages]
    assert kinds == [[Kind.SAME], [Kind.ADDED], [Kind.SAME]]


def test_punctuation_is_cosmetic():
    found = versions({"title": "افتتاح المكتبة", "body": FIRST}, {"title": "افتتاح «المكتبة»", "body": FIRST})
    assert found.is_cosmetic
    assert [p.was for p in found.passages[0].pieces if p.kind is Kind.COSMETIC] == ["المكتبة"]
    assert (found.words_added, found.words_removed) == (0, 0)


def test_lists_are_shown_before_and_after():
    found = versions({"tags": ("مياه",)}, {"tags": ("مياه", "زراعة")})
    assert [(c.field, c.before, c.after) for c in found.changed] == [("tags", ["مياه"], ["مياه", "زراعة"])]


def test_both_texts_can_be_read_back_from_the_pieces():
    old, new = f"{FIRST}\n\n{SECOND}", f"{SECOND} ثم غادر.\n\nخاتمة قصيرة"
    found = versions({"body": old}, {"body": new})
    body = [p for p in found.passages if p.field == "body"]
    after = ["".join(x.text for x in p.pieces if x.kind is not Kind.REMOVED) for p in body]
    before = [
        "".join(x.was if x.was is not None else x.text for x in p.pieces if x.kind is not Kind.ADDED) for p in body
    ]
    assert "\n\n".join(text for text in after if text) == new
    assert "\n\n".join(text for text in before if text) == old


def test_a_long_text_that_changed_everywhere_takes_bounded_time():
    old = " ".join(f"كلمة{n % 50}" for n in range(20_000))
    new = " ".join(f"كلمة{n % 47}" for n in range(20_000))
    assert versions({"body": old}, {"body": new}).words_added > 0
