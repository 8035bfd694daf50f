"""feeds.toml: what to follow. Reading the file itself is somebody else's business."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields

from reader.config.addresses import complaint, same_feed, without_password
from reader.config.tables import Problems, Table, read
from reader.model import Following, SavedSearch, Subscription

BUNDLED = "wellread:welcome"
"""The one address that is no web address: the manual, which ships as a feed."""

SHORTEST_INTERVAL = 30 * 60
"""Seconds; no feed is asked more often on its own account, whatever a file says."""

FEED_KEYS = tuple(f.name for f in fields(Subscription) if f.name != "login")
"""What a ``[[feed]]`` may say."""

UNSORTED = Subscription(url="").category
"""Where a feed stands that names no category."""

_SEARCH_KEYS = tuple(field.name for field in fields(SavedSearch))


def parse_following(
    text: str,
    *,
    source: str = "feeds.toml",
    fault_of: Callable[[str], str] = lambda _: "",
) -> Following:
    """Read a feeds.toml.

    Nothing that a file can say raises: what cannot be used becomes a problem that names
    the line or the table, and the rest is kept.

    Args:
        text: What the file says.
        source: What to call it in a problem.
        fault_of: Says what is wrong with a ``keep_if``, for those who know its
            language; "" if nothing is.
    """
    problems = Problems(source)
    root = read(text, ("feed", "search", "watch"), problems)
    return Following(
        subscriptions=tuple(_subscriptions(root, fault_of)),
        searches=tuple(_searches(root)),
        watched=root.table("watch", ("terms",)).texts("terms"),
        problems=problems.lines(),
    )


def _subscriptions(
    root: Table, fault_of: Callable[[str], str]
) -> Iterator[Subscription]:
    """Yield each feed once; of two with the same address, the first stands."""
    places: dict[str, str] = {}
    spelled: dict[str, str] = {}
    for table in root.tables("feed", FEED_KEYS):
        url, login = without_password(_url(table))
        if not url:
            continue
        if (key := same_feed(url)) in places:
            table.complain("url", f"the same as in {places[key]}, which is kept")
            continue
        places[key] = table.where
        yield Subscription(
            url=url,
            title=table.text("title"),
            category=_category(table, spelled),
            full_text=table.flag("full_text"),
            every=table.duration("every", None, least=SHORTEST_INTERVAL),
            keep_if=_rule(table, fault_of),
            login=login,
        )


def _rule(table: Table, fault_of: Callable[[str], str]) -> str:
    """Read a feed's rule; one that is not understood is kept, and sifts nothing."""
    rule = table.text("keep_if")
    if fault := rule and fault_of(rule):
        reason = f"{fault}; until it is mended, everything is kept"
        table.complain("keep_if", reason)
    return rule


def _category(table: Table, spelled: dict[str, str]) -> str:
    """Read a category: ``News`` and ``news`` are one, as it was written first."""
    category = table.text("category") or UNSORTED
    return spelled.setdefault(" ".join(category.casefold().split()), category)


def _url(table: Table) -> str:
    """Take a feed's address, and apart from it the user name and the password in it.

    Without an address that can be asked, the feed is left out.
    """
    url, written = table.text("url"), table.values.get("url", "")
    if not url:
        if isinstance(written, str) and not written.strip():
            table.complain("", "a feed needs a url; it is left out")
        return ""
    if url != BUNDLED and (reason := complaint(url)):
        table.complain("url", f"{reason}; the feed is left out")
        return ""
    return url


def _searches(root: Table) -> Iterator[SavedSearch]:
    """Yield each saved search once; of two with the same name, the first stands."""
    places: dict[str, str] = {}
    for table in root.tables("search", _SEARCH_KEYS):
        name, query = table.text("name"), table.text("query")
        if not name or not query:
            table.complain("", "a search needs a name and a query; it is left out")
        elif name in places:
            table.complain("name", f"the same as in {places[name]}, which is kept")
        else:
            places[name] = table.where
            yield SavedSearch(name=name, query=query)
