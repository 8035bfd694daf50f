"""Lists of feeds from the wild, and what their suites expect: see README.md here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reader.config.opml import read_opml, write_opml
from reader.errors import ConfigError
from reader.model import FeedList, Following

LISTPARSER = "kurtmckee__listparser/tests/files"
REFUSED = {
    "newsboat__newsboat/test/data/opml-element-missing.opml",
    "mensbeam__Arsse/tests/docroot/Import/OPML/BrokenOPML.1.opml",
}

# What a list says beside its feeds: README.md tells why that is not read.
NOT_READ = ("['meta']", "['version']", "['tags']", "['bozo'] == 1")
NOT_FIRST = ("'sports']", "['parent', 'child']", "['tag2']", "['categories']) == 2")


def lists(corpus: Path) -> list[Path]:
    return sorted(corpus.rglob("*.opml"))


def test_every_list_of_the_corpus_is_read(corpus: Path) -> None:
    found, count = lists(corpus), 0
    for path in found:
        if path.relative_to(corpus).as_posix() in REFUSED:
            continue
        listed = read_opml(path.read_bytes(), source=path.name)
        # Every address in the file is followed, or told of.
        told = len(listed.subscriptions) + len(listed.skipped)
        assert told >= addresses(path), path
        count += len(listed.subscriptions)
    assert len(found) > 50
    assert count > 4_000


def addresses(path: Path) -> int:
    text = re.sub(r"(?s)<!--.*?-->", "", path.read_text(errors="replace"))
    return len(re.findall(r"(?i)\sxmlurl\s*=\s*[\"'][^\"'\s]", text))


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_what_its_suite_calls_no_opml_is_refused(corpus: Path, name: str) -> None:
    with pytest.raises(ConfigError, match="not OPML"):
        read_opml((corpus / name).read_bytes())


def test_every_list_of_the_corpus_comes_back_after_an_export(corpus: Path) -> None:
    for path in lists(corpus):
        if path.relative_to(corpus).as_posix() in REFUSED:
            continue
        listed = read_opml(path.read_bytes())
        following = Following(subscriptions=listed.subscriptions)
        again = read_opml(write_opml(following, {}).encode())
        assert set(again.subscriptions) == set(listed.subscriptions), path


def test_listparsers_expectations_are_met(corpus: Path) -> None:
    folder = corpus / LISTPARSER
    met = 0
    for path in sorted(folder.rglob("*.xml")):
        if "rdf" in path.relative_to(folder).parts:
            continue
        listed = read(path)
        for expectation in expectations(path):
            assert meets(listed, expectation), f"{path.name}: {expectation}"
            met += 1
    assert met >= 60


def test_listparsers_rdf_lists_are_refused_by_name(corpus: Path) -> None:
    for path in (corpus / LISTPARSER / "rdf").rglob("*.xml"):
        with pytest.raises(ConfigError, match="not OPML: it begins with <rdf:RDF>"):
            read_opml(path.read_bytes())


def read(path: Path) -> FeedList:
    try:
        return read_opml(path.read_bytes())
    except ConfigError as error:
        # The suite is content with an empty result where we say what is the matter.
        assert path.name == "unknown-namespace.xml", error
        return FeedList()


def expectations(path: Path) -> Iterator[str]:
    for line in re.findall(r"Eval: (.*)", path.read_text(encoding="utf-8")):
        parts = (*NOT_READ, *NOT_FIRST)
        if not any(part in line.replace('"', "'") for part in parts):
            yield line


def meets(listed: FeedList, expectation: str) -> bool:
    """Ask an expectation of what we read, put into the words of its suite."""
    result = {
        "bozo": False,
        "feeds": [
            {"url": s.url, "title": s.title, "categories": [s.category.split("/")]}
            for s in listed.subscriptions
        ],
        "lists": told(listed, r"another list of feeds, (\S+);"),
        "opportunities": told(listed, r"no feed; try: wellread follow (\S+)"),
    }
    return bool(eval(expectation, {"result": result}))


def told(listed: FeedList, pattern: str) -> list[dict[str, Any]]:
    return [
        {"url": found[1], "title": skipped.name}
        for skipped in listed.skipped
        if (found := re.search(pattern, skipped.reason))
    ]
