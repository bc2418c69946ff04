"""The command line as a person meets it."""

import os
import re
import subprocess
import sys
import tomllib

import pytest

from newsscraper.config import Config, Notify, SourceConfig

HEAVY = {"newsscraper.extract.article", "newsscraper.store.writer", "scrapy", "duckdb"}


def run(*args, cwd=None, stdin=None, env=None):
    return subprocess.run(
        [sys.executable, "-m", "newsscraper", *args],
        capture_output=True,
        text=True,
        cwd=cwd,
        input=stdin,
        env=env,
        timeout=120,
    )


def test_help_is_fast_and_names_every_command():
    seconds = []
    for _ in range(5):
        before = os.times()
        done = run("--help")
        after = os.times()
        seconds.append(after.children_user + after.children_system - before.children_user - before.children_system)
    assert done.returncode == 0
    assert {"crawl", "demo", "extract", "init", "schedule", "sources"} <= set(done.stdout.split())
    assert min(seconds) < 0.3


def test_unknown_command_is_a_usage_error():
    done = run("crwal")
    assert done.returncode == 2
    assert "No such command" in done.stderr


def test_a_command_with_a_slip_is_answered_with_the_right_one():
    done = run("serch", "سوق")
    assert done.returncode == 2
    assert "Did you mean 'search'?" in done.stderr
    assert "mean" not in run("nonsense").stderr


def test_init_writes_a_configuration_that_is_read(tmp_path):
    assert run("init", "--source", "alahed", "--contact", "a@b.example", cwd=tmp_path).returncode == 0
    shown = run("config", "show", "--origin", cwd=tmp_path)
    assert 'sources = ["alahed"]    # newsscraper.toml' in shown.stdout
    assert 'contact = "a@b.example"    # newsscraper.toml' in shown.stdout


def test_each_value_says_where_it_comes_from_also_in_a_table(tmp_path):
    (tmp_path / "newsscraper.toml").write_text('contact = "x@y.test"\n[notify]\nmail = ["a@b.test"]\n')
    shown = run("config", "show", "--origin", cwd=tmp_path).stdout.splitlines()
    assert 'notify.mail = ["a@b.test"]    # newsscraper.toml' in shown
    assert 'notify.smtp = "smtp://localhost:25"    # default' in shown
    assert 'crawl.workers = "auto"    # default' in shown
    assert not any(line.startswith(("notify =", "crawl =")) for line in shown)


def test_init_asks_when_nothing_is_said(tmp_path):
    done = run("init", cwd=tmp_path, stdin="alahed\nme@b.example\n")
    assert done.returncode == 0, done.stderr
    assert '"alahed"' in (tmp_path / "newsscraper.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("answer", "slugs"),
    [("alahed almanar", {"alahed", "almanar"}), ("المنار", {"almanar"}),
     ("al-manar, Al-Ahed News", {"almanar", "alahed"}),
     ("العهد، المنار", {"alahed", "almanar"}), ("no such paper\nalahed", {"alahed"})],
)  # fmt: skip
def test_init_takes_slugs_and_names_and_asks_again_for_what_is_none(tmp_path, answer, slugs):
    done = run("init", cwd=tmp_path, stdin=f"{answer}\nme@b.example\n")
    assert done.returncode == 0, done.stderr
    assert slugs == set(tomllib.loads((tmp_path / "newsscraper.toml").read_text(encoding="utf-8"))["sources"])


def test_init_by_country_takes_all_of_it(tmp_path):
    assert run("init", "--country", "lb", "--source", "المنار", "--contact", "a@b.c", cwd=tmp_path).returncode == 0
    sources = tomllib.loads((tmp_path / "newsscraper.toml").read_text(encoding="utf-8"))["sources"]
    assert {"alahed", "almanar"} <= set(sources)
    assert len(sources) > 5
    assert "did you mean alahed" in run("init", "--force", "--source", "alhed", cwd=tmp_path).stderr


def test_every_default_is_said_in_the_file_of_init(tmp_path):
    run("init", "--source", "alahed", cwd=tmp_path)
    text = (tmp_path / "newsscraper.toml").read_text(encoding="utf-8")
    for name in (*Config.__dataclass_fields__, *SourceConfig.__dataclass_fields__, *Notify.__dataclass_fields__):
        assert re.search(rf"^(?:# )?\[?{name}[ .\]]", text, re.M), name


def test_init_does_not_write_over_a_file(tmp_path):
    (tmp_path / "newsscraper.toml").write_text("# mine\n", encoding="utf-8")
    done = run("init", "--source", "alahed", cwd=tmp_path)
    assert done.returncode == 2
    assert "exists already" in done.stderr
    assert (tmp_path / "newsscraper.toml").read_text(encoding="utf-8") == "# mine\n"


@pytest.mark.parametrize(
    ("text", "line", "word"),
    [
        ("archive = 3\n", 1, "archive must be a text in quotes"),
        ("\nsuorces = []\n", 2, "did you mean sources?"),
        ("a = [\n", 1, "TOML"),
        ("[notify]\nmial = []\n", 2, "did you mean mail?"),
        ('[notify]\nmail = "desk@b.example"\n', 2, "notify.mail must be a list"),
        ('contact = "permission"\n[source.alahed]\npermision = "x"\n', 3, "did you mean permission?"),
        ("# sources\nsources = [3]\n", 2, "must be a text"),
        ("notify = 3\n", 1, "must be a table"),
    ],
)
def test_a_wrong_configuration_names_file_and_line(tmp_path, text, line, word):
    (tmp_path / "newsscraper.toml").write_text(text, encoding="utf-8")
    done = run("config", "show", cwd=tmp_path)
    assert done.returncode == 2
    assert "newsscraper.toml" in done.stderr
    assert word in done.stderr
    assert "Traceback" not in done.stderr
    if word != "TOML":
        assert f"newsscraper.toml:{line}:" in done.stderr


@pytest.mark.parametrize("module", ["show", "history", "raw", "latest", "search", "archive"])
def test_reading_commands_load_no_rule_of_extraction_and_no_writer(module):
    """They answer in a fraction of a second because they load what they need."""
    code = f"import sys, newsscraper.cli.{module}; print([m for m in sys.modules if m in {HEAVY}])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.strip() == "[]"
