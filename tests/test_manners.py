"""The law of good neighbours: the rules of the feed-reader behaviour score, one by one.

The numbers are those of that score. Each visit starts the program anew, so
what makes it polite must stand on the disk.
"""

from __future__ import annotations

from datetime import timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest

from tests.manners import AN_HOUR, FEED, MONDAY, Reader, answering, feed_of
from tests.site import Site, Visit

ODD = 'W/"an odd  one, ,"'
DATE = "Sat, 30 Feb 2026 99:00:00 XYZ"
DAY = timedelta(hours=24)
MINUTE = timedelta(minutes=1)


@pytest.fixture
def reader(home: Path, site: Site) -> Reader:
    return Reader(home, site)


def once(site: Site, path: str = "/feed", body: bytes = FEED, **headers: str) -> None:
    """Answer with a feed, and with 304 to whoever sends its validators back."""

    def answer(visit: Visit) -> None:
        known = headers.get("ETag")
        is_known = known and visit.headers["If-None-Match"] == known
        visit.answer(304 if is_known else 200, b"" if is_known else body, **headers)

    site.pages[path] = answer


# 1, 2: validators are opaque, and both go back


def test_validators_go_back_as_they_came_after_a_restart(
    reader: Reader, site: Site
) -> None:
    once(site, ETag=ODD, Last_Modified=DATE)
    reader.follow("/feed")
    reader.refresh()
    reader.refresh(after=AN_HOUR)
    assert reader.conditions() == [(None, None), (ODD, DATE)]


# 3: they are renewed by every 200 and 304, and forgotten by a 200 without


def test_an_old_body_may_bring_new_validators(reader: Reader, site: Site) -> None:
    answers = [(200, FEED, {"ETag": f'"{n}"', "Last_Modified": DATE}) for n in (1, 2)]
    answering(site, "/feed", answers)
    reader.follow("/feed")
    for _ in range(3):
        reader.refresh(after=AN_HOUR)
    assert reader.conditions() == [(None, None), ('"1"', DATE), ('"2"', DATE)]


def test_a_304_may_bring_new_validators(reader: Reader, site: Site) -> None:
    answering(
        site,
        "/feed",
        [
            (200, FEED, {"ETag": '"1"', "Last_Modified": DATE}),
            (304, b"", {"ETag": "2"}),
        ],
    )
    reader.follow("/feed")
    for _ in range(3):
        reader.refresh(after=AN_HOUR)
    assert reader.conditions() == [(None, None), ('"1"', DATE), ("2", DATE)]


@pytest.mark.parametrize("body", [FEED, feed_of(2)], ids=["same", "other"])
def test_a_200_without_validators_makes_us_forget_the_old_ones(
    reader: Reader, site: Site, body: bytes
) -> None:
    answering(site, "/feed", [(200, FEED, {"ETag": '"1"'}), (200, body, {})])
    reader.follow("/feed")
    reader.refresh()
    reader.refresh(after=AN_HOUR)
    reader.refresh(after=DAY)
    assert reader.conditions() == [(None, None), ('"1"', None), (None, None)]


# Stored last, and only after a whole, parsed body


CUT_SHORT = (
    b'HTTP/1.1 200 OK\r\nETag: "2"\r\nContent-Length: 9999\r\n\r\n' + feed_of(2)[:200]
)


@pytest.mark.parametrize("bad", ["cut short", "no feed"])
def test_validators_of_what_could_not_be_read_are_not_kept(
    reader: Reader, site: Site, bad: str
) -> None:
    reader.follow("/feed")
    once(site, ETag='"1"')
    reader.refresh()
    if bad == "cut short":
        site.pages["/feed"] = lambda visit: visit.say(CUT_SHORT)
    else:
        once(site, body=b"<html><p>Down for a moment</p></html>", ETag='"2"')
    [failed] = reader.refresh(after=AN_HOUR)
    assert failed.error
    once(site, body=feed_of(2), ETag='"2"')
    [good] = reader.refresh(after=DAY)
    assert (good.status, good.new) == (200, 1)
    assert [etag for etag, _ in reader.conditions()] == [None, '"1"', '"1"']


# 4: the first fetch is free, conditional ones an hour apart, others a day


def test_a_feed_is_asked_once_and_then_at_most_once_an_hour(
    reader: Reader, site: Site
) -> None:
    once(site, ETag='"1"')
    reader.follow("/feed")
    reader.refresh()
    for _ in range(59):
        assert reader.refresh(after=MINUTE) == []
    assert reader.asked() == ["/feed"]
    assert [o.status for o in reader.refresh(after=7 * MINUTE)] == [304]


