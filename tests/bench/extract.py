"""How much of an article's page is taken for the article: ours, and trafilatura's.

For each set of graded pages it prints F1, precision and recall of sequences of four
words (as article-extraction-benchmark counts them), or of the strings by which the
pages were graded. A title that stands above the text counts for nothing, in whichever
text it stands.
"""

from __future__ import annotations

import logging
import re
import statistics
import time
from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

import trafilatura

from reader.core.block import blocks, plain
from reader.core.chunk import spoken
from reader.core.convert import convert
from reader.core.decode import decode
from reader.core.describe import describe
from reader.core.extract import extract, parse_page
from tests.bench.pages import Page, corpus, graded

_GRAM = 4
_WORD = re.compile(r"\w+")
_TITLE = re.compile(r"<title[^>]*>(.*?)</title>", re.I | re.S)
_SITE = re.compile(r" [|–—·-] | :: ")
_TOP = 12

Extract = Callable[[Page], str]


class Score(NamedTuple):
    """Means over the pages of a set, and the median of the time a page took."""

    precision: float
    recall: float
    f1: float
    milliseconds: float


def main() -> None:
    """Print the figures."""
    logging.disable(logging.CRITICAL)
    print(
        f"{'':14}{'pages':>6}   ours F1 (P, R; CPU)         trafilatura F1 (P, R; CPU)"
    )
    for name, pages in graded(corpus()).items():
        if pages:
            figures = "   ".join(
                map(_written, (_score(pages, _ours), _score(pages, _other)))
            )
            print(f"{name:14}{len(pages):>6}   {figures}", flush=True)


def _written(score: Score) -> str:
    return (
        f"{score.f1:.3f} ({score.precision:.3f}, {score.recall:.3f};"
        f" {score.milliseconds:3.0f} ms)"
    )


def _ours(page: Page) -> str:
    text = decode(page.html)
    tree = parse_page(text)
    told = describe(tree, page.url).told if tree is not None else ""
    markdown = convert(extract(text, page.url, told), page.url)
    return plain(block for block in blocks(markdown) if block.kind != "image")


def _other(page: Page) -> str:
    return trafilatura.extract(page.html, url=page.url) or ""


def _score(pages: Sequence[Page], taken: Extract) -> Score:
    texts, took = [], []
    for page in pages:
        start = time.process_time()
        text = taken(page)
        took.append(1000 * (time.process_time() - start))
        texts.append(_without_title(text, page))
    milliseconds = statistics.median(took)
    if pages[0].wanted:
        return Score(*_by_strings(pages, texts), milliseconds)
    each = [_by_grams(text, page) for page, text in zip(pages, texts, strict=True)]
    means = [statistics.fmean(column) for column in zip(*each, strict=True)]
    return Score(*means, milliseconds)


def _without_title(text: str, page: Page) -> str:
    names = {spoken(name) for name in _names(page)}
    lines = text.split("\n")
    top = [line for line in lines[:_TOP] if spoken(line) not in names]
    return "\n".join([*top, *lines[_TOP:]])


def _names(page: Page) -> set[str]:
    found = _TITLE.search(decode(page.html))
    title = " ".join(found[1].split()) if found else ""
    return {title, _SITE.split(title)[0]} - {""}


def _by_grams(text: str, page: Page) -> tuple[float, float, float]:
    wanted = page.text.strip()
    for name in _names(page):
        wanted = wanted.removeprefix(name)
    ours, theirs = _grams(text), _grams(wanted)
    shared = sum((ours & theirs).values())
    precision = shared / sum(ours.values()) if ours else 0.0
    recall = shared / sum(theirs.values()) if theirs else 0.0
    return precision, recall, _f1(precision, recall)


def _by_strings(
    pages: Sequence[Page], texts: Sequence[str]
) -> tuple[float, float, float]:
    found = missed = wrong = 0
    for page, text in zip(pages, texts, strict=True):
        line = " ".join(text.split())
        there = sum(" ".join(each.split()) in line for each in page.wanted)
        found, missed = found + there, missed + len(page.wanted) - there
        wrong += sum(" ".join(each.split()) in line for each in page.unwanted)
    precision, recall = found / (found + wrong), found / (found + missed)
    return precision, recall, _f1(precision, recall)


def _grams(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text.lower())
    return Counter(
        tuple(words[i : i + _GRAM]) for i in range(max(1, len(words) - _GRAM + 1))
    )


def _f1(precision: float, recall: float) -> float:
    total = precision + recall
    return 2 * precision * recall / total if total else 0.0


if __name__ == "__main__":
    main()
