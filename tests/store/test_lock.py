"""The law of the write lock: one at a time, and whoever waits is the next."""

from __future__ import annotations

import fcntl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import pytest

from reader.errors import StoreError
from reader.store.lock import WriteLock, queue_of


@contextmanager
def taken(path: Path) -> Iterator[None]:
    """Hold a file as another process would."""
    with path.open("a") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def is_free(path: Path) -> bool:
    with path.open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


def until(is_so: Callable[[], bool]) -> None:
    for _ in range(10_000):
        if is_so():
            return
        time.sleep(0.002)
    raise AssertionError("it never came to that")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "library.lock"


def test_one_holds_it_and_the_others_are_told(path: Path) -> None:
    with WriteLock(path).held():
        assert not is_free(path)
        assert is_free(queue_of(path))
        with pytest.raises(StoreError, match="another program is writing"):
            WriteLock(path).held(patience=0.02).__enter__()
    assert is_free(path)


def test_who_holds_it_may_take_it_again(path: Path) -> None:
    lock = WriteLock(path)
    with lock.held():
        with lock.held():
            pass
        assert not is_free(path)
    assert is_free(path)


def test_nobody_takes_it_before_who_waits_for_it(path: Path) -> None:
    path.touch()
    with taken(queue_of(path)):
        assert is_free(path)
        with pytest.raises(StoreError, match="another program is writing"):
            WriteLock(path).held(patience=0.02).__enter__()


def test_who_waits_is_the_next_however_often_the_others_write(path: Path) -> None:
    busy, patient = WriteLock(path), WriteLock(path)
    order: list[str] = []

    def wait() -> None:
        with patient.held():
            order.append("patient")

    thread = Thread(target=wait)
    with busy.held():
        thread.start()
        until(lambda: not is_free(queue_of(path)))
    for _ in range(3):
        with busy.held():
            order.append("busy")
    thread.join()
    assert order == ["patient", "busy", "busy", "busy"]


def test_who_gives_up_lets_the_others_pass(path: Path) -> None:
    lock = WriteLock(path)
    with taken(path), pytest.raises(StoreError):
        lock.held(patience=0.02).__enter__()
    assert is_free(queue_of(path))
    with WriteLock(path).held():
        pass
    lock.close()


def test_a_place_without_room_for_a_lock_is_named(tmp_path: Path) -> None:
    path = tmp_path / "gone" / "library.lock"
    with pytest.raises(StoreError, match=r"library\.lock.*cannot be locked"):
        WriteLock(path).held().__enter__()
