import time
import unicodedata

import pytest
from arabic_samples import SENTENCES
from hypothesis import example, given, settings
from hypothesis import strategies as st

from newsscraper.text import forms, marks
from newsscraper.text.forms import (
    comparison_form,
    cosmetic_form,
    display_text,
    search_key,
    spans,
    stem_key,
)
from newsscraper.text.mojibake import repair

DIRTY = (
    marks.BIDI + marks.ZERO_WIDTH + marks.NBSP + marks.TATWEEL + marks.NULL + marks.FATHATAN + marks.SUKUN
    + marks.HAMZA_ABOVE + marks.SUPERSCRIPT_ALEF + "\n\t\x85\ud800\udc00\ufdd0 "
)  # fmt: skip
PIECES = st.sampled_from(
    [
        *DIRTY,
        *"أإآاىيةهؤئءٱیکہﻻﺍﷺ٣۴5½ÉéßİΣΐ𝔘한¨«»،.,'-_&;#",
        "&amp;",
        "&quot;",
        "&#38;",
        "amp;",
        "&#x26",
        "Ø§Ù„",
        "Çá",
        "ط§ظ„",
        "في ",
        "word ",
    ]
)
TEXTS = st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=25).map("".join))
FORMS = [display_text, search_key, stem_key, comparison_form, cosmetic_form]


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        ("  نص\n\tبين   سطرين \r\n", "نص بين سطرين"),
        (f"نص{marks.NBSP}آخر{marks.NARROW_NBSP}هنا", "نص آخر هنا"),
        (f"{marks.BOM}خبر{marks.ZWSP} عا{marks.SOFT_HYPHEN}جل{marks.WORD_JOINER}{marks.NULL}\x07", "خبر عاجل"),
        (f"می{marks.ZWNJ}شود هـ{marks.ZWJ}", f"می{marks.ZWNJ}شود هـ{marks.ZWJ}"),
        ("&amp;quot;مهم&quot; &amp;amp;nbsp;و&#1604;ذا &#x627;", "\"مهم\" ولذا ا"),
        ("AT&T &unknown; &copy", "AT&T &unknown; &copy"),
        ("ﺍﻟﻌﺮﺏ ﻻ", "العرب لا"),
        ("محمد ﷺ و١٠٠ ﷼ ﷲ", "محمد ﷺ و١٠٠ ﷼ الله"),
        ("٢٠٢٦ ۱۴۰۴ ٪٥ ½ m² …", "٢٠٢٦ ۱۴۰۴ ٪٥ ½ m² …"),
        ("شــريط کی مُحَمَّد «قال»", "شــريط کی مُحَمَّد «قال»"),
        ("ا\u0653 ي\u0654", "آ ئ"),
        ("\ud83d bad \udc00", "\ufffd bad \ufffd"),
        ("Ø§Ù„Ø¹Ø§Ù„Ù… ÙÙŠ Ø®Ø·Ø±", "Ø§Ù„Ø¹Ø§Ù„Ù… ÙÙŠ Ø®Ø·Ø±"),
        ("", ""),
        (f" {marks.RLM}{marks.NBSP} ", ""),
    ],
)  # fmt: skip
def test_display_text_cleans_dirt_and_keeps_what_was_written(written, stored):
    if "Ø" in written:
        stored = "العالم في خطر"
        written = stored.encode().decode("latin-1")
    assert display_text(written) == stored


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        (f"{marks.RLM}خبر عاجل{marks.RLM}", "خبر عاجل"),
        (f"{marks.RLE}خبر 3-5 عاجل{marks.PDF}", "خبر 3-5 عاجل"),
        (f"قال {marks.RLI}الرئيس{marks.PDI} اليوم", "قال الرئيس اليوم"),
        (f"موقع {marks.LRE}Al-Ahed News{marks.PDF} الإخباري", "موقع Al-Ahed News الإخباري"),
        (f"قال{marks.RLM} {marks.RLM}الرئيس", "قال الرئيس"),
        (f"خبر{marks.PDF} عاجل", "خبر عاجل"),
        (f"النتيجة {marks.LRE}3-5{marks.PDF} للضيوف", f"النتيجة {marks.LRE}3-5{marks.PDF} للضيوف"),
        (f"بين 2010{marks.RLM}-2015 و", f"بين 2010{marks.RLM}-2015 و"),
        (f"حرف {marks.RLO}abc{marks.PDF} هنا", f"حرف {marks.RLO}abc{marks.PDF} هنا"),
    ],
)
def test_direction_controls_go_only_where_they_change_nothing(written, stored):
    assert display_text(written) == stored


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("«الأُسْتـاذ» في المَدْرَسَةِ", "الاستاذ في المدرسه"),
        ("إسلام آسيا ٱلله مؤتمر هيئة مبنى شيء", "اسلام اسيا الله موتمر هييه مبني شيء"),
        ("شریط کتاب ہے", "شريط كتاب هي"),
        ("١٢٣ ۴۵۶ ７８", "123 456 78"),
        ("Café CNN-Türk «don’t»", "cafe cnn turk dont"),
        ("ﻻ ﷺ", "لا صلي الله عليه وسلم"),
        ("#غزة_الآن، 3.5%", "غزه الان 3 5"),
        (f"مي{marks.ZWNJ}شود{marks.RLM}", "ميشود"),
        ("، . !", ""),
    ],
)
def test_search_key_unites_what_an_arabic_reader_takes_for_one(written, key):
    assert search_key(written) == key


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("والحكومة بالرئيس كالعادة للمدرسة الوزير فالقرار وللحزب", "حكومه رييس عاده مدرسه وزير قرار حزب"),
        ("وزير فلسطين بيان كتاب ليلى", "وزير فلسطين بيان كتاب ليلي"),
        ("الله والله التي الآن والدة", "الله والله التي الان والده"),
    ],
)
def test_stem_key_takes_the_article_and_its_company_off(written, key):
    assert stem_key(written) == key


