"""The ASP.NET papers of Egypt: Youm7 and Masrawy. The body has a name of its own, all else is visible text."""

from newsscraper.items import Layout

LAYOUTS = (
    Layout(
        fields={
            "published": ("css:span.newsStoryDate",),
            "body": ("paragraphs:#articleBody", "paragraphs:div.ArticleDetails"),
        },
    ),
)
