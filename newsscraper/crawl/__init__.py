"""The live crawl: capture, politeness, run report. With spiders, pipelines and settings the only importer of Scrapy."""
