"""Options that several commands share: one name and one meaning everywhere."""

import os
from pathlib import Path
from typing import Any

import click

from newsscraper import config


def _default(name: str) -> Any:
    return lambda: getattr(config.load(environ=os.environ), name)


archive = click.option(
    "--archive",
    "root",
    type=click.Path(path_type=Path, file_okay=False),
    default=_default("archive"),
    help="The folder of the archive.  [default: archive, or as configured]",
)
"""`--archive DIR`, on every command that touches an archive."""

own_publishers = click.option(
    "--publishers",
    "own",
    type=click.Path(path_type=Path, file_okay=False),
    default=_default("publishers"),
    help="The folder of your own publishers' files.  [default: publishers, or as configured]",
)
"""`--publishers DIR`: files there come before the bundled ones."""

jsonl = click.option("--jsonl", "as_jsonl", is_flag=True, help="One JSON object a line.")
