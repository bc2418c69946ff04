"""Read an archive: iterate, history, raw bytes. Only sealed files are read, so a running crawl never disturbs."""

from newsscraper.read.archive import Archive, open_archive

__all__ = ["Archive", "open_archive"]
