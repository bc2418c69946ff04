"""Re-extractions in place of what was stored: the newest reading of each version, by the rules of a later release."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import msgspec

from newsscraper.read.sealed import lines_by_file
from newsscraper.store import stored


class _Named(msgspec.Struct):
    version_id: str


_named = msgspec.json.Decoder(_Named)


class Layers:
    """The newest re-extraction of each version of a source that has one."""

    def __init__(self, folder: Path, as_of: datetime | None) -> None:
        self._folder = folder
        self._places: dict[str, tuple[str, str, int, int]] = {}
        for kind in stored.layer_kinds(folder):
            for name, lines in lines_by_file(folder, kind):
                day = name.split("/")[-2]
                if as_of is None or day <= as_of.date().isoformat():
                    self._take(day, name, lines)

    def _take(self, day: str, name: str, lines: Iterator[bytes]) -> None:
        at = 0
        for line in lines:
            version = _named.decode(line).version_id
            if self._places.get(version, ("",))[0] <= day:
                self._places[version] = (day, name, at, len(line))
            at += len(line)

    def over(self, lines: Iterator[bytes]) -> Iterator[bytes]:
        """Yield lines, those that were read again as they were read last; withdrawn ones stay what they are."""
        for line in lines:
            place = self._places.get(_named.decode(line).version_id)
            again = stored.read_line(self._folder, *place[1:]) if place and b'"status":"usable"' in line else line
            yield again
