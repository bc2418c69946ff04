"""The credit of a text: `المصدر: رويترز`. It names whose text it is: agencies, which stand among the authors.

Only before the first and behind the last paragraph: in between it is the credit of a table or a chart.
"""

import re
from collections.abc import Iterator

from newsscraper.extract import hints
from newsscraper.extract.body import Body
from newsscraper.extract.flow import Block, Flow
from newsscraper.extract.labels import CREDIT, CREDIT_LABEL, CREDIT_LINE, MAY_CREDIT

_IN_A_LINE = re.compile(rf"(?:^|[-–—|•·,،]\s?|\s{{2}}){CREDIT}\s?[:：]\s?(?P<name>[^.؟!:]{{2,60}}?)\W{{0,2}}$")
_AT_THE_END = re.compile(rf"[.؟!…»\"”)]\s*[(\[]?{CREDIT}\s?[:：]\s?(?P<name>[^.؟!:]{{2,40}}?)\W{{0,2}}$")
_LONGEST = 160
"""Characters of a line that holds other things as well: `آخر تحديث … - المصدر: …`."""


def lines(flow: Flow, body: Body, head: int) -> Iterator[tuple[str, str]]:
    """Yield the credits of an article as printed, each with the names in it."""
    text = {block.index for block in body.blocks}
    before = flow.blocks[max(0, head - 3) : body.start]
    behind = flow.blocks[body.end : body.end + 5]
    for block in (*before, *behind):
        if block.index not in text and MAY_CREDIT in block.text and not block.zone & (hints.CAPTION | hints.RELATED):
            yield from _of(flow, block)
    last = body.blocks[-1].text if body.blocks else ""
    if (found := _AT_THE_END.search(last[-80:])) is not None:
        yield found[0].lstrip(' .؟!…»"”)'), found["name"]


def _of(flow: Flow, block: Block) -> Iterator[tuple[str, str]]:
    """Yield the credit of one line, or of a label and the line behind it."""
    if (found := CREDIT_LINE.fullmatch(block.text)) is not None:
        yield block.text, found["name"]
    elif len(block.text) <= _LONGEST and (found := _IN_A_LINE.search(block.text)) is not None:
        yield found[0].lstrip("-–—|•·,، "), found["name"]
    elif CREDIT_LABEL.fullmatch(block.text) and block.index + 1 < len(flow.blocks):
        name = flow.blocks[block.index + 1].text
        if len(name) <= 60:
            yield f"{block.text} {name}", name
