"""A publisher's file: what it may say, and how its errors read."""

from datetime import date

import pytest

from newsscraper import publishers
from newsscraper.errors import FactsError, UnknownSource

GOOD = """\
name = "صحيفة المثال"
name_en = "The Example"
country = "LB"
timezone = "Asia/Beirut"
domains = ["mithal.example"]
feeds = ["http://mithal.example/rss"]

[[sections]]
url = "http://mithal.example/local"
name = "محليات"

[article_urls]
story = '^https?://mithal\\.example/story/(?P<id>\\d+)'

[[layouts]]
title = ["css:h1.title", "jsonld:headline"]

[[layouts]]
until = 2020-12-31
body = ["paragraphs:div.old"]
drop = ["css:.share"]
"""


@pytest.fixture
def write(tmp_path):
    def write(text, slug="mithal"):
        path = tmp_path / f"{slug}.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_facts_become_a_publisher(write):
    publisher = publishers.load(write(GOOD))
    assert (publisher.slug, publisher.name, publisher.country) == ("mithal", "صحيفة المثال", "LB")
    assert publisher.sections[0].name == "محليات"
    assert publisher.layouts[0].fields["title"] == ("css:h1.title", "jsonld:headline")
    assert publisher.layouts[1].until == date(2020, 12, 31)
    assert publisher.layouts[1].drop == ("css:.share",)


@pytest.mark.parametrize(
    ("old", "new", "line", "word"),
    [
        ('country = "LB"', 'country = "Lebanon"', 3, "ISO 3166"),
        ('country = "LB"', "", 1, "country"),
        ('timezone = "Asia/Beirut"', 'timezone = "Asia/Byblos"', 4, "IANA"),
        ('domains = ["mithal.example"]', 'domains = ["www.mithal.example"]', 5, "www"),
        ('domains = ["mithal.example"]', 'domains = ["http://mithal.example/"]', 5, "host name"),
        ('domains = ["mithal.example"]', "domains = 3", 5, "domains"),
        ('feeds = ["http://mithal.example/rss"]', 'feeds = ["mithal.example/rss"]', 6, "http(s)"),
        ('feeds = ["http://mithal.example/rss"]', 'feed = ["http://mithal.example/rss"]', 6, "unknown key"),
        ('feeds = ["http://mithal.example/rss"]', "delay = 0.5", 6, "one second"),
        ('feeds = ["http://mithal.example/rss"]', 'date_order = "ymd"', 6, "date_order"),
        ('feeds = ["http://mithal.example/rss"]', 'platform = "wordstar"', 6, "platform"),
        ("(?P<id>\\d+)", "(\\d+)", 13, "(?P<id>"),
        ("(?P<id>\\d+)", "(?P<id>\\d+", 13, "regular expression"),
        ("css:h1.title", "css:h1..", 16, "CSS"),
        ("css:h1.title", "magic:h1", 16, "magic"),
        ("title = [", "headline = [", 16, "headline"),
        ("until = 2020-12-31", "", 18, "newest first"),
        ("until = 2020-12-31", 'until = "2020-12-31"', 19, "quotation"),
        ('country = "LB"', 'country = "LB"\ncuontry = "LB"', 4, "did you mean 'country'"),
        ('timezone = "Asia/Beirut"', 'timezone = "Asia/Beiruth"', 4, "did you mean 'Asia/Beirut'"),
        ('timezone = "Asia/Beirut"', 'timezone = "../Asia/Beirut"', 4, "IANA"),
        ('name = "محليات"', 'nome = "محليات"', 10, "did you mean 'name'"),
        ('name = "محليات"', "name = 7", 10, "sections.name: expected a text in quotation marks, got a number"),
        ('"http://mithal.example/local"', '"http://other.example/local"', 9, "none of the domains"),
        ('"http://mithal.example/local"', '"http://mithal.example/rss"', 6, "one only"),
        ('"http://mithal.example/local"', '"http://mithal.example/story/1"', 13, "takes the section"),
        ('domains = ["mithal.example"]', 'domains = ["mithal.example", "mithal.example"]', 5, "twice"),
        ('domains = ["mithal.example"]', "domains = []", 1, "no domains"),
        ("'^https?://mithal\\.example/story/(?P<id>\\d+)'", "'(?P<id>\\d*)'", 13, "any address"),
        ('["css:h1.title", "jsonld:headline"]', "[]", 16, "names no source"),
        ("[article_urls]", "[artikel_urls]", 12, "did you mean 'article_urls'"),
        ('domains = ["mithal.example"]', 'domains = "mithal.example"', 5, "expected a list, got a text"),
        ("[[layouts]]\ntitle", "[layouts]\ntitle", 18, "not TOML"),
        ("css:h1.title", "cs:h1.title", 16, "did you mean 'css'"),
        ("css:h1.title", "json:a..b", 16, "no path into JSON"),
        ("css:h1.title", "xpath://h1[", 16, "XPath"),
        ("css:h1.title", "url:story", 16, "group"),
        ("title = [", "titel = [", 16, "did you mean 'title'"),
        ('["paragraphs:div.old"]', '"paragraphs:div.old"', 20, "list of sources"),
        ("until = 2020-12-31", "until = 2020-12-31\n\n[[layouts]]\nuntil = 2021-01-01", 22, "newest first"),
        ('feeds = ["http://mithal.example/rss"]', 'platform = "wordpres"', 6, "did you mean 'wordpress'"),
        ('feeds = ["http://mithal.example/rss"]', "delay = nan", 6, "one second"),
        ('feeds = ["http://mithal.example/rss"]', 'language = "Arabic"', 6, "BCP 47"),
        ('name = "صحيفة المثال"', 'name = " "', 1, "name is empty"),
        ('country = "LB"', 'country = "LB"\ncountry = "SY"', 4, "not TOML"),
        ('country = "LB"', "country = LB", 3, "not TOML"),
        ('country = "LB"', "country = 'LB", 3, "not TOML"),
        ("[article_urls]", "[article_urls", 12, "not TOML"),
        ("[article_urls]", "[api]\nitems = ['a[]']\npag = 'x{id}'\n[article_urls]", 14, "did you mean 'page'"),
        ("[article_urls]", "[api]\nitems = ['a[]']\n[article_urls]", 12, "api has no page"),
        ("[article_urls]", "[api]\nitems = ['a[']\npage = 'x{id}'\n[article_urls]", 13, "api.items"),
        ("[article_urls]", "[api]\nitems = ['a']\npage = 'http://x/'\n[article_urls]", 14, "names no value"),
        ("[article_urls]", "[api]\nitems = ['a']\npage = 'http://x/{i}'\n[article_urls]", 12, "without a layout"),
    ],
)
def test_a_wrong_fact_names_file_line_and_what_is_wrong(write, old, new, line, word):
    assert old in GOOD
    path = write(GOOD.replace(old, new))
    with pytest.raises(FactsError) as error:
        publishers.load(path)
    assert f"{path}:{line}:" in str(error.value)
    assert word in str(error.value)


