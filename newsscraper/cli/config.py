"""Show the configuration in force, and where each value comes from."""

import json
import os

import click

from newsscraper import config as configuration
from newsscraper.cli._group import Group


@click.group(cls=Group)
def command() -> None:
    """Show the configuration in force: flags beat the environment, which beats newsscraper.toml."""


@command.command()
@click.option("--origin", is_flag=True, help="Say for each value where it comes from.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
def show(origin: bool, as_json: bool) -> None:
    """Print every setting with its value."""
    rows = configuration.settings(environ=os.environ)
    if as_json:
        click.echo(json.dumps({r.name: {"value": r.value, "origin": r.origin} for r in rows}, ensure_ascii=False))
        return
    for row in rows:
        value = json.dumps(row.value, ensure_ascii=False)
        click.echo(f"{row.name} = {value}" + (f"    # {row.origin}" if origin else ""))
