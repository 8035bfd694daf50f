"""Follow, unfollow, import, export: a real server, a real file, and few requests."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from reader import Library, Query
from reader.cli.main import run
from reader.errors import ConfigError, FeedNotFoundError, FetchError, NoFeedError
from tests.conftest import follow as write_feeds
from tests.web import Web, rss

SLEEP = "<p>People who sleep seven hours live longer, a study of adults found.</p>"

Said = pytest.CaptureFixture[str]


def page(*links: str, body: str = "Hello") -> bytes:
    return f"<html><head>{''.join(links)}</head><body>{body}</body></html>".encode()


def link(href: str, title: str = "") -> str:
    return (
        f'<link rel=alternate type=application/rss+xml href="{href}" title="{title}">'
    )


def listed(home: Path) -> list[dict[str, Any]]:
    text = (home / "feeds.toml").read_text(encoding="utf-8")
    return list(tomllib.loads(text).get("feed", []))


@pytest.fixture
def news(web: Web) -> str:
    """The address of a feed with two articles."""
    web.pages["/feed"] = rss("News", [("1", "Sleep", SLEEP), ("2", "Walk", SLEEP)])
    return web.url("/feed")


def test_a_feed_is_fetched_once_stored_and_understood(
    home: Path, web: Web, news: str
) -> None:
    with Library.open() as library:
        followed = library.follow(news, category="Health", full_text=True)

        assert web.asked == ["/feed"]
        assert (followed.is_new, followed.title, followed.entries) == (True, "News", 2)
        assert [feed.title for feed in library.feeds()] == ["News"]
        assert all(entry.is_digested for entry in library.entries())
        assert library.following.subscriptions == (followed.subscription,)
        # The validators came with it: the next request is a conditional one.
        [again] = library.refresh(everything=True)
        assert again.status == 304
    assert listed(home) == [{"url": news, "category": "Health", "full_text": True}]


def test_a_page_leads_to_its_main_feed_and_names_the_others(
    home: Path, web: Web, news: str
) -> None:
    web.pages["/"] = page(link("/comments", "Comments"), link("/feed", "News"))
    with Library.open() as library:
        followed = library.follow(web.url("/"), title="Mine")

    assert web.asked == ["/", "/feed"]
    assert [other.url for other in followed.others] == [web.url("/comments")]
    assert listed(home) == [{"url": news, "title": "Mine"}]
    assert followed.title == "Mine"


def test_a_feed_that_is_announced_but_broken_leaves_its_place_to_the_next(
    home: Path, web: Web, news: str
) -> None:
    web.pages["/"] = page(link("/gone"), link("/empty"), link("/feed"))
    web.pages["/empty"] = page()
    with Library.open() as library:
        assert library.follow(web.url("/")).subscription.url == news
    assert web.asked == ["/", "/gone", "/empty", "/feed"]


def test_where_nothing_is_announced_the_usual_places_are_tried_one_by_one(
    home: Path, web: Web
) -> None:
    web.pages["/health/"] = page()
    web.pages["/feed.xml"] = rss("News", [("1", "Sleep", SLEEP)])
    with Library.open() as library:
        followed = library.follow(web.url("/health/"))
    assert followed.subscription.url == web.url("/feed.xml")
    tried = ["/health/feed", "/health/rss", "/feed", "/rss", "/atom.xml", "/feed.xml"]
    assert web.asked == ["/health/", *tried]


def test_where_there_is_no_feed_it_is_said_what_there_is(home: Path, web: Web) -> None:
    web.pages["/"] = page()
    with Library.open() as library:
        with pytest.raises(NoFeedError, match=r"a web page, not a feed; .* /rss"):
            library.follow(web.url("/"))
        assert library.feeds() == []
    assert len(web.asked) <= 9
    assert listed(home) == []


def test_a_site_that_answers_everything_with_its_page_has_no_feed(
    home: Path, web: Web
) -> None:
    for path in ("/", "/feed", "/rss", "/atom.xml", "/feed.xml", "/rss.xml"):
        web.pages[path] = page()
    with Library.open() as library, pytest.raises(NoFeedError):
        library.follow(web.url("/"))


def test_feeds_that_a_page_announces_in_vain_are_named(home: Path, web: Web) -> None:
    web.pages["/"] = page(link("/gone"))
    with (
        Library.open() as library,
        pytest.raises(NoFeedError, match="/gone: not f"),
    ):
        library.follow(web.url("/"))


def test_an_address_that_is_not_there_is_an_error_of_the_fetch(
    home: Path, web: Web
) -> None:
    with Library.open() as library, pytest.raises(FetchError, match="404"):
        library.follow(web.url("/gone"))
    assert web.asked == ["/gone"]


def test_a_host_that_wants_rest_is_not_asked_again(home: Path) -> None:
    with refusing() as (url, asked), Library.open() as library:
        for _ in range(2):
            with pytest.raises(FetchError):
                library.follow(url)
        with Library.open() as another, pytest.raises(FetchError, match="wait"):
            another.follow(url)
    assert len(asked) == 1


@contextmanager
def refusing() -> Iterator[tuple[str, list[str]]]:
    """A server that asks everybody to come back in two minutes."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(429)
            self.send_header("Retry-After", "120")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/feed", asked
        server.shutdown()


