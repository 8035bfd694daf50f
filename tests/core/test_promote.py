"""Lines that act as headings become headings, others never do, and no word is lost."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.core.promote import promote

PARAGRAPH = "Researchers followed 1,240 adults for ten years and asked how they slept."
WORDS = re.compile(r"\w+")


def text(*chunks: str) -> str:
    return "\n\n".join(chunks) + "\n"


def headings(*chunks: str) -> list[str]:
    lines = promote(text(*chunks)).split("\n")
    return [line for line in lines if line.startswith("#")]


def test_bare_lines_in_title_case_and_questions_are_headings() -> None:
    assert headings(
        PARAGRAPH,
        "The Link between Sleep and Age",
        PARAGRAPH,
        "Who slept best?",
        PARAGRAPH,
        "Conclusion",
        PARAGRAPH,
    ) == ["## The Link between Sleep and Age", "## Who slept best?", "## Conclusion"]


def test_bold_lines_are_headings_and_lose_their_stars() -> None:
    chunks = [
        "**Why it happens**",
        PARAGRAPH,
        "**How to *stop* it**",
        "- Sleep.\n- Rest.",
    ]
    assert headings(*chunks) == ["## Why it happens", "## How to *stop* it"]


def test_a_bold_line_that_a_mere_break_parts_from_its_text_is_a_heading() -> None:
    assert headings(
        f"**Why it happens**\\\n{PARAGRAPH}", f"**How it ends**\\\n{PARAGRAPH}"
    ) == ["## Why it happens", "## How it ends"]


def test_a_bold_line_beneath_a_real_heading_goes_beneath_it() -> None:
    chunks = ["### Sleep", "**At home**", PARAGRAPH, "**At work**", PARAGRAPH]
    assert headings(*chunks) == ["### Sleep", "#### At home", "#### At work"]


@pytest.mark.parametrize(
    "line",
    [
        "Jane Doe",
        "By Jane Ann Doe",
        "Published Monday Morning Early",
        "He said it was good.",
        "It was a long and quiet night",
        "London, Tuesday:",
        "See Our Other Stories Here",
        "[Read The Whole Story](https://a.example/)",
        "Copyright A Publisher Of News",
        "Sleep Well And Long 2024",
        "**Pune:**",
        "**Always ask your doctor first.**",
        "lower case does it matter?",
    ],
)
def test_a_line_that_may_be_anything_else_stays_text(line: str) -> None:
    assert headings(PARAGRAPH, line, PARAGRAPH, line, PARAGRAPH) == []


def test_one_line_alone_must_be_a_known_name() -> None:
    assert headings(PARAGRAPH, "The Link between Sleep and Age", PARAGRAPH) == []
    assert headings(PARAGRAPH, "Conclusion", PARAGRAPH) == ["## Conclusion"]


def test_lines_in_a_row_are_an_address_or_a_list() -> None:
    rows = ["Department of Sleep Medicine", "The House On The Hill", "Old Town Road"]
    assert headings(PARAGRAPH, *rows, PARAGRAPH, *rows, PARAGRAPH) == []


def test_where_there_are_headings_bare_lines_stay_text() -> None:
    chunks = ["## Background", PARAGRAPH, "What Is Sleep?", PARAGRAPH, "Why Do We?"]
    assert headings(*chunks, PARAGRAPH) == ["## Background"]


@pytest.mark.parametrize(
    "chunks",
    [
        ["**Objective:** To see.", "**Methods:** We saw.", "**Results:** It is so."],
        ["**Objective** To see.", "**Methods** We saw.", "**Results** It is so."],
        ["*Objective.* To see.", "*Methods.* We saw.", "*Results.* It is so."],
        ["Objective: To see.", "Methods: We saw.", "Results: It is so."],
        ["Objective: To see. Methods: We saw. Results: It is so."],
        ["**Objective:** To see. **Methods:** We saw. **Results:** It is so."],
        ["ObjectiveTo see.nnMethodsWe saw.nnResultsIt is so."],
    ],
)
def test_the_labels_of_an_abstract_are_headings(chunks: list[str]) -> None:
    assert promote(text(*chunks)) == text(
        *("## Objective", "To see."),
        *("## Methods", "We saw."),
        *("## Results", "It is so."),
    )


def test_shouted_labels_are_headings() -> None:
    chunks = ["METHODS We saw.", "RESULTS It is so."]
    assert headings(*chunks) == ["## METHODS", "## RESULTS"]


def test_labels_go_beneath_the_heading_they_stand_under() -> None:
    chunks = ["## Abstract", "Methods: We saw.", "Results: It is so."]
    assert headings(*chunks) == ["## Abstract", "### Methods", "### Results"]


@pytest.mark.parametrize(
    "chunk",
    [
        "Results: it is so.",
        "Source: the authors. Note: none. Photo: a bed.",
        "He said: methods matter. She said: results matter more.",
    ],
)
def test_a_colon_alone_makes_no_section(chunk: str) -> None:
    assert promote(text(PARAGRAPH, chunk)) == text(PARAGRAPH, chunk)


LINES = st.lists(
    st.sampled_from(
        [
            *("# A", "text", "```", "", "- item", "> quote", "    code", "~~~", "A?"),
            *("**Bold Line Here**", "Bare Line In Title Case", PARAGRAPH, "Results"),
            *("**Methods:** we did.", "Results: it is.", "**A**\\", "| a | b |"),
        ]
    ),
    max_size=16,
)


@settings(deadline=None)
@given(LINES, st.sampled_from(["\n", "\n\n"]))
def test_promoting_keeps_the_words(lines: list[str], between: str) -> None:
    markdown = between.join(lines)
    assert WORDS.findall(promote(markdown)) == WORDS.findall(markdown)


@settings(deadline=None)
@given(LINES)
def test_promoting_twice_is_promoting_once(lines: list[str]) -> None:
    once = promote("\n\n".join(lines))
    assert promote(once) == once


def test_slanted_type_within_a_bold_line_stays_whole() -> None:
    chunks = ["***Jim & Andy* (film, 1h33)**", PARAGRAPH, "**The *Braguino* film**"]
    found = headings(*chunks, PARAGRAPH)
    assert found == ["## *Jim & Andy* (film, 1h33)", "## The *Braguino* film"]


def test_terms_and_their_amounts_are_no_sections() -> None:
    assert headings("**Sodium**", "- 310 mg", "**Protein**", "- 2g", PARAGRAPH) == []


def test_the_name_of_a_person_who_is_introduced_is_no_heading() -> None:
    told = f"Ada Writer is a blogger who writes of health. {PARAGRAPH}"
    assert (
        headings(
            PARAGRAPH, "**Ada Writer**", told, "**Bo Li**", f"Bo Li is. {PARAGRAPH}"
        )
        == []
    )


def test_a_picture_does_not_part_a_heading_from_its_text() -> None:
    text = "The deaths of the year were counted twice, and nobody knows why it was so."
    picture = "![A map](https://a.example/map.png)"
    first = f"{text}\n\n**First count**\n\n{picture}\n\n{text}"
    said = f"{first}\n\n**Second count**\n\n{text}\n"
    assert "## First count\n\n![A map]" in promote(said)
    assert "## Second count" in promote(said)


def test_a_row_of_links_is_no_heading() -> None:
    row = "[CLINIC](https://a.example/) **[JOURNAL](https://b.example/)**"
    assert promote(f"### {row}\n") == f"{row}\n"
    one = text("### [A study of walking](https://a.example/)", PARAGRAPH)
    assert promote(one) == one


def test_a_sentence_in_large_type_is_no_heading() -> None:
    said = text(f"#### {PARAGRAPH} What they told was *checked*.", PARAGRAPH)
    assert promote(said) == text(
        f"**{PARAGRAPH} What they told was *checked*.**", PARAGRAPH
    )
    long = text(f"## What did {'the researchers ' * 4}say of sleep?", PARAGRAPH)
    assert promote(long) == long


def test_nothing_beneath_it_is_no_section() -> None:
    said = text(PARAGRAPH, "## How They Slept", PARAGRAPH, "### Find out **more**")
    assert promote(said) == text(
        PARAGRAPH, "## How They Slept", PARAGRAPH, "**Find out more**"
    )
    assert promote(text(PARAGRAPH, "## One", "## Two", "---")) == text(
        PARAGRAPH, "**One**", "**Two**", "---"
    )


def test_journals_have_labels_of_their_own() -> None:
    names = ("STUDY QUESTION", "PARTICIPANTS/MATERIALS, SETTING, METHODS", "NEW TO US")
    said = promote(text(*(f"{name}: {PARAGRAPH}" for name in names)))
    assert said == text(*(p for name in names for p in (f"## {name}", PARAGRAPH)))
    # Beneath "Abstract" a single usual one will do, or none.
    found = promote(text("**ABSTRACT**", *(f"{n}: {PARAGRAPH}" for n in names[2:] * 2)))
    assert found.count("## NEW TO US\n\n") == 2


@pytest.mark.parametrize("label", ["MEDIA CONTACT", "NOTE TO EDITORS", "Our Team"])
def test_what_stands_about_an_abstract_is_no_label(label: str) -> None:
    said = text(f"METHODS: {PARAGRAPH}", f"RESULTS: {PARAGRAPH}", f"{label}: A. Smith")
    assert promote(said).endswith(f"\n\n{label}: A. Smith\n")
