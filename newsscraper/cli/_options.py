"""Options that several commands share: one name and one meaning everywhere."""

import functools
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from newsscraper import config
from newsscraper.errors import FactsError
from newsscraper.items import Publisher


def _default(name: str) -> Any:
    return lambda: getattr(config.load(environ=os.environ), name)


def _of_group() -> Any:
    return click.get_current_context().obj


def _archive(argument: str, default: Callable[[], Any]) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    return click.option(
        "--archive",
        argument,
        type=click.Path(path_type=Path, file_okay=False),
        default=default,
        help="The folder of the archive.  [default: archive, or as configured]",
    )


archive = _archive("root", _default("archive"))
"""`--archive DIR`, on every command that touches an archive."""
archive_of_manners = _archive("archive", _default("archive"))
"""The same, where it is only asked when which host may be asked again."""
archive_of_group = _archive("root", _of_group)
"""The same, for a command of a group that has it too: `runs --archive DIR show`, `runs show --archive DIR`."""

own_publishers = click.option(
    "--publishers",
    "own",
    type=click.Path(path_type=Path, file_okay=False),
    default=_default("publishers"),
    help="The folder of your own publishers' files.  [default: publishers, or as configured]",
)
"""`--publishers DIR`: files there come before the bundled ones."""


def contact() -> str:
    """Return the configured contact; empty when there is none."""
    return config.load(environ=os.environ).contact


def known(own: Path) -> tuple[list[Publisher], dict[str, FactsError]]:
    """Return the publishers whose files are right; each that is wrong is named on stderr and in the second value."""
    from newsscraper import publishers  # reading an archive needs no rule of extraction

    found, broken = publishers.readable(own=own)
    for error in broken.values():
        click.echo(f"newsscraper: left out: {error}", err=True)
    return found, broken


jsonl = click.option("--jsonl", "as_jsonl", is_flag=True, help="One JSON object a line.")

query = click.option("--query", metavar="QUERY", help="Only articles that a search finds.")


@dataclass(frozen=True)
class Asking:
    """How a command that asks the network shall do it."""

    delay: float | None
    proxy: str
    contact: str | None
    allowed: tuple[str, ...]
    verbose: int

    def values(self, settings: config.Config) -> dict[str, Any]:
        """Return them as arguments of `crawl.options.Options`."""
        return {
            "delay": self.delay,
            "proxy": self.proxy,
            "contact": settings.contact if self.contact is None else self.contact,
            "allow_hosts": self.allowed,
            "log_level": ("WARNING", "INFO", "DEBUG")[min(self.verbose, 2)],
        }


def asking(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options of one that asks the network, as its argument `asking`."""

    @functools.wraps(function)
    def wrapped(
        *arguments: Any,
        delay: float | None,
        proxy: str,
        contact: str | None,
        allowed: tuple[str, ...],
        verbose: int,
        **options: Any,
    ) -> Any:
        return function(*arguments, asking=Asking(delay, proxy, contact, allowed, verbose), **options)

    found: Callable[..., Any] = wrapped
    for option in reversed(_ASKING):
        found = option(found)
    return found


_ASKING = (
    click.option("--delay", type=float, metavar="SECONDS", help="Between two requests to a host; at least 1."),
    click.option("--proxy", default="", metavar="URL", help="An HTTP proxy for every request."),
    click.option("--contact", metavar="ADDRESS", help="Where webmasters can reach you; sent with every request."),
    click.option("--allow-host", "allowed", multiple=True, metavar="HOST", help="A private host that may be asked."),
    click.option("-v", "--verbose", count=True, help="Log more: -v what happens, -vv everything."),
)
