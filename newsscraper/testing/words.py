"""Words → other words of the same shape, by one consistent map a page: what makes a real page a fixture.

Kept: digits, punctuation, marks, the little words of the language, words of dates, and whole labels (اقرأ أيضا, الصفحة
غير موجودة), because the rules of extraction read those. Every other word is drawn anew, so that neither the text nor a
name is left. Mails and long tokens become constants.
"""

import hashlib
import re
from dataclasses import dataclass

from newsscraper.extract import outcome_words
from newsscraper.extract.labels import label_of, opens_insert
from newsscraper.text.date_lexer import fold as fold_date
from newsscraper.text.date_words import signs

MAIL = "name@example.org"
TOKEN = "token"

_SEVERAL = 2
_WORD = re.compile(r"[^\W\d_]+(?:[\u064b-\u065f\u0670\u0640]+[^\W\d_]*)*")
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
_TOKEN = re.compile(r"(?<![\w/])(?=[\w+-]*\d)(?=[\w+-]*[A-Za-z])[A-Za-z0-9_+-]{24,}={0,2}")
_PHONE = re.compile(r"(?<![\w/.:-])\+?\d(?:[ -]?\d){8,14}(?![\w/:-])")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]{2,32});")
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
_DATES = frozenset(signs())


@dataclass(frozen=True, slots=True)
class Words:
    """The map of one page; `salt` makes it that page's own."""

    salt: bytes

    def text(self, value: str) -> str:
        """Return a text with its words replaced; a label stays whole."""
        if is_label(value):
            return value
        value = _PHONE.sub(lambda found: re.sub(r"\d", "0", found[0]), _TOKEN.sub(TOKEN, value))
        kept: list[str] = []
        end = 0
        for found in re.finditer(f"{_MAIL.pattern}|{_ENTITY.pattern}|{TOKEN}", value):
            kept += [self._words(value[end : found.start()]), MAIL if "@" in found[0] else found[0]]
            end = found.end()
        return "".join([*kept, self._words(value[end:])])

    def _words(self, value: str) -> str:
        return _WORD.sub(lambda found: self.word(found[0]), value)

    def word(self, word: str) -> str:
        """Return the word that stands for this one on this page: as long, of the same script, with the same marks."""
        if word in _LITTLE or word.lower() in _LITTLE or fold_date(word).strip() in _DATES:
            return word
        head = next((a for a in _ARTICLES if word.startswith(a) and len(word) > len(a) + _SEVERAL), "")
        stem = word[len(head) :]
        digest = hashlib.blake2b(stem.encode(), key=self.salt, digest_size=64).digest()
        last = len(stem) - 1
        drawn = (_letter(c, digest[i % 64], final=i == last) for i, c in enumerate(stem))
        return head + "".join(drawn)


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


def is_label(value: str) -> bool:
    """Say whether a short text is a label or a notice that the rules of extraction know."""
    text = value.strip()
    if not text or len(text) > _LABEL:
        return False
    folded = outcome_words.folded(text)
    return bool(
        label_of(text)
        or opens_insert(text)
        or outcome_words.MISSING.search(folded)
        or outcome_words.LOCKED.search(folded)
        or outcome_words.HOUSE_TITLE.fullmatch(folded)
    )
