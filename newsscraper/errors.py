"""Every error that the package raises on purpose.

::

    NewsscraperError            exit 1
    ├── UsageError              exit 2    the command cannot mean what was typed
    │   ├── UnknownSource                 no publisher has this slug
    │   └── BadInput                      a file or an address that cannot be read as what it should be
    ├── FactsError              exit 2    a publisher's file or the configuration: file, line, sentence
    ├── LayoutMismatch          exit 1    a required field that no source of the layout yields
    ├── BodyTooLarge            exit 1    a body over its size limit, as sent or unpacked
    ├── NotAllowedAddress       exit 1    a request to loopback, a private or link-local address
    ├── ArchiveError            exit 1    the archive on disk
    │   ├── ArchiveFormat                 made by a newer release, or no archive at all
    │   ├── ArchiveDamage                 bytes that are not what was committed
    │   └── ArchiveNotWritable            folder read-only, or the disk full
    └── TemporaryError          exit 75   trying again later may work
        ├── ArchiveLocked                 another process writes this source
        └── Offline                       no host answered

A message says what happened, where, and what to do next.
"""


class NewsscraperError(Exception):
    """Any error of this package; its text is one sentence for a person."""

    exit_code = 1


class UsageError(NewsscraperError):
    """The command cannot mean what was typed."""

    exit_code = 2


class UnknownSource(UsageError):
    """No publisher has this slug."""


class BadInput(UsageError):
    """A file or an address that cannot be read as what it should be."""


class FactsError(NewsscraperError):
    """A publisher's file or the configuration is wrong: says file, line and what to change."""

    exit_code = 2


class LayoutMismatch(NewsscraperError):
    """A required field that no source of the layout yields: the site has changed its markup."""


class BodyTooLarge(NewsscraperError):
    """The body of a response is over its size limit, as sent or unpacked."""


class NotAllowedAddress(NewsscraperError):
    """A request to loopback, a private or link-local address, which nobody allowed."""


class ArchiveError(NewsscraperError):
    """Something about the archive on disk."""


class ArchiveFormat(ArchiveError):
    """The archive was made by a newer release, or the folder is no archive."""


class ArchiveDamage(ArchiveError):
    """Bytes on disk are not what was committed."""


class ArchiveNotWritable(ArchiveError):
    """The archive cannot be written: read-only folder, full disk, failing device."""


class TemporaryError(NewsscraperError):
    """Trying again later may work."""

    exit_code = 75


class ArchiveLocked(TemporaryError):
    """Another process writes this source at this moment."""


class Offline(TemporaryError):
    """No host answered."""
