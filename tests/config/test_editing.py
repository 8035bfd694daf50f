"""feeds.toml is edited: all that somebody wrote stays as they wrote it."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.config.editing import (
    UneditableError,
    appended,
    changed,
    extended,
    put,
)
from reader.config.passages import put_back, taken_out

MINE = """\
# What I read.

[[feed]] # my sister's
url = "https://a.example/feed"  # since May
# title = "A"
category = "News"

# Journals

[[feed]]
url = "https://b.example/feed"

# Searches

[[search]]
name = "Sleep" # at night
query = \"\"\"
[[feed]]
sleep\"\"\"

[watch]
terms = [
  "insomnia", # mine
  ["nested"],
]

# At the end

[[feed]]
url = "https://c.example/feed"
# the end
"""


def test_a_feed_is_added_behind_the_last_one() -> None:
    new = {"url": "https://d.example/feed", "title": 'The "D"', "full_text": True}

    text = appended(MINE, "feed", [new])

    added = (
        "\n[[feed]]\n"
        'url = "https://d.example/feed"\n'
        'title = "The \\"D\\""\n'
        "full_text = true\n"
        "\n# the end\n"
    )
    assert text == MINE.replace("# the end\n", added)


def test_a_feed_is_added_to_an_empty_file() -> None:
    text = appended("", "feed", [{"url": "https://a.example"}])

    assert text == '[[feed]]\nurl = "https://a.example"\n'


def test_a_line_that_does_not_end_gets_its_end() -> None:
    text = appended("# mine", "feed", [{"url": "a"}])

    assert text == '# mine\n\n[[feed]]\nurl = "a"\n'


def test_what_ends_its_lines_as_windows_does_goes_on_to() -> None:
    text = appended('[[feed]]\r\nurl = "a"\r\n', "feed", [{"url": "b"}])

    assert text == '[[feed]]\r\nurl = "a"\r\n\r\n[[feed]]\r\nurl = "b"\r\n'


def test_a_feed_goes_and_the_comments_around_it_stay() -> None:
    text, _ = taken_out(MINE, "feed", [0])

    gone = (
        '\n[[feed]] # my sister\'s\nurl = "https://a.example/feed"  # since May\n'
        '# title = "A"\ncategory = "News"\n'
    )
    assert text == MINE.replace(gone, "")


def test_all_feeds_go_and_the_rest_stays() -> None:
    text, _ = taken_out(MINE, "feed", [0, 1, 2])

    assert "feed" not in tomllib.loads(text)
    for kept in ("# What I read.", "# Journals", "# mine", "# At the end", "# the end"):
        assert kept in text


def test_what_was_added_is_taken_away_again_without_a_trace() -> None:
    new = {"url": "https://d.example/feed", "title": "D"}

    mine = MINE.removesuffix("# the end\n")
    assert taken_out(appended(mine, "feed", [new]), "feed", [3])[0] == mine


def test_a_table_is_changed_in_place() -> None:
    def change(table: Any) -> None:
        table["category"] = "Family"
        table["title"] = "A"

    text = changed(MINE, "feed", change)

    assert text == MINE.replace(
        'category = "News"\n', 'category = "Family"\ntitle = "A"\n'
    )


def test_terms_are_added_to_a_list_with_its_comments() -> None:
    text = extended(MINE, "watch", "terms", ["naps"])

    assert tomllib.loads(text)["watch"]["terms"] == ["insomnia", ["nested"], "naps"]
    assert '"insomnia", # mine' in text


def test_a_table_is_made_for_terms_where_there_is_none() -> None:
    assert extended("# mine\n", "watch", "terms", ["naps", "tea"]) == (
        '# mine\n\n[watch]\nterms = ["naps", "tea"]\n'
    )


@pytest.mark.parametrize(
    "edit",
    [
        lambda text: appended(text, "feed", [{"url": "b"}]),
        lambda text: taken_out(text, "feed", [0])[0],
        lambda text: changed(text, "feed", lambda table: table.clear()),
    ],
)
def test_what_cannot_be_edited_safely_is_refused(edit: Callable[[str], str]) -> None:
    with pytest.raises(UneditableError):
        edit('feed = [{url = "a"}]\n')


def test_a_control_character_is_escaped_and_not_written() -> None:
    text = appended("", "feed", [{"title": 'a\u0007\n"'}])

    assert tomllib.loads(text) == {"feed": [{"title": 'a\u0007\n"'}]}
    assert "\u0007" not in text


# Laws

LINES = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=12
)
STRINGS = st.one_of(
    LINES.map(lambda text: in_quotes(text)),
    st.just('"""\n[[feed]]\n# no comment\n"""'),
    st.just("'[[feed]] # no comment'"),
)
VALUES = st.one_of(
    STRINGS,
    st.sampled_from(["true", "3", "2026-01-31", "{a = 1, b = [2]}"]),
    st.lists(STRINGS, max_size=2).map(lambda each: "[\n" + ", #\n".join(each) + "\n]"),
)


