"""How to crawl: a run's options, the settings of Scrapy that they mean, and how far the run has come."""

import copy
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

from scrapy.settings import Settings
from scrapy.utils.log import configure_logging

from newsscraper import config
from newsscraper.crawl import events
from newsscraper.crawl.capture import utc_now
from newsscraper.crawl.counts import Counts
from newsscraper.crawl.gate import Gate
from newsscraper.crawl.hosts import Clock, Hosts
from newsscraper.crawl.manners import is_reserved_host
from newsscraper.crawl.report import SourceReport
from newsscraper.errors import NewsscraperError, UsageError
from newsscraper.items import Publisher


@dataclass(frozen=True, kw_only=True)
class Options:
    """How to crawl. What is None is as the publisher's file or the design says."""

    archive: Path = Path("archive")
    since: date | None = None
    """Articles published before are not looked for."""
    limit: int | None = None
    """Article pages a source."""
    time_limit: float | None = None
    """Seconds after which no source begins anything new."""
    delay: float | None = None
    """Seconds between two requests to a host; under one second only for hosts of this machine or reserved names."""
    proxy: str = ""
    contact: str = ""
    """For webmasters, in the User-Agent."""
    allow_hosts: tuple[str, ...] = ()
    """Hosts that may be loopback or private."""
    only: Mapping[str, tuple[str, ...]] | None = None
    """Source → the addresses to fetch, and nothing else; None crawls."""
    wait: float = 0.0
    """Seconds to wait for another process that writes the source."""
    clock: Clock = utc_now
    gate: Callable[[Hosts], Gate] = Gate
    """Makes the gate before the hosts; another one sleeps by another clock."""
    log_level: str = "WARNING"
    watch: Callable[["Progress"], None] = lambda progress: None
    """Is called with the run's progress when it begins; may keep it and read it at any time."""
    tell: events.Tell = lambda event: None
    """Is called with each event of the run, in the event loop."""
    broken: Mapping[str, NewsscraperError] = field(default_factory=dict)
    """Sources that cannot be crawled because their files are wrong: each gets its part of the report."""
    workers: config.Workers = "auto"
    """Processes that read pages beside the crawl."""


@dataclass(slots=True)
class Progress:
    """A run while it goes on: counts by source, in the order of opening."""

    total: int
    """Sources to crawl."""
    running: dict[str, Counts] = field(default_factory=dict)
    waiting: dict[str, Callable[[], int]] = field(default_factory=dict)
    """Source → counts what still waits to be fetched, while it runs."""
    done: dict[str, SourceReport] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)


class SharedSettings(Settings):
    """Settings whose copies share their values: Scrapy copies them deeply for each crawler, 5 ms a source."""

    def copy(self) -> Self:
        """Return settings that can be set and frozen apart."""
        other = copy.copy(self)
        other.attributes = {name: copy.copy(value) for name, value in self.attributes.items()}
        return other


def settings_of(options: Options) -> Settings:
    """Return the settings of Scrapy under which to crawl."""
    settings = SharedSettings()
    settings.setmodule("newsscraper.settings", priority="project")
    settings.setdict(
        {
            "NEWS_ARCHIVE": str(options.archive),
            "NEWS_DELAY": options.delay,
            "NEWS_PROXY": options.proxy,
            "NEWS_CONTACT": options.contact,
            "NEWS_ALLOW_HOSTS": list(options.allow_hosts),
            "NEWS_CLOCK": options.clock,
            "LOG_LEVEL": options.log_level,
        },
        priority="cmdline",
    )
    return settings


def check_delay(publishers: Sequence[Publisher], delay: float | None) -> None:
    """Raise `UsageError` for a delay under a second, unless every host is this machine or a reserved name."""
    if delay is None or delay >= 1:
        return
    if delay < 0:
        raise UsageError(f"--delay {delay:g} cannot be: seconds are not negative")
    for publisher in publishers:
        urls = (*(s.url for s in publisher.sections), *publisher.feeds, *publisher.sitemaps)
        names = (*publisher.domains, *(urlsplit(url).hostname or "" for url in urls))
        for name in names:
            if not is_reserved_host(name):
                raise UsageError(
                    f"--delay {delay:g} is refused for {name}: at least one second lies between two requests to a host"
                )


def quiet(level: str) -> None:
    """Let Scrapy log from a level on, to stderr."""
    configure_logging({"LOG_LEVEL": level, "LOG_STDOUT": False})
    logging.getLogger("scrapy").setLevel(level)  # else each page makes records that the handler throws away
    logging.getLogger("asyncio").setLevel(logging.ERROR)
