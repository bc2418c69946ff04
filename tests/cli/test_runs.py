"""`newsscraper runs`, what a timer sees, and the metrics file."""

import json
import re

from news_site import Answer
from newsdesk import desk, site  # noqa: F401


def test_runs_are_listed_newest_first_and_shown_whole(desk, site):  # noqa: F811
    first = json.loads(desk.crawl("almahfal", "--json").stdout.splitlines()[-1])
    site.rules["/article/13"] = lambda asked: None
    site.articles[13] = ""
    second = json.loads(desk.crawl("almahfal", "--json").stdout.splitlines()[-1])
    assert (first.pop("event"), second.pop("event")) == ("run-ended", "run-ended")
    listed = json.loads(desk.run("-m", "newsscraper", "runs", "--json").stdout)
    assert [told["run"] for told in listed] == [second["run"], first["run"]]
    assert [told["new"] for told in listed] == [1, 12]
    table = desk.run("-m", "newsscraper", "runs").stdout.splitlines()
    assert table[1].startswith(second["run"])
    assert json.loads(desk.run("-m", "newsscraper", "runs", "show", "--json").stdout) == second
    assert json.loads(desk.run("-m", "newsscraper", "runs", "show", first["run"], "--json").stdout) == first
    shown = desk.run("-m", "newsscraper", "runs", "show", first["run"]).stdout
    assert first["run"] in shown
    assert "almahfal" in shown


def test_a_run_that_is_not_there_is_a_usage_error(desk, site):  # noqa: F811
    desk.crawl("almahfal")
    desk.run("-m", "newsscraper", "runs", "show", "--archive", "nowhere", check=1)
    done = desk.run("-m", "newsscraper", "runs", "show", "1999", check=2)
    assert "newsscraper runs" in done.stderr


def test_every_failed_address_is_shown_with_its_reason(desk, site):  # noqa: F811
    for n in (2, 4, 6):
        site.rules[f"/article/{n}"] = lambda asked: Answer(500)
    site.rules["/article/8"] = lambda asked: Answer(403)
    site.robots = Answer(body=b"User-agent: *\nDisallow: /article/10\n")
    desk.crawl("almahfal", check=None)
    shown = desk.run("-m", "newsscraper", "runs", "show").stdout
    for n in (2, 4, 6, 8, 10):
        assert shown.count(f"http://almahfal.test/article/{n} ") == 1, shown
    assert shown.count("http_error") >= 3
    assert "robots.txt" in shown


def test_open_alarms_are_listed(desk, site):  # noqa: F811
    desk.crawl("almahfal")
    none = desk.run("-m", "newsscraper", "runs", "alarms")
    assert (none.stdout, none.stderr) == ("", "newsscraper: no alarm is open\n")
    site.rules["/news"] = lambda asked: Answer(body=b"<html><body></body></html>")
    for _ in range(2):
        desk.crawl("almahfal", check=None)
    (line,) = desk.run("-m", "newsscraper", "runs", "alarms").stdout.splitlines()
    assert line.startswith("almahfal: no list and no article could be read, since 20")
    (told,) = json.loads(desk.run("-m", "newsscraper", "runs", "alarms", "--json").stdout)
    assert (told["source"], told["figure"]) == ("almahfal", "run")


def test_a_name_that_several_runs_begin_with_and_a_source_that_none_knows_are_said(desk, site):  # noqa: F811
    for _ in range(2):
        desk.crawl("almahfal")
    assert "2 runs begin with '20'" in desk.run("-m", "newsscraper", "runs", "show", "20", check=2).stderr
    assert "no run knows a source 'nix'" in desk.run("-m", "newsscraper", "runs", "--source", "nix").stderr


def test_a_report_that_is_broken_is_named(desk, site):  # noqa: F811
    desk.crawl("almahfal")
    (report,) = (desk.archive / "runs").glob("*.json")
    report.write_bytes(report.read_bytes()[:100])
    done = desk.run("-m", "newsscraper", "runs", check=1)
    assert report.name in done.stderr
    assert "Traceback" not in done.stderr


