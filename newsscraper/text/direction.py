"""Bidirectional controls: removed where the removal cannot change the order in which the text is shown (UAX #9).

Newsroom systems paste them around names and figures, where most do nothing: at the ends of a text, around it as a
whole, between letters of their own direction. Those go. One that holds "3-5" in order inside an Arabic sentence stays.
"""

import re

from newsscraper.text.marks import ALM, BIDI, CLOSERS, DIRECTION_MARKS, FSI, LRE, LRI, LRM, LRO, OPENERS, PDI, RLI, RLM

_RTL = "\u05d0-\u05ea\u0620-\u064a\u066e-\u06d3\u06fa-\u07ff\u0860-\u08c9\ufb1d-\ufdfb\ufe70-\ufefc"
_NEUTRAL = r" .,:;!?()\[\]«»“”\"'،؛؟…\-"
_BETWEEN_RTL = re.compile(rf"(?<=[{_RTL}])[{_NEUTRAL}{RLM}{ALM}]{{1,12}}(?=[{_RTL}])")
_BETWEEN_LTR = re.compile(rf"(?<=[A-Za-z])[{_NEUTRAL}{LRM}]{{1,12}}(?=[A-Za-z])")
_MARK = re.compile(f"[{DIRECTION_MARKS}]+")
_ANY = re.compile(f"[{BIDI}]+")
_ROUNDS = 8
"""Controls nested deeper than this are an attack, not a text: all go."""
_RTL_CONTENT = re.compile(rf"\s*[{_RTL}](?:[^A-Za-z]*[{_RTL}.!؟])?\s*")
_LTR_CONTENT = re.compile(rf"[A-Za-z](?:[^{_RTL}]*[A-Za-z0-9])?|[0-9]+")
_LTR_OPENERS = LRE + LRO + LRI
_ISOLATES = LRI + RLI + FSI
_TOKEN = re.compile(rf"[{BIDI}]")


def strip_idle_controls(text: str) -> str:
    """Remove the controls that change nothing; keep the others. White space at the ends goes with them."""
    for _ in range(_ROUNDS):
        cleaned = _once(text)
        if len(cleaned) == len(text):
            return cleaned
        text = cleaned
    return _ANY.sub("", text).strip(" ")


def _once(text: str) -> str:
    text = text.lstrip(DIRECTION_MARKS + CLOSERS + " ").rstrip(DIRECTION_MARKS + OPENERS + " ")
    if not _ANY.search(text):
        return text
    text = _without_idle_pairs(text)
    if RLM in text or ALM in text:
        text = _BETWEEN_RTL.sub(_without_marks, text)
    return _BETWEEN_LTR.sub(_without_marks, text) if LRM in text else text


def _without_marks(match: re.Match[str]) -> str:
    return _MARK.sub("", match[0])


def _without_idle_pairs(text: str) -> str:
    """Remove openers with their closers around the whole text or around text of their direction, and lone closers."""
    opened: list[int] = []
    idle: set[int] = set()
    for match in _TOKEN.finditer(text):
        at, char = match.start(), match[0]
        if char in OPENERS:
            opened.append(at)
        elif char in CLOSERS:
            opener = _partner(text, opened, char)
            if opener is None:
                idle.add(at)
            elif _is_idle(text, opener, at):
                idle |= {opener, at}
    if opened and opened[0] == 0 and 0 not in idle:
        idle.add(0)
    return "".join(char for at, char in enumerate(text) if at not in idle) if idle else text


def _partner(text: str, opened: list[int], closer: str) -> int | None:
    """Take the opener that this closer closes off the stack."""
    if opened and (text[opened[-1]] in _ISOLATES) == (closer == PDI):
        return opened.pop()
    return None


def _is_idle(text: str, opener: int, closer: int) -> bool:
    if opener == 0 and closer == len(text) - 1:
        return True
    if closer - opener > 2_000:
        return False
    rule = _LTR_CONTENT if text[opener] in _LTR_OPENERS else _RTL_CONTENT
    return rule.fullmatch(text, opener + 1, closer) is not None
