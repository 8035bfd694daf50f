"""What only the title or a heading says is found, and quoted from there."""

from __future__ import annotations

import pytest

from reader.core.digest import digest
from reader.core.evidence.examine import examine
from reader.core.evidence.passages import headings, passages
from reader.model import HEADLINE
from reader.store.evidence import evidence_of, listed
from tests.core.evidence.saying import found, section
from tests.factories import make_parsed

TEASER = "The protein is found in people too, and may matter for how long they live."
REMEDY = (
    "The paste is put on the skin for ten minutes, and then washed off with water.",
    "Many patients with eczema say that their skin feels better for a day or two.",
)


def test_a_title_alone_tells_of_mice() -> None:
    evidence = found(TEASER, title="Blocking a protein lets old mice live longer")
    study, animals = evidence.items
    assert (study.kind, animals.label) == ("study", "in mice")
    assert study.quote.is_headline
    assert study.quote.text == "Blocking a protein lets old mice live longer"
    assert evidence.studies == ("animal",)


@pytest.mark.parametrize(
    ("title", "study", "kind"),
    [
        ("Meta-analysis charts the weight of toddlers", "review", "study"),
        ("Randomised trial of an earache drug in toddlers", "trial", "study"),
        ("Walking cuts the risk of stroke by 20%, study finds", "", "relative"),
        ("Sleeping pill recalled over serious side effects", "", "harms"),
    ],
)
def test_what_titles_say(title: str, study: str, kind: str) -> None:
    evidence = found("It was reported today.", title=title)
    assert evidence.studies == ((study,) if study else ())
    assert [(i.kind, i.quote.is_headline) for i in evidence.items] == [(kind, True)]


def test_a_sentence_is_quoted_rather_than_the_title() -> None:
    said = "The researchers gave the pill to mice for twelve weeks."
    evidence = found(said, title="Pill helps mice")
    assert {item.quote.text for item in evidence.items} >= {said}
    assert not any(item.quote.is_headline for item in evidence.items)


def test_a_heading_says_that_there_is_something() -> None:
    entry = make_parsed(
        title="A paste for the skin",
        html=f"<p>{REMEDY[0]}</p><h2>Alternatives</h2><p>{REMEDY[1]}</p>"
        "<h2>Possible side effects</h2><p>It stings.</p>",
    )
    made = digest(entry)
    quoted = {item.kind: item.quote.text for item in made.evidence.items}
    assert quoted["alternatives"] == "Alternatives"
    assert quoted["harms"] == "Possible side effects"
    for item in made.evidence.items:
        block = made.sections[item.quote.section].blocks[item.quote.block]
        assert block.text == item.quote.text


@pytest.mark.parametrize("title", ["Alternative rock", "Safety first", "At all costs"])
def test_headings_of_something_else(title: str) -> None:
    made = digest(make_parsed(title="", html=f"<h2>{title}</h2><p>{REMEDY[0]}</p>"))
    assert made.evidence.items == ()
    assert [one.low for one in headings(made.sections)] == [title.lower()]


def test_a_quoted_title_comes_back_from_the_store() -> None:
    title = "Blocking a protein lets old  mice live longer"
    made = digest(make_parsed(title=title, html=f"<p>{TEASER}</p>"))
    kept = evidence_of(
        listed(made),
        title,
        made.sections,
        line=made.evidence.line,
        people=made.evidence.people,
    )
    assert kept == (made.evidence, made.slots)
    assert made.evidence.items[0].quote.section == HEADLINE


def test_without_headings_nothing_changes() -> None:
    text = passages([section(*REMEDY)])
    assert examine("A paste", text) == examine("A paste", text, [])