def test_no_archive_is_one_sentence(desk, site):  # noqa: F811
    assert "no archive" in desk.run("-m", "newsscraper", "runs", check=1).stderr


def test_under_a_timer_a_good_run_prints_nothing_and_a_bad_one_says_why(desk, site):  # noqa: F811
    quiet = desk.crawl("almahfal")
    assert (quiet.stdout, quiet.stderr) == ("", "")
    desk.publisher("empty", FACTS_OF_NONE)
    done = desk.crawl("empty", check=4)
    assert done.stdout == ""
    assert "suspiciously empty" in done.stderr


FACTS_OF_NONE = """
name = "الفارغ"
name_en = "Empty"
country = "LB"
domains = ["empty.test"]

[[sections]]
url = "http://empty.test/nothing"
"""


def test_without_arguments_the_configured_sources_are_crawled_into_the_configured_folders(desk, site):  # noqa: F811
    (desk.folder / "publishers").rename(desk.folder / "papers")
    (desk.folder / "newsscraper.toml").write_text(
        'archive = "kept"\npublishers = "papers"\nsources = ["almahfal"]\n[source.almahfal]\npermission = "desk"\n'
    )
    done = desk.run("-m", "newsscraper", "crawl", "--json", "--proxy", site.proxy, "--delay", "0")
    (told,) = json.loads(done.stdout.splitlines()[-1])["sources"]
    assert (told["source"], told["new"]) == ("almahfal", 12)
    assert (desk.folder / "kept" / "almahfal").is_dir()
    assert not desk.archive.exists()


def test_without_arguments_and_configuration_the_next_step_is_told(desk, site):  # noqa: F811
    assert "newsscraper init" in desk.run("-m", "newsscraper", "crawl", check=2).stderr


def test_metrics_parse_as_prometheus_text(desk, site):  # noqa: F811
    desk.crawl("almahfal", "--metrics", "crawl.prom")
    line = re.compile(r'[a-z_]+(?:\{[a-z]+="[^"\\\n]*"(?:,[a-z]+="[^"\\\n]*")*\})? -?[0-9.]+')
    text = (desk.folder / "crawl.prom").read_text()
    samples = [one for one in text.splitlines() if not one.startswith("#")]
    assert samples
    assert all(line.fullmatch(one) for one in samples)
    assert 'newsscraper_new{source="almahfal"} 12' in samples
    types = re.findall(r"^# TYPE (\S+) (\S+)$", text, re.MULTILINE)
    assert {name for name, _ in types} == {one.partition("{")[0].partition(" ")[0] for one in samples}
    assert len(types) == len({name for name, _ in types})


def test_figures_that_cannot_be_written_hide_neither_the_report_nor_what_is_told(desk, site):  # noqa: F811
    (desk.folder / "file").touch()
    done = desk.crawl("almahfal", "--metrics", "file/crawl.prom", "--json", check=1)
    told = json.loads(done.stdout.splitlines()[-1])
    assert (told["event"], told["exit_code"], told["sources"][0]["new"]) == ("run-ended", 1, 12)
    assert "file/crawl.prom cannot be written" in done.stderr


def test_an_alarm_reaches_the_command_that_the_configuration_names(desk, site):  # noqa: F811
    desk.publisher("empty", FACTS_OF_NONE)
    script = "import pathlib, sys; pathlib.Path('told.json').write_bytes(sys.stdin.buffer.read())"
    (desk.folder / "page.py").write_text(script)
    (desk.folder / "newsscraper.toml").write_text('[notify]\ncommand = ["python3", "page.py"]\n')
    desk.crawl("empty", check=4)
    assert not (desk.folder / "told.json").exists()
    done = desk.crawl("empty", check=4)
    assert "alarm opened: empty: no list and no article could be read" in done.stderr
    told = json.loads((desk.folder / "told.json").read_text())
    assert told["alarms"][0]["figure"] == "run"
    (desk.folder / "told.json").unlink()
    desk.crawl("empty", check=4)
    assert not (desk.folder / "told.json").exists()
