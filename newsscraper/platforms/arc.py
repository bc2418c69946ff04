"""Arc XP: a complete `NewsArticle` in JSON-LD; feeds under `/arc/outboundfeeds/`."""

from newsscraper.items import Layout

LAYOUTS = (
    Layout(
        fields={
            "title": ("jsonld:headline",),
            "published": ("jsonld:datePublished",),
        },
    ),
)
