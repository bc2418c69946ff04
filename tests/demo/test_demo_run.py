"""The whole demo, as a user runs it: both editions, through the ordinary crawl, into a real archive."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from newsscraper.demo.clock import instant
from newsscraper.demo.expected import normalised
from newsscraper.demo.folder import ARCHIVE
from newsscraper.demo.run import SOURCES
from newsscraper.demo.server import pages
from newsscraper.demo.site import quoted
from newsscraper.demo.stories import stories
from newsscraper.items import Change, FoundVia
from newsscraper.read import open_archive

EXPECTED = Path(__file__).parent / "expected.jsonl"
CHALLENGED, WITHOUT_TEXT = "7014", {"1090", "390"}


def demo(folder):
    return subprocess.run(
        [sys.executable, "-m", "newsscraper", "demo", "--dir", str(folder)],
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


@pytest.fixture(scope="module")
def first(tmp_path_factory):
    """Run the demo once and return its folder and what it said."""
    folder = tmp_path_factory.mktemp("first") / "demo"
    return folder, demo(folder)


@pytest.fixture(scope="module")
def versions(first):
    """Return the records by the number of the story and their version."""
    return {(number_of(r.url), r.version): r for r in open_archive(first[0] / ARCHIVE).articles(latest=False)}


@pytest.fixture(scope="module")
def reports(first):
    files = sorted((first[0] / ARCHIVE / "runs").glob("*.json"))
    return [{s["source"]: s for s in json.loads(file.read_text())["sources"]} for file in files]


def number_of(url):
    if "article.php" in url:
        return url.partition("id=")[2].partition("&")[0]
    last = url.rstrip("/").rpartition("/")[2]
    return last.partition("-")[0]


def test_it_ends_well_and_says_what_to_do_next(first):
    folder, done = first
    assert done.returncode == 0, done.stderr
    for said in ("newsscraper init", "newsscraper sources add", "newsscraper schedule print systemd", "fictional"):
        assert said in done.stdout
    assert str(folder / ARCHIVE) in done.stdout.replace("\n", "")
    assert "Traceback" not in done.stderr


def test_the_archive_is_the_expected_one(first):
    """After a wanted change: `python -m newsscraper.demo.expected tests/demo/expected.jsonl`, and read the diff."""
    found = normalised(first[0] / ARCHIVE).splitlines()
    wanted = EXPECTED.read_text(encoding="utf-8").splitlines()
    assert [json.loads(line) for line in found] == [json.loads(line) for line in wanted]


def test_a_second_demo_starts_afresh_and_gives_the_same_archive(first, tmp_path):
    folder, _ = first
    before = normalised(folder / ARCHIVE)
    again = demo(folder)
    assert again.returncode == 0, again.stderr
    assert "afresh" in again.stderr
    assert normalised(folder / ARCHIVE) == before


def test_a_folder_of_somebody_else_is_refused(tmp_path):
    (tmp_path / "mine.txt").write_text("precious")
    done = demo(tmp_path)
    assert done.returncode == 2
    assert "not made by the demo" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_every_story_is_there_once_for_each_of_its_texts(versions):
    wanted = set()
    for name in SOURCES:
        one, two = stories(name, 1), stories(name, 2)
        for number, story in two.items():
            differs = number in one and number != CHALLENGED and not story.gone and one[number] != story
            wanted |= {(number, 1), *([(number, 2)] if differs else [])}
    assert {key for key in versions if key[0] not in WITHOUT_TEXT} == wanted


def test_each_version_says_what_its_edition_said(versions):
    for (number, version), record in versions.items():
        if number in WITHOUT_TEXT:
            continue
        new = version == 2 or number == CHALLENGED or number not in stories(record.source, 1)
        story = stories(record.source, 2 if new else 1)[number]
        assert record.title == story.title
        assert record.body.split("\n\n") == list(story.paragraphs)
        assert record.tags == story.tags
        assert record.date_published == story.day
        assert record.fetched_at == instant(2 if new else 1)


def test_the_kinds_of_change_are_told(versions):
    kinds = {number: record.change for (number, version), record in versions.items() if version == 2}
    assert kinds == {
        "1002": Change.TEXT,
        "1005": Change.TEXT,
        "1008": Change.COSMETIC,
        "1011": Change.METADATA,
        "7003": Change.TEXT,
        "7009": Change.TEXT,
        "303": Change.TEXT,
        "306": Change.METADATA,
    }


def test_a_relative_date_does_not_drift_with_the_second_edition(versions):
    for number in ("7003", "7009"):
        assert versions[number, 2].date_published == versions[number, 1].date_published
        assert versions[number, 2].published_raw == versions[number, 1].published_raw


def test_what_no_section_lists_was_found_through_feed_and_sitemap(versions):
    assert {versions[number, 1].found_via for number in ("1019", "1020")} == {FoundVia.FEED}
    assert versions["7019", 1].found_via is FoundVia.SITEMAP


def test_removed_stories_are_gone_and_the_rest_is_unchanged(reports):
    assert [reports[1][name]["gone"] for name in SOURCES] == [1, 1, 1]
    assert all(reports[1][name]["unchanged"] >= 15 for name in SOURCES)


def test_the_oddities_have_their_names_in_the_report(reports):
    one = reports[0]
    assert one["almanara"]["outcomes"]["robots"] == 1
    assert one["annil"]["outcomes"]["blocked"] == 1
    assert "http_error" not in one["annil"]["outcomes"], "the second try mended it"
    assert one["annil"]["outcomes"]["soft_404"] == 1
    assert one["almanara"]["outcomes"]["media_only"] == 1
    assert one["alatlas"]["outcomes"]["other_language"] == 1
    assert "blocked" not in reports[1]["annil"]["outcomes"]


def test_the_bytes_behind_each_record_are_those_that_the_server_sent(first, versions):
    archive = open_archive(first[0] / ARCHIVE)
    for record in versions.values():
        path = record.url.removeprefix(f"http://{record.source}.example")
        edition = 1 if record.fetched_at == instant(1) else 2
        sent = next(a.body for p, a in pages(f"{record.source}.example", edition).items() if quoted(p) == path)
        assert archive.raw(record) == sent


def test_what_robots_disallow_was_not_asked_for(first):
    for file in (first[0] / ARCHIVE / "almanara" / "warc").rglob("*"):
        assert not file.is_file() or b"/members/" not in file.read_bytes()
