"""`python -m newsscraper.demo.sample FOLDER`: make the small archive that the repository shows, sealed and whole.

The day after the second edition every part is sealed; the states, locks and the politeness of the demo's hosts stay
behind: they can be made again from the files.
"""

import shutil
import sys
import tempfile
from pathlib import Path

from newsscraper.demo.clock import EDITIONS, clock
from newsscraper.demo.folder import ARCHIVE, prepare
from newsscraper.demo.run import SOURCES, run
from newsscraper.store import open_writer

_LEFT_BEHIND = ("*.sqlite*", "lock", "*.lock", "alarms.json")


def make(folder: Path) -> None:
    """Run the demo, seal its archive and put it at `folder`, in place of what was there."""
    with tempfile.TemporaryDirectory() as temporary:
        demo = Path(temporary) / "demo"
        prepare(demo)
        run(demo)
        for source in SOURCES:
            open_writer(demo / ARCHIVE, source, run_id="sample", clock=clock(EDITIONS[-1] + 1)).close()
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(demo / ARCHIVE, folder, ignore=shutil.ignore_patterns(*_LEFT_BEHIND))


if __name__ == "__main__":
    make(Path(sys.argv[1]))
