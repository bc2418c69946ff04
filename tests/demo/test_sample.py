"""The archive that the repository shows is whole, and is what the demo makes."""

from pathlib import Path

from newsscraper.read import open_archive
from newsscraper.store.verify import verify

SAMPLE = Path(__file__).parents[2] / "archive" / "sample"
EXPECTED = Path(__file__).parent / "expected.jsonl"


def test_every_byte_of_the_sample_is_verified():
    report = verify(SAMPLE, level="deep")
    assert report.damages == ()
    assert len(report.sources) == 3


def test_the_sample_holds_every_version_of_the_demo_with_its_proof():
    archive = open_archive(SAMPLE)
    records = list(archive.articles(latest=False))
    assert len(records) == len(EXPECTED.read_text(encoding="utf-8").splitlines())
    assert all(archive.raw(record) for record in records)
