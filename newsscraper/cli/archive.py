"""Look after an archive: count, verify, repair, rebuild, compact, withdraw, back up."""

import click

from newsscraper.cli import _archive_looking, _archive_mending
from newsscraper.cli._group import Group


@click.group(cls=Group)
def command() -> None:
    """Look after an archive.

    Exit codes: 0 all is well, 1 damage or an error, 2 a wrong command, 75 another process writes the source.
    """


for one in (
    _archive_looking.stats,
    _archive_looking.verify,
    _archive_looking.head,
    _archive_looking.schema,
    _archive_mending.seal,
    _archive_mending.compact,
    _archive_mending.repair,
    _archive_mending.rebuild,
    _archive_mending.release,
    _archive_mending.upgrade,
    _archive_mending.backup,
    _archive_mending.withdraw,
):
    command.add_command(one)
