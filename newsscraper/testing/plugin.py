"""A pytest plugin: every `response.json` becomes one test per expected field, `<source>/<slug>::<field>`."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from newsscraper.errors import NewsscraperError

MISSING = object()


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Collect a fixture's folder by its `response.json`."""
    if file_path.name != "response.json" or not (file_path.parent / "response.html").is_file():
        return None
    name = f"{file_path.parent.parent.name}/{file_path.parent.name}"
    collector: pytest.Collector = FixtureFolder.from_parent(parent, path=file_path, nodeid=name)
    return collector


class FixtureFolder(pytest.File):
    """One fixture: its expected fields are its tests."""

    def collect(self) -> Iterator[pytest.Item]:
        """Yield a test per expected field, and one that says that nothing else came."""
        from newsscraper.testing import fixture as fixtures

        try:
            found = fixtures.load(self.path.parent)
        except NewsscraperError as error:
            yield Unreadable.make(self, "expectation", error, None)
            return
        actual = _Once(found)
        if found.kind == "links":
            for name, value in by_field(found.expected).items():
                yield LinksTest.make(self, name, value, actual)
            yield LinksTest.make(self, "nothing_else", set(by_field(found.expected)), actual)
            return
        for name, value in found.expected.items():
            yield FieldTest.make(self, name, value, actual)
        if found.kind == "article":
            yield NothingElse.make(self, "nothing_else", set(found.expected), actual)


class _Once:
    """The result of extraction, computed by the first test that needs it."""

    def __init__(self, fixture: Any) -> None:
        self.fixture = fixture
        self._value: Any = MISSING

    def __call__(self) -> Any:
        from newsscraper.testing import fixture as fixtures

        if self._value is MISSING:
            self._value = fixtures.actual(self.fixture, fixtures.publisher_of(self.fixture))
        return self._value


class FieldTest(pytest.Item):
    """One expected field of one fixture."""

    expected: Any
    actual: Any

    @classmethod
    def make(cls, parent: FixtureFolder, name: str, expected: Any, actual: "_Once | None") -> "FieldTest":
        """Make the test of one field."""
        test: FieldTest = cls.from_parent(parent, name=name)
        test.expected, test.actual = expected, actual
        return test

    def runtest(self) -> None:
        """Compare the field with its expectation."""
        got = self.actual()
        value = got.get(self.name)
        assert value == self.expected, f"{self.name}: expected {self.expected!r}, got {value!r}"

    def reportinfo(self) -> tuple[Path, None, str]:
        """Name the test by its fixture and field."""
        return self.path, None, self.nodeid

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> str:
        """Say the field and both values, without a traceback of this plugin."""
        if isinstance(excinfo.value, NewsscraperError):
            return str(excinfo.value)
        if isinstance(excinfo.value, AssertionError):
            command = f"newsscraper fixture accept {self.path.parent.parent.name}"
            return f"{excinfo.value}\nif the new value is right: {command}"
        return str(super().repr_failure(excinfo, style))


class Unreadable(FieldTest):
    """A fixture without an expectation, or with a wrong file: it fails with the command to run."""

    def runtest(self) -> None:
        """Raise what reading the fixture raised."""
        raise self.expected


class LinksTest(FieldTest):
    """One expected field of the links of a list: the links themselves, or what a feed states of each."""

    def runtest(self) -> None:
        """Compare all links in this field."""
        got = by_field(self.actual())
        value = set(got) if self.name == "nothing_else" else got.get(self.name)
        assert value == self.expected, f"{self.name}: expected {self.expected!r}, got {value!r}"


def by_field(links: list[dict[str, Any]]) -> dict[str, Any]:
    """Return a list's links field by field: `links` are addresses and headlines in order, the rest is by address."""
    found: dict[str, Any] = {"links": [{"url": link["url"], "title": link["title"]} for link in links]}
    for link in links:
        for name in sorted(link.keys() - {"url", "title"}):  # one order in every process of a parallel run
            found.setdefault(name, {})[link["url"]] = link[name]
    return found


class NothingElse(FieldTest):
    """No field came that is not expected."""

    def runtest(self) -> None:
        """Compare the names of the fields."""
        extra = set(self.actual()) - self.expected
        assert not extra, f"unexpected: {extra}"
