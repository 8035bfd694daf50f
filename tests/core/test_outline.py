"""An outline cuts a text at its headings, says what they mean, and loses nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.block import blocks
from reader.core.clean import clean_text
from reader.core.kinds import kind_of
from reader.core.outline import outline
from reader.model import CleanText

LINES = st.sampled_from(
    [
        *("# One", "## Two *three*", "   ## near", "#hash", "===", "---"),
        *("text", "", "```", "~~~", "    # code", "- # item", "> # quoted"),
        *("1. x", "| a |", "| --- |"),
    ]
)
DOCUMENTS = st.lists(LINES, max_size=30).map("\n".join) | st.text(max_size=80)


@given(DOCUMENTS)
def test_sections_join_to_the_whole(markdown: str) -> None:
    text = clean_text(markdown)
    joined = "".join(section.markdown for section in outline(text))
    assert joined == (text if text.strip() else "")


@given(DOCUMENTS)
def test_the_sections_blocks_are_those_of_the_whole(markdown: str) -> None:
    text = clean_text(markdown)
    found = [block for section in outline(text) for block in section.blocks]
    assert found == list(blocks(text))


@given(DOCUMENTS)
def test_only_the_first_section_can_be_without_a_heading(markdown: str) -> None:
    for i, section in enumerate(outline(clean_text(markdown))):
        assert (section.level == 0) == (section.kind == "lead")
        assert section.level > 0 or i == 0


def test_a_text_is_cut_at_its_headings() -> None:
    text = CleanText("Lead.\n\n## Why\\?\n\nText.\n\n### How *it* was done\n\nMore.\n")
    assert [(s.title, s.level, s.markdown) for s in outline(text)] == [
        ("", 0, "Lead.\n\n"),
        ("Why?", 2, "## Why\\?\n\nText.\n\n"),
        ("How it was done", 3, "### How *it* was done\n\nMore.\n"),
    ]


def test_a_hash_in_code_is_no_heading() -> None:
    (section,) = outline(CleanText("```\n# comment\n```\n"))
    assert section.kind == "lead"


def test_blank_lines_alone_are_no_lead() -> None:
    (section,) = outline(CleanText("\n\n# One\n"))
    assert (section.title, section.markdown) == ("One", "\n\n# One\n")


def test_an_empty_text_has_no_sections() -> None:
    assert outline(CleanText("")) == ()


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Methods", "methods"),
        ("Okay, what are you waiting for?", "other"),
        ("What are the symptoms?", "background"),
        ("2. Materials and Methods", "methods"),
        ("How the study was done", "methods"),
        ("Design, Setting, and Participants", "methods"),
        ("RESULTS", "results"),
        ("Promising Results from the Study", "results"),
        ("What did the researchers find?", "results"),
        ("Strengths and limitations", "limits"),
        ("What we don’t know", "limits"),
        ("Conflicts of interest", "funding"),
        ("Implications and Future Research", "implications"),
        ("What this means for patients", "implications"),
        ("The Bottom Line", "conclusion"),
        ("Conclusion: sleep on it", "conclusion"),
        ("Key points", "summary"),
        ("TL;DR", "summary"),
        ("References", "references"),
        ("The Link between Gut Health and Fibromyalgia", "background"),
        ("What is Fecal Transplantation?", "background"),
        ("Ten methods to fall asleep", "other"),
        ("Side effects", "other"),
        ("", "other"),
    ],
)
def test_a_heading_tells_its_kind(title: str, kind: str) -> None:
    assert kind_of(title) == kind
