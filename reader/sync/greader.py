"""The Google Reader API, as FreshRSS, Miniflux and others speak it.

Only calls are made that behave everywhere. Left out on purpose are ``mark-all-as-read``
(the server decides by date what that is, and swallows late arrivals), the stream
``state/read`` and streams of labels (FreshRSS answers with all articles there are),
``it=`` (ignored by Miniflux), ``stream/contents`` and ``unread-count`` (absent there),
``ot=`` (published time on Miniflux, so that late arrivals are missed).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from reader.errors import SyncError
from reader.model import Register, RemoteFeed, RemoteItem, Reply
from reader.sync.ids import canonical, sent
from reader.sync.profiles import Profile
from reader.sync.wire import (
    Fields,
    Wire,
    in_batches,
    listed,
    members,
    saying,
    steady,
    text,
)

_API = "/reader/api/0"
_STATE = "user/-/state/com.google"
_ALL = f"{_STATE}/reading-list"
_READ = "/state/com.google/read"
_STARRED = "/state/com.google/starred"

_BAD_TOKEN = ("X-Reader-Google-Bad-Token", "Google-Bad-Token")
"""By these headers Miniflux and BazQux, and FreshRSS, say that a token is no good."""

_NOWHERE = ("", "all", "uncategorized")
"""Categories in which servers put what was put into none."""

_LATELY = 10_000
"""Ids of the newest articles that are looked through for new ones."""

_MOST_PAGES = 200
_FAR = 2**35
"""Seconds since 1970 that no article is dated at."""

_NARROW = str.maketrans("＆＜＞", "&<>")


class GoogleReader:
    """An account on a server of the Google Reader API.

    Args:
        wire: The way there.
        auth: What its login handed out; the password is not needed any more.
        profile: What is known about such servers.
    """

    def __init__(self, wire: Wire, auth: str, profile: Profile) -> None:
        self._wire = wire
        self._headers = {"Authorization": f"GoogleLogin auth={auth}"}
        self._profile = profile
        self._token: str | None = None
        self._recent = frozenset[str]()
        self._folders = frozenset[str]()
        self.edit = profile.edit
        self.step = profile.contents

    def subscriptions(self) -> list[RemoteFeed]:
        """The feeds that are followed there."""
        said = self._get("/subscription/list", [("output", "json")])
        if "subscriptions" not in said:
            raise self._wire.odd()
        items = [members(item) for item in listed(said["subscriptions"])]
        found = [_feed(item) for item in items]
        if found and not any(feed.url.startswith("http") for feed in found):
            raise self._wire.odd()
        # Also that in which a server puts what is in none: it is no label either.
        self._folders = frozenset(n for item in items for n in _folders(item) if n)
        return [
            feed._replace(title=self._title(feed.title))
            for feed in found
            if feed.remote_id and feed.url
        ]

    def unread(self) -> frozenset[str] | None:
        """The ids of all unread articles; None where no steady answer was to be had."""
        return steady(lambda: self._ids(("s", _ALL), ("xt", f"{_STATE}/read")))

    def starred(self) -> frozenset[str] | None:
        """The same for starred ones."""
        return steady(lambda: self._ids(("s", f"{_STATE}/starred")))

    def recent(self, _known: Iterable[str], /) -> frozenset[str]:
        """A page of ids of whatever is there, the newest ones, known or not.

        What is asked for by time instead would miss late arrivals on some servers.
        """
        size = min(self._profile.page, _LATELY)
        self._recent = frozenset(self._ids(("s", _ALL), most=1, size=size)[0])
        return self._recent

    def existing(self) -> frozenset[str]:
        """Ids that are there for certain: those that `recent` found."""
        return self._recent

    def everything(self) -> frozenset[str] | None:
        """The ids of all articles there are; None where no steady answer was."""
        return steady(lambda: self._ids(("s", _ALL)))

    def contents(self, remote_ids: Sequence[str]) -> list[RemoteItem]:
        """Those of these articles that exist, with what they say."""
        items: list[RemoteItem] = []
        for batch in in_batches(remote_ids, self._profile.contents):
            items += self._contents(batch)
        return items

    def mark(self, register: Register, is_set: bool, remote_ids: Sequence[str]) -> None:
        """Set or clear a mark of at most ``edit`` articles.

        What is to be done stands before the articles: FreshRSS reads a thousand fields
        and answers OK to what it has not read.
        """
        what = ("a" if is_set else "r", f"{_STATE}/{register}")
        self._edit("/edit-tag", [what, *(("i", sent(n)) for n in remote_ids)])

    def folders(self) -> frozenset[str]:
        """Names of folders with feeds, which no label can have."""
        return self._folders

    def labels(self) -> list[str]:
        """The labels of single articles; folders, which are told with them, are not."""
        said = self._get("/tag/list", [("output", "json")])
        tags = map(members, listed(said.get("tags")))
        found = [_label(text(tag.get("id"))) for tag in tags if _is_label(tag)]
        return [name for name in found if name and name not in self._folders]

    def labelled(self, label: str) -> frozenset[str] | None:
        """The ids of articles with a label, which must be one that there is.

        FreshRSS answers with all articles where it knows none of that name.
        """
        return steady(lambda: self._ids(("s", f"user/-/label/{label}")))

    def label(self, label: str, is_set: bool, remote_ids: Sequence[str]) -> None:
        """Label articles, or take a label from them; twice is the same as once."""
        what = ("a" if is_set else "r", f"user/-/label/{label}")
        self._edit("/edit-tag", [what, *(("i", sent(n)) for n in remote_ids)])

    def subscribe(self, url: str, category: str = "") -> None:
        """Follow a feed; one that is followed already stays as it is.

        Raises:
            SyncError: If the server cannot read it; says why in the server's words.
        """
        reply = self._post("/subscription/quickadd", [("quickadd", url)])
        said = self._said(reply)
        stream = text(said.get("streamId"))
        if reply.status == 200 and said.get("numResults") and stream:
            if category:
                self._edit(
                    "/subscription/edit",
                    [("ac", "edit"), ("s", stream), ("a", f"user/-/label/{category}")],
                )
            return
        reason = saying(text(said.get("error")) or text(said.get("error_message")))
        if "already" in reason.lower():
            return
        if not reason or reply.status in (401, 403, 429, 503):
            raise self._wire.refused(reply)
        # What Miniflux says of a dead feed is a 500, and no fault of the server's.
        raise SyncError(self._wire.server, reason, status=400, fault="answer")

    def file(self, remote_id: str, category: str, before: str, /) -> None:
        """Put a feed from one category into another, made if need be; "" is none."""
        what = ("a", category) if category else ("r", before)
        label = (what[0], f"user/-/label/{what[1]}")
        self._edit("/subscription/edit", [("ac", "edit"), ("s", remote_id), label])

    def unsubscribe(self, remote_id: str) -> None:
        """Let a feed go, with its articles and their stars."""
        self._edit("/subscription/edit", [("ac", "unsubscribe"), ("s", remote_id)])

    def _contents(self, remote_ids: Sequence[str]) -> list[RemoteItem]:
        """One batch; where that is more than we take at once, in halves."""
        fields = [("output", "json"), *(("i", sent(n)) for n in remote_ids)]
        try:
            reply = self._post("/stream/items/contents", fields)
        except SyncError as error:
            if error.fault != "size" or len(remote_ids) < 2:
                raise
            half = len(remote_ids) // 2
            one, other = remote_ids[:half], remote_ids[half:]
            return [*self._contents(one), *self._contents(other)]
        said = members(self._wire.json(reply))
        if "items" not in said:
            raise self._wire.odd()
        found = [self._item(members(item)) for item in listed(said["items"])]
        wanted = set(remote_ids)
        return [item for item in found if item.remote_id in wanted]

    def _ids(
        self, *query: tuple[str, str], most: int = _MOST_PAGES, size: int = 0
    ) -> tuple[list[str], bool]:
        """Read a stream's ids, page by page; say whether there was more than one."""
        wanted = [("output", "json"), ("n", str(size or self._profile.page)), *query]
        found: list[str] = []
        further, pages = "", 0
        while pages < most:
            more = [("c", further)] if further else []
            said = self._get("/stream/items/ids", [*wanted, *more])
            refs = listed(said.get("itemRefs"))
            found += [canonical(text(members(ref).get("id"))) for ref in refs]
            further, pages = text(said.get("continuation")), pages + 1
            # A last page that is exactly full names another one, which is empty.
            if not further or not refs:
                break
        return [n for n in found if n], pages > 1

    def _get(self, path: str, query: Fields) -> Mapping[str, Any]:
        """Ask for an object; a list is how Miniflux says "not implemented"."""
        reply = self._wire.get(f"{_API}{path}", query, self._headers)
        said = self._wire.json(reply)
        if not isinstance(said, dict):
            raise self._wire.odd()
        return said

    def _edit(self, path: str, fields: Fields) -> None:
        reply = self._post(path, fields)
        if not 200 <= reply.status < 300:
            raise self._wire.refused(reply)

    def _post(self, path: str, fields: Fields) -> Reply:
        """Post with a token; one that is no good any more is fetched anew, once.

        Miniflux takes the token alone, FreshRSS the header; both are always sent.
        """
        reply = self._posted(path, fields)
        if reply.status == 401 and any(h in reply.headers for h in _BAD_TOKEN):
            self._token = None
            reply = self._posted(path, fields)
        if reply.status == 401:
            raise self._wire.refused(reply)
        return reply

    def _posted(self, path: str, fields: Fields) -> Reply:
        if self._token is None:
            reply = self._wire.get(f"{_API}/token", (), self._headers)
            if reply.status != 200:
                raise self._wire.refused(reply)
            # FreshRSS ends it with a new line.
            self._token = reply.body.decode("ascii", "ignore").strip()
        with_token = [("T", self._token), *fields]
        return self._wire.form(f"{_API}{path}", with_token, self._headers)

    def _said(self, reply: Reply) -> Mapping[str, Any]:
        try:
            return members(self._wire.json(reply._replace(status=200)))
        except SyncError:
            return {}

    def _title(self, title: str) -> str:
        return title.translate(_NARROW) if self._profile.wide_titles else title

    def _item(self, item: Mapping[str, Any]) -> RemoteItem:
        labels = [text(label) for label in listed(item.get("categories"))]
        whole = text(members(item.get("content")).get("content"))
        title = text(item.get("title"))
        return RemoteItem(
            remote_id=canonical(text(item.get("id"))),
            feed_id=text(members(item.get("origin")).get("streamId")),
            link=_href(item, "canonical") or _href(item, "alternate"),
            title=self._title(title),
            html=whole or text(members(item.get("summary")).get("content")),
            author=text(item.get("author")),
            published=_moment(item.get("published")),
            labels=tuple(n for n in labels if n and not n.startswith("user/")),
            own_labels=tuple(
                name
                for label in labels
                if (name := _label(label)) and name not in self._folders
            ),
            is_read=any(n.endswith(_READ) for n in labels),
            is_starred=any(n.endswith(_STARRED) for n in labels),
        )


def _label(tag: str) -> str:
    """The name in ``user/-/label/name``; "" where it is no label."""
    user, _, name = tag.partition("/label/")
    return name if user.startswith("user/") else ""


def _is_label(tag: Mapping[str, Any]) -> bool:
    return text(tag.get("type")) != "folder"


def _feed(item: Mapping[str, Any]) -> RemoteFeed:
    category = next(iter(_folders(item)), "")
    return RemoteFeed(
        remote_id=text(item.get("id")),
        url=text(item.get("url")) or text(item.get("id")).removeprefix("feed/"),
        title=text(item.get("title")),
        category="" if category.lower() in _NOWHERE else category,
    )


def _folders(item: Mapping[str, Any]) -> list[str]:
    """The folders of a feed, as the server calls them."""
    labels = map(members, listed(item.get("categories")))
    return [text(label.get("label")) for label in labels]


def _href(item: Mapping[str, Any], name: str) -> str:
    links = listed(item.get(name))
    return text(members(links[0]).get("href")) if links else ""


def _moment(value: Any) -> datetime | None:
    if not isinstance(value, int | float) or not 0 < value < _FAR:
        return None
    return datetime.fromtimestamp(int(value), UTC)