def test_without_a_scheme_encryption_is_tried_first_and_its_lack_is_told(
    home: Path, web: Web, news: str
) -> None:
    with Library.open() as library:
        followed = library.follow(news.removeprefix("http://"))
    assert followed.subscription.url == news
    assert followed.notices == ("it is fetched without encryption (http)",)


def test_with_feed_before_it_an_address_is_one(home: Path, news: str) -> None:
    with Library.open() as library:
        assert library.follow(news.replace("http:", "feed:")).subscription.url == news


@pytest.mark.parametrize(
    "change",
    [
        str,
        str.upper,
        lambda url: url + "/",
        lambda url: url.removeprefix("http://"),
        lambda url: url.replace("http:", "https:"),
        lambda url: url.replace("//", "//ann:secret@"),
    ],
)
def test_what_is_followed_already_is_not_asked_again(
    home: Path, web: Web, news: str, change: Callable[[str], str]
) -> None:
    write_feeds(home, news)
    with Library.open() as library:
        followed = library.follow(change(news))
    assert (followed.is_new, followed.subscription.url) == (False, news)
    assert web.asked == []
    assert len(listed(home)) == 1


def test_a_page_whose_feed_is_followed_says_so(home: Path, web: Web, news: str) -> None:
    web.pages["/"] = page(link("/feed/"), link("/other", "Other"))
    write_feeds(home, news)
    with Library.open() as library:
        followed = library.follow(web.url("/"))
    assert not followed.is_new
    assert [other.title for other in followed.others] == ["Other"]
    assert web.asked == ["/"]


def test_a_broken_file_is_known_before_a_server_is_asked(
    home: Path, web: Web, news: str
) -> None:
    (home / "feeds.toml").write_text('[[feed]]\nurl = "\n')
    with Library.open() as library, pytest.raises(ConfigError, match="line 2"):
        library.follow(news)
    assert web.asked == []
    assert (home / "feeds.toml").read_text() == '[[feed]]\nurl = "\n'


def test_a_private_address_is_refused_and_the_way_is_told(home: Path) -> None:
    with Library.open() as library, pytest.raises(FetchError) as caught:
        library.follow("http://127.0.0.9/feed")
    assert 'allow_private = ["127.0.0.9"] under [fetch]' in str(caught.value)


