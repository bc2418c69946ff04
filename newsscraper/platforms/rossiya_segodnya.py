"""Rossiya Segodnya's system: Sputnik. Times are GMT and say so; the design before 2022 has the classes `b-…`."""

from datetime import date

from newsscraper.items import Layout

LAYOUTS = (
    Layout(
        fields={
            "title": ("css:h1.article__title",),
            "body": ("paragraphs:div.article__body div.article__text",),
        },
    ),
    Layout(
        until=date(2021, 12, 31),
        fields={
            "title": ("css:div.b-article__header-title h1",),
            "body": ("paragraphs:div.b-article__lead, div.b-article__text",),
        },
    ),
)
