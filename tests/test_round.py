"""The law of the round: one feed's trouble is one line, whatever it is, and no more."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from threading import Event
from typing import Any, NoReturn

import pytest

from reader import round as round_
from reader.cli.feeds import _outcome_line
from reader.cli.main import run
from reader.errors import OfflineError, StoreError
from reader.fetch.client import Client
from reader.fetch.storeroom import Storeroom
from reader.library import refreshing
from reader.model import Document
from reader.store.access import LEAST_FREE
from reader.store.intake import Intake
from reader.store.store import Store
from tests.conftest import follow
from tests.manners import FEED, Reader, feed_of
from tests.site import Site, Visit, serving_site

Said = pytest.CaptureFixture[str]


@pytest.fixture
def reader(home: Path, site: Site) -> Reader:
    return Reader(home, site)


def serve(site: Site, *paths: str) -> None:
    for n, path in enumerate(paths):
        site.pages[path] = lambda visit, n=n: visit.answer(
            200, feed_of(n), ETag=f'"{n}"'
        )


# Unexpected trouble


def test_trouble_that_nobody_thought_of_is_one_feeds_trouble(
    reader: Reader, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    serve(site, "/a", "/b", "/c")
    get = Client.get

    def stumble(self: Client, url: str, *rest: Any, **more: Any) -> Document:
        if url.endswith("/b"):
            raise ZeroDivisionError("\x1b[2J")
        return get(self, url, *rest, **more)

    monkeypatch.setattr(Client, "get", stumble)
    reader.follow("/a", "/b", "/c")
    outcomes = {o.feed: o for o in reader.refresh()}
    assert [outcomes[url].new for url in reader.urls] == [1, 0, 1]
    assert outcomes[reader.urls[1]].error == "trouble of our own (ZeroDivisionError)"


def test_what_cannot_be_stored_takes_no_other_feed_along(
    reader: Reader, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    serve(site, "/a", "/b", "/c")
    arrive = Intake.arrive

    def stumble(self: Intake, url: str, *rest: Any, **more: Any) -> Any:
        arrived = arrive(self, url, *rest, **more)
        if url.endswith("/b"):
            raise OverflowError
        return arrived

    with monkeypatch.context() as patch:
        patch.setattr(Intake, "arrive", stumble)
        reader.follow("/a", "/b", "/c")
        assert sum(o.error is None for o in reader.refresh()) == 2
    # Half of a feed would be here without its validators; all of it is missing.
    assert reader.titles() == {"Article 0", "Article 2"}
    [again] = reader.refresh(reader.urls[1], after=timedelta(hours=1))
    assert (again.status, again.new) == (200, 1)


def test_a_feed_that_is_erased_while_it_is_asked_ends_nothing(
    reader: Reader, site: Site
) -> None:
    serve(site, "/b")
    reader.follow("/a", "/b")

    def erase(visit: Visit) -> None:
        path = reader.home / "library.db"
        with Store.open(path) as store, store.connection.writing():
            store.connection.run("DELETE FROM feeds WHERE url LIKE '%/a'")
        visit.answer(200, FEED)

    site.pages["/a"] = erase
    outcomes = {o.feed: o for o in reader.refresh()}
    first, second = (outcomes[url] for url in reader.urls)
    assert first.error == "trouble of our own (FeedNotFoundError)"
    assert (second.error, second.new) == (None, 1)


def test_a_full_disk_pauses_the_refresh_with_one_line(
    home: Path, site: Site, capsys: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    serve(site, "/a")
    follow(home, site.url("/a"))
    monkeypatch.setattr(refreshing, "free_bytes", lambda _: LEAST_FREE - 1)
    assert run(["refresh"]) == 1
    said = capsys.readouterr()
    assert said.err == (
        "wellread: the refresh pauses: only 49 MB are free here; 50 are needed\n"
    )
    assert site.visits == []
    monkeypatch.setattr(refreshing, "free_bytes", lambda _: LEAST_FREE)
    assert run(["refresh"]) == 0


def test_a_disk_that_fills_up_keeps_what_is_stored(
    reader: Reader, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    serve(site, "/a", "/b", "/c")
    reader.follow("/a", "/b", "/c")
    free = iter(["", ""])
    reasons: Callable[[object], str] = lambda _: next(free, "no room")  # noqa: E731
    with monkeypatch.context() as patch, pytest.raises(StoreError, match="no room"):
        patch.setattr(refreshing.Refreshing, "_pause", reasons)
        patch.setattr("reader.round._HOLD", 0)
        reader.refresh()
    assert len(reader.titles()) == 1
    assert {o.error for o in reader.refresh()} == {None}
    assert len(reader.titles()) == 3


# Without a network


@pytest.fixture
def unplugged(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine on which no name has an address."""

    def refuse(*_: object, **__: object) -> NoReturn:
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure")

    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.mark.usefixtures("unplugged")