def test_a_password_goes_to_its_server_and_nowhere_else(
    home: Path, web: Web, news: str, capsys: Said
) -> None:
    address = news.replace("//", "//ann:s3cret@")
    assert run(["follow", address]) == 0
    assert run(["refresh", "--all"]) == 0
    for command in (["feeds"], ["feeds", "--json"], ["export", "opml"], ["list"]):
        assert run(command) == 0
    assert run(["follow", address.replace("/feed", "/gone")]) == 1

    assert {heard["Authorization"] for heard in web.heard} == {"Basic YW5uOnMzY3JldA=="}
    said = capsys.readouterr()
    assert "s3cret" not in said.out + said.err
    assert "passwords are left out" in said.err
    for file in home.iterdir():
        if file.is_file() and not file.name.startswith("passwords.toml"):
            assert b"s3cret" not in file.read_bytes(), file
    assert (home / "passwords.toml").stat().st_mode & 0o777 == 0o600


def test_two_feeds_of_one_server_may_have_a_name_each(
    home: Path, web: Web, news: str
) -> None:
    web.pages["/other"] = web.pages["/feed"]
    other = news.replace("/feed", "/other")
    assert run(["follow", news.replace("//", "//ann:s3cret@")]) == 0
    assert run(["follow", other.replace("//", "//bob:hush@")]) == 0
    with Library.open() as library:
        logins = {s.url: s.login for s in library.following.subscriptions if s.login}
    assert logins == {news: "ann:s3cret", other: "bob:hush"}


@pytest.mark.parametrize("address", ["ann:s3cret@a.example/feed", "ann@a.example"])
def test_a_password_without_a_scheme_is_not_sent_anywhere(
    home: Path, address: str
) -> None:
    with Library.open() as library, pytest.raises(NoFeedError, match="whole") as caught:
        library.follow(address)
    assert "s3cret" not in str(caught.value)


def test_unfollowing_hides_all_but_bookmarks_and_following_brings_it_back(
    home: Path, web: Web, news: str
) -> None:
    with Library.open() as library:
        library.follow(news, title="Mine", category="Health")
        first, second = library.entries()
        library.bookmark(first.id)
        library.mark_read(second.id)
        before = (library.entries(), library.feeds())

        gone = library.unfollow("mine")

        assert (gone.hidden, gone.kept, gone.title) == (1, 1, "Mine")
        assert library.feeds() == []
        assert [entry.id for entry in library.entries()] == [first.id]
        assert library.following.subscriptions == ()

        web.asked.clear()
        library.follow(news)

        assert library.entries() == before[0]
        assert [(f.title, f.category, f.total) for f in library.feeds()] == [
            ("Mine", "Health", 2)
        ]
    assert web.asked == ["/feed"]
    assert "If-None-Match" in web.heard[-1]


def test_unfollowing_by_another_spelling_of_the_address(home: Path, news: str) -> None:
    write_feeds(home, news)
    with Library.open() as library:
        library.unfollow(news.replace("http:", "https:") + "/")
        assert library.feeds() == []
        with pytest.raises(FeedNotFoundError):
            library.unfollow(news)


def test_comments_and_order_survive(home: Path, web: Web, news: str) -> None:
    mine = (
        "# mine\n\n[[search]] # at night\nname = 'Sleep'\nquery = 'sleep'\n\n"
        "# feeds\n\n[[feed]]\nurl = 'https://b.example/'\n\n# the end\n"
    )
    (home / "feeds.toml").write_text(mine)
    with Library.open() as library:
        library.follow(news)
        library.unfollow(news)
    assert (home / "feeds.toml").read_text() == mine


FOLLOW = """
import sys
from reader import Library
with Library.open() as library:
    library.follow(sys.argv[1])
"""


def test_two_who_follow_at_the_same_time_lose_nothing(home: Path, web: Web) -> None:
    for number in range(4):
        web.pages[f"/{number}"] = rss(f"News {number}", [("1", "Sleep", SLEEP)])
    with Library.open():
        pass
    processes = [
        subprocess.Popen([sys.executable, "-c", FOLLOW, web.url(f"/{number}")])
        for number in range(4)
    ]
    assert [process.wait() for process in processes] == [0] * 4
    assert {feed["url"] for feed in listed(home)} == {
        web.url(f"/{n}") for n in range(4)
    }
    with Library.open() as library:
        assert len(library.feeds()) == len(library.entries()) == 4


