"""All pages that are built as newsrooms' own systems build them, by the name of module and page."""

from collections.abc import Iterator

from arabic_web import (
    newsroom_kinds,
    newsrooms_fourth,
    newsrooms_gulf,
    newsrooms_levant,
    newsrooms_maghreb,
    newsrooms_nile,
    newsrooms_second,
    newsrooms_third,
    newsrooms_world,
)
from arabic_web.stories import Case

MODULES = (
    newsrooms_nile,
    newsrooms_levant,
    newsrooms_gulf,
    newsrooms_maghreb,
    newsrooms_world,
    newsroom_kinds,
    newsrooms_fourth,
    newsrooms_second,
    newsrooms_third,
)


def cases() -> Iterator[tuple[str, Case]]:
    """Yield the pages by name."""
    for module in MODULES:
        for page in module.PAGES:
            yield f"{module.__name__.rpartition('_')[2]} {page.__name__}", page()
