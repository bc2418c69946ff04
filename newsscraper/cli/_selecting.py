"""The options that limit what a reading command reads: the same names and meanings everywhere."""

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import click

from newsscraper import publishers
from newsscraper.errors import UsageError
from newsscraper.read import Selection, open_archive, selection

_OPTIONS = (
    click.option("--source", "source", multiple=True, help="Only this source; may be given more than once."),
    click.option("--collection", metavar="country:LB", help="Only the sources of a country (ISO 3166-1)."),
    click.option("--section", help="Only this section, anywhere on its path."),
    click.option("--tag", help="Only articles with this tag."),
    click.option("--since", metavar="DAY", help="First publication day, YYYY-MM-DD."),
    click.option("--until", metavar="DAY", help="Last publication day."),
    click.option("--seen-since", metavar="INSTANT", help="First instant, or UTC day, of the capture."),
    click.option("--seen-until", metavar="INSTANT", help="Last instant, or UTC day, of the capture."),
    click.option("--as-of", metavar="INSTANT", help="The archive as it was then."),
)
_NAMES = ("source", "collection", "section", "tag", "since", "until", "seen_since", "seen_until", "as_of")


_WHAT = 4
"""So many of them choose what, not when."""


def selecting(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the limiting options to a command, which gets them as one `wanted: Selection`."""
    return _with(command, len(_NAMES))


def selecting_what(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the limiting options that are no dates to a command with its own idea of time, as one `wanted: Selection`."""
    return _with(command, _WHAT)


def _with(command: Callable[..., Any], count: int) -> Callable[..., Any]:
    @wraps(command)
    def called(*args: Any, **options: Any) -> Any:
        limits = {name: options.pop(name) for name in _NAMES[:count]}
        return command(*args, wanted=_selection(options["root"], **limits), **options)

    for option in reversed(_OPTIONS[:count]):
        called = option(called)
    return called


def _selection(root: Path, source: tuple[str, ...], collection: str | None, **limits: str | None) -> Selection:
    slugs = [*source]
    if collection is not None:
        held = {*open_archive(root).sources()}
        slugs += [slug for slug in _collected(collection) if slug in held]
        if not slugs:
            raise UsageError(f"{root} holds no source of {collection}; it holds: {', '.join(sorted(held)) or 'none'}")
    given: dict[str, Any] = dict(limits)
    return selection(slugs or None, **given)


def _collected(collection: str) -> list[str]:
    """Return the sources of a collection; raises `UsageError` for one without any."""
    kind, _, value = collection.partition(":")
    found = [p.slug for p in publishers.readable()[0] if kind == "country" and p.country == value.upper()]
    if not found:
        raise UsageError(f"no publisher belongs to {collection!r}; write country: and two letters, such as country:LB")
    return found
