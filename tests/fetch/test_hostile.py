"""The law of distrust: no server holds us, floods us or leads us where none may go."""

from __future__ import annotations

import errno
import gzip
import shutil
import socket
import ssl
import subprocess
import threading
import tracemalloc
import zlib
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest

from reader.errors import FetchError
from reader.fetch.client import Client
from reader.fetch.limits import Limits
from reader.fetch.reasons import failed
from tests.fetch.conftest import Site, Visit

SMALL = Limits(connect=5, read=0.2, total=0.4, size=64 * 1024, head=16 * 1024)


@pytest.fixture
def wary() -> Iterator[Client]:
    """A client with little patience and little room."""
    with Client(allow_private=["127.0.0.1"], limits=SMALL) as client:
        yield client


def reason(client: Client, url: str) -> str:
    """Fetch what must fail, and say why it did."""
    with pytest.raises(FetchError) as caught:
        client.get(url)
    return caught.value.reason


def test_a_redirect_is_followed_and_named(site: Site, client: Client) -> None:
    utf8 = "é".encode().decode("latin-1")
    site.pages["/feed"] = lambda visit: visit.answer(
        301, Location=f"a b/{utf8}.xml#top"
    )
    site.pages["/a%20b/%C3%A9.xml"] = lambda visit: visit.answer(200, b"<rss/>")
    document = client.get(site.url())
    assert document.url == site.url("/a%20b/%C3%A9.xml")


def test_a_redirect_in_a_circle_ends(site: Site, wary: Client) -> None:
    site.pages["/feed"] = lambda visit: visit.answer(302, Location="/other")
    site.pages["/other"] = lambda visit: visit.answer(307, Location="/feed")
    assert "circle" in reason(wary, site.url())
    assert len(site.visits) == 2


def test_only_five_redirects_are_followed(site: Site, client: Client) -> None:
    for n in range(10):
        site.pages[f"/{n}"] = lambda visit, n=n: visit.answer(302, Location=f"/{n + 1}")
    assert "more than 5 times" in reason(client, site.url("/0"))
    assert len(site.visits) == 6
    site.pages["/6"] = lambda visit: visit.answer(200, b"<rss/>")
    assert client.get(site.url("/1")).status == 200


@pytest.mark.parametrize(
    ("location", "words"),
    [
        ("file:///etc/passwd", "only http and https"),
        ("javascript:alert(1)", "only http and https"),
        ("http://127.0.0.2:9/", "private network"),
        ("http://[::ffff:127.0.0.2]/", "private network"),
        ("http://169.254.169.254/latest/", "private network"),
        ("http://0x7f000009/", "private network"),
        ("http://good\\@127.0.0.2/", "private network"),
        ("http://[::1", "cannot be read"),
        ("http://" + "a" * 5000, "too long"),
    ],
)
def test_a_redirect_is_checked_like_any_address(
    site: Site, wary: Client, location: str, words: str
) -> None:
    site.pages["/feed"] = lambda visit: visit.answer(302, Location=location)
    assert words in reason(wary, site.url())


def test_credentials_stay_at_their_origin(site: Site) -> None:
    def resolve(_host: str, _port: int) -> list[str]:
        return ["127.0.0.1"]

    other = site.base.replace("127.0.0.1", "other.example")
    site.pages["/feed"] = lambda visit: visit.answer(302, Location="/moved")
    site.pages["/moved"] = lambda visit: visit.answer(
        302, Location=f"{other.replace('//', '//you:too@')}/away"
    )
    site.pages["/away"] = lambda visit: visit.answer(200, b"<rss/>")
    with Client(allow_private=["127.0.0.1"], resolve=resolve) as client:
        document = client.get(site.url().replace("//", "//me:secret@"))
    sent = [visit.headers["Authorization"] for visit in site.visits]
    assert sent[0] == sent[1] != None  # noqa: E711
    assert sent[2] is None
    assert document.url == f"{other}/away"


def test_what_is_checked_is_what_is_connected_to(site: Site) -> None:
    answers = iter([["127.0.0.1"], ["127.0.0.2"]])
    site.pages["/feed"] = lambda visit: visit.answer(302, Location="/away")
    port = site.base.rpartition(":")[2]
    with Client(
        allow_private=["127.0.0.1"], resolve=lambda _host, _port: next(answers)
    ) as client:
        assert "127.0.0.2" in reason(client, f"http://rebound.example:{port}/feed")
    assert [visit.headers["Host"] for visit in site.visits] == [
        f"rebound.example:{port}"
    ]


