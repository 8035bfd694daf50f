"""The law of heeding: what a feed asks for is believed where it makes sense."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.heed import dated, heed
from reader.core.parse import parse
from reader.model import Document, Pace

SY = b"<sy:updatePeriod>%s</sy:updatePeriod><sy:updateFrequency>%s</sy:updateFrequency>"


def channel(inside: bytes, after: bytes = b"") -> bytes:
    return (
        b"<rss version='2.0'><channel><title>News</title>%s"
        b"<item><title>One</title><guid>1</guid></item>%s</channel></rss>"
    ) % (inside, after)


@pytest.mark.parametrize(
    ("said", "ttl"),
    [
        (b"", 0),
        (b"<ttl>90</ttl>", 5400),
        (b"<ttl> 1440 </ttl>", 86_400),
        (b"<ttl>999999999</ttl>", 86_400),
        (b"<ttl>99999999999999999999</ttl>", 0),
        (b"<ttl>0</ttl>", 0),
        (b"<ttl>soon</ttl>", 0),
        (b"<!-- <ttl>90</ttl> -->", 0),
        (b"<description><![CDATA[<ttl>90</ttl>]]></description>", 0),
        (SY % (b"hourly", b"1"), 3600),
        (SY % (b"Daily", b"4"), 21_600),
        (SY % (b"weekly", b"1"), 86_400),
        (SY % (b"hourly", b"0"), 0),
        (SY % (b"never", b"1"), 0),
        (b"<sy:updatePeriod>\n\tdaily\t</sy:updatePeriod>", 86_400),
        (b"<ttl>30</ttl>" + SY % (b"daily", b"12"), 7200),
    ],
)
def test_the_longest_sensible_interval_counts(said: bytes, ttl: int) -> None:
    assert heed(channel(said)).ttl == ttl


def test_hours_and_days_off_are_read_wherever_they_stand() -> None:
    hours = b"<skipHours><hour>0</hour><hour>07</hour><hour>24</hour><hour>99</hour>"
    days = b"<skipDays><day>Sunday</day><day>saturday</day><day>Fish</day></skipDays>"
    expected = Pace(skip_hours=(0, 7), skip_days=(5, 6))
    assert heed(channel(hours + b"</skipHours>" + days)) == expected
    assert heed(channel(b"", after=hours + b"</skipHours>" + days)) == expected


def test_days_off_that_leave_no_time_are_none() -> None:
    hours = b"".join(b"<hour>%d</hour>" % n for n in range(1, 25))
    week = (b"Mon", b"Tues", b"Wednes", b"Thurs", b"Fri", b"Satur", b"Sun")
    days = b"".join(b"<day>%sday</day>" % day for day in week)
    said = b"<skipHours>%s</skipHours><skipDays>%s</skipDays>" % (hours, days)
    assert heed(channel(said)) == Pace()


def test_what_an_item_says_counts_for_nothing() -> None:
    assert heed(channel(b"", after=b"<item><ttl>90</ttl></item>")) == Pace()


def test_a_parsed_feed_carries_it() -> None:
    content = channel(b"<ttl>90</ttl>")
    document = Document(url="https://news.example/", status=200, content=content)
    assert parse(document).pace == Pace(ttl=5400)
    assert parse(document).dated is None


@pytest.mark.parametrize(
    ("said", "day"),
    [
        (b"", ""),
        (b"<pubDate>Mon, 06 Jul 2020 10:00:00 GMT</pubDate>", "2020-07-06"),
        (b"<dc:date>2021-11-06T02:11:47Z</dc:date>", "2021-11-06"),
        (
            b"<updated>2021-01-01</updated><published>2020-01-01</published>",
            "2021-01-01",
        ),
        (
            b"<date>2020-01-01</date><lastBuildDate>2022-02-02</lastBuildDate>",
            "2022-02-02",
        ),
        (b"<dc:date xmlns:dc='urn:x'>2007-10-16\n</dc:date>", "2007-10-16"),
        (b"<pubDate>soon</pubDate>", ""),
        (b"<!-- <pubDate>2020-01-01</pubDate> -->", ""),
        (b"<dates>2020-01-01</dates>", ""),
    ],
)
def test_a_document_may_have_a_date_of_its_own(said: bytes, day: str) -> None:
    items = b"<item><pubDate>2024-01-01</pubDate></item>"
    found = dated(channel(said, after=items))
    assert (f"{found:%Y-%m-%d}" if found else "") == day
    assert dated(channel(b"", after=items + said)) == found


@given(
    st.binary() | st.from_regex(rb"(<ttl>|<hour>|</?skipHours>|<item>|\d|<!--){,40}")
)
def test_no_bytes_can_crash_it(content: bytes) -> None:
    pace = heed(content)
    assert 0 <= pace.ttl <= 86_400
    assert set(pace.skip_hours) < set(range(24))
    assert set(pace.skip_days) < set(range(7))
    assert dated(content) is None


@pytest.mark.parametrize(
    "piece", [b"<!--", b"<![CDATA[", b"<skipHours>", b"</item", b"<date "]
)
def test_openings_without_an_end_take_no_longer_than_their_length(piece: bytes) -> None:
    # Quadratic work on these would take minutes, and end the test run.
    assert heed(piece * 2_000_000) == Pace()
    assert dated(piece * 2_000_000) is None
