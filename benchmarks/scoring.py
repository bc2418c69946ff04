"""Compare what extraction found in a page with its gold, field by field.

Gold is a JSON object: `title`, `date_published` (ISO), `published_at` (ISO with zone, null when the page states no
time), `tags`, `related`, `body` (list of paragraphs), `noise` (strings that must not be in the body), and
`also_acceptable` with further right answers. Each figure is a mean over the pages whose gold knows the field.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

Row = dict[str, Any]

KEYS = (
    "body_f1", "noise", "title", "date", "date_wrong", "instant", "instant_invented", "tags", "related",
)  # fmt: skip
LOWER_IS_BETTER = frozenset({"noise", "date_wrong", "instant_invented"})

_MARKS = "".join(map(chr, (*range(0x64B, 0x660), 0x670, 0x640)))
_WORD = re.compile(rf"[^\W_]+(?:[{_MARKS}][^\W_]*)*")
_CONTROLS = "".join(map(chr, (*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF)))
_SPACES = re.compile(rf"[\s{_CONTROLS}]+")
_QUOTES = str.maketrans(dict.fromkeys("“”„«»″", '"') | dict.fromkeys("‘’‚`´", "'"))


def words(text: str | None) -> Counter[str]:
    """Return the words of a text with how often each stands in it."""
    return Counter(_WORD.findall(text or ""))


def f1(gold: Counter[str], found: Counter[str]) -> float:
    """Return the harmonic mean of precision and recall; 1 when both are empty."""
    if not gold and not found:
        return 1.0
    hits = (gold & found).total()
    return 2 * hits / (gold.total() + found.total())


def flat(text: str | None) -> str:
    """Fold spaces, invisible controls and quotation marks."""
    return _SPACES.sub(" ", (text or "").translate(_QUOTES)).strip()


def minute(text: Any) -> datetime | None:
    """Read an instant to the minute; None without a zone."""
    try:
        stated = datetime.fromisoformat(str(text).replace("Z", "+00:00"))
    except ValueError:
        return None
    return stated.astimezone(UTC).replace(second=0, microsecond=0) if stated.tzinfo else None


def score_one(gold: Row, found: Row) -> dict[str, float]:
    """Return the figures of one page."""
    also = gold.get("also_acceptable") or {}
    scores = _body(gold, found) | _dates(gold, found, also)
    if gold.get("title"):
        right = {flat(t) for t in (gold["title"], *also.get("title", []))}
        scores["title"] = float(flat(found.get("title")) in right)
    if "tags" in gold:
        given = _set(flat(t) for t in found.get("tags") or [])
        scores["tags"] = max(f1(_set(map(flat, g)), given) for g in (gold["tags"], *also.get("tags", [])))
    if "related" in gold:
        given = _set(_urls(found.get("related")))
        scores["related"] = max(f1(_set(_urls(g)), given) for g in (gold["related"], *also.get("related", [])))
    return scores


def _body(gold: Row, found: Row) -> dict[str, float]:
    optional = set(gold.get("body_optional") or [])
    given = words(found.get("body"))
    bodies = (gold["body"], [p for p in gold["body"] if p not in optional])
    scores = {"body_f1": max(f1(words("\n\n".join(body)), given) for body in bodies)}
    if gold.get("noise"):
        text = flat(found.get("body"))
        scores["noise"] = sum(flat(n) in text for n in gold["noise"]) / len(gold["noise"])
    return scores


def _dates(gold: Row, found: Row, also: Row) -> dict[str, float]:
    if not gold.get("date_published"):
        return {}
    given = str(found.get("date_published") or found.get("date") or "")[:10]
    right = {gold["date_published"], *(str(d)[:10] for d in also.get("date_published", []))}
    scores = {"date": float(given in right), "date_wrong": float(bool(given) and given not in right)}
    long_date = found.get("date") if len(str(found.get("date") or "")) > 10 else None
    stated = found.get("published_at") or long_date
    if gold.get("published_at"):
        instants = {minute(i) for i in (gold["published_at"], *also.get("published_at", []))} - {None}
        scores["instant"] = float(minute(stated) in instants)
    else:
        scores["instant_invented"] = float(bool(stated))
    return scores


def _set(values: Iterable[str]) -> Counter[str]:
    return Counter(set(values))


def _urls(related: Any) -> list[str]:
    return [(r.get("url") if isinstance(r, dict) else r) or "" for r in related or []]


def golds(folder: Path) -> dict[str, Row]:
    """Map the name of each page below a folder (without its ending) to its gold."""
    found = {}
    for path in sorted(folder.rglob("*.gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        if "body" in gold:
            found[str(path.relative_to(folder)).removesuffix(".gold.json")] = gold
    return found


def means(gold: dict[str, Row], rows: dict[str, Row]) -> dict[str, float]:
    """Return each figure's mean over the pages that have it; a page without an answer counts as empty."""
    scores = [score_one(g, rows.get(name, {})) for name, g in gold.items()]
    return {
        key: round(sum(values) / len(values), 4)
        for key in KEYS
        if (values := [s[key] for s in scores if key in s])
    }  # fmt: skip
