"""Whatever a call does to its process, the caller hears of it and the next works."""

import io
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Event, Thread

import pytest

from reader.worker import receive, send
from reader.workers import WorkError, Workers

# `eval` stands for a parser at the mercy of its input: it does whatever that says.
PROCESS = "__import__('os').getpid()"


def test_a_call_gives_what_the_function_gives() -> None:
    with Workers(1) as workers:
        assert workers.call(len, [1, 2, 3]) == 3


def test_one_process_serves_many_calls() -> None:
    with Workers(1) as workers:
        assert workers.call(eval, PROCESS) == workers.call(eval, PROCESS)


def test_threads_share_the_processes() -> None:
    with Workers(2) as workers, ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda n: workers.call(abs, -n), range(100)))
    assert answers == list(range(100))


def test_what_is_printed_is_not_taken_for_an_answer() -> None:
    with Workers(1) as workers:
        assert workers.call(eval, "print('noise') or 7") == 7


@pytest.mark.parametrize(
    ("input_", "reason"),
    [
        ("int('many')", "ValueError"),
        ("(lambda f: f(f))(lambda f: f(f))", "nested too deeply"),
        ("bytearray(2 * 1024**3)", "more memory"),
        ("__import__('os')._exit(1)", "too much time or memory"),
        ("__import__('os').abort()", "too much time or memory"),
    ],
)
def test_a_call_that_fails_fails_alone(input_: str, reason: str) -> None:
    with Workers(1) as workers:
        with pytest.raises(WorkError, match=reason):
            workers.call(eval, input_)
        assert workers.call(len, "ok") == 2


def test_a_call_that_computes_without_end_is_ended() -> None:
    limit = "__import__('resource').setrlimit(0, (1, 2))"
    with Workers(1) as workers:
        with pytest.raises(WorkError, match="too much time or memory"):
            workers.call(eval, f"{limit} or sum(iter(int, 1))")
        assert workers.call(len, "ok") == 2


def test_a_system_that_refuses_a_limit_has_workers_all_the_same() -> None:
    """macOS does, for address space."""
    refused = (
        "import resource, runpy\n"
        "def refuse(*_): raise ValueError('not allowed to raise maximum limit')\n"
        "resource.setrlimit = refuse\n"
        "runpy.run_module('reader.worker', run_name='__main__')"
    )
    call = io.BytesIO()
    send(call, (len, "four"))
    child = subprocess.run(
        [sys.executable, "-c", refused],
        input=call.getvalue(),
        capture_output=True,
        check=True,
    )
    assert receive(io.BytesIO(child.stdout)) == (True, 4)


def test_closing_ends_busy_processes_and_those_who_wait_for_a_turn() -> None:
    workers, reasons, asked = Workers(1), [], [Event(), Event()]

    def ask(n: int) -> None:
        asked[n].set()
        with pytest.raises(WorkError) as caught:
            workers.call(eval, "sum(iter(int, 1))")
        reasons.append(caught.value.reason)

    askers = [Thread(target=ask, args=(n,), daemon=True) for n in (0, 1)]
    for asker, begun in zip(askers, asked, strict=True):
        asker.start()
        begun.wait()
    while not workers._alive:
        asked[0].wait()
    workers.close()
    for asker in askers:
        # Far less than the limit at which the process would have ended by itself.
        asker.join(15)
        assert not asker.is_alive()
    assert len(reasons) == 2
    with pytest.raises(WorkError, match="stopped"):
        workers.call(len, "too late")


def test_processes_started_early_have_imported_what_they_need() -> None:
    with Workers(2) as workers:
        workers.start(1, "colorsys")
        assert workers.call(eval, "'colorsys' in __import__('sys').modules")


def test_processes_started_early_are_no_more_than_there_may_be() -> None:
    with Workers(2) as workers, ThreadPoolExecutor(8) as pool:
        workers.start(8)
        workers.start(8)
        seen = pool.map(lambda _: workers.call(eval, PROCESS), range(100))
        assert len({*seen}) <= 2


def test_an_early_start_that_fails_is_heard_of_by_the_call() -> None:
    with Workers(1) as workers:
        workers.start(1, "no_such_module")
        with pytest.raises(WorkError, match="too much time or memory"):
            workers.call(len, "first")
        assert workers.call(len, "ok") == 2


def test_short_calls_share_a_process_and_long_ones_do_not() -> None:
    with Workers(2) as workers, ThreadPoolExecutor(8) as pool:
        workers.start(1)
        # Once this has come, the process is there.
        first = workers.call(eval, PROCESS)
        assert {*pool.map(lambda _: workers.call(eval, PROCESS), range(20))} == {first}
        wait = f"__import__('time').sleep(1) or {PROCESS}"
        assert len({*pool.map(lambda _: workers.call(eval, wait), range(2))}) == 2
