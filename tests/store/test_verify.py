"""Whatever happens to the bytes of an archive is found: cut, flipped, zeroed, lengthened, removed, swapped."""

import errno
import json
import random
import shutil
import zlib
from dataclasses import replace
from pathlib import Path

import pytest
from made_source import DAY, SLUG, WHEN, Builder, cut, cut_tail, double, flip, lengthen, make, sealed, zero

from newsscraper.errors import ArchiveFormat, UsageError
from newsscraper.store import manifest, tombstone, warc
from newsscraper.store.files import Files
from newsscraper.store.paths import SourcePaths
from newsscraper.store.records import encode
from newsscraper.store.state import connect
from newsscraper.store.verify import Harm, Level, verify


@pytest.fixture(scope="module")
def pristine(tmp_path_factory) -> Path:
    root = tmp_path_factory.mktemp("pristine") / "archive"
    make(root)
    return root


@pytest.fixture
def archive(pristine, tmp_path) -> Path:
    return Path(shutil.copytree(pristine, tmp_path / "archive"))


def harms(root: Path, level: str = "deep", **options) -> set[str]:
    return {damage.harm.value for damage in verify(root, level=level, **options).damages}


@pytest.mark.parametrize("level", list(Level))
def test_a_whole_archive_is_whole(archive, level):
    report = verify(archive, level=level)
    assert report.ok, report.damages
    assert report.sources == (SLUG,)
    assert report.counts.files == 5


def test_deep_looks_at_every_record(archive):
    counts = verify(archive, level="deep").counts
    assert counts.members == 1 + 12 * 2
    assert counts.lines == 12 + 2
    assert counts.pointers == 12


def damaged(root: Path, turns: int, seed: int) -> list[str]:
    """Return the damages that went unnoticed at level deep or full."""
    chance = random.Random(seed)
    missed = []
    files = [path for path in sealed(root) if "manifests" not in path.parts]
    for turn in range(turns):
        path, harm = chance.choice(files), chance.choice((cut, cut_tail, flip, zero, lengthen, double))
        before = path.read_bytes()
        after = harm(before, chance)
        if after == before:
            continue
        path.write_bytes(after)
        for level in ("full", "deep") if turn % 4 == 0 else ("full",):
            if not any(d.file.endswith(path.name) for d in verify(root, level=level).damages):
                missed.append(f"{turn}: {harm.__name__} of {path.name} at level {level}")
        path.write_bytes(before)
    assert verify(root, level="deep").ok
    return missed


def test_every_damage_of_a_sealed_file_is_found(archive):
    assert damaged(archive, 200, seed=1) == []


@pytest.mark.slow
def test_every_damage_of_a_sealed_file_is_found_a_thousand_times(archive):
    assert damaged(archive, 3000, seed=2) == []


def resealed(root: Path) -> None:
    """Forge the manifests so that they fit the damaged files: only a look inside can tell."""
    of = SourcePaths.of(root, SLUG)
    sets = [line for month in manifest.months(of) for line in manifest.lines_after(of, month, 0) or []]
    for month in manifest.months(of):
        of.manifest(month).unlink()
    for line in sets:
        files = [manifest.describe(of.sealed(f.path), f.path, f.kind, f.records) for f in line.files]
        manifest.append(of, Files(), files, now=WHEN, run_id=line.run_id, replaces=line.replaces)


def test_damage_inside_warc_and_zstd_is_found_even_under_forged_manifests(archive):
    chance = random.Random(3)
    missed = []
    files = [path for path in sealed(archive) if path.name.endswith((".gz", ".zst"))]
    for turn in range(120):
        path, harm = chance.choice(files), chance.choice((cut, cut_tail, flip, zero, lengthen, double))
        before = path.read_bytes()
        after = harm(before, chance)
        if after == before:
            continue
        path.write_bytes(after)
        resealed(archive)
        if verify(archive, level="deep").ok and not is_gzip_header_flip(before, after):
            missed.append(f"{turn}: {harm.__name__} of {path.name}")
        path.write_bytes(before)
        resealed(archive)
    assert missed == []


