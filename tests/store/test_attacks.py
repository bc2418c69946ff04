"""An archive changed on purpose, or restored by half: what verify finds alone, and what only with a published head."""

import random
import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace

import msgspec
import pytest
from made_visits import FakeClock, listing_visit, visit, writer

from newsscraper.read import open_archive
from newsscraper.store import manifest
from newsscraper.store.paths import SourcePaths
from newsscraper.store.verify import verify


def submit(store, clock, n, **options):
    return store.submit(visit(n, at=clock.now, **options)).result(10)


@pytest.fixture
def archive(tmp_path):
    """Three days: the first two compacted, with layers; the third sealed this minute."""
    root, clock = tmp_path / "archive", FakeClock()
    for day in range(3):
        with writer(root, clock) as store:
            store.submit(listing_visit(range(day, day + 4), at=clock.now)).result(10)
            for n in range(3):
                submit(store, clock, n, fields={"title": f"عنوان اليوم رقم {day}"})
            submit(store, clock, 10 + day)
        with writer(root, clock) as store:
            store.reextract(lambda record, page: replace(record, subtitle="قرئ مرة أخرى", extractor="another 2"))
        clock.pass_(days=2 if day else 1)
    with writer(root, clock) as store:
        store.seal()
    assert verify(root, level="deep").ok
    return root


def folder(root):
    return root / "akhbar"


def found(root, **options):
    return {(damage.harm.value, damage.file) for damage in verify(root, **options).damages}


def sealed(root, kind, ending):
    return sorted(path for path in folder(root).glob(f"{kind}/*/*") if path.name.endswith(ending))


def end_taken(root):
    """Take the newest lines off the manifest, back to one that names articles, and the files that they name."""
    path = sorted(folder(root).glob("manifests/*"))[-1]
    lines, names = path.read_bytes().splitlines(keepends=True), []
    while not any(name.startswith("articles/") for name in names):
        names += [file.path for file in msgspec.json.decode(lines.pop(), type=manifest.ManifestLine).files]
    path.write_bytes(b"".join(lines))
    for name in names:
        (folder(root) / name).unlink(missing_ok=True)
    return names


def test_two_sealed_files_changed_places(archive):
    one, other, *_ = sealed(archive, "articles", ".zst")
    names = {path.relative_to(folder(archive)).as_posix() for path in (one, other)}
    one.rename(one.with_suffix(".x"))
    other.rename(one)
    one.with_suffix(".x").rename(other)
    harms = found(archive)
    assert {file for _, file in harms} == names
    assert {harm for harm, _ in harms} <= {"digest", "size"}


@pytest.mark.parametrize("kind", ["articles", "warc"])
def test_a_file_as_it_was_before_a_withdrawal(archive, tmp_path, kind):
    old = tmp_path / "old"
    shutil.copytree(archive, old)
    clock = FakeClock()
    clock.pass_(days=9)
    (target,) = (record.id for record in open_archive(archive).articles() if record.url.endswith("/post/1"))
    with writer(archive, clock) as store:
        store.withdraw([target], reason="person")
    assert verify(archive, level="deep").ok
    path = sealed(archive, kind, ".zst" if kind == "articles" else ".gz")[0]
    shutil.copy(old / path.relative_to(archive), path)
    assert {file for _, file in found(archive)} == {path.relative_to(folder(archive)).as_posix()}


def test_the_newest_file_gone_with_its_line(archive):
    names = end_taken(archive)
    assert {("missing", name) for name in names} <= found(archive, level="quick")
    assert any(harm == "chain" for harm, _ in found(archive, level="quick"))
    assert ("version", "state.sqlite") in found(archive, level="deep")


def test_what_was_taken_off_the_end_is_still_missed_after_more_was_sealed(archive):
    names = end_taken(archive)
    clock = FakeClock()
    clock.pass_(days=9)
    store = writer(archive, clock)
    submit(store, clock, 50)
    store.close()
    assert any("taken off" in sentence for sentence in store.damage)
    assert {("missing", name) for name in names} <= found(archive, level="quick")


def test_all_of_it_taken_back_shows_only_against_a_published_head(archive, tmp_path):
    """The honest limit: an older whole copy is a whole archive."""
    old = tmp_path / "old"
    shutil.copytree(archive, old)
    clock = FakeClock()
    clock.pass_(days=9)
    with writer(archive, clock) as store:
        submit(store, clock, 60)
    head = manifest.head(SourcePaths.of(archive, "akhbar"))
    assert verify(archive, heads=[head]).ok
    assert verify(old, level="deep").ok
    assert [damage.harm.value for damage in verify(old, heads=[head]).damages] == ["chain"]


def test_without_its_state_a_shorter_past_shows_only_against_a_published_head(archive):
    head = manifest.head(SourcePaths.of(archive, "akhbar"))
    end_taken(archive)
    for path in folder(archive).glob("state.sqlite*"):
        path.unlink()
    assert {harm for harm, _ in found(archive, level="quick")} <= {"unlisted", "missing"}
    assert ("chain", "") in found(archive, heads=[head])


@pytest.mark.parametrize("seed", range(12))
def test_a_version_that_the_state_lost_or_made_up(archive, seed):
    dice = random.Random(seed)
    with closing(sqlite3.connect(folder(archive) / "state.sqlite")) as db:
        rows = db.execute("SELECT article, version FROM versions").fetchall()
        db.execute("UPDATE versions SET id = 'ver_' || id WHERE article = ? AND version = ?", dice.choice(rows))
        db.commit()
    assert found(archive, level="deep") == {("version", "state.sqlite")}


@pytest.mark.parametrize("level", ["full", "deep"])
def test_damage_of_any_byte_of_any_sealed_file(archive, tmp_path, level):
    """Layers, manifests, withdrawals and all: a byte turned anywhere is told, save at the very end of the chain."""
    dice = random.Random(level)
    paths = [p for p in folder(archive).rglob("*") if p.is_file() and ".open" not in p.name and "state" not in p.name]
    paths = [path for path in paths if path.name not in ("lock", "source.json")]
    kinds = {path.relative_to(folder(archive)).parts[0] for path in paths}
    assert kinds == {"articles", "layers", "listings", "warc", "seen", "manifests"}
    head = manifest.head(SourcePaths.of(archive, "akhbar"))
    for path in dice.sample(paths, len(paths)):
        whole = path.read_bytes()
        data = bytearray(whole)
        data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
        path.write_bytes(data)
        assert not verify(archive, level=level, heads=[head]).ok, path
        path.write_bytes(whole)