# The commands


def told(capsys: Said) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_several_feeds_are_let_go_at_once_or_none(home: Path, web: Web) -> None:
    for name in ("one", "two"):
        web.pages[f"/{name}"] = rss(name, [(name, name, "<p>Text.</p>")])
    write_feeds(home, web.url("/one"), web.url("/two"))
    with Library.open() as library:
        list(library.refresh())
    assert run(["unfollow", "one", "three"]) == 1
    with Library.open() as library:
        assert len(library.feeds()) == 2
    assert run(["unfollow", "one", "two"]) == 0
    with Library.open() as library:
        assert library.feeds() == []


def test_follow_and_unfollow_tell_people_and_programs(
    home: Path, web: Web, news: str, capsys: Said
) -> None:
    web.pages["/"] = page(link("/feed", "News"), link("/more", "More"))
    assert run(["follow", web.url("/"), "--category", "Health"]) == 0
    said = capsys.readouterr()
    assert said.out == f"2 new  News  {news}\n"
    assert f"{web.url('/more')}  More" in said.err
    assert run(["follow", news, "--json"]) == 0
    [shape] = told(capsys)
    keys = "url title category full_text every keep_if outcome new others notices"
    assert list(shape) == keys.split()
    assert (shape["outcome"], shape["title"]) == ("already followed", "News")
    assert run(["unfollow", "news", "--json"]) == 0
    [shape] = told(capsys)
    assert (shape["url"], shape["hidden"], shape["kept"]) == (news, 2, 0)
    assert run(["unfollow", "news"]) == 1


LIST = """<opml version="2.0"><body>
<outline text="Health"><outline text="Sleep">
<outline text="News" xmlUrl="{url}"/>
</outline></outline>
<outline text="Site" htmlUrl="https://site.example"/>
<outline text="Cmd" xmlUrl="|run"/>
</body></opml>"""


def test_import_follows_tells_what_it_left_out_and_fetches_nothing(
    home: Path, web: Web, news: str, capsys: Said
) -> None:
    file = home / "feeds.opml"
    file.write_text(LIST.format(url=news))

    assert run(["import", str(file)]) == 0

    said = capsys.readouterr()
    assert said.out == f"Health/Sleep: News  {news}\n"
    assert "line 5: Site: names a page but no feed; try: wellread follow" in said.err
    assert "line 6: Cmd: must be an http or https address" in said.err
    assert "1 added, 0 known already, 2 remarks" in said.err
    assert web.asked == []
    assert listed(home) == [{"url": news, "title": "News", "category": "Health/Sleep"}]

    assert run(["import", str(file), "--json"]) == 0
    assert [shape["outcome"] for shape in told(capsys)] == ["known", "remark", "remark"]


def test_import_reads_stdin_and_fetches_if_asked_to(
    home: Path, web: Web, news: str
) -> None:
    content = LIST.format(url=news).encode()
    arguments = [sys.executable, "-m", "reader", "import", "-", "--refresh"]
    done = subprocess.run(arguments, input=content, capture_output=True, check=False)

    assert done.returncode == 0
    assert b"2 new  News" in done.stdout
    assert web.asked == ["/feed"]
    with Library.open() as library:
        assert len(library.entries(Query(category="Health/Sleep"))) == 2


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"<html/>", "line 1: not OPML"),
        (b"", "empty"),
        (b" " * (4 * 2**20 + 1), "larger than 4 MiB"),
        (None, "cannot be read: No such file"),
    ],
)
def test_what_is_no_list_is_one_line_and_changes_nothing(
    home: Path, capsys: Said, content: bytes | None, said: str
) -> None:
    file = home / "feeds.opml"
    if content is not None:
        file.write_bytes(content)
    assert run(["import", str(file)]) == 2
    assert f"wellread: {file}: {said}" in capsys.readouterr().err
    assert (home / "feeds.toml").read_text() == ""


