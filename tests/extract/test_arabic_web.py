"""The generic rules on invented pages of the Arabic web, each field that a page's expectations name."""

import pytest
from arabic_web import judge, lists

CASES = {name: case for name, case in judge.cases().items() if not judge.is_held_out(name)}
NOT_REACHED: frozenset[str] = frozenset()
"""Pages on which a field is still wrong."""


@pytest.mark.parametrize("name", CASES)
def test_a_page_gives_what_a_reader_would_call_right(name: str, request: pytest.FixtureRequest):
    if name in NOT_REACHED:
        request.applymarker(pytest.mark.xfail(strict=True, reason="not reached yet"))
    case = CASES[name]
    assert list(judge.faults(case, judge.read(case))) == []


LISTS = {name: case for name, case in lists.cases() if not judge.is_held_out(name)}


@pytest.mark.parametrize("name", LISTS)
def test_a_list_gives_its_articles_and_where_it_goes_on(name: str):
    assert list(judge.list_faults(LISTS[name])) == []
