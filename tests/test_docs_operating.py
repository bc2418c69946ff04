"""docs/operating.md does what it says: its commands are run, in order, in one folder; those that cannot be, exist."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import click
import pytest
import yaml

sys.path.insert(0, str(Path(__file__).parent / "cli"))
from newsdesk import FACTS, Desk, site  # noqa: F401
from second_paper import HOME

from newsscraper.cli import Commands, cli
from newsscraper.config import load

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "docs" / "operating.md", ROOT / "docs" / "operating.ar.md"]
SHIM = """#!{python}
import sys
from newsscraper.cli import main
asks = {{"crawl", "fetch", "doctor"}} & set(sys.argv[1:2]) or sys.argv[1:3] == ["sources", "add"]
names = {{"https://www.example.org/": "http://www.alyawm.test/"}}
sys.argv = [names.get(word, word) for word in sys.argv] + (["--proxy", "{proxy}", "--delay", "0"] if asks else [])
main()
"""


def blocks(page, language):
    return re.findall(rf"```{language}\n(.*?)```", page.read_text(encoding="utf-8"), re.S)


def commands(page, *languages):
    found = "\n".join(block for language in languages for block in blocks(page, language))
    return [shlex.split(line) for line in found.splitlines() if line.startswith("newsscraper ")]


def test_the_commands_work_in_their_order(tmp_path, site):  # noqa: F811
    desk = Desk(tmp_path, site)
    desk.publisher("alahed", FACTS)
    site.rules |= HOME
    site.articles = dict.fromkeys(range(1001, 1013), "")
    program = tmp_path / "bin" / "newsscraper"
    program.parent.mkdir()
    program.write_text(SHIM.format(python=sys.executable, proxy=site.proxy))
    program.chmod(0o755)
    environment = desk.environment() | {"PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}"}
    environment.pop("NEWSSCRAPER_CONTACT")
    for line in "".join(blocks(PAGES[0], "sh")).splitlines():
        done = subprocess.run(
            line, shell=True, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=120, check=False
        )
        assert done.returncode == 0, (line, done.stdout, done.stderr)
    assert "newsscraper.timer" in (tmp_path / "newsscraper.units").read_text()
    assert (tmp_path / "archive" / "alyawm").is_dir()
    assert (tmp_path / "archive" / "host.elsewhere.example").is_dir()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_and_option_that_is_shown_exists(page):
    for words in commands(page, "sh", "console"):
        found: click.Command = cli
        context = click.Context(cli)
        rest = words[1:]
        while isinstance(found, click.Group) and rest and not rest[0].startswith("-"):
            _, found, rest = found.resolve_command(context, rest)
            assert found is not None, words
        options = {option for param in found.params for option in param.opts}
        assert {word for word in rest if word.startswith("--")} <= options | {"--help"}, words


def test_both_languages_show_the_same_blocks():
    for language in ("sh", "console", "toml"):
        assert blocks(PAGES[0], language) == blocks(PAGES[1], language)


def test_the_configuration_shown_is_read(tmp_path):
    (tmp_path / "newsscraper.toml").write_text("".join(blocks(PAGES[0], "toml")), encoding="utf-8")
    assert load(tmp_path / "newsscraper.toml").notify.mail == ("desk@example.org",)


def test_every_alarm_has_its_line():
    text = (ROOT / "newsscraper" / "crawl" / "judging.py").read_text(encoding="utf-8")
    figures = set(re.findall(r'figure="(\w+)"', text))
    assert len(figures) == 8
    for page in PAGES:
        assert figures <= set(re.findall(r"^\| `(\w+)` \|", page.read_text(encoding="utf-8"), re.M)), page


def test_the_container_starts_a_command_that_exists():
    dockerfile = (ROOT / "Dockerfile").read_text()
    assert 'ENTRYPOINT ["newsscraper"]' in dockerfile
    for line in re.findall(r"^COPY (\S+)", dockerfile, re.M):
        assert (ROOT / line).exists()
    assert (ROOT / "requirements.lock").exists()
    service = yaml.safe_load((ROOT / "compose.yaml").read_text())["services"]["crawl"]
    known = Commands("x").get_command(click.Context(cli), service["command"][0])
    assert {word for word in service["command"] if word.startswith("--")} <= {o for p in known.params for o in p.opts}
