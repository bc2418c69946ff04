"""Joomla with the K2 component: introduction and text are two elements, lists go by `?start={offset}`."""

from newsscraper.items import Layout

LAYOUTS = (
    Layout(
        fields={
            "title": ("css:.itemHeader .itemTitle",),
            "published": ("css:span.itemDateCreated",),
            "body": ("paragraphs:div.itemIntroText, div.itemFullText", "paragraphs:div.itemBody"),
            "tags": ("links:ul.itemTags",),
        },
    ),
)
