"""Which addresses of the internet are public, whatever notation they hide behind."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

_IPV4_INSIDE = IPv6Network("64:ff9b::/96")
"""Where a network that has IPv6 only shows the IPv4 addresses of others (NAT64)."""


# What Pythons before 3.11.10 take for public.
_LATE = (IPv4Network("192.0.0.0/24"), IPv6Network("64:ff9b:1::/48"))


def is_address(host: str) -> bool:
    """Tell whether a host is an IP address rather than a name."""
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def is_public(address: str) -> bool:
    """Tell whether an IP address is one that anybody on the internet can reach."""
    try:
        ip = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    return all(map(_is_public, (ip, *_carried(ip))))


def _carried(ip: IPv4Address | IPv6Address) -> list[IPv4Address]:
    """Give the IPv4 addresses that an IPv6 address stands for."""
    if isinstance(ip, IPv4Address):
        return []
    carried = [ip.ipv4_mapped, ip.sixtofour, *(ip.teredo or ())]
    if ip in _IPV4_INSIDE:
        carried.append(IPv4Address(int(ip) & 0xFFFFFFFF))
    return [inner for inner in carried if inner is not None]


def _is_public(ip: IPv4Address | IPv6Address) -> bool:
    if isinstance(ip, IPv6Address):
        if ip.ipv4_mapped or ip.sixtofour or ip.teredo or ip in _IPV4_INSIDE:
            return True  # as public as what it carries
        if ip.is_site_local:
            return False
    if any(ip in network for network in _LATE):
        return False
    return ip.is_global and not (
        ip.is_multicast or ip.is_reserved or ip.is_loopback or ip.is_unspecified
    )
