"""Atex Polopoly: Al Bayan and Emarat Al Youm. Addresses end in the day and `1.{number}`."""

from newsscraper.items import Layout

LAYOUTS = (
    Layout(
        fields={
            "title": ("css:div.articledetails h1.title",),
            "published": ("css:div.articledetails div.publish-date time", "meta:article:published_time"),
            "body": ("paragraphs:div.articledetails div.articlecontent", "paragraphs:#articledetails"),
        },
    ),
)
