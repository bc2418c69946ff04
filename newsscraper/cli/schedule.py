"""Print what a scheduler needs: systemd, cron, GitHub Actions, Kubernetes."""

import shutil
import sys
from pathlib import Path

import click

TEMPLATES = Path(__file__).parent / "_schedules"
SCHEDULERS = {"systemd": "systemd.txt", "cron": "cron.txt", "github": "github.yml", "k8s": "k8s.yml"}


@click.group()
def command() -> None:
    """Print what a scheduler needs; nothing is installed by it."""


@command.command("print")
@click.argument("scheduler", type=click.Choice(list(SCHEDULERS)))
@click.option("--minutes", type=click.IntRange(5, 59), default=15, show_default=True, help="Minutes between runs.")
def print_(scheduler: str, minutes: int) -> None:
    """Print units, a crontab line or a manifest that runs `newsscraper crawl` every 15 minutes in this folder."""
    program = shutil.which("newsscraper") or f"{Path(sys.executable).parent}/newsscraper"
    text = (TEMPLATES / SCHEDULERS[scheduler]).read_text(encoding="utf-8")
    values = {"@PROGRAM@": program, "@FOLDER@": str(Path.cwd()), "@MINUTES@": str(minutes)}
    for name, value in values.items():
        text = text.replace(name, value)
    click.echo(text, nl=False)
