import random
import time

import pytest
from arabic_samples import SENTENCES, page
from hypothesis import given, settings
from hypothesis import strategies as st

from newsscraper.text.charsets import canonical_name, declarations
from newsscraper.text.encoding import Reason, decode

PAGES = 200
LENGTHS = (0, 15, 40, 120, 600, 3_000, 12_000)

CASES = [
    # encoding of the bytes, header, meta, charset expected
    ("utf-8", None, None, "utf-8"),
    ("windows-1256", None, None, "windows-1256"),
    ("iso-8859-6", None, None, "iso-8859-6"),
    ("utf-8", "utf-8", "utf-8", "utf-8"),
    ("windows-1256", "windows-1256", None, "windows-1256"),
    ("windows-1256", None, "windows-1256", "windows-1256"),
    ("iso-8859-6", "iso-8859-6", None, "iso-8859-6"),
    ("iso-8859-6", None, "iso-8859-6", "iso-8859-6"),
    ("utf-8", None, "windows-1256", "utf-8"),
    ("utf-8", "windows-1256", None, "utf-8"),
    ("utf-8", "iso-8859-1", None, "utf-8"),
    ("utf-8", "iso-8859-1", "utf-8", "utf-8"),
    ("utf-8", "no-such-charset", "utf-16", "utf-8"),
    ("windows-1256", None, "utf-8", "windows-1256"),
    ("windows-1256", "utf-8", None, "windows-1256"),
    ("windows-1256", "utf-8", "windows-1256", "windows-1256"),
    ("windows-1256", "iso-8859-1", None, "windows-1256"),
    ("windows-1256", "iso-8859-6", None, "windows-1256"),
    ("windows-1256", None, "iso-8859-6", "windows-1256"),
    ("iso-8859-6", "windows-1256", None, "iso-8859-6"),
    ("iso-8859-6", None, "utf-8", "iso-8859-6"),
    ("iso-8859-6", "iso-8859-1", "windows-1256", "iso-8859-6"),
    ("utf-8-sig", None, "windows-1256", "utf-8"),
    ("utf-16", None, None, "utf-16-le"),
    ("utf-16-le", None, "utf-8", "utf-16-le"),
    ("utf-16-be", "utf-8", None, "utf-16-be"),
]


def content_type(charset: str | None) -> str:
    return f"text/html; charset={charset}" if charset else "text/html"


@pytest.mark.parametrize(("encoding", "header", "meta", "expected"), CASES)
def test_every_generated_page_is_read_right_whatever_is_declared(encoding, header, meta, expected):
    chance = random.Random(f"{encoding}{header}{meta}")
    for number in range(PAGES):
        text = page(chance, LENGTHS[number % len(LENGTHS)], meta, encoding)
        got = decode(text.encode(encoding), content_type(header))
        assert (got.text, got.charset) == (text, expected)


def test_one_broken_byte_leaves_utf8_as_it_is():
    chance = random.Random(5)
    for number in range(PAGES):
        body = page(chance, LENGTHS[number % len(LENGTHS)]).encode()
        at = chance.choice([i for i, byte in enumerate(body) if byte >= 0xC0])
        got = decode(body[:at] + body[at + 1 :], content_type(chance.choice([None, "iso-8859-1", "windows-1256"])))
        assert (got.charset, got.reason) == ("utf-8", Reason.DAMAGED_UTF8)
        assert got.text == (body[:at] + body[at + 1 :]).decode("utf-8", "replace")


@pytest.mark.parametrize("encoding", ["windows-1256", "iso-8859-6"])
def test_a_lone_sign_far_before_the_article_does_not_mislead(encoding):
    body = b"<script>" + b"\xa0" + b"var a = 1; " * 3_000 + b"</script>" + SENTENCES[7].encode(encoding)
    assert decode(body, None).charset == encoding


