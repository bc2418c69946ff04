"""pywb replays what the archive holds: the body that was served, whatever its coding, and where it redirects.

pywb brings a library that takes the place of brotli, so it lives in an environment of its own: `.pywb/` beside
`.venv/`, which `.ci/run` makes, or the folder that NEWSSCRAPER_PYWB names.
"""

import os
import socket
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest
import read_pages
from made_visits import FakeClock
from read_pages import FIRST, SECOND, html, submit

ROOT = Path(__file__).parents[2]
PYWB = Path(os.environ.get("NEWSSCRAPER_PYWB", ROOT / ".pywb"))
SITE = "http://annahar.dar.example"

pytestmark = pytest.mark.skipif(
    not (PYWB / "bin" / "wayback").exists(),
    reason="pywb is not there: python -m venv .pywb && .pywb/bin/pip install pywb",
)


def fill(root, clock):
    """Pages in each framing and coding, a redirect, the same bytes again, a withdrawn one; return address → page."""
    shapes = ({}, {"packed": True}, {"chunked": True}, {"packed": True, "chunked": True})
    pages = {}
    with read_pages.store(root, "annahar", clock) as writer:
        for n, shape in enumerate(shapes):
            url = f"{SITE}/news/{n}"
            pages[url] = html(f"عنوان الخبر رقم {n} في الصحيفة", FIRST, SECOND)
            submit(writer, read_pages.visit("annahar", url, pages[url], at=clock.now, **shape))
        moved = f"{SITE}/news/7"
        pages[moved] = html("خبر انتقل إلى عنوان آخر", SECOND, FIRST)
        submit(writer, read_pages.visit("annahar", moved, pages[moved], at=clock.now, hops=(f"{SITE}/go/7",)))
        last = f"{SITE}/news/9"
        gone = submit(writer, read_pages.visit("annahar", last, html("خبر سيسحب من الأرشيف", FIRST), at=clock.now))
        writer.withdraw([gone.record.id], reason="error")
    clock.pass_(days=1)
    read_pages.store(root, "annahar", clock).close()
    return pages


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """The address of a pywb that serves the archive, and the pages that went in."""
    folder = tmp_path_factory.mktemp("replay")
    pages = fill(folder / "archive", FakeClock())
    warcs = sorted((folder / "archive").glob("*/warc/*/*.warc.gz"))
    _call(folder, "wb-manager", "init", "ours")
    _call(folder, "wb-manager", "add", "ours", *map(str, warcs))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [PYWB / "bin" / "wayback", "-b", "127.0.0.1", "-p", str(port), "-d", str(folder)]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            _wait(f"http://127.0.0.1:{port}/")
            yield f"http://127.0.0.1:{port}/ours", pages
        finally:
            server.terminate()


def _call(folder, name, *arguments):
    done = subprocess.run([PYWB / "bin" / name, *arguments], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def _wait(url):
    for _ in range(300):
        try:
            urllib.request.urlopen(url, timeout=5).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    pytest.fail("pywb did not start")


def _get(url):
    with urllib.request.urlopen(url, timeout=30) as answer:
        return answer.status, answer.read()


@pytest.mark.parametrize("n", range(4), ids=["as it is", "gzip", "chunked", "gzip in chunks"])
def test_a_page_is_replayed_as_it_was_served(served, n):
    base, pages = served
    url = f"{SITE}/news/{n}"
    assert _get(f"{base}/20260314120000id_/{url}") == (200, pages[url].encode())
    status, shown = _get(f"{base}/20260314120000mp_/{url}")
    assert status == 200
    assert FIRST.encode() in shown


def test_a_redirect_is_replayed(served):
    base, _ = served
    status, shown = _get(f"{base}/20260314120000mp_/{SITE}/go/7")
    assert status == 200
    assert "خبر انتقل إلى عنوان آخر".encode() in shown


def test_a_timemap_lists_the_captures(served):
    base, _ = served
    _, listed = _get(f"{base}/timemap/link/{SITE}/news/1")
    assert b"memento" in listed
    assert b"Sat, 14 Mar 2026 12:00:00 GMT" in listed


def test_what_was_withdrawn_is_not_found(served):
    base, _ = served
    with pytest.raises(urllib.error.HTTPError) as refused:
        _get(f"{base}/20260314120000id_/{SITE}/news/9")
    assert refused.value.code == 404
