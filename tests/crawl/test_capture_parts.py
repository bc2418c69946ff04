"""The private parts of Scrapy and Twisted that the capture stands on: when an upgrade breaks it, this says where."""

import inspect

import pytest
from scrapy.core.downloader.handlers import http11
from scrapy.utils import _download_handlers
from twisted.internet.endpoints import HostnameEndpoint, TCP4ClientEndpoint
from twisted.web import _newclient, client

PARAMETERS = [
    (http11._ScrapyAgent.__init__, ["contextFactory", "connectTimeout", "bindAddress", "pool", "maxsize", "warnsize",
                                    "fail_on_dataloss", "crawler", "tls_verbose_logging"]),
    (http11._ScrapyAgent._get_agent, ["request", "timeout"]),
    (http11._ScrapyAgent._cb_bodyready, ["txresponse", "request"]),
    (http11._ScrapyAgent._cb_timeout, ["result", "request", "url", "timeout"]),
    (http11._LenientHTTP11ClientProtocol.request, ["request"]),
    (http11._LenientHTTP11ClientFactory.buildProtocol, ["addr"]),
    (_newclient.Request.writeTo, ["transport"]),
    (_newclient.HTTP11ClientProtocol.__init__, ["quiescentCallback"]),
    (_newclient.HTTP11ClientProtocol.dataReceived, ["bytes"]),
    (_newclient.HTTPClientParser.__init__, ["request", "finisher"]),
    (client.HTTPConnectionPool.getConnection, ["key", "endpoint"]),
]  # fmt: skip

MENTIONS = [
    (http11.HTTP11DownloadHandler.__init__, ["self._pool._factory", "self._contextFactory", "self._bind_address"]),
    (http11.HTTP11DownloadHandler.download_request, ["self._default_maxsize", "self._default_warnsize",
                                                     "self._fail_on_dataloss", "self._tls_verbose_logging",
                                                     "wrap_twisted_exceptions"]),
    (http11._ScrapyAgent.download_request, ["self._timeout_cl = reactor.callLater(timeout, d3.cancel)",
                                            "self._cb_bodyready", "self._cb_timeout, request, url, timeout"]),
    (_newclient.HTTP11ClientProtocol.request, ["request.writeTo(self.transport)", "self._finishResponse"]),
    (_newclient.HTTP11ClientProtocol._finishResponse_WAITING, ["self._currentRequest.persistent"]),
    (_newclient.HTTPClientParser._finished, ["self.finisher(rest)"]),
    (client._AgentBase._requestWithEndpoint, ["self._pool.getConnection(key, endpoint)", "self._pool.persistent"]),
    (client.Agent, ["self._endpointFactory"]),
    (client._StandardEndpointFactory, ["HostnameEndpoint(self._reactor"]),
    (HostnameEndpoint, ["TCP4ClientEndpoint", "self._reactor"]),
    (TCP4ClientEndpoint.connect, ["self._reactor.connectTCP("]),
    (client._HTTP11ClientFactory, ["self._quiescentCallback"]),
    (_download_handlers.wrap_twisted_exceptions, ["DownloadCancelledError", "DownloadTimeoutError",
                                                  "DownloadFailedError"]),
]  # fmt: skip


def name_of(part: object) -> str:
    return getattr(part, "__qualname__", str(part))


@pytest.mark.parametrize(("part", "expected"), PARAMETERS, ids=[name_of(part) for part, _ in PARAMETERS])
def test_a_part_takes_what_the_capture_gives(part, expected):
    found = [name for name in inspect.signature(part).parameters if name != "self"]
    assert found == expected, f"{name_of(part)} changed its parameters: adapt newsscraper/crawl/capture.py or tee.py"


@pytest.mark.parametrize(("part", "expected"), MENTIONS, ids=[name_of(part) for part, _ in MENTIONS])
def test_a_part_still_goes_through_what_the_capture_replaces(part, expected):
    source = " ".join(inspect.getsource(part).split())
    missing = [words for words in expected if words not in source]
    assert not missing, (
        f"{name_of(part)} no longer uses {missing}: adapt newsscraper/crawl/capture.py, tee.py or guard.py"
    )
