"""Fixtures: saved pages and what must come out of them.

::

    fixtures/<source>/<slug>/
        response.html   bytes exactly as served, be they a page, a feed, a sitemap or JSON
        response.json   url, status, headers, captured_at, origin (synthetic, recorded, warc), why
        article.json    the expected article, empty fields left out, the body as a list of paragraphs;
        links.json      or the links of a list, [{"url", "title"}] in its order; of a feed, sitemap or JSON list
                        also what it states: date_published, published_at, description, tags, fetch_url;
        outcome.json    or {"outcome": …} for a page that is no article

`captured_at` chooses the layout and freezes "now". `plugin` is a pytest plugin: one test per expected field.
"""
