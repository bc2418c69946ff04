"""The language of a text, by its script, the letters that only one language uses, and its commonest words.

Made for one question: is this page Arabic, or one of the languages that share its letters. All dialects are `ar`.
Outside the Arabic script the answer is rough: a dozen languages of the Latin script by their commonest words, the
others by script alone. Letters and words are general knowledge; nothing was trained.
"""

import re
from collections import Counter
from functools import cache, lru_cache
from operator import itemgetter

from newsscraper.text.marks import TATWEEL, VOWEL_SIGNS, ZWNJ

_SAMPLE = 1_500
"""Characters that are looked at."""
_DROPPED = VOWEL_SIGNS + TATWEEL
_SEPARATORS = ".,:;!?()[]{}\"'/|-_*#،؛؟«»“”‘’…–—" + ZWNJ

_OWN_LETTERS = {
    "ar": ("ةأإ", 1.0),
    "fa": ("ژ", 2.0),
    "ur": ("ٹڈڑںےہۂ", 2.0),
    "ckb": ("ێڕڵۆە", 2.0),
    "ps": ("ټډړږښڼۍځڅې", 2.0),
    "ug": ("ۇۈۋڭې", 2.0),
    "sd": ("ڪٻڀٺٽڄڃڇڌڏڙڦڳڱڻ", 2.0),
}
"""Language → letters that speak for it, and what each occurrence weighs. Arabic prints the others' in names only."""
_PERSIAN_LETTERS = "پچگیک"
"""Shared by Persian, Urdu, Sorani and Pashto: they speak against Arabic."""
_TELLING = re.compile("[" + "".join(letters for letters, _ in _OWN_LETTERS.values()) + _PERSIAN_LETTERS + "]")
_ARTICLE = (" ال", " وال", " بال", " لل")
_KANA = re.compile("[ぁ-ヿ]")

_WORDS = {
    "ar": "في من على إلى الى عن مع أن ان إن لا ما هذا هذه ذلك تلك التي الذي الذين كان كانت قد لم لن ثم أو او بعد قبل "
    "حتى كل غير عند منذ خلال دون هو هي كما لكن أما بل حيث قال وقال وفي ومن وعلى وقد ليس أنه أنها انه يوم أي اي بين "
    "مش شو ليش اللي دي ده عشان علشان كده ايه إيه عايز بدي هلق هسه شنو وين زي بس انا أنا احنا إحنا نحن انت أنت ديال واش "
    "فى علي يا عليه به له فيه منه بها لها فيها منها",
    "fa": "در از که این است برای را با آن شد شده کرد کرده می های نیز شود اند بود تا یک خود هم گفت است باید اما یا هر "
    "كه اين براي كرد كرده مي هاي نيز يك دو ما بر شما آنها ايران سال كشور پس چه اگر باشد داشت دارد حق بايد هيچ كس "
    "بدون حق همه اش دهد كند کند خواهد نمی وی وي بين میان پیش روی روي چند",
    "ur": "کے کی میں ہے اور سے کا کو نے پر یہ کہ ہیں تھا تھے تھی ان اس جو بھی ایک نہیں ہو گیا گئی کر دیا لیے وہ ہوئے "
    "جس نہ اپنے ساتھ بعد تک رہے ہوں گا",
    "ckb": "لە بە کە بۆ ئەم ئەو لەگەڵ دەکات هەیە بوو دەبێت یان هەر ئێمە کوردستان هەموو نییە لەو لەسەر کرد پێش دوای "
    "مافی بەرامبەر كە",
    "ps": "په د چې او کې ته سره دا له نه یو هغه دی کړ شوی وي يې یې چي کي تر هر ددې کوي دي حق لري",
    "ug": "ۋە بۇ بىلەن ئۇ بىر ئۈچۈن ھەم ياكى ئۇنىڭ دەپ ھەر قىلىش بولغان كېرەك",
    "sd": "جي ۾ جو آهي ۽ کي سان تي جا کان ٿي نه",
}
_LATIN_WORDS = {
    "en": "the of and to in a is that for on was with as by at from it are be this has said an not have",
    "fr": "le la les de des du et en un une est que dans pour par sur au aux il elle qui ne pas avec ce cette a été",
    "es": "el la los las de del y en un una es que para por con se su al lo como más no ha según",
    "de": "der die das und in den von zu mit ist des im für auf nicht ein eine dem sich auch als nach",
    "it": "il la i gli le di del della e in un una è che per con si non da al nel sono ha più",
    "pt": "o a os as de do da dos das e em um uma é que para por com não se ao no na foi mais",
    "tr": "ve bir bu için ile da de olarak çok daha olan gibi kadar sonra ise ancak dedi",
    "nl": "de het een van en in is dat op te voor met zijn niet aan er ook als door",
    "id": "yang dan di ke dari untuk pada dengan ini itu dalam adalah tidak akan oleh",
    "ku": "û li ji bi ku di de ev jî bû ye yên ên xwe bo ji hate",
    "so": "oo ka ku iyo in uu ay waxaa la waxa soo si kale ayaa",
}

_ARABIC_LEADS = (b"\xd8", b"\xd9", b"\xda", b"\xdb", b"\xef")
"""First bytes of the letters of the Arabic blocks in UTF-8; the last one of their presentation forms."""
_FEW_LETTERS = 20
"""Letters that a page in another language has: the name of its Arabic edition in a menu."""
_WRITTEN_OUT = (b"&#15", b"&#16", b"&#x6", b"\\u06")
"""How letters of the Arabic block begin as entities and escapes."""

