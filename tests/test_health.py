"""How feeds fare, end to end: told by the library, on a line, and in JSON."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest

from reader.cli.main import run
from tests.manners import AN_HOUR, MONDAY, Reader, answering
from tests.site import Site

Said = pytest.CaptureFixture[str]

KEYS = (
    "url title category total unread refreshed_at next_at error errors_in_a_row "
    "full_text status failing_since gone_since moved_to newest silent_since "
    "entries_a_day publishes troubles"
)


@pytest.fixture
def reader(home: Path, site: Site) -> Reader:
    return Reader(home, site)


def daily(count: int) -> bytes:
    """A feed with an article a day, the newest of this Monday."""
    items = "".join(
        f"<item><guid>{n}</guid><title>Day {n}</title><pubDate>"
        f"{MONDAY - timedelta(days=n):%a, %d %b %Y %H:%M:%S} GMT</pubDate></item>"
        for n in range(count)
    )
    channel = f"<channel><title>Daily</title>{items}</channel>"
    return f"<rss version='2.0'>{channel}</rss>".encode()


def test_health_follows_a_feed_through_its_days(reader: Reader, site: Site) -> None:
    answering(
        site,
        "/feed",
        [(200, daily(30), {"ETag": '"1"'})] + [(500, b"", {})] * 3 + [(304, b"", {})],
    )
    reader.follow("/feed")
    reader.refresh()
    with reader.open() as library:
        [well] = library.health()
    assert (well.entries_a_day, well.newest) == (pytest.approx(1.0), MONDAY)
    assert (well.feed.refreshed_at, well.troubles) == (MONDAY, ())
    for _ in range(3):
        reader.refresh(after=timedelta(days=1))
    with reader.open() as library:
        [ill] = library.health()
    assert ill.failing_since == MONDAY + timedelta(days=1)
    assert (ill.status, ill.feed.errors_in_a_row) == (500, 3)
    assert ill.feed.refreshed_at == MONDAY
    assert "3 times in a row since 2 June 2026" in ill.troubles[0]
    reader.refresh(after=timedelta(days=12))
    with reader.open() as library:
        [quiet] = library.health()
    assert (quiet.failing_since, quiet.status) == (None, 304)
    assert quiet.silent_since == MONDAY
    assert "where 1 a day is usual" in quiet.troubles[0]


def test_feeds_tells_it_in_lines_and_in_json(
    reader: Reader, site: Site, capsys: Said
) -> None:
    answering(site, "/daily", [(200, daily(9), {"ETag": '"1"'})])
    answering(site, "/gone", [(410, b"", {})])
    reader.follow("/daily", "/gone")
    reader.refresh()
    reader.refresh(after=AN_HOUR)
    assert run(["feeds", "--json"]) == 0
    told = {
        feed["url"]: feed
        for feed in map(json.loads, capsys.readouterr().out.splitlines())
    }
    daily_one, gone = (told[url] for url in reader.urls)
    assert list(gone) == KEYS.split()
    assert (daily_one["publishes"], daily_one["entries_a_day"]) == ("1 a day", 1.0)
    assert daily_one["newest"] == "2026-06-01T08:00:00Z"
    assert gone["gone_since"] == "2026-06-01T08:00:00Z"
    assert gone["status"] == 410
    assert gone["error"] == "gone for good (410)"
    assert run(["feeds"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert any("1 a day" in line and "Daily" in line for line in lines)
    assert any("gone for good" in line for line in lines)


def test_a_missing_page_is_shown_at_once_and_judged_after_three_times(
    reader: Reader, site: Site, capsys: Said
) -> None:
    answering(site, "/feed", [(404, b"", {})])
    reader.follow("/feed")
    for times in (1, 2, 3):
        reader.refresh(after=timedelta(days=1))
        run(["feeds"])
        out = capsys.readouterr().out
        assert "error: not found (404)" in out
        assert ("It may have moved" in out) is (times == 3)


def test_a_first_failure_is_told_once(reader: Reader, site: Site, capsys: Said) -> None:
    answering(site, "/feed", [(500, b"", {})])
    reader.follow("/feed")
    reader.refresh()
    run(["doctor"])
    [line] = [x for x in capsys.readouterr().out.splitlines() if "(500)" in x]
    assert line.count("(500)") == 1


def test_what_was_not_asked_since_is_not_called_silent(
    reader: Reader, site: Site
) -> None:
    answering(site, "/feed", [(200, daily(30), {"ETag": '"1"'})])
    reader.follow("/feed")
    reader.refresh()
    reader.now += timedelta(days=400)
    with reader.open() as library:
        [feed] = library.health()
    assert feed.silent_since is None


def test_the_manual_is_never_silent(home: Path, capsys: Said) -> None:
    (home / "feeds.toml").write_text('[[feed]]\nurl = "wellread:welcome"\n')
    assert run(["feeds", "--json"]) == 0
    manual = json.loads(capsys.readouterr().out)
    assert (manual["silent_since"], manual["troubles"]) == (None, [])
