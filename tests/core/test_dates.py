"""The law of dates: every shape that feeds write is read alike, nonsense is no date."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta, timezone
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.dates import read_date, read_parts

MOMENTS = st.integers(40_000_000, 4_102_000_000).map(
    lambda seconds: datetime.fromtimestamp(seconds, UTC)
)
ZONES = st.integers(-14 * 60, 14 * 60).map(lambda n: timezone(timedelta(minutes=n)))


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("Tue, 03 Jun 2003 09:39:21 GMT", (2003, 6, 3, 9, 39, 21)),
        ("Mon, 16 Mar 2026 16:28:39 -0400", (2026, 3, 16, 20, 28, 39)),
        ("Sat,29 Jul 2006 00:03:02 +0000", (2006, 7, 29, 0, 3, 2)),
        ("Thu,\n 09 Feb 2006\n 23:59:45 +0000", (2006, 2, 9, 23, 59, 45)),
        ("07 Nov 15 12:00 EST", (2015, 11, 7, 17)),
        ("Wed, 02 Oct 2002 13:00:00 GMT+0200", (2002, 10, 2, 11)),
        ("Wed, 02 Oct 2002 24:00:00 Z", (2002, 10, 3)),
        ("Wed, 02 Oct 2002 23:59:60 UT", (2002, 10, 3)),
        ("Fri, 17 May 2019 06:00:00 BST", (2019, 5, 17, 5)),
        ("Sat, Dec 16 2023 02:02:33 PM", (2023, 12, 16, 14, 2, 33)),
        ("Mon, 21 Jan 2008 12:56 a.m. PST", (2008, 1, 21, 8, 56)),
        ("August 03, 2017 02:37 AM", (2017, 8, 3, 2, 37)),
        ("Thursday, 24 Jan, 2019", (2019, 1, 24)),
        ("Sun Jan  4 16:29:06 PST 2004", (2004, 1, 5, 0, 29, 6)),
        ("Mi, 30 Jun 2021 00:00:00 +0200", (2021, 6, 29, 22)),
        ("Do, 07 Okt 2021 10:19:29 +0000", (2021, 10, 7, 10, 19, 29)),
        ("lun, 05 août 2019 10:00:00 +0200", (2019, 8, 5, 8)),
        ("15 de marzo de 2020", (2020, 3, 15)),
        ("1st March 2020", (2020, 3, 1)),
        ("5. Dezember 2021 10:00", (2021, 12, 5, 10)),
        ("2021 Apr 5", (2021, 4, 5)),
        ("Jul-Aug 2021", (2021, 8, 1)),
        ("2003-12-13T18:30:02.25Z", (2003, 12, 13, 18, 30, 2)),
        ("2003-12-13T18:30:02,25+01:00", (2003, 12, 13, 17, 30, 2)),
        ("2003-12-13 18:30:02 -0530", (2003, 12, 14, 0, 0, 2)),
        ("2003-12-13T 18:30", (2003, 12, 13, 18, 30)),
        ("20021231T192030+01:00", (2002, 12, 31, 18, 20, 30)),
        ("2021-11-27", (2021, 11, 27)),
        ("2021-11", (2021, 11, 1)),
        ("2021", (2021, 1, 1)),
        ("2020/1/10 14:33:00", (2020, 1, 10, 14, 33)),
        ("13-08-2017", (2017, 8, 13)),
        ("05.12.2018 8:00", (2018, 12, 5, 8)),
        ("1/5/2021 3:00:00 PM", (2021, 1, 5, 15)),
        ("25/12/2020", (2020, 12, 25)),
        ("2004年05月28日 14:00", (2004, 5, 28, 14)),
        ("2004년 05월 28일", (2004, 5, 28)),
        ("1600000000", (2020, 9, 13, 12, 26, 40)),
        ("1600000000123", (2020, 9, 13, 12, 26, 40)),
    ],
)
def test_a_date_is_read_whatever_its_shape(text: str, moment: tuple[int, ...]) -> None:
    year, month, day, *clock = moment
    assert read_date(text) == datetime(year, month, day, *clock, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "insert date here",
        "0000-00-00",
        "0001-01-01T00:00:00Z",
        "Thu, 01 Jan 1970 00:00:00 GMT",
        "1969-12-31",
        "2905-07-02T10:00:00",
        "2003-06-31T15:51:30Z",
        "2003-13-01",
        "2003-07-01T25:51:30Z",
        "99-99-9999",
        "Tue, 32 Jan 2004 01:00:00 GMT",
        "12:30",
        "5 May",
        "9" * 90,
    ],
)
def test_what_is_no_date_of_an_article_is_none(text: str) -> None:
    assert read_date(text) is None


@given(MOMENTS, ZONES)
def test_what_mail_and_iso_write_is_read_back(moment: datetime, zone: timezone) -> None:
    local = moment.astimezone(zone)
    assert read_date(local.isoformat()) == moment
    assert read_date(format_datetime(local)) == moment
    assert read_date(local.strftime("%Y-%m-%d %H:%M:%S %z")) == moment


@given(st.text(alphabet="0123456789:/-.TZ+, JanFebMay年月日PM"))
def test_any_text_is_a_plausible_date_or_none(text: str) -> None:
    found = read_date(text)
    assert found is None or (found.tzinfo is UTC and 1970 <= found.year <= 2099)


def test_a_date_taken_apart_is_read_unless_it_is_absurd() -> None:
    assert read_parts(time.gmtime(1_600_000_000)) == read_date("1600000000")
    assert read_parts((-1, 11, 30, 0, 0, 0, 0, 334, 0)) is None
    assert read_parts(()) is None
    assert read_parts("2020-01-01") is None
