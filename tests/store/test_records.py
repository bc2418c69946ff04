"""Records: joined, checked, encoded; names and hashes that third parties can compute."""

import ast
import dataclasses
import hashlib
import inspect
import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_visits import NOON, SITE, entry, page, record, visit, writer

from newsscraper.errors import ArchiveDamage, BadInput
from newsscraper.items import SCHEMA, Article, FoundVia, Methods, Notice, Outcome, Publisher, Record
from newsscraper.store import contents, records, schema
from newsscraper.store.identity import article_id, version_id
from newsscraper.store.validate import validate

ROOT = Path(__file__).parents[2]
VECTORS = json.loads((Path(__file__).parent / "vectors.json").read_text(encoding="utf-8"))
PUBLISHER = Publisher(
    slug="akhbar",
    name="أخبار",
    name_en="Akhbar",
    country="LB",
    domains=("akhbar.example",),
    article_urls={"post": r"^https?://(?:www\.)?akhbar\.example/post/(?P<id>\d+)"},
)


@pytest.fixture
def made():
    return record(1, page(f"{SITE}/post/1", b"<html>1</html>"))


# ── lines ────────────────────────────────────────────────────────────────────────────────────────


def test_a_line_has_every_key_in_order_and_ends_once(made):
    line = records.encode(made)
    told = json.loads(line)
    assert list(told) == [field.name for field in dataclasses.fields(Record)]
    assert list(told["methods"]) == [field.name for field in dataclasses.fields(Methods)]
    assert line.count(b"\n") == 1
    assert line.endswith(b"}\n")
    assert "افتتاح".encode() in line
    assert (told["schema"], told["modified_at"], told["images"]) == (SCHEMA, None, [])


def test_dates_are_written_as_promised(made):
    made = replace(
        made,
        published_precision="minute",
        published_local=datetime(2026, 3, 14, 9, 30),
        published_at=datetime(2026, 3, 14, 7, 30, tzinfo=UTC),
        published_tz="Asia/Beirut",
    )
    told = json.loads(records.encode(made))
    assert told["date_published"] == "2026-03-14"
    assert told["published_local"] == "2026-03-14T09:30:00"
    assert told["published_at"] == "2026-03-14T07:30:00Z"
    assert told["fetched_at"] == "2026-03-14T12:00:00Z"
    assert told["found_via"] == "section"


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


@settings(max_examples=60, deadline=None)
@given(title=texts, body=texts, tags=st.lists(texts, max_size=4))
def test_what_is_encoded_decodes_to_the_same(title, body, tags):
    made = replace(record(1, page(f"{SITE}/post/1")), title=title, body=body, tags=tuple(tags))
    line = records.encode(made)
    assert line.count(b"\n") == 1
    assert records.decode(line) == made


@pytest.mark.parametrize("line", [b"", b"{", b"[]", b'{"schema": 1}', b"\xff\xfe", b'{"source": "a", "url": 3}'])
def test_a_line_that_is_no_record_is_damage(line):
    with pytest.raises(ArchiveDamage, match="not a record"):
        records.decode(line)


def test_a_record_of_fifty_megabytes_is_stored(tmp_path):
    body = "كلمة " * 5_000_000
    with writer(tmp_path) as store:
        answer = store.submit(visit(1, fields={"body": body})).result(timeout=60)
    assert len(answer.record.body) == len(body)


# ── rules ────────────────────────────────────────────────────────────────────────────────────────


def test_a_good_record_passes(made):
    validate(made)


@pytest.mark.parametrize(
    ("fields", "complaint"),
    [
        ({"source": "../x"}, "source:"),
        ({"url": "ftp://x/"}, "url:"),
        ({"published_precision": "moment"}, "published_precision:"),
        ({"published_calendar": "julian"}, "published_calendar:"),
        ({"status": "lost"}, "status:"),
        ({"published_at": NOON, "published_tz": "UTC"}, "published_at: an instant at precision day is invented"),
        ({"published_at": NOON, "published_precision": "minute"}, "published_at: an instant without published_tz"),
        ({"published_local": datetime(2026, 3, 14)}, "published_local: a time of day at precision day is invented"),
        ({"published_precision": "month"}, "date_published: a day at precision month is invented"),
        ({"published_precision": None}, "published_precision: missing"),
        ({"fetched_at": NOON.replace(microsecond=5)}, "fetched_at:"),
        ({"fetched_at": NOON.replace(tzinfo=None)}, "fetched_at:"),
        ({"fetched_at": NOON.astimezone(timezone(timedelta(hours=3)))}, "fetched_at:"),
        ({"tags": ("",)}, "tags: an empty item"),
        ({"html_sha256": "abc"}, "html_sha256:"),
        ({"warc_file": "../../etc/passwd"}, "warc_file:"),
        ({"warc_offset": -1}, "warc_offset: -1 is below 0"),
        ({"body": "a\x00b"}, "body: holds NUL"),
        ({"modified_at": NOON, "modified_precision": "day", "date_modified": date(2026, 3, 14)}, "modified_at:"),
    ],
)
def test_a_bad_record_is_refused_with_the_field(made, fields, complaint):
    with pytest.raises(BadInput) as caught:
        validate(replace(made, **fields))
    assert complaint in str(caught.value)
    assert made.url in str(caught.value) or "url" in fields


def test_a_draft_is_no_complete_record(made):
    with pytest.raises(BadInput, match="version_id: missing"):
        validate(made, complete=True)


# ── drafts ───────────────────────────────────────────────────────────────────────────────────────


