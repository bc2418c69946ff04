"""Reports of runs: one file a run for a week, then one file a day; none is lost, none counts twice."""

import json
import random
from datetime import UTC, datetime, timedelta

import pytest

from newsscraper.errors import ArchiveDamage
from newsscraper.store import paths, runs
from newsscraper.store.backup import backup
from newsscraper.store.verify import verify

NOW = datetime(2026, 3, 20, 12, tzinfo=UTC)


def write(root, days_ago, hours=(0, 6, 12)):
    """Write reports of a day and return their names."""
    names = []
    for hour in hours:
        at = (NOW - timedelta(days=days_ago)).replace(hour=hour)
        names.append(runs.new_run_id(at))
        document = {"run": names[-1], "started_at": f"{at:%Y-%m-%dT%H:%M:%SZ}", "alarms": [{"line": "تنبيه"}]}
        runs.put(root, names[-1], json.dumps(document, ensure_ascii=False).encode())
    return names


def held(root):
    return sorted(path.name for path in paths.runs(root).iterdir() if path.name != "lock")


def pack(root, now=NOW, times=1):
    for _ in range(times):
        runs.pack(root, now)


def told(kept):
    return [json.loads(one.document)["run"] for one in kept]


def test_names_sort_as_runs_began_also_within_a_second_and_beside_older_names():
    rolled = random.Random(3)
    moments = sorted(NOW + timedelta(milliseconds=rolled.randrange(3000)) for _ in range(50))
    moments = [at for n, at in enumerate(moments) if n == 0 or at != moments[n - 1]]
    names = [runs.new_run_id(at) for at in moments]
    assert names == sorted(names)
    older, later = "20260320T115959Z-ffff", "20260320T120003Z-0000"
    assert sorted([*names, later, older]) == [older, *names, later]
    assert len({runs.new_run_id(NOW) for _ in range(20)}) > 15, "a clock that stands still"


def test_after_a_week_the_reports_of_a_day_are_one_file_and_all_are_found(tmp_path):
    names = [name for days in (10, 9, 8, 7, 1, 0) for name in write(tmp_path, days)]
    pack(tmp_path, times=3)
    assert [name for name in held(tmp_path) if name.endswith(".zst")] == [
        f"2026-03-{day}.jsonl.zst" for day in (10, 11, 12)
    ]
    assert len(held(tmp_path)) == 3 + 9, "a day that ended less than a week ago stays apart"
    assert told(runs.oldest_first(tmp_path)) == names
    assert told(runs.newest_first(tmp_path)) == names[::-1]
    assert told(runs.oldest_first(tmp_path, names[4], {names[7]})) == [*names[5:7], *names[8:]]
    assert told(runs.beginning_with(tmp_path, "20260311")) == names[3:6]
    assert told(runs.beginning_with(tmp_path, names[1])) == [names[1]]
    assert told(runs.beginning_with(tmp_path, "202603")) == names
    assert runs.newest(tmp_path) == names[-1]
    (first, *_) = runs.oldest_first(tmp_path)
    assert json.loads(first.document)["alarms"] == [{"line": "تنبيه"}]
    assert b"\n" not in first.document.rstrip(b"\n")


def test_a_call_packs_two_days_and_a_folder_of_years_is_packed_by_many(tmp_path):
    names = [name for days in range(30, 8, -1) for name in write(tmp_path, days, (3,))]
    pack(tmp_path)
    assert len(held(tmp_path)) == len(names)
    assert sum(name.endswith(".zst") for name in held(tmp_path)) == runs.DAYS_AT_ONCE
    pack(tmp_path, times=20)
    assert sum(name.endswith(".json") for name in held(tmp_path)) == 0
    assert told(runs.oldest_first(tmp_path)) == names


def test_a_late_report_is_packed_with_its_day(tmp_path):
    names = write(tmp_path, 12)
    pack(tmp_path)
    names += write(tmp_path, 12, (1, 23))
    pack(tmp_path)
    assert held(tmp_path) == ["2026-03-08.jsonl.zst"]
    assert told(runs.oldest_first(tmp_path)) == sorted(names)


def test_a_kill_before_the_single_files_are_removed_doubles_nothing(tmp_path, monkeypatch):
    names = write(tmp_path, 12)
    monkeypatch.setattr(runs.Files, "unlink", lambda self, path: (_ for _ in ()).throw(OSError("killed")))
    with pytest.raises(OSError, match="killed"):
        pack(tmp_path)
    monkeypatch.undo()
    for _ in range(2):
        assert told(runs.oldest_first(tmp_path)) == names
        assert told(runs.newest_first(tmp_path)) == names[::-1]
        assert told(runs.beginning_with(tmp_path, names[0])) == names[:1]
        pack(tmp_path)
    assert held(tmp_path) == ["2026-03-08.jsonl.zst"]


def test_what_is_no_report_stays_where_it_is_and_does_not_stand_in_the_way(tmp_path):
    for days in (20, 19, 18):
        names = write(tmp_path, days, (5,))
        paths.run_report(tmp_path, names[0]).write_bytes(b'{"run": 3')
    write(tmp_path, 17)
    (paths.runs(tmp_path) / "notes.json").write_text("mine")
    pack(tmp_path)
    assert "2026-03-03.jsonl.zst" in held(tmp_path)
    assert sum(name.endswith(".json") for name in held(tmp_path)) == 4


def test_a_packed_day_that_is_damaged_is_told_and_harms_no_other(tmp_path):
    first, last = write(tmp_path, 12), write(tmp_path, 10)
    (tmp_path / "archive.json").write_text('{"format": 1}')
    pack(tmp_path)
    assert verify(tmp_path).ok
    path = paths.runs(tmp_path) / "2026-03-08.jsonl.zst"
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    (damage,) = verify(tmp_path).damages
    assert "2026-03-08.jsonl.zst" in damage.sentence
    assert told(runs.oldest_first(tmp_path)) == last
    with pytest.raises(ArchiveDamage, match=r"2026-03-08\.jsonl\.zst is damaged"):
        told(runs.newest_first(tmp_path))
    write(tmp_path, 12, (20,))
    pack(tmp_path)
    assert path.read_bytes() == data, "nothing is written over what can still be mended"
    assert first


def test_a_backup_of_packed_reports_holds_each_once(tmp_path):
    root, copy = tmp_path / "archive", tmp_path / "copy"
    root.mkdir()
    (root / "archive.json").write_text('{"format": 1}')
    names = write(root, 12)
    backup(root, copy)
    assert held(copy) == held(root)
    pack(root)
    assert backup(root, copy).removed == 3
    assert held(copy) == ["2026-03-08.jsonl.zst"]
    assert told(runs.oldest_first(copy)) == names


def test_an_archive_without_runs_has_none(tmp_path):
    assert [*runs.oldest_first(tmp_path), *runs.newest_first(tmp_path)] == []
    assert runs.newest(tmp_path) == ""
    pack(tmp_path)
