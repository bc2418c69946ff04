"""The demo's archive as two runs share it: without run, time, place in the WARC, digests and finding list.

`python -m newsscraper.demo.expected FILE` runs the demo and writes FILE: the tests compare with
`tests/demo/expected.jsonl`. Read the difference before it is committed: it must be what the texts say.
"""

import json
import sys
import tempfile
from pathlib import Path

from newsscraper.demo.folder import ARCHIVE, prepare
from newsscraper.demo.run import run
from newsscraper.read import open_archive
from newsscraper.store.records import encode

CHANGING = frozenset(
    {
        "version_id", "previous_version_id", "reverts_to", "content_sha256", "html_sha256", "etag",
        "warc_file", "warc_offset", "warc_length", "warc_record_id", "run_id", "extractor",
        "first_seen_at", "fetched_at", "found_on", "found_via",
    }
)  # fmt: skip
"""Keys that differ between two runs, or that change with the software and not with the pages.

What several lists show was found on the one whose answer was read first: that is no promise between two runs.
"""


def normalised(archive: Path) -> str:
    """Return every version in an archive, one line of JSON each, in the order of source, id and version."""
    records = [json.loads(encode(record)) for record in open_archive(archive).articles(latest=False)]
    records.sort(key=lambda record: (record["source"], record["canonical_url"], record["version"]))
    kept = [{key: value for key, value in record.items() if key not in CHANGING} for record in records]
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in kept)


def main() -> None:
    """Run the demo in a folder of its own and write the expected file."""
    with tempfile.TemporaryDirectory() as folder:
        prepare(Path(folder) / "demo")
        run(Path(folder) / "demo")
        Path(sys.argv[1]).write_text(normalised(Path(folder) / "demo" / ARCHIVE), encoding="utf-8")


if __name__ == "__main__":
    main()
