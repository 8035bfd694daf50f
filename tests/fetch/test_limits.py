"""The law of patience: what is left is always known, and hosts get their rest."""

from __future__ import annotations

import pytest

from reader.fetch.limits import HostGate, Limits, Meter, RefusedError, size


class Clock:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_a_meter_runs_out_of_time_once_and_for_all() -> None:
    clock = Clock()
    meter = Meter(Limits(total=45, read=20), clock)
    assert meter.silence() == 20
    clock.now += 40
    assert meter.silence() == 5
    assert meter.late().reason == "silent for 20 s"
    clock.now += 5
    assert meter.late().reason == "not done after 45 s"
    with pytest.raises(RefusedError, match="45 s"):
        meter.silence()


def test_time_spent_waiting_for_others_is_given_back() -> None:
    clock = Clock()
    meter = Meter(Limits(total=45), clock)
    clock.now += 100
    meter.postpone(90)
    assert meter.patience(99) == 35


def test_a_meter_counts_bytes_down() -> None:
    meter = Meter(Limits(size=2**20), Clock())
    meter.allow(10, is_new=True)
    meter.take(10)
    meter.allow(5)
    assert meter.taken == 10
    with pytest.raises(RefusedError, match="more than 1 MiB"):
        meter.take(6)


def test_a_host_that_wants_rest_gets_it_and_others_do_not_notice() -> None:
    clock = Clock()
    gate = HostGate(2, clock)
    gate.rest("busy.example", 60)
    gate.rest("busy.example", 10)
    clock.now += 59.5
    with pytest.raises(RefusedError) as caught, gate.turn("busy.example"):
        raise AssertionError("a turn was given")
    assert caught.value.retry_after == 1
    with gate.turn("idle.example"):
        clock.now += 1
    with gate.turn("busy.example") as waited:
        assert waited == 0


def test_a_turn_is_given_back_when_the_request_fails() -> None:
    gate = HostGate(1, Clock())
    for _ in range(3):
        with pytest.raises(RefusedError), gate.turn("news.example"):
            raise RefusedError("failed")


@pytest.mark.parametrize(
    ("count", "words"), [(8 * 2**20, "8 MiB"), (64 * 2**10, "64 KiB")]
)
def test_sizes_are_told_in_the_unit_that_suits_them(count: int, words: str) -> None:
    assert size(count) == words