def test_page_cut_inside_a_character_is_still_utf8():
    body = page(random.Random(6), 300).encode()
    cut = next(i for i in range(len(body) // 2, len(body)) if 0x80 <= body[i] < 0xC0)
    assert decode(body[:cut], None).reason == Reason.DAMAGED_UTF8


@pytest.mark.parametrize(
    ("meant", "taken_for"),
    [("utf-8", "latin-1"), ("utf-8", "windows-1256"), ("windows-1256", "latin-1"), ("iso-8859-6", "latin-1")],
)
def test_text_that_was_encoded_twice_is_repaired(meant, taken_for):
    chance = random.Random(meant + taken_for)
    for number in range(PAGES):
        text = page(chance, LENGTHS[2 + number % 5], "utf-8", meant)
        got = decode(text.encode(meant).decode(taken_for).encode(), "text/html; charset=utf-8")
        assert (got.text, got.reason) == (text, Reason.ENCODED_TWICE)


FOREIGN = [
    (
        "windows-1252",
        "Le ministre a déclaré à l'Assemblée que la réforme était prête, malgré les réserves de Noël Près.",
    ),
    ("windows-1252", "The mayor’s “plan” will cost £5 a head — twice last year’s."),
    ("windows-1252", "El niño llegó a la montaña según contó el señor Muñoz, y volverá mañana."),
    ("windows-1252", "Der Bürgermeister eröffnete die Straße über den Fluß für Fußgänger."),
    ("windows-1254", "Belediye başkanı yeni bir köprü için görüştü ve açılışın bu yıl olacağını söyledi."),
    ("windows-1256", "شهردار گفت كه اين پل تازه در سال آينده براي مردم باز خواهد شد"),
]


@pytest.mark.parametrize("header", [None, "utf-8", "iso-8859-1", "windows-1256"])
@pytest.mark.parametrize(("encoding", "sentence"), FOREIGN)
def test_pages_in_other_languages_come_out_right(encoding, sentence, header):
    text = f"<html><title>{sentence}</title><p>{sentence}</p></html>"
    assert decode(text.encode(encoding), content_type(header)).text == text


@pytest.mark.parametrize(
    "encoding", ["shift_jis", "gbk", "euc-kr", "windows-1250", "windows-1251", "koi8-r", "iso-8859-7"]
)
def test_what_is_declared_is_used_where_no_arabic_contradicts_it(encoding):
    sentence = {
        "shift_jis": "市長は新しい橋を開いた。", "gbk": "市长今天宣布新桥通车。", "euc-kr": "시장은 새 다리를 열었다.",
        "windows-1250": "Starosta otevřel nový most přes řeku.", "koi8-r": "Мэр открыл новый мост.",
        "windows-1251": "Мэр города открыл новый мост.",
        "iso-8859-7": "Ο δήμαρχος άνοιξε τη νέα γέφυρα.",
    }[encoding]  # fmt: skip
    got = decode(sentence.encode(encoding), content_type(encoding))
    assert (got.text, got.reason) == (sentence, Reason.DECLARED)


def test_ascii_keeps_the_declared_name_so_that_nothing_seems_a_lie():
    got = decode(b"<p>plain</p>", "text/html; charset=windows-1256")
    assert (got.charset, got.declared, got.lied) == ("windows-1256", "windows-1256", False)
    assert decode(b"<p>plain</p>", None).charset == "utf-8"


def test_says_what_was_declared_and_whether_it_lied():
    text = SENTENCES[0]
    assert decode(text.encode(), "text/html; charset=ISO-8859-1").declared == "iso-8859-1"
    assert decode(text.encode(), "text/html; charset=ISO-8859-1").lied
    assert not decode("déjà vu".encode("latin-1"), "text/html; charset=ISO-8859-1").lied
    assert not decode(text.encode("utf-8-sig"), "text/html; charset=UTF8").lied


def test_header_comes_before_meta_and_comments_declare_nothing():
    body = b'<!-- <meta charset="x-old"> --><META content="text/html; CHARSET = \'Windows-1256\'" http-equiv=x>'
    assert declarations(body, 'text/html; charset="utf-8"') == ["utf-8", "windows-1256"]
    assert declarations(b'<?xml version="1.0" encoding="windows-1256"?><rss/>', None) == ["windows-1256"]


def test_stray_zero_bytes_vanish_without_making_it_utf16():
    text = page(random.Random(7), 400)
    got = decode(text.replace("<p>", "<p>\0").encode(), None)
    assert (got.text, got.charset) == (text, "utf-8")


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("UTF8", "utf-8"), ("cp1256", "windows-1256"), ("ISO_8859-6", "iso-8859-6"), ("arabic", "iso-8859-6"),
        ("latin1", "windows-1252"), ("us-ascii", "windows-1252"), ("utf-7", None), ("hex", None), ("rot13", None),
        ("", None), ("\0", None), ("x" * 500, None),
    ],
)  # fmt: skip
def test_names_of_encodings(label, name):
    assert canonical_name(label) == name


@settings(max_examples=300, deadline=None)
@given(
    st.binary(max_size=400),
    st.one_of(st.none(), st.text(max_size=60), st.sampled_from(["a; charset=utf-16", "charset=hz"])),
)
def test_no_bytes_raise(body, header):
    got = decode(body, header)
    assert got.reason in set(Reason)
    assert "\0" not in got.text
    assert canonical_name(got.charset) == got.charset


@pytest.mark.parametrize(
    "body", [b"<meta " * 200_000, b"<!--" * 200_000, b"\xc7" * 900_000, b"charset=" * 100_000, b"&" * 900_000]
)
def test_hostile_megabytes_are_read_in_bounded_time(body):
    start = time.process_time()
    decode(body, "text/html")
    assert time.process_time() - start < 2


def test_an_unknown_label_over_plain_letters_is_no_charset():
    found = decode(b"<p>news</p>", "text/html; charset=no-such-charset")
    assert (found.text, found.reason) == ("<p>news</p>", Reason.ASCII)
