"""The generic rules on one page: every field without a publisher's facts.

A `Reading` is lazy: what a layout already gave is not computed, and the flow of text is read once for all rules.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from newsscraper.extract import (
    authors,
    body,
    dateline,
    images,
    lines,
    masthead,
    parts,
    related,
    section,
    subtitle,
    tags,
    teasers,
    title,
    walk,
    worth,
)
from newsscraper.extract.body import Body
from newsscraper.extract.flow import Flow
from newsscraper.extract.labels import fold
from newsscraper.extract.page import Document
from newsscraper.items import Embed, Image, InlineLink, Related

if TYPE_CHECKING:
    from lxml.etree import _Element


@dataclass(frozen=True)
class Reading:
    """What the generic rules see in a page."""

    doc: Document
    without: "frozenset[_Element]" = frozenset()
    """Elements that the layout cuts out."""

    @cached_property
    def stated_titles(self) -> set[str]:
        """The folded headlines that the head of the page states."""
        return title.folded(self.doc)

    @cached_property
    def flow(self) -> Flow:
        """The blocks of the page, with zone and worth."""
        found = walk.read(self.doc.tree, self.without)
        worth.mark(found, self.stated_titles, self.doc.url)
        return found

    @cached_property
    def parts(self) -> list[parts.Part]:
        """The labelled parts."""
        return parts.read(self.flow)

    @cached_property
    def region(self) -> Body:
        """The paragraphs, and perhaps the headline and what stands above it.

        Verses and tables come before less running text than they hold. A page that calls itself an article and has no
        text but cards is a digest: then they are its text.
        """
        running = body.read(self.flow, self.parts, self.stated_titles)
        found = lines.read(self.flow, running, self.parts, self.stated_titles)
        if found.blocks or "article" not in self.doc.meta.get("og:type", ()) or not teasers.unmark(self.flow):
            return found
        worth.mark(self.flow, self.stated_titles)
        return body.read(self.flow, self.parts, self.stated_titles)

    @cached_property
    def story(self) -> Body:
        """The paragraphs, perhaps with the subtitle before them."""
        return body.below(self.flow, self.region, self.title.text, self.title.block)

    @cached_property
    def subtitle(self) -> subtitle.Subtitle:
        """The line under the headline."""
        titles = self.stated_titles | {fold(self.title.text or "")}
        return subtitle.read(self.doc, self.flow, self.story, self.title.block, titles)

    @cached_property
    def body(self) -> Body:
        """The paragraphs."""
        return subtitle.without(self.story, self.subtitle)

    def dateline(self, paragraphs: Sequence[str], publisher: str | None) -> dateline.Dateline:
        """Return the dateline of these paragraphs or beside them; the publisher is an agency, too."""
        names = self.site_names | ({fold(publisher)} if publisher else set())
        return dateline.read(self.doc, paragraphs, self.flow.blocks[self.head + 1 : self.body.start], names)

    @cached_property
    def title(self) -> title.Title:
        """The headline."""
        return title.read(self.doc, self.flow, self.region)

    @cached_property
    def head(self) -> int:
        """Index of the block that shows the headline, else of the first paragraph."""
        return self.body.start if self.title.block is None else self.title.block

    def is_masthead(self, block: int) -> bool:
        """Say whether a block stands where sites print what day it is today."""
        last = self.body.end - 1
        return masthead.is_masthead(self.flow, block, self.head, last, url=self.doc.url, names=self.site_names)

    @cached_property
    def site_names(self) -> set[str]:
        """The site's names, folded: those that the head states, and what stands behind the headline in `<title>`."""
        return title.site_names(self.doc) | title.behind_headline(self.doc)

    @cached_property
    def section(self) -> tuple[tuple[str, ...], str | None]:
        """The section path and its source."""
        return section.read(self.doc, self.flow, self.parts, self.title.text, self.head, self.body.start)

    @cached_property
    def tags(self) -> tuple[tuple[str, ...], str | None]:
        """The tags and their source."""
        outermost = self.section[0][0] if self.section[0] else None
        return tags.read(self.doc, self.flow, self.body, self.parts, self.title.text, outermost)

    @cached_property
    def related(self) -> tuple[Related, ...]:
        """The related links."""
        return related.read(self.doc, self.flow, self.body, self.parts)

    @cached_property
    def authors(self) -> tuple[tuple[str, ...], str | None, str | None]:
        """Names, the author line, its source."""
        return authors.read(self.doc, self.flow, self.body, self.head, self.section[0])

    @cached_property
    def images(self) -> tuple[Image, ...]:
        """Pictures with captions."""
        return images.images(self.doc, self.flow, self.body)

    @cached_property
    def embeds(self) -> tuple[Embed, ...]:
        """Frames and players."""
        return images.embeds(self.doc, self.flow, self.body)

    @cached_property
    def links(self) -> tuple[InlineLink, ...]:
        """Links inside the paragraphs."""
        return images.inline_links(self.doc, self.body)
