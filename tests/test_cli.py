"""What the command line says: data on stdout, words on stderr, exit codes."""

import json
import subprocess
import sys
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click import Group

from reader.cli.main import commands, run
from reader.cli.output import write_entries
from reader.store.rows import gone
from tests.conftest import follow
from tests.terminal import Terminal
from tests.web import Web, rss

TEXT = (
    "<p>Sleeping seven hours was linked to a longer life in 1,240 adults.</p>"
    "<h2>What the researchers did</h2><p>They followed adults for ten years.</p>"
)

Said = pytest.CaptureFixture[str]


def lines(capsys: Said) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


@pytest.fixture
def filled(home: Path, web: Web, capsys: Said) -> Path:
    """A library with two articles of one feed, refreshed."""
    entries = [("1", "Sleep and long life", TEXT), ("2", "Measles in Leeds", TEXT)]
    web.pages["/feed"] = rss("Health News", entries)
    follow(home, web.url("/feed"))
    assert run(["refresh"]) == 0
    capsys.readouterr()
    return home


def test_refresh_tells_how_each_feed_went(home: Path, web: Web, capsys: Said) -> None:
    web.pages["/feed"] = rss("Health News", [("1", "Sleep", TEXT)])
    follow(home, web.url("/feed"), web.url("/gone"))
    assert run(["refresh", "--json"]) == 3
    good, bad = sorted(lines(capsys), key=lambda line: str(line["feed"]))
    assert (good["status"], good["new"], good["error"]) == (200, 1, None)
    assert (bad["status"], bad["new"]) == (404, 0)
    assert bad["error"]
    keys = "feed title status new changed unchanged omitted seconds error note"
    assert list(good) == keys.split()


def test_refresh_of_one_feed_asks_only_that(filled: Path, web: Web) -> None:
    follow(filled, web.url("/feed"), web.url("/other"))
    web.asked.clear()
    assert run(["refresh", "Health News"]) == 0
    assert web.asked == ["/feed"]


def test_list_prints_entries_as_the_shapes_say(filled: Path, capsys: Said) -> None:
    assert run(["list", "--json"]) == 0
    found = lines(capsys)
    assert {entry["title"] for entry in found} == {
        "Sleep and long life",
        "Measles in Leeds",
    }
    keys = (
        "id feed_url feed_title title link author published published_is_guessed "
        "summary tags words minutes is_read is_bookmarked readiness copies evidence "
        "readiness_why revised_at"
    )
    assert list(found[0]) == keys.split()
    assert found[0]["published"].endswith("Z")


def test_read_json_has_the_sections(filled: Path, capsys: Said) -> None:
    assert run(["read", "1", "--json"]) == 0
    [article] = lines(capsys)
    assert [s["title"] for s in article["sections"]] == ["", "What the researchers did"]
    assert [s["kind"] for s in article["sections"]] == ["lead", "methods"]
    assert "".join(s["markdown"] for s in article["sections"]) == article["markdown"]


def test_read_prints_the_article_for_people(filled: Path, capsys: Said) -> None:
    assert run(["read", "1", "--width", "40"]) == 0
    out = capsys.readouterr().out
    assert "What the researchers did" in out
    assert all(len(line) <= 40 for line in out.splitlines())


def test_read_prints_one_section_or_the_outline(filled: Path, capsys: Said) -> None:
    assert run(["read", "1", "--outline"]) == 0
    out = capsys.readouterr().out
    assert out == "  0  Beginning\n  1  What the researchers did\n"
    assert run(["read", "1", "--section", "1"]) == 0
    out = capsys.readouterr().out
    assert "ten years" in out and "1,240" not in out
    assert run(["read", "1", "--section", "0", "--markdown"]) == 0
    out = capsys.readouterr().out
    assert "1,240" in out and "ten years" not in out
    assert run(["read", "1", "--section", "9"]) == 1
    assert "it has 1 section with a heading" in capsys.readouterr().err


def test_search_shows_the_words(filled: Path, capsys: Said) -> None:
    assert run(["search", "measles"]) == 0
    assert "Measles in Leeds" in capsys.readouterr().out
    assert run(["search", "followed"]) == 0
    assert "They followed adults" in capsys.readouterr().out


