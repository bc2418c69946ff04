"""Crawl Arabic news sites into a permanent, versioned, verifiable archive.

The data flows one way, and so do the imports::

    section page → links → page (bytes) → WARC → Article → Record → JSONL → reader

    items, errors ← text ← extract ← platforms ← publishers
    items, errors ← text ← store ← read
    crawl ← spiders, pipelines (with settings the only importers of Scrapy) stand on both; cli on top
"""

__version__ = "0.1.0"
