"""Large bodies are few at a time, and those who wait for room lose no time by it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier, Lock

import pytest

from reader.errors import FetchError
from reader.fetch.client import Client
from reader.fetch.limits import USUAL
from reader.fetch.storeroom import Storeroom
from tests.site import Site

LIMITS = replace(USUAL, large=1000)


def test_small_bodies_always_find_room(site: Site) -> None:
    site.pages["/feed"] = lambda visit: visit.answer(200, b"x" * 1000)
    room = Storeroom(large=1)
    with (
        Client(allow_private=["127.0.0.1"], limits=LIMITS) as client,
        room.shelf() as taken,
        room.shelf() as grow,
    ):
        taken()
        assert len(client.get(site.url(), grow=grow).content) == 1000


def test_of_large_bodies_only_so_many_are_here_at_once(site: Site) -> None:
    site.pages["/feed"] = lambda visit: visit.answer(200, b"x" * 1001)
    room, lock, here, most = Storeroom(large=2), Lock(), 0, 0
    limits = replace(LIMITS, at_once=8)
    both = Barrier(2)

    def bring(_: int) -> None:
        nonlocal here, most
        with room.shelf() as grow:
            client.get(site.url(), grow=grow)
            with lock:
                here += 1
                most = max(most, here)
            # Held until another is here, too: two do find room.
            both.wait(30)
            with lock:
                here -= 1

    with (
        Client(allow_private=["127.0.0.1"], limits=limits) as client,
        ThreadPoolExecutor(8) as pool,
    ):
        list(pool.map(bring, range(8)))
    assert most == 2


def test_who_waits_for_room_is_not_late_for_that(site: Site) -> None:
    site.pages["/feed"] = lambda visit: visit.answer(200, b"x" * 200_000)
    now = [0.0]

    def wait() -> float:
        now[0] += 1000
        return 1000

    with Client(
        allow_private=["127.0.0.1"], limits=LIMITS, clock=lambda: now[0]
    ) as client:
        assert len(client.get(site.url(), grow=wait).content) == 200_000


def test_room_is_given_back_also_by_who_fails(site: Site) -> None:
    site.pages["/feed"] = lambda visit: visit.answer(
        200, b"x" * 5000, Content_Length="6000", Connection="close"
    )
    room = Storeroom(large=1)
    with Client(allow_private=["127.0.0.1"], limits=LIMITS) as client:
        for _ in range(3):
            with pytest.raises(FetchError), room.shelf() as grow:
                client.get(site.url(), grow=grow)
