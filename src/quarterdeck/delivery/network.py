"""Calls to addresses that people typed: nothing inside the house can be reached by them."""

import ipaddress
import socket
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import httpcore2
from django.conf import settings
from django.utils.translation import gettext as _

Network = ipaddress.IPv4Network | ipaddress.IPv6Network
SocketOption = tuple[int, int, int] | tuple[int, int, bytes | bytearray] | tuple[int, int, None, int]
NAT64 = ipaddress.ip_network("64:ff9b::/96")
SECONDS = 10.0
READ = 2_000  # bytes of an answer: enough to see what it says


class NotAllowedError(OSError):
    """The name leads to an address that webhooks may not reach."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: the status, and nothing followed."""

    status: int
    text: str


class Guarded(httpcore2.NetworkBackend):
    """Looks at the address itself, when it connects: a name may lead elsewhere than a minute ago."""

    def __init__(self, allowed: Sequence[Network]) -> None:
        self.allowed = allowed
        self.wire = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[SocketOption] | None = None,
    ) -> httpcore2.NetworkStream:
        address = self.address_of(host, port)
        return self.wire.connect_tcp(address, port, timeout, local_address, socket_options)

    def address_of(self, host: str, port: int) -> str:
        """The one address that is called. Raises NotAllowedError if any that the name has is inside."""
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except OSError as error:
            raise httpcore2.ConnectError(_("There is no '%(host)s'.") % {"host": host}) from error
        addresses = [str(entry[4][0]) for entry in found]
        for address in addresses:
            if not self.may_reach(ipaddress.ip_address(address)):
                raise NotAllowedError(_("'%(host)s' lies inside a private network.") % {"host": host})
        return addresses[0]

    def may_reach(self, address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
        inner = _inner(address)
        return (inner.is_global and not inner.is_multicast) or _within(inner, self.allowed)


def post(url: str, headers: Iterable[tuple[str, str]], body: bytes) -> Answer:
    """Send, follow nowhere, and read the beginning of the answer.

    Raises NotAllowedError, or what httpcore2 raises for a connection that does not come about.
    """
    timeout = dict.fromkeys(("connect", "read", "write", "pool"), SECONDS)
    plain = [(name.encode(), value.encode()) for name, value in headers]
    backend = Guarded(settings.WEBHOOK_NETWORKS)
    with (
        httpcore2.ConnectionPool(network_backend=backend) as pool,
        pool.stream("POST", url, headers=plain, content=body, extensions={"timeout": timeout}) as answer,
    ):
        text = b""
        for part in answer.iter_stream():
            text += part
            if len(text) >= READ:
                break
        return Answer(answer.status, text[:READ].decode(errors="replace"))


def networks(text: str) -> list[Network]:
    """'10.1.0.0/16, 127.0.0.1/32'. Raises ValueError, naming what is none."""
    return [ipaddress.ip_network(one.strip()) for one in text.split(",") if one.strip()]


def _inner(
    address: ipaddress.IPv4Address | ipaddress.IPv6Address,
) -> ipaddress.IPv4Address | ipaddress.IPv6Address:
    """The older address that a newer one stands for: a gateway on the way leads there."""
    if isinstance(address, ipaddress.IPv4Address):
        return address
    if address in NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or address


def _within(address: ipaddress.IPv4Address | ipaddress.IPv6Address, allowed: Sequence[Network]) -> bool:
    return any(address in network for network in allowed)
