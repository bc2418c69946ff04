"""Names of encodings: what a page declares, and the one name under which each is known here."""

import codecs
import re

_HEAD = 8_192
"""Bytes in which a declaration is looked for: browsers read 1,024, old Arabic portals put it after their scripts."""

_CHARSET = re.compile(rb"""charset\s{0,9}=\s{0,9}["']?\s{0,9}([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
_META = re.compile(rb"<meta\s[^>]{0,500}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_XML = re.compile(rb"""^\s{0,99}<\?xml\s[^>]{0,200}?encoding\s{0,9}=\s{0,9}["']([A-Za-z0-9_.:-]{2,40})""")
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
_WHATWG = {
    "ascii": "windows-1252",
    "iso8859-1": "windows-1252",
    "iso8859-9": "windows-1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gbk",
    "euc-kr": "cp949",
    "shift-jis": "cp932",
    "utf-16": "utf-16-le",
    "utf-8-sig": "utf-8",
}
_ALIASES = {
    "iso-8859-6-e": "iso-8859-6",
    "iso-8859-6-i": "iso-8859-6",
    "iso-8859-8-i": "iso-8859-8",
    "utf8mb4": "utf-8",
}
_NEVER = ("utf-7", "idna", "punycode", "raw-unicode-escape", "unicode-escape", "undefined", "mbcs", "oem")


def declarations(body: bytes, content_type: str | None) -> list[str]:
    """Return the labels that the Content-Type header and the markup state, in lower case, the header's first."""
    found = []
    if content_type and (header := _CHARSET.search(content_type[:1000].encode("latin-1", "replace"))):
        found.append(header[1])
    head = body[:_HEAD]
    for place in (_XML.search(head), _META.search(_COMMENT.sub(b"", head))):
        if place:
            found.append(place[1])
    return list(dict.fromkeys(label.decode("ascii").strip(".:-_").lower() for label in found))


def canonical_name(label: str | None) -> str | None:
    """Return the name by which an encoding is known here (`cp1256` → `windows-1256`), None for no encoding of text."""
    if not label:
        return None
    label = label.strip().lower()
    try:
        name = codecs.lookup(_ALIASES.get(label, label)).name.replace("_", "-")
        "".encode(name)
    except (LookupError, ValueError, UnicodeError):
        return None
    if name in _NEVER:
        return None
    name = _WHATWG.get(name, name)
    if re.fullmatch(r"cp125\d", name):
        return f"windows-{name[2:]}"
    return f"iso-{name[3:]}" if name.startswith("iso8859") else name
