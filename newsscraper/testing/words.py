"""Words → other words of the same shape, by one consistent map a page: what makes a real page a fixture.

Kept: digits, punctuation, marks, the little words of the language, words of dates, and those words of a label (اقرأ
أيضا, الصفحة غير موجودة) without which it would be none, because the rules of extraction read those. Every other word is
drawn anew, so that neither the text nor a name is left. Mails, telephone numbers and long tokens become constants.
"""

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from html import unescape
from urllib.parse import unquote

from newsscraper.extract import outcome_words, phrases
from newsscraper.extract.labels import label_of, opens_insert
from newsscraper.text.date_lexer import fold as fold_date
from newsscraper.text.date_words import signs

MAIL = "name@example.org"
TOKEN = "token"

_SEVERAL = 2
_WORD = re.compile(r"[^\W\d_]+(?:[\u064b-\u065f\u0670\u0640]+[^\W\d_]*)*")
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
_TOKEN = re.compile(r"(?<![\w/])(?=[\w+-]*\d)(?=[\w+-]*[A-Za-z])[A-Za-z0-9_+-]{24,}={0,2}")
_PHONE = re.compile(
    r"(?<![\w/.:-])(?:\+?\d(?:[ -]?\d){8,14}|\+\d(?:[ ()/-]{0,2}\d){6,14})(?![\w/:-])"
    r"|(?:(?:هاتف|تلفون|جوال|موبايل|واتساب|واتس|فاكس|tel|phone|fax|mobile|whatsapp)[\s.:]{0,4})"
    r"\+?\d(?:[ ()/-]{0,2}\d){4,14}",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]{2,32});")
_MARKS = re.compile("[\u064b-\u065f\u0670\u0640]")
_ATTEMPTS = 16
"""Draws for a word until one is no word of the page: short words have few neighbours."""
_LABEL = 60
_ARABIC = "بتثجحخدذرزسشصضطظعغفقكلمنهوي"
_LATIN = "abcdefghiklmnoprstuvwy"
_FINAL = "ةىاء"
_ARTICLES = ("وال", "بال", "كال", "فال", "ال", "لل")
_LITTLE = frozenset(
    re.split(
        r"\s+",
        """في من على إلى الى عن مع أن ان إن كان كانت هذا هذه ذلك تلك التي الذي الذين ما لا لم لن قد كما بعد قبل بين عند
    حتى أو او ثم كل غير أي اي هو هي هم وقال قال وأضاف أضاف إذ اذا إذا لكن بل منذ خلال حول ضد نحو لدى دون أمام تحت فوق
    و ف ب ل ك كتب كتبت بقلم تحرير إعداد اعداد تقرير المصدر شارك آخر تحديث نشر the a of and in on by to for
    at gmt utc""",
    )
)
_NO_DATES = frozenset({"FEW", "NR"})
"""Signs whose words stand in any text: قصير, العدد."""
_DATES = frozenset(word for word, sign in signs().items() if sign not in _NO_DATES) - {"نشره", "صفحه", "الصفحه"}


@dataclass(frozen=True, slots=True)
class Words:
    """The map of one page; `salt` makes it that page's own."""

    salt: bytes
    avoided: frozenset[str] = frozenset()
    """Words of the page, without marks: none is drawn for another."""

    def text(self, value: str) -> str:
        """Return a text with its words replaced; a label stays whole."""
        if is_label(value):
            return self._label(value)
        value = _PHONE.sub(lambda found: re.sub(r"\d", "0", found[0]), _TOKEN.sub(TOKEN, value))
        kept: list[str] = []
        end = 0
        value = _ENTITY.sub(_as_letter, value)
        for found in re.finditer(f"{_MAIL.pattern}|{_ENTITY.pattern}|{TOKEN}", value):
            kept += [self._words(value[end : found.start()]), MAIL if "@" in found[0] else found[0]]
            end = found.end()
        return "".join([*kept, self._words(value[end:])])

    def _label(self, value: str) -> str:
        """Return a label with every word replaced that it can do without, such as the name behind it."""
        kind = _announced(value)
        kept = value
        for word in reversed(list(_WORD.finditer(value))):
            tried = kept[: word.start()] + self.word(word[0]) + kept[word.end() :]
            if _announced(tried) == kind:
                kept = tried
        return kept

    def _words(self, value: str) -> str:
        return _WORD.sub(lambda found: self.word(found[0]), value)

    def word(self, word: str) -> str:
        """Return the word that stands for this one on this page: as long, of the same script, with the same marks."""
        if word in _LITTLE or word.lower() in _LITTLE or fold_date(word).strip() in _DATES:
            return word
        head = next((a for a in _ARTICLES if word.startswith(a) and len(word) > len(a) + _SEVERAL), "")
        stem = word[len(head) :]
        for attempt in range(_ATTEMPTS):
            drawn = head + self._drawn(stem, attempt)
            if bare(drawn) not in self.avoided:
                break
        return drawn

    def _drawn(self, stem: str, attempt: int) -> str:
        seed = stem.encode("utf-8", "surrogatepass") + bytes([attempt])
        digest = hashlib.blake2b(seed, key=self.salt, digest_size=64).digest()
        last = len(stem) - 1
        return "".join(_letter(c, digest[i % 64], final=i == last) for i, c in enumerate(stem))


def of_page(html: bytes, text: str) -> Words:
    """Return the map of a page; `text` is what its bytes say."""
    plain = unescape(unquote(text))
    return Words(hashlib.sha256(html).digest(), frozenset(bare(word[0]) for word in _WORD.finditer(plain)))


def bare(word: str) -> str:
    """Return a word without its marks."""
    return _MARKS.sub("", word)


def _letter(letter: str, number: int, *, final: bool) -> str:
    """Return another letter of the same kind; marks, and the letters that only end words, stay."""
    if "ء" <= letter <= "ي" and letter != "ـ":
        return letter if final and letter in _FINAL else _ARABIC[number % len(_ARABIC)]
    if letter.isascii():
        drawn = _LATIN[number % len(_LATIN)]
        return drawn.upper() if letter.isupper() else drawn
    return letter if not letter.isalpha() or letter == "ـ" else _ARABIC[number % len(_ARABIC)]


def without_tokens(value: str) -> str:
    """Return a technical value in which long tokens of letters and digits are a constant."""
    return _TOKEN.sub(TOKEN, value)


def _as_letter(entity: re.Match[str]) -> str:
    """Return the letter or mark that a reference stands for, so that it is replaced too; any other as it is."""
    letter = unescape(entity[0])
    return letter if len(letter) == 1 and unicodedata.category(letter)[0] in "LM" else entity[0]


def is_label(value: str) -> bool:
    """Say whether a short text is a label or a notice that the rules of extraction know."""
    return any(_announced(value))


def _announced(value: str) -> tuple[object, ...]:
    """Return what a short text announces, rule by rule: nothing that counts as true when it is any text."""
    text = value.strip()
    if not text or len(text) > _LABEL:
        return (label_of(text),)  # a disclaimer may be long
    folded = phrases.folded(text)
    return (
        label_of(text),
        opens_insert(text),
        bool(outcome_words.MISSING.search(folded)),
        bool(outcome_words.MISSING_TITLE.fullmatch(folded)),
        bool(outcome_words.LOCKED.search(folded)),
        bool(outcome_words.HOUSE_TITLE.fullmatch(folded)),
    )
