"""What other projects' test suites expect of their feeds, and what we make of them."""

from __future__ import annotations

import ast
import html
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from reader.core.compare import saying
from reader.core.dates import read_date
from reader.core.parse import parse
from reader.core.shape import Text, title_line
from reader.errors import ParseError
from reader.model import Document, ParsedEntry, ParsedFeed

URL = "https://feeds.example/feed.xml"


class Pair(NamedTuple):
    """One thing that a suite states, beside ours."""

    file: str
    field: str
    theirs: object
    ours: object

    @property
    def agrees(self) -> bool:
        """Whether both say the same."""
        return self.theirs == self.ours


def read(path: Path, media_type: str = "") -> ParsedFeed | None:
    """Parse a file of a suite; None where it is no feed for us."""
    content = path.read_bytes()
    document = Document(url=URL, status=200, content=content, media_type=media_type)
    try:
        return parse(document)
    except ParseError:
        return None


def gofeed(corpus: Path) -> Iterator[Pair]:
    """Pairs of X.xml (or X.json, a JSON Feed) and a model in JSON."""
    folder = corpus / "mmcdole__gofeed"
    for path in sorted(folder.rglob("*.json")):
        source = path.with_suffix(".xml")
        if source.exists():
            model = json.loads(path.read_text("utf-8"))
            yield from _gofeed(source, model)


def _gofeed(path: Path, model: dict[str, Any]) -> Iterator[Pair]:
    feed, name = read(path), path.name
    items = model.get("items") or model.get("entries") or []
    yield Pair(name, "entries", len(items), len(feed.entries) if feed else None)
    if feed is None or len(items) != len(feed.entries):
        return
    if title := _string(model.get("title")):
        yield Pair(name, "feed title", _line(title), _line(feed.title))
    for item, entry in zip(items, feed.entries, strict=True):
        yield from _named(name, item, entry)
        dates = ("publishedParsed", "pubDateParsed", "updatedParsed")
        if date := next((item[key] for key in dates if item.get(key)), ""):
            yield Pair(name, "date", read_date(date), entry.published)
        people = item.get("authors") or [item.get("author")]
        names = [p.get("name") if isinstance(p, dict) else p for p in people]
        yield from _people(name, names, entry)
        labels = [_label(each) for each in item.get("categories") or ()]
        yield from _labels(name, labels, entry)
        for key in ("description", "content", "summary"):
            yield from _text(name, _string(item.get(key)), entry)
        listed = item.get("enclosures") or [item.get("enclosure")]
        yield from _enclosed(
            name, [e["url"] for e in listed if e and "url" in e], entry
        )


def feed_rs(corpus: Path) -> Iterator[Pair]:
    """Pairs of X.xml or X.json and X.serde.json, a whole model."""
    for path in sorted((corpus / "feed-rs__feed-rs").rglob("*.serde.json")):
        stem = path.name.removesuffix(".serde.json")
        sources = [path.with_name(stem + end) for end in (".xml", ".json", "")]
        if source := next((s for s in sources if s.is_file()), None):
            yield from _feed_rs(source, json.loads(path.read_text("utf-8")))


def _feed_rs(path: Path, model: dict[str, Any]) -> Iterator[Pair]:
    feed, name = read(path), path.name
    found = len(feed.entries) if feed else None
    yield Pair(name, "entries", len(model["entries"]), found)
    if feed is None or len(model["entries"]) != found:
        return
    if title := model.get("title"):
        yield Pair(name, "feed title", _line(title["content"]), _line(feed.title))
    for item, entry in zip(model["entries"], feed.entries, strict=True):
        if title := item.get("title"):
            yield Pair(name, "title", _line(title["content"]), _line(entry.title))
        if not (len(item["id"]) in (31, 32, 36) and item["id"].isalnum()):
            yield Pair(name, "guid", item["id"], entry.guid)
        links = item["links"]
        pages = (link["href"] for link in links if link["rel"] in ("alternate", None))
        if link := next(pages, ""):
            yield Pair(name, "link", link, entry.link)
        if date := item["published"] or item["updated"]:
            yield Pair(name, "date", read_date(date), entry.published)
        yield from _people(name, [a["name"] for a in item["authors"]], entry)
        labels = [c.get("label") or c["term"] for c in item["categories"]]
        yield from _labels(name, labels, entry)
        for part, key in ((item.get("summary"), "content"), (item["content"], "body")):
            yield from _text(name, (part or {}).get(key) or "", entry)
        enclosed = [link["href"] for link in links if link["rel"] == "enclosure"]
        yield from _enclosed(name, enclosed, entry)


