"""`archive.json` and `source.json`: what makes a folder an archive, and one of its folders a source."""

import os
from dataclasses import dataclass
from pathlib import Path

import msgspec

from newsscraper.errors import ArchiveFormat, ArchiveNotWritable
from newsscraper.items import SCHEMA
from newsscraper.store.files import Files
from newsscraper.store.paths import SourcePaths, archive_json

FORMAT = 1
"""The version of the layout on disk that this release writes; it reads every earlier one."""


@dataclass(frozen=True, kw_only=True)
class ArchiveInfo:
    """The content of `archive.json`."""

    format: int = FORMAT
    """The version of the layout on disk."""
    records: str = SCHEMA
    """The schema of the lines in `articles`."""
    warc: str = "versions"
    """Which captures are kept: `versions`, `changed` (every other page as well) or `all`."""


@dataclass(frozen=True, kw_only=True)
class SourceInfo:
    """The content of `source.json`."""

    source: str
    format: int = FORMAT


def read_archive(root: Path) -> ArchiveInfo:
    """Return what `archive.json` says; raises `ArchiveFormat` when it is missing, unreadable or too new."""
    path = archive_json(root)
    try:
        info = msgspec.json.decode(path.read_bytes(), type=ArchiveInfo)
    except FileNotFoundError:
        what = f"{root} is no archive: it has no archive.json" if root.is_dir() else f"there is no archive at {root}"
        raise ArchiveFormat(f"{what}; give another --archive, or make one with: newsscraper crawl") from None
    except msgspec.DecodeError as error:
        raise ArchiveFormat(f"{path} cannot be read: {error}; restore it from a backup") from error
    _check(info.format, path)
    return info


def prepare(paths: SourcePaths, files: Files) -> ArchiveInfo:
    """Make the archive and the source where they are missing, and return the archive's options.

    Raises `ArchiveFormat` for an archive of a newer release, `ArchiveNotWritable` when nothing can be written.
    """
    try:
        if not archive_json(paths.root).exists():
            files.replace(archive_json(paths.root), _pretty(ArchiveInfo()))
        info = read_archive(paths.root)
        if paths.source_json.exists():
            _check(_source_format(paths.source_json), paths.source_json)
        else:
            files.replace(paths.source_json, _pretty(SourceInfo(source=paths.slug)))
    except OSError as error:
        raise not_writable(paths.root, error) from error
    if not os.access(paths.folder, os.W_OK | os.X_OK):
        raise ArchiveNotWritable(f"{paths.folder} is read-only: change its permissions or give another --archive")
    return info


def check_source(paths: SourcePaths) -> None:
    """Raise `ArchiveFormat` for a source of a newer release, or one whose `source.json` cannot be read."""
    _check(_source_format(paths.source_json), paths.source_json)


def not_writable(path: Path, error: Exception) -> ArchiveNotWritable:
    """Return the sentence for a disk that refused."""
    return ArchiveNotWritable(
        f"{path} cannot be written: {error}; nothing that was committed is lost; "
        "free space or mend the disk, then run the command again"
    )


def _source_format(path: Path) -> int:
    try:
        return msgspec.json.decode(path.read_bytes(), type=SourceInfo).format
    except msgspec.DecodeError as error:
        raise ArchiveFormat(f"{path} cannot be read: {error}; restore it from a backup") from error


def _check(version: int, path: Path) -> None:
    if version > FORMAT:
        raise ArchiveFormat(
            f"{path} has format {version}, this release reads up to {FORMAT}: install a newer newsscraper"
        )


def _pretty(info: object) -> bytes:
    return msgspec.json.format(msgspec.json.encode(info), indent=2) + b"\n"
