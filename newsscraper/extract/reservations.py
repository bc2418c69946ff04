"""What a page reserves: robots marks (`noarchive`, `unavailable_after`) and text and data mining (TDMRep). Pure.

`X-Robots-Tag: noindex, otherbot: noarchive` speaks to everybody up to the name of a robot, and to that robot after it;
`<meta name="robots">` speaks to everybody and `<meta name="newsscraper">` to us. TDM reservations stand, the closest to
the text first, in `<meta name="tdm-reservation">`, in the header of that name, and in the site's
`/.well-known/tdmrep.json` (W3C TDM Reservation Protocol).
"""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import msgspec

AGENT = "newsscraper"
"""The name by which a site may speak to us."""
EVERYBODY = ("robots", "archive")
"""Metas that speak to every robot; some papers write `<meta name="archive" content="noarchive">`."""
_VALUED = ("unavailable_after", "max-snippet", "max-image-preview", "max-video-preview")
_RESERVES = re.compile(r"\s*([01])\s*")


def forbids_archiving(tags: Iterable[str], metas: Iterable[str], now: datetime) -> bool:
    """Say whether a page asks us not to archive it.

    `tags`: the values of X-Robots-Tag, one for each header line; `metas`: the contents of the metas that speak to us.
    """
    rules = (*(rule for tag in tags for rule in addressed(tag)), *(rule for text in metas for rule in _rules(text)))
    return any(rule == "noarchive" or _is_past(rule, now) for rule in rules)


def addressed(tag: str) -> Iterator[str]:
    """Yield the rules of one X-Robots-Tag line that speak to us or to everybody, in small letters."""
    speaks_to_us = True
    for rule in _rules(tag):
        agent, colon, rest = rule.partition(":")
        if colon and agent.strip() not in _VALUED:
            speaks_to_us = agent.strip() in (AGENT, *EVERYBODY, "*")
            rule = rest.strip()
        if speaks_to_us and rule:
            yield rule


def _rules(text: str) -> Iterator[str]:
    """Yield the rules of a list with commas; a date after `unavailable_after` may hold a comma itself."""
    parts = [part.strip() for part in text.lower().split(",")]
    while parts:
        rule = parts.pop(0)
        if re.search(r"unavailable_after:\s*[a-z]+$", rule) and parts:
            rule = f"{rule}, {parts.pop(0)}"
        yield rule


def _is_past(rule: str, now: datetime) -> bool:
    name, _, value = rule.partition(":")
    until = _instant(value.strip()) if name == "unavailable_after" else None
    return until is not None and until <= now


def _instant(value: str) -> datetime | None:
    """Return a date as RFC 822, RFC 850 and ISO 8601 write it; one without a zone is UTC, other texts are none."""
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            found = read(value.upper())
        except (ValueError, TypeError, IndexError):
            continue
        return found if found.tzinfo else found.replace(tzinfo=UTC)
    return None


_META = re.compile(rb"<meta\b[^>]{0,1000}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    rb"""\b(name|property|content)\s{0,9}=\s{0,9}("[^"]{0,500}"|'[^']{0,500}'|[^\s"'>]{1,500})""", re.IGNORECASE
)
_HEAD = 65_536


def metas(body: bytes) -> dict[str, list[str]]:
    """Return lower-case name → contents of the metas in a page's head, without parsing it: for lists."""
    found: dict[str, list[str]] = {}
    for tag in _META.findall(body[:_HEAD]):
        own = {key.lower(): value.strip(b"\"'").decode("latin-1") for key, value in _ATTRIBUTE.findall(tag)}
        name = own.get(b"name") or own.get(b"property")
        if name and b"content" in own:
            found.setdefault(name.strip().lower(), []).append(own[b"content"])
    return found


def stated(*values: str | None) -> int | None:
    """Return the first of these texts that states a TDM reservation: 1 reserved, 0 not; None when none does."""
    found = (_RESERVES.fullmatch(value) for value in values if value is not None)
    return next((int(match[1]) for match in found if match), None)


class _Rule(msgspec.Struct):
    location: str
    reservation: int | str = msgspec.field(name="tdm-reservation")


def site_rule(file: bytes, path: str) -> int | None:
    """Return what a `tdmrep.json` says of a path (with its query): 1, 0, or None when no location matches.

    A location is a pattern as in robots.txt (`*`, `$`); the longest that matches counts, of two the one that reserves.
    Percent-encodings match in either case.
    A file that is no such JSON says nothing, and neither does an object in it that is no rule.
    """
    try:
        rows = msgspec.json.decode(file, type=list[msgspec.Raw])
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return None
    found = ((len(rule.location), value) for rule in _read(rows) for value in [_value(rule)] if value is not None
             and _matches(_folded(rule.location), _folded(path)))  # fmt: skip
    return max(found, default=(0, None))[1]


def _read(rows: Iterable[msgspec.Raw]) -> Iterator[_Rule]:
    for row in rows:
        try:
            yield msgspec.json.decode(row, type=_Rule)
        except msgspec.MsgspecError:
            continue


def _value(rule: _Rule) -> int | None:
    return stated(str(rule.reservation))


def _folded(path: str) -> str:
    return re.sub(r"%[0-9A-Fa-f]{2}", lambda found: found[0].upper(), path)


def _matches(location: str, path: str) -> bool:
    """Say whether a pattern matches a path from its beginning, without backtracking."""
    is_whole = location.endswith("$")
    first, *rest = location.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    for n, piece in enumerate(rest):
        is_last = n == len(rest) - 1
        found = path.rfind(piece) if is_last and is_whole else path.find(piece, at)
        if found < at:
            return False
        at = found + len(piece)
    return not is_whole or at == len(path)
