"""The values that the scripts of a page hold: `__NEXT_DATA__`, `window.__INITIAL_STATE__`, Nuxt 2 and 3, Apollo."""

import json
import re
from collections.abc import Iterator
from typing import Any

from newsscraper.extract import js_literal
from newsscraper.extract.page import Document

MAX_SCRIPT = 4_000_000
"""Characters of one script that are read."""
MAX_SCRIPTS = 12
MAX_VALUES = 60_000
"""Values of one script's data that are looked at."""
LEAST = 300
"""Characters of a script with data."""
_OPENING = 400
"""Characters before the value: `window.__INITIAL_STATE__ = `."""

_PARSER = json.JSONDecoder()
_ASSIGNED = re.compile(r"=\s*(?=[{\[(])")
_STATE = re.compile(r"__\w+__")
"""How frameworks call the variable; the code of other scripts is not looked through."""
_QUOTED = re.compile(
    r"JSON\.parse\(\s*(?:decodeURIComponent\(\s*)?(?:\"((?:[^\"\\]|\\.)*)\"|'((?:[^'\\]|\\.)*)')", re.DOTALL
)


def values(doc: Document) -> Iterator[Any]:
    """Yield what the scripts hold: a whole value, or what is assigned to a variable."""
    count = 0
    for script in doc.tree.iter("script"):
        text = script.text or ""
        if not LEAST <= len(text) <= MAX_SCRIPT or "ld+json" in (script.get("type") or "").lower():
            continue
        if count >= MAX_SCRIPTS:
            return
        try:
            found = _value(text)
        except (ValueError, RecursionError):
            continue
        count += 1
        yield _joined(found) if isinstance(found, list) else found


def objects(data: Any) -> Iterator[dict[str, Any]]:
    """Yield the objects inside a value, in its order."""
    waiting = [data]
    seen = 0
    while waiting and seen < MAX_VALUES:
        one = waiting.pop()
        seen += 1
        if isinstance(one, list):
            waiting.extend(reversed(one))
        elif isinstance(one, dict):
            yield one
            waiting.extend(reversed(one.values()))


def _value(text: str) -> Any:
    """Return the value of a script; raises ValueError where it holds none."""
    if (quoted := _QUOTED.search(text, 0, MAX_SCRIPT)) is not None and quoted.start() < _OPENING:
        return json.loads(js_literal.string(quoted[1] if quoted[1] is not None else quoted[2]))
    if text.lstrip()[:1] in ("{", "["):
        return _PARSER.raw_decode(text.lstrip())[0]
    assigned = _ASSIGNED.search(text, 0, _OPENING)
    if assigned is not None and _STATE.search(text, 0, assigned.end()):
        return _assigned(text, assigned.end())
    start = text.find("{", 0, _OPENING)
    if start < 0:
        raise ValueError("no object")
    return _PARSER.raw_decode(text, start)[0]


def _assigned(text: str, start: int) -> Any:
    """Return what is assigned to a variable of a framework: JSON, else a literal of JavaScript."""
    try:
        return _PARSER.raw_decode(text, start)[0]
    except ValueError:
        return js_literal.value(text, start)


def _joined(found: list[Any]) -> Any:
    """Return a list as it is; one whose objects name their values by their places in it (Nuxt 3) put together."""
    kept = [one for one in found if isinstance(one, dict) and one]
    if not kept or not all(isinstance(at, int) for one in kept for at in one.values()):
        return found
    return [{key: _at(found, at, 3) for key, at in one.items()} for one in kept]


def _at(found: list[Any], at: Any, depth: int) -> Any:
    """Return the value at a place, and the values of its own places, to a depth."""
    if not isinstance(at, int) or isinstance(at, bool) or not 0 <= at < len(found):
        return None
    one = found[at]
    if isinstance(one, dict):
        return {key: _at(found, inner, depth - 1) for key, inner in one.items()} if depth else None
    if isinstance(one, list):
        return [_at(found, inner, depth - 1) for inner in one[:200]] if depth else None
    return one
