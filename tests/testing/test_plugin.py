"""The pytest plugin: one test per expected field, named by its fixture; a failure says what to do."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SAVED = Path(__file__).parents[2] / "fixtures" / "alahed"


def changed(folder, name, **values):
    """Change a file of a fixture."""
    path = folder / name
    told = json.loads(path.read_text(encoding="utf-8"))
    if isinstance(told, list):
        told = [link | values for link in told]
    path.write_text(json.dumps(told | values if isinstance(told, dict) else told), encoding="utf-8")


@pytest.fixture(scope="module")
def ran(tmp_path_factory):
    """Run pytest over good, differing and broken fixtures: its lines, and the folder before and after."""
    root = tmp_path_factory.mktemp("desk")
    fixtures = root / "fixtures"
    for name, saved in {
        "good": "-post",
        "other": "-post",
        "bare": "-section",
        "gone": "-missing",
        "feed": "-feed",
    }.items():
        source = next(path for path in sorted(SAVED.iterdir()) if path.name.endswith(saved))
        shutil.copytree(source, fixtures / "alahed" / name)
    shutil.copytree(fixtures / "alahed" / "good", fixtures / "nobody" / "good")
    changed(fixtures / "alahed" / "other", "article.json", section="رياضة", subtitle="سطر")
    changed(fixtures / "alahed" / "feed", "links.json", date_published="2001-01-01")
    (fixtures / "alahed" / "bare" / "links.json").unlink()
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "fixtures", "-v", "-p", "no:cacheprovider"],
        cwd=root, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    after = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    return done.stdout, before, after


def result(ran, name):
    return next(line.split()[1] for line in ran[0].splitlines() if line.startswith(f"{name} "))


def test_each_expected_field_is_a_test_of_its_fixture(ran):
    expected = json.loads((next(SAVED.glob("*-post")) / "article.json").read_text(encoding="utf-8"))
    assert {result(ran, f"alahed/good::{field}") for field in (*expected, "nothing_else")} == {"PASSED"}
    assert result(ran, "alahed/gone::outcome") == "PASSED"


def test_a_field_that_differs_is_the_only_red_one_and_names_the_command(ran):
    assert result(ran, "alahed/other::section") == "FAILED"
    assert result(ran, "alahed/other::subtitle") == "FAILED"
    assert result(ran, "alahed/other::title") == "PASSED"
    assert "if the new value is right: newsscraper fixture accept alahed" in ran[0]


def test_what_a_feed_states_is_tested_beside_its_links(ran):
    assert (result(ran, "alahed/feed::links"), result(ran, "alahed/feed::date_published")) == ("PASSED", "FAILED")


def test_a_missing_expectation_fails_alone_with_the_command_to_run(ran):
    assert result(ran, "alahed/bare::expectation") == "FAILED"
    assert "one is needed; run: newsscraper fixture accept alahed" in ran[0]


def test_a_fixture_of_nobody_fails_with_a_sentence(ran):
    assert result(ran, "nobody/good::title") == "FAILED"
    assert "no publisher is called 'nobody'" in ran[0]
    assert "Traceback" not in ran[0]


def test_tests_never_write(ran):
    assert ran[1] == ran[2]
