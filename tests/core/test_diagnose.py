"""The law of diagnosis: what is usual for a feed decides what is unusual for it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.diagnose import diagnose, frequency, rate, silent_since
from reader.model import Feed, Health

NOW = datetime(2026, 6, 1, tzinfo=UTC)
DAY = timedelta(days=1)

WELL = Health(
    feed=Feed(
        url="https://news.example/feed",
        title="News",
        category="News",
        total=9,
        unread=9,
        refreshed_at=NOW,
        next_at=NOW,
        error="",
        errors_in_a_row=0,
        full_text=False,
    ),
    status=200,
    failing_since=None,
    gone_since=None,
    moved_to="",
    newest=NOW,
    silent_since=None,
    entries_a_day=1.0,
)


def ago(*days: float) -> list[datetime]:
    return [NOW - day * DAY for day in days]


def failing(status: int | None, times: int) -> Health:
    feed = replace(WELL.feed, error="no answer", errors_in_a_row=times)
    return replace(WELL, feed=feed, status=status, failing_since=NOW - 3 * DAY)


@pytest.mark.parametrize(
    ("dates", "per_day"),
    [
        ([], None),
        (ago(1, 2), None),
        (ago(1, 1, 1), None),
        (ago(0, 1, 2, 3), 1.0),
        (ago(100, 107, 114), 1 / 7),
        (ago(0, 0.25, 0.5), 4.0),
    ],
)
def test_a_rate_is_that_of_the_time_when_entries_came(
    dates: list[datetime], per_day: float | None
) -> None:
    assert rate(dates) == pytest.approx(per_day)


@pytest.mark.parametrize(
    ("per_day", "words"),
    [
        (None, ""),
        (30, "30 a day"),
        (1, "1 a day"),
        (0.5, "4 a week"),
        (1 / 7, "1 a week"),
        (2 / 30, "2 a month"),
        (1 / 100, "4 a year"),
        (1 / 5000, "1 a year"),
        (4000, "4,000 a day"),
    ],
)
def test_a_rate_is_told_in_the_unit_that_suits_it(
    per_day: float | None, words: str
) -> None:
    assert frequency(per_day) == words


@pytest.mark.parametrize(
    ("dates", "is_silent"),
    [
        (ago(13, 14, 15), False),
        (ago(15, 16, 17), True),
        (ago(50, 80, 110), False),
        (ago(61, 91, 121), True),
        (ago(59, 60, 90), False),  # a pause of thirty days was there before
        (ago(170), False),
        (ago(181), True),
        ([], False),
    ],
)
def test_silence_is_what_is_much_longer_than_ever_before(
    dates: list[datetime], is_silent: bool
) -> None:
    assert silent_since(dates, NOW) == (dates[0] if is_silent else None)


@given(st.lists(st.timedeltas(-50 * 365 * DAY, 50 * 365 * DAY), max_size=20))
def test_no_dates_are_too_odd(distances: list[timedelta]) -> None:
    dates = [NOW + distance for distance in distances]
    assert (rate(dates) or 1) > 0
    assert silent_since(dates, NOW) in (None, max(dates, default=None))
    assert frequency(rate(dates)) == "" or frequency(rate(dates))[0].isdigit()


def test_a_feed_that_is_well_has_no_troubles() -> None:
    assert diagnose(WELL).troubles == ()


@pytest.mark.parametrize(
    ("status", "times", "is_failing"),
    [(404, 2, False), (404, 3, True), (403, 1, False), (500, 1, True), (None, 1, True)],
)
def test_a_page_that_is_missing_for_a_moment_is_nobodys_trouble(
    status: int | None, times: int, is_failing: bool
) -> None:
    assert failing(status, times).is_failing is is_failing
    assert bool(diagnose(failing(status, times)).troubles) is (times >= 3)


@pytest.mark.parametrize(
    ("status", "words"),
    [(401, "feeds.toml"), (403, "publisher"), (404, "moved"), (429, "'every'"),
     (None, "address"), (500, "no answer.")],
)  # fmt: skip
def test_what_could_be_done_is_said(status: int | None, words: str) -> None:
    [trouble] = diagnose(failing(status, 4)).troubles
    assert trouble.startswith("It has failed 4 times in a row since 29 May 2026: no")
    assert words in trouble


def test_what_is_gone_is_not_called_failing_or_silent_too() -> None:
    gone = replace(failing(410, 9), gone_since=NOW, silent_since=NOW)
    [trouble] = diagnose(gone).troubles
    assert "gone for good" in trouble


def test_silence_and_a_move_are_told() -> None:
    moved = replace(WELL, silent_since=NOW, moved_to="https://new.example/feed")
    silence, move = diagnose(moved).troubles
    assert "since 1 June 2026, where 1 a day is usual" in silence
    assert "https://new.example/feed" in move


def test_of_what_came_at_once_nobody_knows_the_pace() -> None:
    together = [NOW - timedelta(seconds=n) for n in range(45)]
    assert rate(together) is None
    assert silent_since(together, NOW + 100 * DAY) is None
    assert silent_since(together, NOW + 200 * DAY) == NOW
    assert rate([NOW - timedelta(hours=n) for n in range(25)]) == pytest.approx(24)
