"""The table of the bundled publishers: `python -m newsscraper.publishers.table > docs/publishers.md`."""

from collections import Counter
from collections.abc import Mapping, Sequence

from newsscraper import publishers
from newsscraper.items import Publisher
from newsscraper.publishers import verified

HEAD = """\
# Publishers

Made by `python -m newsscraper.publishers.table`; a test keeps it current. {count} publishers in {countries} countries:
{sure}; {tried} of them tried live.

*Facts* says how sure they are (high: stated by working code or read from saved pages; medium: one source, or dated;
low: an address from a list), of which years, and where they come from. *Verified* is the last `newsscraper doctor`
against the live site: `never` means that nobody has tried it with this program, however sure its facts are. *Family* is
the system whose rules apply; `json` means that lists or stories come from the site's JSON service.

| source | country | facts | evidence | verified | family | name | الاسم |
|---|---|---|---|---|---|---|---|
"""


def render(found: Sequence[Publisher], looked: Mapping[str, verified.Verified]) -> str:
    """Return the document: one line per publisher, in the order given."""
    counted = Counter(p.confidence or "none" for p in found)
    sure = ", ".join(f"{counted[word]} {word}" for word in ("high", "medium", "low", "none") if counted[word])
    countries = len({p.country for p in found} - {"XX"})
    tried = sum(p.slug in looked for p in found)
    head = HEAD.format(count=len(found), countries=countries, sure=sure, tried=tried)
    return head + "".join(f"{_row(p, looked.get(p.slug))}\n" for p in found)


def _row(p: Publisher, look: verified.Verified | None) -> str:
    seen = f"{look.date}, {'ok' if look.ok else look.what}" if look else "never"
    facts = f"{p.confidence or 'none'}, {p.evidence_date or 'undated'}"
    family = ", ".join(filter(None, (p.platform, "json" if p.api else None)))
    cells = (f"`{p.slug}`", p.country, facts, p.evidence, seen, family, p.name_en, p.name)
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def bundled() -> str:
    """Return the document for the publishers that the package brings."""
    return render(publishers.all(own=publishers.BUNDLED), verified.load(publishers.BUNDLED))


if __name__ == "__main__":
    print(bundled(), end="")
