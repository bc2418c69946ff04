"""Facts of a publisher that cannot be: alone, or beside one another. Each has a line and a sentence."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from newsscraper.errors import FactsError
from newsscraper.extract import json_path, json_story
from newsscraper.items import Api, Layout, Publisher, is_slug
from newsscraper.publishers.lines import Source, near
from newsscraper.text.urls import belongs, canonical, host, matched

_DOMAIN = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


def check(file: Source, facts: Publisher) -> None:
    """Raise `FactsError` for the first fact that is missing, wrong or against another."""
    _check_names(file, facts)
    _check_domains(file, facts)
    _check_zone(file, facts.timezone)
    _check_addresses(file, facts)
    for name, pattern in facts.article_urls.items():
        _check_pattern(file, name, pattern, facts)
    if facts.api is not None:
        _check_api(file, facts, facts.api)


def _check_names(file: Source, facts: Publisher) -> None:
    slug = facts.slug
    if not is_slug(slug):
        raise file.error(f"{slug!r} cannot be a slug; use small letters, digits, _ . - and no reserved word")
    for key in ("name", "name_en"):
        if not getattr(facts, key).strip():
            raise file.error(f"{key} is empty", key=key)
    if not re.fullmatch(r"[A-Z]{2}", facts.country):
        raise file.error(f"country {facts.country!r} is not ISO 3166-1 alpha-2 (XX for international)", key="country")
    if not _LANGUAGE.fullmatch(facts.language):
        raise file.error(f"language {facts.language!r} is no BCP 47 tag such as ar", key="language")
    if facts.date_order not in {"dmy", "mdy"}:
        raise file.error(f"date_order {facts.date_order!r} is neither dmy nor mdy", key="date_order")
    if not 1 <= facts.delay < float("inf"):
        raise file.error(f"delay {facts.delay} is not at least one second a request", key="delay")


def _check_domains(file: Source, facts: Publisher) -> None:
    if not facts.domains:
        raise file.error("no domains: name at least one host")
    for domain in facts.domains:
        if not _is_domain(domain):
            raise file.error(f"{domain!r} is no host name in small letters without www.", key="domains", value=domain)
    _once(file, "domains", facts.domains)


def _is_domain(name: str) -> bool:
    """Say whether a name is that of a host, in the letters of DNS or in its own."""
    if name != name.lower() or name.startswith("www.") or set(name) & set("/:@ "):
        return False
    return _DOMAIN.fullmatch(host(f"http://{name}/")) is not None


def _once(file: Source, key: str, values: tuple[str, ...]) -> None:
    for value, count in Counter(values).items():
        if count > 1:
            raise file.error(f"{value!r} stands in {key} twice", key=key, value=value)


def _check_zone(file: Source, timezone: str) -> None:
    try:
        if timezone:
            ZoneInfo(timezone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        hint = near(timezone, available_timezones())
        raise file.error(f"{timezone!r} is no IANA zone such as Asia/Beirut{hint}", key="timezone") from error


def _check_addresses(file: Source, facts: Publisher) -> None:
    kinds = {"sections": tuple(s.url for s in facts.sections), "feeds": facts.feeds, "sitemaps": facts.sitemaps}
    kinds |= {"lists": facts.api.lists} if facts.api else {}
    seen: dict[str, str] = {}
    for kind, urls in kinds.items():
        for url in urls:
            if not re.match(r"https?://[^/\s]+", url) or re.search(r"[\s<>{}]", url):
                raise file.error(f"{url!r} is no http(s) address", value=url)
            if kind in ("sections", "lists") and not belongs(url, facts.domains):
                name = urlsplit(url).hostname
                raise file.error(
                    f"{url!r}: {name} is none of the domains; add it there, or mend the address", value=url
                )
            if seen.setdefault(url, kind) != kind:
                raise file.error(
                    f"{url!r} stands in {seen[url]} and in {kind}: it can be one only", key=kind, value=url
                )
        _once(file, kind, urls)


def _check_pattern(file: Source, name: str, pattern: str, facts: Publisher) -> None:
    def error(sentence: str) -> FactsError:
        return file.error(f"article_urls.{name} {sentence}", key=name, value=pattern, table="article_urls")

    try:
        compiled = re.compile(pattern)
    except re.error as wrong:
        raise error(f"is no regular expression: {wrong}") from wrong
    if "id" not in compiled.groupindex:
        raise error("has no group (?P<id>…)")
    if compiled.match("") is not None:
        raise error("matches any address: say what stands before the id")
    taken = next((s.url for s in facts.sections if matched(compiled, canonical(s.url))), None)
    if taken is not None:
        raise error(f"takes the section {taken} for an article")


def check_order(file: Source, layouts: Sequence[Layout]) -> None:
    """Raise `FactsError` unless a publisher's own layouts stand newest first, only the first without an end."""
    for number, (before, this) in enumerate(pairwise(layouts), 1):
        if this.until is None or (before.until is not None and this.until >= before.until):
            raise file.error(
                "layouts stand newest first, and each but the first says until when it was used",
                key="until",
                table="layouts",
                number=number,
            )


def _check_api(file: Source, facts: Publisher, api: Api) -> None:
    if not api.items and not api.fetch:
        raise file.error("api says neither items (where a list holds its stories) nor fetch", table="api")
    if not api.page:
        raise file.error("api has no page: the address of a story, such as https://a.example/{id}", table="api")
    for key, paths in {"items": api.items, "story": (api.story,)}.items():
        for path in paths:
            _check_text(file, key, path, json_path.steps)
    for key in ("page", "fetch"):
        if getattr(api, key):
            _check_text(file, key, getattr(api, key), json_path.check)
    if not any(s.startswith(json_story.KIND) for one in facts.layouts for tried in one.fields.values() for s in tried):
        raise file.error('api without a layout that reads it, such as title = ["json:title"]', table="api")


def _check_text(file: Source, key: str, text: str, reader: Callable[[str], object]) -> None:
    try:
        reader(text)
    except FactsError as error:
        raise file.error(f"api.{key}: {error}", key=key, table="api") from error
