"""Families of sites that share a CMS: rules in Python, named by the facts (`platform = "wordpress"`).

One module per family, and the module is the registration. Each has `LAYOUTS`, newest first.
"""

from importlib import import_module
from importlib.util import find_spec

from newsscraper.errors import FactsError
from newsscraper.items import Layout


def layouts(name: str) -> tuple[Layout, ...]:
    """Return the layouts of a family of sites; raises `FactsError` for a name that no family has."""
    if not name.isidentifier() or find_spec(f"{__name__}.{name}") is None:
        raise FactsError(f"no platform is called {name!r}")
    found: tuple[Layout, ...] = import_module(f"{__name__}.{name}").LAYOUTS
    return found
