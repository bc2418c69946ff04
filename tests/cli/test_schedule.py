"""`newsscraper schedule print`: what each scheduler gets, checked by the scheduler's own tool where there is one."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

SYSTEMD = shutil.which("systemd-analyze")


@pytest.fixture
def folder(tmp_path):
    """A folder whose name needs care: a space and a percent sign."""
    found = tmp_path / "my news 100%"
    found.mkdir()
    return found


def printed(folder, *arguments, check=0):
    done = subprocess.run(
        [sys.executable, "-m", "newsscraper", "schedule", "print", *arguments],
        cwd=folder, env={"PATH": "/usr/bin:/bin"} | python_path(), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == check, done.stderr
    assert not re.search(r"@[A-Z_]+@", done.stdout)
    return done.stdout


def python_path():
    return {"PYTHONPATH": str(Path(__file__).parents[2])}


def units(folder, *arguments):
    parts = re.split(r"^# ── (\S+) ──\n", printed(folder, "systemd", *arguments), flags=re.M)
    return {Path(name).name: text for name, text in zip(parts[1::2], parts[2::2], strict=True)}


def test_units_write_only_where_the_archive_is_and_end_before_the_next_run(folder):
    outside = folder.parent / "elsewhere"
    (folder / "newsscraper.toml").write_text(f'archive = "{outside}"\n', encoding="utf-8")
    service, timer = units(folder).values()
    assert "ProtectSystem=strict" in service
    (writable,) = re.findall(r"^ReadWritePaths=(.*)$", service, re.M)
    assert [path.replace("%%", "%") for path in re.findall(r'"([^"]+)"', writable)] == [str(folder), str(outside)]
    assert re.search(r"^User=(?!root)\w", service, re.M)
    assert "crawl --time-limit 840" in service
    assert {"OnCalendar=*:0/15", "Persistent=true", "RandomizedDelaySec=60"} <= set(timer.splitlines())


@pytest.mark.skipif(SYSTEMD is None, reason="systemd-analyze is not installed")
@pytest.mark.parametrize("minutes", ["5", "15", "60"])
def test_systemd_finds_nothing_wrong_with_the_units(folder, minutes):
    found = units(folder, "--minutes", minutes)
    for name, text in found.items():
        program = re.sub(r'^ExecStart="[^"]+"', f'ExecStart="{sys.executable}"', text, flags=re.M)
        (folder / name).write_text(program, encoding="utf-8")
    command = [SYSTEMD, "verify", *(str(folder / name) for name in found)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "newsscraper" not in done.stderr, done.stderr


def test_a_crontab_line_survives_spaces_and_percent_signs(folder):
    (line,) = [text for text in printed(folder, "cron", "--minutes", "30").splitlines() if not text.startswith("#")]
    minute, *rest = line.split(" ", 5)
    assert (minute, rest[:4]) == ("*/30", ["*"] * 4)
    assert not re.search(r"(?<!\\)%", rest[4])
    shell = rest[4].replace("\\%", "%").partition(" && ")[0]
    done = subprocess.run(f"{shell} && pwd", shell=True, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == str(folder.resolve())
    assert ">" not in rest[4], "what is printed is mailed"


def test_a_cronjob_of_kubernetes_has_what_its_schema_asks_for(folder):
    job = yaml.safe_load(printed(folder, "k8s"))
    assert (job["apiVersion"], job["kind"], job["spec"]["schedule"]) == ("batch/v1", "CronJob", "*/15 * * * *")
    pod = job["spec"]["jobTemplate"]["spec"]["template"]["spec"]
    assert pod["restartPolicy"] == "Never"
    (container,) = pod["containers"]
    assert all(isinstance(word, str) for word in container["args"])
    assert {mount["name"] for mount in container["volumeMounts"]} == {volume["name"] for volume in pod["volumes"]}
    assert container["securityContext"]["readOnlyRootFilesystem"] is True


def test_a_workflow_commits_the_archive_also_after_an_alarm(folder):
    flow = yaml.safe_load(printed(folder, "github"))
    assert flow[True]["schedule"] == [{"cron": "*/15 * * * *"}]  # YAML 1.1 reads the key `on` as a truth value
    steps = flow["jobs"]["crawl"]["steps"]
    crawl = next(n for n, step in enumerate(steps) if "newsscraper crawl" in step.get("run", ""))
    keep = next(n for n, step in enumerate(steps) if "git commit" in step.get("run", ""))
    assert keep > crawl
    assert steps[keep]["if"] == "always()"


def test_what_does_not_divide_an_hour_is_refused(folder):
    printed(folder, "cron", "--minutes", "7", check=2)