@pytest.mark.parametrize("flags", [[], ["--json"]])
def test_being_offline_is_said_once(home: Path, capsys: Said, flags: list[str]) -> None:
    follow(home, *(f"https://{n}.example/feed" for n in range(200)))
    assert run(["refresh", *flags]) == 3
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert "you seem to be offline" in said.err


@pytest.mark.usefixtures("unplugged")
def test_being_offline_is_held_against_no_feed(reader: Reader) -> None:
    reader.follow("https://a.example/", "https://b.example/")
    with pytest.raises(OfflineError):
        reader.refresh()
    with reader.open() as library:
        assert {(f.errors_in_a_row, f.error, f.next_at) for f in library.feeds()} == {
            (0, "", None)
        }
        assert library.due() == 2


@pytest.mark.usefixtures("unplugged")
def test_one_wrong_name_is_no_missing_network(reader: Reader) -> None:
    reader.follow("https://a.example/", "https://a.example/other")
    outcomes = reader.refresh()
    assert len(outcomes) == 2
    assert all("a.example" in str(o.error) for o in outcomes)


@pytest.mark.usefixtures("unplugged")
def test_whoever_answers_shows_that_we_are_online(reader: Reader, site: Site) -> None:
    def late(visit: Visit) -> None:
        site.is_closing.wait(0.2)
        visit.answer(404)

    # The address needs no resolving, but our resolver is asked all the same.
    site.pages["/late"] = late
    real = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", 0))]
    refuse = socket.getaddrinfo

    def resolve(host: str, *rest: Any, **more: Any) -> Any:
        return real if host == "127.0.0.1" else refuse(host, *rest, **more)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket, "getaddrinfo", resolve)
        reader.follow("https://a.example/", "https://b.example/", "/late")
        outcomes = {o.feed: o for o in reader.refresh()}
    assert [bool(outcomes[url].error) for url in reader.urls] == [True] * 3
    with reader.open() as library:
        assert {f.errors_in_a_row for f in library.feeds()} == {1}


def test_the_manual_is_no_sign_of_a_network(home: Path, unplugged: None) -> None:
    follow(home, "wellread:welcome", "https://a.example/", "https://b.example/")
    assert run(["refresh", "--all"]) == 3


# Several servers at once


def test_each_outcome_is_told_as_soon_as_it_is_known(
    reader: Reader, site: Site
) -> None:
    is_told = Event()
    with serving_site("127.0.0.2") as other:
        # Answers only after the other feed's outcome has reached us.
        other.pages["/slow"] = lambda visit: (
            visit.answer(200, FEED) if is_told.wait(30) else visit.answer(500)
        )
        serve(site, "/quick")
        settings = '[fetch]\nallow_private = ["127.0.0.1", "127.0.0.2"]\n'
        (reader.home / "settings.toml").write_text(settings)
        reader.follow(other.url("/slow"), "/quick")
        seen = []
        with reader.open() as library:
            for outcome in library.refresh(understand=False):
                seen.append((outcome.feed, outcome.status))
                is_told.set()
    assert seen == [(site.url("/quick"), 200), (other.url("/slow"), 200)]


# Being stopped