def test_private_addresses_are_refused_unless_allowed(site: Site) -> None:
    site.pages["/feed"] = lambda visit: visit.answer(200, b"<rss/>")
    with Client() as client:
        assert "allow_private" in reason(client, site.url())
    with Client(allow_private=["127.0.0.2", "localhost"]) as client:
        assert "allow_private" in reason(client, site.url())
        by_name = site.url().replace("127.0.0.1", "LOCALHOST")
        assert client.get(by_name).status == 200


def test_the_next_address_is_tried_when_one_is_dead(site: Site) -> None:
    site.pages["/feed"] = lambda visit: visit.answer(200, b"<rss/>")
    with Client(
        allow_private=["127.0.0.1", "127.0.0.3"],
        resolve=lambda _host, _port: ["10.0.0.1", "127.0.0.3", "127.0.0.1"],
    ) as client:
        assert client.get(site.url()).status == 200


BOMBS = {
    "one": gzip.compress(bytes(50_000_000)),
    "many": gzip.compress(bytes(10)) * 3000 + gzip.compress(bytes(200_000)),
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_bomb_is_refused_before_it_goes_off(
    site: Site, wary: Client, bomb: str
) -> None:
    site.pages["/feed"] = lambda visit: visit.answer(
        200, BOMBS[bomb], Content_Encoding="gzip"
    )
    tracemalloc.start()
    try:
        assert reason(wary, site.url()) == "larger than 64 KiB"
        assert tracemalloc.get_traced_memory()[1] < 5_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    "encoding", ["br", "zstd", "deflate", "gzip, gzip", "nonsense"]
)
def test_a_packing_that_was_not_asked_for_is_refused(
    site: Site, wary: Client, encoding: str
) -> None:
    site.pages["/feed"] = lambda visit: visit.answer(
        200, zlib.compress(b"<rss/>"), Content_Encoding=encoding
    )
    assert reason(wary, site.url()) == "packed in a way that was not asked for"


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (gzip.compress(b"<rss/>" * 99)[:-9], "cut short"),
        (b"no gzip at all", "damaged"),
    ],
    ids=["short", "strange"],  # gzip writes the time into its head
)
def test_a_broken_packing_is_refused(
    site: Site, wary: Client, body: bytes, words: str
) -> None:
    site.pages["/feed"] = lambda visit: visit.answer(200, body, Content_Encoding="gzip")
    assert words in reason(wary, site.url())


def test_what_follows_a_packed_body_is_ignored(site: Site, wary: Client) -> None:
    body = gzip.compress(b"<rss") + gzip.compress(b"/>") + b"\0\0padding"
    site.pages["/feed"] = lambda visit: visit.answer(200, body, Content_Encoding="gzip")
    assert wary.get(site.url()).content == b"<rss/>"


OK = b"HTTP/1.1 200 OK\r\n"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"

LIES = {
    "long": (OK + b"Content-Length: 99\r\n\r\n<rss", "cut short"),
    "vast": (OK + b"Content-Length: 9999999\r\n\r\n", "larger than 64 KiB"),
    "two": (OK + b"Content-Length: 1\r\nContent-Length: 2\r\n\r\nab", "speak HTTP"),
    "endless": (OK + b"\r\n" + b"x" * 99_999, "larger than 64 KiB"),
    "half a chunk": (CHUNKED + b"99\r\nab", "cut short"),
    "no last chunk": (CHUNKED + b"2\r\nab\r\n", "cut short"),
    "odd chunk": (CHUNKED + b"zz\r\nab", "cut short"),
    "no chunk": (CHUNKED, "cut short"),
    "many headers": (OK + b"a: b\r\n" * 200 + b"\r\n", "speak HTTP"),
    "large headers": (OK + (b"a: " + b"b" * 15_000 + b"\r\n") * 99, "sends more than"),
    "many answers": (b"HTTP/1.1 100 Continue\r\n\r\n" * 9999, "sends more than"),
    "other tongue": (b"SSH-2.0-OpenSSH_9.2\r\n", "speak HTTP"),
    "nothing": (b"", "hung up"),
}


@pytest.mark.parametrize("lie", LIES)
def test_a_lying_server_is_found_out(site: Site, wary: Client, lie: str) -> None:
    raw, words = LIES[lie]
    site.pages["/feed"] = lambda visit: visit.say(raw)
    assert words in reason(wary, site.url())


