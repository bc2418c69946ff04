"""The sealed lines of a source without what was withdrawn: a part is written again where it holds something of it."""

from collections.abc import Iterable, Iterator

from newsscraper.store import frames
from newsscraper.store.blank import blanker
from newsscraper.store.files import Files
from newsscraper.store.paths import SourcePaths
from newsscraper.store.traces import LINE, Place
from newsscraper.store.withdrawals import Withdrawal

_KINDS = ("articles", "layers", "listings", "seen")


class Lines:
    """The parts of lines of one source; runs under its lock, when all are sealed."""

    def __init__(self, paths: SourcePaths, files: Files) -> None:
        self._paths = paths
        self._files = files

    def places(self, by_id: dict[str, Withdrawal]) -> list[Place]:
        """Return every line that holds something of these articles; changes nothing."""
        return [place for kind, name in self._parts() for place in self._found(kind, name, by_id)]

    def blank(self, by_id: dict[str, Withdrawal]) -> list[Place]:
        """Take these articles out of every line, each in its place; return where they were."""
        found = []
        for kind, name in self._parts():
            places = self._found(kind, name, by_id)
            if places:
                self._rewrite(kind, name, by_id)
            found += places
        self._files.remove_folder(self._paths.compacting("articles", "draft"))
        return found

    def _parts(self) -> Iterator[tuple[str, str]]:
        """Yield kind and name of every sealed file of lines."""
        for kind in _KINDS:
            for path in sorted(self._paths.sealed(kind).rglob("*.jsonl*")):
                if path.is_file() and path.name.endswith((".jsonl", ".jsonl.zst")):
                    yield kind, path.relative_to(self._paths.folder).as_posix()

    def _lines(self, name: str) -> Iterator[bytes]:
        if name.endswith(".zst"):
            yield from frames.lines(self._paths.sealed(name))
            return
        with self._paths.sealed(name).open("rb") as stream:
            yield from stream

    def _found(self, kind: str, name: str, by_id: dict[str, Withdrawal]) -> list[Place]:
        found, at, blank = list[Place](), 0, blanker(kind, by_id)
        for line in self._lines(name):
            if blank(line) is not None:
                found.append(Place(file=name, offset=at, what=LINE))
            at += len(line)
        return found

    def _rewrite(self, kind: str, name: str, by_id: dict[str, Withdrawal]) -> None:
        blank = blanker(kind, by_id)
        new = (blank(line) or line for line in self._lines(name))
        self._write(name, frames.pack(new) if name.endswith(".zst") else new)

    def _write(self, name: str, pieces: Iterable[bytes]) -> None:
        path = self._paths.sealed(name)
        draft = self._paths.compacting("articles", "draft") / path.name  # where no reader's glob meets it
        draft.unlink(missing_ok=True)
        fd, at = self._files.open(draft), 0
        try:
            for piece in pieces:
                self._files.write(fd, piece, at)
                at += len(piece)
            self._files.sync(fd)
        finally:
            self._files.close(fd)
        self._files.put(draft, path)
        self._files.sync_folder(path.parent)
