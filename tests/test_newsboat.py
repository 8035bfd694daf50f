"""Somebody moves from Newsboat: feeds, articles, what was read and what was flagged."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
from pathlib import Path
from typing import Any

import pytest

from reader import Library, Query
from reader.cli.main import run
from tests.web import Web, rss

Said = pytest.CaptureFixture[str]
SLEEP = (
    "<p>Seven hours of sleep, and a long life.</p><h2>Methods</h2><p>They asked.</p>"
)

# The columns as Newsboat 2.21 makes them.
TABLES = """
CREATE TABLE rss_feed (rssurl VARCHAR(1024) PRIMARY KEY NOT NULL,
    url VARCHAR(1024) NOT NULL, title VARCHAR(1024) NOT NULL);
CREATE TABLE rss_item (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    guid VARCHAR(64) NOT NULL, title VARCHAR(1024) NOT NULL,
    author VARCHAR(1024) NOT NULL, url VARCHAR(1024) NOT NULL,
    feedurl VARCHAR(1024) NOT NULL, pubDate INTEGER NOT NULL,
    content VARCHAR(65535) NOT NULL, unread INTEGER(1) NOT NULL,
    enclosure_url VARCHAR(1024), enclosure_type VARCHAR(1024),
    flags VARCHAR(52), deleted INTEGER(1) NOT NULL DEFAULT 0);
