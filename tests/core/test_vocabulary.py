"""Each word of the vocabulary means one subject and is found in all its inflections."""

from __future__ import annotations

from collections import defaultdict

import pytest

from reader.core.vocabulary.phrases import IDLE_PHRASES
from reader.core.vocabulary.reading import Subject, vocabulary
from reader.core.vocabulary.spot import broader, spot, subject_of
from reader.core.words import spellings, stem, tokens


def _named(text: str) -> list[str]:
    return [subject.name for _, subject in spot(spellings(text))]


def _phrase(words: str) -> tuple[str, ...]:
    return tuple(stem(token) for token in tokens(words))


def test_no_word_means_two_subjects() -> None:
    meanings: dict[object, set[Subject]] = defaultdict(set)
    for line in vocabulary():
        subject = line.subject
        if not line.name.endswith("!"):
            meanings[_phrase(subject.name)].add(subject)
        for word in line.words:
            is_spelling = word.endswith("!") or word.isupper()
            key = word.removesuffix("!") if is_spelling else _phrase(word)
            meanings[key].add(subject)
    assert [key for key, found in meanings.items() if len(found) > 1] == []


def test_every_subject_is_found_by_its_own_name() -> None:
    assert [
        line.subject.name
        for line in vocabulary()
        if subject_of(line.subject.name) != line.subject
        and _named(line.subject.name) != [line.subject.name]
    ] == []


def test_every_word_leads_to_its_subject() -> None:
    lost = [
        word
        for line in vocabulary()
        for word in line.words
        if subject_of(word.removesuffix("!")) != line.subject
    ]
    assert lost == []


def test_a_word_means_the_same_at_the_end_of_a_text() -> None:
    """A phrase that could go on has one word there, and is none of two."""
    words = [word for line in vocabulary() for word in (line.name, *line.words)]
    alone = [word.removesuffix("!") for word in words if " " not in word]
    differing = [word for word in alone if _named(word) != _named(f"{word} here")]
    assert differing == []


def test_no_phrase_is_longer_than_what_is_looked_for() -> None:
    assert max(len(_phrase(word)) for line in vocabulary() for word in line.words) <= 6


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Leukemia and leukaemia", ["leukaemia", "leukaemia"]),
        ("non-small-cell lung cancers", ["non-small-cell lung cancer"]),
        ("She took Ozempic.", ["semaglutide"]),
        ("He was vaccinated twice.", ["vaccines"]),
        ("a study of type 2 diabetes", ["type 2 diabetes"]),
        ("people with MS", ["multiple sclerosis"]),
        ("Healthy ageing; aging well", ["ageing", "ageing"]),
    ],
)
def test_subjects_are_found_in_any_spelling(text: str, expected: list[str]) -> None:
    assert _named(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "He aids his neighbour, Ms Smith, at an early age.",
        "the American Heart Association and the National Cancer Institute",
        "at the heart of the matter, a stroke of luck",
        "They run the firm and hear the news.",
    ],
)
def test_words_that_name_nothing_are_left_alone(text: str) -> None:
    assert _named(text) == []


def test_whatever_is_above_a_subject_exists_and_is_not_itself() -> None:
    names = {line.subject.name: line.subject for line in vocabulary()}
    for line in vocabulary():
        above = line.subject.broader
        assert not above or above in names, line
        assert line.subject not in broader(line.subject)
        if line.subject.system:
            assert names[line.subject.system].kind == "body"


def test_a_brand_leads_to_its_drug_and_what_that_is() -> None:
    found = subject_of("Lipitor")
    assert found is not None
    assert [found.name, *(s.name for s in broader(found))] == [
        "atorvastatin",
        "statins",
    ]


def test_the_vocabulary_is_of_the_size_that_health_news_needs() -> None:
    assert len(vocabulary()) > 2000


def test_the_longest_phrase_wins() -> None:
    assert _named("weight loss surgery") == ["weight-loss surgery"]


def test_places_are_those_of_the_first_words() -> None:
    words = spellings("After a heart attack, walking helps")
    assert [(place, found.name) for place, found in spot(words)] == [
        (2, "heart attack"),
        (4, "walking"),
    ]


def test_a_whole_name_means_a_subject_in_any_case() -> None:
    found = subject_of("aids")
    assert found is not None
    assert found == subject_of("HIV")
    assert subject_of("heart attack survivors club") is None


def test_idle_phrases_hide_a_word_that_would_be_found() -> None:
    phrases = " ".join(IDLE_PHRASES.split()).split(", ")
    assert [phrase for phrase in phrases if _named(phrase)] == []
    hidden = [word for phrase in phrases for word in phrase.split() if _named(word)]
    assert len(hidden) > len(phrases) / 2
