"""settings.toml: every key has a default, a check, and a complaint that names it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.config.durations import format_duration, parse_duration
from reader.config.settings import (
    DigestSettings,
    DisplaySettings,
    FetchSettings,
    LibrarySettings,
    Settings,
    parse_settings,
)


def problem(text: str) -> str:
    """The one problem of a text."""
    (line,) = parse_settings(text).problems
    return line


def test_an_empty_file_means_the_defaults() -> None:
    assert parse_settings("") == Settings()


def test_the_defaults_are_the_ones_that_were_promised() -> None:
    assert Settings() == Settings(
        fetch=FetchSettings(
            allow_private=(), every=3600, on_start=False, while_open=None
        ),
        display=DisplaySettings(
            theme="paper-dark", measure=78, density="comfortable", ascii=False
        ),
        keys={},
        library=LibrarySettings(keep=None, backups=7),
        digest=DigestSettings(related=True, evidence=True),
    )


def test_all_that_a_file_may_say_is_read() -> None:
    settings = parse_settings("""
        [fetch]
        allow_private = ["127.0.0.1", "fd00::1"]
        every = "2h"
        on_start = true
        while_open = "45m"
        contact = "me@home.example"
        [display]
        theme = "ink"
        measure = 66
        density = "compact"
        ascii = true
        [keys]
        "entry.bookmark" = "ctrl+b"
        [library]
        keep = "365d"
        backups = 3
        [digest]
        related = false
        evidence = false
    """)

    assert settings == Settings(
        fetch=FetchSettings(
            allow_private=("127.0.0.1", "fd00::1"),
            every=7200,
            on_start=True,
            while_open=2700,
            contact="me@home.example",
        ),
        display=DisplaySettings(theme="ink", measure=66, density="compact", ascii=True),
        keys={"entry.bookmark": "ctrl+b"},
        library=LibrarySettings(keep=365 * 86_400, backups=3),
        digest=DigestSettings(related=False, evidence=False),
    )


@pytest.mark.parametrize(
    ("table", "key", "value", "complaint"),
    [
        ("fetch", "on_start", '"yes"', "must be true or false, not text"),
        ("fetch", "contact", '"me at home"', "must be a mail address, or that of"),
        ("fetch", "contact", '"a@b\\nX-Evil: 1"', "contact"),
        ("fetch", "contact", '"https://me.example/)("', "must be a mail address"),
        ("fetch", "every", "60", "must be a length of time in quotes"),
        ("fetch", "allow_private", '"127.0.0.1"', "must be a list of texts, not text"),
        ("display", "measure", "true", "must be a whole number, not true or false"),
        ("display", "measure", "78.0", "not a number with a point"),
        ("display", "density", '"dense"', "must be 'comfortable' or 'compact'"),
        ("display", "theme", '"../../secret"', "must be a theme's name"),
        ("display", "theme", '""', "must be a theme's name"),
        ("display", "colour", '"red"', "unknown key"),
        ("library", "keep", '"a year"', "not 'a year'"),
        ("library", "backups", '"7"', "must be a whole number, not text"),
        ("digest", "relatd", "true", "unknown key; did you mean 'related'?"),
    ],
)
def test_a_value_that_cannot_be_used_leaves_the_default(
    table: str, key: str, value: str, complaint: str
) -> None:
    text = f"[{table}]\n{key} = {value}\n"

    assert problem(text).startswith(f"settings.toml: {table}.{key}: ")
    assert complaint in problem(text)
    settings = parse_settings(text)
    assert settings == Settings(problems=settings.problems)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("[fetch]\nevery = '1s'", "fetch.every: must be at least 30m, which is used"),
        ("[fetch]\nwhile_open = '5s'", "fetch.while_open: must be at least 1m, which"),
        ("[display]\nmeasure = 9", "display.measure: must be at least 30"),
        ("[display]\nmeasure = 999", "display.measure: must be at most 200"),
        ("[library]\nkeep = '1h'", "library.keep: must be at least 1d"),
        ("[library]\nbackups = -1", "library.backups: must be at least 0"),
    ],
)
def test_a_number_out_of_bounds_becomes_the_nearest_within_them(
    text: str, complaint: str
) -> None:
    settings = parse_settings(text)

    assert complaint in settings.problems[0]
    assert settings != Settings(problems=settings.problems)


@pytest.mark.parametrize(
    "address",
    ["10.0.0.0/8", "192.168.0.0/32", "127.0.0.1:8080", "localhost", "10.0.0.*", ""],
)
def test_a_range_or_a_name_is_no_single_address(address: str) -> None:
    settings = parse_settings(f'[fetch]\nallow_private = ["{address}", "127.0.0.1"]')

    assert settings.fetch.allow_private == ("127.0.0.1",)
    assert len(settings.problems) == (1 if address else 0)


def test_a_public_address_needs_no_leave() -> None:
    text = '[fetch]\nallow_private = ["8.8.8.8"]'

    assert "'8.8.8.8' is a public address" in problem(text)


def test_one_address_written_in_two_ways_is_one_address() -> None:
    settings = parse_settings('[fetch]\nallow_private = ["::1", "0:0::0:1"]')

    assert set(settings.fetch.allow_private) == {"::1"}


def test_an_empty_keep_keeps_everything() -> None:
    assert parse_settings('[library]\nkeep = ""') == Settings()


def test_a_binding_may_be_written_without_the_quotes() -> None:
    assert parse_settings('[keys]\nentry.bookmark = "ctrl+b"').keys == {
        "entry.bookmark": "ctrl+b"
    }


@pytest.mark.parametrize(
    "line",
    [
        'bookmark = "b"',
        '"Entry.Bookmark" = "b"',
        '"entry.bookmark" = ""',
        '"entry.bookmark" = 3',
        '"entry.bookmark" = "  "',
        '"entry.bookmark" = ["b"]',
        r'"entry.bookmark" = "\u001b"',
        "entry.bookmark.now = 'b'",
    ],
)
def test_what_cannot_be_a_binding_is_left_out(line: str) -> None:
    text = f'[keys]\n"app.quit" = "ctrl+q"\n{line}\n'

    assert problem(text).startswith("settings.toml: keys.")
    assert parse_settings(text).keys == {"app.quit": "ctrl+q"}


def test_bad_toml_costs_its_own_table_alone() -> None:
    settings = parse_settings("[display]\nmeasure = \n[library]\nbackups = 3\n")

    assert settings.library.backups == 3
    assert settings.problems[0].startswith("settings.toml: line 2: ")


@given(st.text())
def test_any_text_gives_settings(text: str) -> None:
    assert isinstance(parse_settings(text), Settings)


VALUES = st.sampled_from(
    ["true", "1", "-1", "1.5", '"6h"', '"x"', '["::1"]', "[]", "{a = 1}", "2026-01-31"]
)
LINES = st.one_of(
    st.sampled_from(["[fetch]", "[display]", "[keys]", "[library]", "[digest]", "["]),
    st.builds(
        "{} = {}".format,
        st.sampled_from(["allow_private", "every", "theme", "measure", "keep", "a.b"]),
        VALUES,
    ),
)


@given(st.lists(LINES, max_size=10).map("\n".join))
def test_whatever_a_file_says_settings_stay_within_their_bounds(text: str) -> None:
    settings = parse_settings(text)

    assert settings.fetch.every >= 1800
    assert 30 <= settings.display.measure <= 200
    assert settings.library.keep is None or settings.library.keep >= 86_400
    assert all("." in binding for binding in settings.keys)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("90s", 90), ("60m", 3600), ("6h", 21_600), ("2d", 172_800), (" 1 h ", 3600)],
)
def test_a_length_of_time_is_a_number_and_a_unit(text: str, seconds: int) -> None:
    assert parse_duration(text) == seconds


@pytest.mark.parametrize(
    "text", ["", "6", "h", "6 hours", "-6h", "1.5h", "٣h", "1h30m", "9999999d", "6H"]
)
def test_anything_else_is_no_length_of_time(text: str) -> None:
    with pytest.raises(ValueError, match="is not a length of time"):
        parse_duration(text)


@given(st.integers(min_value=1, max_value=999_999))
def test_a_length_of_time_that_is_written_reads_as_itself(seconds: int) -> None:
    assert parse_duration(format_duration(seconds)) == seconds


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("allow_private = ['127.0.0.1']", "allow_private: belongs under [fetch]"),
        ("[display]\nevery = '2h'", "display.every: belongs under [fetch]"),
        ("[fetch]\nthemee = 'ink'", "fetch.themee: unknown key"),
        ("[library]\ntheme = 'ink'", "library.theme: belongs under [display]"),
        ("[fetch]\nkeep = '9d'", "fetch.keep: belongs under [library]"),
    ],
)
def test_a_key_in_the_wrong_table_is_told_where_it_belongs(
    text: str, words: str
) -> None:
    [problem] = parse_settings(text).problems
    assert words in problem
