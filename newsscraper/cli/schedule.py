"""Print what a scheduler needs: systemd, cron, GitHub Actions, Kubernetes."""

import getpass
import os
import re
import shlex
import shutil
import sys
from pathlib import Path

import click

from newsscraper import config
from newsscraper.cli._group import Group

TEMPLATES = Path(__file__).parent / "_schedules"
SCHEDULERS = {"systemd": "systemd.txt", "cron": "cron.txt", "github": "github.yml", "k8s": "k8s.yml"}
EVERY = ("5", "6", "10", "12", "15", "20", "30", "60")
"""Minutes between two runs: what divides an hour, since schedules count from its beginning."""
MARGIN = 60
"""Seconds before the next run in which a run begins nothing new."""
_NAME = re.compile(r"@([A-Z_]+)@")


@click.group(cls=Group)
def command() -> None:
    """Print what a scheduler needs; nothing is installed by it."""


@command.command("print")
@click.argument("scheduler", type=click.Choice(list(SCHEDULERS)))
@click.option("--minutes", type=click.Choice(EVERY), default="15", show_default=True, help="Minutes between runs.")
def print_(scheduler: str, minutes: str) -> None:
    """Print units, a crontab line or a manifest that runs `newsscraper crawl` every 15 minutes in this folder."""
    text = (TEMPLATES / SCHEDULERS[scheduler]).read_text(encoding="utf-8")
    values = _when(int(minutes)) | (_systemd() if scheduler == "systemd" else _cron())
    click.echo(_NAME.sub(lambda found: values[found[1]], text), nl=False)


def _when(minutes: int) -> dict[str, str]:
    """Return the values that say how often."""
    hourly = minutes == 60
    return {
        "MINUTES": str(minutes),
        "SECONDS": str(60 * minutes - MARGIN),
        "SPREAD": str(min(60, 6 * minutes)),
        "TIMEOUT": str(minutes + 15),
        "CRON": "0 * * * *" if hourly else f"*/{minutes} * * * *",
        "CALENDAR": "hourly" if hourly else f"*:0/{minutes}",
    }


def _systemd() -> dict[str, str]:
    """Return the paths as a unit writes them: quoted, and `%` doubled. The archive may lie outside of the folder."""
    folder = Path.cwd()
    archive = Path(config.load(environ=os.environ).archive).absolute()
    writable = [folder, *([archive] if folder not in archive.parents else [])]
    user = getpass.getuser()
    return {
        "FOLDER_BARE": _escaped(folder),
        "WRITABLE": " ".join(f'"{_escaped(path)}"' for path in writable),
        "PROGRAM": f'"{_escaped(_program())}"',
        "USER": user if user != "root" else "news",
        "PRIVATE_TMP": "no" if any(Path("/tmp") in path.parents for path in writable) else "yes",
    }


def _escaped(path: Path) -> str:
    text = str(path)
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%")


def _cron() -> dict[str, str]:
    """Return the paths as a shell reads them in a crontab, where `%` is the end of a line."""
    paths = {"FOLDER": Path.cwd(), "PROGRAM": _program()}
    return {name: shlex.quote(str(path)).replace("%", "\\%") for name, path in paths.items()}


def _program() -> Path:
    return Path(shutil.which("newsscraper") or Path(sys.executable).parent / "newsscraper").absolute()
