"""What the interface costs: ``python -m tests.bench.screen [articles]``.

It starts the real program in a pseudo-terminal, with and without its first frame, and
prints medians and the lowest of several runs, in milliseconds from the start or from
the key. Other work on the machine is in them: only ratios within a run mean much.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from reader import splash
from tests.bench.libraries import make
from tests.terminal import Terminal

RUNS = 7
COLUMNS, LINES = 120, 40


def main(articles: int) -> None:
    """Measure, and print a table."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        make(home / "library.db", articles)
        feeds = range(-(-articles // min(500, max(10, articles // 20))))
        tables = (f'[[feed]]\nurl = "https://feed{n}.example/rss"\n' for n in feeds)
        (home / "feeds.toml").write_text("".join(tables))
        _sketch(home)
        print(f"{articles:,} articles, {COLUMNS}x{LINES}, {RUNS} runs, milliseconds")
        with_frame = _starts(home)
        without = _starts(home, WELLREAD_NO_SPLASH="1")
        _tell("first row, painted before Textual is imported", with_frame)
        _tell("first row without that", without)
        ratio = statistics.median(with_frame) / statistics.median(without)
        print(f"{'ratio':<50}{ratio:>8.2f}")
        for words, times in _keys(home).items():
            _tell(words, times)


def _sketch(home: Path) -> None:
    """Let a session leave its sketch."""
    file = Path(splash.sketch_file(str(home), COLUMNS, LINES))
    with _terminal(home) as terminal:
        while not file.exists():
            terminal.read(0.1)
        terminal.press("q")
        terminal.ended()


def _starts(home: Path, **environment: str) -> list[float]:
    times = []
    for _ in range(RUNS):
        began = time.perf_counter()
        with _terminal(home, **environment) as terminal:
            times.append(_until(terminal, began, lambda: "●" in terminal.shown()))
            terminal.wait_for("min")
            terminal.press("q")
            terminal.ended()
    return times


def _keys(home: Path) -> dict[str, list[float]]:
    """How long each key takes to show."""
    found: dict[str, list[float]] = {}
    with _terminal(home) as terminal:
        terminal.wait_for("min")
        terminal.read(2)
        for words, key in (
            ("a line down in the list", "j"),
            ("the last article", "G"),
            ("the first article", "g"),
            ("an article is opened", "\r"),
            ("a page down in it", " "),
            ("back to the list", "\x1b"),
        ):
            for _ in range(1 if key in "\r \x1b" else RUNS):
                if key == "g":
                    terminal.press("G")
                    terminal.read(0.3)
                before, began = len(terminal.received), time.perf_counter()
                terminal.press(key)
                took = _until(
                    terminal, began, lambda n=before: len(terminal.received) > n
                )
                found.setdefault(words, []).append(took)
                terminal.read(0.3)
    return found


def _until(terminal: Terminal, began: float, is_so: Callable[[], bool]) -> float:
    while not is_so():
        terminal.read(0.005)
        if time.perf_counter() - began > 60:
            raise AssertionError(terminal.shown())
    return (time.perf_counter() - began) * 1000


def _terminal(home: Path, **environment: str) -> Terminal:
    return Terminal(
        columns=COLUMNS, lines=LINES, WELLREAD_HOME=str(home), **environment
    )


def _tell(words: str, times: list[float]) -> None:
    median, least = statistics.median(times), min(times)
    print(f"{words:<50}{median:>8.0f}  (lowest {least:.0f})")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