def test_a_bookmark_is_kept_and_let_go(filled: Path, capsys: Said) -> None:
    assert run(["bookmark", "1"]) == 0
    capsys.readouterr()
    run(["list", "is:bookmarked", "--json"])
    assert [entry["id"] for entry in lines(capsys)] == [1]
    assert run(["bookmark", "1", "--remove"]) == 0
    capsys.readouterr()
    run(["list", "is:bookmarked", "--json"])
    assert lines(capsys) == []


def test_mark_sets_and_clears(filled: Path, capsys: Said) -> None:
    assert run(["mark", "1", "--read"]) == 0
    capsys.readouterr()
    run(["list", "is:unread", "--json"])
    assert [entry["id"] for entry in lines(capsys)] == [2]


def test_feeds_and_tags_have_their_counts(filled: Path, capsys: Said) -> None:
    assert run(["feeds", "--json"]) == 0
    [feed] = lines(capsys)
    assert (feed["title"], feed["total"], feed["unread"]) == ("Health News", 2, 2)
    assert feed["error"] is None
    assert run(["tags", "--json"]) == 0
    assert all(
        set(tag) == {"name", "origin", "total", "unread"} for tag in lines(capsys)
    )


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["read", "999"], 1),
        (["bookmark", "999"], 1),
        (["refresh", "no such feed"], 1),
        (["read", "one"], 2),
        (["nonsense"], 2),
        (["help", "nonsense"], 2),
    ],
)
def test_what_goes_wrong_is_one_line_and_a_code(
    home: Path, capsys: Said, arguments: list[str], code: int
) -> None:
    assert run(arguments) == code
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.strip()
    assert "Traceback" not in said.err


def test_a_bad_key_is_named_and_the_rest_still_works(
    filled: Path, web: Web, capsys: Said
) -> None:
    good = f'[[feed]]\nurl = "{web.url("/feed")}"\n'
    (filled / "feeds.toml").write_text(good + 'titel = "Mine"\n')
    assert run(["list"]) == 0
    said = capsys.readouterr()
    assert "titel" in said.err
    assert "did you mean 'title'" in said.err
    assert "Measles in Leeds" in said.out


def test_a_closed_pipe_is_not_an_error(filled: Path) -> None:
    # `true` reads nothing at all and is gone before the first line is written.
    reading = f"{sys.executable} -m reader list --json | true"
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {reading}"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    assert done.returncode == 0


def test_the_manual_is_read_by_topic(home: Path, capsys: Said) -> None:
    assert run(["help"]) == 0
    assert "keys" in capsys.readouterr().out
    assert run(["help", "keys"]) == 0
    assert "bookmark" in capsys.readouterr().out.lower()


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (["serach", "sleep"], "did you mean 'search'?"),
        (["zzzzzz"], "see 'wellread --help'"),
        (["help", "serch"], "did you mean 'search'?"),
        (["export", "markdwon", "x"], "markdown"),
        (["read", "1", "--outlin"], "--outline"),
    ],
)
def test_what_is_nearly_right_is_answered_with_what_is(
    filled: Path, capsys: Said, arguments: list[str], hint: str
) -> None:
    assert run(arguments) == 2
    assert hint in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("list --saved nope", "feeds.toml has no saved searches; see 'help feeds'"),
        ("image 1 2", "article 1 has no image"),
        ("undo 99", "there is no action 99 to undo; see --list"),
    ],
)
def test_what_is_not_there_is_told_in_one_line(
    filled: Path, capsys: Said, arguments: str, said: str
) -> None:
    assert run(arguments.split()) == 1
    assert capsys.readouterr().err == f"wellread: {said}\n"


def test_a_saved_search_that_is_not_there_is_answered_with_the_nearest(
    filled: Path, capsys: Said
) -> None:
    with (filled / "feeds.toml").open("a") as feeds:
        feeds.write('[[search]]\nname = "Short nights"\nquery = "tag:sleep"\n')
    assert run(["list", "--saved", "short nigths"]) == 1
    assert "did you mean 'short nights'?" in capsys.readouterr().err


