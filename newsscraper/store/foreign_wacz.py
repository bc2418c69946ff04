"""The WARC files of a WACZ (WACZ 1.1.1: a ZIP with `archive/*.warc.gz`), ours or others'.

Tools put them elsewhere, or a WACZ into a WACZ; they are looked for in the whole ZIP, whatever is packed with them.
"""

import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from newsscraper.errors import BadInput

_WARC = re.compile(r"\.(?:warc|arc)(?:\.(?:gz|zst|lz4))?$", re.IGNORECASE)
_WACZ = re.compile(r"\.wacz$", re.IGNORECASE)
_PIECE = 1 << 20


def warcs(file: Path, tell: Callable[[str], None], *, name: str | None = None) -> Iterator[tuple[str, Path]]:
    """Yield the name of each WARC file, after that of the WACZ, and a copy of it that is there until the next one.

    `tell` gets a sentence for each that cannot be read. Raises `BadInput` for a file that is no WACZ at all.
    """
    shown = name or file.name
    try:
        with zipfile.ZipFile(file) as packed, TemporaryDirectory(prefix="newsscraper-") as folder:
            wanted = [one for one in packed.namelist() if _WARC.search(one) or _WACZ.search(one)]
            if not wanted:
                raise BadInput(f"{shown} holds no WARC file (archive/*.warc.gz): it is no WACZ")
            for one in wanted:
                copy = Path(folder) / ("copy.wacz" if _WACZ.search(one) else "copy.warc")
                why = _unpack(packed, one, copy)
                if why:
                    tell(f"{shown}/{one}: {why}")
                if why and not copy.stat().st_size:
                    continue
                if _WACZ.search(one):
                    yield from _inside(copy, tell, f"{shown}/{one}")
                else:
                    yield f"{shown}/{one}", copy
    except zipfile.BadZipFile as error:
        raise BadInput(f"{shown} is no WACZ: {error}") from error


def _inside(file: Path, tell: Callable[[str], None], name: str) -> Iterator[tuple[str, Path]]:
    """Yield the files of a WACZ that lies in another one; that it is none is told."""
    try:
        yield from warcs(file, tell, name=name)
    except BadInput as error:
        tell(str(error))


def _unpack(packed: zipfile.ZipFile, name: str, copy: Path) -> str | None:
    """Unpack one file as far as it goes; return why it does not go to its end."""
    with copy.open("wb") as target:
        try:
            with packed.open(name) as source:
                while piece := source.read(_PIECE):
                    target.write(piece)
        except (zipfile.BadZipFile, zlib.error, EOFError) as error:
            return f"damaged: {error}"
        except (RuntimeError, NotImplementedError) as error:  # encrypted, or packed in a way that zipfile cannot undo
            return str(error)
        except OSError as error:
            raise BadInput(
                f"{name} cannot be unpacked into {copy.parent}: {error.strerror}; set TMPDIR to a folder with room"
            ) from error
    return None
