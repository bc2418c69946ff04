"""Keys of CDXJ against the library that defines them, and sorting beyond memory."""

import pytest
import surt
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from newsscraper.read import cdx

ADDRESSES = [
    "http://www.alahed.example/post/1",
    "https://alahed.example/أخبار/لبنان?id=5&a=1",
    "http://Site.Example:8080/A/B/../C//d/./e/?z=1&a=2#frag",
    "http://www2.site.example/x/?",
    "https://site.example",
    "http://site.example/%25D8%25A3",
    "http://user:pw@site.example/p",
    "https://site.example:443/p/",
    "http://site.example/index.php?b=2&PHPSESSID=0123456789abcdef0123456789abcdef",
    "http://مثال.example/ص",
    "http://site.example/p?a=1&a=0&A=3&b",
    "http://site.example/NewsList.aspx?SectionId=12&PageId=3",
    "http://site.example/p?&&a=1",
    "http://site.example/p?=&",
]


@pytest.mark.parametrize("url", ADDRESSES)
def test_a_key_is_that_of_the_library(url):
    assert cdx.surt(url) == surt.surt(url)


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="abAB01/.-_~%2Fأخ?=&+ ", max_size=30))
def test_any_path_has_the_key_of_the_library(path):
    assume(".." not in path)  # above the root, the library's answers contradict each other
    url = f"http://site.example/{path}"
    assert cdx.surt(url) == surt.surt(url)


def test_lines_are_sorted_beyond_memory(monkeypatch):
    monkeypatch.setattr(cdx, "_RUN", 3)
    lines = [f"{n * 7 % 10}\n" for n in range(10)] * 2
    assert [*cdx.in_order(lines)] == sorted({*lines})
    assert [*cdx.in_order([])] == []
