"""Copies of archives that are odd in some way."""

import ctypes
import os
import shutil

from made_visits import FakeClock, visit, writer

from newsscraper.read import open_archive
from newsscraper.store.backup import backup
from newsscraper.store.verify import verify

CAPABILITY_VERSION = 0x20080522
"""`_LINUX_CAPABILITY_VERSION_3` of <linux/capability.h>: two words of 32 bits for each set."""


def obey_modes() -> None:
    """Give up root's right to pass over the modes of files."""
    libc = ctypes.CDLL(None, use_errno=True)
    header, none = (ctypes.c_uint32 * 2)(CAPABILITY_VERSION, 0), (ctypes.c_uint32 * 6)()
    if libc.capset(header, none):
        raise OSError(ctypes.get_errno(), "capset")


def test_an_archive_that_cannot_be_written_is_copied(tmp_path):
    """A snapshot, or another user's archive: nothing in it is changed, and the copy is one like any other."""
    root, target = tmp_path / "archive", tmp_path / "out" / "copy"
    clock = FakeClock()
    for n in range(3):
        with writer(root, clock) as store:
            store.submit(visit(n, at=clock.now)).result(10)
        clock.pass_(days=1)
    target.parent.mkdir()
    for path in [*root.rglob("*"), root]:
        path.chmod(0o555 if path.is_dir() else 0o444)
    process = os.fork()
    if not process:
        code = 1
        try:
            if os.getuid() == 0:
                obey_modes()
            assert not os.access(root, os.W_OK)
            backup(root, target)
            code = 0
        finally:
            os._exit(code)
    assert os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) == 0
    for path in root.rglob("*"):
        path.chmod(0o755)
    assert verify(target, level="deep").ok
    assert all(path.stat().st_mode & 0o200 for path in target.rglob("*") if path.is_file())
    assert list(open_archive(target).articles()) == list(open_archive(root).articles())
    shutil.rmtree(target)
