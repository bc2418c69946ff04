"""France Médias Monde: France 24 and Monte Carlo Doualiya. The date is a `<time>` in `.m-pub-dates`."""

from newsscraper.items import Layout

LAYOUTS = (
    Layout(
        fields={
            "title": ("css:h1.t-content__title",),
            "published": ("css:.m-pub-dates__date time::attr(datetime)", "css:.m-pub-dates__date time"),
            "body": ("paragraphs:div.t-content__body",),
        },
    ),
)
