"""Choose sources and write newsscraper.toml with every default said."""

from pathlib import Path

import click

from newsscraper import publishers
from newsscraper.cli import _options
from newsscraper.config import FILE
from newsscraper.errors import UsageError
from newsscraper.items import Publisher

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

# Who learns that a site changed its markup or fell silent; each alarm is told once, then weekly. Any of:
# [notify]
# mail = ["you@example.org"]
# smtp = "smtp://user@mail.example.org:587"   # the password is in NEWSSCRAPER_SMTP_PASSWORD
# webhook = "https://example.org/hook"        # gets one POST of JSON
# command = ["/usr/local/bin/page-me"]        # gets the same JSON on standard input
"""


@click.command()
@click.option("--source", "chosen", multiple=True, metavar="SLUG", help="A source; may be repeated.")
@click.option("--country", "countries", multiple=True, metavar="CC", help="Every source of a country, such as LB.")
@click.option("--contact", default="", help="A mail address or page for webmasters.")
@click.option("--force", is_flag=True, help="Write over an existing newsscraper.toml.")
def command(chosen: tuple[str, ...], countries: tuple[str, ...], contact: str, force: bool) -> None:
    """Choose sources and write newsscraper.toml with every default said.

    Without options it asks: type the slugs or country codes that it shows, separated by spaces.
    """
    if FILE.exists() and not force:
        raise UsageError(f"{FILE.resolve()} exists already; edit it, or write over it with --force")
    known, _ = _options.known(publishers.OWN)
    if not chosen and not countries:
        chosen, contact = _ask(known, contact)
    picked = _pick(known, chosen, countries)
    Path(FILE).write_text(_render(picked, contact), encoding="utf-8")
    click.echo(f"wrote {FILE} with {len(picked)} source(s); next: newsscraper crawl")


def _ask(known: list[Publisher], contact: str) -> tuple[tuple[str, ...], str]:
    """Show what there is and let the person type slugs or country codes."""
    for publisher in known:
        click.echo(f"  {publisher.slug:24} {publisher.country}  {publisher.name_en:32} {publisher.name}", err=True)
    answer: str = click.prompt("Sources (slugs or country codes, separated by spaces)", err=True)
    if not contact:
        contact = click.prompt("Contact for webmasters (mail or page)", default="", show_default=False, err=True)
    return tuple(answer.replace(",", " ").split()), contact


def _pick(known: list[Publisher], chosen: tuple[str, ...], countries: tuple[str, ...]) -> list[Publisher]:
    """Return the publishers that slugs and country codes name; raises `UsageError` for a name of neither."""
    names = {*chosen, *(c.upper() for c in countries)}
    picked = [p for p in known if p.slug in names or p.country in names]
    unknown = names - {p.slug for p in known} - {p.country for p in known}
    if unknown:
        raise UsageError(f"no source or country is called {', '.join(sorted(unknown))}; see: newsscraper sources")
    return picked


def _render(picked: list[Publisher], contact: str) -> str:
    """Return the text of the file."""
    lines = "\n".join(f'  "{p.slug}",  # {p.name_en}' for p in picked)
    return TEMPLATE.format(contact=contact.replace("\\", "").replace('"', ""), sources=lines)
