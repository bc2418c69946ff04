"""Families of sites that share a CMS: rules in Python, named by the facts (`platform = "wordpress"`).

One module per family, and the module is the registration. Each has `LAYOUTS`, newest first; a family with a JSON
service has `API` too.
"""

import difflib
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType

from newsscraper.errors import FactsError
from newsscraper.items import Api, Layout


def layouts(name: str) -> tuple[Layout, ...]:
    """Return the layouts of a family of sites; raises `FactsError` for a name that no family has."""
    found: tuple[Layout, ...] = _module(name).LAYOUTS
    return found


def api(name: str) -> Api | None:
    """Return how a family gives lists and stories as JSON, or None; raises `FactsError` as `layouts` does."""
    return getattr(_module(name), "API", None)


def names() -> list[str]:
    """Return the names of all families, sorted."""
    return sorted(path.stem for path in Path(__file__).parent.glob("[a-z]*.py"))


def _module(name: str) -> ModuleType:
    if not name.isidentifier() or find_spec(f"{__name__}.{name}") is None:
        near = difflib.get_close_matches(name, names(), n=1)
        hint = f", did you mean {near[0]!r}?" if near else ""
        raise FactsError(f"no platform is called {name!r}{hint}; there are {', '.join(names())}")
    return import_module(f"{__name__}.{name}")
