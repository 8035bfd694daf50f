"""The Google Reader API as the stub's profiles speak it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.sync.stub import Answer, Asked, Feed, Item, Stub, said

_API = "/reader/api/0"
_PREFIX = "tag:google.com,2005:reader/item/"
_WIDE = str.maketrans("&<>", "＆＜＞")
OK = Answer(200, b"OK", "text/plain; charset=UTF-8")


def answer(stub: Stub, asked: Asked) -> Answer:
    """Answer a request."""
    root = stub.quirks.root
    if root and not asked.path.startswith(root):
        return Answer(404, b"<html>not here</html>", "text/html")
    path = asked.path.removeprefix(root)
    if path == "/accounts/ClientLogin":
        return _login(stub, asked)
    if not path.startswith(_API):
        return Answer(404, b"not here", "text/plain")
    if not _is_let_in(stub, asked):
        return _out(stub)
    path = path.removeprefix(_API)
    call = _CALLS.get(path)
    if path.startswith("/stream/contents/") and stub.profile == "freshrss":
        return _contents(
            stub, _stream(stub, path.removeprefix("/stream/contents/"))[:2]
        )
    if call is None or (path in _FRESHRSS and stub.profile != "freshrss"):
        # Miniflux answers whatever it lacks with an empty list.
        return (
            said([]) if stub.profile == "miniflux" else Answer(404, b"", "text/plain")
        )
    return call(stub, asked)


def _login(stub: Stub, asked: Asked) -> Answer:
    if (asked.value("Email"), asked.value("Passwd")) != (stub.user, stub.password):
        return _out(stub, is_login=True)
    body = f"SID={stub.auth}\nLSID=null\nAuth={stub.auth}\n".encode()
    return Answer(200, body, "text/plain; charset=UTF-8")


def _is_let_in(stub: Stub, asked: Asked) -> bool:
    """Miniflux looks at the token alone when something is posted."""
    is_known = asked.headers.get("Authorization") == f"GoogleLogin auth={stub.auth}"
    if asked.method == "GET":
        return is_known
    given = asked.value("T")
    if not stub.quirks.needs_token and not given:
        return is_known
    is_good = given == _token(stub)
    return is_good if stub.quirks.needs_token else is_known and is_good


def _token(stub: Stub) -> str:
    return stub.token.ljust(57, "Z") if stub.quirks.pads else stub.token


def _out(stub: Stub, *, is_login: bool = False) -> Answer:
    if is_login and stub.profile == "miniflux":
        return said({"error_message": "access unauthorized"}, 401)
    word = b"Unauthorized!" if stub.profile == "freshrss" else b"Unauthorized"
    headers = {stub.quirks.bad_token: "true"}
    return Answer(401, word, "text/plain; charset=UTF-8", headers)


def _give_token(stub: Stub, _: Asked) -> Answer:
    end = "\n" if stub.quirks.pads else ""
    return Answer(200, f"{_token(stub)}{end}".encode(), "text/plain")


def _user(stub: Stub, _: Asked) -> Answer:
    number = stub.user if stub.profile == "freshrss" else stub.quirks.user
    names = ("userId", "userName", "userProfileId")
    ids = dict(zip(names, (number, stub.user, number), strict=True))
    return said(ids | {"userEmail": "" if number == stub.user else stub.user})


def _subscriptions(stub: Stub, _: Asked) -> Answer:
    return said({"subscriptions": [_feed(stub, f) for f in stub.feeds.values()]})


def _feed(stub: Stub, feed: Feed) -> dict[str, Any]:
    label = {"id": _label(stub, feed.category), "label": feed.category}
    if stub.profile == "miniflux":
        label["type"] = "folder"
    return {
        "id": f"feed/{feed.id}",
        "title": _shown(stub, feed.title),
        "categories": [label] if feed.category else [],
        "url": feed.url,
        "htmlUrl": feed.url.replace("/feed/", "/site/").removesuffix(".xml"),
        "iconUrl": "",
    }


def _tags(stub: Stub, _: Asked) -> Answer:
    found: list[dict[str, str]] = [
        {"id": f"user/{stub.quirks.user}/state/com.google/starred"}
    ]
    for name in dict.fromkeys(f.category for f in stub.feeds.values()):
        tag = {"id": _label(stub, name), "type": "folder"}
        found.append(tag | {"label": name} if stub.profile == "miniflux" else tag)
    labels = {label for item in stub.items.values() for label in item.labels}
    found += [{"id": _label(stub, n), "type": "tag"} for n in sorted(labels)]
    return said({"tags": found})


def _ids(stub: Stub, asked: Asked) -> Answer:
    if asked.value("output") != "json":
        return Answer(501 if stub.profile == "freshrss" else 400, b"", "text/plain")
    try:
        items = _stream(stub, asked.value("s"))
    except LookupError:
        reason = "googlereader: unknown stream type LabelStream"
        return said({"error_message": reason}, 500)
    if asked.value("xt").endswith("/read") and not stub.is_liar:
        items = [item for item in items if not item.is_read]
    if after := int(asked.value("ot", "0")):
        # FreshRSS goes by when it saw an article, Miniflux by the publisher's date.
        is_crawled = stub.profile == "freshrss"
        items = [
            i for i in items if (i.id // 10**6 if is_crawled else i.published) >= after
        ]
    page, more = _page(stub, items, asked)
    refs: dict[str, Any] = {"itemRefs": [{"id": str(item.id)} for item in page]}
    stub.between()
    return said(refs | ({"continuation": more} if more else {}))


def _page(stub: Stub, items: list[Item], asked: Asked) -> tuple[list[Item], str]:
    size = min(int(asked.value("n", "20")), stub.page or stub.quirks.page)
    further = asked.value("c")
    if stub.quirks.is_offset:
        start = int(further or 0)
        page = items[start : start + size]
        return page, str(start + size) if start + size < len(items) else ""
    # Only what lies beyond the named article; if that is gone by now, one is skipped.
    if further:
        at = next((n for n, i in enumerate(items) if i.id == int(further)), None)
        rest = [i for i in items if i.id < int(further)]
        items = rest[1:] if at is None else rest
    page = items[:size]
    return page, str(page[-1].id) if len(page) == size else ""


def _stream(stub: Stub, name: str) -> list[Item]:
    """The articles of a stream, the newest first."""
    items = sorted(stub.items.values(), key=lambda i: i.id, reverse=True)
    if stub.profile == "miniflux":
        items.sort(key=lambda i: i.published, reverse=True)
    if stub.is_empty:
        return []
    if stub.is_liar or name.endswith("/reading-list"):
        return items
    if name.endswith("/starred"):
        return [item for item in items if item.is_starred]
    label = name.partition("/label/")[2]
    feeds = {n for n, feed in stub.feeds.items() if feed.category == label}
    found = [i for i in items if label in i.labels or i.feed in feeds]
    if label and stub.quirks.is_lax and found:
        return found
    if name.startswith("feed/"):
        return [item for item in items if f"feed/{item.feed}" == name]
    if stub.quirks.is_lax:
        return items
    if name.endswith("/read"):
        return [item for item in items if item.is_read]
    raise LookupError(name)


def _get_contents(stub: Stub, asked: Asked) -> Answer:
    wanted = [_number(value) for name, value in asked.fields if name == "i"]
    found = [stub.items[n] for n in wanted if n in stub.items]
    return _contents(stub, found)


def _contents(stub: Stub, items: list[Item]) -> Answer:
    return said(
        {
            "id": "user/-/state/com.google/reading-list",
            "updated": 1795387313,
            "items": [_item(stub, item) for item in items],
        }
    )


def _item(stub: Stub, item: Item) -> dict[str, Any]:
    feed = stub.feeds[item.feed]
    state = f"user/{stub.quirks.user}/state/com.google"
    categories = [f"{state}/reading-list", _label(stub, feed.category)]
    categories += [f"{state}/read"] * item.is_read
    categories += [f"{state}/starred"] * item.is_starred
    # Words of the publisher's stand among them.
    categories += [_label(stub, label) for label in item.labels]
    categories += [*(["health"] if stub.profile == "freshrss" else [])]
    link = [{"href": item.link}]
    found = {
        "id": f"{_PREFIX}{item.id % 2**64:016x}",
        "crawlTimeMsec": str(item.id)[:13],
        "timestampUsec": str(item.id),
        "published": item.published,
        "title": _shown(stub, item.title),
        "canonical": link,
        "alternate": link,
        "categories": categories,
        "origin": {
            "streamId": f"feed/{feed.id}",
            "htmlUrl": feed.url,
            "title": _shown(stub, feed.title),
        },
        "summary": {"content": item.html},
    }
    return found | ({} if stub.profile == "freshrss" else {"content": found["summary"]})


def _edit_tag(stub: Stub, asked: Asked) -> Answer:
    most = stub.quirks.most_fields
    read = dict(reversed(asked.fields[:most]))
    for name, is_set in (("a", True), ("r", False)):
        what = read.get(name, "")
        if "/label/" in what and stub.profile != "freshrss":
            reason = "googlereader: unsupported tag type: LabelStream"
            return said({"error_message": reason}, 500)
        if label := what.partition("/label/")[2]:
            return _relabel(stub, asked, label, is_set)
        register = what.rpartition("/state/com.google/")[2]
        if register in ("read", "starred"):
            return _mark(stub, asked, f"is_{register}", is_set)
    return OK


def _relabel(stub: Stub, asked: Asked, label: str, is_set: bool) -> Answer:
    """Folders and labels share their names: one that a folder has is not made."""
    if any(feed.category == label for feed in stub.feeds.values()):
        return OK
    for number in [_number(n) for field, n in asked.fields if field == "i"]:
        if item := stub.items.get(number):
            labels = {*item.labels, label} if is_set else {*item.labels} - {label}
            item.labels = tuple(sorted(labels))
    return OK


def _mark(stub: Stub, asked: Asked, name: str, value: object) -> Answer:
    ids = [number for field, number in asked.fields if field == "i"]
    try:
        numbers = [_number(number) for number in ids]
    except ValueError:
        if stub.profile != "freshrss":
            return Answer(400, b"", "text/plain")
        numbers = []
    for number in numbers:
        if item := stub.items.get(number):
            setattr(item, name, value)
    return OK


def _quickadd(stub: Stub, asked: Asked) -> Answer:
    url = asked.value("quickadd")
    if any(feed.url == url for feed in stub.feeds.values()):
        if stub.profile == "freshrss":
            return said({"numResults": 0, "error": f"Already subscribed! {url}"})
        return said({"error_message": "This feed already exists."}, 500)
    if url not in stub.sources:
        if stub.profile == "freshrss":
            reason = "cURL error 22: The requested URL returned error: 404"
            return said({"numResults": 0, "error": f"{reason} [{url}]"})
        reason = "fetcher: resource not found (404 status code)"
        return said({"error_message": reason}, 500)
    feed = stub.subscribe(url)
    return said(
        {
            "numResults": 1,
            "query": url,
            "streamId": f"feed/{feed.id}",
            "streamName": feed.title,
        }
    )


def _edit(stub: Stub, asked: Asked) -> Answer:
    number = int(asked.value("s").removeprefix("feed/"))
    if number not in stub.feeds:
        return Answer(400, b"", "text/plain")
    if asked.value("ac") == "unsubscribe":
        stub.drop(number)
    elif label := asked.value("a"):
        stub.feeds[number].category = label.rpartition("/label/")[2]
    elif asked.value("r"):
        stub.feeds[number].category = stub.quirks.nowhere
    return OK


def _rename(stub: Stub, asked: Asked) -> Answer:
    old, new = (asked.value(n).rpartition("/label/")[2] for n in ("s", "dest"))
    for feed in stub.feeds.values():
        if feed.category == old:
            feed.category = new
    return OK


def _unread_count(stub: Stub, _: Asked) -> Answer:
    return said({"max": sum(not i.is_read for i in stub.items.values())})


def _label(stub: Stub, name: str) -> str:
    return f"user/{stub.quirks.user}/label/{name}"


def _shown(stub: Stub, title: str) -> str:
    return title.translate(_WIDE) if stub.quirks.wide else title


def _number(spelled: str) -> int:
    if spelled.startswith(_PREFIX):
        number = int(spelled.removeprefix(_PREFIX), 16)
        return number - 2**64 if number >= 2**63 else number
    return int(spelled)


_FRESHRSS = {"/unread-count"}

_CALLS: dict[str, Callable[[Stub, Asked], Answer]] = {
    "/token": _give_token,
    "/user-info": _user,
    "/subscription/list": _subscriptions,
    "/subscription/quickadd": _quickadd,
    "/subscription/edit": _edit,
    "/tag/list": _tags,
    "/rename-tag": _rename,
    "/unread-count": _unread_count,
    "/stream/items/ids": _ids,
    "/stream/items/contents": _get_contents,
    "/edit-tag": _edit_tag,
}