def is_gzip_header_flip(before: bytes, after: bytes) -> bool:
    """Say whether only the text flag, time, level or system in a gzip header changed: no checksum covers them."""
    at = next(n for n in range(len(before)) if before[n] != after[n])
    start = before.rfind(b"\x1f\x8b\x08", 0, at)
    return before[at + 1 :] == after[at + 1 :] and 3 <= at - start < 10


def test_behind_a_damage_the_rest_is_still_read(archive):
    path = next(path for path in sealed(archive) if path.name.endswith(".gz"))
    data = bytearray(path.read_bytes())
    data[3000] ^= 255
    path.write_bytes(bytes(data))
    report = verify(archive, level="deep")
    assert [d.harm for d in report.damages if d.harm is Harm.MEMBER] == [Harm.MEMBER]
    assert report.counts.members == 1 + 12 * 2


def test_every_damage_of_a_manifest_but_its_end_is_found_without_help(archive):
    of = SourcePaths.of(archive, SLUG)
    path = of.manifest("2026-11")
    before = path.read_bytes()
    first = before.index(b"\n") + 1
    for at in range(first):
        path.write_bytes(before[:at] + bytes([before[at] ^ 4]) + before[at + 1 :])
        assert not verify(archive, level="quick").ok, before[max(0, at - 20) : at + 20]
    path.write_bytes(before)


def test_every_damage_of_the_manifests_is_found_with_the_published_head(archive):
    of = SourcePaths.of(archive, SLUG)
    path = of.manifest("2026-11")
    head = manifest.head(of)
    before = path.read_bytes()
    assert verify(archive, level="quick", heads=[head]).ok
    for at in range(0, len(before), 3):
        path.write_bytes(before[:at] + bytes([before[at] ^ 2]) + before[at + 1 :])
        assert not verify(archive, level="quick", heads=[head]).ok
    path.write_bytes(before[: before.index(b"\n") + 1])
    assert "chain" in harms(archive, "quick", heads=[head])


def test_an_earlier_head_still_holds_after_more_was_sealed(archive):
    of = SourcePaths.of(archive, SLUG)
    head = manifest.head(of)
    path = of.sealed(of.part_name("seen", DAY, 2))
    path.write_bytes(b'{"ref":"c"}\n')
    manifest.append(
        of, Files(), [manifest.describe(path, of.part_name("seen", DAY, 2), "seen", 1)], now=WHEN, run_id="r"
    )
    assert verify(archive, heads=[head, manifest.head(of)]).ok


def test_a_missing_file_and_a_stranger(archive):
    missing = next(path for path in sealed(archive) if "seen" in path.parts)
    missing.rename(missing.with_name("annahr-2026-11-23-0009.jsonl"))
    assert harms(archive, "quick") == {"missing", "unlisted"}


def test_what_was_replaced_need_not_be_there(archive):
    of = SourcePaths.of(archive, SLUG)
    old = of.part_name("seen", DAY, 1)
    new = of.part_name("seen", DAY, 2)
    of.sealed(old).rename(of.sealed(new))
    manifest.append(
        of, Files(), [manifest.describe(of.sealed(new), new, "seen", 1)], now=WHEN, run_id="r", replaces=(old,)
    )
    assert verify(archive, level="deep").ok


def test_a_manifest_cannot_lead_out_of_the_folder(archive):
    of = SourcePaths.of(archive, SLUG)
    outside = archive / "archive.json"
    described = replace(manifest.describe(outside, "x", "warc", 1), path="../archive.json")
    manifest.append(of, Files(), [described], now=WHEN, run_id="r")
    assert harms(archive, "deep") == {"missing"}


def rebuilt(root: Path, change) -> Path:
    """Return an archive like the others whose records went through `change` before they were sealed."""
    builder = Builder(root)
    first = builder.article(1)
    builder.article(1, version=2, previous=first.version_id)
    builder.article(2)
    records = change(builder.records)
    lines = [encode(record) for record in records]
    builder.seal(builder.part("warc", builder.warc), builder.part("articles", lines))
    return root


