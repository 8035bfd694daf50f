"""Pages are fetched, judged and kept: on a real network, in a real file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from reader import Library, Query
from reader.cli import archiving as archiving_told
from reader.cli.main import run
from reader.config.paths import Paths
from reader.errors import FetchError, PageError
from reader.library import archiving
from reader.model import Archived, Entry
from reader.store.visits import Rest, Visits
from reader.workers import WorkError, Workers
from tests.conftest import follow
from tests.web import Web, rss

TITLE = "Walking after meals lowers blood sugar"
TEASER = "<p>Ten minutes of walking after dinner did what no diet could […]</p>"
SENTENCES = (
    "Walking for ten minutes after each meal lowered blood sugar in adults with"
    " diabetes, a trial of 240 people has found. ",
    "The walkers kept a diary of every step, and wore a sensor for twelve weeks. ",
    "Those who sat after their meals had no lower sugar at the end of the study. ",
)
PARAGRAPHS = "".join(f"<p>{sentence * 3}</p>\n" for sentence in SENTENCES)
PAGE = f"""<!doctype html><html><head><title>{TITLE} | Health Post</title>
<meta name="citation_doi" content="10.1136/bmj.g7015">
<meta name="author" content="Ada Writer">
<meta property="article:published_time" content="2026-05-04T08:00:00Z">
</head><body>
<nav><a href="/">Home</a> <a href="/health">Health</a> <a href="/sport">Sport</a></nav>
<main><article><h1>{TITLE}</h1>{PARAGRAPHS}
<h2>What it means</h2>
<p>A walk costs nothing; see <a href="trial.html">the trial</a> for all numbers, and
the guideline on sugar of 10<sup>9</sup>/L. {SENTENCES[1]}</p>
<table><tr><th>Group</th><th>Sugar</th></tr><tr><td>Walk</td><td>6.1</td></tr></table>
</article></main>
<aside class="related"><h3>Most read</h3><a href="/x">Ten foods to avoid</a></aside>
<footer>Copyright Health Post. Contact us. Careers.</footer></body></html>"""
WALL = """<!doctype html><title>Before you continue</title><body><h1>We value your
privacy</h1><p>We and our partners store cookies on your device. You may consent to our
partners using your personal data for personalised ads. Manage your cookies and your
privacy policy settings at any time. Accept all cookies to go on.</p></body>"""
LATER = datetime(2026, 7, 1, tzinfo=UTC)


@pytest.fixture(autouse=True)
def in_a_hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archiving, "PAUSE", 0.01)


def publish(home: Path, web: Web, *guids: str, full_text: bool = False) -> None:
    """Follow a feed with a teaser for each guid, whose pages are yet to be written."""
    items = [(guid, TITLE, TEASER) for guid in guids]
    web.pages["/feed"] = rss("Health Post", items, web.base)
    follow(home, web.url("/feed"))
    if full_text:
        table = (home / "feeds.toml").read_text()
        (home / "feeds.toml").write_text(f"{table}full_text = true\n")


def serve(web: Web, path: str, page: str, kind: str = "text/html") -> None:
    web.pages[path] = page.encode()
    web.types[path] = kind


@pytest.fixture
def library(home: Path, web: Web) -> Iterator[Library]:
    """A library with one teaser, whose page is there."""
    publish(home, web, "walk")
    serve(web, "/walk", PAGE)
    with Library.open(now=lambda: LATER) as library:
        for _ in library.refresh():
            pass
        web.asked.clear()
        yield library


def only(library: Library) -> Entry:
    [entry] = library.entries()
    return entry


def everything(library: Library, **options: bool) -> list[Archived]:
    return list(library.archive(Query(), **options))


def test_a_teaser_says_why_it_is_one(library: Library) -> None:
    entry = only(library)
    assert entry.readiness == "teaser"
    assert (
        entry.readiness_why
        == "the feed gives 11 words and ends in “what no diet could […]”"
    )


def test_nothing_is_fetched_that_nobody_asked_for(library: Library, web: Web) -> None:
    assert list(library.archive()) == []
    for _ in library.refresh(everything=True):
        pass
    assert web.asked == ["/feed"]


def test_who_asks_for_a_page_says_whom_to_write_to(home: Path, web: Web) -> None:
    publish(home, web, "walk")
    serve(web, "/walk", PAGE)
    with (home / "settings.toml").open("a") as settings:
        settings.write('contact = "me@example.org"\n')
    with Library.open(now=lambda: LATER) as library:
        for _ in library.refresh():
            pass
        everything(library)
    assert web.asked == ["/feed", "/walk"]
    assert all("me@example.org" in heard["User-Agent"] for heard in web.heard)


def test_archiving_brings_the_text_of_the_page(library: Library, web: Web) -> None:
    [outcome] = everything(library)
    assert (outcome.readiness, outcome.error) == ("full", None)
    entry = only(library)
    article = library.article(entry.id)
    assert entry.readiness == "full"
    assert entry.readiness_why.startswith("the text comes from the article's page")
    assert [s.title for s in article.sections] == ["", "What it means"]
    assert "10⁹/L" in article.markdown
    assert "| Walk | 6.1 |" in article.markdown
    assert web.url("/trial.html") in article.links
    assert ("doi", "10.1136/bmj.g7015") in article.identifiers
    for junk in ("Most read", "Careers", "Sport", TITLE):
        assert junk not in article.markdown


def test_an_article_that_nobody_can_take_apart_opens_with_its_title(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A worker with its limits does it, as for those that nobody has opened yet."""
    call = Workers.call

    def refuse(workers: Workers, function: Any, asked: Any) -> Any:
        [(entry, _)], _ = asked
        if entry.html:
            raise WorkError("takes too much time or memory to read")
        return call(workers, function, asked)

    monkeypatch.setattr(Workers, "call", refuse)
    assert list(library.understand(only(library).id)) == [1]
    assert library.article(only(library).id).markdown == ""
    assert only(library).title == TITLE