@pytest.mark.parametrize(
    "beginning",
    [
        b"",
        b"HTTP/1.1 200 OK\r\nX: ",
        b"HTTP/1.1 200 OK\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nfff\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1;",
    ],
    ids=["status", "header", "body", "chunk", "extension"],
)
def test_a_drip_ends_when_the_time_is_up(
    site: Site, wary: Client, beginning: bytes
) -> None:
    def dripping(visit: Visit) -> None:
        visit.wfile.write(beginning)
        site.drip(visit, b"a")

    site.pages["/feed"] = dripping
    assert reason(wary, site.url()) == "not done after 0.4 s"


def test_silence_ends_sooner(site: Site, wary: Client) -> None:
    def silent(visit: Visit) -> None:
        visit.say(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n")
        site.is_closing.wait(10)

    site.pages["/feed"] = silent
    assert reason(wary, site.url()) == "silent for 0.2 s"


def test_a_server_that_refuses_is_named() -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        port = server.getsockname()[1]
    with Client(allow_private=["127.0.0.1"]) as client:
        found = reason(client, f"http://127.0.0.1:{port}/")
        assert found == "127.0.0.1 refuses the connection"


def test_a_server_without_encryption_gets_no_request(site: Site, wary: Client) -> None:
    found = reason(wary, site.url().replace("http:", "https:"))
    assert found == "no encrypted connection to 127.0.0.1 comes about"
    assert site.visits == []


def test_a_name_without_an_address_is_an_error_of_one_line() -> None:
    def resolve(host: str, _port: int) -> list[str]:
        raise socket.gaierror(socket.EAI_NONAME, f"unknown\n{host}")

    with Client(resolve=resolve) as client, pytest.raises(FetchError) as caught:
        client.get("https://news.example/feed")
    assert caught.value.fault == "offline"
    found = caught.value.reason
    assert found == "no address is known for news.example; is this machine online?"


@pytest.fixture
def secure(site: Site, tmp_path: Path) -> Iterator[str]:
    """A server whose certificate is signed by nobody but itself; yields its URL."""
    if not (openssl := shutil.which("openssl")):
        pytest.skip("no openssl to make a certificate with")
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    subprocess.run(
        [openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2",
         "-subj", "/CN=news.example", "-keyout", key, "-out", certificate],
        check=True, capture_output=True,
    )  # fmt: skip
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    with socket.create_server(("127.0.0.1", 0)) as plain:

        def welcome() -> None:
            with suppress(OSError):
                while True:
                    guest, _ = plain.accept()
                    with suppress(OSError), context.wrap_socket(guest, True) as safe:
                        safe.recv(9)

        threading.Thread(target=welcome, daemon=True).start()
        yield f"https://127.0.0.1:{plain.getsockname()[1]}/feed"


def test_a_certificate_that_proves_nothing_is_told_plainly(
    wary: Client, secure: str
) -> None:
    with Client(allow_private=["127.0.0.1"]) as client:
        found = reason(client, secure)
    assert found == "the certificate of 127.0.0.1 is signed by nobody but itself"


@pytest.mark.parametrize(
    ("number", "words"),
    [(10, "has expired"), (62, "belongs to another host"), (999, "not to be trusted")],
)
def test_what_is_wrong_with_a_certificate_is_told(number: int, words: str) -> None:
    error = ssl.SSLCertVerificationError()
    error.verify_code = number
    told = failed(error, "news.example")
    assert told.reason.startswith("the certificate of news.example ")
    assert words in told.reason
    assert told.fault == "host"


@pytest.mark.parametrize("number", [errno.ENETUNREACH, errno.EHOSTUNREACH])
def test_a_missing_network_is_told_from_a_missing_server(number: int) -> None:
    assert failed(OSError(number, "no"), "news.example").fault == "offline"
    assert failed(OSError(errno.EPIPE, "no"), "news.example").fault == "host"


def test_a_name_that_resolves_too_slowly_is_given_up(site: Site) -> None:
    now = [0.0]

    def resolve(_host: str, _port: int) -> list[str]:
        now[0] += 50
        return ["127.0.0.1"]

    with Client(
        allow_private=["127.0.0.1"], resolve=resolve, clock=lambda: now[0]
    ) as client:
        assert reason(client, site.url()) == "not done after 45 s"
    assert site.visits == []
