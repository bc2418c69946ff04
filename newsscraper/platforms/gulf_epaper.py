"""The e-paper system of the Gulf's papers: Okaz, Al Madina, Al Rai (Kuwait), Oman Daily.

Lists stand under `/morearticles/…` and go on by a POST to `/ajax-more-articles`; feeds under `/rssFeed/{number}`.
"""

from newsscraper.items import Layout

LAYOUTS = (
    Layout(
        fields={
            "title": ("css:header.article-head h1", "css:h1.article-title", "css:.titleArticle h1"),
            "subtitle": ("css:h3.article-subtitle",),
            "published": ("css:.media_article_publish_time",),
            "body": ("paragraphs:div.article-entry div.bodyText",),
        },
    ),
)