def test_what_is_here_is_not_fetched_again(library: Library, web: Web) -> None:
    everything(library)
    web.asked.clear()
    assert everything(library) == []
    assert everything(library, again=True) == []
    assert web.asked == []


def test_a_bookmarks_page_is_fetched_by_archive_and_by_refresh(
    library: Library, web: Web
) -> None:
    library.bookmark(only(library).id)
    for _ in library.refresh():
        pass
    assert web.asked == ["/walk"]
    assert only(library).readiness == "full"
    kept = library._store.connection.value("SELECT markdown FROM bookmarks")
    assert kept is not None


def test_a_full_text_feed_brings_its_pages(home: Path, web: Web) -> None:
    publish(home, web, "1", "2", "3", full_text=True)
    for path in ("/1", "/2"):
        serve(web, path, PAGE)
    with Library.open(now=lambda: LATER) as library:
        for _ in library.refresh():
            pass
        found = {e.link: (e.readiness, e.readiness_why) for e in library.entries()}
    assert found[web.url("/1")][0] == found[web.url("/2")][0] == "full"
    readiness, why = found[web.url("/3")]
    assert readiness == "teaser"
    assert why.endswith("“what no diet could […]”; not found (404)")


def test_a_refresh_of_one_feed_asks_for_no_page_of_another(
    library: Library, home: Path, web: Web
) -> None:
    library.bookmark(only(library).id)
    web.pages["/other"] = rss("Other", [("nap", "Naps", TEASER)], web.base)
    follow(home, web.url("/feed"), web.url("/other"))
    library._take_up()
    list(library.refresh([web.url("/other")]))
    assert web.asked == ["/other"]
    assert {entry.readiness for entry in library.entries()} == {"teaser"}


