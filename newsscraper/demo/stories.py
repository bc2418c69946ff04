"""The texts of the outlets: `articles/<outlet>/<id>.txt`, read into `Story`.

A file is a header of `key: value` lines, a line `---`, then paragraphs with a blank line between them::

    title: مجلس المدينة يقر موازنة الحدائق
    section: local
    published: 2026-03-14 10:30        wall time of the outlet; without an hour the page prints none
    dates: combined                    how the page writes its date, see `writing.STYLES`
    author: سلمى الزيزفوني
    tags: الحدائق، مجلس المدينة
    related: 1002 1003
    insert: 1004 after 2               an "اقرأ أيضا" after the second paragraph
    caption: …                         under the picture
    edition: 2                         first shown in the second edition
    gone: 2                            answers 410 from the second edition on
    moved: old-name                    lists still link to this older name of the page
    2.title: …                         the second edition says this instead; any key
    2.swap: old words => new words     an edit inside the paragraphs; may be repeated
"""

from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache
from pathlib import Path

ARTICLES = Path(__file__).parent / "articles"


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One article of an outlet as it stands in one edition."""

    outlet: str
    id: str
    title: str
    section: str
    day: date
    at: time | None = None
    """Wall time of the outlet; None when its page prints the day only."""
    dates: str
    author: str | None = None
    tags: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    insert: tuple[str, int] | None = None
    """Id of the story promoted inside the body, and after how many paragraphs."""
    caption: str | None = None
    moved: str | None = None
    updated: datetime | None = None
    """Wall time of the last change, when the page states one."""
    gone: bool = False
    paragraphs: tuple[str, ...] = ()

    @property
    def slug(self) -> str:
        """The title as it stands in an address: words joined by hyphens."""
        kept = "".join(c if c.isalnum() else " " for c in self.title)
        return "-".join(kept.split()[:8])

    @property
    def sort_key(self) -> tuple[date, time, str]:
        """Newest last; a day without an hour counts as its noon."""
        return self.day, self.at or time(12), self.id


@cache
def stories(outlet: str, edition: int) -> dict[str, Story]:
    """Return what an outlet shows in an edition, by id, newest first; removed ones are marked `gone`."""
    found = [_story(path, edition) for path in (ARTICLES / outlet).glob("*.txt")]
    shown = sorted((s for s in found if s), key=lambda s: s.sort_key, reverse=True)
    return {story.id: story for story in shown}


def _story(path: Path, edition: int) -> Story | None:
    """Read one file as of an edition; None when it is not out yet."""
    head, _, text = path.read_text(encoding="utf-8").partition("\n---\n")
    pairs = [_pair(line) for line in head.splitlines()]
    keys = {key: value for key, value in pairs if not key.startswith("2.")}
    if edition >= 2:
        keys |= {key[2:]: value for key, value in pairs if key.startswith("2.")}
        for key, value in pairs:
            text = _swap(text, value) if key == "2.swap" else text
    if int(keys.get("edition", "1")) > edition:
        return None
    return _build(path, keys, text, gone=edition >= int(keys.get("gone", "9")))


def _pair(line: str) -> tuple[str, str]:
    key, _, value = line.partition(":")
    return key.strip(), value.strip()


def _swap(text: str, value: str) -> str:
    old, _, new = value.partition(" => ")
    if text.count(old) != 1:
        raise ValueError(f"{old!r} does not stand exactly once in the text")
    return text.replace(old, new)


def _build(path: Path, keys: dict[str, str], text: str, *, gone: bool) -> Story:
    day, _, hour = keys["published"].partition(" ")
    promoted, _, after = keys.get("insert", "").partition(" after ")
    return Story(
        outlet=path.parent.name,
        id=path.stem,
        title=keys["title"],
        section=keys["section"],
        day=date.fromisoformat(day),
        at=time.fromisoformat(hour) if hour else None,
        dates=keys["dates"],
        author=keys.get("author"),
        tags=tuple(tag.strip() for tag in keys.get("tags", "").split("،") if tag.strip()),
        related=tuple(keys.get("related", "").split()),
        insert=(promoted, int(after)) if promoted else None,
        caption=keys.get("caption"),
        moved=keys.get("moved"),
        updated=datetime.fromisoformat(keys["updated"]) if "updated" in keys else None,
        gone=gone,
        paragraphs=tuple(" ".join(part.split()) for part in text.strip().split("\n\n")),
    )
