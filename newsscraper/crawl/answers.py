"""What Scrapy raises when a request brings no whole answer, and the outcome that each stands for."""

from scrapy.core.downloader.handlers.http11 import TunnelError
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    ResponseDataLossError,
)

from newsscraper.items import Outcome

WITHOUT_ANSWER: dict[type[Exception], Outcome] = {
    DownloadTimeoutError: Outcome.TIMEOUT,
    ResponseDataLossError: Outcome.TRUNCATED,
    CannotResolveHostError: Outcome.UNREACHABLE,
    DownloadConnectionRefusedError: Outcome.UNREACHABLE,
    DownloadFailedError: Outcome.UNREACHABLE,
    TunnelError: Outcome.UNREACHABLE,  # the configured proxy refuses, or cannot reach the host
    OSError: Outcome.UNREACHABLE,
}
"""In this order: the first that an error is an instance of."""
