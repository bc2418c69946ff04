"""Softimpact's ASP.NET system (Lebanon, Iraq): LBCI, Al Jadeed, Lebanon24, Alsumaria.

The body is one element whose paragraphs are parted by `<br>`. The first tag is the section. A block of related stories
is put inside the article column. Lists go on by `DynamicPages/LoadMore`, which the paging rules read from the page.
"""

from newsscraper.items import Layout

LAYOUTS = (
    Layout(
        fields={
            "title": ("css:h1 .article_details_title", "css:h1"),
            "published": ("jsonld:datePublished", "meta:datepublished"),
            "body": ("paragraphs:div.LongDesc", "paragraphs:div.Article_Details_Desc"),
            "tags": ("css:div.article_details_tag ~ div.article_details_tag h3",),
            "section": ("css:a.article_details_category",),
        },
    ),
)
