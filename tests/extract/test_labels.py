"""Lines that are labels, and headlines that only begin like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsscraper.extract import labels
from newsscraper.extract.labels import Label, fold, label_of

HEADLINES = [
    "حملة لزراعة 392 شجرة خروب على سفوح ضيعة التوت",
    "شارك الوزير في المؤتمر",
    "مشاركة لبنان في المعرض",
    "خطة لإنقاذ الغابات",
    "نهاية مأساوية لرحلة صيد",
    "تخطى الفريق عقبة الدور الأول",
    "عودة إلى الحياة في القرى الجبلية",
    "منذ خمسين عاما يصنع الفخار",
    "اختيارات المدرب تثير الجدل في الملعب",
    "انضم اللاعب إلى الفريق في الصيف",
    "حملوا الجرحى على الأكتاف",
]
LABELS = [
    "شارك الخبر",
    "شارك هذا المقال عبر",
    "تابعونا على فيسبوك",
    "تابعوا آخر الأخبار عبر تطبيقنا",
    "انضم إلى قناتنا على واتساب",
    "حمّل تطبيق الموقع",
    "نهاية قصص مقترحة",
    "تخطى أكثر المواضيع قراءة وواصل القراءة",
    "العودة إلى الصفحة الرئيسية",
    "منذ 3 ساعات",
    "منذ ساعتين",
    "اشترك في النشرة البريدية",
    "حجم الخط",
    "رابط دائم",
]


@pytest.mark.parametrize("text", HEADLINES)
def test_a_headline_that_begins_like_a_label_is_none(text):
    assert label_of(text) is None


@pytest.mark.parametrize("text", LABELS)
def test_a_label_is_known(text):
    assert label_of(text) is not None


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("Thank you! Please check your inbox now to confirm.", Label.NOISE),
        ("We may be compensated when you open an account through the links on this page.", Label.NOISE),
        ("You may be interested in the following stories:", Label.RELATED),
    ],
)
def test_what_pages_say_of_themselves_in_english(line, label):
    assert label_of(line) is label


@pytest.mark.parametrize(
    "line", ["Thank you, the minister told the crowd in the square.", "You may be interested in moving to the coast."]
)
def test_sentences_that_begin_alike_are_text(line):
    assert label_of(line) is None


@given(st.text(st.sampled_from("أإآاىيةهؤئءٱیکـًَّ\u200f كتابB7_-،. "), max_size=30))
def test_letters_folded_one_by_one_are_those_of_the_table(text):
    words = labels._WORDS.findall(text.translate(labels._FOLDS).lower())
    assert fold(text) == " ".join(words)
