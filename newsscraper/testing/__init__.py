"""Fixtures: saved pages and what must come out of them.

::

    fixtures/<source>/<slug>/
        response.html   bytes exactly as served
        response.json   url, status, headers, captured_at, origin (synthetic, recorded, warc), why
        article.json    the expected article, empty fields left out, the body as a list of paragraphs;
        links.json      or the links of a section page, [{"url", "title"}] in page order;
        outcome.json    or {"outcome": …} for a page that is no article

`captured_at` chooses the layout and freezes "now". `plugin` is a pytest plugin: one test per expected field.
"""
