"""The law of asking: GET, conditional to the letter, honest; one line on failure."""

from __future__ import annotations

import gzip
from base64 import b64encode
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event, Lock

import pytest

from reader import __version__
from reader.errors import FetchError
from reader.fetch.client import Client
from reader.fetch.headers import user_agent
from reader.model import Validators
from tests.fetch.conftest import Site, Visit

ETAG = 'W/"an odd  one, ,"'
DATE = "Sat, 30 Feb 2026 99:00:00 XYZ"


def test_a_200_carries_body_type_and_validators_as_they_came(
    site: Site, client: Client
) -> None:
    site.pages["/feed"] = lambda visit: visit.answer(
        200,
        b"<rss/>",
        Content_Type="text/xml; charset=X",
        ETag=ETAG,
        Last_Modified=DATE,
    )
    document = client.get(site.url())
    assert document.status == 200
    assert not document.is_unchanged
    assert document.url == site.url()
    assert document.content == b"<rss/>"
    assert document.media_type == "text/xml; charset=X"
    assert document.validators == Validators(etag=ETAG, last_modified=DATE)


def test_validators_go_back_exactly_as_they_came(site: Site, client: Client) -> None:
    site.pages["/feed"] = lambda visit: visit.answer(304)
    known = Validators(etag=ETAG, last_modified=DATE)
    document = client.get(site.url(), known)
    assert document.is_unchanged
    assert document.content == b""
    assert document.validators == known
    assert site.visits[0].headers["If-None-Match"] == ETAG
    assert site.visits[0].headers["If-Modified-Since"] == DATE


def test_a_304_may_bring_new_validators(site: Site, client: Client) -> None:
    site.pages["/feed"] = lambda visit: visit.answer(304, ETag='"new"')
    document = client.get(site.url(), Validators(etag='"old"', last_modified=DATE))
    assert document.validators == Validators(etag='"new"', last_modified=DATE)


def test_a_200_replaces_all_validators_even_by_none(site: Site, client: Client) -> None:
    site.pages["/feed"] = lambda visit: visit.answer(200, b"<rss/>")
    document = client.get(site.url(), Validators(etag='"old"', last_modified=DATE))
    assert document.validators == Validators()


def test_a_304_that_nobody_asked_for_is_an_error(site: Site, client: Client) -> None:
    site.pages["/feed"] = lambda visit: visit.answer(304)
    with pytest.raises(FetchError, match="nothing yet"):
        client.get(site.url())


def test_validators_that_cannot_be_sent_back_are_not_kept(
    site: Site, client: Client
) -> None:
    site.pages["/feed"] = lambda visit: visit.answer(
        200, b"<rss/>", ETag='"' + "x" * 5000 + '"', Last_Modified="a\x01b"
    )
    assert client.get(site.url()).validators == Validators()


def test_a_stored_validator_cannot_smuggle_a_header_in(
    site: Site, client: Client
) -> None:
    site.pages["/feed"] = lambda visit: visit.answer(200, b"<rss/>")
    client.get(site.url(), Validators(etag='"a"\r\nCookie: b', last_modified="é→"))
    headers = site.visits[0].headers
    assert not {"If-None-Match", "If-Modified-Since", "Cookie"} & set(headers)


def test_a_request_says_who_we_are_and_little_else(site: Site, client: Client) -> None:
    site.pages["/feed"] = lambda visit: visit.answer(
        200, b"<rss/>", Set_Cookie="id=1; Path=/"
    )
    client.get(site.url())
    client.get(site.url())
    for visit in site.visits:
        assert visit.command == "GET"
        assert visit.headers["User-Agent"].startswith(f"wellread/{__version__} (")
        assert visit.headers["Accept-Encoding"] == "gzip"
        assert set(visit.headers) == {"Host", "User-Agent", "Accept", "Accept-Encoding"}


