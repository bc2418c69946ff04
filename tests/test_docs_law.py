"""docs/law-and-ethics.md: its commands do what it says, and its letter is there in both languages."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "cli"))
from newsdesk import Desk, site  # noqa: F401

from newsscraper.config import load
from newsscraper.crawl.robots import LONGEST_DELAY

PAGE = Path(__file__).parents[1] / "docs" / "law-and-ethics.md"
TEXT = PAGE.read_text(encoding="utf-8")


def blocks(language):
    found = re.findall(rf"^( *)```{language}\n(.*?)^ *```", TEXT, re.S | re.M)
    return ["\n".join(line.removeprefix(indent) for line in body.splitlines()) for indent, body in found]


def test_the_commands_work_in_their_order_and_the_article_is_gone(tmp_path, site):  # noqa: F811
    desk = Desk(tmp_path, site)
    desk.crawl()
    words = "وهذا هو التقرير 3."
    for line in "\n".join(blocks("sh")).splitlines():
        program, *arguments = shlex.split(line)
        assert program == "newsscraper"
        desk.run("-m", "newsscraper", *arguments)
        held = [path for path in (desk.archive / "almahfal" / "articles").rglob("*.jsonl") if words in path.read_text()]
        assert bool(held) is ("--dry-run" in arguments), line
    assert "article/3" not in (tmp_path / "shared.jsonl").read_text()
    assert "article/4" in (tmp_path / "shared.jsonl").read_text()


def test_the_permission_shown_is_read(tmp_path):
    (tmp_path / "newsscraper.toml").write_text("".join(blocks("toml")), encoding="utf-8")
    assert load(tmp_path / "newsscraper.toml").source["alahed"].permission.startswith("editor")


def test_what_it_says_of_numbers_is_so():
    assert "one request in ten minutes" in TEXT
    assert LONGEST_DELAY == 600


def test_the_letter_is_in_both_languages_and_nothing_is_advised():
    letters = re.findall(r"(?:^>.*\n)+", TEXT, re.M)
    assert any("Yours sincerely" in part for part in letters)
    assert any("وتفضلوا بقبول الاحترام" in part for part in letters)
    assert "no legal advice" in TEXT


def test_every_command_named_in_the_text_exists():
    for words in re.findall(r"`newsscraper ([a-z ]+)", TEXT):
        command = [sys.executable, "-m", "newsscraper", *words.split(), "--help"]
        assert subprocess.run(command, capture_output=True, check=False).returncode == 0, words
