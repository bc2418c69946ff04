"""The demo writes into a folder of its own, and into nobody else's."""

import pytest

from newsscraper.demo.folder import ARCHIVE, MARK, prepare
from newsscraper.errors import ArchiveNotWritable, UsageError


def test_a_new_folder_is_made_and_marked(tmp_path):
    assert prepare(tmp_path / "a" / "demo") is False
    assert (tmp_path / "a" / "demo" / MARK).is_file()


def test_an_empty_folder_is_taken(tmp_path):
    assert prepare(tmp_path) is False


def test_a_folder_of_an_earlier_demo_starts_afresh(tmp_path):
    prepare(tmp_path)
    (tmp_path / ARCHIVE / "almanara").mkdir(parents=True)
    assert prepare(tmp_path) is True
    assert not (tmp_path / ARCHIVE).exists()


def test_another_folder_is_refused_and_left_as_it_was(tmp_path):
    (tmp_path / ARCHIVE).mkdir()
    (tmp_path / ARCHIVE / "precious.jsonl").write_text("{}\n")
    with pytest.raises(UsageError, match="not made by the demo"):
        prepare(tmp_path)
    assert [p.name for p in tmp_path.rglob("*")] == [ARCHIVE, "precious.jsonl"]


def test_a_file_is_refused(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(UsageError):
        prepare(tmp_path / "file")


def test_a_link_to_a_folder_is_refused(tmp_path):
    (tmp_path / "real").mkdir()
    prepare(tmp_path / "real")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    with pytest.raises(UsageError):
        prepare(tmp_path / "link")


def test_a_place_that_cannot_be_written_is_said(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(ArchiveNotWritable, match="cannot be written"):
        prepare(tmp_path / "file" / "demo")
