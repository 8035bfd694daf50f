"""What names a paper's authors, issue and numbers is told from what the paper says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.digest import digest
from reader.core.imprint import authors_within, date_within, is_imprint
from tests.core.feeds import only, rss
from tests.factories import make_parsed

ABSTRACT = (
    "Short walks after meals lower blood pressure in people who sit all day. We asked "
    "whether ten minutes are enough, and for how long the effect lasts."
)


@pytest.mark.parametrize(
    "line",
    [
        "Walk Res. 2024 Nov 19;107(2):83-105. doi: 10.1000/j.7. Online ahead of print.",
        "Walk Sci. 2024 Dec 1;9:e73232. doi: 10.1000/ws.9.e73232.",
        "PMID:31234567 | PMC:PMC7654321 | DOI:10.1000/jwr.107.75",
        "WalkKeys 178: 31-69",
        "Nova Ambulatio, (2021), p. 361 - 401",
        "The Walker, Published online: 12 July 2024; doi:10.1000/d41586-1",
        "Volume 56, Issue 3, December 2021, Page 244-247",
        "Publication date: 15 November 2026",
        "Source: Journal of Walking, Volume 278",
        "Author(s): Ann B. Smith, Bo Jones, Ørjan Åsen",
        "Authors: Ann B. Smith",
        "Byron, Ada; Davison, Paul G.; de la Cruz, María",
        "Review Article — 18 August 2026",
        "By Ada Byron",
    ],
)
def test_a_line_of_names_and_numbers_is_imprint(line: str) -> None:
    assert is_imprint(line)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "Source: the authors followed forty people who walked after each meal.",
        "By Tuesday Ada walked.",
        "In Proverbs 4:26-27 he says:",
        "Doors open at 19:00-21:00, and the talk is free for all who come on foot.",
        "Sleep; walk; eat well.",
        "Of 1,240 people, 12 (1%) fell ill: 8 women and 4 men.",
        "A walk of ten minutes.",
    ],
)
def test_a_line_that_says_something_is_none(line: str) -> None:
    assert not is_imprint(line)


@given(st.text(alphabet="Aa. ;:,-12(é", max_size=5000))
def test_any_line_is_judged_in_time(line: str) -> None:
    assert is_imprint(line) in (True, False)


@pytest.mark.parametrize(
    "top",
    [
        "<p>Walk Res. 2024;107:83-105. doi: 10.1000/j.7.</p><p><b>ABSTRACT</b></p><p>",
        "<p>Smith, Ann; Jones, B<br>Walk Res, (2024), p. 3 - 9</p><h2>Abstract</h2><p>",
        "<p>WalkKeys 178: 31-69</p><p>Authors: Ann Smith</p><p>Abstract: ",
    ],
)
@pytest.mark.parametrize("times", [1, 5])
def test_no_summary_is_made_of_imprint(top: str, times: int) -> None:
    made = digest(make_parsed(html=f"{top}{' '.join([ABSTRACT] * times)}</p>"))
    assert made.summary.text.startswith("Short walks after meals")
    assert made.sections[-1].title.lower() == "abstract"
    assert made.sections[0].blocks[0].text[:12] in top


def test_authors_that_stand_in_the_text_alone_are_the_entrys() -> None:
    html = "<p>Source: Walks</p><p><b>Author(s):</b> Ann Smith, Bo Jones</p>"
    inside = f"<title>Walks</title><description><![CDATA[{html}]]></description>"
    assert only(rss(inside)).author == "Ann Smith, Bo Jones"
    assert only(rss(f"{inside}<author>Cy Poe</author>")).author == "Cy Poe"
    assert authors_within("<p>The authors: who are they?</p>") == ""


@pytest.mark.parametrize(
    ("html", "day"),
    [
        ("<p><b>Publication date:</b> November 2021</p><p>Walks</p>", "2021-11-01"),
        ("<p>Publication date: Available online 21 August 2026</p>", "2026-08-21"),
        ("<p>Walks</p><p>Available online 3 June 2021<br>Walks", "2021-06-03"),
        ("Published: 2020-05-02", "2020-05-02"),
        ("<p>Published online: May 2, 2020</p>", "2020-05-02"),
        ("<p>Published studies in May 2019 and later</p>", None),
        ("<p>Published 40 people in 2021</p>", None),
        ("<p>It has a publication date: May 2021</p>", None),
        ("<p>Publication date: Soon 2021</p>", None),
    ],
)
def test_a_date_that_stands_in_the_text_alone_is_read(
    html: str, day: str | None
) -> None:
    found = date_within(html)
    assert (f"{found:%Y-%m-%d}" if found else None) == day


def test_the_date_that_a_feed_gives_comes_before_the_one_in_the_text() -> None:
    html = "<p>Publication date: May 2021</p>"
    inside = f"<title>Walks</title><description><![CDATA[{html}]]></description>"
    assert f"{only(rss(inside)).published:%Y-%m}" == "2021-05"
    dated = f"{inside}<pubDate>Mon, 06 Jul 2020 10:00:00 GMT</pubDate>"
    assert f"{only(rss(dated)).published:%Y-%m}" == "2020-07"


PAPER = "<p>[Review] 1 May 2026</p><p>{}</p><p>DOI: 10.1000/j.7</p>"


@pytest.mark.parametrize(
    ("names", "author"),
    [
        ("Ann Smith; Bo de la Cruz", "Ann Smith, Bo de la Cruz"),
        ("Smith, A.; Nu&#241;ez, B.;", "Smith, A., Nuñez, B."),
        ("Weight loss; Hair loss", ""),
        ("Ann Smith; 12 others", ""),
        ("Smith; Jones", ""),
    ],
)
def test_a_line_of_a_paper_that_lists_persons_names_its_authors(
    names: str, author: str
) -> None:
    assert authors_within(PAPER.format(names)) == author
    assert not authors_within(f"<p>{names}</p><p>Two who slept well.</p>")


def test_no_summary_begins_with_the_word_abstract() -> None:
    assert is_imprint("ABSTRACT")
    assert not is_imprint("Abstract art was shown.")
