"""Bytes → Article, and bytes → links. Pure: no Scrapy, no network, no clock."""