def test_proxies_and_passwords_of_the_environment_are_ignored(
    site: Site, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9/")
    site.pages["/feed"] = lambda visit: visit.answer(200, b"<rss/>")
    assert client.get(site.url()).status == 200


def test_a_gzipped_body_arrives_unpacked(site: Site, client: Client) -> None:
    packed = gzip.compress(b"<rss>" + b" " * 200_000 + b"</rss>")
    site.pages["/feed"] = lambda visit: visit.answer(
        200, packed, Content_Encoding="gzip"
    )
    assert client.get(site.url()).content == gzip.decompress(packed)


def test_a_body_in_chunks_arrives_whole(site: Site, client: Client) -> None:
    def chunked(visit: Visit) -> None:
        visit.say(
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
            b"4\r\n<rss\r\n2;extension=1\r\n/>\r\n0\r\nTrailer: x\r\n\r\n"
        )

    site.pages["/feed"] = chunked
    assert client.get(site.url()).content == b"<rss/>"


def test_a_body_that_ends_with_the_connection_arrives_whole(
    site: Site, client: Client
) -> None:
    site.pages["/feed"] = lambda visit: visit.say(b"HTTP/1.0 200 OK\r\n\r\n<rss/>")
    assert client.get(site.url()).content == b"<rss/>"


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (204, "sent nothing"),
        (206, "cannot use"),
        (301, "cannot use"),
        (401, "name and a password"),
        (403, "does not let us in"),
        (404, "not found"),
        (410, "gone for good"),
        (500, "error of its own"),
        (599, "cannot use"),
    ],
)
def test_a_status_that_brings_nothing_is_told_in_words(
    site: Site, client: Client, status: int, words: str
) -> None:
    site.pages["/feed"] = lambda visit: visit.answer(status, b"<b>no</b>\x1b[2J")
    with pytest.raises(FetchError, match=words) as caught:
        client.get(site.url())
    assert caught.value.status == status
    assert str(status) in caught.value.reason
    assert "\x1b" not in str(caught.value)


def test_a_busy_server_says_when_to_come_back(site: Site, client: Client) -> None:
    site.pages["/feed"] = lambda visit: visit.answer(503, Retry_After="3600")
    with pytest.raises(FetchError) as caught:
        client.get(site.url())
    assert (caught.value.status, caught.value.retry_after) == (503, 3600)


def test_after_a_429_its_whole_host_is_left_alone(site: Site) -> None:
    now = [0.0]
    site.pages["/feed"] = lambda visit: visit.answer(429, Retry_After="120")
    site.pages["/other"] = lambda visit: visit.answer(200, b"<rss/>")
    with Client(allow_private=["127.0.0.1"], clock=lambda: now[0]) as client:
        with pytest.raises(FetchError) as caught:
            client.get(site.url())
        assert caught.value.retry_after == 120
        now[0] = 100
        with pytest.raises(FetchError) as caught:
            client.get(site.url("/other"))
        assert (caught.value.status, caught.value.retry_after) == (None, 20)
        assert (caught.value.fault, caught.value.host) == ("rest", "127.0.0.1")
        assert len(site.visits) == 1
        now[0] = 121
        assert client.get(site.url("/other")).status == 200


def test_freshness_comes_with_the_document(site: Site, client: Client) -> None:
    site.pages["/feed"] = lambda visit: visit.answer(
        200, b"<rss/>", Cache_Control="public, max-age=7200"
    )
    assert client.get(site.url()).fresh_for == 7200


def test_credentials_of_a_url_are_sent_and_shown_nowhere(
    site: Site, client: Client
) -> None:
    site.pages["/feed"] = lambda visit: visit.answer(200, b"<rss/>")
    site.pages["/gone"] = lambda visit: visit.answer(410)
    secret = site.base.replace("//", "//me%40x:s%3Acret@")
    document = client.get(f"{secret}/feed")
    sent = site.visits[0].headers["Authorization"]
    assert sent == f"Basic {b64encode(b'me@x:s:cret').decode()}"
    assert document.url == site.url()
    with pytest.raises(FetchError) as caught:
        client.get(f"{secret}/gone")
    assert "cret" not in str(caught.value)
    assert caught.value.url == site.url("/gone")


def test_a_login_is_told_to_its_own_origin_only(site: Site) -> None:
    other = site.base.replace("127.0.0.1", "other.example")
    site.pages["/feed"] = lambda visit: visit.answer(302, Location=f"{other}/away")
    site.pages["/away"] = lambda visit: visit.answer(200, b"<rss/>")
    with Client(
        allow_private=["127.0.0.1"], resolve=lambda _host, _port: ["127.0.0.1"]
    ) as client:
        client.get(site.url(), login="me%40x:s%3Acret")
    expected = f"Basic {b64encode(b'me@x:s:cret').decode()}"
    sent = [visit.headers["Authorization"] for visit in site.visits]
    assert sent == [expected, None]