def test_an_export_is_imported_again_just_as_it_was(home: Path, capsys: Said) -> None:
    (home / "feeds.toml").write_text(
        '[[feed]]\nurl = "https://a.example/feed"\ntitle = "A"\ncategory = "H/S"\n'
        'full_text = true\nevery = "6h"\nkeep_if = "sleep"\n\n'
        '[[search]]\nname = "Trials"\nquery = "trial"\n\n[watch]\nterms = ["naps"]\n'
    )
    file = home / "feeds.opml"
    assert run(["export", "opml", str(file)]) == 0
    with Library.open() as library:
        before = library.following
    (home / "feeds.toml").write_text('[watch]\nterms = ["tea"] # mine\n')

    assert run(["import", str(file)]) == 0

    assert "1 saved searches, 1 watched terms" in capsys.readouterr().err
    with Library.open() as library:
        assert library.following.subscriptions == before.subscriptions
        assert library.following.searches == before.searches
        assert library.following.watched == ("tea", "naps")
    assert "# mine" in (home / "feeds.toml").read_text()


def test_what_export_json_wrote_brings_its_feeds_along(
    home: Path, news: str, capsys: Said
) -> None:
    assert run(["follow", news, "--title", "Mine", "--category", "H"]) == 0
    file = home / "library.jsonl"
    assert run(["export", "json", "--output", str(file)]) == 0
    assert run(["unfollow", "Mine"]) == 0
    assert listed(home) == []

    assert run(["import", str(file)]) == 0

    assert listed(home) == [{"url": news, "title": "Mine", "category": "H"}]


def test_an_export_replaces_a_file_only_if_told_to(
    home: Path, news: str, capsys: Said
) -> None:
    write_feeds(home, news)
    file = home / "feeds.opml"
    file.write_text("precious")

    assert run(["export", "opml", str(file)]) == 2
    assert "exists; --force replaces it" in capsys.readouterr().err
    assert file.read_text() == "precious"
    assert run(["export", "opml", str(file), "--force"]) == 0
    assert ElementTree.parse(file).getroot().find("body/outline/outline") is not None
    assert run(["export", "opml"]) == 0
    assert capsys.readouterr().out.startswith("<?xml")


def test_a_thread_that_reads_sees_what_another_follows(home: Path, news: str) -> None:
    """A library belongs to its thread; the file is everybody's."""
    with Library.open() as library:
        seen: list[int] = []

        def other() -> None:
            with Library.open() as mine:
                mine.follow(news)
                seen.append(len(mine.feeds()))

        thread = threading.Thread(target=other)
        thread.start()
        thread.join()
        assert seen == [1]
        assert len(library.feeds()) == 1


@pytest.mark.parametrize("typed", ["notaurl", "not a url", "sleep research news"])
def test_what_is_no_address_is_said_to_be_none_and_nobody_is_asked(
    home: Path, typed: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["follow", typed]) == 1
    said = capsys.readouterr().err
    assert f"{typed}: that is no address" in said
    assert "example.org" in said


def test_a_feed_that_settings_did_not_allow_is_asked_as_soon_as_they_do(
    home: Path, web: Web, capsys: pytest.CaptureFixture[str]
) -> None:
    web.pages["/feed"] = rss("Own News", [("1", "Naps", "<p>Naps help.</p>")])
    write_feeds(home, web.url("/feed"))
    settings = home / "settings.toml"
    allowed = settings.read_text()
    settings.write_text("")
    for _ in range(2):
        assert run(["refresh"]) == 3
        assert "allow_private" in capsys.readouterr().out
    assert web.asked == []
    settings.write_text(allowed)
    assert run(["refresh"]) == 0
    assert web.asked == ["/feed"]
    assert "1 new" in capsys.readouterr().out


def test_without_any_feed_it_is_said_how_to_follow_one(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (home / "feeds.toml").write_text('[[feed]]\nurl = "htp:/wrong"\n')
    for command in ("list", "refresh"):
        assert run([command]) == 0
        said = capsys.readouterr().err
        assert "no feed is followed yet" in said
        assert "wellread follow" in said
