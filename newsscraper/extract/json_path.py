"""Paths into JSON, as `json:` sources and the `[api]` facts of a publisher write them.

================================  ====================================================================
`data.title`                      a member of a member
`data.items[].title`              the title of each item
`sections[0].items[]`             the items of the first section
`terms[taxonomy=post_tag].name`   the names of those items whose member `taxonomy` has this value
================================  ====================================================================

A template is a text with such paths in braces: `https://a.example/{id}-{slug|urlSlug}`; of paths parted by `|` the
first that yields is taken.
"""

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any
from urllib.parse import quote

from newsscraper.errors import FactsError
from newsscraper.text.encoding import decode

MAX_VALUES = 5_000
"""Values of one path that are read."""
MAX_BYTES = 20_000_000
"""Bytes of a body that are parsed as JSON."""

_STEP = re.compile(r"\.?([^.\[\]{}|]+)|\[(\d{0,6})\]|\[([^\[\]=]+)=([^\[\]=]*)\]")
_PLACE = re.compile(r"\{([^{}]*)\}")
_SAFE = "/:?=&%#@!$'()*+,;~[]"

Step = str | int | None | tuple[str, str]
"""A member's name, an item's number, each item (None), or the items with a member of this value."""


def load(body: bytes, content_type: str | None = None) -> Any:
    """Return the value of a body that is a JSON object or array; None for any other body."""
    start = body[:64].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start[:1] not in (b"{", b"[") or len(body) > MAX_BYTES:
        return None
    try:
        return json.loads(decode(body, content_type).text.lstrip("\ufeff"), strict=False)
    except (ValueError, RecursionError):
        return None


@lru_cache(maxsize=1024)
def steps(path: str) -> tuple[Step, ...]:
    """Return the steps of a path; raises `FactsError` with a sentence for a text that is none."""
    found: list[Step] = []
    end = 0
    while end < len(path):
        step = _STEP.match(path, end)
        if step is None or (step[1] and not found and path[end] == "."):
            raise FactsError(f"{path!r} is no path into JSON such as data.items[].title: see {path[end:]!r}")
        found.append(step[1] or ((step[3], step[4]) if step[3] else int(step[2]) if step[2] else None))
        end = step.end()
    return tuple(found)


def values(root: Any, path: str) -> list[Any]:
    """Return what stands at the end of a path, in order; null is nothing."""
    found = [root]
    for step in steps(path):
        found = [each for one in found for each in _taken(one, step)][:MAX_VALUES]
    return [one for one in found if one is not None]


def _taken(value: Any, step: Step) -> Iterator[Any]:
    if isinstance(step, str):
        if isinstance(value, dict):
            yield value.get(step)
        elif isinstance(value, list) and step.isdigit():
            yield from value[int(step) : int(step) + 1]
    elif isinstance(value, list):
        if step is None:
            yield from value
        elif isinstance(step, int):
            yield from value[step : step + 1]
        else:
            yield from (one for one in value if isinstance(one, dict) and _word(one.get(step[0])) == step[1])


def texts(root: Any, path: str) -> list[str]:
    """Return the strings and numbers at the end of a path; empty ones are nothing."""
    found: list[str] = []
    for value in values(root, path):
        for one in value if isinstance(value, list) else (value,):
            if (word := _word(one)) and word.strip():
                found.append(word)
    return found


def _word(value: Any) -> str | None:
    """Return a string or number as text; a whole number has no decimal point."""
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return None
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def first(root: Any, paths: str) -> str | None:
    """Return the first text of the first of several paths, parted by `|`, that yields."""
    return next((found[0] for path in paths.split("|") if (found := texts(root, path))), None)


def fill(template: str, root: Any) -> str | None:
    """Return a template with its places filled, each character that an address cannot hold encoded; None when one place
    stays empty.
    """
    filled = [first(root, place) for place in _PLACE.findall(template)]
    if None in filled:
        return None
    words = iter(filled)
    return quote(_PLACE.sub(lambda _: (next(words) or "").strip(), template), safe=_SAFE)


def check(template: str) -> None:
    """Raise `FactsError` for a template without places, or with a place that is no path."""
    places = _PLACE.findall(template)
    if not places:
        raise FactsError(f"{template!r} names no value: write a path into the story in braces, such as {{id}}")
    for place in places:
        for path in place.split("|"):
            if not path.strip():
                raise FactsError(f"{template!r} has an empty place")
            steps(path)