@pytest.mark.parametrize(
    ("hops", "is_move"),
    [([], False), ([301], True), ([308, 301], True), ([301, 302], False),
     ([307, 308], False)],
)  # fmt: skip
def test_only_permanent_redirects_make_a_move(
    site: Site, client: Client, hops: list[int], is_move: bool
) -> None:
    for n, status in enumerate(hops):
        site.pages[f"/{n}"] = lambda visit, n=n, status=status: visit.answer(
            status, Location=f"/{n + 1}"
        )
    last = f"/{len(hops)}"
    site.pages[last] = lambda visit: visit.answer(200, b"<rss/>")
    moved_to = client.get(site.url("/0")).moved_to
    assert moved_to == (site.url(last) if is_move else "")


def test_the_page_about_us_is_named_where_there_is_one() -> None:
    page = "https://wellread.example/about"
    assert user_agent(page) == f"wellread/{__version__} (+{page})"
    assert user_agent("") == f"wellread/{__version__} (feed reader; personal use)"


def test_who_reads_is_named_where_they_want_to_be() -> None:
    assert user_agent("", "me@home.example") == (
        f"wellread/{__version__} (feed reader; personal use; me@home.example)"
    )


@pytest.mark.parametrize("beginning", [b"", b"HTTP/1.1 200 OK\r\n\r\n<rss"])
def test_closing_ends_what_is_under_way(site: Site, beginning: bytes) -> None:
    is_asked = Event()

    def silent(visit: Visit) -> None:
        visit.wfile.write(beginning)
        is_asked.set()
        site.is_closing.wait(30)

    site.pages["/feed"] = silent
    client = Client(allow_private=["127.0.0.1"])
    with ThreadPoolExecutor(1) as pool:
        fetching = pool.submit(client.get, site.url())
        assert is_asked.wait(10)
        client.close()
        # Without that it would be silent for 20 s.
        assert isinstance(fetching.exception(timeout=10), FetchError)
        assert isinstance(pool.submit(client.get, site.url()).exception(), FetchError)
    assert len(site.visits) == 1


def test_fifty_feeds_of_a_dead_server_cost_no_more_than_two(site: Site) -> None:
    site.pages["/feed"] = lambda visit: visit.say(b"")
    with Client(allow_private=["127.0.0.1"]) as client:

        def fault(_n: int) -> str:
            with pytest.raises(FetchError) as caught:
                client.get(site.url())
            return caught.value.fault

        with ThreadPoolExecutor(8) as pool:
            assert set(pool.map(fault, range(50))) == {"host"}
    assert len(site.visits) <= 3


def test_a_connection_is_used_again(site: Site, client: Client) -> None:
    site.pages["/feed"] = lambda visit: visit.answer(200, b"<rss/>", ETag='"1"')
    site.pages["/same"] = lambda visit: visit.answer(304)
    client.get(site.url())
    client.get(site.url("/same"), Validators(etag='"1"'))
    client.get(site.url())
    assert len({visit.client_address for visit in site.visits}) == 1


def test_a_kept_connection_that_the_server_closed_is_replaced(
    site: Site, client: Client
) -> None:
    def hang_up_afterwards(visit: Visit) -> None:
        visit.answer(200, b"<rss/>")
        visit.close_connection = True

    site.pages["/feed"] = hang_up_afterwards
    for _ in range(3):
        assert client.get(site.url()).content == b"<rss/>"
    assert len(site.visits) == 3


def test_bytes_after_an_answer_do_not_answer_the_next_request(
    site: Site, client: Client
) -> None:
    site.pages["/feed"] = lambda visit: visit.wfile.write(
        b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nokHTTP/1.1 200 OK\r\n"
        b"Content-Length: 4\r\n\r\nevil"
    )
    assert [client.get(site.url()).content for _ in range(3)] == [b"ok"] * 3


def test_a_host_never_sees_more_than_two_requests_at_once(
    site: Site, client: Client
) -> None:
    lock, pair, now, most = Lock(), Barrier(2), [0], [0]

    def busy(visit: Visit) -> None:
        with lock:
            now[0] += 1
            most[0] = max(most[0], now[0])
        pair.wait(10)
        with lock:
            now[0] -= 1
        visit.answer(200, b"<rss/>")

    site.pages["/feed"] = busy
    with ThreadPoolExecutor(16) as pool:
        documents = list(pool.map(client.get, [site.url()] * 32))
    assert all(document.content == b"<rss/>" for document in documents)
    assert most[0] == 2
