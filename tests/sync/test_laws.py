"""Any devices, offline for any time, over any faults: they converge, and lose nothing.

The law: once the faults are over and every device has exchanged twice, all libraries
and the server say the same of every article. And what was done last to an article's
mark, by whichever device reached the server last, is what stands: no intent is lost on
the way.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from reader.errors import SyncError
from tests.sync.devices import FEED, Device, source
from tests.sync.stub import Asked, Stub, serving

ARTICLES = 6
SPOKEN = ["freshrss", "miniflux", "commafeed", "miniflux-native"]

LASTING = ("drop", "lose", "500", "401")
"""Faults that stay once they are there; a connection that breaks is tried once more."""

actions = st.one_of(
    st.tuples(
        st.just("mark"),
        st.integers(0, 1),
        st.integers(0, ARTICLES - 1),
        st.sampled_from(["read", "unread", "keep", "drop"]),
    ),
    st.tuples(
        st.just("sync"),
        st.integers(0, 1),
        st.integers(0, 7),
        st.sampled_from(["", "meanwhile", "drop", "lose", "500", "401", "expire"]),
    ),
    st.tuples(
        st.just("site"),
        st.integers(0, 0),
        st.integers(0, ARTICLES - 1),
        st.sampled_from(["read", "unread", "keep", "drop"]),
    ),
)


class World:
    """A server, two devices, and what should become of it all."""

    def __init__(self, stub: Stub, devices: list[Device]) -> None:
        self.stub = stub
        self.devices = devices
        self.wanted: list[dict[tuple[int, str], bool]] = [{} for _ in devices]
        """What each device has been asked for and the server has not heard yet."""

    def mark(self, who: int, article: int, what: str) -> None:
        entry = self.devices[who].entries()[f"a/{article}"]
        register = "read" if what in ("read", "unread") else "starred"
        is_set = what in ("read", "keep")
        stands = entry.is_read if register == "read" else entry.is_bookmarked
        with self.devices[who].opened() as library:
            if register == "read":
                library.mark_read(entry.id, is_read=is_set)
            else:
                library.bookmark(entry.id, keep=is_set)
        if stands != is_set:
            self.wanted[who][article, register] = is_set

    def site(self, article: int, what: str) -> None:
        item = self.stub.items[article + 1]
        name = "is_read" if what in ("read", "unread") else "is_starred"
        setattr(item, name, what in ("read", "keep"))

    def sync(self, who: int, place: int, fault: str) -> None:
        """Exchange; from the given request on the fault is there, if it can last."""
        seen = len(self.stub.asked)

        def broken(_: Asked) -> str:
            now = len(self.stub.asked) - seen - 1
            if fault == "meanwhile":
                if now == place:
                    self.turn(who, place % ARTICLES)
                return ""
            return fault if now == place or (now > place and fault in LASTING) else ""

        self.stub.fault = broken
        device = self.devices[who]
        device.later(hours=1)
        with suppress(SyncError):
            device.sync()
            # Nothing is left to be told but what was done meanwhile.
            assert fault == "meanwhile" or not device.pending()
        self.stub.fault = lambda _: ""
        # Nobody else's mark is told again, as if it were this device's own.
        heard = {mark for asked in self.stub.asked[seen:] for mark in marked(asked)}
        assert heard <= set(self.wanted[who])
        self.make_sure_that_nothing_is_lost(who)

    def turn(self, who: int, article: int) -> None:
        """Mark an article as it was not before."""
        entry = self.devices[who].entries()[f"a/{article}"]
        self.mark(who, article, "unread" if entry.is_read else "read")
        self.mark(who, article, "drop" if entry.is_bookmarked else "keep")

    def make_sure_that_nothing_is_lost(self, who: int) -> None:
        """An intent is pending, with the mark as it was set, or it is at the server."""
        device = self.devices[who]
        pending = device.pending()
        entries = device.entries()
        for (article, register), is_set in self.wanted[who].items():
            entry, item = entries[f"a/{article}"], self.stub.items[article + 1]
            here = entry.is_read if register == "read" else entry.is_bookmarked
            there = item.is_read if register == "read" else item.is_starred
            assert here == is_set
            assert pending.get((str(item.id), register)) == is_set or there == is_set
        self.wanted[who] = {
            (article, register): is_set
            for (article, register), is_set in self.wanted[who].items()
            if (str(article + 1), register) in pending
        }


def marked(asked: Asked) -> set[tuple[int, str]]:
    """The articles and marks that a request is about."""
    if asked.method == "PUT" and asked.path == "/v1/entries":
        register = "starred" if "starred" in asked.json else "read"
        return {(number - 1, register) for number in asked.json["entry_ids"]}
    if not asked.path.endswith("/edit-tag"):
        return set()
    state = asked.value("a") or asked.value("r")
    numbers = [int(value) for name, value in asked.fields if name == "i"]
    return {(number - 1, state.rpartition("/")[2]) for number in numbers}


@contextmanager
def a_world(profile: str, folder: Path) -> Iterator[World]:
    with serving(profile.removesuffix("-native")) as stub:
        stub.sources[FEED] = source(ARTICLES)
        stub.subscribe(FEED)
        devices = []
        for name in ("one", "other"):
            template = Path(folder / name)
            device = Device(template, stub, key=profile.endswith("-native"))
            device.log_in()
            device.sync()
            devices.append(device)
        yield World(stub, devices)


@pytest.mark.parametrize("profile", SPOKEN)
def test_devices_converge_and_lose_no_intent(profile: str, tmp_path: Path) -> None:
    with a_world(profile, tmp_path / "first") as world:
        # What takes longest is to make a library, so it is made once and copied.
        begun = {
            d.paths.data: d.paths.data.with_suffix(".begun") for d in world.devices
        }
        for folder, copy in begun.items():
            shutil.copytree(folder, copy)

        @settings(
            max_examples=10,
            phases=[Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink],
            suppress_health_check=list(HealthCheck),
        )
        @given(st.lists(actions, min_size=2, max_size=12))
        def law(history: list[tuple[str, int, int, str]]) -> None:
            for folder, copy in begun.items():
                shutil.rmtree(folder)
                shutil.copytree(copy, folder)
            for item in world.stub.items.values():
                item.is_read = item.is_starred = False
            for wanted in world.wanted:
                wanted.clear()
            for what, who, article, how in history:
                if what == "mark":
                    world.mark(who, article, how)
                elif what == "site":
                    world.site(article, how)
                else:
                    world.sync(who, article, how)
            settle(world)

        law()


@pytest.mark.parametrize("profile", SPOKEN)
def test_whichever_request_fails_no_intent_is_lost(
    profile: str, tmp_path: Path
) -> None:
    with a_world(profile, tmp_path) as world:
        for fault in (*LASTING, "expire", "meanwhile"):
            for place in range(6):
                world.turn(0, place)
                wanted = dict(world.wanted[0])
                world.sync(0, place, fault)
                world.sync(0, 0, "")
                assert world.devices[0].marks() == world.stub.marks()
                if fault != "meanwhile":
                    check(world, wanted)


def check(world: World, wanted: dict[tuple[int, str], bool]) -> None:
    """The server has what somebody wanted."""
    for (article, register), is_set in wanted.items():
        item = world.stub.items[article + 1]
        assert (item.is_read if register == "read" else item.is_starred) == is_set


def settle(world: World) -> None:
    """The faults are over: all exchange twice, the first device last."""
    for who in (0, 1, 0):
        last = dict(world.wanted[who])
        device = world.devices[who]
        device.later(hours=1)
        done = device.sync()
        assert done.notices == ()
        world.wanted[who].clear()
        check(world, last)
    marks = world.stub.marks()
    assert [device.marks() for device in world.devices[:1]] == [marks]
    world.devices[1].sync()
    assert world.devices[1].marks() == marks
    assert not any(device.pending() for device in world.devices)
