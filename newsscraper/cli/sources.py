"""List the publishers that can be crawled, show one's facts, add one."""

import json
import os
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path

import click
import msgspec

from newsscraper import config, publishers
from newsscraper.cli import _options, _printing, _survey
from newsscraper.cli._group import Group
from newsscraper.cli._options import own_publishers
from newsscraper.errors import UsageError
from newsscraper.items import Publisher
from newsscraper.publishers import verified


@click.group(cls=Group, invoke_without_command=True)
@click.pass_context
def command(ctx: click.Context) -> None:
    """List the publishers that can be crawled; without a subcommand the list."""
    if ctx.invoked_subcommand is None:
        ctx.invoke(list_)


@command.command("list")
@own_publishers
@click.option("--country", metavar="CC", help="Only the sources of this country, such as LB.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
def list_(own: Path = publishers.OWN, country: str | None = None, as_json: bool = False) -> None:
    """List every publisher, your own first: slug, country, how sure its facts are and of when, last look, names.

    The last look is that of `newsscraper doctor`: `ok` or `ill` with its day; `never` was never tried live.
    """
    rows = [p for p in _options.known(own)[0] if not country or p.country == country.upper()]
    if not rows:
        raise UsageError(f"no source of country {country!r}: name one by its two letters, such as LB")
    looked = verified.load(publishers.BUNDLED, own)
    if as_json:
        told = [_summary(p) | {"verified": msgspec.to_builtins(looked.get(p.slug))} for p in rows]
        click.echo(json.dumps(told, ensure_ascii=False))
        return
    for p in rows:
        last = looked.get(p.slug)
        seen = f"{'ok ' if last.ok else 'ill'} {last.date}" if last else "never"
        facts = f"{p.confidence or '-':7} {p.evidence_date or '-':11}"
        click.echo(f"{p.slug:22} {p.country}  {facts} {seen:14}  {p.name_en:32}  {_printing.isolated(p.name)}")
    tried = sum(p.slug in looked for p in rows)
    _printing.note(f"{len(rows)} sources, {tried} of them tried live; for one: newsscraper doctor SOURCE")


@command.command()
@click.argument("slug")
@own_publishers
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
def show(slug: str, own: Path, as_json: bool) -> None:
    """Show what is known of one publisher, and the file that says it."""
    publisher, path = publishers.get(slug, own=own), publishers.paths(own=own)[slug]
    last = verified.load(publishers.BUNDLED, own).get(slug)
    if as_json:
        told = {"file": str(path), "verified": msgspec.to_builtins(last)}
        click.echo(json.dumps(asdict(publisher) | told, ensure_ascii=False, default=str))
        return
    seen = f"{last.date}, {'ok' if last.ok else 'ill'}: {last.what}" if last else "never; try: newsscraper doctor"
    click.echo(f"# {path}\n# verified: {seen}{f' {slug}' if last is None else ''}")
    click.echo(path.read_text(encoding="utf-8"), nl=False)


@command.command()
@click.argument("url")
@own_publishers
@_options.archive
@_options.asking
@click.option("--slug", help="Its short name, for ever.  [default: from its host]")
@click.option("--name", help="Its name in its own language.  [default: as its page says]")
@click.option("--country", metavar="CC", help="Its country, such as LB; brings the zone.")
@click.option("--timezone", metavar="ZONE", help="The zone of its times, such as Asia/Beirut.")
@click.option("-y", "--yes", is_flag=True, help="Keep it without asking.")
@click.option("--force", is_flag=True, help="Also when the site or the slug is known already.")
def add(
    url: str,
    own: Path,
    root: Path,
    asking: _options.Asking,
    slug: str | None,
    name: str | None,
    country: str | None,
    timezone: str | None,
    yes: bool,
    force: bool,
) -> int:
    """Look at the site of URL, show what was found, and write its file into your publishers' folder.

    Looks at the home page, its sections, feeds and sitemaps and three articles: some twenty requests, one a second.
    """
    settings = config.load(environ=os.environ)

    from newsscraper.crawl import survey
    from newsscraper.crawl.fetch import fetching
    from newsscraper.crawl.options import Options
    from newsscraper.spiders.run import in_reactor

    async def look() -> survey.Survey:
        async with fetching(Options(archive=root, **asking.values(settings))) as fetch:
            return await survey.survey(url if "://" in url else f"https://{url}/", fetch)

    seen = in_reactor(look)
    facts = _survey.amended(seen.facts, {"slug": slug, "name": name, "country": country, "timezone": timezone})
    seen = replace(seen, facts=facts)
    _survey.check_free(facts, own, force=force)
    for line in _survey.lines(seen):
        click.echo(line)
    if not _survey.confirm(seen, yes=yes):
        return 1
    if not (facts.timezone or yes):
        facts = _survey.amended(facts, {"country": _survey.ask_country()})
    path = _survey.write(facts, own, datetime.now(UTC).date().isoformat())
    click.echo(f"\nwrote {path}; next: newsscraper crawl {facts.slug}")
    return 0


def _summary(p: Publisher) -> dict[str, object]:
    keys = ("slug", "country", "language", "name_en", "name", "confidence", "evidence_date")
    return {key: getattr(p, key) for key in keys} | {"domains": list(p.domains)}
