"""`newsscraper backfill`: older articles with spare budget, behind today's news, and no trap without an end."""

import json
from datetime import UTC, date, datetime, timedelta

import pytest
from newsdesk import Answer, desk, site  # noqa: F401

from newsscraper.crawl import backfill, ladder
from newsscraper.crawl.history import Figures, Past
from newsscraper.items import FrontierEntry, Kind, Outcome, Publisher

PAPER = Publisher(slug="p", name="p", name_en="p", country="LB", domains=("p.test",))


def begin(desk, *arguments, check=0):  # noqa: F811
    return desk.run("-m", "newsscraper", "backfill", "almahfal", *arguments, check=check)


def crawl(desk, *arguments, check=0):  # noqa: F811
    (told,) = json.loads(desk.crawl("almahfal", "--json", *arguments, check=check).stdout.splitlines()[-1])["sources"]
    return told


def pages_of(site, per_page=5, days=None):  # noqa: F811
    """Let the section list articles by day, newest first: article n was published n days after 2026-01-01."""
    usual = site.section

    def section(page):
        answer = usual(page)
        body = answer.body.decode()
        for n in site.articles:
            day = (date(2026, 1, 1) + timedelta(days=n)).isoformat()
            old = f'<a href="/article/{n}">'
            body = body.replace(f"<h3>{old}", f'<time datetime="{day}T09:00:00+02:00"></time><h3>{old}')
        return Answer(body=body.encode(), headers=answer.headers)

    site.section = section


def test_runs_go_back_to_the_day_and_no_further(desk, site):  # noqa: F811
    site.articles = dict.fromkeys(range(1, 41), "")
    pages_of(site)
    assert crawl(desk, "--since", "2026-02-06")["new"] == 5
    assert crawl(desk)["new"] == 0
    shown = begin(desk, "--since", "2026-01-16", "--yes").stdout
    assert "pages over" in shown
    assert "1 of 1 lists added" in shown
    site.log.clear()
    told = crawl(desk)
    assert told["new"] == 21  # articles 15 to 35
    assert site.pages()[0] == "/news"
    assert "/news?page=8" not in site.pages()
    again = crawl(desk)
    assert (again["new"], again["pages"]) == (0, 1)


def test_todays_news_comes_first(desk, site):  # noqa: F811
    site.articles = dict.fromkeys(range(1, 41), "")
    pages_of(site)
    crawl(desk, "--since", "2026-02-01")
    begin(desk, "--since", "2026-01-02", "--yes")
    site.articles |= dict.fromkeys(range(41, 44), "")
    site.log.clear()
    crawl(desk)
    articles = [int(path.rpartition("/")[2]) for path in site.pages() if path.startswith("/article/")]
    assert set(articles[:3]) == {41, 42, 43}
    assert len(articles) == 3 + 30


def test_a_run_without_time_to_spare_leaves_it_and_the_next_goes_on(desk, site):  # noqa: F811
    site.articles = dict.fromkeys(range(1, 41), "")
    pages_of(site)
    crawl(desk, "--since", "2026-02-06")
    begin(desk, "--since", "2026-01-02", "--yes")
    told = crawl(desk, "--limit", "7")
    assert 0 < told["new"] <= 7
    assert told["new"] + crawl(desk)["new"] == 35


def test_an_endless_calendar_is_cut(desk, site):  # noqa: F811
    site.articles = dict.fromkeys(range(1, 6), "")
    usual = site.section

    def endless(page):
        answer = usual(1)
        more = f'<a rel="next" href="/news?page={page + 1}">التالي</a></nav>'.encode()
        return Answer(body=answer.body.replace(b"</nav>", more), headers=answer.headers)

    site.section = endless
    crawl(desk)
    begin(desk, "--since", "1990-01-01", "--yes")
    site.log.clear()
    crawl(desk)
    assert len(site.pages()) < 12


def test_an_estimate_alone_writes_nothing(desk, site):  # noqa: F811
    done = begin(desk, "--since", "2019-01-01", "--dry-run")
    assert "a guess" in done.stdout
    assert "GB" in done.stdout
    assert "hours" in done.stdout
    assert not desk.archive.exists()


@pytest.mark.parametrize("day", ["2999-01-01", "yesterday"])
def test_a_day_that_cannot_be_is_a_usage_error(desk, site, day):  # noqa: F811
    assert "Traceback" not in begin(desk, "--since", day, check=2).stderr


def test_the_estimate_follows_what_the_source_brought():
    at = datetime(2026, 3, 1, tzinfo=UTC)
    days = {
        (at + timedelta(days=n)).date(): Figures(at=at, pages=60, new=500 if n == 0 else 20, bytes=60 * 50_000)
        for n in range(8)
    }
    found = backfill.estimate(PAPER, Past(days=days), date(2025, 3, 14), date(2026, 3, 14), 1.0)
    assert (found.days, found.is_guess) == (365, False)
    assert found.pages == round(365 * 20 * 1.05 + 1)
    assert found.bytes == found.pages * 50_000
    assert found.hours == pytest.approx(found.pages * 1.5 / 3600, rel=0.01)


def test_a_list_on_the_way_back_is_not_the_daily_list():
    daily = FrontierEntry(url="http://p.test/news", kind=Kind.SECTION, priority=1000)
    back = backfill.back(daily, date(2019, 1, 1))
    assert back.url != daily.url
    assert back.fetch_url == daily.url
    assert backfill.goal_of(back) == date(2019, 1, 1)
    assert backfill.goal_of(daily) is None
    assert backfill.goal_of(FrontierEntry(url="http://p.test/#backfill=2019-99-99")) is None
    assert backfill.is_spare(back)
    now = datetime(2026, 3, 14, tzinfo=UTC)
    assert ladder.next_visit(back, Outcome.LISTING, now) == (None, None)


def test_an_old_article_is_checked_once_more_and_late():
    now = datetime(2026, 3, 14, tzinfo=UTC)
    entry = FrontierEntry(url="http://p.test/1", priority=ladder.BACKFILL_PRIORITY)
    due, priority = ladder.climb(entry, now)
    assert due - now >= timedelta(days=90)
    later = FrontierEntry(url="http://p.test/1", priority=priority, known_id="art_x", due_at=due)
    assert ladder.climb(later, due) == (None, None)


def test_an_estimate_over_runs_that_brought_no_bytes_takes_the_usual_size():
    at = datetime(2026, 3, 1, tzinfo=UTC)
    days = {at.date(): Figures(at=at, pages=60, new=20, bytes=0)}
    found = backfill.estimate(PAPER, Past(days=days), date(2025, 3, 14), date(2026, 3, 14), 1.0)
    assert found.bytes == found.pages * backfill.USUAL_BYTES