def test_a_feed_without_validators_is_asked_once_a_day(
    reader: Reader, site: Site
) -> None:
    once(site)
    reader.follow("/feed", every="30m")
    reader.refresh()
    for _ in range(23):
        assert reader.refresh(after=timedelta(hours=1)) == []
    assert [o.status for o in reader.refresh(after=timedelta(hours=1))] == [200]


def test_what_is_no_feed_is_not_sent_whole_every_ten_minutes(
    reader: Reader, site: Site
) -> None:
    once(site, body=b"<html><p>Down for a moment</p></html>")
    reader.follow("/feed")
    reader.refresh()
    assert reader.refresh(after=23 * timedelta(hours=1)) == []
    assert len(reader.refresh(after=timedelta(hours=1))) == 1


def test_a_readers_own_interval_is_kept_to(reader: Reader, site: Site) -> None:
    once(site, ETag='"1"')
    reader.follow("/feed", every="6h")
    reader.refresh()
    assert reader.refresh(after=timedelta(hours=5, minutes=59)) == []
    assert len(reader.refresh(after=timedelta(minutes=38))) == 1


# 5: what servers and feeds ask for


@pytest.mark.parametrize(
    "headers",
    [
        {"Cache_Control": "max-age=43200"},
        {"Expires": format_datetime(MONDAY + timedelta(hours=12), usegmt=True),
         "Date": format_datetime(MONDAY, usegmt=True)},
    ],
    ids=["max-age", "expires"],
)  # fmt: skip
def test_a_fresh_answer_is_not_asked_for_again(
    reader: Reader, site: Site, headers: dict[str, str]
) -> None:
    def with_our_date(visit: Visit) -> None:
        visit.send_response_only(200)
        for name, value in (headers | {"ETag": '"1"'}).items():
            visit.send_header(name.replace("_", "-"), value)
        visit.send_header("Content-Length", str(len(FEED)))
        visit.end_headers()
        visit.wfile.write(FEED)

    site.pages["/feed"] = with_our_date
    reader.follow("/feed")
    reader.refresh()
    assert reader.refresh(after=timedelta(hours=11, minutes=59)) == []
    assert len(reader.refresh(after=timedelta(minutes=2))) == 1


def test_a_304_that_says_nothing_leaves_what_was_said_before(
    reader: Reader, site: Site
) -> None:
    first = {"ETag": '"1"', "Cache_Control": "max-age=43200"}
    answering(site, "/feed", [(200, FEED, first), (304, b"", {})])
    reader.follow("/feed")
    reader.refresh()
    assert len(reader.refresh(after=timedelta(hours=12))) == 1
    assert reader.refresh(after=timedelta(hours=11)) == []


def test_a_304_may_say_otherwise(reader: Reader, site: Site) -> None:
    first = {"ETag": '"1"', "Cache_Control": "max-age=43200"}
    answering(
        site, "/feed", [(200, FEED, first), (304, b"", {"Cache_Control": "no-cache"})]
    )
    reader.follow("/feed")
    reader.refresh()
    assert len(reader.refresh(after=timedelta(hours=12))) == 1
    assert len(reader.refresh(after=AN_HOUR)) == 1


def test_a_max_age_beyond_all_numbers_stops_nobody(reader: Reader, site: Site) -> None:
    once(site, "/feed", ETag='"1"', Cache_Control="max-age=" + "9" * 30)
    once(site, "/other", ETag='"1"')
    reader.follow("/feed", "/other")
    assert [o.error for o in reader.refresh()] == [None, None]
    assert len(reader.refresh(after=DAY)) == 2


def test_what_a_document_asks_for_is_remembered_through_304s(
    reader: Reader, site: Site
) -> None:
    asks = b"<ttl>180</ttl><skipHours><hour>11</hour><hour>12</hour></skipHours>"
    body = FEED.replace(b"<description>News", asks + b"<description>News", 1)
    once(site, body=body, ETag='"1"')
    reader.follow("/feed")
    reader.refresh()  # at 8; three hours later is an hour off, and so is the next
    assert reader.refresh(after=timedelta(hours=4, minutes=59)) == []
    assert [o.status for o in reader.refresh(after=timedelta(minutes=1))] == [304]
    assert reader.refresh(after=timedelta(hours=2, minutes=59)) == []
    assert [o.status for o in reader.refresh(after=timedelta(minutes=1))] == [304]


@pytest.mark.parametrize("status", [429, 503])
def test_a_host_that_wants_rest_gets_it_whatever_is_asked_for(
    reader: Reader, site: Site, status: int
) -> None:
    answering(site, "/feed", [(status, b"", {"Retry_After": "7200"}), (200, FEED, {})])
    once(site, "/other", ETag='"1"')
    reader.follow("/feed")
    [refused] = reader.refresh()
    assert refused.status == status
    reader.follow("/feed", "/other")
    reader.asked()
    for kind in ({}, {"everything": True}):
        for outcome in reader.refresh(after=30 * MINUTE, **kind):
            assert "asked us to wait" in outcome.note
            assert outcome.error is None
    [named] = reader.refresh(reader.urls[1], after=59 * MINUTE)
    assert named.note == "127.0.0.1 has asked us to wait 60 s more"
    assert reader.asked() == []
    assert {o.status for o in reader.refresh(after=MINUTE)} == {200}
    assert sorted(reader.asked()) == ["/feed", "/other"]


