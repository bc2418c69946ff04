"""The options that limit what a reading command reads: the same names and meanings everywhere."""

import os
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import click

from newsscraper import config
from newsscraper.read import Selection, open_archive, selection

_OPTIONS = (
    click.option(
        "--source", "source", multiple=True, metavar="SLUG", help="Only this source; may be given more than once."
    ),
    click.option("--collection", metavar="NAME", help="Only these sources: country:LB, or a name of yours."),
    click.option("--section", metavar="NAME", help="Only this section, anywhere on its path."),
    click.option("--tag", metavar="NAME", help="Only articles with this tag."),
    click.option("--since", metavar="DAY", help="First publication day, YYYY-MM-DD."),
    click.option("--until", metavar="DAY", help="Last publication day."),
    click.option("--seen-since", metavar="INSTANT", help="First instant, or UTC day, of the capture."),
    click.option("--seen-until", metavar="INSTANT", help="Last instant, or UTC day, of the capture."),
    click.option("--as-of", metavar="INSTANT", help="The archive as it was then."),
    click.option(
        "--layer", type=click.Choice(["original", "latest"]), default="original", help="As extracted then, or last."
    ),
)
_NAMES = ("source", "collection", "section", "tag", "since", "until", "seen_since", "seen_until", "as_of", "layer")


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


def _selection(root: Path, source: tuple[str, ...], **limits: Any) -> Selection:
    if limits["collection"] is None:
        limits.pop("collection")
        return selection([*source] or None, **limits)
    from newsscraper.publishers.collections import collections  # its rules of extraction cost more than a search

    settings = config.load(environ=os.environ)
    known = collections(Path(settings.publishers), settings.collections)
    return open_archive(root, collections=known).selection([*source] or None, **limits)
