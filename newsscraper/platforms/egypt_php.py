"""The PHP papers of Egypt: Al-Dostor and Al Bawaba News. Text in `.cont`, its date in `.publish`, by-line in a box."""

from newsscraper.items import Layout

LAYOUTS = (
    Layout(
        fields={
            "title": ("css:article.cont h1",),
            "published": ("css:.publish time",),
            "body": ("paragraphs:.paragraph-list", "paragraphs:.news-article .cont"),
            "authors": ("css:.article-author .name",),
        },
    ),
)
