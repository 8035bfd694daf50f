"""A feed is asked no more often than its reader, its server and politeness allow."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from reader.core.pace import after_answer, after_failure

NOW = datetime(2026, 6, 1, tzinfo=UTC)


def test_a_server_that_calls_its_feed_fresh_is_believed() -> None:
    assert after_answer(NOW, every=3600, fresh_for=7200) == NOW + timedelta(hours=2)


def test_the_reader_may_want_to_wait_longer_than_the_server() -> None:
    assert after_answer(NOW, every=3600, fresh_for=60) == NOW + timedelta(hours=1)


def test_no_server_can_silence_a_feed_for_longer_than_a_day() -> None:
    assert after_answer(NOW, every=60, fresh_for=10**9) == NOW + timedelta(days=1)


def test_each_failure_doubles_the_wait() -> None:
    waits = [after_failure(NOW, failures=n) - NOW for n in (1, 2, 3)]
    assert waits == [timedelta(minutes=m) for m in (10, 20, 40)]


def test_a_retry_after_wins_over_our_own_rule() -> None:
    again = after_failure(NOW, failures=9, retry_after=120)
    assert again == NOW + timedelta(minutes=2)


@given(st.integers(), st.none() | st.integers())
def test_a_failed_feed_rests_a_minute_at_least_and_a_week_at_most(
    failures: int, retry_after: int | None
) -> None:
    again = after_failure(NOW, failures=failures, retry_after=retry_after)
    assert timedelta(minutes=1) <= again - NOW <= timedelta(days=7)
