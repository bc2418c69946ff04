"""Bytes → Article, and bytes → links. Pure: no Scrapy, no network, no clock."""

from newsscraper.extract.article import article
from newsscraper.extract.feeds import feed
from newsscraper.extract.listing import links, listing
from newsscraper.extract.sitemaps import sitemap

__all__ = ["article", "feed", "links", "listing", "sitemap"]