def test_comparison_form_ignores_layout_and_counts_letters_and_vowel_signs():
    same = ["قال الرئيس", f"قال{marks.NBSP}الرئيس ", f"قـــال\n{marks.RLM}الر{marks.ZWNJ}ئيس"]
    assert len({comparison_form(text) for text in same}) == 1
    different = ["قال الرئيس", "قال الرئيس.", "قالَ الرئيس", "قال الرئيسى", "قال ألرئيس"]
    assert len({comparison_form(text) for text in different}) == len(different)
    assert comparison_form("شدّة \u0651\u064e") == comparison_form("شدّة \u064e\u0651")


def test_cosmetic_form_ignores_punctuation_and_marks_but_no_value():
    assert cosmetic_form("«قَالَ»: نعم!") == cosmetic_form("قال - نعم")
    for one, other in [("3.5", "35"), ("5%", "5"), ("$7", "€7"), ("10:30", "1030"), ("1-2", "12"), ("أمن", "امن")]:
        assert cosmetic_form(one) != cosmetic_form(other)


def test_hit_in_the_key_is_found_in_the_text():
    text = f"  «الأُسْتـاذُ»{marks.NBSP} مُؤَسَّسَةٌ، ½ ﷺ"
    key = search_key(text)
    at = key.index("موسسه")
    first, second = spans(text, [(0, 7), (at, at + 5)])
    assert text[slice(*first)] == "الأُسْتـاذُ"
    assert text[slice(*second)] == "مُؤَسَّسَةٌ"


@settings(max_examples=300, deadline=None)
@given(TEXTS)
@example("0🄐")
def test_each_character_of_the_key_is_traced_to_its_origin(text):
    key = search_key(text)
    found = spans(text, [(at, at + 1) for at in range(len(key))])
    assert [start for start, _ in found] == sorted(start for start, _ in found)
    for at, (start, end) in enumerate(found):
        assert 0 <= start < end <= len(text)
        between = f"a{text[start:end]}a" if key[at] == " " else text[start:end]
        assert key[at] in search_key(between)


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=400, deadline=None)
@given(text=TEXTS)
@example(text="&amp;" * 40 + "quot;")
@example(text="&#38;" * 40 + "quot;")
@example(text="&" + "&#38;#38;" * 30)
@example(text=marks.BIDI * 3)
def test_forms_are_idempotent_and_never_raise(form, text):
    once = form(text)
    assert form(once) == once
    once.encode() if form is display_text else None


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_display_text_is_nfc_without_dirt(text):
    shown = display_text(text)
    assert unicodedata.is_normalized("NFC", shown)
    assert shown == shown.strip()
    assert not set(shown) & {"\n", "\t", marks.NULL, marks.BOM, marks.ZWSP, marks.NBSP}


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_cleaning_for_display_changes_no_key_of_clean_text(text):
    shown = display_text(text)
    assert search_key(display_text(shown)) == search_key(shown)
    assert comparison_form(display_text(shown)) == comparison_form(shown)


def test_clean_text_of_any_language_is_not_repaired():
    others = [
        "Ça va déjà: l'été à Genève, Çankırı'da ağaç", "El niño comió según él", "Ørsted på Åland, sjøen",
        "Þetta er íslenska með ð og þ", "این متن فارسی است و مشکلی ندارد", "یہ اردو متن ہے", "Größe über Straße",
        "قال إن «Père Noël» وصل", "§ 5 من القانون، الفقرة „أ“", "ÇÁÓ", "Ù", "Ø 5 mm",
    ]  # fmt: skip
    for text in [*SENTENCES, *others]:
        assert repair(text) == text


@pytest.mark.parametrize(
    ("meant", "taken_for"),
    [
        ("utf-8", "latin-1"), ("utf-8", "windows-1256"), ("windows-1256", "latin-1"), ("windows-1256", "windows-1252"),
        ("iso-8859-6", "latin-1"), ("iso-8859-6", "windows-1256"),
    ],
)  # fmt: skip
def test_text_read_in_the_wrong_encoding_is_repaired(meant, taken_for):
    for text in (sentence for sentence in SENTENCES if len(sentence) > 10):
        text = text.encode(meant, "ignore").decode(meant)
        assert repair(text.encode(meant).decode(taken_for, "ignore")) == text


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "unit",
    [
        "&amp;",
        "&#38;",
        "&",
        " ",
        marks.RLE,
        marks.RLE + marks.PDF,
        "ا" + marks.RLM,
        "a" + marks.LRM,
        "Ø§",
        "«",
        "ال",
        "\u0301",
        "\u0301\u0316",
        marks.VOWEL_SIGNS,
    ],
)
def test_hostile_megabytes_take_bounded_time(form, unit):
    text = unit * (500_000 // len(unit))
    start = time.process_time()
    form(text)
    assert time.process_time() - start < 3


def test_no_letter_bears_more_marks_than_any_writing_has():
    vowelled = "مُحَمَّدٌ"
    assert display_text(vowelled) == vowelled
    assert len(display_text("ب" + marks.FATHATAN * 500 + "ت")) == 32


@given(st.text(st.characters(max_codepoint=0x700), max_size=40) | st.lists(PIECES, max_size=20).map("".join))
@example("مدرَّسة")
@example("مدرّسة  جديدة")
@example(" في ")
def test_the_quick_way_for_usual_text_gives_what_the_whole_way_gives(text):
    if forms._USUAL.fullmatch(text):
        spaced = " ".join(text.split())
        assert forms._clean(forms._unescaped(repair(text))) == spaced
        assert display_text(text) == spaced
