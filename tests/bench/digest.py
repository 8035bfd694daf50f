"""What understanding an article costs: CPU milliseconds of each step, in the median.

The articles are those of the corpus' health feeds that carry a text of at least 200
words, and those of the graded pages, as they are taken out of them.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from reader.core.convert import convert
from reader.core.decode import decode
from reader.core.digest import digest
from reader.core.extract import extract
from reader.core.lift import lift
from reader.core.outline import outline
from reader.core.parse import parse
from reader.core.promote import promote
from reader.core.relate import terms
from reader.core.summarise import summarise
from reader.core.tag import tag
from reader.core.words import length
from reader.errors import ParseError
from reader.model import CleanLine, Document, ParsedEntry
from tests.bench.pages import corpus, graded

_LEAST_WORDS = 200
_FEEDS_OF_A_FOLDER = 8
_ENTRIES_OF_A_FEED = 5
_LARGEST_FEED = 500_000
_PROMISED = 60


def main() -> None:
    """Print the figures."""
    folder = corpus()
    for name, entries in (("feeds", _of_feeds(folder)), ("pages", _of_pages(folder))):
        took: dict[str, list[float]] = {}
        words = [_measure(entry, took) for entry in entries]
        if not words:
            continue
        print(f"{name}: {len(words)} articles, {statistics.median(words):.0f} words")
        for step, times in took.items():
            late = sorted(times)[int(0.95 * len(times))]
            middle = statistics.median(times)
            print(f"  {step:<10} median {middle:7.1f} ms   95 % {late:7.1f} ms")
    print(f"promised: a digest in {_PROMISED} ms, in the median")


def _measure(entry: ParsedEntry, took: dict[str, list[float]]) -> int:
    def timed(step: str, function: Callable[..., Any], *arguments: Any) -> Any:
        start = time.process_time()
        made = function(*arguments)
        took.setdefault(step, []).append(1000 * (time.process_time() - start))
        return made

    markdown = timed("convert", convert, entry.html, entry.link)
    lifted = timed("lift", lift, markdown, entry.title)
    promoted = timed("promote", promote, lifted.markdown)
    sections = timed("outline", outline, promoted)
    text = "\n".join(block.text for section in sections for block in section.blocks)
    timed("summarise", summarise, entry.title, text)
    timed("tag", tag, entry.title, text)
    timed("terms", terms, entry.title, text)
    timed("digest", digest, entry)
    return length(text)


def _of_feeds(folder: Path) -> Iterator[ParsedEntry]:
    seen: set[str] = set()
    for publisher in sorted((folder / "health").iterdir()):
        files = [p for p in sorted(publisher.rglob("*")) if p.is_file()]
        small = [p for p in files if p.stat().st_size < _LARGEST_FEED]
        for path in small[:: max(1, len(small) // _FEEDS_OF_A_FOLDER)]:
            for entry in _entries(path)[:_ENTRIES_OF_A_FEED]:
                if len(entry.html.split()) > _LEAST_WORDS and entry.html not in seen:
                    seen.add(entry.html)
                    yield entry


def _entries(path: Path) -> tuple[ParsedEntry, ...]:
    content = path.read_bytes()
    try:
        return parse(
            Document(url="https://a.example/", status=200, content=content)
        ).entries
    except ParseError:
        return ()


def _of_pages(folder: Path) -> Iterator[ParsedEntry]:
    for pages in graded(folder).values():
        for page in pages:
            html = extract(decode(page.html), page.url)
            yield ParsedEntry(
                guid=page.url, link=page.url, title=CleanLine(page.name), html=html
            )


if __name__ == "__main__":
    main()
