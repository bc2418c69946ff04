"""A newcomer's path: saved pages → a publisher's file and fixtures; and the document that describes it."""

import json
import re
import shlex
import tomllib
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from newsscraper import extract, publishers
from newsscraper.cli import cli
from newsscraper.cli.new import listed
from newsscraper.items import Page

ROOT = Path(__file__).parents[2]
DOCUMENT = ROOT / "docs" / "adding-a-publisher.md"

STORIES = {
    "first": (48210, "ورشة في بلدة الكرمة تعلّم الصغار نسج السلال من القصب", "2026-03-14T09:20:00+03:00"),
    "second": (48203, "افتتاح محطة لتنقية المياه تخدم أربعين قرية في الوادي", "2026-03-13T17:05:00+03:00"),
    "third": (48196, "لاعب ناشئ يفوز ببطولة المحافظة لتنس الطاولة للمرة الثانية", "2026-03-12T12:40:00+03:00"),
}
TEXT = (
    "شهدت البلدة صباح أمس نشاطًا لافتًا شارك فيه عشرات الأهالي، وقال المنظم راغب السالمي إن الفكرة ولدت في مقهى صغير.",
    "وأضاف السالمي أن العمل استمر ثلاثة أشهر متواصلة، وأن المتطوعين جاؤوا من قرى بعيدة ولم يتقاضوا أجرًا عن أيامهم.",
    "ومن المنتظر أن يُعاد النشاط في الخريف المقبل على نطاق أوسع، إذا توافرت القاعة والمواد التي يحتاجها المشاركون.",
)


def page(title, head, body):
    return (
        f'<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>{title} - المثال اليوم</title>'
        f'<meta property="og:site_name" content="المثال اليوم">{head}</head><body><nav><a href="/local">محليات</a>'
        f'<a href="/sport">رياضة</a></nav>{body}<footer>جميع الحقوق محفوظة</footer></body></html>'
    )


def article(title, stated):
    text = "".join(f"<p>{paragraph}</p>" for paragraph in TEXT)
    return page(
        title,
        f'<meta property="article:published_time" content="{stated}">',
        f'<h1 class="headline">{title}</h1><div class="story-text">{text}</div>'
        f'<div class="tags">كلمات دلالية: <a href="/tag/1">قرى</a> <a href="/tag/2">تطوع</a></div>',
    )


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """A folder with five saved pages, and a way to run commands in it."""
    monkeypatch.chdir(tmp_path)
    cards = ""
    for name, (number, title, stated) in STORIES.items():
        (tmp_path / f"{name}.html").write_text(article(title, stated), encoding="utf-8")
        cards += f'<div class="card"><a href="/news/{number}/x"><h3>{title}</h3></a><span>{stated[:10]}</span></div>'
    for number in (48188, 48181, 48175):
        title = f"خبر من أخبار القرى التي لا يكتب عنها أحد {number}"
        cards += f'<div class="card"><a href="/news/{number}/x"><h3>{title}</h3></a></div>'
    (tmp_path / "section.html").write_text(page("محليات", "", f"<main><h1>محليات</h1>{cards}</main>"), encoding="utf-8")
    about = "<main><h1>من نحن</h1><p>صحيفة محلية تصدر كل صباح.</p></main>"
    (tmp_path / "about.html").write_text(page("من نحن", "", about), encoding="utf-8")

    def run(line):
        done = CliRunner().invoke(cli, shlex.split(line)[1:], standalone_mode=False)
        assert done.exception is None, (line, done.output, done.exception)
        return done

    return run


def commands():
    blocks = re.findall(r"```sh\n(.*?)```", DOCUMENT.read_text(encoding="utf-8"), re.DOTALL)
    lines = [line for block in blocks for line in block.splitlines() if line.strip()]
    live = [line for line in lines if " https://" in line]  # run on loopback by tests/cli/test_new_live.py
    assert len(live) == 1
    return [line for line in lines if line not in live]


def test_the_document_followed_word_for_word_gives_a_working_publisher(desk, tmp_path):
    for line in commands()[:3]:
        assert desk(line).return_value in (None, 0)
    layout = re.search(r"```toml\n(.*?)```", DOCUMENT.read_text(encoding="utf-8"), re.DOTALL)[1]
    path = tmp_path / "publishers" / "almithal.toml"
    path.write_text(path.read_text(encoding="utf-8") + "\n" + layout, encoding="utf-8")
    assert publishers.load(path).layouts[0].fields["title"] == ("css:h1.headline",)
    for line in commands()[3:]:
        assert desk(line).return_value in (None, 0), line