def rss_parser(corpus: Path) -> Iterator[Pair]:
    """Pairs of input/X and output/X.json; whole feeds of large publishers."""
    folder = corpus / "rbren__rss-parser" / "test"
    for path in sorted((folder / "input").iterdir()):
        output = folder / "output" / f"{path.stem}.json"
        if output.exists():
            yield from _rss_parser(path, json.loads(output.read_text("utf-8"))["feed"])


def _rss_parser(path: Path, model: dict[str, Any]) -> Iterator[Pair]:
    feed, name = read(path), path.name
    found = len(feed.entries) if feed else None
    yield Pair(name, "entries", len(model["items"]), found)
    if feed is None or len(model["items"]) != found:
        return
    if title := model.get("title"):
        yield Pair(name, "feed title", _line(title), _line(feed.title))
    for item, entry in zip(model["items"], feed.entries, strict=True):
        yield from _named(name, item, entry)
        if date := item.get("isoDate"):
            yield Pair(name, "date", read_date(date), entry.published)
        yield from _people(name, [item.get("creator") or item.get("author")], entry)
        labels = [_label(each) for each in item.get("categories") or ()]
        yield from _labels(name, labels, entry)
        for key in ("content", "content:encoded", "summary"):
            yield from _text(name, item.get(key) or "", entry)
        if enclosure := item.get("enclosure"):
            yield from _enclosed(name, [enclosure["url"]], entry)


_EXPECTED = re.compile(r"Expect:\s*(.*?)\s*(?:-->|\n\S+:)", re.DOTALL)
_TYPE = re.compile(r"Content-type:\s*(.*)", re.IGNORECASE)
_OF_ENTRY = {
    "title": "title",
    "link": "link",
    "id": "guid",
    "guid": "guid",
    "summary": "text",
    "description": "text",
    "author": "author",
}


def feedparser_suite(corpus: Path) -> Iterator[Pair]:
    """A comment at the head of each file: an expression in Python that must be true.

    Of those that compare something of the first entry, or the feed's title, with a
    string, both sides are taken.
    """
    folder = corpus / "kurtmckee__feedparser" / "tests"
    for path in sorted(folder.rglob("*.xml")):
        head = path.read_bytes()[:3000].replace(b"\0", b"").decode("utf-8", "replace")
        expected = _EXPECTED.search(head)
        if expected:
            told = _TYPE.search(head)
            media_type = told[1].strip() if told else ""
            file = str(path.relative_to(folder))
            yield from _feedparser(path, file, expected[1], media_type)


def _feedparser(
    path: Path, file: str, expected: str, media_type: str
) -> Iterator[Pair]:
    wanted = list(_comparisons(expected))
    feed = read(path, media_type) if wanted else None
    for (owner, key), value in wanted:
        if owner == "feed":
            if key == "title":
                ours = _line(feed.title) if feed else None
                yield Pair(file, "feed title", _line(value), ours)
        elif feed is None or not feed.entries:
            yield Pair(file, "entries", 1, 0)
        else:
            yield from _first_entry(file, feed.entries[0], key, value)


def _first_entry(file: str, entry: ParsedEntry, key: str, value: str) -> Iterator[Pair]:
    field = _OF_ENTRY.get(key, "")
    if field == "title":
        yield Pair(file, "title", _line(value), _line(entry.title))
    elif field in ("link", "guid") and value:
        yield Pair(file, field, value, getattr(entry, field))
    elif field == "text":
        yield from _text(file, value, entry)
    elif field == "author":
        yield from _people(file, [re.sub(r" \(\S+@\S+\)$", "", value)], entry)
    elif key in ("published", "updated", "created") and (date := read_date(value)):
        yield Pair(file, "date", date, entry.published)


def _comparisons(expression: str) -> Iterator[tuple[tuple[str, str], str]]:
    """Find ``entries[0]['key'] == 'value'``, and the same of ``feed``."""
    try:
        tree = ast.parse(expression.strip(), mode="eval")
    except (SyntaxError, ValueError):
        return
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Compare) and isinstance(node.ops[0], ast.Eq)):
            continue
        left, right = ast.unparse(node.left), node.comparators[0]
        found = re.fullmatch(r"(feed|entries\[0\])(?:\['(\w+)'\]|\.(\w+))", left)
        if found and isinstance(right, ast.Constant) and isinstance(right.value, str):
            yield (found[1].partition("[")[0], found[2] or found[3]), right.value