def test_what_nobody_can_be_asked_for_is_no_failure_and_is_not_tried_again(
    library: Library, web: Web, capsys: pytest.CaptureFixture[str]
) -> None:
    entry = only(library)
    library.bookmark(entry.id)
    rest = Rest(LATER + timedelta(hours=2), 1)
    Visits(library._store).rest("127.0.0.1", rest)
    assert library.pages.due() == []
    [outcome] = library.archive()
    assert (outcome.is_asked, web.asked) == (False, [])
    assert "has asked to be left alone" in str(outcome.error)
    archiving_told._sum_up([outcome])
    said = capsys.readouterr().err
    assert said.startswith("wellread: pages waiting 1: their servers could not be")
    archiving_told._sum_up([outcome, replace(outcome, is_asked=True)])
    assert "pages fetched 0, not to be had 1\n" in capsys.readouterr().err


def test_a_wall_is_no_article(library: Library, web: Web) -> None:
    serve(web, "/walk", WALL)
    [outcome] = everything(library)
    assert outcome.error == "the site sends a consent wall"
    entry = only(library)
    assert entry.readiness == "teaser"
    assert entry.readiness_why.endswith("; the site sends a consent wall")
    assert "cookies" not in library.article(entry.id).markdown


def test_a_failure_is_remembered_and_rests(home: Path, web: Web) -> None:
    clock = [LATER]
    publish(home, web, "walk")
    with Library.open(now=lambda: clock[0]) as library:
        for _ in library.refresh():
            pass
        web.asked.clear()
        [outcome] = everything(library)
        assert outcome.error == "not found (404)"
        assert everything(library) == []
        assert [w.is_due for w in library.pages.teasers(Query())] == [False]
        assert web.asked == ["/walk"]
        clock[0] += timedelta(days=31)
        serve(web, "/walk", PAGE)
        [outcome] = everything(library)
        assert outcome.readiness == "full"


def test_a_failure_may_be_asked_for_again_at_once(library: Library, web: Web) -> None:
    del web.pages["/walk"]
    everything(library)
    serve(web, "/walk", PAGE)
    [outcome] = everything(library, again=True)
    assert (outcome.readiness, outcome.error) == ("full", None)


def test_a_feeds_new_words_do_not_lose_the_page(library: Library, web: Web) -> None:
    everything(library)
    items = [("walk", TITLE, TEASER.replace("dinner", "lunch"))]
    web.pages["/feed"] = rss("Health Post", items, web.base)
    for _ in library.refresh(everything=True):
        pass
    assert only(library).readiness == "full"
    assert "kept a diary" in library.article(only(library).id).markdown


def test_whoever_stops_keeps_what_was_done(home: Path, web: Web) -> None:
    publish(home, web, "1", "2", "3")
    for path in ("/1", "/2", "/3"):
        serve(web, path, PAGE)
    with Library.open(now=lambda: LATER) as library:
        for _ in library.refresh():
            pass
        outcomes = library.archive(Query())
        first = next(outcomes)
        outcomes.close()  # type: ignore[attr-defined]
        assert library.entry(first.entry_id).readiness == "full"
        assert sum(e.readiness == "full" for e in library.entries()) == 1
        assert len(everything(library)) == 2


def test_a_page_is_added_with_what_it_says_of_itself(home: Path, web: Web) -> None:
    serve(web, "/walk", PAGE)
    with Library.open(now=lambda: LATER) as library:
        entry, is_new = library.add(web.url("/walk"))
        assert is_new
        assert (entry.title, entry.author) == (TITLE, "Ada Writer")
        assert entry.published == datetime(2026, 5, 4, 8, tzinfo=UTC)
        assert (entry.is_bookmarked, entry.readiness) == (True, "full")
        assert entry.feed_title == "Added pages"
        assert "kept a diary" in library.article(entry.id).markdown
        assert library.entries(Query(text="diary")) == [entry]


def test_a_page_is_added_once(home: Path, web: Web) -> None:
    serve(web, "/walk", PAGE)
    with Library.open(now=lambda: LATER) as library:
        first = library.add(web.url("/walk"))
        again = library.add(web.url("/walk/"))
        assert (again.entry, again.is_new) == (first.entry, False)
        assert len(library.entries()) == 1


