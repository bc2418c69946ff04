"""The image, without an engine: what its file says and, in the long version, each of its steps in turn."""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from fnmatch import fnmatch
from pathlib import Path

import news_site
import pytest
import yaml

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
SERVICE_KEYS = {
    "build", "image", "command", "init", "stop_grace_period", "read_only", "cap_drop", "security_opt", "tmpfs",
    "mem_limit", "environment", "volumes",
}  # fmt: skip
"""The keys of a service that the compose file uses, each of which the Compose specification knows."""


def steps() -> list[tuple[str, str]]:
    """Return the instructions of the Dockerfile with their arguments, in order."""
    text = re.sub(r"\\\n\s*", " ", (ROOT / "Dockerfile").read_text(encoding="utf-8"))
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return [(word, rest) for word, _, rest in (line.partition(" ") for line in lines)]


def only(word: str) -> str:
    (found,) = [rest for name, rest in steps() if name == word]
    return found


def context(target: Path) -> Path:
    """Copy what `.dockerignore` lets through, by its rules: the last pattern that matches decides."""
    rules = [line for line in (ROOT / ".dockerignore").read_text().splitlines() if line and not line.startswith("#")]

    def is_sent(name: str) -> bool:
        sent = True
        for rule in rules:
            pattern = rule.removeprefix("!")
            forms = (pattern, pattern.replace("/**", "/*"), pattern.replace("**/", "*/"), pattern + "/*")
            if any(fnmatch(name, form) for form in forms):
                sent = rule.startswith("!")
        return sent

    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for name in filter(is_sent, tracked.splitlines()):
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / name, target / name)
    return target


def test_what_is_installed_comes_from_the_lock_and_belongs_to_root():
    names = [name for name, _ in steps()]
    assert names[0] == "FROM"
    image, version = re.fullmatch(r"(python):(\d\.\d+)-slim", only("FROM")).groups()
    least = re.fullmatch(r">=(\d\.\d+)", PROJECT["requires-python"])[1]
    assert image == "python"
    assert tuple(map(int, version.split("."))) >= tuple(map(int, least.split(".")))
    (install,) = [rest for name, rest in steps() if name == "RUN" and "pip install" in rest]
    assert "-c /src/requirements.lock /src" in install
    assert names.index("USER") > max(n for n, name in enumerate(names) if name == "RUN")
    assert not any(name in ("ADD", "ARG", "ENV") for name in names), "nothing from the network, and no secret"


def test_it_works_as_a_user_of_its_own_in_the_folder_that_is_mounted():
    user, folder = only("USER"), only("VOLUME")
    made = next(rest for name, rest in steps() if name == "RUN" and "useradd" in rest)
    assert f"--uid 1000 --create-home {user}" in made
    assert f"mkdir {folder}" in made
    assert f"chown {user} {folder}" in made
    assert only("WORKDIR") == folder


def test_a_stop_reaches_the_program_itself_and_nobody_asks_for_its_health():
    (program,) = json.loads(only("ENTRYPOINT"))
    assert program in PROJECT["scripts"]
    assert json.loads(only("CMD")) == ["crawl"]
    assert only("STOPSIGNAL") == "SIGTERM"
    assert only("HEALTHCHECK") == "NONE"