def test_a_syntax_error_names_the_line(write):
    with pytest.raises(FactsError, match=r"mithal\.toml:2: not TOML: .*mend that line"):
        publishers.load(write('name = "x"\ncountry = \n'))


def test_a_byte_order_mark_does_no_harm(tmp_path):
    path = tmp_path / "mithal.toml"
    path.write_text(GOOD, encoding="utf-8-sig")
    assert publishers.load(path).name == "صحيفة المثال"


def test_a_missing_fact_says_which(write):
    with pytest.raises(FactsError, match="no name_en: every publisher needs one"):
        publishers.load(write(GOOD.replace('name_en = "The Example"\n', "")))


def test_bytes_that_are_no_utf8_are_an_error(tmp_path):
    path = tmp_path / "latin.toml"
    path.write_bytes(b'name = "\xe9"\n')
    with pytest.raises(FactsError, match="UTF-8"):
        publishers.load(path)


@pytest.mark.parametrize("slug", ["Mithal", "runs", "a b", "-x"])
def test_a_file_name_that_can_be_no_slug_is_an_error(write, slug):
    with pytest.raises(FactsError, match="slug"):
        publishers.load(write(GOOD, slug))


def test_an_unknown_slug_says_what_there_is():
    with pytest.raises(UnknownSource, match="alahed"):
        publishers.get("alahid")


@pytest.mark.parametrize("slug", ["../alahed", "/etc/passwd", "", "."])
def test_a_slug_never_leads_out_of_the_folder(slug):
    with pytest.raises(UnknownSource):
        publishers.get(slug)


def test_the_operators_own_file_comes_first(write, tmp_path):
    write(GOOD, "alahed")
    assert publishers.get("alahed", own=tmp_path).name == "صحيفة المثال"
    assert {p.slug: p.name for p in publishers.all(own=tmp_path)}["alahed"] == "صحيفة المثال"


def test_every_bundled_file_is_right():
    assert "alahed" in {publisher.slug for publisher in publishers.all()}