def test_a_date_may_say_when_to_come_back(reader: Reader, site: Site) -> None:
    when = format_datetime(MONDAY + timedelta(hours=3), usegmt=True)

    def busy(visit: Visit) -> None:
        visit.send_response_only(503)
        visit.send_header("Date", format_datetime(MONDAY, usegmt=True))
        visit.send_header("Retry-After", when)
        visit.send_header("Content-Length", "0")
        visit.end_headers()

    site.pages["/feed"] = busy
    reader.follow("/feed")
    reader.refresh()
    assert reader.refresh(after=timedelta(hours=2, minutes=59)) == []
    assert len(reader.refresh(after=2 * MINUTE)) == 1


def test_refusals_without_a_time_double_the_rest_until_one_is_served(
    reader: Reader, site: Site
) -> None:
    answering(site, "/feed", [(429, b"", {})] * 3 + [(200, FEED, {"ETag": '"1"'})])
    reader.follow("/feed")
    reader.refresh()
    for minutes in (10, 20, 40):
        assert reader.refresh(after=timedelta(minutes=minutes - 1)) == []
        assert len(reader.refresh(after=MINUTE)) == 1
    answering(site, "/feed", [(429, b"", {})])
    reader.refresh(after=DAY)
    assert len(reader.refresh(after=10 * MINUTE)) == 1


def test_one_burst_of_refusals_is_one_refusal(reader: Reader, site: Site) -> None:
    paths = [f"/{n}" for n in range(9)]
    for path in paths:
        answering(site, path, [(429, b"", {})])
    reader.follow(*paths)
    outcomes = reader.refresh()
    assert len(reader.asked()) <= 2
    refused = [o for o in outcomes if o.status == 429]
    assert {bool(o.note) for o in outcomes if o not in refused} == {True}
    assert len(reader.refresh(after=11 * MINUTE)) == 9


# 6, 7, 8: no validators dropped to be safe, no tricks with the address


def test_validators_are_sent_for_ever(reader: Reader, site: Site) -> None:
    once(site, ETag='"1"')
    reader.follow("/feed?b=2&a=1")
    once(site, "/feed?b=2&a=1", ETag='"1"')
    reader.refresh()
    for _ in range(20):
        reader.refresh(after=timedelta(days=1))
    assert {v.path for v in site.visits} == {"/feed?b=2&a=1"}
    assert {v.command for v in site.visits} == {"GET"}
    assert [etag for etag, _ in reader.conditions()] == [None] + ['"1"'] * 20


def test_nothing_new_costs_one_small_request(reader: Reader, site: Site) -> None:
    etag, date = f'"{"x" * 40}"', "Mon, 01 Jun 2026 08:00:00 GMT"
    once(site, ETag=etag, Last_Modified=date)
    reader.follow("/feed")
    reader.refresh()
    site.visits.clear()
    reader.refresh(after=AN_HOUR)
    [visit] = site.visits
    head = visit.requestline + "\r\n" + str(visit.headers)
    assert len(head) < 450
    names = {"Host", "User-Agent", "Accept", "Accept-Encoding"}
    assert set(visit.headers) == names | {"If-None-Match", "If-Modified-Since"}


# 10: moves, ends, and errors


def move(site: Site, status: int, target: str = "/new") -> None:
    site.pages["/feed"] = lambda visit: visit.answer(status, Location=site.url(target))
    once(site, "/new", ETag='"1"')


@pytest.mark.parametrize("status", [301, 308])
def test_a_move_is_believed_on_the_second_day(
    reader: Reader, site: Site, status: int
) -> None:
    move(site, status)
    reader.follow("/feed")
    reader.refresh()
    reader.refresh(after=AN_HOUR)
    assert reader.asked() == ["/feed", "/new"] * 2
    reader.refresh(after=DAY)
    reader.refresh(after=AN_HOUR)
    assert reader.asked() == ["/feed", "/new", "/new"]
    with reader.open() as library:
        [health] = library.health()
    assert health.feed.url == site.url("/feed")
    assert health.moved_to == site.url("/new")
    assert "feeds.toml" in health.troubles[-1]
    assert site.url("/feed") in (reader.home / "feeds.toml").read_text()


@pytest.mark.parametrize("status", [302, 303, 307])
def test_a_detour_is_no_move(reader: Reader, site: Site, status: int) -> None:
    move(site, status)
    reader.follow("/feed")
    for _ in range(4):
        reader.refresh(after=DAY)
    assert reader.asked() == ["/feed", "/new"] * 4


