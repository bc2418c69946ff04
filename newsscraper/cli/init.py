"""Choose sources and write newsscraper.toml with every default said."""

import difflib
import re
from collections.abc import Iterable, Sequence
from itertools import groupby

import click

from newsscraper import publishers
from newsscraper.cli import _options
from newsscraper.config import FILE
from newsscraper.errors import UsageError
from newsscraper.items import Publisher
from newsscraper.text.forms import search_key

TEMPLATE = """\
# newsscraper.toml: read by every command that is started in this folder.
# A flag of a command beats the environment (NEWSSCRAPER_CONTACT, ...), which beats this file.

# Where everything is kept. A local disk; one folder a source.
archive = "archive"

# Your own publishers' files, found before the bundled ones: see `newsscraper sources add URL`.
publishers = "publishers"

# A mail address or a page for webmasters, sent with every request. Please fill it in.
contact = "{contact}"

# What `newsscraper crawl` crawls.
sources = [
{sources}
]

# What a publisher allows you beyond its robots marks stands in every record made under it:
# [source.SLUG]
# permission = "who, when, on which basis"

# [collections]                  # names for --collection, beside country:LB
# gulf = ["spa", "wam", "qna"]

# [crawl]
# workers = "auto"               # a process that reads pages beside the crawl: 0, 1, or once there is enough to read

# Who learns that a site changed its markup or fell silent; each alarm is told once, then weekly. Any of:
# [notify]
# mail = ["you@example.org"]
# smtp = "smtp://user@mail.example.org:587"   # the password is in NEWSSCRAPER_SMTP_PASSWORD
# mail_from = "archive@example.org"          # the sender; the first of mail when left out
# webhook = "https://example.org/hook"        # gets one POST of JSON
# command = ["/usr/local/bin/page-me"]        # gets the same JSON on standard input
"""


@click.command()
@click.option("--source", "chosen", multiple=True, metavar="NAME", help="A source by slug or name; may be repeated.")
@click.option("--country", "countries", multiple=True, metavar="CC", help="Every source of a country, such as LB.")
@click.option("--contact", default="", help="A mail address or page for webmasters.")
@click.option("--force", is_flag=True, help="Write over an existing newsscraper.toml.")
def command(chosen: tuple[str, ...], countries: tuple[str, ...], contact: str, force: bool) -> None:
    """Choose sources and write newsscraper.toml with every default said.

    Without options it asks. A source is named by its slug, its name or a part of it, in Arabic or English; a country by
    its two letters.
    """
    if FILE.exists() and not force:
        raise UsageError(f"{FILE.resolve()} exists already; edit it, or write over it with --force")
    known, _ = _options.known(publishers.OWN)
    if chosen or countries:
        picked = picks(known, (*chosen, *countries))
    else:
        picked = _ask(known)
        contact = contact or click.prompt(
            "Contact for webmasters (mail or page)", default="", show_default=False, err=True
        )
    FILE.write_text(_render(picked, contact), encoding="utf-8")
    click.echo(f"wrote {FILE} with {len(picked)} source(s): {', '.join(p.slug for p in picked)[:200]}")
    if not contact:
        click.echo("no contact is set: fill it in there, so that webmasters can reach you", err=True)
    click.echo("next: newsscraper crawl --limit 5")


def _ask(known: Sequence[Publisher]) -> list[Publisher]:
    """Show what there is, country by country, and ask until every word of an answer names something."""
    for country, there in groupby(sorted(known, key=lambda p: (p.country, p.slug)), key=lambda p: p.country):
        click.echo(f"{country}  {', '.join(p.slug for p in there)}", err=True)
    while True:
        answer: str = click.prompt("Sources (countries, slugs or names, with commas between them)", err=True)
        try:
            return picks(known, _words(known, answer))
        except UsageError as error:
            click.echo(f"{error}", err=True)


def _words(known: Sequence[Publisher], answer: str) -> list[str]:
    """Return what an answer names: parts between commas; one whose every word is a slug or a country, word by word."""
    found: list[str] = []
    for part in filter(None, map(str.strip, re.split("[,،;\n]", answer))):
        words = part.split()
        found += words if all(_exactly(known, word) for word in words) else [part]
    return found


def picks(known: Sequence[Publisher], names: Iterable[str]) -> list[Publisher]:
    """Return the publishers that slugs, country codes and names mean; raises `UsageError` for what means none."""
    found: dict[str, Publisher] = {}
    for name in names:
        meant = _exactly(known, name) or _nearly(known, name)
        if not meant:
            near = difflib.get_close_matches(name.lower(), [p.slug for p in known], n=3, cutoff=0.5)
            hint = f"did you mean {' or '.join(near)}?" if near else "see: newsscraper sources"
            raise UsageError(f"no source or country is called {name}; {hint}")
        found |= {p.slug: p for p in meant}
    return sorted(found.values(), key=lambda p: p.slug)


def _exactly(known: Sequence[Publisher], name: str) -> list[Publisher]:
    return [p for p in known if name.lower() == p.slug or name.upper() == p.country]


def _nearly(known: Sequence[Publisher], name: str) -> list[Publisher]:
    """Return the publishers of this name, else those with it in their names; spelling and case do not matter."""
    wanted = search_key(name)
    named = {p.slug: [search_key(p.name), search_key(p.name_en)] for p in known}
    same = [p for p in known if wanted in named[p.slug]]
    return same or [p for p in known if len(wanted) > 2 and any(wanted in one for one in named[p.slug])]


def _render(picked: list[Publisher], contact: str) -> str:
    """Return the text of the file."""
    lines = "\n".join(f'  "{p.slug}",  # {p.name_en}' for p in picked)
    return TEMPLATE.format(contact=contact.replace("\\", "").replace('"', ""), sources=lines)
