"""The desk of the crawl's tests, for the commands: a folder, an archive, a newspaper on loopback."""

import importlib.util
import sys
from pathlib import Path

CRAWL = Path(__file__).parents[1] / "crawl"
sys.path.insert(0, str(CRAWL))
_spec = importlib.util.spec_from_file_location("newsdesk_of_the_crawl", CRAWL / "conftest.py")
_module = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(_module)

Desk, site, desk, FACTS = _module.Desk, _module.site, _module.desk, _module.FACTS
Answer = sys.modules["news_site"].Answer
