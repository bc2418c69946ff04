"""Feed exporter for `-O out.jsonl`: the very lines of the archive."""

from typing import Any

from scrapy.exporters import JsonLinesItemExporter

from newsscraper.items import Record
from newsscraper.store import records


class RecordLines(JsonLinesItemExporter):
    """Writes records as `store.records.encode` does, and any other item as Scrapy does."""

    def export_item(self, item: Any) -> None:
        """Write one line."""
        if isinstance(item, Record):
            self.file.write(records.encode(item))
        else:
            super().export_item(item)
