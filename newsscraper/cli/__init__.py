"""The command line: one file per command, Scrapy imported only by the commands that crawl."""
