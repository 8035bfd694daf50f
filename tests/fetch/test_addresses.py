"""The law of places: no address leads into a private network, however it is written."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.fetch.addresses import is_public, permitted
from reader.fetch.limits import RefusedError


@pytest.mark.parametrize(
    "address",
    [
        "0.0.0.0",
        "10.1.2.3",
        "100.64.0.1",
        "127.0.0.1",
        "169.254.169.254",
        "172.16.0.1",
        "192.0.0.8",
        "192.168.1.1",
        "198.18.0.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::7f00:1",
        "fc00::1",
        "fe80::1",
        "fe80::1%eth0",
        "fec0::1",
        "ff02::1",
        "2001:db8::1",
        "64:ff9b:1::1",
        "2001:0:4136:e378:8000:63bf:f5ff:fffe",
        "not an address",
        "",
    ],
)
def test_what_is_not_of_the_open_internet_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["1.1.1.1", "2606:4700::1111", "64:ff9b::101:101"])
def test_what_is_of_the_open_internet_is_public(address: str) -> None:
    assert is_public(address)


@given(st.ip_addresses(v=4))
def test_an_address_carried_in_another_is_judged_as_itself(inner: IPv4Address) -> None:
    mapped = IPv6Address((0xFFFF << 32) | int(inner))
    nat64 = IPv6Address((0x64FF9B << 96) | int(inner))
    sixtofour = IPv6Address((0x2002 << 112) | (int(inner) << 80) | 1)
    for outer in (mapped, nat64, sixtofour):
        assert is_public(str(outer)) == is_public(str(inner))


def test_a_name_keeps_its_public_addresses_only() -> None:
    found = ["10.0.0.1", "1.1.1.1", "::1"]
    assert permitted("news.example", found, ()) == ["1.1.1.1"]
    assert permitted("news.example", found, ["::1"]) == ["1.1.1.1", "::1"]
    assert permitted("news.example", found, ["news.example"]) == found


def test_a_name_with_private_addresses_only_is_refused_with_a_hint() -> None:
    with pytest.raises(RefusedError, match=r"at 10\.0\.0\.1.*allow_private"):
        permitted("news.example", ["10.0.0.1"], ["10.0.0.2"])
