"""A summary's sentences are jumps: each leads to where the text says it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library import Library
from reader.model import CleanText, Summary
from reader.store.intake import Intake
from reader.store.store import Store
from reader.tui.widgets.sentences import quote_of, sentences
from tests.store.making import NOW, arrive, follow, parsed
from tests.tui.making import MEDIUM, library, main, said, section, shown, whole

THERE = "People who sleep seven hours a night were followed for ten years."
ELSEWHERE = "Seven hours are enough, says the magazine."


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("One. Two? Three!", ["One.", "Two?", "Three!"]),
        ("He said “Go.” They went.", ["He said “Go.”", "They went."]),
        ("Dr. Song of J. K. Rowling et al. Found it.", None),
        ("It fell by 1.5 percent, e.g. in men.", None),
        ("睡眠很重要。七小时足够。", ["睡眠很重要。", "七小时足够。"]),
        ("No stop at all", ["No stop at all"]),
        ("", []),
    ],
)
def test_sentences_end_where_one_expects(text: str, parts: list[str] | None) -> None:
    assert split(text) == (parts if parts is not None else [text])


@given(st.text(st.sampled_from("aB1 .!?…。”)\n"), max_size=60))
def test_no_word_of_a_summary_is_lost(text: str) -> None:
    assert "".join("".join(split(text)).split()) == "".join(text.split())
    ends = [edge for pair in sentences(text) for edge in pair]
    assert ends == sorted(ends)


def test_a_sentence_is_found_across_lines_and_by_its_beginning() -> None:
    sections = [section("", 2), section("Background")]
    quote = quote_of("people who  sleep seven\nhours a night", sections)
    assert quote is not None
    block = sections[quote.section].blocks[quote.block]
    assert block.text[quote.start : quote.end].startswith("People who sleep")
    cut = quote_of(f"{THERE[:-1]} by somebody else …", sections)
    assert cut is not None
    assert cut.text == "People who sleep seven hours a night were"
    assert quote_of(ELSEWHERE, sections) is None
    assert quote_of("", sections) is None


@pytest.fixture
def told(tmp_path: Path) -> Library:
    """A library whose one article has a summary of two sentences, one its own."""
    store = Store.open(tmp_path / "library.db")
    follow(store)
    arrive(store, parsed("1"), at=NOW)
    intake = Intake(store)
    summary = Summary(CleanText(f"{ELSEWHERE} {THERE}"), "feed")
    intake.save_digests(
        {
            entry_id: whole(summary=summary)
            for entry_id, _ in intake.undigested(1, limit=9)
        }
    )
    store.close()
    return library(tmp_path)


async def test_enter_on_a_sentence_shows_it_in_its_place(told: Library) -> None:
    async with shown(told, MEDIUM) as pilot:
        await pilot.press("enter", "G")
        main(pilot).side.summary.focus()
        await pilot.press("j", "enter")
        page = main(pilot).page
        assert page.has_focus
        [mark] = page.marks.group("quoted")
        assert page.document.blocks[mark.block].text[mark.start : mark.end] == THERE


async def test_a_sentence_that_only_the_summary_has_says_so(told: Library) -> None:
    async with shown(told, MEDIUM) as pilot:
        await pilot.press("enter")
        main(pilot).side.summary.focus()
        await pilot.press("enter")
        assert "in the summary alone" in said(pilot)
        assert main(pilot).side.summary.has_focus
