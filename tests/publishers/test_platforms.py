"""Families of sites: found by name, complete, and behind a publisher's own sources."""

import pytest

from newsscraper import platforms, publishers
from newsscraper.errors import FactsError
from newsscraper.extract import sources

FAMILIES = sorted(path.stem for path in publishers.BUNDLED.parent.joinpath("platforms").glob("[a-z]*.py"))

SITE = """\
name = "صحيفة المثال"
name_en = "The Example"
country = "LB"
domains = ["mithal.example"]
platform = "wordpress"
"""


@pytest.fixture
def load(tmp_path):
    def load(text):
        path = tmp_path / "mithal.toml"
        path.write_text(SITE + text, encoding="utf-8")
        return publishers.load(path)

    return load


@pytest.mark.parametrize("name", FAMILIES)
def test_every_source_of_a_family_can_be_read(name):
    for layout in platforms.layouts(name):
        for source in (*layout.drop, *(s for tried in layout.fields.values() for s in tried)):
            sources.parse(source)


@pytest.mark.parametrize("name", FAMILIES)
def test_every_family_has_a_publisher(name):
    assert name in {p.platform for p in publishers.all(own=publishers.BUNDLED)}


@pytest.mark.parametrize("name", ["nowhere", "os.path", "../secret", ""])
def test_an_unknown_family_is_an_error(name):
    with pytest.raises(FactsError, match="no platform"):
        platforms.layouts(name)


def test_a_publisher_of_a_family_has_its_layout(load):
    assert load("").layouts == platforms.layouts("wordpress")


def test_own_sources_come_before_those_of_the_family_field_by_field(load):
    family = platforms.layouts("wordpress")[0]
    found, *rest = load('[[layouts]]\nbody = ["paragraphs:div.own"]\ndrop = ["css:.own-ad"]\n').layouts
    assert tuple(rest) == platforms.layouts("wordpress")
    assert found.fields["body"] == ("paragraphs:div.own", *family.fields["body"])
    assert found.fields["title"] == family.fields["title"]
    assert found.drop == ("css:.own-ad", *family.drop)


def test_a_superseded_design_is_left_alone(load):
    found = load('[[layouts]]\nuntil = 2020-12-31\nbody = ["paragraphs:div.old"]\n').layouts
    assert found[0].fields == {"body": ("paragraphs:div.old",)}
    assert found[1:] == platforms.layouts("wordpress")
