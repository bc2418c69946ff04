"""Newspapers that live by a clock of the test's: they publish, edit, remove and stumble; nobody ever really waits."""

import asyncio
import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import news_site
from news_site import Answer, Asked, Site

HOUR = timedelta(hours=1)
START = datetime(2026, 3, 1, 0, 0, 0, tzinfo=UTC)
SHOWN = 10
"""Articles on the section and its further page."""
FACTS = """
name = "{slug}"
name_en = "{slug}"
country = "LB"
timezone = "Asia/Beirut"
domains = ["{slug}.test"]

[[sections]]
url = "http://{slug}.test/news"

[article_urls]
story = '/article/(?P<id>\\d+)'
"""


class Clock:
    """A clock that goes only when somebody sleeps by it, or when it is set."""

    def __init__(self, now: datetime = START) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def tick(self) -> float:
        return self.now.timestamp()

    async def sleep(self, seconds: float) -> None:
        until = self.now + timedelta(seconds=seconds)
        await asyncio.sleep(0)
        self.now = max(self.now, until)


@dataclass
class Paper(Site):
    """One newspaper: article n appears at n * `every`; each fourth is edited once, each ninth is removed."""

    slug: str = "paper"
    every: timedelta = 3 * HOUR
    clock: Clock = field(default_factory=Clock)
    stumbles: int = 0
    """Every so many requests it asks for a pause of half a minute; 0 never."""
    first_shown: dict[int, datetime] = field(default_factory=dict)
    asked: list[tuple[float, str, int]] = field(default_factory=list)
    """When, what, status: of each request."""
    lived: tuple[int, bool] | None = None
    """The hour of the present state, and whether it has begun."""

    def live(self) -> None:
        """Bring the paper's state to the present: things happen at whole hours, and hold right after them."""
        age = self.clock() - START
        hours, rest = divmod(age, HOUR)
        moment = (hours, bool(rest))
        if moment == self.lived:
            return
        self.lived = moment
        published = range(1, int(age / self.every) + 1)
        self.articles = {n: self.extra(n, age - n * self.every) for n in published}
        self.gone = {n for n in published if is_removed(n) and age - n * self.every > 30 * HOUR}

    def extra(self, n: int, age: timedelta) -> str:
        edited = is_edited(n) and age > 5 * HOUR
        return "وصححت البلدية الرقم: بلغت الكلفة ستين مليون ليرة لا خمسين." if edited else ""

    def section(self, page: int) -> Answer:
        kept, self.articles = self.articles, dict(sorted(self.articles.items())[-SHOWN:])
        for n in self.articles:
            if n not in self.gone:
                self.first_shown.setdefault(n, self.clock())
        try:
            return super().section(page)
        finally:
            self.articles = kept

    def answer(self, asked: Asked) -> Answer:
        self.live()
        number = len(self.asked) + 1
        found = super().answer(asked)
        if asked.path.startswith("/news") and found.status == 200:
            found = conditional(found, asked)
        if self.stumbles and number % self.stumbles == 0:
            found = Answer(503, headers={"Retry-After": "30"})
        self.asked.append((self.clock.tick(), asked.path, found.status))
        return found

    def edited_at(self, n: int) -> datetime:
        return START + n * self.every + 5 * HOUR

    def versions(self) -> dict[str, int]:
        """Return how many versions of each article an honest archive holds: of what was shown to it."""
        now = self.clock()
        return {
            str(n): 2 if is_edited(n) and first < self.edited_at(n) < now else 1
            for n, first in self.first_shown.items()
        }

    def uncertain(self) -> list[str]:
        """Return articles of whose edit nobody can say whether it was seen: too young, or removed soon after."""
        young = [n for n in self.articles if timedelta(0) < self.clock() - self.edited_at(n) < 7 * HOUR]
        return [str(n) for n in self.first_shown if is_edited(n) and (n in young or is_removed(n))]

    def gaps(self) -> Iterator[tuple[float, int]]:
        """Yield the seconds before each request, and the status of the answer before it."""
        for (before, _, status), (at, _, _) in zip(self.asked, self.asked[1:], strict=False):
            yield at - before, status


def conditional(found: Answer, asked: Asked) -> Answer:
    """Return 304 for a list that shows what it showed last time, as good servers do."""
    etag = f'"{hashlib.sha256(found.body).hexdigest()[:16]}"'
    if asked.headers.get("if-none-match") == etag:
        return Answer(304, headers={"ETag": etag})
    found.headers["ETag"] = etag
    return found


def is_edited(n: int) -> bool:
    return n % 4 == 0


def is_removed(n: int) -> bool:
    return n % 9 == 0


class Quarter(Site):
    """Several papers behind one proxy."""

    def __init__(self, papers: list[Paper]) -> None:
        super().__init__()
        self.papers = {f"{paper.slug}.test": paper for paper in papers}

    def answer(self, asked: Asked) -> Answer:
        self.log.clear()
        return self.papers[asked.host].answer(asked)


def papers(clock: Clock) -> list[Paper]:
    """Return a busy paper, a quiet one, and one that stumbles."""
    return [
        Paper(slug="busy", every=HOUR, clock=clock),
        Paper(slug="quiet", every=8 * HOUR, clock=clock),
        Paper(slug="weary", every=4 * HOUR, clock=clock, stumbles=40),
    ]


def archived(archive: Path, slug: str) -> Counter[str]:
    """Return how many versions of each article an archive holds, open, sealed and compacted ones."""
    from newsscraper.read import open_archive

    found = open_archive(archive).articles(source=slug, latest=False)
    return Counter(record.url.rpartition("/")[2] for record in found)


def files_of_a_day(archive: Path, slug: str, before: datetime) -> int:
    """Return the largest number of files of one closed day."""
    days: Counter[str] = Counter()
    for path in (archive / slug).glob("*/*/*"):
        day = path.parent.name
        if len(day) == 10 and day < f"{before:%Y-%m-%d}" and path.is_file():
            days[day] += 1
    return max(days.values(), default=0)


def told(archive: Path, clock: Clock, quarter: list[Paper]) -> str:
    """Return as JSON what a test wants to know."""
    return json.dumps(
        {
            paper.slug: {
                "wanted": paper.versions(),
                "uncertain": paper.uncertain(),
                "found": archived(archive, paper.slug),
                "gaps": min(gap for gap, _ in paper.gaps()),
                "after_503": min((gap for gap, status in paper.gaps() if status == 503), default=None),
                "requests": len(paper.asked),
                "longest_without_section": _longest(paper, clock),
                "files": files_of_a_day(archive, paper.slug, clock() - timedelta(days=4)),
            }
            for paper in quarter
        }
    )


def _longest(paper: Paper, clock: Clock) -> float:
    times = [at for at, path, _ in paper.asked if path == "/news"]
    return max(b - a for a, b in zip(times, [*times[1:], clock.tick()], strict=True))


serving = news_site.serving
