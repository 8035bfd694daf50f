"""The law of headers about time: believed within reason, and never able to crash us."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.fetch.freshness import fresh_for, retry_after

NOW = 1_780_000_000.0
TODAY = "Thu, 28 May 2026 20:26:40 GMT"
IN_AN_HOUR = "Thu, 28 May 2026 21:26:40 GMT"
DAY = 24 * 3600


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, None),
        ({"Cache-Control": "max-age=soon"}, None),
        ({"Cache-Control": "max-age=43200"}, 43200),
        ({"Cache-Control": "public,Max-Age = \"60\" , x"}, 60),
        ({"Cache-Control": "max-age=60, max-age=90"}, 60),
        ({"Cache-Control": "s-maxage=60"}, None),
        ({"Cache-Control": "max-age=7200, no-cache"}, 0),
        ({"Cache-Control": "no-store"}, 0),
        ({"Cache-Control": "max-age=-5"}, 0),
        ({"Cache-Control": "max-age=999999999"}, DAY),
        ({"Cache-Control": "max-age=99999999999999999999"}, DAY),
        ({"Cache-Control": "max-age=60", "Age": "9" * 99}, 0),
        ({"Cache-Control": "max-age=100", "Age": "30"}, 70),
        ({"Cache-Control": "max-age=100", "Age": "130"}, 0),
        ({"Cache-Control": "max-age=100", "Age": "x"}, 100),
        ({"Cache-Control": "max-age=0", "Expires": IN_AN_HOUR}, 0),
        ({"Expires": IN_AN_HOUR}, 3600),
        ({"Expires": "Thu May 28 21:26:40 2026"}, 3600),
        ({"Expires": "Thursday, 28-May-26 21:26:40 GMT"}, 3600),
        ({"Expires": IN_AN_HOUR, "Date": "Thu, 28 May 2026 20:56:40 GMT"}, 1800),
        ({"Expires": TODAY}, 0),
        ({"Expires": "0"}, 0),
        ({"Expires": "Thu, 28 May 999999 21:26:40 GMT"}, 0),
    ],
)  # fmt: skip
def test_freshness_is_read_as_the_rfc_says(
    headers: dict[str, str], seconds: int | None
) -> None:
    assert fresh_for(headers, NOW) == seconds


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("", None),
        ("120", 120),
        (" 120 ", 120),
        ("5", 60),
        ("0", 60),
        ("999999999", 7 * DAY),
        ("9" * 99, 7 * DAY),
        ("١٢٠", None),
        ("-1", None),
        ("1.5", None),
        ("soon", None),
        (IN_AN_HOUR, 3600),
        (TODAY, 60),
        ("Thu, 28 May 2099 21:26:40 GMT", 7 * DAY),
    ],
)
def test_a_wish_to_be_left_alone_is_read(value: str, seconds: int | None) -> None:
    assert retry_after({"Retry-After": value}, NOW) == seconds


@given(st.text(), st.text(), st.text(), st.text())
def test_no_header_can_crash_us(a: str, b: str, c: str, d: str) -> None:
    headers = {
        "Cache-Control": f"max-age={a}",
        "Age": b,
        "Expires": c,
        "Date": d,
        "Retry-After": a,
    }
    assert 0 <= (fresh_for(headers, NOW) or 0) <= DAY
    assert 60 <= (retry_after(headers, NOW) or 60) <= 7 * DAY
