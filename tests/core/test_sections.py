"""An article's own shape is found, and no word of its text is lost on the way.

Covers lift, promote, outline and kinds, which are only ever used one after the other.
"""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.core.clean import clean_text
from reader.core.lift import lift
from reader.core.outline import outline
from reader.core.promote import promote

PARAGRAPH = (
    "Researchers followed 1,240 adults for ten years and asked them each spring how "
    "long they had slept, what they ate, and how often they walked.\n\n"
)
BARE = (
    "“Sleep and Long Life”\n\nSleep and Long Life\n\n"
    + PARAGRAPH
    + "What Is Sleep?\n\n"
    + PARAGRAPH
    + "Results of the Study\n\n"
    + PARAGRAPH
    + "Summary: People who slept seven hours lived longest in this study of adults. "
    "#HEALTH #sleep\n\nRelated Posts"
)


def test_a_repeated_title_is_dropped() -> None:
    lifted = lift(BARE, "“Sleep and Long Life”")
    assert "Long Life" not in lifted.markdown


def test_an_own_summary_leaves_the_text() -> None:
    lifted = lift(BARE, "Sleep and Long Life")
    assert lifted.summary.startswith("People who slept seven hours")
    assert lifted.summary.endswith("adults.")
    assert "Summary:" not in lifted.markdown


def test_trailing_hashtags_become_tags() -> None:
    assert lift(BARE, "").hashtags == ("HEALTH", "sleep")


def test_an_empty_tail_goes() -> None:
    assert "Related Posts" not in lift(BARE, "").markdown


def test_a_tail_with_something_in_it_stays() -> None:
    text = PARAGRAPH + "## Related research\n\n" + PARAGRAPH
    assert lift(text, "").markdown.count("1,240") == 2


def test_bare_lines_that_act_as_headings_are_headings() -> None:
    titles = [s.title for s in outline(promote(lift(BARE, "Sleep and Long Life")[0]))]
    assert titles == ["", "What Is Sleep?", "Results of the Study"]


def test_where_there_are_headings_bare_lines_stay_text() -> None:
    text = "## Background\n\n" + PARAGRAPH + "What Is Sleep?\n\n" + PARAGRAPH
    assert [s.title for s in outline(promote(text))] == ["Background"]


def test_labels_of_an_abstract_become_sections() -> None:
    text = (
        f"**Objective:** {PARAGRAPH}**Methods:** {PARAGRAPH}"
        f"**Results:** {PARAGRAPH}**Conclusions:** {PARAGRAPH}"
    )
    kinds = [section.kind for section in outline(promote(text))]
    assert kinds == ["background", "methods", "results", "conclusion"]


def test_a_mark_within_code_is_no_heading() -> None:
    text = clean_text("One.\n\n```\n# not a heading\n```\n\n## Two\n\nThree.\n")
    assert [s.title for s in outline(text)] == ["", "Two"]


def test_a_section_has_its_heading_and_its_text_as_blocks() -> None:
    [section] = outline(clean_text("## Side *effects*\n\nFew.\n"))
    assert section.title == "Side effects"
    assert [(b.kind, b.text) for b in section.blocks] == [
        ("heading", "Side effects"),
        ("paragraph", "Few."),
    ]


_WORDS = re.compile(r"\w+")

LINES = st.lists(
    st.sampled_from(
        [
            "# A",
            "## B c",
            "text",
            "```",
            "",
            "- item",
            "> quote",
            "    code",
            "~~~",
            "A?",
        ]
    ),
    max_size=20,
)


@settings(deadline=None)
@given(LINES)
def test_sections_join_to_the_whole(lines: list[str]) -> None:
    text = clean_text("\n".join(lines))
    whole = "".join(section.markdown for section in outline(text))
    assert whole == (text if text.strip() else "")


@settings(deadline=None)
@given(LINES)
def test_promoting_headings_keeps_the_words(lines: list[str]) -> None:
    text = "\n".join(lines)
    assert _WORDS.findall(promote(text)) == _WORDS.findall(text)
