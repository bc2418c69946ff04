"""Scrapy settings on one screen: what a bare `scrapy crawl`, `shell` or `parse` of this project uses.

Settings of our own, all with `-s NAME=value`::

    NEWS_ARCHIVE        the archive's folder
    NEWS_PUBLISHERS     the folder of the operator's own publishers' files
    NEWS_PROXY          an HTTP proxy for every request
    NEWS_CONTACT        address or page for webmasters, in the User-Agent
    NEWS_ALLOW_HOSTS    hosts that may be loopback or private
    NEWS_DELAY          seconds between two requests to a host, in place of the publisher's
    NEWS_CLOCK          a function without arguments that returns an aware UTC datetime
"""

import os

from newsscraper import config

_config = config.load(environ=os.environ)

BOT_NAME = "newsscraper"
SPIDER_MODULES = ["newsscraper.spiders"]
NEWSPIDER_MODULE = "newsscraper.spiders"
SPIDER_LOADER_CLASS = "newsscraper.spiders.loader.PublisherSpiders"
TWISTED_REACTOR = "twisted.internet.asyncioreactor.AsyncioSelectorReactor"

NEWS_ARCHIVE = _config.archive
NEWS_PUBLISHERS = _config.publishers
NEWS_CONTACT = _config.contact
NEWS_PROXY = ""
NEWS_ALLOW_HOSTS: list[str] = []
NEWS_DELAY = None
NEWS_BODY_TIMEOUT = 60

DOWNLOAD_HANDLERS = {
    "http": "newsscraper.crawl.capture.CaptureHandler",
    "https": "newsscraper.crawl.capture.CaptureHandler",
    **dict.fromkeys(("file", "data", "ftp", "s3")),
}
DOWNLOAD_MAXSIZE = 10 * 1024 * 1024
DOWNLOAD_WARNSIZE = 0
DOWNLOAD_TIMEOUT = 30
DEFAULT_REQUEST_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Language": "ar,en;q=0.5",
}

# The frontier, the gate before each host and the answers to failures are ours; Scrapy's own would do them again.
CONCURRENT_REQUESTS = 64
CONCURRENT_REQUESTS_PER_DOMAIN = 1
CONCURRENT_ITEMS = 1  # Scrapy starts so many tasks for each response, and a response has one item
DOWNLOAD_DELAY = 0
RETRY_ENABLED = False
ROBOTSTXT_OBEY = False
REDIRECT_ENABLED = False
METAREFRESH_ENABLED = False
HTTPERROR_ALLOW_ALL = True
REFERER_ENABLED = False
DOWNLOADER_STATS = False
DUPEFILTER_CLASS = "scrapy.dupefilters.BaseDupeFilter"
SPIDER_MIDDLEWARES = {  # each is a generator around every callback; what they look at is looked at elsewhere
    "scrapy.spidermiddlewares.start.StartSpiderMiddleware": None,
    "scrapy.spidermiddlewares.httperror.HttpErrorMiddleware": None,
    "scrapy.spidermiddlewares.urllength.UrlLengthMiddleware": None,
    "scrapy.spidermiddlewares.depth.DepthMiddleware": None,
    "scrapy.spidermiddlewares.metacopy.MetaCopyDetectionMiddleware": None,
}
DOWNLOADER_MIDDLEWARES = {
    "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,
    "scrapy.downloadermiddlewares.httpauth.HttpAuthMiddleware": None,
    "scrapy.downloadermiddlewares.useragent.UserAgentMiddleware": None,
    "scrapy.downloadermiddlewares.httpcompression.HttpCompressionMiddleware": None,
    "newsscraper.crawl.unpack.Unpack": 590,
    "newsscraper.crawl.redirects.Redirects": 600,
    "newsscraper.crawl.manners.Manners": 740,
}
ITEM_PIPELINES = {
    "newsscraper.pipelines.normalise.Normalise": 100,
    "newsscraper.pipelines.validate.Validate": 200,
    "newsscraper.pipelines.snapshot.Snapshot": 300,
}

# Doors that stay shut, and nothing that phones home (cookies and their public-suffix list).
DOWNLOAD_VERIFY_CERTIFICATES = True
COOKIES_ENABLED = False
TELNETCONSOLE_ENABLED = False
REMOTE_CONTROL_ENABLED = False

FEED_EXPORT_ENCODING = "utf-8"
FEED_EXPORTERS = dict.fromkeys(("jsonl", "jsonlines", "jl"), "newsscraper.crawl.feed.RecordLines")
LOG_LEVEL = "INFO"
