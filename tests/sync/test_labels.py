"""A person's own tags are labels on servers that have some, and the other way round."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.model import Query
from tests.sync.devices import FEED, Device, miniflux, source
from tests.sync.stub import Stub, serving


@pytest.fixture
def stub() -> Iterator[Stub]:
    with serving("freshrss") as stub:
        stub.sources[FEED] = source(6)
        stub.subscribe(FEED, "Health")
        yield stub


@pytest.fixture
def device(tmp_path: Path, stub: Stub) -> Device:
    device = Device(tmp_path / "one", stub)
    device.log_in()
    device.sync()
    return device


def tagged(device: Device, name: str) -> set[str]:
    with device.opened() as library:
        found = library.entries(Query(tag=name), limit=100)
    return {entry.link.removeprefix("http://news.example/") for entry in found}


def tag(device: Device, link: str, *names: str, wanted: bool = True) -> None:
    entry = device.entries()[link].id
    with device.opened() as library:
        library.tag(entry, names=names, wanted=wanted)


def test_tags_become_labels_and_are_taken_away(stub: Stub, device: Device) -> None:
    tag(device, "a/1", "To read", "sleep")
    tag(device, "a/2", "To read")
    done = device.sync()
    assert done.sent == 3
    assert stub.items[2].labels == ("sleep", "to-read")
    tag(device, "a/1", "to-read", wanted=False)
    device.sync()
    assert stub.items[2].labels == ("sleep",)
    assert stub.items[3].labels == ("to-read",)
    stub.asked.clear()
    device.sync()
    assert len(stub.asked) <= 5


def test_labels_become_tags_with_new_articles_and_once_a_day(
    stub: Stub, device: Device
) -> None:
    stub.items[1].labels = ("To read",)
    stub.sources[FEED] = source(7)
    stub.fetch(1)
    stub.items[7].labels = ("Later",)
    assert device.sync().sent == 0
    assert (tagged(device, "later"), tagged(device, "to-read")) == ({"a/6"}, set())
    device.later(days=2)
    assert device.sync().changed == 1
    assert tagged(device, "to-read") == {"a/0"}
    # The server spells it in its own way, which stays.
    tag(device, "a/3", "to-read")
    device.sync()
    assert stub.items[4].labels == ("To read",)
    stub.items[1].labels = ()
    device.later(days=2)
    device.sync()
    assert tagged(device, "to-read") == {"a/3"}
    assert not device.pending()


def test_tags_and_labels_meet_without_loss(tmp_path: Path, stub: Stub) -> None:
    device = Device(tmp_path / "two", stub)
    device.log_in()
    device.sync()
    with device.opened() as library:
        library.syncing.log_out()
    tag(device, "a/1", "mine")
    stub.items[2].labels = ("theirs",)
    device.log_in()
    assert device.sync().sent == 1
    assert stub.items[2].labels == ("mine", "theirs")
    assert tagged(device, "mine") == tagged(device, "theirs") == {"a/1"}


def test_two_devices_agree_about_tags(
    tmp_path: Path, stub: Stub, device: Device
) -> None:
    other = Device(tmp_path / "other", stub)
    other.log_in()
    other.sync()
    tag(device, "a/1", "shared")
    tag(other, "a/2", "shared")
    for each in (device, other, device, other):
        each.later(days=2)
        each.sync()
    assert tagged(device, "shared") == tagged(other, "shared") == {"a/1", "a/2"}
    tag(other, "a/1", "shared", wanted=False)
    for each in (other, device):
        each.later(days=2)
        each.sync()
    assert tagged(device, "shared") == {"a/2"}


def test_a_server_that_answers_all_ids_tags_nothing(stub: Stub, device: Device) -> None:
    stub.items[1].labels = ("one",)
    device.later(days=2)
    device.sync()
    assert tagged(device, "one") == {"a/0"}
    stub.is_liar = True
    device.later(days=2)
    device.sync()
    assert tagged(device, "one") == {"a/0"}
    stub.is_liar, stub.is_empty = False, True
    device.later(days=2)
    device.sync()
    assert tagged(device, "one") == {"a/0"}


def test_a_tag_that_a_folder_is_called_by_stays_here(
    stub: Stub, device: Device
) -> None:
    tag(device, "a/1", "health")
    device.sync()
    device.later(days=2)
    device.sync()
    assert stub.items[2].labels == ()
    assert not device.pending()


def test_the_folder_of_what_is_in_none_tags_nothing(stub: Stub, device: Device) -> None:
    other = "http://news.example/feed/2.xml"
    stub.sources[other] = source(1, name="b")
    feed = stub.subscribe(other)
    assert feed.category == "Uncategorized"
    device.sync()
    assert "b/0" in device.entries()
    assert tagged(device, "uncategorized") == set()


def test_other_servers_hear_of_no_tags(tmp_path: Path) -> None:
    with miniflux(tmp_path, source(3)) as (_, device):
        tag(device, "a/1", "mine")
        assert not device.pending()
