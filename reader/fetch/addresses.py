"""Which addresses on the network a feed may lead us to.

The rule looks at what a name *resolved* to, and the caller connects to that very
address: a name that is checked and then resolved again may answer differently the
second time (DNS rebinding).
"""

from __future__ import annotations

import socket
from collections.abc import Callable, Collection
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

from reader.fetch.limits import RefusedError

Resolve = Callable[[str, int], list[str]]
"""A host's name and port to its addresses, the preferred one first."""

_NAT64 = IPv6Network("64:ff9b::/96")
_UNICAST = IPv6Network("2000::/3")
"""All that has been given to the open internet so far (RFC 4291, 2.4)."""

# What `is_global` of the older Pythons we run on calls public, though no feed lives
# there: protocol assignments, and the retired relays of 6to4 (RFC 6890, RFC 7526).
_NEVER = (IPv4Network("192.0.0.0/24"), IPv4Network("192.88.99.0/24"))


def resolve(host: str, port: int) -> list[str]:
    """Ask the system for the addresses of a host."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def permitted(
    host: str, addresses: Collection[str], allow_private: Collection[str]
) -> list[str]:
    """Keep those addresses of a host that we may connect to, in their order.

    Args:
        host: The name as the URL has it, in lower case.
        addresses: What it resolved to.
        allow_private: Private addresses, or names of hosts, that somebody has allowed.

    Raises:
        RefusedError: If none is left.
    """
    is_named = host in allow_private
    kept = [a for a in addresses if is_named or a in allow_private or is_public(a)]
    if not kept:
        where = next(iter(addresses), "no address")
        at = "" if where == host else f"at {where}, "
        raise RefusedError(
            f"{host} is {at}in a private network; to allow that, write "
            f'allow_private = ["{where}"] under [fetch] in settings.toml',
            host=host,
            fault="private",
        )
    return kept


def is_public(address: str) -> bool:
    """Say whether an address is one of the open internet, and no way round to another.

    An IPv6 address may carry an IPv4 address to which a gateway takes it: mapped, 6to4,
    Teredo, NAT64. Then the carried one decides.
    """
    try:
        carried = _carried(ip_address(address))
    except ValueError:
        return False
    if isinstance(carried, IPv6Address) and carried not in _UNICAST:
        return False
    if isinstance(carried, IPv4Address) and any(carried in net for net in _NEVER):
        return False
    return carried.is_global and not carried.is_multicast and not carried.is_reserved


def _carried(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    if isinstance(address, IPv4Address):
        return address
    if address in _NAT64:
        return IPv4Address(address.packed[-4:])
    teredo = address.teredo[1] if address.teredo else None
    return address.ipv4_mapped or address.sixtofour or teredo or address
