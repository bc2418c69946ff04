"""Any sequence of captures and restarts gives the chains that a list in memory gives."""

import tempfile
from itertools import pairwise
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from made_visits import FakeClock, visit, writer

from newsscraper.items import Verdict
from newsscraper.read import open_archive
from newsscraper.store.identity import article_id, version_id

captures = st.tuples(st.integers(0, 2), st.sampled_from("أبت"))
steps = st.lists(st.one_of(captures, st.just("restart"), st.just("tomorrow")), max_size=16)


@settings(max_examples=25, deadline=None)
@given(steps)
def test_chains_are_those_of_a_list(taken):
    clock, expected = FakeClock(), {n: [] for n in range(3)}
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        store = writer(root, clock)
        waiting = []
        for step in taken:
            if step in ("restart", "tomorrow"):
                clock.pass_(hours=1 if step == "restart" else 24)
                store.close()
                store = writer(root, clock)
                assert store.damage == []
                continue
            n, letter = step
            chain = expected[n]
            verdict = Verdict.NEW if not chain else Verdict.UNCHANGED if chain[-1] == letter else Verdict.CHANGED
            if verdict is not Verdict.UNCHANGED:
                chain.append(letter)
            waiting.append((verdict, store.submit(visit(n, at=clock.pass_(seconds=1), fields={"title": letter}))))
        store.close()
        assert [future.result().verdict for _, future in waiting] == [verdict for verdict, _ in waiting]
        check(root, expected)


def check(root, expected):
    archive = open_archive(root)
    for n, letters in expected.items():
        chain = list(archive.history(article_id("akhbar", "post", str(n))))
        assert [record.title for record in chain] == letters
        assert [record.version for record in chain] == list(range(1, len(letters) + 1))
        for before, after in pairwise(chain):
            assert after.previous_version_id == before.version_id
        for record in chain:
            assert record.version_id == version_id(record.id, record.version, record.content_sha256)
            older = [other for other in chain[: record.version - 2] if other.title == record.title]
            assert record.reverts_to == (older[-1].version_id if older and record.version > 1 else None)
            assert archive.raw(record)
    latest = {record.id: record.title for record in archive.articles()}
    assert sorted(latest.values()) == sorted(letters[-1] for letters in expected.values() if letters)