def test_a_move_by_way_of_a_detour_is_no_move(reader: Reader, site: Site) -> None:
    move(site, 301, "/detour")
    site.pages["/detour"] = lambda visit: visit.answer(302, Location="/new")
    reader.follow("/feed")
    for _ in range(3):
        reader.refresh(after=DAY)
    assert reader.asked() == ["/feed", "/detour", "/new"] * 3


def test_a_login_page_is_no_place_to_move_to(reader: Reader, site: Site) -> None:
    move(site, 301, "/login")
    once(site, "/login", body=b"<html><p>Please log in</p></html>")
    reader.follow("/feed")
    for _ in range(3):
        reader.refresh(after=DAY)
    once(site, ETag='"1"')
    reader.asked()
    reader.refresh(after=2 * DAY)
    assert reader.asked() == ["/feed"]


def test_a_new_address_that_fails_thrice_gives_way_to_the_old(
    reader: Reader, site: Site
) -> None:
    move(site, 301)
    reader.follow("/feed")
    for _ in range(3):
        reader.refresh(after=DAY)
    site.pages["/new"] = lambda visit: visit.answer(404)
    once(site, body=feed_of(2), ETag='"2"')
    reader.asked()
    for _ in range(4):
        reader.refresh(after=DAY)
    assert reader.asked() == ["/new", "/new", "/new", "/feed"]
    assert "Article 2" in reader.titles()


def test_what_is_gone_is_left_alone_and_kept_until_it_is_named(
    reader: Reader, site: Site
) -> None:
    answering(
        site,
        "/feed",
        [
            (200, FEED, {"ETag": '"1"'}),
            (410, b"", {}),
            (200, feed_of(2), {"ETag": '"2"'}),
        ],
    )
    reader.follow("/feed")
    reader.refresh()
    [gone] = reader.refresh(after=AN_HOUR)
    assert gone.error == "gone for good (410)"
    reader.asked()
    for days in range(1, 40):
        assert reader.refresh(after=timedelta(days=days)) == []
    [told] = reader.refresh(everything=True)
    assert "by its name" in told.note
    assert reader.asked() == []
    with reader.open() as library:
        [health] = library.health()
        assert health.gone_since == MONDAY + AN_HOUR
        assert "gone for good" in health.troubles[0]
    assert reader.titles() == {"Sleep well"}
    [back] = reader.refresh(reader.urls[0])
    assert (back.status, back.new) == (200, 1)
    assert [o.status for o in reader.refresh(after=AN_HOUR)] == [200]


def test_errors_wait_longer_each_time(reader: Reader, site: Site) -> None:
    site.pages["/feed"] = lambda visit: visit.answer(500)
    reader.follow("/feed")
    reader.refresh()
    for minutes in (10, 20, 40, 80):
        assert reader.refresh(after=timedelta(minutes=0.79 * minutes)) == []
        assert len(reader.refresh(after=timedelta(minutes=0.42 * minutes))) == 1


# What a person presses


def by_name(site: Site) -> str:
    """The site as a stranger's: its address is allowed, its name nobody's own."""
    return site.url().replace("127.0.0.1", "localhost")


def test_all_leaves_alone_what_is_fresh(reader: Reader, site: Site) -> None:
    once(site, ETag='"1"')
    reader.follow(by_name(site))
    reader.refresh()
    [told] = reader.refresh(everything=True, after=4 * MINUTE)
    assert told.note == "fresh, asked 4 min ago"
    assert reader.asked() == ["/feed"]
    assert [o.status for o in reader.refresh(everything=True, after=6 * MINUTE)] == [
        304
    ]


def test_a_named_feed_is_asked_after_a_minute(reader: Reader, site: Site) -> None:
    once(site, ETag='"1"')
    reader.follow(by_name(site))
    reader.refresh()
    [told] = reader.refresh(reader.urls[0], after=59 * timedelta(seconds=1))
    assert told.note == "fresh, asked 59 s ago"
    [asked] = reader.refresh(reader.urls[0], after=timedelta(seconds=1))
    assert asked.status == 304


def test_ones_own_server_bears_any_haste(reader: Reader, site: Site) -> None:
    once(site, ETag='"1"')
    reader.follow("/feed")
    for _ in range(3):
        assert len(reader.refresh(everything=True)) == 1
    assert reader.asked() == ["/feed"] * 3


def test_a_clock_that_went_back_makes_nothing_fresh(reader: Reader, site: Site) -> None:
    once(site, ETag='"1"')
    reader.follow(by_name(site))
    reader.refresh()
    assert [o.status for o in reader.refresh(everything=True, after=-DAY)] == [304]