def test_the_service_of_the_document_is_read(tmp_path):
    service = re.findall(r"```toml\n(.*?)```", DOCUMENT.read_text(encoding="utf-8"), re.DOTALL)[1]
    path = tmp_path / "almithal.toml"
    head = 'name = "المثال اليوم"\nname_en = "Al-Mithal"\ncountry = "JO"\ndomains = ["almithal.example"]\n\n'
    path.write_text(head + service, encoding="utf-8")
    who = publishers.load(path)
    story = {"id": 7, "slug": "x", "title": STORIES["first"][1], "created": "2026-03-14", "html": f"<p>{TEXT[0]}</p>"}
    body = json.dumps({"data": {"items": [story]}}).encode()
    (link,) = extract.links(body, url=who.api.lists[0], publisher=who)
    assert (link.url, link.fetch_url) == (
        "https://almithal.example/news/7/x",
        "https://api.almithal.example/story/7",
    )
    now = datetime(2026, 3, 15, tzinfo=UTC)
    found = extract.article(json.dumps({"data": story}).encode(), url=link.fetch_url, fetched_at=now, publisher=who)
    assert (found.canonical_url, found.title, found.paragraphs) == (link.url, STORIES["first"][1], [TEXT[0]])


def test_a_section_on_which_the_file_finds_nothing_is_told(desk, tmp_path):
    desk(commands()[0])
    who = publishers.load(tmp_path / "publishers" / "almithal.toml")
    seen = Page(
        url="https://almithal.example/local",
        status=200,
        headers=(),
        body=(tmp_path / "section.html").read_bytes(),
        fetched_at=datetime(2026, 3, 15, tzinfo=UTC),
    )
    assert listed(who, seen).startswith("  6 article links")
    other = replace(who, article_urls={"other": r"^https://almithal\.example/elsewhere/(?P<id>\d+)$"})
    assert listed(other, seen).startswith("  no article links")


def test_new_says_what_each_layer_sees_and_writes_facts(desk, tmp_path):
    shown = desk(commands()[0]).output
    assert re.search(r"published +stated +meta:article:published_time", shown)
    assert re.search(r"title +generic +generic:h1", shown)
    assert re.search(r"\n  6 article links, such as ", shown)
    facts = tomllib.loads((tmp_path / "publishers" / "almithal.toml").read_text(encoding="utf-8"))
    assert (facts["name"], facts["country"], facts["timezone"]) == ("المثال اليوم", "JO", "Asia/Amman")
    assert [s["url"] for s in facts["sections"]] == ["https://almithal.example/local"]
    assert re.search(next(iter(facts["article_urls"].values())), "https://almithal.example/news/7777/z")["id"] == "7777"


def test_new_writes_five_fixtures_without_a_word_of_the_pages(desk, tmp_path):
    desk(commands()[0])
    folders = sorted((tmp_path / "fixtures" / "almithal").iterdir())
    kinds = [path.name for folder in folders for path in folder.glob("*.json") if path.name != "response.json"]
    assert sorted(kinds) == ["article.json"] * 3 + ["links.json", "outcome.json"]
    everything = "".join(path.read_text(encoding="utf-8") for folder in folders for path in folder.iterdir())
    assert "السالمي" not in everything
    assert "نسج السلال" not in everything


def test_true_pages_stay_out_of_git(desk, tmp_path):
    desk(commands()[0])
    kept = tmp_path / "pages" / "almithal"
    assert (kept / ".gitignore").read_text(encoding="utf-8") == "*\n"
    assert any("السالمي" in path.read_text(encoding="utf-8") for path in kept.glob("*.html"))


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("newsscraper new almithal about.html=https://almithal.example/about", "none of these pages"),
        ("newsscraper new almithal first.html", "does not say its address"),
        ("newsscraper new almithal https://almithal.example/ first.html", "not both"),
        ("newsscraper new almithal nowhere.html=https://almithal.example/", "cannot be read"),
        ("newsscraper new Al/Mithal first.html=https://almithal.example/news/48210/a", "cannot be a slug"),
        ("newsscraper new youm8 first.html=https://www.youm7.com/story/2026/3/14/x/48210", "known already as youm7"),
    ],
)
def test_new_refuses_with_a_sentence(desk, line, words, tmp_path):
    done = CliRunner().invoke(cli, shlex.split(line)[1:], standalone_mode=False)
    assert words in str(done.exception)
    assert not (tmp_path / "fixtures").exists()
