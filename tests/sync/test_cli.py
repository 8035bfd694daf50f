"""``wellread sync``: what a person types, and what becomes of it."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reader import Library, Query
from reader.cli.main import run
from tests.conftest import follow
from tests.sync.devices import FEED, source
from tests.sync.stub import Stub, serving
from tests.web import Web, rss


@pytest.fixture
def stub() -> Iterator[Stub]:
    with serving("freshrss") as stub:
        stub.sources[FEED] = source(3)
        stub.subscribe(FEED, "Health")
        yield stub


@pytest.fixture
def typed(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Any:
    """Run a command with something on stdin; give its code, and what it wrote."""

    def type_in(
        *arguments: str, stdin: str = "", command: str = "sync"
    ) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", io.StringIO(stdin))
        code = run([command, *arguments])
        return code, *capsys.readouterr()

    return type_in


def test_from_login_to_logout(typed: Any, stub: Stub, home: Path) -> None:
    code, out, said = typed("login", stub.url, "--user", "jo", stdin="api-password\n")
    assert (code, out) == (0, "")
    assert f"logged in at {stub.url}/api/greader.php as jo" in said
    assert "not encrypted" in said
    assert "api-password" not in said
    code, out, _ = typed("--json")
    done = json.loads(out)
    assert code == 0
    assert (done["new"], done["followed"], done["notices"]) == (3, [FEED], [])
    code, out, _ = typed()
    assert (code, out.endswith(": nothing new\n")) == (0, True)
    code, out, _ = typed("--status")
    assert out.splitlines()[1] == "synced just now"
    assert "FreshRSS, jo" in out
    assert json.loads(typed("--status", "--json")[1])["pending"] == 0
    with Library.open() as library:
        library.mark_all(Query())
    code, _, said = typed("logout")
    assert said.startswith("wellread: 3 things that you did here the server has not")
    said = said.partition("\n")[2]
    assert (code, said.startswith("wellread: logged out of 127.0.0.1")) == (0, True)
    assert stub.marks() == {f"a-{n}": (False, False) for n in range(3)}


def test_errors_are_one_line_and_a_code(typed: Any, stub: Stub) -> None:
    code, _, said = typed()
    assert (code, said.count("\n")) == (1, 1)
    assert "wellread sync login URL" in said
    code, _, said = typed("login", stub.url, "--user", "jo", stdin="wrong\n")
    assert (code, said.count("\n")) == (1, 2)
    assert "others on the way may read it" in said
    assert "does not know this name and password" in said
    assert "wrong\n" not in said
    code, _, said = typed("login", stub.url, "--user", "jo", stdin="")
    assert code == 2
    assert "no password came from stdin" in said


def test_what_was_not_done_is_told_with_a_code(typed: Any, stub: Stub) -> None:
    typed("login", stub.url, "--user", "jo", stdin="api-password\n")
    stub.items[1].is_read = True
    typed()
    stub.is_liar = True
    code, _, said = typed()
    assert code == 3
    assert "contradicts what it says of the articles themselves" in said


def test_a_refresh_exchanges_and_leaves_the_servers_feeds_to_it(
    typed: Any, stub: Stub, home: Path, web: Web
) -> None:
    typed("login", stub.url, "--user", "jo", stdin="api-password\n")
    web.pages["/feed"] = rss("Mine", [("1", "Naps", "<p>Of naps.</p>")])
    follow(home, web.url("/feed"))
    with Library.open() as library:
        # The server cannot read this one, so it goes on to be asked directly.
        assert library.due() == 1
    code, out, _ = typed(command="refresh")
    assert "3 new articles" in out
    assert "1 new  Mine" in out
    assert code == 3
    with Library.open() as library:
        assert library.due(everything=True) == 1
        assert library.due([FEED]) == 1
        feed = library.find_feed(FEED)
        assert (feed.title, feed.error) == ("News a", "")
        assert feed.refreshed_at
    code, out, _ = typed("--json", command="refresh")
    first, *rest = map(json.loads, out.splitlines())
    assert (code, first["server"], first["error"], rest) == (0, stub.url[7:], None, [])


def test_a_server_that_fails_keeps_no_feed_from_being_asked(
    typed: Any, stub: Stub, home: Path, web: Web
) -> None:
    typed("login", stub.url, "--user", "jo", stdin="api-password\n")
    web.pages["/feed"] = rss("Mine", [("1", "Naps", "<p>Of naps.</p>")])
    follow(home, web.url("/feed"))
    stub.fault = lambda _: "500"
    code, out, said = typed(command="refresh")
    assert (code, "1 new  Mine" in out) == (3, True)
    assert "has an error of its own (500)" in said
    code, out, _ = typed("--json", command="refresh")
    assert (code, json.loads(out)["new"]) == (3, 0)
    assert "left alone" in json.loads(out)["error"]
    stub.fault = lambda _: ""
    assert "3 new articles" in typed("--all", command="refresh")[1]


def test_what_was_not_done_is_remembered(typed: Any, stub: Stub) -> None:
    typed("login", stub.url, "--user", "jo", stdin="api-password\n")
    typed()
    stub.is_liar = True
    stub.items[1].is_read = True
    typed()
    _, out, _ = typed("--status")
    assert "synced just now · not all was done" in out
    assert "not done: what it lists as starred contradicts" in out
    stub.is_liar = False
    typed()
    assert "not" not in typed("--status")[1].splitlines()[1]


def test_the_server_lets_go_what_was_let_go_here_if_that_is_said(
    typed: Any, stub: Stub
) -> None:
    typed("login", stub.url, "--user", "jo", stdin="api-password\n")
    typed()
    with Library.open() as library:
        library.unfollow(FEED)
    assert f"(--unfollow does): {FEED}" in typed()[1]
    assert f"(sync --unfollow does): {FEED}" in typed("--status")[1]
    assert stub.feeds
    typed("--unfollow")
    assert not stub.feeds


def test_a_library_graduates(typed: Any, stub: Stub, home: Path) -> None:
    stub.drop(1)
    dead = "http://news.example/dead.xml"
    tables = (f'[[feed]]\nurl = "{url}"\n' for url in (FEED, dead))
    (home / "feeds.toml").write_text("\n".join(tables))
    typed("login", stub.url, "--user", "jo", stdin="api-password\n")
    code, out, said = typed("graduate", "--yes")
    assert code == 3
    assert FEED in out
    assert "returned error: 404" in out
    assert "1 feed added there, 1 refused" in said
    assert [feed.url for feed in stub.feeds.values()] == [FEED]
