"""The law of calls: the limits of every request hold, and no secret goes astray."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from reader.errors import FetchError
from reader.fetch.client import Client
from reader.fetch.limits import Limits
from reader.model import Call
from tests.sync.stub import Answer, Stub, serving


@pytest.fixture
def stub() -> Iterator[Stub]:
    with serving("freshrss") as stub:
        yield stub


@pytest.fixture
def client() -> Iterator[Client]:
    with Client(allow_private=["127.0.0.1"], limits=Limits(size=4096)) as client:
        yield client


def call(stub: Stub, path: str = "/x", **options: object) -> Call:
    known = {"method": "POST", "url": f"{stub.base}{path}", "body": b"a=1"}
    media_type = "application/x-www-form-urlencoded"
    return Call(**{**known, "media_type": media_type, **options})


def test_a_call_carries_its_method_headers_and_body(stub: Stub, client: Client) -> None:
    reply = client.call(call(stub, headers={"X-Auth-Token": "secret"}))
    [asked] = stub.asked
    assert (asked.method, asked.fields) == ("POST", [("a", "1")])
    assert asked.headers["X-Auth-Token"] == "secret"
    assert "Cookie" not in asked.headers
    assert reply.status == 404
    assert reply.body == b"<html>not here</html>"


def test_no_redirect_is_followed(stub: Stub, client: Client) -> None:
    there = {"Location": f"{stub.base}/elsewhere?secret=1"}
    stub.speak = lambda *_: Answer(307, b"", "text/plain", there)
    with pytest.raises(FetchError, match=r"is at http://127.0.0.1:\d+/elsewhere$"):
        client.call(call(stub))
    assert len(stub.asked) == 1


def test_an_answer_that_is_too_large_is_refused_also_with_an_error(
    stub: Stub, client: Client
) -> None:
    stub.speak = lambda *_: Answer(500, b"x" * 5000)
    with pytest.raises(FetchError, match="larger than 4 KiB") as caught:
        client.call(call(stub))
    assert caught.value.fault == "size"


def test_a_private_address_needs_leave(stub: Stub) -> None:
    with (
        Client() as client,
        pytest.raises(FetchError, match="in a private network"),
    ):
        client.call(call(stub))
    assert stub.asked == []


def test_a_server_that_wants_rest_gets_it(stub: Stub, client: Client) -> None:
    stub.speak = lambda *_: Answer(429, b"", "text/plain", {"Retry-After": "90"})
    assert client.call(call(stub)).retry_after == 90
    with pytest.raises(FetchError, match="asked us to wait"):
        client.call(call(stub))
    assert len(stub.asked) == 1


def test_secrets_are_not_shown(stub: Stub) -> None:
    shown = repr(call(stub, headers={"Authorization": "hush"}, body=b"Passwd=hush"))
    assert "hush" not in shown
