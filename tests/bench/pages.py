"""Graded pages: the HTML of an article's page, and what a person took out of it."""

from __future__ import annotations

import csv
import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from bs4 import BeautifulSoup

from reader.core.parse import parse
from reader.model import Document

_BESIDE = Path(__file__).parent.parent.parent.parent / "shared" / "corpus"
_SPACE = re.compile(r"\s+")
_SENTENCE = re.compile(r"(?<=[.!?。])\s+|\n+")
_SENTENCE_AT_LEAST = 25
_ITEM_AT_LEAST = 1500
"""Characters: a feed's item that is shorter may be a teaser."""


class Page(NamedTuple):
    """A page, its address, and the text that it should give."""

    name: str
    html: bytes
    url: str
    text: str = ""
    """The article, as a person or the publisher's own feed has it."""
    wanted: tuple[str, ...] = ()
    """Or strings of the article, where it was graded by these …"""
    unwanted: tuple[str, ...] = ()
    """… and strings of what stands around it."""


def corpus() -> Path:
    """Where the graded pages are; says so and ends where there are none."""
    folder = Path(os.environ.get("WELLREAD_CORPUS", _BESIDE))
    if not folder.is_dir():
        print("nothing to measure: no graded pages on this machine")
        raise SystemExit(0)
    return folder


def graded(folder: Path) -> dict[str, list[Page]]:
    """Read every set of graded pages, by its name."""
    parser = "omnivore-app__omnivore/packages/readabilityjs/test/test-pages"
    return {
        "readability": list(_cases(folder / "mozilla__readability/test/test-pages")),
        "omnivore": list(_cases(folder / parser)),
        "scrapinghub": list(_bodies(folder)),
        "newspaper": list(_newspaper(folder / "codelucas__newspaper/tests/data")),
        "goose": list(_goose(folder / "grangier__python-goose/tests/data/extractors")),
        "health": list(_health(folder / "health")),
        "trafilatura": list(_strings(folder / "adbar__trafilatura/tests")),
    }


def _text(html: str) -> str:
    return _SPACE.sub(" ", BeautifulSoup(html, "lxml").get_text(" ")).strip()


def _cases(folder: Path) -> Iterator[Page]:
    for case in sorted(folder.iterdir()) if folder.is_dir() else ():
        source, expected = case / "source.html", case / "expected.html"
        if source.is_file() and expected.is_file():
            url = f"http://fakehost.example/{case.name}"
            text = _text(expected.read_text(encoding="utf-8", errors="replace"))
            yield Page(case.name, source.read_bytes(), url, text)


def _bodies(folder: Path) -> Iterator[Page]:
    folder = folder / "scrapinghub__article-extraction-benchmark"
    truth = _json(folder / "ground-truth.json")
    for name, case in truth.items():
        page = folder / "html" / f"{name}.html"
        if page.is_file():
            yield Page(name[:8], page.read_bytes(), case["url"], case["articleBody"])


def _newspaper(folder: Path) -> Iterator[Page]:
    for page in sorted(folder.glob("html/*.html")):
        text = folder / "text" / f"{page.stem}.txt"
        if text.is_file():
            said = text.read_text(encoding="utf-8", errors="replace")
            yield Page(page.stem, page.read_bytes(), "http://a.example/", said)


def _goose(folder: Path) -> Iterator[Page]:
    for page in sorted(folder.glob("**/*.html")):
        case = _json(page.with_suffix(".json"))
        text = case.get("expected", {}).get("cleaned_text", "")
        # It is the beginning alone: what comes after it is neither right nor wrong.
        wanted = tuple(s for s in _SENTENCE.split(text) if len(s) > _SENTENCE_AT_LEAST)
        if wanted:
            url = case.get("url", "http://a.example/")
            yield Page(page.stem, page.read_bytes(), url, wanted=wanted)


def _health(folder: Path) -> Iterator[Page]:
    if not (folder / "pages.tsv").is_file():
        return
    with (folder / "pages.tsv").open(encoding="utf-8") as lines:
        cases = list(csv.DictReader(lines, delimiter="\t"))
    for case in cases:
        page, link = folder / case["page_file"], case["item_link"]
        if int(case["feed_item_content_chars"] or 0) <= _ITEM_AT_LEAST:
            continue
        document = Document(
            url="https://site.invalid/feed",
            status=200,
            content=(folder / case["feed_file"]).read_bytes(),
        )
        found = [e for e in parse(document).entries if _same(e.link, link)]
        if found and page.is_file():
            yield Page(
                page.parent.name, page.read_bytes(), found[0].link, _text(found[0].html)
            )


def _same(one: str, other: str) -> bool:
    """Tell whether two links lead to one page of a site, whatever the site's name."""
    paths = [link.split("?")[0].rstrip("/").split("/")[-1] for link in (one, other)]
    return bool(paths[0]) and paths[0] == paths[1]


def _strings(folder: Path) -> Iterator[Page]:
    for url, case in _json(folder / "evaldata.json").items():
        found = [folder / part / case["file"] for part in ("cache", "eval")]
        for page in found:
            if page.is_file():
                wanted, unwanted = tuple(case["with"]), tuple(case["without"])
                yield Page(
                    case["file"],
                    page.read_bytes(),
                    url,
                    wanted=wanted,
                    unwanted=unwanted,
                )


def _json(path: Path) -> dict[str, Any]:
    if not path.is_file():
        return {}
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found
