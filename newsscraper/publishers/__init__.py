"""One publisher = one small TOML file of facts, validated when loaded.

`publishers/<slug>.toml`; the file is the registration and its name is the slug. An operator's own files, in
`./publishers/` or a folder given by name, come before the bundled ones::

    name = "العهد الإخباري"
    name_en = "Al-Ahed News"
    country = "LB"
    timezone = "Asia/Beirut"
    domains = ["alahednews.news"]

    sections = [{ url = "https://alahednews.news/", name = "الرئيسية" }]

    [article_urls]                       # name of the pattern = 'regular expression with (?P<id>…)'
    post = '^https?://alahednews\\.news/post/(?P<id>\\d+)'

    [[layouts]]                          # only where the generic rules need help; newest first
    until = 2021-12-31
    title = ["css:h1.title", "jsonld:headline"]
    drop = ["css:.banner"]

`platform = "wordpress"` names the family of sites whose sources follow the publisher's own, field by field.
"""

import atexit
import difflib
import hashlib
import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from importlib import resources
from pathlib import Path

from newsscraper.errors import FactsError, UnknownSource
from newsscraper.items import Publisher, is_slug
from newsscraper.publishers.facts import load
from newsscraper.text.urls import belongs

__all__ = ["all", "get", "load", "of_host", "owner", "paths", "readable", "stand_in"]


def _bundled() -> Path:
    """Return the folder of the files that come with the package.

    From inside a zipped egg, as Scrapyd runs it, they are unpacked for the time of the process.
    """
    here = Path(__file__).parent
    if here.is_dir():
        return here
    folder = Path(tempfile.mkdtemp(prefix="newsscraper-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    for file in resources.files(__name__).iterdir():
        if file.name.endswith((".toml", ".json")):
            (folder / file.name).write_bytes(file.read_bytes())
    return folder


BUNDLED = _bundled()
OWN = Path("publishers")


def get(slug: str, *, own: Path = OWN) -> Publisher:
    """Return the publisher of this slug; raises `UnknownSource`, or `FactsError` when its file is wrong."""
    for folder in (own, BUNDLED):
        path = folder / f"{slug}.toml"
        if "/" not in slug and path.is_file():
            return load(path)
    near = difflib.get_close_matches(slug, paths(own=own), n=3)
    hint = f"did you mean {' or '.join(near)}?" if near else "the list is shown by: newsscraper sources"
    raise UnknownSource(f"no publisher is called {slug!r}; {hint}")


def all(*, own: Path = OWN) -> list[Publisher]:
    """Return every publisher, the operator's own first and in place of bundled ones of the same slug, each by slug."""
    return [load(path) for _, path in _ordered(own)]


def readable(*, own: Path = OWN) -> tuple[list[Publisher], dict[str, FactsError]]:
    """Return the publishers whose files are right, in the order of `all`, and by slug what is wrong with the others."""
    found: list[Publisher] = []
    broken: dict[str, FactsError] = {}
    for slug, path in _ordered(own):
        try:
            found.append(load(path))
        except FactsError as error:
            broken[slug] = error
    return found, broken


def of_host(host: str, *, own: Path = OWN) -> Publisher | None:
    """Return the publisher that a host belongs to, or None."""
    return owner(host, all(own=own))


def owner(host: str, known: Iterable[Publisher]) -> Publisher | None:
    """Return the one of these publishers that a host belongs to, or None.

    Of several the one that names it most exactly, `arabic.paper.example` before `paper.example`, else the first.
    """
    claims = [(d, p) for p in known for d in p.domains if belongs(f"http://{host}/", (d,))]
    return max(claims, key=lambda claim: len(claim[0]))[1] if claims else None


def stand_in(host: str) -> Publisher:
    """Return a publisher without facts for a host that no file knows: its source is `host.<name>`.

    What is too long for a slug, or holds what none may hold, ends in eight digits of a digest instead: two hosts are
    never one source.
    """
    slug = f"host.{host.lower()}"
    if not is_slug(slug):
        readable = re.sub(r"[^a-z0-9-]+", "-", host.lower()).strip("-")[:27]
        slug = f"host.{readable}-{hashlib.sha256(host.lower().encode()).hexdigest()[:8]}"
    return Publisher(slug=slug, name=host, name_en=host, country="XX", domains=(host,))


def paths(*, own: Path = OWN) -> dict[str, Path]:
    """Map each slug to the file that holds its facts."""
    return {path.stem: path for folder in (BUNDLED, own) for path in _files(folder)}


def _ordered(own: Path) -> list[tuple[str, Path]]:
    return sorted(paths(own=own).items(), key=lambda found: (found[1].parent != own, found[0]))


def _files(folder: Path) -> Iterator[Path]:
    """Yield the publishers' files of a folder, none when there is no such folder."""
    return folder.glob("*.toml")