"""


def cache(path: Path, *items: dict[str, Any], feed: str = "https://a.example/") -> Path:
    plain = {
        **{"guid": "1", "title": "A", "author": "", "url": "https://a.example/1"},
        **{"feedurl": feed, "pubDate": 1_780_300_800, "content": SLEEP, "unread": 1},
        **{"enclosure_url": "", "enclosure_type": "", "flags": None, "deleted": 0},
    }
    with sqlite3.connect(path) as raw:
        raw.executescript(TABLES)
        for url in {item.get("feedurl", feed) for item in items}:
            named = (url, "https://a.example/", f"Title of {url}")
            raw.execute("INSERT INTO rss_feed VALUES (?, ?, ?)", named)
        for item in items:
            row = plain | item
            marks = ", ".join(f":{name}" for name in row)
            raw.execute(
                f"INSERT INTO rss_item ({', '.join(row)}) VALUES ({marks})", row
            )
    raw.close()
    return path


def states(text: str = "") -> dict[str, tuple[bool, bool]]:
    with Library.open() as library:
        found = library.entries(Query(text=text))
        return {e.title: (e.is_read, e.is_bookmarked) for e in found}


def test_articles_come_with_text_read_marks_and_flags(
    home: Path, tmp_path: Path, capsys: Said
) -> None:
    file = cache(
        tmp_path / "cache.db",
        {"guid": "1", "title": "Sleep", "unread": 0, "flags": "s", "author": "Ann Bee"},
        {"guid": "2", "title": "Measles", "url": "https://a.example/2"},
        {"guid": "3", "title": "Gone", "deleted": 1},
    )
    before = file.read_bytes()
    assert run(["import", str(file)]) == 0
    assert states() == {"Sleep": (True, True), "Measles": (False, False)}
    with Library.open() as library:
        [entry] = library.entries(Query(text="is:bookmarked"))
        article = library.article(entry.id)
    assert [section.title for section in article.sections] == ["", "Methods"]
    assert entry.author == "Ann Bee"
    assert f"{entry.published:%Y-%m-%d}" == "2026-06-01"
    assert "2 articles and 2 marks are new here" in capsys.readouterr().err
    assert file.read_bytes() == before
    assert [path.name for path in tmp_path.glob("cache.db*")] == ["cache.db"]


def test_a_folder_is_one_command_and_again_changes_nothing(
    home: Path, tmp_path: Path, capsys: Said
) -> None:
    folder = tmp_path / ".newsboat"
    folder.mkdir()
    (folder / "urls").write_text('https://a.example/ health "~Named"\n')
    other = "https://let-go.example/"
    cache(
        folder / "cache.db",
        {"title": "Sleep"},
        {"guid": "2", "title": "Old", "feedurl": other},
        {"guid": "3", "title": "Old and kept", "feedurl": other, "flags": "a"},
    )
    assert run(["import", str(folder), "--json"]) == 0
    outcomes = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [each["outcome"] for each in outcomes] == ["added", "articles"]
    assert outcomes[1] == {
        **{"outcome": "articles", "entries": 2},
        **{"marks": 1, "bookmarks": 1},
    }
    assert states() == {"Sleep": (False, False), "Old and kept": (False, True)}
    with Library.open() as library:
        assert [(f.title, f.category) for f in library.feeds()] == [("Named", "health")]
    assert run(["import", str(folder), "--json"]) == 0
    again = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert (again[-1]["entries"], again[-1]["marks"]) == (0, 0)


def test_what_was_read_here_stays_read_and_unread_there_says_nothing(
    home: Path, tmp_path: Path
) -> None:
    file = cache(tmp_path / "cache.db", {"title": "Sleep", "unread": 1})
    assert run(["import", str(file)]) == 0
    assert run(["mark", "1"]) == 0
    assert run(["import", str(file)]) == 0
    assert states() == {"Sleep": (True, False)}


def test_hostile_rows_are_cleaned_or_refused(home: Path, tmp_path: Path) -> None:
    file = cache(
        tmp_path / "cache.db",
        {
            "title": "\x1b]52;c;x\x07 Sleep\x00",
            "url": "javascript:alert(1)",
            "content": "<script>x()</script><p>Fine.</p>",
            "author": b"\xff\xfe".decode("latin-1"),
            "pubDate": "not a date",
            "unread": "x",
            "enclosure_url": "file:///etc/passwd",
        },
    )
    assert run(["import", str(file)]) == 0
    with Library.open() as library:
        [entry] = library.entries(Query())
        article = library.article(entry.id)
    assert entry.title.isprintable()
    assert "\x1b" not in entry.title
    assert entry.link == ""
    assert article.markdown.strip() == "Fine."
    assert article.enclosures == ()
    assert entry.published_is_guessed


@pytest.mark.parametrize("kind", ["other tables", "not whole", "a folder", "no file"])
def test_what_is_no_cache_is_told_in_a_line(
    home: Path, tmp_path: Path, capsys: Said, kind: str
) -> None:
    path = tmp_path / "cache.db"
    if kind == "other tables":
        with sqlite3.connect(path) as raw:
            raw.execute("CREATE TABLE x (y)")
        raw.close()
    elif kind == "not whole":
        path.write_bytes(cache(tmp_path / "whole", {}).read_bytes()[:5000])
    elif kind == "a folder":
        path.mkdir()
    assert run(["import", str(path)]) in (1, 2)
    said = capsys.readouterr().err
    assert said.startswith("wellread: ")
    assert said.count("\n") == 1
    assert states() == {}


def test_from_a_real_newsboat_no_article_comes_twice(
    home: Path, web: Web, tmp_path: Path
) -> None:
    program = shutil.which("newsboat")
    if program is None:
        pytest.skip("no newsboat on this machine")
    feed = rss(
        "News", [("g1", "Sleep &amp; life", SLEEP), ("g2", "Measles", "<p>M.</p>")]
    )
    feed = feed.replace(b"<guid isPermaLink='false'>g2</guid>", b"")
    web.pages["/feed"] = feed
    folder = tmp_path / "newsboat"
    folder.mkdir()
    (folder / "urls").write_text(f"{web.url('/feed')} health\n")
    subprocess.run(
        [program, "-u", folder / "urls", "-c", folder / "cache.db", "-x", "reload"],
        env={**os.environ, "HOME": str(tmp_path), "LC_ALL": "C.UTF-8"},
        check=True,
        capture_output=True,
    )
    raw = sqlite3.connect(folder / "cache.db")
    raw.execute("UPDATE rss_item SET unread = 0, flags = 'k' WHERE guid = 'g1'")
    raw.commit()
    raw.close()
    assert run(["import", str(folder)]) == 0
    moved = {"Sleep & life": (True, True), "Measles": (False, False)}
    assert states() == moved
    assert run(["refresh"]) == 0
    assert states() == moved
    assert states("is:changed") == {}


def test_urls_alone_say_where_the_articles_are(
    home: Path, tmp_path: Path, capsys: Said
) -> None:
    urls = tmp_path / "urls"
    urls.write_text("https://a.example/rss health\n")
    assert run(["import", str(urls)]) == 0
    assert "cache.db" in capsys.readouterr().err
    file = cache(tmp_path / "cache.db", {"feedurl": "https://a.example/rss"})
    assert run(["import", str(urls), str(file)]) == 0
    said = capsys.readouterr().err
    assert "name that file" not in said
    assert "1 articles and 0 marks are new here" in said


def test_what_its_config_has_that_has_no_place_here_is_mentioned_once(
    home: Path, tmp_path: Path, capsys: Said
) -> None:
    (tmp_path / "urls").write_text("https://a.example/rss health\n")
    (tmp_path / "config").write_text('ignore-article "*" "title =~ \\"ad\\""\n')
    assert run(["import", str(tmp_path)]) == 0
    said = capsys.readouterr().err
    assert said.count("ignore-article (1)") == 1
    assert "keep_if in feeds.toml" in said
