"""The command line: one file per command, Scrapy imported only by the commands that crawl.

The file is the registration: `cli/crawl.py` holds the object `command`, and the first line of its docstring is
the line that `newsscraper --help` shows. No command's module is imported before it is called.
"""

import ast
import difflib
import os
import sys
from pathlib import Path

import click

from newsscraper import __version__
from newsscraper.errors import NewsscraperError

HERE = Path(__file__).parent


class Commands(click.Group):
    """The commands of this folder, imported when called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands: the files of the folder."""
        return sorted(path.stem.replace("_", "-") for path in HERE.glob("[a-z]*.py"))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the module of a command and return its `command`."""
        if cmd_name not in self.list_commands(ctx):
            return None
        module = __import__(f"{__name__}.{cmd_name.replace('-', '_')}", fromlist=["command"])
        found: click.Command = module.command
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or say which one was meant."""
        alike = difflib.get_close_matches(args[0], names := self.list_commands(ctx), n=1)
        if args[0] not in names and not args[0].startswith("-") and alike:
            ctx.fail(f"No such command {args[0]!r}. Did you mean {alike[0]!r}?")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands with the first line of their modules' docstrings."""
        rows = [(name, _summary(name)) for name in self.list_commands(ctx)]
        if rows:
            with formatter.section("Commands"):
                formatter.write_dl(rows)


def _summary(name: str) -> str:
    """Return the first line of a command's module docstring, without importing the module."""
    source = (HERE / f"{name.replace('-', '_')}.py").read_text(encoding="utf-8")
    return (ast.get_docstring(ast.parse(source)) or "").partition("\n")[0]


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="newsscraper")
def cli() -> None:
    """Crawl Arabic news sites into a permanent, versioned, verifiable archive.

    Start with:  newsscraper demo
    """


def main() -> None:
    """Run the command line: one sentence on stderr for an error, and an exit code that means something."""
    try:
        with cli.make_context("newsscraper", sys.argv[1:]) as context:
            code = cli.invoke(context)
        sys.stdout.flush()
    except click.exceptions.Exit as end:
        sys.exit(end.exit_code)
    except (click.exceptions.Abort, KeyboardInterrupt, EOFError):
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except NewsscraperError as error:
        click.echo(f"newsscraper: {error}", err=True)
        sys.exit(error.exit_code)
    except BrokenPipeError:
        _hush()
    except OSError as error:
        click.echo(f"newsscraper: the system refused: {error}; mend that, then run the command again", err=True)
        sys.exit(1)
    sys.exit(code if isinstance(code, int) else 0)


def _hush() -> None:
    """End quietly when the reader of our output has gone, as `| head` does."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(0)