def drafted(url=f"{SITE}/post/7/slug", canonical=None, publisher=PUBLISHER, headers=(), **found):
    article = Article(outcome=Outcome.ARTICLE, url=url, canonical_url=canonical, title="عنوان", body="نص", **found)
    got = page(url, b"<html>", headers=headers)
    return records.draft(article, got, publisher, entry=entry(7), run_id="run-9")


def test_a_draft_joins_extraction_and_capture():
    headers = [
        (b"Content-Type", b"text/html"),
        (b"ETag", b'"a"'),
        (b"X-Robots-Tag", b"noindex"),
        (b"X-Robots-Tag", b"otherbot: noarchive"),
        (b"tdm-reservation", b"1"),
    ]
    draft = drafted(
        headers=headers, tdm_reservation=1, tags=("أ",), warnings=(Notice.DATE_MISSING,), layout="akhbar-12345678"
    )
    assert (draft.title, draft.tags, draft.warnings) == ("عنوان", ("أ",), (Notice.DATE_MISSING,))
    assert (draft.source, draft.source_name, draft.run_id) == ("akhbar", "أخبار", "run-9")
    assert (draft.found_on, draft.found_via) == (f"{SITE}/", FoundVia.SECTION)
    assert (draft.content_type, draft.etag, draft.x_robots_tag, draft.tdm_reservation) == (
        "text/html",
        '"a"',
        "noindex, otherbot: noarchive",
        1,
    )
    assert draft.html_sha256 == hashlib.sha256(b"<html>").hexdigest()
    assert "layout akhbar-12345678" in draft.extractor
    assert draft.id == article_id("akhbar", "post", "7")
    assert draft.version is None
    validate(draft)


def test_without_a_pattern_the_address_is_the_name():
    plain = replace(PUBLISHER, article_urls={})
    ids = {
        drafted(f"{scheme}akhbar.example/a?utm_source=x", publisher=plain).id for scheme in ("http://", "https://www.")
    }
    assert len(ids) == 1


@pytest.mark.parametrize("claim", [f"{SITE}/", "https://elsewhere.example/post/7", SITE])
def test_a_canonical_address_that_cannot_be_right_is_not_believed(claim):
    assert drafted(canonical=claim).canonical_url == f"{SITE}/post/7/slug"


def test_a_canonical_address_of_the_publisher_is():
    assert drafted(canonical="https://www.akhbar.example/post/7").canonical_url == "https://www.akhbar.example/post/7"


# ── names and hashes ─────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("vector", VECTORS["article_id"])
def test_article_id_vectors(vector):
    assert article_id(*vector["of"]) == vector["is"]


@pytest.mark.parametrize("vector", VECTORS["version_id"])
def test_version_id_vectors(vector):
    assert version_id(*vector["of"]) == vector["is"]


@pytest.mark.parametrize("vector", VECTORS["content_sha256"], ids=lambda vector: vector["why"])
def test_content_vectors(vector):
    of = dict(vector["of"])
    of["date_published"] = date.fromisoformat(of["date_published"]) if of.get("date_published") else None
    of |= {name: tuple(of[name]) for name in ("authors", "tags") if name in of}
    assert contents.content_sha256(Record(source="akhbar", url=SITE, **of)) == vector["is"]


def test_the_recipe_by_hand():
    made = Record(source="akhbar", url=SITE, title="أ ب", body="ت", date_published=date(2026, 3, 14), tags=("و", "ث"))
    text = hashlib.sha256("أب\x1f\x1fت".encode()).hexdigest()
    metadata = hashlib.sha256("2026-03-14\x1f\x1f\x1fث\x1eو\x1f".encode()).hexdigest()
    assert contents.content_sha256(made) == hashlib.sha256(f"c1\n{text}\n{metadata}\n".encode()).hexdigest()


# ── schema and dictionary ────────────────────────────────────────────────────────────────────────


def test_the_committed_schema_and_dictionary_are_those_of_the_code(tmp_path):
    schema.write(tmp_path)
    for name in (schema.SCHEMA_FILE, schema.DICTIONARY_FILE):
        committed = (ROOT / "docs" / name).read_text(encoding="utf-8")
        assert committed == (tmp_path / name).read_text(encoding="utf-8"), "run: python -m newsscraper.store.schema"


def test_a_stored_line_fits_the_schema(tmp_path):
    with writer(tmp_path) as store:
        stored = [
            store.submit(visit(n, fields=fields)).result(timeout=10).record
            for n, fields in enumerate(
                [{}, {"title": None, "authors": (), "related": (), "warnings": (Notice.BODY_SHORT,)}]
            )
        ]
    checker = jsonschema.Draft202012Validator(schema.json_schema())
    checker.check_schema(schema.json_schema())
    for made in stored:
        assert list(checker.iter_errors(json.loads(records.encode(made)))) == []


@pytest.mark.parametrize(
    "change",
    [{"id": None}, {"schema": "x"}, {"published_at": "2026-03-14"}, {"more": 1}, {"tags": None}, {"status": "x"}],
)
def test_what_is_no_record_does_not_fit_the_schema(tmp_path, change):
    with writer(tmp_path) as store:
        stored = store.submit(visit(1)).result(timeout=10).record
    told = json.loads(records.encode(stored)) | change
    assert list(jsonschema.Draft202012Validator(schema.json_schema()).iter_errors(told))


def test_every_field_of_the_record_is_described():
    told = schema.docstrings(Record)
    assert [field.name for field in dataclasses.fields(Record) if field.name not in told] == []
    assert ast.parse(inspect.getsource(Record))
