"""The law of several machines: what was done anywhere is so everywhere, once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.errors import SyncError
from reader.model import Query
from tests.sync.devices import FEED, Device, source
from tests.sync.stub import Source, Stub, serving

SPOKEN = ["freshrss", "miniflux", "commafeed", "miniflux-native"]


@pytest.fixture(params=SPOKEN)
def spoken(request: pytest.FixtureRequest) -> Iterator[tuple[Stub, bool]]:
    profile = str(request.param)
    with serving(profile.removesuffix("-native")) as stub:
        stub.sources[FEED] = source(27)
        stub.subscribe(FEED, "Health")
        yield stub, profile.endswith("-native")


@pytest.fixture
def stub(spoken: tuple[Stub, bool]) -> Stub:
    return spoken[0]


@pytest.fixture
def device(tmp_path: Path, spoken: tuple[Stub, bool]) -> Device:
    return attached(tmp_path / "one", spoken)


def attached(folder: Path, spoken: tuple[Stub, bool]) -> Device:
    device = Device(folder, spoken[0], key=spoken[1])
    device.log_in()
    return device


def test_the_first_exchange_brings_feeds_articles_and_marks(
    stub: Stub, device: Device
) -> None:
    stub.items[3].is_read = stub.items[4].is_starred = True
    done = device.sync(understand=True)
    assert (done.new, done.followed, done.notices) == (27, (FEED,), ())
    assert device.marks() == stub.marks()
    with device.opened() as library:
        [feed] = library.feeds()
        assert feed.category == "Health"
        assert library.entries(Query(text="A & article 7"))[0].title == "A & article 7"
        assert library.waiting() == 0


def test_marks_go_both_ways(stub: Stub, device: Device) -> None:
    device.sync()
    entries = device.entries()
    with device.opened() as library:
        library.mark_read(entries["a/1"].id, entries["a/2"].id)
        library.bookmark(entries["a/5"].id)
    stub.items[10].is_read = stub.items[11].is_starred = True
    done = device.sync()
    assert (done.sent, done.changed, done.new) == (3, 2, 0)
    assert device.marks() == stub.marks()
    assert sum(read for read, _ in stub.marks().values()) == 3


def test_marks_are_taken_back_both_ways(stub: Stub, device: Device) -> None:
    for number in (1, 2, 3):
        stub.items[number].is_read = stub.items[number].is_starred = True
    device.sync()
    stub.items[1].is_read = stub.items[1].is_starred = False
    entries = device.entries()
    with device.opened() as library:
        library.mark_read(entries["a/1"].id, is_read=False)
        library.bookmark(entries["a/1"].id, keep=False)
    device.sync()
    assert device.marks() == stub.marks()
    assert sum(star for _, star in stub.marks().values()) == 1


def test_undo_and_marking_all_are_told_like_everything_else(
    stub: Stub, device: Device
) -> None:
    device.sync()
    with device.opened() as library:
        library.mark_all(Query())
    device.sync()
    assert all(read for read, _ in stub.marks().values())
    with device.opened() as library:
        library.undo()
    device.sync()
    assert not any(read for read, _ in stub.marks().values())
    assert device.marks() == stub.marks()


def test_a_copy_that_arrives_read_is_told_as_read(stub: Stub, device: Device) -> None:
    other = "http://news.example/feed/2.xml"
    stub.sources[other] = Source("The same pages", [])
    feed = stub.subscribe(other)
    device.sync(understand=True)
    device.later(minutes=1)
    with device.opened() as library:
        library.mark_read(device.entries()["a/1"].id)
    for guid, *article in stub.sources[FEED].articles[1:3]:
        stub.sources[other].articles.append((f"{guid}-too", *article))
    stub.fetch(feed.id)
    device.sync(understand=True)
    assert stub.marks()["a-1"] == (True, False)
    # It is understood once the exchange is over; the next one tells of it.
    assert stub.marks()["a-1-too"] == (False, False)
    assert [*device.pending().values()] == [True]
    assert device.sync().sent == 1
    read = {guid for guid, (is_read, _) in stub.marks().items() if is_read}
    assert read == {"a-1", "a-1-too"}
    # Wherever somebody wants it unread, it stays so.
    [copy] = [item for item in stub.items.values() if item.guid == "a-1-too"]
    copy.is_read = False
    device.sync(understand=True)
    assert not copy.is_read
    assert device.pending() == {}


def test_what_is_marked_twice_is_told_once(stub: Stub, device: Device) -> None:
    device.sync()
    entry = device.entries()["a/1"].id
    with device.opened() as library:
        for is_read in (True, False, True):
            library.mark_read(entry, is_read=is_read)
        status = library.sync_status()
    assert status
    assert status.pending == 1
    assert device.sync().sent == 1


def test_two_devices_come_to_agree(
    tmp_path: Path, spoken: tuple[Stub, bool], device: Device
) -> None:
    stub, other = spoken[0], attached(tmp_path / "other", spoken)
    device.sync()
    other.sync()
    mine, yours = device.entries(), other.entries()
    with device.opened() as library:
        library.mark_read(mine["a/1"].id, mine["a/2"].id)
        library.bookmark(mine["a/3"].id)
    with other.opened() as library:
        library.mark_read(yours["a/2"].id, yours["a/4"].id)
        library.mark_read(yours["a/2"].id, is_read=False)
    for each in (device, other, device):
        each.sync()
    assert device.marks() == other.marks() == stub.marks()
    # The last push to reach the server wins.
    assert stub.marks()["a-2"] == (False, False)
    assert stub.marks()["a-3"] == (False, True)


def test_an_exchange_without_changes_takes_at_most_five_requests(
    stub: Stub, device: Device
) -> None:
    device.sync()
    device.later(minutes=5)
    stub.asked.clear()
    done = device.sync()
    assert len(stub.asked) == done.requests <= 5
    assert (done.sent, done.new, done.changed) == (0, 0, 0)


def test_no_call_is_made_that_behaves_badly_somewhere(
    stub: Stub, device: Device
) -> None:
    device.sync()
    with device.opened() as library:
        library.mark_all(Query())
    device.sync()
    for asked in stub.asked:
        assert "mark-all-as-read" not in asked.path
        assert "stream/contents" not in asked.path
        assert "subscription/import" not in asked.path
        assert not asked.value("it")
        assert not asked.value("ot")
        assert not asked.value("s").endswith("/read")
        assert "/label/" not in asked.value("s")
        assert asked.method == "POST" or not asked.path.endswith("ClientLogin")
        if asked.path.endswith("edit-tag"):
            names = [name for name, _ in asked.fields]
            assert names[:2] == ["T", "a"]
            assert names[2:] == ["i"] * (len(names) - 2)
            assert len(names) <= 102


def test_a_server_that_answers_all_ids_for_any_stream_changes_nothing(
    stub: Stub, device: Device
) -> None:
    for number in range(1, 20):
        stub.items[number].is_read = True
    stub.items[25].is_starred = True
    device.sync()
    before = device.marks()
    stub.is_liar = True
    done = device.sync()
    assert device.marks() == before
    assert done.changed == 0
    assert len(done.notices) == 2


def test_a_server_that_answers_with_nothing_changes_nothing(
    stub: Stub, device: Device
) -> None:
    stub.items[25].is_starred = True
    device.sync()
    before = device.marks()
    stub.is_empty = True
    device.later(days=2)
    device.sync()
    assert device.marks() == before


def test_reading_and_marking_need_no_server(device: Device) -> None:
    device.sync(understand=True)
    device.stub.fault = lambda _: "lose"
    with pytest.raises(SyncError):
        device.sync()
    entries = device.entries()
    assert len(entries) == 27
    with device.opened() as library:
        library.mark_read(entries["a/1"].id)
        assert library.article(entries["a/1"].id).sections
        assert (
            library.sync_line() == "synced just now · 1 pending · the last try failed"
        )
    device.stub.fault = lambda _: ""
    device.later(minutes=3)
    device.sync()
    assert device.marks() == device.stub.marks()
    with device.opened() as library:
        device.later(minutes=2)
        assert library.sync_line() == "synced 2 min ago"


def test_unfollowing_on_the_server_keeps_bookmarks_here(
    stub: Stub, device: Device
) -> None:
    stub.items[5].is_starred = True
    device.sync()
    stub.drop(1)
    done = device.sync()
    assert (done.unfollowed, done.gone) == ((FEED,), 27)
    with device.opened() as library:
        assert library.feeds() == []
        assert [entry.is_bookmarked for entry in library.entries()] == [True]


def test_an_article_that_the_server_has_deleted_stays_as_it_is(
    stub: Stub, device: Device
) -> None:
    stub.items[5].is_starred = True
    device.sync()
    del stub.items[5], stub.items[6]
    device.sync()
    assert device.marks()["a-4"] == (False, True)
    assert device.marks()["a-5"] == (False, False)


def test_what_is_erased_here_does_not_come_back_and_is_not_told(
    stub: Stub, device: Device
) -> None:
    stub.items[5].is_read = True
    device.sync()
    entry = device.entries()["a/4"].id
    with device.opened() as library:
        meant, _ = library.care.meant(str(entry))
        library.care.forget(meant)
    done = device.sync()
    assert (done.sent, done.new) == (0, 0)
    assert "a/4" not in device.entries()
    assert stub.items[5].is_read
