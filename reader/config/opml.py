"""OPML, the lists of feeds that readers exchange: read as they come, written as agreed.

The format is that of http://opml.org/spec2.opml. What it has no words for stands in a
namespace of our own, so that a list we wrote comes back exactly as it was.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from typing import NamedTuple

from reader.config.addresses import (
    complaint,
    same_feed,
    spellings,
    without_password,
)
from reader.config.durations import format_duration, parse_duration
from reader.config.outlines import Outline, Outlines, read_outlines
from reader.config.subscriptions import SHORTEST_INTERVAL, UNSORTED
from reader.config.tables import LONGEST_TEXT, printable
from reader.model import Feed, FeedList, Following, SavedSearch, Skipped, Subscription

NAMESPACE = "tag:wellread,2026:opml"

# Readers differ in what they call a list of lists (Liferea: source; OPML: include).
_LISTS = ("include", "source")
_DEEPEST = 18
"""Folders in a row that are written; we would refuse to read more than twenty."""


def read_opml(content: bytes, *, source: str = "OPML") -> FeedList:
    """Read a list of feeds.

    Outlines within outlines become categories such as ``Health/Sleep``. A feed that
    stands there twice is taken once. Whatever is left out is told, line by line.

    Args:
        content: What the file holds, in whatever encoding.
        source: What to call the file in an error.

    Raises:
        ConfigError: If it is no OPML, too broken to be read safely, or made to exhaust
            whoever reads it.
    """
    outlines = read_outlines(content, namespace=NAMESPACE, source=source)
    return _Reading(outlines).result()


class _Reading:
    """Reads one list, gathering what was left out."""

    def __init__(self, outlines: Outlines) -> None:
        self._outlines = outlines
        self._skipped = [Skipped(*notice) for notice in outlines.notices]
        self._lines: dict[str, int] = {}

    def result(self) -> FeedList:
        """Give what the list says."""
        subscriptions = tuple(self._subscriptions())
        return FeedList(
            subscriptions=subscriptions,
            searches=tuple(self._searches()),
            watched=tuple(self._watched()),
            skipped=tuple(sorted(self._skipped)),
        )

    def _subscriptions(self) -> Iterator[Subscription]:
        for outline in self._outlines.body:
            if found := self._subscription(outline):
                yield found

    def _subscription(self, outline: Outline) -> Subscription | None:
        """Read one outline; None where it is a folder, or names no feed."""
        written = _feed_url(outline)
        if not written:
            if reason := _no_feed(outline):
                self._skip(outline, reason)
            return None
        url, login = without_password(spellings(written)[0])
        # Without a scheme it is a file, or a program that some readers would run.
        if reason := complaint(url if ":" in written else written):
            self._skip(outline, f"{reason}, not {_quoted(written)}")
            return None
        if first := self._lines.get(same_feed(url)):
            self._skip(outline, f"the same feed as in line {first}")
            return None
        self._lines[same_feed(url)] = outline.line
        if "filtercmd" in outline.attributes:
            self._skip(outline, "its filter is left out; no program is ever run")
        return self._made(outline, url, login)

    def _made(self, outline: Outline, url: str, login: str) -> Subscription:
        title = outline.own.get("title", outline.name)
        return Subscription(
            url=url,
            title="" if same_feed(title) == same_feed(url) else title[:LONGEST_TEXT],
            category=_category(outline)[:LONGEST_TEXT].strip(),
            full_text=outline.own.get("fulltext") == "true",
            every=self._every(outline),
            keep_if=outline.own.get("keepif", ""),
            login=login,
        )

    def _every(self, outline: Outline) -> int | None:
        written = outline.own.get("every")
        if written is None:
            return None
        try:
            return max(parse_duration(written), SHORTEST_INTERVAL)
        except ValueError as error:
            self._skip(outline, str(error))
            return None

    def _searches(self) -> Iterator[SavedSearch]:
        names = set()
        for line, name, attributes in self._outlines.head:
            search = attributes.get("name", ""), attributes.get("query", "")
            if name != "search":
                continue
            if not all(search) or search[0] in names:
                why = "a search needs a name of its own and a query"
                self._skipped.append(Skipped(line, search[0], why))
                continue
            names.add(search[0])
            yield SavedSearch(name=search[0], query=search[1])

    def _watched(self) -> Iterator[str]:
        terms = [
            attributes.get("term", "")
            for _, name, attributes in self._outlines.head
            if name == "watch"
        ]
        return (term for term in dict.fromkeys(terms) if term)

    def _skip(self, outline: Outline, reason: str) -> None:
        name = outline.name or without_password(_feed_url(outline))[0]
        self._skipped.append(Skipped(outline.line, name[:200], reason))


def _feed_url(outline: Outline) -> str:
    """Take the address of a feed; lists of lists and links to pages have none."""
    kind = outline.get("type").lower()
    if kind in _LISTS:
        return ""
    url = outline.get("xmlurl")
    return url or (outline.get("url") if kind in ("rss", "atom") else "")


def _no_feed(outline: Outline) -> str:
    """Say why an outline gives no feed; "" for a folder, which need not."""
    kind = outline.get("type").lower()
    link = outline.get("url") or outline.get("xmlurl")
    is_list = kind in _LISTS or (kind == "link" and link.lower().endswith(".opml"))
    if link and is_list:
        return f"another list of feeds, {_quoted(link)}; fetch it and import that"
    page = outline.get("htmlurl") or (link if kind == "link" else "")
    if page:
        return f"names a page but no feed; try: wellread follow {_quoted(page)}"
    return "" if outline.is_folder else "names no feed"


def _category(outline: Outline) -> str:
    """Say where a feed stands: in its folders, or where its ``category`` puts it.

    Of several categories the first counts, since a feed here stands in one place.
    """
    if outline.folders:
        return "/".join(outline.folders)
    listed = (each.strip().strip("/") for each in outline.get("category").split(","))
    return next((each for each in listed if each), "") or UNSORTED


def _quoted(text: str) -> str:
    """Show text from a file, without a password that may stand in it."""
    return printable(without_password(text)[0])


def write_opml(
    following: Following, feeds: Mapping[str, Feed], *, created: str = ""
) -> str:
    """Write what is followed as OPML 2.0.

    Args:
        following: What is followed; passwords are not written.
        feeds: The same by address as the library knows them, with titles and pages.
        created: The date of the list, as RFC 822 has it.
    """
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<opml version="2.0" xmlns:wellread="{NAMESPACE}">',
        "  <head>",
        "    <title>Feeds of wellread</title>",
        *([f"    <dateCreated>{_escaped(created)}</dateCreated>"] if created else []),
        *(f"    {line}" for line in _head(following)),
        "  </head>",
        "  <body>",
        *(f"    {line}" for line in _body(following, feeds)),
        "  </body>",
        "</opml>",
    ]
    return "\n".join(lines) + "\n"


def _head(following: Following) -> Iterator[str]:
    for search in following.searches:
        yield _element("wellread:search", name=search.name, query=search.query)
    for term in following.watched:
        yield _element("wellread:watch", term=term)


class _Folder(NamedTuple):
    """Feeds of a category, and the folders within it."""

    feeds: list[Subscription]
    folders: dict[str, _Folder]


def _body(following: Following, feeds: Mapping[str, Feed]) -> Iterator[str]:
    root = _Folder([], {})
    for subscription in following.subscriptions:
        # The manual is no feed that anybody else could fetch.
        if subscription.url.startswith(("http://", "https://")):
            folder = root
            for name in _path(subscription.category):
                folder = folder.folders.setdefault(name, _Folder([], {}))
            folder.feeds.append(subscription)
    return _lines(root, feeds)


def _path(category: str) -> list[str]:
    """Cut a category into folders, unless joining them would not give it back."""
    if category == UNSORTED:
        return []
    names = category.split("/")
    is_clean = all(name and name == name.strip() for name in names)
    return names if is_clean and len(names) <= _DEEPEST else [category]


def _lines(folder: _Folder, feeds: Mapping[str, Feed]) -> Iterator[str]:
    for subscription in folder.feeds:
        yield _outline(subscription, feeds.get(subscription.url))
    for name, inner in folder.folders.items():
        yield f"<{_written('outline', {'text': name, 'title': name})}>"
        yield from (f"  {line}" for line in _lines(inner, feeds))
        yield "</outline>"


def _outline(subscription: Subscription, feed: Feed | None) -> str:
    own = {}
    shown = subscription.title or (feed.title if feed else subscription.url)
    title, url = subscription.title, subscription.url
    # What another reader is shown, or what it would not take for a title, is no title.
    if not title or same_feed(title) == same_feed(url):
        own["wellread:title"] = title
    if subscription.full_text:
        own["wellread:fullText"] = "true"
    if subscription.every is not None:
        own["wellread:every"] = format_duration(subscription.every)
    if subscription.keep_if:
        own["wellread:keepIf"] = subscription.keep_if
    link = {"htmlUrl": feed.link} if feed and feed.link else {}
    return _element(
        "outline",
        type="rss",
        text=shown,
        title=shown,
        xmlUrl=subscription.url,
        **link,
        **own,
    )


def _element(tag: str, /, **attributes: str) -> str:
    return f"<{_written(tag, attributes)}/>"


def _written(tag: str, attributes: Mapping[str, str]) -> str:
    said = (f'{name}="{_escaped(value)}"' for name, value in attributes.items())
    return " ".join((tag, *said))


def _escaped(text: str) -> str:
    """Escape text; what XML cannot hold at all becomes a question mark."""
    sound = "".join(c if c not in "\ufffe\uffff" else "?" for c in text)
    return escape(sound.encode("utf-8", "replace").decode())
