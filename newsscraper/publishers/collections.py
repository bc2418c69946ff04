"""Names for several sources: those of a country, and the operator's own."""

from collections.abc import Mapping
from pathlib import Path

from newsscraper import publishers


def collections(own: Path, named: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Return the collections by name: `country:LB` for each country (ISO 3166-1), then the operator's own."""
    found: dict[str, tuple[str, ...]] = {}
    for publisher in publishers.readable(own=own)[0]:
        if publisher.country:
            name = f"country:{publisher.country}"
            found[name] = (*found.get(name, ()), publisher.slug)
    return found | dict(named)