_SCRIPTS = (
    (0x024F, "Latn"), (0x03FF, "el"), (0x052F, "Cyrl"), (0x058F, "hy"), (0x05FF, "he"), (0x06FF, "Arab"),
    (0x074F, "syr"), (0x077F, "Arab"), (0x07BF, "dv"), (0x07FF, "nqo"), (0x085F, "und"), (0x08FF, "Arab"),
    (0x097F, "hi"), (0x09FF, "bn"), (0x0A7F, "pa"), (0x0AFF, "gu"), (0x0B7F, "or"), (0x0BFF, "ta"), (0x0C7F, "te"),
    (0x0CFF, "kn"), (0x0D7F, "ml"), (0x0DFF, "si"), (0x0E7F, "th"), (0x0EFF, "lo"), (0x0FFF, "bo"), (0x109F, "my"),
    (0x10FF, "ka"), (0x11FF, "ko"), (0x139F, "am"), (0x17FF, "km"), (0x18AF, "mn"), (0x1CFF, "und"), (0x1EFF, "Latn"),
    (0x1FFF, "el"), (0x2D2F, "und"), (0x2D7F, "zgh"), (0x303F, "zh"), (0x30FF, "ja"), (0x312F, "zh"), (0x318F, "ko"),
    (0x9FFF, "zh"), (0xABFF, "und"), (0xD7FF, "ko"), (0xFAFF, "zh"), (0xFB4F, "he"), (0xFDFF, "Arab"), (0xFEFF, "Arab"),
)  # fmt: skip
"""Last code point of a range → its script, or its language where one language stands for the script."""


def may_be_arabic(page: bytes) -> bool:
    """Say whether a page can hold an Arabic text, by its bytes alone, before anything is read.

    False only where it surely holds none: valid UTF-8 or ASCII with next to no letters of the Arabic block, menus and
    scripts included, neither as such nor as entities (`&#1575;`) or escapes (`\\u0627`) of it. It takes half the
    time of a parse: archives of the whole web hold one Arabic page in two hundred.
    """
    if b"\0" in page or any(sign in page for sign in _WRITTEN_OUT):
        return True
    if not page.isascii() and sum(map(page.count, _ARABIC_LEADS)) >= _FEW_LETTERS:
        return True
    try:
        page.decode("utf-8")
    except UnicodeDecodeError:
        return True
    return False


def language_of(text: str) -> str | None:
    """Return the language as a BCP 47 code, `und` for letters that say no more, None for a text without letters.

    `text` is best title and body together; the first 1,500 characters decide. Persian typed with Arabic ي and ك is told
    by its words. Of one or two words only the script can be told, and Arabic letters without a sign of another language
    are `ar`.
    """
    text = text[:_SAMPLE]
    words = _words(text)
    script = _script_of(words)
    if script is None:
        return None
    if script == "Arab":
        return _of_arabic_script(words)
    if script == "Latn":
        return _of_latin_script(words)
    if script == "Cyrl":
        return _of_cyrillic(text)
    return "ja" if script == "zh" and _KANA.search(text) else script


@cache
def _languages_of(script: str) -> dict[str, list[str]]:
    """Word → the languages of a script that it is common in."""
    found: dict[str, list[str]] = {}
    for language, words in (_WORDS if script == "Arab" else _LATIN_WORDS).items():
        for word in dict.fromkeys(words.split()):
            found.setdefault(word, []).append(language)
    return found


def _votes(words: list[str], script: str) -> Counter[str]:
    """Count for each language the words that are common in it."""
    known = _languages_of(script)
    votes: Counter[str] = Counter()
    for word, count in Counter(filter(known.__contains__, words)).items():
        for language in known[word]:
            votes[language] += count
    return votes


def _words(text: str) -> list[str]:
    """Take a text apart; some words of digits and signs are among them."""
    text = text.lower()
    for mark in _DROPPED:
        text = text.replace(mark, "")
    for separator in _SEPARATORS:
        text = text.replace(separator, " ")
    return text.split()


def _script_of(words: list[str]) -> str | None:
    """Return the script of most words, each by its first character; None when none begins with a letter."""
    scripts: Counter[str] = Counter()
    for first, count in Counter(map(itemgetter(0), words)).items():
        if first.isalpha():
            scripts[_script(first)] += count
    return scripts.most_common(1)[0][0] if scripts else None


@lru_cache(maxsize=2_048)
def _script(char: str) -> str:
    code = ord(char)
    return next((name for last, name in _SCRIPTS if code <= last), "und")


def _of_arabic_script(words: list[str]) -> str:
    joined = f" {' '.join(words)}"
    votes = _votes(words, "Arab")
    scores = {language: 3.0 * votes[language] for language in _WORDS}
    telling = Counter(_TELLING.findall(joined))
    for language, (letters, weight) in _OWN_LETTERS.items():
        scores[language] += weight * sum(telling[letter] for letter in telling if letter in letters)
    scores["ar"] += 1.5 * sum(map(joined.count, _ARTICLE))
    shared = 0.7 * sum(telling[letter] for letter in _PERSIAN_LETTERS)
    for language in ("fa", "ur", "ckb", "ps"):
        scores[language] += shared
    best = max(scores, key=lambda language: (scores[language], language == "ar"))
    return best if scores[best] else "ar"


def _of_latin_script(words: list[str]) -> str:
    """Return the language with most of its words in the text, `und` when they are too few to tell."""
    votes = _votes(words, "Latn")
    best = max(_LATIN_WORDS, key=votes.__getitem__)
    return best if votes[best] >= max(1, len(words) * 0.08) else "und"


def _of_cyrillic(text: str) -> str:
    return "uk" if any(letter in text for letter in "їєґЇЄҐ") else "ru"
