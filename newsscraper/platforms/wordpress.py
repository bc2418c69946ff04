"""WordPress: the classes of the themes that Arabic newspapers use, and the marks that the system itself writes.

Themes: Jannah and Sahifa (TieLabs), Newspaper and its template builder (tagDiv), JNews, Publisher (BetterStudio). A
theme of the paper's own names its body in the publisher's file. `rel="tag"` alone marks a tag: a category has
`rel="category tag"`. Jetpack adds share buttons and related posts behind the text.
"""

from newsscraper.items import Layout

LAYOUTS = (
    Layout(
        fields={
            "title": (
                "css:h1.tdb-title-text",
                "css:h1.jeg_post_title",
                "css:h1.single-post-title",
                "css:h1.post-title",
                "css:h1.entry-title",
            ),
            "published": (
                "meta:article:published_time",
                "jsonld:datePublished",
                "css:time.entry-date::attr(datetime)",
                "css:span.time time::attr(datetime)",
                "css:span.tie-date",
            ),
            "body": (
                "paragraphs:div.td-post-content",
                "paragraphs:div.tdb_single_content div.tdb-block-inner",
                "paragraphs:div.entry-content div.content-inner",
                "paragraphs:div.entry-content",
                "paragraphs:div.entry",
            ),
            "tags": ("css:a[rel='tag']",),
        },
        drop=("css:.sharedaddy", "css:.jp-relatedposts"),
    ),
)
