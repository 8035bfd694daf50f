"""A feed is asked no more often than its reader, its server and politeness allow."""

from datetime import UTC, datetime, timedelta

from hypothesis import assume, given
from hypothesis import strategies as st

from reader.core.pace import after_answer, after_failure, after_refusal
from reader.model import Pace

NOW = datetime(2026, 6, 1, tzinfo=UTC)  # a Monday

HOUR, DAY, WEEK = timedelta(hours=1), timedelta(days=1), timedelta(days=7)
CHANCES = st.floats(0, 1)


def test_a_server_that_calls_its_feed_fresh_is_believed() -> None:
    assert after_answer(NOW, every=3600, fresh_for=7200) == NOW + 2 * HOUR


def test_a_feed_that_names_an_interval_is_believed() -> None:
    assert after_answer(NOW, every=3600, pace=Pace(ttl=7200)) == NOW + 2 * HOUR


def test_the_reader_may_want_to_wait_longer_than_the_server() -> None:
    assert after_answer(NOW, every=3600, fresh_for=60) == NOW + HOUR
    assert after_answer(NOW, every=2 * 86_400, fresh_for=60) == NOW + 2 * DAY


def test_no_server_can_silence_a_feed_for_longer_than_a_day() -> None:
    assert after_answer(NOW, every=60, fresh_for=10**9) == NOW + DAY


def test_what_must_be_sent_whole_is_sent_once_a_day() -> None:
    assert after_answer(NOW, every=3600, is_conditional=False) == NOW + DAY


def test_hours_off_are_waited_for_and_the_minutes_stay() -> None:
    pace = Pace(skip_hours=(1, 2, 3))
    ten_past = NOW + timedelta(minutes=10)
    assert after_answer(ten_past, every=3600, pace=pace) == ten_past + 4 * HOUR


def test_days_off_are_waited_for() -> None:
    friday = NOW + timedelta(days=4, hours=23)
    pace = Pace(skip_days=(5, 6))
    assert after_answer(friday, every=3600, pace=pace) == NOW + timedelta(days=7)


def test_a_feed_that_is_never_awake_is_asked_all_the_same() -> None:
    for pace in (Pace(skip_hours=tuple(range(24))), Pace(skip_days=tuple(range(7)))):
        assert after_answer(NOW, every=3600, pace=pace) == NOW + HOUR


@given(
    every=st.integers(1800, 10**6),
    fresh_for=st.integers(0, 10**12),
    ttl=st.integers(0, 86_400),
    hours=st.sets(st.integers(0, 23)),
    days=st.sets(st.integers(0, 6)),
    chance=CHANCES,
    minutes=st.integers(0, 10**5),
)
def test_no_feed_is_asked_too_early_in_its_sleep_or_never(
    every: int,
    fresh_for: int,
    ttl: int,
    hours: set[int],
    days: set[int],
    chance: float,
    minutes: int,
) -> None:
    assume(len(hours) < 24 and len(days) < 7)
    pace = Pace(ttl=ttl, skip_hours=tuple(hours), skip_days=tuple(days))
    now = NOW + timedelta(minutes=minutes)
    again = after_answer(
        now, every=every, fresh_for=fresh_for, pace=pace, chance=chance
    )
    wait = (again - now).total_seconds()
    assert wait >= max(every, ttl, min(fresh_for, 86_400))
    assert wait <= max(1.1 * every, 86_400) + 7 * 86_400 + 1
    assert again.hour not in hours
    assert again.weekday() not in days


def test_each_failure_doubles_the_wait() -> None:
    waits = [after_failure(NOW, failures=n) - NOW for n in (1, 2, 3)]
    assert waits == [timedelta(minutes=m) for m in (10, 20, 40)]


def test_a_failure_that_cost_a_whole_body_waits_longer() -> None:
    assert after_failure(NOW, failures=1, least=3600) == NOW + HOUR


@given(st.integers(), CHANCES)
def test_a_failed_feed_rests_eight_minutes_to_a_day(
    failures: int, chance: float
) -> None:
    again = after_failure(NOW, failures=failures, chance=chance)
    assert timedelta(minutes=8) <= again - NOW <= DAY


@given(CHANCES, CHANCES)
def test_chance_scatters_tries_by_a_fifth(one: float, two: float) -> None:
    first = after_failure(NOW, failures=3, chance=one) - NOW
    second = after_failure(NOW, failures=3, chance=two) - NOW
    assert abs((first - second).total_seconds()) <= 0.4 * 2400 + 1


def test_a_refusal_that_names_no_time_doubles_too() -> None:
    waits = [after_refusal(NOW, refusals=n) - NOW for n in (1, 2, 3, 20)]
    assert waits == [timedelta(minutes=m) for m in (10, 20, 40, 24 * 60)]


@given(st.integers(), st.none() | st.integers())
def test_a_host_rests_a_minute_at_least_and_a_week_at_most(
    refusals: int, retry_after: int | None
) -> None:
    again = after_refusal(NOW, refusals=refusals, retry_after=retry_after)
    assert timedelta(minutes=1) <= again - NOW <= WEEK
    if retry_after is not None and 60 <= retry_after <= 7 * 86_400:
        assert again - NOW == timedelta(seconds=retry_after)
