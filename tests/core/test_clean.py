"""Nothing from outside moves a terminal's cursor or sends a browser astray."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.clean import clean_line, clean_text, clean_url

HOSTILE = "a\x1b]52;c;eA==\x07b\x9b31mc\u202ed\u2066e\ufefff\x00g"


def test_no_control_character_passes() -> None:
    assert clean_line(HOSTILE) == "a]52;c;eA==b31mcdefg"


@given(st.text())
def test_a_line_is_one_line_of_printable_characters(text: str) -> None:
    line = clean_line(text)
    assert len(line.splitlines()) <= 1
    assert not any(unicodedata.category(c) in ("Cc", "Cs") for c in line)
    assert clean_line(line) == line


@given(st.text())
def test_text_keeps_its_lines_and_nothing_else_that_controls(text: str) -> None:
    clean = clean_text(text)
    controls = {c for c in clean if unicodedata.category(c) in ("Cc", "Cs")}
    assert controls <= {"\n"}
    assert clean_text(clean) == clean


def test_emoji_and_scripts_that_join_letters_are_left_alone() -> None:
    for text in ("👩‍⚕️", "می‌خواهم", "naïve café", "10⁹/L"):
        assert clean_line(text) == text


def test_a_title_is_cut_to_its_limit() -> None:
    assert len(clean_line("x" * 5000)) == 500


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "data:text/html,x",
        "http://",
        "http://good.example\\@evil.example/",
        "http://user:secret@evil.example/",
        "http://exa mple.org/",
        "https://x.example/" + "a" * 5000,
    ],
)
def test_what_must_not_be_followed_is_no_url(url: str) -> None:
    assert clean_url(url) == ""


def test_a_relative_url_becomes_absolute() -> None:
    assert clean_url("../b?x=1", "https://a.example/n/1") == "https://a.example/b?x=1"


@given(st.text(), st.text())
def test_any_text_gives_a_url_to_follow_or_none(url: str, base: str) -> None:
    clean = clean_url(url, base)
    assert clean == "" or clean.startswith(("http://", "https://", "mailto:"))
    assert clean.isascii()
