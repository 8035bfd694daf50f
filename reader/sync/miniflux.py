"""Miniflux's own language (``/v1``), from 2.3.2 on: absolute marks, thousands at once.

Older versions can only toggle a star, which cannot be repeated safely after an answer
was lost; they are spoken to by the Google Reader API.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from reader.errors import SyncError
from reader.model import Register, RemoteFeed, RemoteItem, Reply
from reader.sync.ids import is_number
from reader.sync.profiles import Profile
from reader.sync.wire import Fields, Wire, listed, members, saying, steady, text

LEAST_VERSION = (2, 3, 2)
"""The first that can list ids, and set a star instead of turning it over."""

_PAGE = 10_000
_OVERLAP = 200
"""Numbers below the highest known that are asked for again: of two articles that are
stored at the same time, the higher number may be seen first."""

_HELD = 2_000
"""Articles that are held until they are asked for; more of them are fetched again."""

_MOST_PAGES = 200
_ALL = "all"


class Miniflux:
    """An account on a Miniflux server.

    Args:
        wire: The way there.
        key: An API key. A name and a password would cost the server 0.2 s a request.
        profile: What is known about it.
    """

    def __init__(self, wire: Wire, key: str, profile: Profile) -> None:
        self._wire = wire
        self._headers = {"X-Auth-Token": key}
        self._profile = profile
        self._had: dict[str, RemoteItem] = {}
        self.edit = profile.edit
        self.step = profile.contents

    def version(self) -> str:
        """What it says it is, such as ``2.3.2``."""
        return text(members(self._get("/v1/version")).get("version"))

    def user(self) -> str:
        """Whose key it is.

        Raises:
            SyncError: If it is nobody's; its ``fault`` is ``login`` then.
        """
        return text(members(self._get("/v1/me")).get("username"))

    def subscriptions(self) -> list[RemoteFeed]:
        """The feeds that are followed there."""
        said = self._get("/v1/feeds")
        if not isinstance(said, list):
            raise self._wire.odd()
        found = [_feed(members(feed)) for feed in said]
        usable = [feed for feed in found if is_number(feed.remote_id) and feed.url]
        if found and not usable:
            raise self._wire.odd()
        return usable

    def unread(self) -> frozenset[str] | None:
        """The ids of all unread articles; None where no steady answer was to be had."""
        return steady(lambda: self._ids(("status", "unread")))

    def starred(self) -> frozenset[str] | None:
        """The same for starred ones."""
        return steady(lambda: self._ids(("starred", "true")))

    def recent(self, known: Iterable[str], /) -> frozenset[str]:
        """Ids of what has arrived since what is known; the texts come along."""
        numbers = [int(n) for n in known if is_number(n)]
        if not numbers:
            # All that ever was there may be a hundred thousand articles.
            return frozenset(sorted(self._ids()[0], key=int)[-_PAGE:])
        after = max(0, max(numbers) - _OVERLAP)
        found: list[str] = []
        for _ in range(_MOST_PAGES):
            page = self._page(after)
            if len(self._had) < _HELD:
                self._had |= {item.remote_id: item for item in page}
            found += [item.remote_id for item in page]
            if len(page) < self._profile.contents:
                break
            after = max(int(item.remote_id) for item in page)
        return frozenset(found)

    def existing(self) -> frozenset[str]:
        """Ids of articles that are there for certain."""
        return frozenset(self._ids()[0])

    def everything(self) -> frozenset[str] | None:
        """The ids of all articles there are; None where no steady answer was."""
        return steady(self._ids)

    def contents(self, remote_ids: Sequence[str]) -> list[RemoteItem]:
        """Those of these articles that exist, with what they say.

        There is no asking for a list of ids. So a page is read from before the lowest
        that is still wanted, and whatever is wanted of it is taken.
        """
        found = [self._had.pop(n) for n in remote_ids if n in self._had]
        wanted = {int(n) for n in remote_ids if is_number(n)}
        wanted -= {int(item.remote_id) for item in found}
        while wanted:
            page = self._page(min(wanted) - 1)
            found += [item for item in page if int(item.remote_id) in wanted]
            seen = [int(item.remote_id) for item in page]
            is_last = len(page) < self._profile.contents
            wanted = set() if is_last else {n for n in wanted if n > max(seen)}
        return found

    def mark(self, register: Register, is_set: bool, remote_ids: Sequence[str]) -> None:
        """Set or clear a mark; ids that it does not know are passed over."""
        what: dict[str, Any] = {"entry_ids": [int(n) for n in remote_ids]}
        if register == "read":
            what["status"] = "read" if is_set else "unread"
        else:
            what["starred"] = is_set
        reply = self._wire.send_json("PUT", "/v1/entries", what, self._headers)
        if not 200 <= reply.status < 300:
            raise self._wire.refused(reply)

    def subscribe(self, url: str, category: str = "") -> None:
        """Follow a feed; one that is followed already stays as it is.

        Raises:
            SyncError: If the server cannot read it; says why in the server's words.
        """
        what: dict[str, Any] = {"feed_url": url}
        if category:
            what["category_id"] = self._category(category)
        reply = self._wire.send_json("POST", "/v1/feeds", what, self._headers)
        if 200 <= reply.status < 300:
            return
        reason = self._reason(reply)
        if "already" in reason.lower():
            return
        if not reason or reply.status in (401, 403, 429, 503):
            raise self._wire.refused(reply)
        # A dead feed is a 500 here, and no fault of the server's.
        raise SyncError(self._wire.server, reason, status=400, fault="answer")

    def file(self, remote_id: str, category: str, _before: str, /) -> None:
        """Put a feed from one category into another, made if need be; "" is none."""
        what = {"category_id": self._category(category or _ALL)}
        path = f"/v1/feeds/{remote_id}"
        reply = self._wire.send_json("PUT", path, what, self._headers)
        if not 200 <= reply.status < 300:
            raise self._wire.refused(reply)

    def unsubscribe(self, remote_id: str) -> None:
        """Let a feed go, with its articles and their stars."""
        path = f"/v1/feeds/{remote_id}"
        reply = self._wire.send_json("DELETE", path, None, self._headers)
        if reply.status != 404 and not 200 <= reply.status < 300:
            raise self._wire.refused(reply)

    def take(self, feed_id: str, item: RemoteItem, guid: str) -> str:
        """Give a feed an article that it no longer lists; give the article's number.

        Told twice it is one article: it is known by its guid, as it would be in the
        feed, or else by its address.
        """
        what = {
            "url": item.link,
            "title": item.title,
            "author": item.author,
            "content": item.html,
            "published_at": int(item.published.timestamp()) if item.published else 0,
            "status": "read" if item.is_read else "unread",
            "starred": item.is_starred,
            "tags": list(item.labels),
            "external_id": guid,
        }
        path = f"/v1/feeds/{feed_id}/entries/import"
        reply = self._wire.send_json("POST", path, what, self._headers)
        number = text(members(self._wire.json(reply)).get("id"))
        if not is_number(number):
            raise self._wire.odd()
        return number

    def _page(self, after: int) -> list[RemoteItem]:
        said = self._get(
            "/v1/entries",
            [
                ("order", "id"),
                ("direction", "asc"),
                ("after_entry_id", str(after)),
                ("limit", str(self._profile.contents)),
            ],
        )
        if "entries" not in members(said):
            raise self._wire.odd()
        items = [_item(members(entry)) for entry in listed(said["entries"])]
        return [item for item in items if int(item.remote_id) > after]

    def _ids(self, *query: tuple[str, str]) -> tuple[list[str], bool]:
        """Read ids, page by page; say whether there was more than one."""
        found: list[str] = []
        for page in range(_MOST_PAGES):
            place = [("limit", str(_PAGE)), ("offset", str(page * _PAGE))]
            said = self._get("/v1/entries/ids", [*query, *place])
            if "entry_ids" not in members(said):
                raise self._wire.odd()
            ids = [text(n) for n in listed(said["entry_ids"])]
            found += ids
            total = said.get("total")
            if not ids or not isinstance(total, int) or len(found) >= total:
                break
        return [n for n in found if is_number(n)], len(found) > _PAGE

    def _category(self, title: str) -> int:
        """The number of a category, which is made if it is not there."""
        for category in map(members, listed(self._get("/v1/categories"))):
            if text(category.get("title")).lower() == title.lower():
                return int(category["id"])
        what = {"title": title}
        reply = self._wire.send_json("POST", "/v1/categories", what, self._headers)
        made = members(self._wire.json(reply)).get("id")
        if not isinstance(made, int):
            raise self._wire.odd()
        return made

    def _get(self, path: str, query: Fields = ()) -> Any:
        return self._wire.json(self._wire.get(path, query, self._headers))

    def _reason(self, reply: Reply) -> str:
        try:
            said = members(self._wire.json(reply._replace(status=200)))
        except SyncError:
            return ""
        return saying(text(said.get("error_message")))


def is_new_enough(version: str) -> bool:
    """Whether a version can do what we need; one that is being built can."""
    numbers = re.match(r"(\d+)\.(\d+)\.(\d+|x)", version)
    if numbers is None:
        return False
    major, minor, patch = numbers.groups()
    return (int(major), int(minor), 2**20 if patch == "x" else int(patch)) >= (
        LEAST_VERSION
    )


def _feed(feed: Mapping[str, Any]) -> RemoteFeed:
    category = text(members(feed.get("category")).get("title"))
    return RemoteFeed(
        remote_id=text(feed.get("id")),
        url=text(feed.get("feed_url")),
        title=text(feed.get("title")),
        category="" if category.lower() == _ALL else category,
    )


def _item(entry: Mapping[str, Any]) -> RemoteItem:
    number = text(entry.get("id"))
    return RemoteItem(
        remote_id=number if is_number(number) else "0",
        feed_id=text(entry.get("feed_id")),
        link=text(entry.get("url")),
        title=text(entry.get("title")),
        html=text(entry.get("content")),
        author=text(entry.get("author")),
        published=_moment(text(entry.get("published_at"))),
        labels=tuple(text(tag) for tag in listed(entry.get("tags")) if text(tag)),
        is_read=entry.get("status") == "read",
        is_starred=entry.get("starred") is True,
        guid_hash=text(entry.get("hash")).lower(),
    )


def _moment(written: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(written)
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
