"""What a text says about itself is lifted out of it, and nothing else is."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.core.lift import lift

TITLE = "“Sleep and Long Life”: a study"
OWN = "People who slept for seven hours a night lived longest of all."
REST = (
    "Researchers followed 1,240 adults for ten years and asked them each spring how "
    "long they had slept, what they ate, and how often they walked."
)


def text(*chunks: str) -> str:
    return "\n\n".join(chunks) + "\n"


# The title -----------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        "“Sleep and Long Life”: a study",
        "SLEEP AND LONG LIFE – A STUDY",
        "# Sleep and long life: a study",
        "**Sleep and Long Life: A Study**",
        "## [Sleep and long life: a study](https://a.example/a_very/long?address=1)",
    ],
)
def test_a_title_is_dropped_however_it_is_written(line: str) -> None:
    assert lift(text(line, line, REST), TITLE).markdown == text(REST)
    image = "![A bed](https://a.example/b.png)"
    assert lift(text(image, line, REST), TITLE).markdown == text(image, REST)


def test_the_name_of_the_site_behind_a_title_does_not_matter() -> None:
    lifted = lift(text("Sleep and long life", REST), "Sleep and Long Life | The News")
    assert lifted.markdown == text(REST)


@pytest.mark.parametrize(
    "line", ["Sleep and long life: a study of mice", "- Sleep and long life: a study"]
)
def test_what_is_not_the_title_stays(line: str) -> None:
    assert lift(text(line, REST), TITLE).markdown == text(line, REST)


@pytest.mark.parametrize(
    "line", [r"\#\#\#", "____________", r"\_\_\_\_\_", r"\* \* \*", "-----"]
)
def test_a_line_drawn_with_letters_is_a_rule(line: str) -> None:
    assert lift(text(REST, line, OWN), TITLE).markdown == text(REST, "---", OWN)
    assert lift(text(REST, line), TITLE).markdown == text(REST)


@pytest.mark.parametrize("line", [".", ". .", r"\_", "AD", "Advertisement", "Ad."])
def test_what_a_template_left_over_is_dropped(line: str) -> None:
    assert lift(text(line, REST, line, OWN), TITLE).markdown == text(REST, OWN)
    assert lift(text(line), TITLE).markdown == ""


@pytest.mark.parametrize("line", ["```\n###\n```", "> ...", "- *", "---", "5", "👏"])
def test_what_is_no_such_line_stays(line: str) -> None:
    assert lift(text(REST, line, OWN), TITLE).markdown == text(REST, line, OWN)


# Its own summary -----------------------------------------------------------------


@pytest.mark.parametrize(
    "chunk",
    [
        f"Summary: {OWN}",
        f"**Summary:** {OWN}",
        f"**Summary**: {OWN}",
        f"**Summary** {OWN}",
        f"**Summary: {OWN}**",
        f"*In brief:* {OWN}",
        f"TL;DR: {OWN}",
        f"Bottom line – {OWN}",
        f"KEY POINTS: {OWN}",
        f"## Summary\n\n{OWN}",
        f"**Key takeaways:**\n\n{OWN}",
        f"Key points\n\n- {OWN}",
    ],
)
def test_an_own_summary_leaves_the_text(chunk: str) -> None:
    assert lift(text(REST, chunk), "") == (text(REST), OWN, ())


def test_a_summary_in_a_section_ends_with_the_section() -> None:
    lifted = lift(text("## At a glance", OWN, "- more", "## Sleep", REST), "")
    assert lifted.summary == f"{OWN}\nmore"
    assert lifted.markdown == text("## Sleep", REST)


def test_what_is_surely_a_summary_goes_before_what_may_be_one() -> None:
    lifted = lift(text(f"Bottom line: {OWN}", REST, f"Summary: {OWN} Indeed."), "")
    assert lifted.summary == f"{OWN} Indeed."
    assert "Bottom line" in lifted.markdown


@pytest.mark.parametrize(
    "chunk",
    [
        "Summary: too short.",
        f"In brief, {OWN}",
        f"The summary: {OWN}",
        f"Results: {OWN}",
        f"## Summary\n\n{'A long section of many words. ' * 40}",
        f"The bottom line\n\n{OWN}\n\n{REST}",
    ],
)
def test_what_is_no_summary_stays_in_the_text(chunk: str) -> None:
    lifted = lift(text(REST, chunk), "")
    assert lifted.summary == ""
    assert chunk.strip() in lifted.markdown


def test_a_summary_is_not_lifted_from_a_text_that_is_nothing_else() -> None:
    assert lift(text(f"Summary: {OWN}"), "").markdown == text(f"Summary: {OWN}")


# Hashtags ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("end", "hashtags"),
    [
        ("#HEALTH", ("HEALTH",)),
        ("#HEALTH #sleep-lab", ("HEALTH", "sleep-lab")),
        ("[#HEALTH](https://a.example/t), **#sleep**", ("HEALTH", "sleep")),
        ("#heart\\_health", ("heart_health",)),
    ],
)
def test_hashtags_at_the_end_become_hashtags(
    end: str, hashtags: tuple[str, ...]
) -> None:
    assert lift(text(REST, end), "") == (text(REST), "", hashtags)
    assert lift(text(f"{REST} {end}"), "") == (text(REST), "", hashtags)
    assert lift(text(f"{REST}{end}"), "") == (text(REST), "", hashtags)
    assert lift(text(REST, f"Summary: {OWN} {end}"), "").summary == OWN


@pytest.mark.parametrize(
    "end", ["We are #1", "Join the fight against #cancer", "# Results", "in C#"]
)
def test_a_hash_may_be_a_word_of_its_sentence(end: str) -> None:
    assert lift(text(REST, end), "") == (text(REST, end), "", ())


# Empty tails ---------------------------------------------------------------------


@pytest.mark.parametrize(
    "tail",
    [
        "Related Posts",
        "## Related Posts",
        "**Share this:**",
        "Read more…",
        "---",
        "## Related Posts\n\nShare this:\n\n---",
        "### [You may also like](https://a.example/)",
    ],
)
def test_a_heading_of_nothing_at_the_end_goes(tail: str) -> None:
    assert lift(text(REST, tail), "").markdown == text(REST)


def test_a_heading_of_something_stays() -> None:
    chunks = text(REST, "## Related posts", f"- {OWN}")
    assert lift(chunks, "").markdown == chunks


def test_an_empty_tail_before_another_heading_goes() -> None:
    lifted = lift(text(REST, "## Share this", "## Results", REST), "")
    assert lifted.markdown == text(REST, "## Results", REST)


def test_tails_and_hashtags_may_hide_each_other() -> None:
    chunks = text(REST, "#HEALTH", "Share this", "#sleep", "Related Posts")
    assert lift(chunks, "").markdown == text(REST)


CHUNKS = st.lists(
    st.sampled_from(
        [
            *(REST, OWN, "## A heading", "- an item", "> quoted", "```\n# code\n\n```"),
            *("A bare line", "| a |\n| --- |", "---", "**Bold**", "end of it"),
        ]
    ),
    max_size=12,
)


@settings(deadline=None)
@given(CHUNKS)
def test_a_text_that_says_nothing_of_itself_is_left_alone(chunks: list[str]) -> None:
    markdown = text(*chunks, REST)
    assert lift(markdown, "Another title") == (markdown, "", ())


@pytest.mark.parametrize("mark", ["- [{}](https://a.example/)", "1. **{}**", "# {}"])
def test_a_title_goes_also_as_the_only_item_of_a_list(mark: str) -> None:
    title = "Ten minutes of walking help people to sleep"
    said = f"{mark.format(title)}\n\n# {title}\n\nThey walked after each meal.\n"
    assert lift(said, title).markdown == "They walked after each meal.\n"
    two = f"- {title}\n- {title}\n\n# Why\n\nThey walked after each meal.\n"
    assert lift(two, title).markdown == two


def test_a_title_goes_where_the_feed_gives_the_beginning_of_it() -> None:
    text = "They walked after each meal.\n"
    title = "Ten minutes of walking help people"
    assert lift(f"# {title} to sleep\n\n{text}", title).markdown == text
    for kept in (f"## {title} to sleep\n\n{text}", f"# {title[:11]} more\n\n{text}"):
        assert lift(kept, title if kept[1] == "#" else title[:11]).markdown == kept