def test_the_context_holds_what_the_build_needs_and_no_archive_or_secret(tmp_path):
    sent = {path.relative_to(tmp_path).as_posix() for path in context(tmp_path).rglob("*") if path.is_file()}
    tracked = subprocess.run(["git", "ls-files", "newsscraper"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert set(tracked.stdout.splitlines()) <= sent
    assert {name for name in sent if not name.startswith("newsscraper/")} == {
        "pyproject.toml", "requirements.lock", PROJECT["readme"], *PROJECT["license-files"],
    }  # fmt: skip


def test_the_compose_file_starts_one_run_with_nothing_to_spare():
    told = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
    assert set(told) == {"services"}
    (service,) = told["services"].values()
    assert set(service) == SERVICE_KEYS
    assert service["read_only"]
    assert service["cap_drop"] == ["ALL"]
    (volume,) = service["volumes"]
    assert volume.rpartition(":")[2] == only("VOLUME")
    assert re.fullmatch(r"\d+m", service["stop_grace_period"])
    limit = int(service["command"][service["command"].index("--time-limit") + 1])
    assert limit < 15 * 60, "a run ends before the next is due"
    for value in service["environment"].values():
        assert re.fullmatch(r"\$\{[A-Z_]+:-\}", value), "an unset variable is empty, not an error"
    assert all("restart" not in one for one in told["services"].values()), "a timer starts it again, not the engine"


def python_of_everybody(target: Path) -> Path:
    """Copy this interpreter to where another user may start it: it may lie in a folder of root's own."""
    left_out = shutil.ignore_patterns("site-packages", "test", "tests", "__pycache__", "share")
    shutil.copytree(sys.base_prefix, target, symlinks=True, ignore=left_out)
    return target / "bin" / f"python3.{sys.version_info.minor}"


@pytest.fixture
def open_folder():
    """Give a folder that every user may enter, as those of `tmp_path` may not be."""
    with tempfile.TemporaryDirectory() as made:
        Path(made).chmod(0o755)
        yield Path(made)


@pytest.mark.slow
def test_the_steps_of_the_image_one_by_one(open_folder):
    """Install as the image does, into an environment of root's, and crawl as user 1000, who can write nothing else."""
    if os.getuid() != 0 or not shutil.which("setpriv"):
        pytest.skip("only root can become user 1000")
    source = context(open_folder / "src")
    prefix = open_folder / "usr"
    subprocess.run([python_of_everybody(open_folder / "base"), "-m", "venv", prefix], check=True)
    pip = [sys.executable, "-m", "pip", "--python", prefix / "bin/python"]
    install = [*pip, "install", "-q", "--no-cache-dir", "-c", source / "requirements.lock", source]
    subprocess.run(install, check=True, timeout=900)
    shutil.rmtree(source)
    subprocess.run([*pip, "check"], check=True)
    data = open_folder / "data"
    (data / "publishers").mkdir(parents=True)
    facts = (
        'name = "المحفل"\nname_en = "Al-Mahfal"\ncountry = "LB"\ntimezone = "Asia/Beirut"\n'
        'domains = ["almahfal.test"]\n'
        '[[sections]]\nurl = "http://almahfal.test/news"\n'
    )
    (data / "publishers" / "almahfal.toml").write_text(facts, encoding="utf-8")
    (data / "newsscraper.toml").write_text('sources = ["almahfal"]\n')
    for path in (data, data / "publishers"):
        os.chown(path, 1000, 1000)
    (entry,) = json.loads(only("ENTRYPOINT"))
    environment = {"PATH": os.environ["PATH"], "HOME": "/nonexistent", "NEWSSCRAPER_CONTACT": "x@y.test"}
    environment["LD_LIBRARY_PATH"] = str(open_folder / "base" / "lib")  # the copied interpreter's own, not the system's
    become = ["setpriv", "--reuid=1000", "--regid=1000", "--clear-groups", "--no-new-privs", "--bounding-set=-all"]
    with news_site.serving(news_site.Site(articles=dict.fromkeys(range(1, 8), ""))) as site:
        for _ in range(2):
            done = subprocess.run(
                [*become, prefix / "bin" / entry, *json.loads(only("CMD")), "--proxy", site.proxy, "--delay", "0"],
                cwd=data, env=environment,
                capture_output=True, text=True, timeout=120, check=False,
            )  # fmt: skip
            assert (done.returncode, done.stdout, done.stderr) == (0, "", ""), done.stderr
    lines = [line for path in data.glob("archive/*/articles/*/*.jsonl") for line in path.read_bytes().splitlines()]
    assert len(lines) == 7
    assert {path.stat().st_uid for path in (data / "archive").rglob("*")} == {1000}
    assert all(path.stat().st_uid == 0 for path in prefix.rglob("*")), "the program cannot change itself"
