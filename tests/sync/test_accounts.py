"""What an account goes through: logins, the fuse, killed programs, feeds both ways."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from reader.errors import SyncError
from reader.model import Query
from tests.sync.devices import FEED, START, Device, miniflux, source
from tests.sync.stub import Stub, serving

OTHER = "http://news.example/feed/2.xml"


@pytest.fixture
def stub() -> Iterator[Stub]:
    with serving("freshrss") as stub:
        stub.sources[FEED] = source(5)
        stub.sources[OTHER] = source(4, name="b")
        yield stub


@pytest.fixture
def device(tmp_path: Path, stub: Stub) -> Device:
    device = Device(tmp_path / "one", stub)
    device.log_in()
    return device


MARKING = """
import sys
from pathlib import Path
from reader.config.paths import Paths
from reader.library import Library
from reader.model import Query
folder = Path(sys.argv[1])
library = Library.open(Paths(config=folder, data=folder))
entries = library.entries(Query(), limit=2000)
for entry in entries[:1000]:
    library.mark_read(entry.id)
print("marked", flush=True)
sys.stdin.read()
"""


def test_a_thousand_marks_survive_a_kill_and_reach_the_server_exactly(
    stub: Stub, tmp_path: Path
) -> None:
    stub.sources[FEED] = source(1_020)
    stub.subscribe(FEED)
    device = Device(tmp_path / "one", stub)
    (tmp_path / "one" / "settings.toml").write_text(
        '[fetch]\nallow_private = ["127.0.0.1"]\n[digest]\nrelated = false\n'
    )
    device.log_in()
    device.sync()
    stub.fault = lambda _: "lose"
    marking = subprocess.Popen(
        [sys.executable, "-c", MARKING, str(tmp_path / "one")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert marking.stdout
    assert marking.stdout.readline() == b"marked\n"
    os.kill(marking.pid, signal.SIGKILL)
    marking.wait()
    marked = {link for link, (is_read, _) in device.marks().items() if is_read}
    assert len(marked) == 1_000
    with pytest.raises(SyncError):
        device.sync()
    stub.fault = lambda _: ""
    assert device.sync().sent == 1_000
    assert {guid for guid, (is_read, _) in stub.marks().items() if is_read} == marked
    edits = [a for a in stub.asked if a.path.endswith("edit-tag")]
    assert max(len(a.fields) for a in edits) <= 102


def test_more_than_half_of_what_is_unread_is_not_marked_without_a_word(
    stub: Stub, device: Device
) -> None:
    stub.sources[FEED] = source(520)
    stub.subscribe(FEED)
    device.sync()
    for item in stub.items.values():
        item.is_read = True
    done = device.sync()
    assert done.changed == 0
    assert "520 marks at once" in done.notices[0]
    assert not any(is_read for is_read, _ in device.marks().values())
    assert device.sync(is_forced=True).changed == 520
    assert device.marks() == stub.marks()


def test_a_failed_server_is_left_alone_for_longer_each_time(
    stub: Stub, device: Device
) -> None:
    stub.fault = lambda _: "500"
    waits = []
    for _ in range(3):
        with pytest.raises(SyncError, match="has an error of its own"):
            device.sync()
        with device.opened() as library:
            status = library.sync_status()
            assert status
            assert status.next_try
            waits.append(status.next_try - device.now)
            asked = len(stub.asked)
            with pytest.raises(SyncError, match=r"left alone for .* more"):
                library.syncing.sync()
            assert len(stub.asked) == asked
    assert waits == [timedelta(minutes=n) for n in (1, 2, 4)]
    stub.fault = lambda _: ""
    device.later(minutes=5)
    with device.opened() as library:
        library.syncing.sync()
        assert library.sync_line() == "synced just now"


def test_a_machine_that_is_offline_holds_nothing_against_the_server(
    stub: Stub, device: Device
) -> None:
    with device.opened() as library:
        account = library.syncing._account()
        library.syncing._accounts._set(account, base_url="http://nowhere.invalid")
        library.syncing._tokens.keep("jo@http://nowhere.invalid", "token")
    for _ in range(5):
        with pytest.raises(SyncError) as caught, device.opened() as library:
            # Nobody insists, and yet it is tried each time.
            library.syncing.sync()
        assert caught.value.fault == "offline"
    with device.opened() as library:
        status = library.sync_status()
        assert status
        assert (status.next_try, status.error) == (None, caught.value.reason)


def test_one_bad_id_does_not_keep_the_others_from_being_told(tmp_path: Path) -> None:
    with miniflux(tmp_path, source(5)) as (stub, device):
        with device.opened() as library:
            sql = "UPDATE remote_item SET remote_id = 'odd' WHERE remote_id = '3'"
            with library._store.connection.writing():
                library._store.connection.run(sql)
            library.mark_all(Query())
        done = device.sync()
        assert (done.sent, done.parked) == (4, 1)
        assert sum(read for read, _ in stub.marks().values()) == 4
        assert device.sync().parked == 0


def test_new_articles_arrive_whenever_their_publisher_dates_them(
    stub: Stub, device: Device
) -> None:
    stub.subscribe(FEED)
    device.sync()
    long_ago = int(START.timestamp()) - 90 * 86_400
    late = [
        *source(5).articles,
        ("a-99", "http://news.example/a/99", "Late", long_ago),
    ]
    stub.sources[FEED] = stub.sources[FEED]._replace(articles=late)
    stub.fetch(1)
    assert device.sync().new == 1
    assert device.entries()["a/99"].title == "Late"


def test_pages_between_which_marks_change_are_read_until_they_agree(
    tmp_path: Path,
) -> None:
    with serving("miniflux") as stub:
        stub.sources[FEED] = source(9)
        stub.subscribe(FEED)
        device = Device(tmp_path / "one", stub)
        device.log_in()
        device.sync()
        # What is skipped between two pages would seem to be read.
        stub.page, numbers = 4, iter([1, 2])

        def read_elsewhere() -> None:
            if number := next(numbers, 0):
                stub.items[number].is_read = True

        stub.between = read_elsewhere
        assert device.sync().changed <= 2
        device.sync()
        assert device.marks() == stub.marks()


def test_a_feed_followed_here_is_followed_there(stub: Stub, device: Device) -> None:
    stub.subscribe(FEED)
    device.sync()
    write_feeds(device, FEED, OTHER)
    done = device.sync()
    assert done.subscribed == (OTHER,)
    assert [feed.url for feed in stub.feeds.values()] == [FEED, OTHER]
    assert stub.feeds[2].category == "News"
    device.sync()
    assert device.marks() == stub.marks()


@pytest.mark.parametrize("profile", ["freshrss", "miniflux", "native"])
def test_categories_follow_whoever_moved_a_feed(tmp_path: Path, profile: str) -> None:
    kind = "miniflux" if profile == "native" else profile
    with serving(kind) as stub:
        stub.sources[FEED] = source(1)
        stub.sources[OTHER] = source(1, name="b")
        stub.subscribe(FEED, "Health")
        stub.subscribe(OTHER)
        device = Device(tmp_path / "one", stub, key=profile == "native")
        device.log_in()
        assert device.sync().moved == ()
        assert categories(device) == {FEED: "Health", OTHER: "Unsorted"}
        stub.feeds[1].category = "Food"
        assert device.sync().moved == (FEED,)
        assert categories(device)[FEED] == "Food"
        for before, after in (("Food", "Sleep"), ("Unsorted", "Mine")):
            move(device, before, after)
        assert set(device.sync().moved) == {FEED, OTHER}
        assert [f.category for f in stub.feeds.values()] == ["Sleep", "Mine"]
        # Moved on both sides, it stands where the server has it.
        move(device, "Sleep", "Dreams")
        stub.feeds[1].category = "Night"
        device.sync()
        assert (categories(device)[FEED], stub.feeds[1].category) == ("Night", "Night")
        assert device.sync().moved == ()


def categories(device: Device) -> dict[str, str]:
    with device.opened() as library:
        return {feed.url: feed.category for feed in library.feeds()}


def move(device: Device, before: str, after: str) -> None:
    file = device.paths.feeds
    text = file.read_text()
    if before == "Unsorted":
        text = f'{text}category = "{after}"\n'
    file.write_text(text.replace(f'"{before}"', f'"{after}"'))


def test_a_feed_that_the_server_cannot_read_is_told_and_put_by(
    stub: Stub, device: Device
) -> None:
    write_feeds(device, "http://news.example/dead.xml")
    done = device.sync()
    assert done.subscribed == ()
    assert "returned error: 404" in done.notices[0]
    assert device.sync().notices == ()
    with device.opened() as library:
        status = library.sync_status()
        assert status
        assert (status.pending, status.parked) == (1, 1)


def test_a_feed_let_go_here_is_asked_about_first(stub: Stub, device: Device) -> None:
    stub.subscribe(FEED)
    stub.subscribe(OTHER)
    device.sync()
    with device.opened() as library:
        library.unfollow(FEED)
        library.unfollow(OTHER)
        waiting = library.syncing.sync(is_urgent=True)
        assert set(waiting.leaving) == {FEED, OTHER}
        assert library.feeds() == []
        library.syncing.sync(is_urgent=True, confirm=lambda url: url == FEED)
        assert library.feeds() == []
        assert library.syncing.sync(is_urgent=True).leaving == ()
    assert [feed.url for feed in stub.feeds.values()] == [OTHER]


def said_of_none(stub: Stub, device: Device) -> str:
    """What is said when the server has no feed for once; none is let go for that."""
    feeds, stub.feeds = stub.feeds, {}
    items, stub.items = stub.items, {}
    done = device.sync()
    assert done.unfollowed == ()
    stub.feeds, stub.items = feeds, items
    assert device.sync().notices == ()
    return done.notices[0]


def test_most_feeds_gone_at_once_are_not_let_go_without_a_word(
    stub: Stub, device: Device
) -> None:
    for n in range(8):
        url = f"http://news.example/feed/{n}.xml"
        stub.sources[url] = source(1, name=f"s{n}")
        stub.subscribe(url)
    device.sync()
    assert "8 feeds no more" in said_of_none(stub, device)


def test_an_empty_list_of_feeds_lets_none_go(stub: Stub, device: Device) -> None:
    stub.subscribe(FEED)
    stub.subscribe(OTHER)
    device.sync()
    assert "2 feeds no more" in said_of_none(stub, device)


def test_a_library_graduates_with_its_marks(stub: Stub, tmp_path: Path) -> None:
    stub.subscribe(FEED)
    local = Device(tmp_path / "local", stub)
    local.log_in()
    local.sync()
    entries = local.entries()
    with local.opened() as library:
        library.syncing.log_out()
        library.mark_read(entries["a/0"].id)
        library.bookmark(entries["a/1"].id)
    stub.drop(1)
    local.log_in()
    with local.opened() as library:
        assert library.syncing.graduate(lambda _: True) == [(FEED, "")]
    done = local.sync()
    assert (done.matched, done.new, done.sent) == (5, 0, 2)
    assert stub.marks()["a-0"] == (True, False)
    assert stub.marks()["a-1"] == (False, True)


def test_bookmarks_that_no_feed_lists_are_handed_over_once(tmp_path: Path) -> None:
    with serving("miniflux") as stub:
        stub.sources[FEED] = source(8)
        stub.subscribe(FEED)
        local = Device(tmp_path / "local", stub, key=True)
        local.log_in()
        local.sync()
        entries = local.entries()
        with local.opened() as library:
            library.syncing.log_out()
            library.bookmark(entries["a/1"].id, entries["a/7"].id)
            library.mark_read(entries["a/1"].id, entries["a/2"].id)
        # By now the feed has only its newest articles, and the server is another one.
        stub.drop(1)
        stub.sources[FEED] = source(3, start=5)
        local.log_in()
        with local.opened() as library:
            library.syncing.graduate(lambda _: True)
        assert local.sync().matched == 3
        lost = ["lose"]
        stub.fault = lambda asked: (
            "drop" if "import" in asked.path and lost and lost.pop() else ""
        )
        with local.opened() as library:
            with pytest.raises(SyncError):
                library.syncing.hand_over()
            assert library.syncing.hand_over()[:2] == (1, 0)
            assert library.syncing.hand_over()[:2] == (0, 0)
        assert len(stub.items) == 4
        [old] = [item for item in stub.items.values() if item.link.endswith("a/1")]
        assert (old.is_read, old.is_starred, old.title) == (True, True, "A & article 1")
        done = local.sync()
        assert (done.new, done.changed, done.sent, done.notices) == (0, 0, 0, ())
        with local.opened() as library:
            assert library.syncing.hand_over(everything=True)[:2] == (4, 0)
        local.sync()
        assert {n.replace("-", "/"): m for n, m in local.marks().items()} == {
            item.link.removeprefix("http://news.example/"): (
                item.is_read,
                item.is_starred,
            )
            for item in stub.items.values()
        }


@pytest.mark.parametrize("profile", ["freshrss", "miniflux"])
def test_the_kind_of_server_is_found_out(tmp_path: Path, profile: str) -> None:
    with serving(profile) as stub, Device(tmp_path / "one", stub).opened() as library:
        done = library.syncing.log_in(f"{stub.url}/", stub.user, stub.password)
        assert done.account.profile == profile
        assert done.account.base_url == stub.url + stub.quirks.root


@pytest.mark.parametrize("end", ["/i/", "/api/", "/api/greader.php", "/i/?a=normal#x"])
def test_an_address_is_taken_as_people_copy_it(
    tmp_path: Path, stub: Stub, end: str
) -> None:
    with Device(tmp_path / "two", stub).opened() as library:
        done = library.syncing.log_in(f"{stub.url}{end}", stub.user, stub.password)
        assert done.account.base_url == f"{stub.url}/api/greader.php"


def test_no_password_is_kept_that_stands_in_an_address(
    tmp_path: Path, stub: Stub
) -> None:
    for login in ("jo:hush@", "jo@"):
        url = stub.url.replace("//", f"//{login}")
        with Device(tmp_path / "two", stub).opened() as library:
            with pytest.raises(
                SyncError, match="leave name and password out"
            ) as caught:
                library.syncing.log_in(url, stub.user, stub.password)
            assert "hush" not in str(caught.value)
            assert library.sync_status() is None
    assert stub.asked == []


def test_without_a_scheme_no_password_goes_unencrypted(
    tmp_path: Path, stub: Stub
) -> None:
    url = stub.url.removeprefix("http://")
    with Device(tmp_path / "two", stub).opened() as library:
        with pytest.raises(SyncError, match="write http:// in front"):
            library.syncing.log_in(url, stub.user, stub.password)
        with pytest.raises(SyncError, match="is not the address of a server"):
            library.syncing.log_in("ftp://x", stub.user, stub.password)
    assert stub.asked == []


def test_a_server_that_has_moved_is_not_told_the_password(
    tmp_path: Path, stub: Stub
) -> None:
    stub.fault = lambda _: "moved"
    with (
        Device(tmp_path / "two", stub).opened() as library,
        pytest.raises(SyncError, match=r"at https://elsewhere\.example/; log in at"),
    ):
        library.syncing.log_in(stub.url, stub.user, stub.password)
    assert len(stub.asked) == 1


def test_an_api_key_is_for_miniflux_alone(tmp_path: Path, stub: Stub) -> None:
    with (
        Device(tmp_path / "two", stub).opened() as library,
        pytest.raises(SyncError, match=r"is no Miniflux.*--user NAME"),
    ):
        library.syncing.log_in(stub.url, "", stub.password)


def test_an_account_learns_another_language_and_loses_nothing(tmp_path: Path) -> None:
    with serving("miniflux") as stub:
        stub.sources[FEED] = source(5)
        stub.subscribe(FEED)
        device = Device(tmp_path / "one", stub)
        device.log_in()
        device.sync()
        with device.opened() as library:
            library.mark_all(Query())
        device.has_key = True
        device.log_in()
        done = device.sync()
        assert (done.sent, done.new, done.matched) == (5, 0, 0)
        assert stub.paths()[-1].split("/")[1] == "v1"
        device.has_key = False
        device.log_in()
        done = device.sync()
        assert (done.sent, done.new, done.changed, done.notices) == (0, 0, 0, ())
        assert device.marks() == stub.marks()


def test_a_copy_of_long_ago_takes_nothing_back(stub: Stub, device: Device) -> None:
    stub.subscribe(FEED)
    for number in (1, 2):
        stub.items[number].is_read = stub.items[number].is_starred = True
    device.sync()
    entries = device.entries()
    with device.opened() as library:
        library.mark_read(entries["a/0"].id, is_read=False)
        library.bookmark(entries["a/1"].id, keep=False)
        library.mark_read(entries["a/2"].id)
        copy = library.care.backup(device.paths.data / "copy.db")
    device.sync()
    # It is read and kept again elsewhere, and then the copy is put back.
    stub.items[1].is_read = stub.items[2].is_starred = True
    with device.opened() as library:
        library.care.restore(copy)
    done = device.sync()
    assert (done.sent, stub.marks()["a-0"][0], stub.marks()["a-1"][1]) == (
        1,
        True,
        True,
    )
    assert stub.marks()["a-2"] == (True, False)
    assert device.marks() == stub.marks()


def test_an_api_key_speaks_miniflux(tmp_path: Path) -> None:
    with serving("miniflux") as stub:
        device = Device(tmp_path / "one", stub)
        with device.opened() as library:
            with pytest.raises(SyncError, match="does not know this API key"):
                library.syncing.log_in(stub.url, "", "wrong")
            stub.version = "2.3.1"
            with pytest.raises(SyncError, match=r"older than Miniflux 2\.3\.2"):
                library.syncing.log_in(stub.url, "", stub.key)
            stub.version = "2.4.0"
            done = library.syncing.log_in(stub.url, "", stub.key)
            assert (done.account.kind, done.account.user) == ("miniflux", "jo")


def test_secrets_stand_in_one_file_that_its_owner_alone_may_read(
    stub: Stub, device: Device
) -> None:
    stub.subscribe(FEED)
    device.sync()
    with pytest.raises(SyncError) as caught, device.opened() as library:
        library.syncing.log_in(stub.url, stub.user, "wr0ng-passw0rd")
    assert "wr0ng" not in str(caught.value)
    folder = device.paths.config
    held = [
        file.name
        for file in folder.rglob("*")
        if file.is_file()
        and (
            stub.auth.encode() in file.read_bytes()
            or stub.password.encode() in file.read_bytes()
            or b"wr0ng" in file.read_bytes()
        )
    ]
    assert held == ["sync-tokens.json"]
    assert (folder / held[0]).stat().st_mode & 0o777 == 0o600
    assert stub.password not in (folder / held[0]).read_text()
    with device.opened() as library:
        library.syncing.log_out()
        assert library.sync_status() is None
        assert library.sync_line() == ""
        assert len(library.entries()) == 5
    assert not (folder / held[0]).exists()


def test_a_refused_token_asks_for_a_login_and_keeps_what_is_pending(
    stub: Stub, device: Device
) -> None:
    stub.subscribe(FEED)
    device.sync()
    stub.auth = "jo/another"
    with device.opened() as library:
        library.mark_all(Query())
    with pytest.raises(SyncError, match="wellread sync login"):
        device.sync()
    device.log_in()
    assert device.sync().sent == 5


def test_an_expired_token_is_fetched_anew_once(stub: Stub, device: Device) -> None:
    stub.subscribe(FEED)
    device.sync()
    with device.opened() as library:
        library.mark_all(Query())
    expired: list[str] = []

    def expire(asked: object) -> str:
        path = getattr(asked, "path", "")
        if path.endswith("edit-tag") and not expired:
            expired.append(path)
            return "expire"
        return ""

    stub.fault = expire
    assert device.sync().sent == 5
    assert sum(path.endswith("/token") for path in stub.paths()) == 3


def test_two_programs_do_not_exchange_at_once(stub: Stub, device: Device) -> None:
    stub.subscribe(FEED)
    heard: list[str] = []

    def meanwhile(_: object) -> str:
        if not heard:
            heard.append("")
            with pytest.raises(SyncError, match="another wellread"):
                device.sync()
            heard.append("refused")
        return ""

    stub.fault = meanwhile
    device.sync()
    assert heard == ["", "refused"]


def test_a_library_without_an_account_notes_nothing(tmp_path: Path, stub: Stub) -> None:
    device = Device(tmp_path / "two", stub)
    with device.opened() as library:
        write_feeds(device, FEED)
    with device.opened() as library:
        sql = "SELECT count(*) FROM outbox"
        assert library._store.connection.value(sql) == 0
        assert library.sync_status() is None
    assert stub.asked == []


def write_feeds(device: Device, *urls: str) -> None:
    tables = (f'[[feed]]\nurl = "{url}"\ncategory = "News"\n' for url in urls)
    (device.paths.config / "feeds.toml").write_text("\n".join(tables))


def test_errors_are_one_line_with_the_servers_name(stub: Stub, device: Device) -> None:
    stub.fault = lambda _: "500"
    with pytest.raises(SyncError) as caught:
        device.sync()
    assert re.fullmatch(r"127\.0\.0\.1:\d+: [^\n]+", str(caught.value))
