"""Speed of the text functions beside the libraries that do part of their work: `python benchmarks/text.py`.

Best of several repeats on one core; MB are of UTF-8. The text is made of invented sentences.
"""

import random
import sys
import timeit
import unicodedata
from collections.abc import Callable
from pathlib import Path

from bs4.dammit import UnicodeDammit
from charset_normalizer import from_bytes
from w3lib.encoding import html_to_unicode
from w3lib.url import canonicalize_url

from newsscraper.text.encoding import decode
from newsscraper.text.forms import comparison_form, cosmetic_form, display_text, search_key, stem_key
from newsscraper.text.language import language_of
from newsscraper.text.urls import absolute, canonical, identity

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "text"))
from arabic_samples import SENTENCES, page


def seconds(call: Callable[[], object]) -> float:
    number = max(1, int(0.05 / max(1e-7, timeit.timeit(call, number=1))))
    return min(timeit.repeat(call, number=number, repeat=5)) / number


def throughput() -> None:
    chance = random.Random(1)
    paragraphs = [" ".join(chance.choices(SENTENCES, k=4)) for _ in range(400)]
    dirty = [f"\u200f{text.replace(' ', '  ', 3)}\u00a0\n" for text in paragraphs]
    size = sum(len(text.encode()) for text in paragraphs) / 1e6

    def nfkc(text: str) -> str:
        return unicodedata.normalize("NFKC", text)

    print(f"{'MB/s over paragraphs':<28}{'clean':>8}{'dirty':>8}")
    for form in (display_text, search_key, stem_key, comparison_form, cosmetic_form, nfkc):
        speeds = [size / seconds(lambda f=form, t=texts: [f(text) for text in t]) for texts in (paragraphs, dirty)]
        print(f"{form.__name__:<28}{speeds[0]:8.0f}{speeds[1]:8.0f}")


def pages() -> None:
    lengths = (200, 6_000, 27_000)
    print(f"\n{'ms a page of characters':<28}" + "".join(f"{length:>8}" for length in lengths))
    rivals: dict[str, Callable[[bytes], object]] = {
        "decode": lambda body: decode(body, "text/html"),
        "w3lib html_to_unicode": lambda body: html_to_unicode("text/html", body),
        "charset-normalizer": lambda body: from_bytes(body).best(),
        "bs4 UnicodeDammit": lambda body: UnicodeDammit(body, is_html=True).unicode_markup,
    }
    for encoding in ("utf-8", "windows-1256", "iso-8859-6"):
        bodies = [page(random.Random(2), length, None, encoding).encode(encoding) for length in lengths]
        for name, call in rivals.items():
            figures = "".join(f"{seconds(lambda c=call, b=body: c(b)) * 1e3:8.2f}" for body in bodies)
            print(f"{f'{encoding} {name}':<28}{figures}")


def calls() -> None:
    address = "https://www.alahednews.news/post/80142/%26quot%3Bقمة-عربية?utm_source=x&id=3#a"
    text = " ".join(SENTENCES)[:1_150]
    rivals: dict[str, Callable[[], object]] = {
        "canonical": lambda: canonical(address),
        "identity": lambda: identity(address),
        "absolute": lambda: absolute("https://x.com/a", "/b/خبر"),
        "w3lib canonicalize_url": lambda: canonicalize_url(address),
        f"language_of {len(text.encode())} bytes": lambda: language_of(text),
    }
    print("\nµs a call")
    for name, call in rivals.items():
        print(f"{name:<28}{seconds(call) * 1e6:8.0f}")


if __name__ == "__main__":
    throughput()
    pages()
    calls()
