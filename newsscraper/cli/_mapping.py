"""Which key of other people's rows gives which field of ours."""

from collections.abc import Iterable

from newsscraper.errors import UsageError

TEXTS = ("title", "subtitle", "description", "byline_raw", "section")
LISTS = ("authors", "tags")
FIELDS = frozenset({"url", "body", "published", "modified", "fetched_at", *TEXTS, *LISTS})
"""Our names in `--map`; a key of the row with the very name needs none."""


class Mapping:
    """Which key of a row gives which field, and which of the keys that a person named no row had so far."""

    def __init__(self, pairs: Iterable[str]) -> None:
        self.fields = {name: name for name in FIELDS} | _given(pairs)
        self._unmet = {theirs: ours for ours, theirs in self.fields.items() if theirs != ours}
        self._keys: dict[str, object] = {}

    def meet(self, row: dict[str, object]) -> None:
        """Look which keys a row has."""
        self._keys = row
        for theirs in [*self._unmet]:
            if under(row, theirs):
                del self._unmet[theirs]

    def unmet(self) -> list[str]:
        """Return a sentence for each key that no row had; none when there was no row."""
        if not self._keys:
            return []
        there = keys_of(self._keys)
        return [f"no row has the key of --map {theirs}={ours}; {there}" for theirs, ours in self._unmet.items()]


def _given(pairs: Iterable[str]) -> dict[str, str]:
    """Return our name → theirs; raises `UsageError` for a pair that is none.

    A pair is `THEIRS=OURS`; the other way round is understood where only one of the two is a name of ours.
    """
    found: dict[str, str] = {}
    for pair in pairs:
        theirs, equals, ours = (part.strip() for part in pair.rpartition("="))
        if ours not in FIELDS and theirs in FIELDS:
            theirs, ours = ours, theirs
        if not equals or ours not in FIELDS or not theirs:
            raise UsageError(f"--map {pair!r}: write THEIRS=OURS with OURS one of {', '.join(sorted(FIELDS))}")
        if ours in found:
            raise UsageError(f"--map {pair!r}: {ours} is given twice")
        found[ours] = theirs
    return found


def keys_of(row: dict[str, object]) -> str:
    """Say which keys a row has."""
    return f"its keys are: {', '.join([*row][:12]) or 'none'}"


def under(value: object, path: str) -> list[object]:
    """Return what stands under a key, or under keys within keys (`author.name`): of a list, each of its values."""
    if isinstance(value, dict):
        if path in value:
            return _flat(value[path])
        outer, dot, inner = path.partition(".")
        return under(value[outer], inner) if dot and outer in value else []
    if isinstance(value, list):
        index, _, inner = path.partition(".")
        if index.isdecimal():
            one = value[int(index)] if int(index) < len(value) else None
            return under(one, inner) if inner else _flat(one)
        return [found for one in value for found in under(one, path)]
    return []


def _flat(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]
