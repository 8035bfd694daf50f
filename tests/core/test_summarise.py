"""A summary is the article's own, else its publisher's, else picked from the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.digest import digest
from reader.core.summarise import _LEANING, _is_leaning, is_cut, summarise
from reader.core.words import length
from tests.factories import make_parsed

TITLE = "Short walks lower blood pressure"
TEXT = """\
A walk after lunch
On a grey Tuesday in Leeds, forty clerks put on their shoes.
"It felt silly at first," said one of them, who did not want to be named.
Short walks after meals lowered blood pressure by six points in a new trial.
Photo: two people walking by the canal / The Agency.
The trial ran for twelve weeks in three offices and was paid for by the city.
But why would ten minutes on foot do what pills do?
"""
STANDFIRST = "Ten minutes on foot after each meal did what pills do, a trial has found."


def test_the_articles_own_summary_comes_first() -> None:
    own = "Ten minutes of walking after meals lowered blood pressure."
    assert summarise(TITLE, TEXT, own=own, offered=STANDFIRST) == (own, "article")


def test_a_label_with_nothing_after_it_is_no_summary() -> None:
    assert summarise(TITLE, TEXT, own="See below.").origin == "extracted"


def test_the_feeds_standfirst_comes_second() -> None:
    assert summarise(TITLE, TEXT, offered=STANDFIRST) == (STANDFIRST, "feed")


@pytest.mark.parametrize(
    "offered",
    [
        "Too short.",
        STANDFIRST.removesuffix("found.") + "[…]",
        STANDFIRST.removesuffix("found.") + "Read more",
        STANDFIRST.removesuffix("."),
        STANDFIRST * 10,
    ],
)
def test_a_cut_or_endless_description_is_not_a_standfirst(offered: str) -> None:
    assert summarise(TITLE, TEXT, offered=offered).origin == "extracted"


def test_a_description_that_repeats_the_title_is_not_a_standfirst() -> None:
    title = "Ten minutes on foot after each meal did what pills do, a trial has found"
    assert summarise(title, TEXT, offered=f"{title}.").origin == "extracted"


@pytest.mark.parametrize(
    "tail",
    [
        " The post Short walks appeared first on The Journal.",
        " Read more about walking here.",
    ],
)
def test_invitations_are_taken_off_a_standfirst(tail: str) -> None:
    assert summarise(TITLE, TEXT, offered=STANDFIRST + tail) == (STANDFIRST, "feed")


def test_the_sentence_that_says_what_the_title_says_is_picked() -> None:
    summary = summarise(TITLE, TEXT)
    assert summary.origin == "extracted"
    assert "Short walks after meals lowered blood pressure" in summary.text


@pytest.mark.parametrize("left_out", ["A walk after lunch", "Photo:", "But why"])
def test_headings_captions_and_asides_are_not_picked(left_out: str) -> None:
    assert left_out not in summarise(TITLE, TEXT).text


@pytest.mark.parametrize(
    "dateline",
    [
        "LEEDS (Reuters) - ",
        "NEW YORK, May 5 /PRNewswire/ -- ",
        "Amsterdam, The Netherlands: ",
        "(CNN) ",
        "Newswise — LEEDS, UK – ",
        "June 13, 2017 - ",
        "Some Journal, Published online: 05 April 2023; doi:10.1000/x1 ",
    ],
)
def test_where_and_when_it_was_written_is_taken_off(dateline: str) -> None:
    sentence = "Short walks after meals lowered blood pressure by six points."
    assert summarise(TITLE, dateline + sentence).text == sentence


@pytest.mark.parametrize(
    "opening",
    [
        "The Food and Drug Administration (FDA) has looked at short walks again.",
        "Walkers, joggers and others — all of them — have lower blood pressure.",
        "COVID-19 - once again - has kept people from walking in the park.",
    ],
)
def test_what_only_looks_like_a_dateline_stays(opening: str) -> None:
    assert summarise(TITLE, opening).text == opening


def test_bare_addresses_are_left_out() -> None:
    text = "Short walks lower blood pressure, a trial shows. https://x.example/a?b=c"
    assert summarise(TITLE, text).text == text.partition(" https")[0]
    assert summarise(TITLE, "", offered=f"{STANDFIRST} https://x.example") == (
        STANDFIRST,
        "feed",
    )


def test_a_second_sentence_must_not_repeat_the_first() -> None:
    text = (
        "Short walks lower blood pressure, a trial shows.\n"
        "A trial shows that short walks lower blood pressure.\n"
        "Short naps did nothing for the pressure of the others.\n"
    )
    assert "naps" in summarise(TITLE, text).text


@given(st.text(), st.text())
def test_picked_sentences_stand_in_the_text_and_are_few(title: str, text: str) -> None:
    summary = summarise(title, text)
    assert summary.origin in ("extracted", "")
    assert bool(summary.text) == bool(summary.origin)
    assert length(summary.text) <= 70


def test_no_text_has_no_summary() -> None:
    assert summarise(TITLE, "") == ("", "")


@pytest.mark.parametrize(
    "text",
    [
        "It began when …",
        "It began [...]",
        "It began. Read more »",
        "It began when... read more",
        "It ended. more >>",
        "It began when Continue reading Short walks →",
        "It began when […] The post Walks appeared first on The Journal.",
    ],
)
def test_texts_that_break_off_are_told(text: str) -> None:
    assert is_cut(text)


@pytest.mark.parametrize(
    "text", ["", "It ended.", "Walk more.", "We need to read more.", "It went on…ward."]
)
def test_texts_that_end_are_told(text: str) -> None:
    assert not is_cut(text)


@pytest.mark.parametrize(
    "above",
    [
        "CHICAGO (Jan. 19, 2017): ",
        "MINNEAPOLIS - ",
        "MADISON, Wis. -- ",
        "In reply to Marc Poe. ",
        "Ada C. Byron/Special Contributor ",
    ],
)
def test_what_stands_above_a_text_begins_no_summary(above: str) -> None:
    said = "Ten minutes on foot after each meal did what pills do, a trial has found."
    assert summarise(TITLE, "", offered=above + said).text == said
    assert summarise(TITLE, above + said).text == said


@pytest.mark.parametrize("start", ["DNA - ", "ADHD/autism trials of "])
def test_abbreviations_stand_above_nothing(start: str) -> None:
    said = f"{start}Ten minutes on foot after each meal did what pills do in Leeds."
    assert summarise(TITLE, said).text == said


def test_an_address_with_spaces_in_it_is_never_picked() -> None:
    line = (
        "Abstract on short walks: http://www. walks. org/ article. aspx?doi= 10. 7326."
    )
    said = "Ten minutes on foot after each meal did what pills do, a trial has found."
    assert summarise(TITLE, f"{line}\n{said}").text == said


def test_a_question_is_picked_only_where_nothing_answers_it() -> None:
    asked = "Are you feeling tired after meals, and have you tried to sit less?"
    said = "Short walks after meals lower blood pressure by six points, a trial found."
    more = "Those who only stood up had no benefit at all, the nurses wrote."
    assert summarise(TITLE, f"{asked}\n{said}\n{more}").text == said
    assert summarise(TITLE, asked).text == asked


@given(
    st.lists(
        st.sampled_from(
            ["He", "They", "“We", "said", "SAYS", "explained", "this", "it"]
        )
        | st.text(alphabet="ab ?!.”", max_size=6)
    )
)
def test_what_leans_is_told_without_its_pattern(words: list[str]) -> None:
    sentence = " ".join(words)
    assert _is_leaning(sentence) == (_LEANING.search(sentence) is not None)


def test_a_title_that_runs_into_the_text_is_taken_off() -> None:
    title = "Walking helps people to sleep"
    said = "People who walked an hour each day slept longer than those who sat."
    assert summarise(title, f"{title} {said}").text == said
    assert summarise(title, f"{title}: {said}").text == said
    assert summarise(title, "", offered=f"{title.upper()} {said}").text == said
    goes_on = "Walking helps people to sleep longer, a study of 1,240 adults has found."
    assert summarise(title, goes_on).text == goes_on


@pytest.mark.parametrize(
    "line",
    [
        "Medically reviewed by Jane Smith, MD, and three others.",
        "Written or reviewed by a board-certified physician.",
        "This article was medically reviewed by Jane Smith of the clinic.",
    ],
)
def test_who_checked_a_text_is_no_summary_of_it(line: str) -> None:
    said = "People who walked an hour each day slept longer than those who sat."
    assert summarise("", f"{line}\n{said}").text == said
    trial = "Reviewed trials have shown that people who walk sleep longer than others."
    assert summarise("", f"{trial}\n{line}").text == trial


def test_a_pictures_description_is_no_part_of_a_summary() -> None:
    said = "People who walked an hour each day slept longer than those who sat."
    image = '<img src="https://a.example/i.png" alt="a hand that holds a lamp">'
    floating = f"<p>{image}{said}</p>"
    caption = f"<p>{image}<br><em>A new study looks into how people sleep.</em></p>"
    for html in (floating, caption + f"<p>{said}</p>"):
        assert digest(make_parsed(html=html)).summary.text == said
