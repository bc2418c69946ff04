"""Values that scripts hold as JavaScript rather than JSON: unquoted keys, single quotes, the function of Nuxt 2.

`window.__NUXT__=(function(a,b){return {data:[{title:a,hot:b}]}}("خبر",!0))` is a value with its repeated parts as
arguments. Only literals are read; nothing is run.
"""

import re
from collections.abc import Mapping
from typing import Any

MAX_TEXT = 4_000_000
_SPACE = re.compile(r"(?:\s+|/\*.{0,2000}?\*/)*", re.DOTALL)
_STRING = re.compile(r"\"((?:[^\"\\]|\\.)*)\"|'((?:[^'\\]|\\.)*)'", re.DOTALL)
_NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")
_NAME = re.compile(r"[A-Za-z_$][\w$.]*")
_ESCAPE = re.compile(r"\\(u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|.)", re.DOTALL)
_CONTROLS = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "0": "\0", "\n": ""}
_FUNCTION = re.compile(r"\(\s*function\s*\(([\w$,\s]{0,20000})\)\s*\{\s*return\s*")
_CONSTANTS: Mapping[str, Any] = {"true": True, "false": False}


def value(text: str, start: int) -> Any:
    """Return the literal that begins at `start`; of a function that is called at once, what it returns.

    Raises ValueError where there is none, RecursionError where it is too deep.
    """
    if len(text) > MAX_TEXT:
        raise ValueError("too long")
    called = _FUNCTION.match(text, start)
    if called is None:
        return _Parser(text, {}).read(start)[0]
    names = [name.strip() for name in called[1].split(",")]
    behind = text.rfind("}(")
    if behind < called.end():
        raise ValueError("the function is not called")
    given, _ = _Parser(text, {}).series(behind + 2, ")")
    return _Parser(text, dict(zip(names, given, strict=False))).read(called.end())[0]


def string(literal: str) -> str:
    """Return the text of what stands between the quotes of a string."""
    return _ESCAPE.sub(_unescaped, literal).encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _unescaped(found: re.Match[str]) -> str:
    code = found[2] or found[3] or found[4]
    if code:
        return chr(int(code, 16)) if int(code, 16) <= 0x10FFFF else ""
    return _CONTROLS.get(found[1], found[1])


class _Parser:
    """Reads literals of one script; `names` are the values of a function's parameters."""

    def __init__(self, text: str, names: Mapping[str, Any]) -> None:
        self.text = text
        self.names = names

    def read(self, at: int) -> tuple[Any, int]:
        """Return the literal at a place and the place behind it."""
        at = self._skip(at)
        sign = self.text[at : at + 1]
        if sign == "{":
            return self._object(at + 1)
        if sign == "[":
            return self.series(at + 1, "]")
        if (quoted := _STRING.match(self.text, at)) is not None:
            return string(quoted[1] if quoted[1] is not None else quoted[2]), quoted.end()
        if sign == "!":
            inner, at = self.read(at + 1)
            return not inner, at
        if (number := _NUMBER.match(self.text, at)) is not None:
            return (float(number[0]) if re.search(r"[.eE]", number[0]) else int(number[0])), number.end()
        return self._named(at)

    def series(self, at: int, end: str) -> tuple[list[Any], int]:
        """Return the values up to a closing bracket, and the place behind it."""
        found: list[Any] = []
        while True:
            at = self._skip(at)
            if self.text[at : at + 1] == end:
                return found, at + 1
            if self.text[at : at + 1] == ",":
                at += 1
                continue
            one, at = self.read(at)
            found.append(one)

    def _object(self, at: int) -> tuple[dict[str, Any], int]:
        found: dict[str, Any] = {}
        while True:
            at = self._skip(at)
            if self.text[at : at + 1] == "}":
                return found, at + 1
            if self.text[at : at + 1] == ",":
                at += 1
                continue
            key = _STRING.match(self.text, at) or _NAME.match(self.text, at) or _NUMBER.match(self.text, at)
            if key is None or self.text[(at := self._skip(key.end())) : at + 1] != ":":
                raise ValueError(f"no key at {at}")
            found[key[0].strip("\"'")], at = self.read(at + 1)

    def _named(self, at: int) -> tuple[Any, int]:
        """Return a constant, a parameter, or the first argument of `new Date(…)` and the like."""
        name = _NAME.match(self.text, at)
        if name is None or name[0] == "function":
            raise ValueError(f"no value at {at}")
        if name[0] == "new":
            return self.read(name.end())
        if name[0] == "void":
            return None, self.read(name.end())[1]
        at = self._skip(name.end())
        if self.text[at : at + 1] == "(":
            given, at = self.series(at + 1, ")")
            return (given[0] if given else None), at
        return self.names.get(name[0], _CONSTANTS.get(name[0])), name.end()

    def _skip(self, at: int) -> int:
        found = _SPACE.match(self.text, at)
        return found.end() if found else at
