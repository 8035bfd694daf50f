"""The stub is held against calls that were recorded at real servers.

It is given the account that they were recorded with, and every call again. What it says
has to be what they said: the same status, the same ids and marks, and in JSON no name
that theirs has not.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest

from tests.sync.stub import Source, Stub, serving

_BESIDE = Path(__file__).parents[3] / "shared" / "sync"
RECORDED = Path(os.environ.get("WELLREAD_RECORDED", _BESIDE))

# 19 November 2026, 21:29:21 UTC, and nine hours and thirty-six minutes an article.
FIRST, STEP = 1_795_123_761, 34_560

FREE = {
    *("updated", "crawlTimeMsec", "timestampUsec", "iconUrl", "content", "htmlUrl"),
    *("title", "label", "streamName", "error", "error_message", "hash", "version"),
    *("os", "author", "userId", "userProfileId", "user_id", "site_url", "tags"),
    *("is_admin", "max"),
}
"""Names whose values may differ: times, texts, and who runs the server."""

# What the stub has no use for: making keys, counting, and looking for feeds.
ELSEWHERE = ("create api key", "discover", "counters", "export", "limit too big")


def titled(number: int) -> Source:
    link = f"http://127.0.0.1:8901/a/{number}"
    return Source(
        f"Test health feed {number}",
        [
            (f"{number}-{n}", f"{link}/{n}", f"Article {n}", FIRST + n * STEP + offset)
            for n in range(5)
            for offset in [number - 201]
        ],
    )


@pytest.fixture(params=["freshrss", "miniflux-greader", "miniflux-native"])
def recorded(request: pytest.FixtureRequest) -> Iterator[tuple[Stub, list[Any]]]:
    file = RECORDED / f"{request.param}.json"
    if not file.exists():
        pytest.skip("no recorded calls on this machine")
    calls = json.loads(file.read_text())
    with serving(request.param.partition("-")[0]) as stub:
        stub.user, stub.password = "fixture", "fixapi1"
        stub.auth, stub.token, stub.key = "the-token", "the-token", "the-token"
        for number in (201, 202):
            stub.sources[f"http://127.0.0.1:8901/feed/{number}.xml"] = titled(number)
        starts = {
            "freshrss": (1, 1795387312151859),
            "miniflux-greader": (46, 8536),
            "miniflux-native": (48, 8546),
        }
        stub.next_feed, stub.next_item = starts[request.param]
        yield stub, calls


def test_the_stub_answers_as_real_servers_did(
    recorded: tuple[Stub, list[Any]],
) -> None:
    stub, calls = recorded
    held = 0
    for call in calls:
        if call["label"] in ELSEWHERE:
            continue
        if call["label"] == "quickadd 202" and stub.profile == "freshrss":
            stub.next_item = 1795387312539866
        status, headers, body = replayed(stub, call)
        theirs = call["response"]
        assert status == theirs["status"], call["label"]
        for name in theirs["headers"]:
            if "bad-token" in name:
                assert headers[name] == "true"
        compare(theirs["body"], body, call["label"])
        held += 1
    assert held >= 25


def replayed(stub: Stub, call: Any) -> tuple[int, Any, Any]:
    asked = call["request"]
    path = asked["path"]
    if asked["auth_header"] != "X-Auth-Token":
        path = f"{stub.quirks.root}{path}"
    if asked["params"]:
        path = f"{path}?{urlencode(asked['params'])}"
    token = stub.token.ljust(57, "Z") if stub.quirks.pads else stub.token
    headers, body = {}, None
    if asked["auth_header"] == "GoogleLogin":
        headers["Authorization"] = f"GoogleLogin auth={stub.auth}"
    elif asked["auth_header"]:
        headers["X-Auth-Token"] = "no" if call["label"] == "bad key" else stub.key
    if asked["form"] is not None:
        fields = [(n, token if v == "<TOKEN>" else v) for n, v in asked["form"]]
        body = urlencode(fields)
        headers["Content-Type"] = "application/x-www-form-urlencoded"
    elif asked["json"] is not None:
        body = json.dumps(asked["json"])
        headers["Content-Type"] = "application/json"
    connection = HTTPConnection(urlsplit(stub.base).netloc)
    connection.request(asked["method"], path, body, headers)
    reply = connection.getresponse()
    content = reply.read().decode()
    connection.close()
    is_text = isinstance(call["response"]["body"], str)
    return reply.status, reply.headers, content if is_text else json.loads(content)


def compare(theirs: Any, ours: Any, where: str) -> None:
    """Hold an answer against what was recorded, name by name."""
    assert type(theirs) is type(ours) or ours is None, where
    if isinstance(theirs, dict):
        assert set(ours) <= set(theirs), where
        for name, value in ours.items():
            if name not in FREE:
                compare(theirs[name], value, f"{where}.{name}")
    elif isinstance(theirs, list):
        assert len(theirs) == len(ours), where
        for one, other in zip(theirs, ours, strict=True):
            compare(one, other, where)
    elif isinstance(theirs, str):
        compare_texts(theirs, ours, where)
    else:
        assert theirs == ours, where


def compare_texts(theirs: str, ours: str, where: str) -> None:
    if "<TOKEN>" in theirs:
        # SID is of no use to anybody; FreshRSS ends a token with a new line.
        assert theirs.endswith("\n") == ours.endswith("\n"), where
        names = re.findall(r"^(\w+)=", theirs, re.M)
        assert names == re.findall(r"^(\w+)=", ours, re.M), where
    else:
        assert theirs.strip() == ours.strip(), where
