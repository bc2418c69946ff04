"""What a failed download stands for: its outcome, and what it says in one line."""

import re

from scrapy.exceptions import DownloadCancelledError, IgnoreRequest

from newsscraper.crawl.answers import WITHOUT_ANSWER
from newsscraper.crawl.manners import RobotsDisallow
from newsscraper.errors import BodyTooLarge, NotAllowedAddress
from newsscraper.items import Outcome

_FAILURES: tuple[tuple[type[Exception], Outcome], ...] = (
    (RobotsDisallow, Outcome.ROBOTS),
    (NotAllowedAddress, Outcome.NOT_ALLOWED),
    (BodyTooLarge, Outcome.TOO_LARGE),
    (DownloadCancelledError, Outcome.TOO_LARGE),
    (IgnoreRequest, Outcome.TOO_LARGE),  # Scrapy's decompression limit
    *WITHOUT_ANSWER.items(),
)

_UNPROVEN = (
    "its certificate cannot be verified: it is too old, or signed by nobody whom this machine trusts, or its server "
    'leaves out the intermediate certificate; what to do: docs/operating.md, "Certificates"'
)


def outcome_of(error: BaseException) -> Outcome:
    """Return the outcome that a failed download stands for."""
    return next((outcome for kind, outcome in _FAILURES if isinstance(error, kind)), Outcome.CRASHED)


def sentence(error: BaseException) -> str:
    """Return in one line what an error says; for one that says nothing, its kind in words.

    Twisted hides the reasons of a failed download in a list; the last one is the one that ended it.
    """
    reasons = getattr(error.__cause__, "reasons", ())
    said = f"{reasons[-1].value}" if reasons else f"{error}"
    if "certificate verify failed" in said:
        return _UNPROVEN
    if "IDMismatch" in said or "IPAddressMismatch" in said or "DNSMismatch" in said:
        return "its certificate is for another name: this is not the host that was asked for"
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", type(error).__name__.removesuffix("Error")).lower()
    return " ".join(said.split())[:300] or words
