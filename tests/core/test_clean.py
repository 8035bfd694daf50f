"""Nothing from outside moves a terminal's cursor or sends a browser astray."""

from __future__ import annotations

import subprocess
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.clean import clean_line, clean_text, clean_url

ANYTHING = st.text(st.characters(exclude_categories=()))
TURNING = "\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u061c\u200e\u200f"


@given(ANYTHING)
def test_no_control_character_is_left(text: str) -> None:
    for char in clean_text(text):
        assert char == "\n" or unicodedata.category(char) not in ("Cc", "Cs")
        assert char not in TURNING
    assert "\n" not in clean_line(text)


@given(ANYTHING)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean_text(clean_text(text)) == clean_text(text)
    assert clean_line(clean_line(text)) == clean_line(text)


@given(ANYTHING, st.integers(1, 40))
def test_a_line_is_no_longer_than_it_may_be(text: str, limit: int) -> None:
    assert len(clean_line(text, limit)) <= limit


@given(st.text(st.characters(categories=("L", "N", "P", "Zs"))))
def test_words_pass_unchanged(text: str) -> None:
    assert clean_line(text, 10**6).split() == text.split()
    assert clean_text(text) == text


def test_escape_sequences_lose_what_makes_them_work() -> None:
    assert clean_line("a\x1b]52;c;eA==\x07b\x9b2Jc") == "a]52;c;eA==b2Jc"


def test_a_title_over_three_lines_is_one_line() -> None:
    assert clean_line(" Sleep\r\n\tand\u2028health\u00a0 ") == "Sleep and health"


def test_lines_stay_lines_and_tabs_become_spaces() -> None:
    assert clean_text("a\r\nb\rc\n\td") == "a\nb\nc\n    d"


def test_marks_do_not_pile_up() -> None:
    assert clean_line("e" + "\u0301" * 40) == "e" + "\u0301" * 4


@pytest.mark.parametrize("text", ["👩‍⚕️", "می‌خواهم", "naïve café", "10⁹/L"])
def test_emoji_and_scripts_that_join_letters_are_left_alone(text: str) -> None:
    assert clean_line(text) == text


def test_a_title_is_cut_to_its_limit() -> None:
    assert len(clean_line("x" * 5000)) == 500


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (" https://example.org/a?b=c#d\n", "https://example.org/a?b=c#d"),
        ("HTTP://EXAMPLE.org:8080/", "http://example.org:8080/"),
        ("../b?x=1", "https://base.example/b?x=1"),
        ("/papers/1", "https://base.example/papers/1"),
        ("//other.example/x", "https://other.example/x"),
        ("https://exämple.org/ü", "https://xn--exmple-cua.org/%C3%BC"),
        ("https://straße.example/", "https://xn--strae-oqa.example/"),
        ("https://a.example/50%", "https://a.example/50%25"),
        ("https://a.example/long\n/na\tme.png", "https://a.example/long/name.png"),
        ("mailto:desk@example.org?attach=/etc/passwd", "mailto:desk@example.org"),
        ("http://[2001:db8::1]/", "http://[2001:db8::1]/"),
    ],
)
def test_a_link_becomes_absolute_and_ascii(url: str, expected: str) -> None:
    assert clean_url(url, "https://base.example/n/1") == expected


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "ftp://example.org/",
        "http://good.example\\@evil.example/",
        "http://good.example@evil.example/",
        "http://exa mple.org/",
        "http://example.org/a b",
        "http://example.org/\u202egpj.exe",
        "http://-option.example/",
        "http://example.org:99999/",
        "http:///path",
        "http://[::1",
        "mailto:not-an-address",
        "http://example.org/" + "a" * 5000,
        "",
    ],
)
def test_what_must_not_be_followed_is_no_link(url: str) -> None:
    assert clean_url(url) == ""
    assert clean_url(url or "x:", "https://base.example/") == ""


@given(st.text(), st.text() | st.just("https://base.example/a/"))
def test_any_text_gives_a_link_to_follow_or_none(url: str, base: str) -> None:
    found = clean_url(url, base)
    assert found == "" or found.startswith(("http://", "https://", "mailto:"))
    assert found == "" or (found.isascii() and found.isprintable() and " " not in found)
    assert clean_url(found) == found


def test_the_interface_pays_for_nothing_heavy() -> None:
    script = (
        "import sys, reader.core.clean\n"
        "heavy = {'bs4', 'lxml', 'markdownify', 'markdown_it', 'feedparser'}\n"
        "sys.exit(bool(heavy & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
