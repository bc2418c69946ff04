"""Drupal 8 and later: what its field formatters name, whatever the theme."""

from newsscraper.items import Layout

LAYOUTS = (
    Layout(
        fields={
            "body": ("paragraphs:div.field--name-body",),
            "tags": ("links:div.field--name-field-tags",),
        },
    ),
)
