"""A server is a stranger: what it says is cleaned, bounded, and obeyed in nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reader.cli.main import run
from reader.errors import SyncError
from tests.sync.devices import FEED, Device, source
from tests.sync.stub import Answer, Asked, Stub, serving

ESCAPE = "\x1b]0;owned\x07\x1b[31m\u202eevil\u2066\r\n"
HTML = f"<script>alert(1)</script><p>Fair {ESCAPE} words.</p><img src=x onerror=y>"


@pytest.fixture(params=["freshrss", "miniflux"])
def stub(request: pytest.FixtureRequest) -> Iterator[Stub]:
    with serving(str(request.param)) as stub:
        stub.sources[FEED] = source(3)._replace(title=f"News {ESCAPE}")
        stub.subscribe(FEED, f'Health {ESCAPE}" ]\n[fetch]')
        for item in stub.items.values():
            item.title, item.html = f"Title {item.id} {ESCAPE}", f"{HTML}{item.id}"
        stub.items[2].link = "javascript:alert(1)"
        stub.items[3].link = "http://news.example/\x1b[31m"
        yield stub


@pytest.fixture
def device(tmp_path: Path, stub: Stub) -> Device:
    device = Device(tmp_path / "one", stub, key=stub.profile == "miniflux")
    device.log_in()
    return device


def is_fit(text: str) -> bool:
    return all(c.isprintable() or c in "\n\t\xa0" for c in text)


def test_whatever_it_says_is_clean_on_the_screen(
    stub: Stub,
    device: Device,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert device.sync(understand=True).new == 3
    monkeypatch.setenv("WELLREAD_HOME", str(device.paths.config))
    with device.opened() as library:
        ids = [entry.id for entry in library.entries()]
        assert library.settings.fetch.allow_private == ("127.0.0.1",)
        assert not library.problems
    told = ""
    for command in (["list"], ["feeds"], *(["read", str(n)] for n in ids)):
        assert run(command) == 0
        told += "".join(capsys.readouterr())
    assert "Fair" in told
    assert {c for c in told if not is_fit(c)} == set()
    assert "alert(1)" not in told
    assert is_fit(device.paths.feeds.read_text())


def test_an_error_of_its_own_is_one_clean_line(stub: Stub, device: Device) -> None:
    other = "http://news.example/other.xml"
    (device.paths.feeds).write_text(f'[[feed]]\nurl = "{other}"\n')
    speak = stub.speak

    def answer(stub: Stub, asked: Asked) -> Answer:
        if (asked.method == "POST" and asked.value("quickadd")) or asked.json:
            said = {"error": ESCAPE * 90, "error_message": ESCAPE * 90}
            status = 200 if stub.profile == "freshrss" else 500
            return Answer(status, json.dumps({"numResults": 0, **said}).encode())
        return speak(stub, asked)

    stub.speak = answer
    [notice] = device.sync().notices
    assert is_fit(notice)
    assert "\n" not in notice
    assert len(notice) < 300


@pytest.mark.parametrize(
    "body",
    [
        b"[" * 100_000,
        b"null",
        b'{"itemRefs": 7, "entry_ids": {}}',
        b'{"itemRefs": [{"id": {}}, {"id": "'
        + b"9" * 9_000
        + b'"}], "entry_ids": ["'
        + b"9" * 9_000
        + b'"]}',
        b'{"subscriptions": [{"id": 1}], "items": [{"id": null}], "entries": [{}]}',
        b'{"published": 1e400}',
        b"\xff\xfe\x00",
    ],
    ids=["deep", "null", "types", "digits", "gaps", "large", "bytes"],
)
def test_no_answer_is_more_than_an_error(
    stub: Stub, device: Device, body: bytes
) -> None:
    device.sync()
    before, speak = device.marks(), stub.speak
    for part in ("/subscription", "/feeds", "/ids", "/contents", "/entries", "/token"):

        def answer(stub: Stub, asked: Asked, part: str = part) -> Answer:
            return Answer(200, body) if part in asked.path else speak(stub, asked)

        stub.speak = answer
        device.later(days=2)
        try:
            device.sync()
        except SyncError as error:
            assert is_fit(str(error))
        stub.speak = speak
        assert device.marks() == before


def test_its_names_for_people_are_clean(tmp_path: Path) -> None:
    with serving("miniflux") as stub:
        stub.user = f"jo {ESCAPE}"
        device = Device(tmp_path / "one", stub, key=True)
        device.log_in()
        with device.opened() as library:
            status: Any = library.sync_status()
        assert is_fit(status.user)
