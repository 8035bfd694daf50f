"""Miniflux's own language, as far as a reader speaks it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from tests.sync.stub import Answer, Asked, Feed, Item, Stub, said

DONE = Answer(204, b"")


def answer(stub: Stub, asked: Asked) -> Answer | None:
    """Answer a request in this language; None for one in another."""
    if stub.profile != "miniflux" or not asked.path.startswith("/v1/"):
        return None
    if asked.headers.get("X-Auth-Token") != stub.key:
        return _error(401, "access unauthorized")
    path, number = asked.path.removeprefix("/v1"), 0
    head, _, tail = path.rpartition("/")
    if tail.isdecimal():
        path, number = f"{head}/N", int(tail)
    return _answered(stub, asked, f"{asked.method} {path}", number)


def _answered(stub: Stub, asked: Asked, call: str, number: int) -> Answer:
    if call == "DELETE /feeds/N":
        stub.drop(number)
        return DONE
    if path := re.fullmatch(r"POST /feeds/(\d+)/entries/import", call):
        return _import(stub, asked, int(path[1]))
    if call == "PUT /feeds/N":
        names = {_number(name): name for name in [*_NAMES, *_categories(stub)]}
        stub.feeds[number].category = names[asked.json["category_id"]]
        return said(_feed(stub.feeds[number]), 201)
    if call == "GET /entries/N" and number in stub.items:
        return said(_item(stub.items[number]))
    answer = _CALLS.get(call)
    return answer(stub, asked) if answer else _error(404, "resource not found")


def _me(stub: Stub, _: Asked) -> Answer:
    return said({"id": 3, "username": stub.user, "is_admin": False})


def _version(stub: Stub, _: Asked) -> Answer:
    return said({"version": stub.version, "os": "linux"})


def _list_categories(stub: Stub, _: Asked) -> Answer:
    return said([_category(name) for name in _categories(stub)])


def _make_category(_: Stub, asked: Asked) -> Answer:
    return said(_category(asked.json["title"]), 201)


def _feeds(stub: Stub, _: Asked) -> Answer:
    return said([_feed(feed) for feed in stub.feeds.values()])


def _subscribe(stub: Stub, asked: Asked) -> Answer:
    url = asked.json["feed_url"]
    if any(feed.url == url for feed in stub.feeds.values()):
        return _error(400, "This feed already exists.")
    if url not in stub.sources:
        return _error(500, "fetcher: resource not found (404 status code)")
    names = {_number(name): name for name in [*_NAMES, *_categories(stub)]}
    feed = stub.subscribe(url, names.get(asked.json.get("category_id"), ""))
    return said({"feed_id": feed.id}, 201)


def _ids(stub: Stub, asked: Asked) -> Answer:
    items = sorted(stub.items.values(), key=lambda i: i.id, reverse=True)
    if not stub.is_liar:
        if asked.value("status") == "unread":
            items = [item for item in items if not item.is_read]
        if asked.value("starred") == "true":
            items = [item for item in items if item.is_starred]
    if stub.is_empty:
        items = []
    start = int(asked.value("offset", "0"))
    page = items[start : start + int(asked.value("limit", "10000"))]
    stub.between()
    return said({"total": len(items), "entry_ids": [item.id for item in page]})


def _entries(stub: Stub, asked: Asked) -> Answer:
    limit = int(asked.value("limit", "100"))
    if limit > 1000:
        return _error(400, "limit value should be <= 1000")
    after = int(asked.value("after_entry_id", "0"))
    items = [item for _, item in sorted(stub.items.items()) if item.id > after]
    page = items[: limit or 1000]
    return said({"total": len(items), "entries": [_item(i) for i in page]})


def _import(stub: Stub, asked: Asked, feed: int) -> Answer:
    """Take one article; the same one again only changes its marks."""
    wanted = asked.json
    if feed not in stub.feeds:
        return _error(400, "feed does not exist")
    if not wanted.get("url"):
        return _error(400, "url is required")
    guid = wanted.get("external_id") or wanted["url"]
    found = next((i for i in stub.items.values() if i.guid == guid), None)
    item = found or Item(
        *(stub.next_item, feed, guid, wanted["url"], wanted["title"]),
        html=wanted["content"],
        published=wanted["published_at"],
    )
    if found is None:
        stub.items[item.id] = item
        stub.next_item += 1
    item.is_read = wanted.get("status", "read") == "read"
    item.is_starred = item.is_starred or wanted["starred"]
    return said({"id": item.id}, 200 if found else 201)


def _mark(stub: Stub, asked: Asked) -> Answer:
    wanted = asked.json
    if not wanted.get("entry_ids"):
        return _error(400, "the list of entries cannot be empty")
    if wanted.get("status", "read") not in ("read", "unread"):
        valid = '"read" and "unread"'
        return _error(400, f"invalid entry status, valid status values are: {valid}")
    for number in wanted["entry_ids"]:
        if item := stub.items.get(number):
            if "status" in wanted:
                item.is_read = wanted["status"] == "read"
            if "starred" in wanted:
                item.is_starred = wanted["starred"]
    return DONE


_NAMES: list[str] = []


def _categories(stub: Stub) -> list[str]:
    return list(dict.fromkeys(["All", *(f.category for f in stub.feeds.values())]))


def _category(title: str) -> dict[str, Any]:
    if title not in _NAMES:
        _NAMES.append(title)
    return {
        "id": _number(title),
        "title": title,
        "user_id": 3,
        "hide_globally": False,
    }


def _number(title: str) -> int:
    return 14 if title == "All" else sum(title.encode()) + 100


def _feed(feed: Feed) -> dict[str, Any]:
    return {
        "id": feed.id,
        "user_id": 3,
        "feed_url": feed.url,
        "site_url": feed.url.replace("/feed/", "/site/").removesuffix(".xml"),
        "title": feed.title,
        "category": _category(feed.category),
    }


def _item(item: Item) -> dict[str, Any]:
    return {
        "id": item.id,
        "user_id": 3,
        "feed_id": item.feed,
        "status": "read" if item.is_read else "unread",
        "hash": hashlib.sha256(item.guid.encode()).hexdigest(),
        "title": item.title,
        "url": item.link,
        "published_at": datetime.fromtimestamp(item.published, UTC).strftime(
            "%Y-%m-%dT%H:%M:%SZ"
        ),
        "content": item.html,
        "author": "",
        "starred": item.is_starred,
        "tags": None,
    }


def _error(status: int, message: str) -> Answer:
    return said({"error_message": message}, status)


_CALLS: dict[str, Callable[[Stub, Asked], Answer]] = {
    "GET /me": _me,
    "GET /version": _version,
    "GET /categories": _list_categories,
    "POST /categories": _make_category,
    "GET /feeds": _feeds,
    "POST /feeds": _subscribe,
    "GET /entries/ids": _ids,
    "GET /entries": _entries,
    "PUT /entries": _mark,
}
