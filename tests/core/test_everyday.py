"""Words of every day are subjects, likenesses and summaries only where they mean it."""

from __future__ import annotations

import pytest

from reader.core.convert import convert
from reader.core.relate import terms
from reader.core.summarise import summarise
from reader.core.tag import tag


@pytest.mark.parametrize(
    "title",
    [
        "Gentle aerobic oxidation of a solvent over manganese",
        "A quick road to homoallylic alcohol in water",
        "Why the budget was an exercise in waste",
        "Fruit fly traps and orchards, ten years on",
        "A singer sold nuts, and became famous overnight",
    ],
)
def test_titles_that_mean_something_else(title: str) -> None:
    assert tag(title, "") == ()


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Exercise lowers blood pressure", "exercise"),
        ("Alcohol and the risk of dementia", "alcohol"),
        ("How bleach can harm your teeth", "mouth"),
        ("Eating nuts may keep patients well", "nuts"),
    ],
)
def test_titles_that_mean_it(title: str, name: str) -> None:
    assert name in {one.name for one in tag(title, "")}


def test_dates_and_shelf_marks_make_no_likeness() -> None:
    title = "Nature, 17 July 2024, Wednesday: d41586 and H5N1 in December"
    assert {term.word for term in terms(title, "")} == {"nature", "h5n1"}


def test_what_a_screen_reader_hears_is_not_glued_to_a_link() -> None:
    html = (
        '<p>In <a href="https://a.example/1">many deathsTrusted Source</a>, '
        '<a href="https://a.example/2">a paperOpens in a new tab</a> and a '
        '<a href="https://a.example/3">Trusted Source</a>.</p>'
    )
    assert convert(html, "") == (
        "In [many deaths](https://a.example/1), [a paper](https://a.example/2) "
        "and a [Trusted Source](https://a.example/3).\n"
    )


def test_no_summary_says_what_others_think_alone() -> None:
    text = (
        "The registry counted six million deaths in the first two years. "
        "Others think that the deaths of two years are far more than counted. "
        "In the villages nobody wrote down who died of the fever at home."
    )
    assert "Others" not in summarise("How deaths are counted", text).text
