"""The table of the bundled publishers: `python -m newsscraper.publishers.table > docs/publishers.md`."""

from collections.abc import Mapping, Sequence

from newsscraper import publishers
from newsscraper.items import Publisher
from newsscraper.publishers import verified

HEAD = """\
# Publishers

Made by `python -m newsscraper.publishers.table`; a test keeps it current. {count} publishers in {countries} countries.

*Facts* says how sure they are (high: stated by working code or read from saved pages; medium: one source, or dated;
low: an address from a list) and of which years. *Verified* is the last `newsscraper doctor` against the live site:
`never` means that nobody has tried it with this program. *Family* is the system whose rules apply.

| source | country | facts | verified | family | name | الاسم |
|---|---|---|---|---|---|---|
"""


def render(found: Sequence[Publisher], looked: Mapping[str, verified.Verified]) -> str:
    """Return the document: one line per publisher, in the order given."""
    head = HEAD.format(count=len(found), countries=len({p.country for p in found} - {"XX"}))
    return head + "".join(f"{_row(p, looked.get(p.slug))}\n" for p in found)


def _row(p: Publisher, look: verified.Verified | None) -> str:
    seen = f"{look.date}, {'ok' if look.ok else look.what}" if look else "never"
    facts = f"{p.confidence or 'none'}, {p.evidence_date or 'undated'}"
    cells = (f"`{p.slug}`", p.country, facts, seen, p.platform or "", p.name_en, p.name)
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def bundled() -> str:
    """Return the document for the publishers that the package brings."""
    return render(publishers.all(own=publishers.BUNDLED), verified.load(publishers.BUNDLED))


if __name__ == "__main__":
    print(bundled(), end="")
