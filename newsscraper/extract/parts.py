"""The labelled parts of a page: related links, tags, section. What they take, the body leaves out."""

import re
from dataclasses import dataclass, field

from newsscraper.extract import hints
from newsscraper.extract.flow import Anchor, Block, Flow
from newsscraper.extract.labels import Label, label_of

MAX_LABEL = 60
"""Characters of a label at most: `مقالات ذات صلة قد تهمك`; longer lines are no headings of a list."""

RELATED_PARTS = (Label.RELATED, Label.OTHER, Label.TOPICS)
"""Labels of links to other stories."""

AUTHOR_PAGE = re.compile(r"/(?:authors?|writers?|columnists?|kuttab|كاتب|الكاتب|كتاب)/[^/?#]", re.IGNORECASE)
_WORD = re.compile(r"\w+")
_FURNITURE = hints.NAV | hints.COMMENTS | hints.SHARE | hints.ADS


@dataclass(slots=True)
class Part:
    """A label and the links it announces."""

    label: Label
    block: int
    """Index of the block that holds the label."""
    anchors: list[Anchor] = field(default_factory=list)
    text: str = ""
    """What follows the label in its own block when it is no link: `الكلمات الدالة: لبنان، المياه`."""
    last: int = 0
    """Index after its last block."""


def read(flow: Flow) -> list[Part]:
    """Return the labelled parts of a page in its order."""
    parts: list[Part] = []
    for block in flow.blocks:
        if block.zone & hints.NAV:
            continue
        label, rest = split_label(block)
        if label in (None, Label.NOISE):
            continue
        if label is Label.OTHER and _in_menu(flow, block):
            continue
        part = Part(label, block.index, last=block.index + 1)
        if rest or (block.anchors and label_of(block.text) is None):
            part.anchors, part.text = list(block.anchors), rest
        if not rest:
            _gather(flow, part)
        parts.append(part)
    return parts


def _in_menu(flow: Flow, block: Block) -> bool:
    """Say whether a label is an entry of a menu: a link in a row of links that are as short."""
    before = flow.blocks[block.index - 1] if block.index else None
    return block.density > 0.9 and before is not None and before.density > 0.9 and _words(before.text) <= 3


def split_label(block: Block) -> tuple[Label | None, str]:
    """Return what a block announces and what stands behind the label in the same block."""
    text = block.text
    label = label_of(text) if len(text) <= MAX_LABEL else None
    if label is not None and not (label is Label.NOISE and block.anchors):  # `نشر في <a>سياسة</a>` is no day
        return label, ""
    if 0 < block.density < 1.0 and 0 < (at := text.find(block.anchors[0].text, 0, 3 * MAX_LABEL)) <= MAX_LABEL:
        before = label_of(text[:at])
        if before is not None:  # behind a label alone may stand a way past its box: `<a href="#after">تخطى …</a>`
            return before, text[at:] if any(map(leads_somewhere, block.anchors)) else ""
    colon = text.find(":", 0, MAX_LABEL)
    if colon >= 0 and (headed := label_of(text[:colon])) is not None:
        return headed, text[colon + 1 :].strip()
    return label, ""


def _gather(flow: Flow, part: Part) -> None:
    """Collect the links below a label: to the next label, heading, paragraph or the end of its surroundings.

    Behind the surroundings the list goes on while blocks look like those before (one `<dl>` an item: Sputnik).
    """
    end = _scope_end(flow, part)
    shapes: set[tuple[str, ...]] = set()
    own = flow.blocks[part.block].zone & _FURNITURE
    for index in range(part.block + 1, len(flow.blocks)):
        block = flow.blocks[index]
        shape = _shape(flow, block)
        if block.index >= end and shape not in shapes:
            break
        if (
            (block.heading and not block.anchors)
            or (block.good > 60 and block.density < 0.4)
            or (block.zone & _FURNITURE & ~own)
        ):
            break
        label, _ = split_label(block)
        if label is not None and label is not Label.NOISE:
            break
        if block.anchors:
            shapes.add(shape)
        if block.anchors or (block.index < end and part.anchors and not block.raw and _is_date(block)):
            part.last = block.index + 1
        part.anchors.extend(block.anchors)


def _is_date(block: Block) -> bool:
    """Say whether a short line is the day of the link above it."""
    return len(block.text) < 40 and (bool(block.zone & hints.DATE) or any(c.isdecimal() for c in block.text))


def _shape(flow: Flow, block: Block) -> tuple[str, ...]:
    """Return what a block looks like: the three nodes around it by tag and class."""
    return tuple([f"{flow.nodes[n].tag}.{flow.nodes[n].name}" for n in flow.up(block.node, 3)])


def _scope_end(flow: Flow, part: Part) -> int:
    """Return the end of the innermost node around the label that holds a link of its kind behind it."""
    block = flow.blocks[part.block]
    least = 3 if part.label is Label.RELATED else 1
    for node in flow.up(block.node):
        last = flow.nodes[node].last
        if any(
            _words(a.text) >= least and leads_somewhere(a)
            for b in flow.blocks[part.block + 1 : min(last, part.block + 16)]
            for a in b.anchors
        ):
            return last
    return part.block + 1


def leads_somewhere(anchor: Anchor) -> bool:
    """Say whether a link has an address of its own: not `#`, not `javascript:`."""
    return not anchor.href.startswith(("#", "javascript:", "mailto:", "tel:", "whatsapp:"))


def is_home(href: str, url: str) -> bool:
    """Say whether a link of a page leads to the site's front page: its text is the site's name."""
    home = "/".join(url.split("/")[:3])
    return href in ("/", "./", home, f"{home}/", "index.php", "index.html", "/index.php", "/index.html", "default.aspx")


def _words(text: str) -> int:
    return len(_WORD.findall(text))