CHANGES = {
    "a version is missing": (lambda r: r[1:], "version"),
    "a version is there twice": (lambda r: [*r, r[0]], "version"),
    "a chain is broken": (lambda r: [r[0], replace(r[1], previous_version_id="ver_" + "a" * 26), r[2]], "version"),
    "a body was changed": (lambda r: [replace(r[0], body="نص آخر"), *r[1:]], "digest"),
    "a pointer leads to another record": (
        lambda r: [replace(r[0], warc_offset=r[2].warc_offset, warc_length=r[2].warc_length), *r[1:]],
        "pointer",
    ),
    "a pointer leads into a record": (
        lambda r: [replace(r[0], warc_offset=(r[0].warc_offset or 0) + 1), *r[1:]],
        "pointer",
    ),
    "a pointer leads behind the end": (lambda r: [replace(r[0], warc_offset=10**9), *r[1:]], "pointer"),
    "a pointer leads to no file": (
        lambda r: [replace(r[0], warc_file=f"warc/{DAY}/annahr-{DAY}-0007.warc.gz"), *r[1:]],
        "pointer",
    ),
    "the bytes are of another page": (lambda r: [replace(r[0], html_sha256="0" * 64), *r[1:]], "pointer"),
    "the name is of another content": (lambda r: [*r[:2], replace(r[2], version_id="ver_" + "b" * 26)], "version"),
    "a record is no valid one": (lambda r: [*r[:2], replace(r[2], warc_length=0)], "record"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_record_that_lies_is_found(tmp_path, name):
    change, harm = CHANGES[name]
    assert harm in harms(rebuilt(tmp_path / "archive", change))


def test_versions_may_be_sealed_in_any_order(tmp_path):
    assert harms(rebuilt(tmp_path / "archive", lambda r: r[::-1])) == set()


def test_the_same_extractor_must_find_the_stored_record_again(archive):
    def same(record, page):
        assert page.url == record.url
        assert page.body.startswith(b"<html>")
        return record

    report = verify(archive, level="deep", reextract=same)
    assert report.ok
    assert report.counts.reextracted == 12
    assert harms(archive, reextract=lambda record, page: replace(record, title="آخر")) == {"extraction"}
    assert harms(archive, reextract=lambda record, page: replace(record, title="آخر", extractor="other")) == set()
    assert harms(archive, reextract=lambda record, page: None) == set()


def test_a_tombstone_under_a_usable_record_is_found(archive):
    builder_records = [p for p in sealed(archive) if p.name.endswith("0001.jsonl") and "articles" in p.parts]
    record = json.loads(builder_records[0].read_text().splitlines()[0])
    place = (record["warc_offset"], record["warc_length"])
    tombstone.bury(
        archive / SLUG / record["warc_file"],
        *place,
        record_id=record["warc_record_id"],
        date=WHEN,
        reason="other",
        files=Files(),
    )
    resealed(archive)
    assert harms(archive) == {"pointer"}


@pytest.mark.parametrize(
    ("old", "new"),
    [(b"</h1>", b"</h2>"), (b"sha256:", b"sha256:0"), (b"Payload-Digest: sha256:", b"Payload-Digest: sha256:f")],
)
def test_a_record_packed_again_with_other_bytes_is_found_by_its_digests(tmp_path, old, new):
    builder = Builder(tmp_path / "archive")
    builder.article(1)
    forged = warc.gzip_member(zlib.decompress(builder.warc[1], 31).replace(old, new, 1))
    builder.seal(builder.part("warc", [builder.warc[0], forged, *builder.warc[2:]]))
    assert harms(tmp_path / "archive") == {"digest"}


def opened(root: Path) -> Path:
    """Turn the sealed listings and WARC parts into open ones, with a tail that was never committed."""
    of = SourcePaths.of(root, SLUG)
    builder = Builder(root)
    builder.article(1)
    db = connect(of.state)
    parts = {"warc": builder.warc, "articles": [encode(builder.records[0])]}
    for kind, pieces in parts.items():
        name = of.part_name(kind, DAY, 1)
        of.open(name).parent.mkdir(parents=True)
        of.open(name).write_bytes(b"".join(pieces) + b"\x1f\x8b\x08torn")
        row = (name, kind, DAY, sum(map(len, pieces)), len(pieces))
        db.execute("INSERT INTO parts (name, kind, day, n, committed, records) VALUES (?, ?, ?, 1, ?, ?)", row)
    db.close()
    return of.open(of.part_name("warc", DAY, 1))


def test_open_files_count_up_to_their_committed_length(tmp_path):
    opened(tmp_path / "archive")
    report = verify(tmp_path / "archive", level="deep")
    assert report.ok, report.damages
    assert (report.counts.members, report.counts.lines, report.counts.pointers) == (3, 1, 1)


def test_an_open_file_below_its_committed_length_is_damage(tmp_path):
    path = opened(tmp_path / "archive")
    path.write_bytes(path.read_bytes()[:-20])
    for level in Level:
        assert "size" in harms(tmp_path / "archive", level)


def test_damage_in_the_committed_part_of_an_open_file_is_found(tmp_path):
    path = opened(tmp_path / "archive")
    data = path.read_bytes()
    path.write_bytes(data[:700] + bytes([data[700] ^ 8]) + data[701:])
    assert "member" in harms(tmp_path / "archive")


def test_a_part_that_was_renamed_and_not_yet_noted_is_no_stranger(tmp_path):
    path = opened(tmp_path / "archive")
    path.write_bytes(path.read_bytes()[:-7])
    path.rename(path.with_name(path.name.removesuffix(".open")))
    assert harms(tmp_path / "archive", "full") == set()


def test_a_damaged_state_is_said(archive):
    (archive / SLUG / "state.sqlite").write_bytes(b"SQLite format 3\x00" + bytes(range(256)) * 20)
    assert harms(archive, "quick") == {"state"}


def test_what_is_no_archive_or_no_source_is_refused(archive, tmp_path):
    with pytest.raises(ArchiveFormat):
        verify(tmp_path)
    with pytest.raises(UsageError):
        verify(archive, source="../x")


def test_sentences_name_the_place(archive):
    path = next(path for path in sealed(archive) if path.name.endswith(".gz"))
    path.write_bytes(path.read_bytes()[:-3])
    sentences = [damage.sentence for damage in verify(archive, level="deep").damages]
    assert all(sentence.startswith(f"annahr/warc/{DAY}/annahr-{DAY}-0001.warc.gz") for sentence in sentences)
    assert any("cut" in sentence for sentence in sentences)


# ── what a stranger does to the folders ──────────────────────────────────────────────────────────


def test_a_source_that_lost_its_name_is_told(archive):
    root = archive
    (archive / SLUG / "source.json").unlink()
    (found,) = verify(root).damages
    assert found.sentence.startswith(f"{SLUG}/source.json: is not there")


@pytest.mark.parametrize("text", ['{"source": "annahr", "format": 9}', "{"])
def test_a_source_of_a_newer_release_or_without_sense_is_told(archive, text):
    (archive / SLUG / "source.json").write_text(text, encoding="utf-8")
    (found,) = verify(archive).damages
    assert (found.file, found.harm) == ("source.json", "state")


def test_a_copy_under_another_name_is_told_whose_it_is(archive):
    root = archive
    shutil.copytree(root / SLUG, root / "copied")
    found = {damage.sentence for damage in verify(root, level="full").damages}
    assert all("belongs to the source annahr" in sentence for sentence in found)
    assert len(found) == 2


@pytest.mark.parametrize("kind", ["warc", "articles"])
def test_a_file_that_cannot_be_read_is_named_and_the_rest_looked_at(archive, monkeypatch, kind):
    (victim, *_) = sorted(((archive / SLUG) / kind).rglob("*.*"))
    real = Path.open

    def refusing(path, *args, **options):
        if path == victim:
            raise PermissionError(errno.EACCES, "Permission denied")
        return real(path, *args, **options)

    monkeypatch.setattr(Path, "open", refusing)
    report = verify(archive, level="deep")
    named = [damage for damage in report.damages if damage.harm == "unreadable"]
    assert [damage.file for damage in named] == [victim.relative_to(archive / SLUG).as_posix()]
    assert report.counts.files == 5
