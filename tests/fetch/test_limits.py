"""The law of patience: what is left is always known, and hosts get their rest."""

from __future__ import annotations

import pytest

from reader.fetch.limits import HostGate, Limits, Meter, RefusedError, size, span


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


def test_rest_from_an_earlier_run_is_known() -> None:
    clock = Clock()
    gate = HostGate(2, clock, {"busy.example": 7200})
    with pytest.raises(RefusedError) as caught, gate.turn("busy.example"):
        raise AssertionError("a turn was given")
    assert caught.value.reason == "busy.example has asked us to wait 2 h more"
    assert (caught.value.fault, caught.value.retry_after) == ("rest", 7200)


def silent(gate: HostGate, origin: str, fault: str) -> str:
    with pytest.raises(RefusedError) as caught, gate.turn("dead.example", origin):
        raise RefusedError("no answer", fault=fault)
    return caught.value.reason


def test_a_server_that_is_silent_twice_is_not_waited_for_again() -> None:
    gate = HostGate(2, Clock())
    said = [silent(gate, "one", "host") for _ in range(3)]
    assert said[:2] == ["no answer", "no answer"]
    assert said[2] == "dead.example has just failed to answer twice"
    with gate.turn("dead.example", "another port"):
        pass


def test_an_answer_in_between_shows_that_a_server_lives() -> None:
    gate = HostGate(2, Clock())
    for _ in range(5):
        silent(gate, "one", "host")
        with gate.turn("dead.example", "one"):
            pass
    for _ in range(5):
        assert silent(gate, "two", "answer") == "no answer"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0.2, "1 s"), (90, "90 s"), (91, "2 min"), (600, "10 min"), (7199, "120 min"),
     (7200, "2 h"), (86_400, "24 h"), (604_800, "7 d")],
)  # fmt: skip
def test_lengths_of_time_are_told_roughly(seconds: float, words: str) -> None:
    assert span(seconds) == words


@pytest.mark.parametrize(
    ("count", "words"), [(8 * 2**20, "8 MiB"), (64 * 2**10, "64 KiB")]
)
def test_sizes_are_told_in_the_unit_that_suits_them(count: int, words: str) -> None:
    assert size(count) == words
