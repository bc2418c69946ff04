"""No request to loopback, private or link-local addresses: checked in the address asked for and again at connect.

The check at connect sees the very address that the socket is about to reach, so neither an odd spelling
(`http://2130706433/`) nor a name that resolves differently the second time gets past it.
"""

import ipaddress
import re
import socket
from collections.abc import Callable, Collection
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from zope.interface import directlyProvides, providedBy  # type: ignore[import-untyped]

from newsscraper.errors import NotAllowedAddress

AllowAddress = Callable[[str], bool]
"""Says whether an IP address (as text) may be connected to."""

_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_COMPATIBLE = ipaddress.IPv6Network("::/96")
_LOCAL_NAMES = ("localhost", "localhost.localdomain")


def is_public(ip: str) -> bool:
    """Say whether an address belongs to the public internet; IPv4 inside IPv6 is judged as IPv4.

    Loopback, private, link-local, shared (100.64/10), multicast, documentation and reserved networks do not.
    """
    address = ipaddress.ip_address(ip.partition("%")[0])
    if isinstance(address, ipaddress.IPv6Address):
        inner = _inner_ipv4(address)
        if inner is not None:
            return is_public(str(inner))
    return address.is_global and not address.is_multicast


def _inner_ipv4(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    if address in _NAT64 or address in _COMPATIBLE:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)


def check_host(url: str, allowed_hosts: Collection[str], allow: AllowAddress = is_public) -> bool:
    """Return True when the host of an address is allowed by name, False when connect must still decide.

    Raises `NotAllowedAddress` when the host is itself an address, or `localhost`, that is not allowed.
    `allowed_hosts`: names or addresses, with or without `:port`.
    """
    parts = urlsplit(url)
    host = (parts.hostname or "").rstrip(".").lower()
    if _is_named(host, parts.port, allowed_hosts):
        return True
    if not _may_be_public(host, allow):
        raise NotAllowedAddress(
            f"{url} was not requested: {host} is not on the public internet; --allow-host allows it"
        )
    return False


@lru_cache(maxsize=1024)
def _may_be_public(host: str, allow: AllowAddress) -> bool:
    return host not in _LOCAL_NAMES and not host.endswith(".localhost") and _literal_allowed(host, allow)


def _is_named(host: str, port: int | None, allowed_hosts: Collection[str]) -> bool:
    if not allowed_hosts:
        return False
    names = {host, f"[{host}]", f"{host}:{port}", f"[{host}]:{port}"}
    return any(name.lower() in names for name in allowed_hosts)


def _literal_allowed(host: str, allow: AllowAddress) -> bool:
    try:
        ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        number = _as_number(host)
        return number is None or allow(number)
    return allow(host)


def _as_number(host: str) -> str | None:
    """Return the IPv4 address that resolvers read in a number such as 2130706433, 0x7f.1 or 0177.0.0.1, else None.

    Without a proxy connect would refuse it as well; behind one it is the proxy that resolves.
    """
    if not re.fullmatch(r"[0-9a-fx]+(?:\.[0-9a-fx]+){0,3}", host):
        return None
    try:
        return socket.inet_ntoa(socket.inet_aton(host))
    except OSError:
        return None


class GuardedReactor:
    """A reactor that refuses to open a TCP connection to an address which `allow` does not accept."""

    def __init__(self, reactor: Any, allow: AllowAddress, url: str) -> None:
        self._reactor = reactor
        self._allow = allow
        self._url = url
        directlyProvides(self, providedBy(reactor))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._reactor, name)

    def connectTCP(self, host: str, port: int, *args: Any, **kwargs: Any) -> Any:
        """Connect as the reactor does, or raise `NotAllowedAddress`."""
        if not self._allow(host):
            raise NotAllowedAddress(f"{self._url} was not requested: its host resolves to {host}, which is not public")
        return self._reactor.connectTCP(host, port, *args, **kwargs)
