"""How the markup of a page ends: whether it was cut on its way although its transfer was whole.

A proxy, a cache or a publisher's own server that gives up half-way often sends what it has with a right
`Content-Length`: then only the markup tells. HTML lets `</p>`, `</body>` and `</html>` be left out, so that a page
without them need not be cut; `</div>`, `</article>` and the like it does not.
"""

import re
from collections import Counter
from dataclasses import dataclass

_CLOSING = re.compile(rb"</(?:body|html)(?![\w-])", re.IGNORECASE)
_TOKEN = re.compile(
    rb"<!--|<(/?)(script|style|textarea|article|main|section|aside|div|table|ul|ol)(?![\w-])", re.IGNORECASE
)
_RAW = {name: re.compile(rb"</" + name + rb"(?![\w-])", re.IGNORECASE) for name in (b"script", b"style", b"textarea")}
_TAG = re.compile(rb"<(?:[A-Za-z/!?][^<>]*)?\Z")
_START = re.compile(
    rb"<(?!(?:br|hr|img|input|link|meta|source|wbr|path|use)(?![\w-]))[A-Za-z][^<>]*(?<!/)>\Z", re.IGNORECASE
)
_LONGEST_TAG = 8192
_MANY = 3
"""So many elements left open are no slip of a template …"""
_WEIGHTS = {b"article": _MANY, b"main": _MANY}
"""… and one of these says as much."""


@dataclass(frozen=True, slots=True)
class Ending:
    """What the end of a page looks like."""

    closings: int
    """End tags of `body` and `html`: more than one pair where documents are nested."""
    torn: bool = False
    """It ends within a tag, a comment or a script."""
    opened: int = 0
    """Elements that must be closed and are not."""
    midway: bool = False
    """The last that is there is text, or the beginning of an element."""

    @property
    def looks_cut(self) -> bool:
        """Whether the page looks cut by itself: it never ends, and stops where no template stops."""
        stops = self.torn or (self.midway and self.opened > 0) or self.opened >= _MANY
        return stops and not self.closings

    def is_short_of(self, other: "Ending") -> bool:
        """Say whether this page lacks an end that another one of the same address has."""
        return self.closings < other.closings or (self.torn and not other.torn)

    def is_cut_beside(self, other: "Ending") -> bool:
        """Say whether this page lacks the other's end and shows by itself that it stopped before its own."""
        return self.is_short_of(other) and (self.torn or self.opened > other.opened)


def looks_cut(body: bytes) -> bool:
    """Say whether a page looks cut by itself; of a page that ends as most do only the end is looked at."""
    return _CLOSING.search(body[-256:]) is None and ending(body).looks_cut


def ending(body: bytes) -> Ending:
    """Return how a page ends, in one pass; a body that is JSON has no markup of its own."""
    text = body.rstrip()
    if text.lstrip()[:1] in (b"{", b"["):
        return Ending(closings=0, torn=text[-1:] not in (b"}", b"]"))
    closings = len(_CLOSING.findall(body))
    opened, at = Counter[bytes](), 0
    while found := _TOKEN.search(body, at):
        name = (found[2] or b"").lower()
        at = found.end()
        if found[2] is None or (name in _RAW and not found[1]):
            end = _end_of_raw(body, name, at)
            if end is None:
                return Ending(closings, torn=True, opened=_left(opened))
            at = end
        elif name not in _RAW:
            opened[name] += -1 if found[1] else 1
    tail = text[-_LONGEST_TAG:]
    midway = not tail.endswith(b">") or _START.search(tail, max(0, tail.rfind(b"<"))) is not None
    return Ending(closings, torn=_TAG.search(tail) is not None, opened=_left(opened), midway=midway)


def _end_of_raw(body: bytes, name: bytes, at: int) -> int | None:
    """Return where a comment, or an element whose content is no markup, ends; None where it does not."""
    if not name:
        end = body.find(b"-->", at)
        return None if end < 0 else end + 3
    found = _RAW[name].search(body, at)
    return None if found is None else found.end()


def _left(opened: Counter[bytes]) -> int:
    return sum(count * _WEIGHTS.get(name, 1) for name, count in opened.items() if count > 0)