def in_quotes(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


@st.composite
def tables(draw: st.DrawFn) -> str:
    """A table with comments in many places, or a comment or a blank line."""
    kind = draw(st.sampled_from(["feed", "feed", "search", "comment", "blank"]))
    if kind == "blank":
        return "\n"
    if kind == "comment":
        return f"#{draw(LINES)} |\n"
    header = draw(st.sampled_from([f"[[{kind}]]", f"  [[ {kind} ]]", f'[["{kind}"]]']))
    keys = draw(st.lists(st.sampled_from("abc"), unique=True, max_size=3))
    lines = [f"{header}{draw(st.sampled_from(['', ' # within']))}"]
    for key in keys:
        lines += draw(st.sampled_from([[], ["# within"], [""]]))
        lines.append(f"{key} = {draw(VALUES)}")
    return "\n".join(lines) + "\n"


TEXTS = st.lists(tables(), max_size=8).map("".join)
EDITS = st.lists(
    st.one_of(
        st.tuples(st.just("add"), LINES), st.tuples(st.just("remove"), st.integers(0))
    ),
    max_size=6,
)


@given(TEXTS, EDITS)
def test_whatever_is_edited_the_rest_stays(
    text: str, edits: list[tuple[str, Any]]
) -> None:
    before = text
    expected = tomllib.loads(text)
    feeds = expected.pop("feed", [])
    for kind, what in edits:
        if kind == "add":
            feeds = [*feeds, {"title": what}]
            text = appended(text, "feed", [{"title": what}])
        elif feeds:
            place = what % len(feeds)
            feeds = feeds[:place] + feeds[place + 1 :]
            text, _ = taken_out(text, "feed", [place])
    after = tomllib.loads(text)
    assert after.pop("feed", []) == feeds
    assert after == expected
    assert comments(text) == comments(before)


@given(TEXTS, st.sets(st.integers(0, 7)))
def test_what_is_taken_out_comes_back_to_the_letter(
    text: str, places: set[int]
) -> None:
    count = len(tomllib.loads(text).get("feed", []))
    rest, passages = taken_out(text, "feed", [n for n in places if n < count])
    assert put_back(rest, "feed", passages) == text


@given(TEXTS, st.sets(st.integers(0, 7), min_size=1), EDITS)
def test_what_comes_back_to_another_text_leaves_that_as_it_is(
    text: str, places: set[int], edits: list[tuple[str, Any]]
) -> None:
    feeds = tomllib.loads(text).get("feed", [])
    gone = [n for n in sorted(places) if n < len(feeds)]
    text, passages = taken_out(text, "feed", gone)
    for kind, what in edits:
        there = tomllib.loads(text).get("feed", [])
        if kind == "add":
            text = "# above |\n" + appended(text, "feed", [{"title": what}])
        elif there:
            text, _ = taken_out(text, "feed", [what % len(there)])
    before = tomllib.loads(text)
    again = put_back(text, "feed", passages)
    after = tomllib.loads(again)
    expected = before.pop("feed", [])
    for place in gone:
        expected.insert(place, feeds[place])
    assert after.pop("feed", []) == expected
    assert after == before
    assert comments(again) == comments(text)


def comments(text: str) -> list[str]:
    """The comments between tables, which end in a mark of their own."""
    return [line for line in text.split("\n") if line[:1] == "#" and line[-2:] == " |"]


def test_a_key_is_set_in_its_table_and_all_else_stays() -> None:
    text = '# mine\n[display] # look\nascii = true # old font\ntheme="ink"\n\n[keys]\n'
    assert put(text, "display", "theme", "paper") == text.replace('"ink"', '"paper"')
    assert put(text, "library", "backups", 3).endswith(
        "[keys]\n\n[library]\nbackups = 3\n"
    )
    assert put("", "display", "mouse", False) == "[display]\nmouse = false\n"
    with pytest.raises(UneditableError):
        put("display = {theme = 'ink'}\n", "display", "theme", "paper")
