"""The generic rules on invented pages of the Arabic web, each field that a page's expectations name."""

import pytest
from arabic_web import judge, lists, newsroom_lists

CASES = judge.cases()
LISTS = dict([*lists.cases(), *newsroom_lists.cases()])


@pytest.mark.parametrize("name", CASES)
def test_a_page_gives_what_a_reader_would_call_right(name: str):
    assert list(judge.faults(CASES[name], judge.read(CASES[name]))) == []


@pytest.mark.parametrize("name", LISTS)
def test_a_list_gives_its_articles_and_where_it_goes_on(name: str):
    assert list(judge.list_faults(LISTS[name])) == []