def test_added_pages_outlive_edits_of_the_feeds(home: Path, web: Web) -> None:
    serve(web, "/walk", PAGE)
    with Library.open(now=lambda: LATER) as library:
        library.add(web.url("/walk"))
    publish(home, web, "other")
    with Library.open(now=lambda: LATER) as library:
        titles = [feed.title for feed in library.feeds()]
        assert "Added pages" in titles
        for _ in library.refresh(everything=True):
            pass
        assert "wellread:added" not in web.asked
        assert len(library.entries(Query(bookmarked=True))) == 1


def test_adding_what_a_feed_has_brings_its_page(library: Library, web: Web) -> None:
    added = library.add(web.url("/walk"))
    assert not added.is_new
    assert added.entry.feed_title == "Health Post"
    assert (added.entry.is_bookmarked, added.entry.readiness) == (True, "full")


def test_what_cannot_be_added_leaves_nothing(home: Path, web: Web) -> None:
    serve(web, "/wall", WALL)
    with Library.open(now=lambda: LATER) as library:
        with pytest.raises(PageError, match="consent wall"):
            library.add(web.url("/wall"))
        with pytest.raises(FetchError, match="not found"):
            library.add(web.url("/nowhere"))
        assert library.entries() == []
        assert library.feeds() == []


def test_a_library_of_before_pages_knows_none(tmp_path: Path) -> None:
    with Library.open(Paths(config=tmp_path, data=tmp_path)) as library:
        assert list(library.archive()) == []


def test_the_commands_tell_what_came_and_what_did_not(
    home: Path, web: Web, capsys: pytest.CaptureFixture[str]
) -> None:
    publish(home, web, "good", "wall", "gone")
    serve(web, "/good", PAGE)
    serve(web, "/wall", WALL)
    assert run(["refresh"]) == 0
    capsys.readouterr()
    assert run(["archive", "readiness:teaser", "--json"]) == 3
    told = {
        line["link"].rpartition("/")[2]: line
        for line in map(json.loads, capsys.readouterr().out.splitlines())
    }
    keys = "id title link readiness words seconds error"
    assert list(told["good"]) == keys.split()
    assert (told["good"]["readiness"], told["good"]["error"]) == ("full", None)
    assert told["wall"]["error"] == "the site sends a consent wall"
    assert told["gone"]["error"] == "not found (404)"
    assert run(["archive", "walking"]) == 0
    assert "2 could not be had before and rest" in capsys.readouterr().err
    assert run(["archive"]) == 0
    assert "nothing to fetch" in capsys.readouterr().err


def test_reading_a_teaser_says_why_it_is_one(
    home: Path, web: Web, capsys: pytest.CaptureFixture[str]
) -> None:
    publish(home, web, "walk")
    assert run(["refresh"]) == 0
    assert run(["archive", "walking"]) == 3
    said = capsys.readouterr().out
    assert f"failed  {TITLE}: not found (404)" in said
    assert run(["read", "1"]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "Only a teaser is here: the feed gives 11 words" in said
    assert "not found (404). 'wellread archive 1' fetches its page." in said


def test_add_says_whether_the_page_is_new(
    home: Path, web: Web, capsys: pytest.CaptureFixture[str]
) -> None:
    serve(web, "/walk", PAGE)
    serve(web, "/wall", WALL)
    assert run(["add", web.url("/walk"), "--json"]) == 0
    added = json.loads(capsys.readouterr().out)
    assert (added["is_new"], added["is_bookmarked"]) == (True, True)
    assert added["title"] == TITLE
    assert run(["add", web.url("/walk")]) == 0
    assert "in the library already" in capsys.readouterr().err
    assert run(["add", web.url("/wall")]) == 1
    assert "the site sends a consent wall" in capsys.readouterr().err