def test_two_articles_stand_side_by_side_where_there_is_room(
    filled: Path, capsys: Said
) -> None:
    names = ("1 Measles in Leeds", "2 Sleep and long life")
    assert run(["compare", "1", "2", "--width", "100"]) == 0
    head, *rest = capsys.readouterr().out.splitlines()
    assert head == f"{names[0]:<51}{names[1]}"
    assert rest and all(len(line) <= 100 for line in rest)
    assert run(["compare", "1", "2", "--width", "99"]) == 0
    beneath = capsys.readouterr().out
    assert run(["compare", "1", "2"]) == 0
    for out in (beneath, capsys.readouterr().out):
        indented = [f"  {name}" for name in names]
        assert [line for line in out.splitlines() if line in indented][:2] == indented


def test_an_undated_untitled_article_is_called_so(capsys: Said) -> None:
    entry = replace(gone(7), title="", feed_title="Health News")
    assert entry.published_is_guessed
    write_entries([entry])
    out = capsys.readouterr().out
    assert out.split() == ["7", "undated", "(untitled)", "Health", "News"]


def test_a_feeds_toml_that_is_gone_is_told_of(filled: Path, capsys: Said) -> None:
    feeds = filled / "feeds.toml"
    before = tomllib.loads(feeds.read_text())
    feeds.unlink()
    assert run(["searches"]) == 0
    told = capsys.readouterr().err
    assert "feeds.toml was not there: 1 feed is in it again, from the library" in told
    assert tomllib.loads(feeds.read_text()) == before
    assert run(["searches"]) == 0
    assert "was not there" not in capsys.readouterr().err


def test_a_quotation_mark_that_is_not_closed_is_told_once(
    filled: Path, web: Web, capsys: Said
) -> None:
    with (filled / "feeds.toml").open("a") as feeds:
        feeds.write('[[feed]]\nurl = "https://a.example/\n')
    assert run(["follow", web.url("/other")]) == 2
    err = capsys.readouterr().err
    assert err.count("a quotation mark is not closed") == 1
    assert "mend this line first" in err and "illegal" not in err.lower()


def test_a_saved_search_is_listed_by_its_name(filled: Path, capsys: Said) -> None:
    with (filled / "feeds.toml").open("a") as feeds:
        feeds.write('[[search]]\nname = "Both"\nquery = "measles OR life"\n')
    assert run(["list", "--saved", "both", "--json"]) == 0
    assert len(lines(capsys)) == 2
    assert run(["list", "--saved", "Both", "title:leeds", "--json"]) == 0
    assert [entry["title"] for entry in lines(capsys)] == ["Measles in Leeds"]


def test_help_on_a_command_is_its_own_and_on_a_word_where_it_stands(
    capsys: Said,
) -> None:
    assert run(["help", "unfollow"]) == 0
    assert "Usage: wellread unfollow" in capsys.readouterr().out
    assert run(["help", "cron"]) == 0
    said = capsys.readouterr()
    assert "the word stands in" in said.err
    assert "commands" in said.out


def test_lists_keep_to_the_width_that_is_asked_for(filled: Path, capsys: Said) -> None:
    for arguments in (["list"], ["related", "1"], ["search", "sleep"]):
        assert run([*arguments, "--width", "60"]) == 0
        entries = [x for x in capsys.readouterr().out.splitlines() if x[5:6].isdigit()]
        assert {len(line) for line in entries} <= {60}


def test_a_pager_gets_what_a_terminal_would(filled: Path, tmp_path: Path) -> None:
    pager = tmp_path / "pager"
    pager.write_text(f"#!/bin/sh\ncat > {tmp_path}/paged\necho shown\n")
    pager.chmod(0o755)
    # The size of the window is known to the program a moment too late to count on.
    wide = {"PAGER": str(pager), "COLUMNS": "70"}
    with Terminal("list", "--pager", **wide) as terminal:
        terminal.wait_for("shown")
        assert terminal.ended() == 0
    paged = (tmp_path / "paged").read_text().rstrip("\n").splitlines()
    assert len(paged) == 2
    assert {len(line) for line in paged} == {70}


@pytest.mark.parametrize(
    "name", [name for name, each in commands().items() if isinstance(each, Group)]
)
def test_a_group_has_all_its_commands_in_a_process_of_its_own(name: str) -> None:
    """Not only where the modules of other commands have been imported as well."""
    group = commands()[name]
    assert isinstance(group, Group)
    code = (
        "from reader.cli.main import wellread\n"
        f"print(*wellread.get_command(None, {name!r}).commands)"
    )
    alone = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert sorted(alone.stdout.split()) == sorted(group.commands)
