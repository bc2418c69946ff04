"""`newsscraper reextract` as an operator meets it."""

import json
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "store"))
from made_visits import FakeClock, lines, visit, writer

from newsscraper import publishers

HTML = """<html lang="ar"><head><title>عنوان {0} من الصفحة</title>
<meta property="og:title" content="عنوان {0} من الصفحة"><meta property="og:type" content="article"></head>
<body><article><h1>عنوان {0} من الصفحة</h1><time datetime="2026-03-14T10:00:00+02:00">14 آذار 2026</time>
<p>{1}</p><p>{1}</p></article></body></html>"""
TEXT = "افتتحت البلدية صباح اليوم سوقا جديدة للخضار في وسط المدينة بحضور عدد كبير من التجار والأهالي والمزارعين. " * 3


def run(root, *args, code=0):
    command = [sys.executable, "-m", "newsscraper", "reextract", *args, "--archive", str(root)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == code, done.stdout + done.stderr
    return done


def fill(root):
    clock = FakeClock()
    with writer(root, clock) as store:
        for n in range(3):
            store.submit(visit(n, at=clock.now, html=HTML.format(n, TEXT))).result(10)


def test_a_dry_run_tells_per_field_and_a_wet_one_writes_layers(tmp_path):
    fill(tmp_path)
    told = json.loads(run(tmp_path, "--dry-run", "--json").stdout)["akhbar"]
    assert (told["looked"], told["differing"]) == (3, 3)
    assert told["fields"]["title"]["change"] == 3
    assert lines(tmp_path, "layers/*") == []
    shown = run(tmp_path, "--dry-run", "--sample", "2").stdout
    assert "akhbar: 2 records" in shown
    run(tmp_path)
    titles = [json.loads(line)["title"] for line in lines(tmp_path, "layers/*")]
    assert titles == [f"عنوان {n} من الصفحة" for n in range(3)]


def test_a_sample_of_layers_is_refused(tmp_path):
    fill(tmp_path)
    assert "--dry-run" in run(tmp_path, "--sample", "2", code=2).stderr


def test_a_source_without_a_file_is_named(tmp_path):
    """Read by the generic rules alone it loses what only its publisher's file knows: zone, authors."""
    fill(tmp_path)
    assert "akhbar.toml" in run(tmp_path, "--dry-run").stderr
    own = tmp_path / "publishers"
    own.mkdir()
    facts = Path(publishers.__file__).parents[1] / "demo" / "publishers" / "annil.toml"
    (own / "akhbar.toml").write_bytes(facts.read_bytes())
    assert run(tmp_path, "--dry-run", "--publishers", str(own)).stderr == ""
