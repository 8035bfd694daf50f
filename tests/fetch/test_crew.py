"""The law of the crew: fair to hosts, patient with whoever takes over, never stuck."""

from __future__ import annotations

import threading
import time
from collections import Counter
from threading import Event, Lock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.fetch.crew import Crew


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers())), st.integers(1, 9))
@settings(max_examples=30)
def test_every_job_is_done_once(jobs: list[tuple[str, int]], size: int) -> None:
    crew = Crew(lambda job: -job, size=size)
    done = [each for batch in crew.results(jobs) for each in batch]
    assert Counter(done) == Counter((job, -job) for _, job in jobs)


def test_no_host_has_more_than_two_at_once_and_all_that_may_run_do() -> None:
    lock, under_way, most = Lock(), Counter[str](), Counter[str]()
    everybody = threading.Barrier(6)

    def work(host: str) -> str:
        with lock:
            under_way[host] += 1
            most[host] = max(most[host], under_way[host])
        # Passes only while two of each of three hosts are here at the same time.
        everybody.wait(10)
        with lock:
            under_way[host] -= 1
        return host

    crew = Crew(work, size=32)
    jobs = [(host, host) for host in "aaaabbbbcccc"]
    assert sum(len(batch) for batch in crew.results(jobs)) == 12
    assert most == {"a": 2, "b": 2, "c": 2}


def test_a_dead_host_with_fifty_feeds_holds_up_no_other() -> None:
    release = Event()

    def work(job: str) -> str:
        if job == "dead":
            release.wait(30)
        return job

    jobs = [("dead.example", "dead")] * 50 + [(f"{n}.example", "ok") for n in range(99)]
    done: Counter[str] = Counter()
    for batch in Crew(work, size=8).results(jobs):
        done.update(result for _, result in batch)
        if done["ok"] == 99 and not release.is_set():
            assert done["dead"] == 0
            release.set()
    assert done == {"ok": 99, "dead": 50}


def test_who_takes_over_slowly_slows_the_threads_down() -> None:
    started = []

    def work(job: int) -> int:
        started.append(job)
        return job

    taken = 0
    for batch in Crew(work, size=4).results([(str(n), n) for n in range(100)]):
        # Time for all that may start to start.
        time.sleep(0.002)
        assert len(started) <= taken + 4
        taken += len(batch)
    assert taken == 100


def test_who_stops_in_the_middle_waits_for_nobody() -> None:
    release, ended = Event(), Event()

    def work(job: str) -> str:
        if job == "slow":
            release.wait(30)
            ended.set()
        return job

    results = Crew(work, size=2).results([("a", "slow"), ("b", "quick"), ("c", "x")])
    assert next(results) == [("quick", "quick")]
    results.close()
    assert not ended.is_set()
    before = {thread for thread in threading.enumerate() if thread.name == "fetch"}
    release.set()
    for thread in before:
        thread.join(10)
        assert not thread.is_alive()


@pytest.mark.parametrize("size", [1, 3])
def test_without_jobs_nothing_is_started(size: int) -> None:
    assert list(Crew(lambda job: job, size=size).results([])) == []
