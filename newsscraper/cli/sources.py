"""List the publishers that can be crawled, show one's facts, add one."""

import json
from dataclasses import asdict
from pathlib import Path

import click

from newsscraper import publishers
from newsscraper.cli._options import own_publishers
from newsscraper.items import Publisher


@click.group(invoke_without_command=True)
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
    """List slug, country, confidence of the facts and names of every publisher."""
    rows = [p for p in publishers.all(own=own) if not country or p.country == country.upper()]
    if as_json:
        click.echo(json.dumps([_summary(p) for p in rows], ensure_ascii=False))
        return
    for p in rows:
        click.echo(f"{p.slug:24} {p.country}  {p.confidence or '-':7} {p.name_en:34} {p.name}")


@command.command()
@click.argument("slug")
@own_publishers
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
def show(slug: str, own: Path, as_json: bool) -> None:
    """Show what is known of one publisher, and the file that says it."""
    publisher = publishers.get(slug, own=own)
    if as_json:
        click.echo(json.dumps(asdict(publisher), ensure_ascii=False, default=str))
        return
    click.echo(f"# {publishers.paths(own=own)[slug]}")
    click.echo(publishers.paths(own=own)[slug].read_text(encoding="utf-8"), nl=False)


def _summary(p: Publisher) -> dict[str, object]:
    keys = ("slug", "country", "language", "name_en", "name", "confidence", "evidence_date")
    return {key: getattr(p, key) for key in keys} | {"domains": list(p.domains)}