_VALID_DATE = re.compile(r"Expect:\s*(?:Valid(?:RFC2822|W3CDTF)Date|!Invalid\w+Date)")
_ITEM_DATE = re.compile(r"<(?:pubDate|dc:date|dcterms:\w+|published|updated)>\s*[^<\s]")
_ITEM = re.compile(r"<(item|entry)\b.*?</\1>", re.DOTALL)


def feedvalidator(corpus: Path) -> Iterator[Pair]:
    """A comment names the event that the validator must raise (``!``: must not).

    A date that it calls valid is one that we read.
    """
    folder = corpus / "w3c__feedvalidator" / "testcases"
    for path in sorted(folder.rglob("*.xml")):
        text = path.read_bytes().decode("utf-8", "replace")
        if not _VALID_DATE.search(text):
            continue
        dated = [bool(_ITEM_DATE.search(item[0])) for item in _ITEM.finditer(text)]
        feed = read(path)
        found = (
            [entry.published is not None for entry in feed.entries] if feed else None
        )
        if any(dated):
            yield Pair(str(path.relative_to(folder)), "date", dated, found)


_STATED = {"author": "author", "category": "labels", "enclosure": "enclosures"}
_NAMED = {"id": "guid", "link": "link", "title": "title", "content": "html"}


def laminas(corpus: Path) -> Iterator[Pair]:
    """The folders say what the first entry of a feed has, or has not (``none``)."""
    folder = corpus / "laminas__laminas-feed" / "test" / "Reader" / "Entry" / "_files"
    for path in sorted(folder.rglob("*.xml")):
        file = path.relative_to(folder)
        field = (_STATED | _NAMED).get(file.parts[1], "")
        is_none = "none" in file.parts
        if not field or (is_none and field not in _STATED.values()):
            continue
        feed = read(path)
        entry = feed.entries[0] if feed and feed.entries else None
        yield Pair(str(file), field, not is_none, bool(entry and getattr(entry, field)))


SUITES = (gofeed, feed_rs, rss_parser, feedparser_suite, feedvalidator, laminas)


def _named(name: str, item: dict[str, Any], entry: ParsedEntry) -> Iterator[Pair]:
    if title := _string(item.get("title")):
        yield Pair(name, "title", _line(title), _line(entry.title))
    if guid := _string(item.get("guid")) or _string(item.get("id")):
        yield Pair(name, "guid", guid, entry.guid)
    if link := _string(item.get("link")):
        yield Pair(name, "link", link, entry.link)


def _line(text: str) -> str:
    return title_line(Text(value=html.unescape(text)))


def _people(name: str, people: Iterable[Any], entry: ParsedEntry) -> Iterator[Pair]:
    for person in people:
        if isinstance(person, str) and person.strip():
            wanted = _line(person)
            is_there = wanted.casefold() in entry.author.casefold()
            yield Pair(name, "author", wanted, wanted if is_there else entry.author)


def _labels(name: str, labels: Iterable[str], entry: ParsedEntry) -> Iterator[Pair]:
    wanted = {_line(label).casefold() for label in labels if label}
    if wanted:
        found = {label.casefold() for label in entry.labels}
        yield Pair(name, "labels", sorted(wanted), sorted(found))


def _text(name: str, text: str, entry: ParsedEntry) -> Iterator[Pair]:
    """Whether a text is one of the two that we keep, whatever its markup."""
    if text.strip():
        wanted = saying("", text)
        found = [entry.html, entry.offered, html.unescape(entry.html)]
        ours = next((t for t in found if saying("", t) == wanted), None)
        yield Pair(name, "text", text, entry.html if ours is None else text)


def _enclosed(name: str, urls: Iterable[str], entry: ParsedEntry) -> Iterator[Pair]:
    wanted = sorted(set(urls))
    if wanted:
        yield Pair(name, "files", wanted, sorted(e.url for e in entry.enclosures))


def _label(each: Any) -> str:
    if isinstance(each, dict):
        return str(
            each.get("label")
            or each.get("term")
            or each.get("value")
            or each.get("_")
            or ""
        )
    return str(each)


def _string(value: Any) -> str:
    """Take a field that is a string in one model and an object in another."""
    if isinstance(value, dict):
        value = value.get("value")
    return value if isinstance(value, str) else ""
