"""JSON Schema and data dictionary of `newsscraper/article@1`, made from `Record` and the docstrings of its fields.

`python -m newsscraper.store.schema` writes `docs/article-1.schema.json` and `docs/dictionary.md`; a test holds the
committed files against what would be made.
"""

import ast
import inspect
import json
import types
import typing
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from newsscraper import items
from newsscraper.items import Notice, Record
from newsscraper.store import contents
from newsscraper.store.validate import COMPLETE, MINIMA, PATTERNS, VOCABULARIES

SCHEMA_FILE = "article-1.schema.json"
DICTIONARY_FILE = "dictionary.md"

_INSTANT = r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$"
_LOCAL = r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$"
_DAY = r"^\d{4}-\d{2}-\d{2}$"


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a line: every key required, none besides."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:newsscraper:article@1",
        "title": items.SCHEMA,
        "description": (inspect.getdoc(Record) or "").splitlines()[0],
        **_object(Record),
    }


def docstrings(shape: type) -> dict[str, str]:
    """Return the docstring under each field of a dataclass."""
    (body,) = ast.parse(inspect.getsource(shape)).body
    assert isinstance(body, ast.ClassDef)
    found = {}
    for node, after in zip(body.body, body.body[1:], strict=False):
        is_text = isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant)
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and is_text:
            found[node.target.id] = inspect.cleandoc(str(after.value.value))  # type: ignore[attr-defined]
    return found


def _object(shape: type) -> dict[str, Any]:
    hints, told = typing.get_type_hints(shape), docstrings(shape)
    properties = {field.name: _property(shape, field.name, hints[field.name], told) for field in fields(shape)}
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _property(shape: type, name: str, hint: object, told: dict[str, str]) -> dict[str, Any]:
    found = _typed(name, hint, known=shape is Record)
    return found | ({"description": told[name]} if name in told else {})


def _typed(name: str, hint: object, *, known: bool = True) -> dict[str, Any]:
    """Return the schema of one value; `known`: the field is one of `Record`, for which the store keeps rules."""
    if isinstance(hint, types.UnionType):
        inner = _typed(name, next(arg for arg in typing.get_args(hint) if arg is not types.NoneType), known=known)
        return inner if known and name in COMPLETE else _nullable(inner)
    if typing.get_origin(hint) is tuple:
        return {"type": "array", "items": _typed("", typing.get_args(hint)[0], known=False)}
    if hint is str:
        return {"type": "string"} | (_rules(name) if known else {})
    if hint is int:
        return {"type": "integer"} | ({"minimum": MINIMA[name]} if known and name in MINIMA else {})
    if hint is datetime:
        return {"type": "string", "pattern": _LOCAL if name == "published_local" else _INSTANT}
    if hint is date:
        return {"type": "string", "pattern": _DAY}
    assert isinstance(hint, type)
    if issubclass(hint, StrEnum):
        return {"type": "string", "enum": [word.value for word in hint]}
    assert is_dataclass(hint)
    return _object(hint)


def _rules(name: str) -> dict[str, Any]:
    if name == "schema":
        return {"const": items.SCHEMA}
    if name in PATTERNS:
        return {"pattern": f"^(?:{PATTERNS[name]})$"}
    return {"enum": list(VOCABULARIES[name])} if name in VOCABULARIES else {}


def _nullable(inner: dict[str, Any]) -> dict[str, Any]:
    if "enum" in inner:
        inner = inner | {"enum": [*inner["enum"], None]}
    return inner | {"type": [inner["type"], "null"]}


# ── dictionary ───────────────────────────────────────────────────────────────────────────────────

_INTRODUCTION = f"""\
# Data dictionary of `{items.SCHEMA}`

One line of JSON per version of an article, UTF-8, every key always present, in this order. Unknown is `null` or `[]`.
This file is made from the code: `python -m newsscraper.store.schema`.

| key | type | meaning |
|---|---|---|
"""


def dictionary() -> str:
    """Return the data dictionary as Markdown."""
    hints, told = typing.get_type_hints(Record), docstrings(Record)
    rows = [
        f"| `{field.name}` | {_type_name(field.name, hints[field.name])} | {_cell(told.get(field.name, ''))} |"
        for field in fields(Record)
    ]
    parts = [_INTRODUCTION + "\n".join(rows), *(_nested(shape) for shape in _shapes()), _warnings(), _recipe()]
    return "\n\n".join(parts) + "\n"


def _shapes() -> list[type]:
    return [items.Related, items.InlineLink, items.Image, items.Embed, items.Methods]


def _nested(shape: type) -> str:
    hints, told = typing.get_type_hints(shape), docstrings(shape)
    lines = [f"- `{f.name}` ({_type_name('', hints[f.name])}) {told.get(f.name, '')}".rstrip() for f in fields(shape)]
    return f"## {shape.__name__}\n\n{(inspect.getdoc(shape) or '')}\n\n" + "\n".join(lines)


def _warnings() -> str:
    told = docstrings_of_words(Notice)
    lines = [f"- `{word.value}`: {told.get(word.name, '')}" for word in Notice]
    return "## Words of `warnings`\n\n" + "\n".join(lines)


def docstrings_of_words(words: type) -> dict[str, str]:
    """Return the docstring under each member of an enumeration."""
    (body,) = ast.parse(inspect.getsource(words)).body
    assert isinstance(body, ast.ClassDef)
    found = {}
    for node, after in zip(body.body, body.body[1:], strict=False):
        is_text = isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant)
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and is_text:
            found[node.targets[0].id] = inspect.cleandoc(str(after.value.value))  # type: ignore[attr-defined]
    return found


def _recipe() -> str:
    told = inspect.cleandoc(contents.__doc__ or "").replace("::", ":")
    return f"## `content_sha256`\n\n{told}\n\nTest vectors: `tests/store/vectors.json`."


def _type_name(name: str, hint: object) -> str:
    """Return the type as a person reads it: `string or null`, `list of strings`."""
    schema = _typed(name, hint)
    kind = schema["type"]
    if kind == "array":
        return "list of objects" if schema["items"]["type"] == "object" else "list of strings"
    pattern = schema.get("pattern")
    special = {_INSTANT: "instant", _LOCAL: "wall time", _DAY: "day"}.get(pattern or "", "")
    names = [special or word if word != "null" else word for word in ([kind] if isinstance(kind, str) else kind)]
    return " or ".join(names)


def _cell(text: str) -> str:
    return text.replace("\n", " ").replace("|", "\\|")


def write(docs: Path) -> None:
    """Write both files."""
    schema = json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"
    (docs / SCHEMA_FILE).write_text(schema, encoding="utf-8")
    (docs / DICTIONARY_FILE).write_text(dictionary(), encoding="utf-8")


if __name__ == "__main__":
    write(Path("docs"))