def test_control_c_stops_at_once_and_loses_nothing(home: Path, site: Site) -> None:
    serve(site, "/quick")
    is_asked = Event()

    def drip(visit: Visit) -> None:
        visit.wfile.write(b"HTTP/1.1 200 OK\r\n\r\n")
        is_asked.set()
        site.drip(visit, b" ")

    site.pages["/drip"] = drip
    follow(home, site.url("/quick"), site.url("/drip"))
    with subprocess.Popen(
        [sys.executable, "-m", "reader", "refresh", "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        # A shell's background jobs ignore it, and hand that on.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    ) as refresh:
        assert refresh.stdout
        assert json.loads(refresh.stdout.readline())["new"] == 1
        assert is_asked.wait(30)
        refresh.send_signal(signal.SIGINT)
        # The drip would go on for 45 s.
        out, err = refresh.communicate(timeout=20)
    assert (refresh.returncode, out) == (130, "")
    assert "Traceback" not in err
    assert run(["list"]) == 0
    site.pages["/quick"] = lambda visit: visit.answer(304)
    assert run(["refresh", site.url("/quick")]) == 0
    assert site.visits[-1].headers["If-None-Match"] == '"0"'


# Secrets


def test_a_password_is_told_to_its_server_and_to_nobody_else(
    home: Path, site: Site, capsys: Said
) -> None:
    serve(site, "/feed")
    site.pages["/gone"] = lambda visit: visit.answer(500)
    base = site.base.replace("//", "//me:s3cret@")
    follow(home, f"{base}/feed", f"{base}/gone")
    run(["refresh", "--json"])
    run(["refresh", "--all"])
    run(["feeds"])
    run(["feeds", "--json"])
    run(["refresh", site.url("/gone")])
    assert run(["refresh", f"{base}/feed"]) == 0
    assert run(["refresh", f"{base}/nonsense"]) == 1
    said = capsys.readouterr()
    shown = said.out + said.err
    assert site.url("/feed") in shown
    assert "s3cret" not in shown
    assert "me:" not in shown
    assert all(visit.headers["Authorization"] for visit in site.visits)
    stored = b"".join(path.read_bytes() for path in home.glob("library*"))
    assert b"s3cret" not in stored
    assert "s3cret" in (home / "feeds.toml").read_text()


def test_a_password_does_not_move_along(reader: Reader, site: Site) -> None:
    with serving_site("127.0.0.2") as other:
        site.pages["/feed"] = lambda visit: visit.answer(301, Location=other.url("/n"))
        other.pages["/n"] = lambda visit: visit.answer(200, FEED, ETag='"1"')
        settings = '[fetch]\nallow_private = ["127.0.0.1", "127.0.0.2"]\n'
        (reader.home / "settings.toml").write_text(settings)
        reader.follow(site.url("/feed").replace("//", "//me:secret@"))
        for _ in range(3):
            reader.refresh(after=timedelta(days=1))
        assert [v.headers["Authorization"] for v in other.visits] == [None] * 3
        assert len(site.visits) == 2


# What is too much of a feed


def test_of_too_many_entries_the_newest_are_kept_and_the_rest_told(
    reader: Reader, site: Site
) -> None:
    items = "".join(
        f"<item><guid>n{n}</guid><title>Title {n}</title>"
        f"<pubDate>2020-01-01T00:{n % 3600 // 60:02}:{n % 60:02}Z</pubDate></item>"
        for n in range(2003)
    )
    many = f"<rss version='2.0'><channel><title>Many</title>{items}</channel></rss>"
    site.pages["/many"] = lambda visit: visit.answer(200, many.encode())
    hostile = b'{"version": "https://jsonfeed.org/version/1", "items": ' + b"[" * 10**6
    site.pages["/deep"] = lambda visit: visit.answer(200, hostile)
    serve(site, "/a")
    reader.follow("/many", "/deep", "/a")
    outcomes = {o.feed.rpartition("/")[2]: o for o in reader.refresh()}
    assert (outcomes["many"].new, outcomes["many"].omitted) == (2000, 3)
    assert outcomes["deep"].error == "JSON that is broken or cut short"
    assert (outcomes["a"].new, outcomes["a"].error) == (1, None)
    assert "(3 older left out)" in _outcome_line(outcomes["many"])


# Memory


def test_a_large_body_asks_for_room_and_gives_it_back(
    reader: Reader, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    padding = b"<!-- " + b"x" * 1_200_000 + b" -->"
    for path, fill in (("/small", b""), ("/large", padding), ("/bad", padding)):
        body = b"" if path == "/bad" else feed_of(len(path))
        site.pages[path] = lambda visit, body=body + fill: visit.answer(200, body)
    asked: list[Storeroom] = []

    class Watched(Storeroom):
        def __init__(self) -> None:
            super().__init__(large=1)
            asked.append(self)

    monkeypatch.setattr(round_, "Storeroom", Watched)
    reader.follow("/small", "/large", "/bad")
    bodies: list[Document | None] = []
    settle = round_.Round._settle

    def watch(self: Any, feed: Any, answer: Any) -> Any:
        bodies.append(answer.document)
        return settle(self, feed, answer)

    monkeypatch.setattr(round_.Round, "_settle", watch)
    outcomes = [outcome.new for outcome in reader.refresh()]

    assert sorted(outcomes) == [0, 1, 1]
    [room] = asked
    # Nobody holds it any more.
    assert room._places.acquire(blocking=False)
    assert [body.content for body in bodies if body] == [b""] * 3
    # What is known by its bytes is still known by them.
    reader.now += timedelta(hours=25)
    assert [outcome.new for outcome in reader.refresh()] == [0] * 3


def test_the_doctor_says_why_a_feed_has_failed_only_once(
    reader: Reader, site: Site, capsys: Said
) -> None:
    site.pages["/a"] = lambda visit: visit.answer(500)
    reader.follow("/a")
    reader.refresh()
    run(["doctor"])
    lines = capsys.readouterr().out.splitlines()
    [told] = [line for line in lines if site.url("/a") in line]
    assert "(500)" in told
