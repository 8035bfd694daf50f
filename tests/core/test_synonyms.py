"""A search may be widened by what means the same, and by nothing else."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.vocabulary.kin import kin_in, kin_of
from reader.core.vocabulary.reading import vocabulary
from reader.core.vocabulary.spelling import american, other_spelling

_NAMES = [name for line in vocabulary() for name in (line.name, *line.synonyms)]


@pytest.mark.parametrize(
    ("asked", "kin"),
    [
        ("heart attack", "myocardial infarction"),
        ("Heart attacks", "myocardial infarction"),
        ("myocardial infarction", "heart attack"),
        ("MI", "heart attack"),
        ("mental illness", "psychiatric disorder"),
        ("mononucleosis", "glandular fever"),
        ("chronic kidney disease", "ckd"),
        ("ms", "multiple sclerosis"),
        ("high blood pressure", "hypertension"),
        ("tumour", "tumor"),
        ("hemorrhage", "haemorrhage"),
        ("oesophageal cancer", "esophageal cancer"),
        ("mammogram", "mammography"),
        ("epileptic", "epilepsy"),
        ("Alzheimer’s disease", "alzheimer"),
    ],
)
def test_names_of_one_thing_are_kin(asked: str, kin: str) -> None:
    assert kin in kin_of(asked)


@pytest.mark.parametrize("asked", ["", "zebra crossing", "the", "?!", "C++", "a"])
def test_other_words_have_no_kin(asked: str) -> None:
    assert kin_of(asked) == ()


@pytest.mark.parametrize(
    ("asked", "never"),
    [
        ("multiple sclerosis", "ms"),
        ("HIV", "aids"),
        ("heart attack", "mi"),
        ("heart", "heart attack"),
        ("cancer", "breast cancer"),
        ("cancer", "metastasis"),
        ("cancer", "tumour"),
        ("nap", "nightmare"),
        ("exercise", "gym"),
        ("kidney disease", "ckd"),
        ("mental health", "mental illness"),
        ("menopause", "perimenopause"),
        ("placenta praevia", "placental abruption"),
        ("systematic review", "meta analysis"),
        ("statins", "lipitor"),
    ],
)
def test_what_would_find_something_else_is_no_kin(asked: str, never: str) -> None:
    assert never not in kin_of(asked)


def test_kinship_is_mutual_and_never_with_oneself() -> None:
    one_sided = [
        (name, other)
        for name in _NAMES
        for other in kin_of(name)
        if _plain(name) == other
        or not (
            _is_short(name) or {_plain(name), american(_plain(name))} & _near(other)
        )
    ]
    assert one_sided == []


def _near(other: str) -> set[str]:
    """All that a kin leads to, in either number."""
    found = {other, *kin_of(other)}
    return found | {word + "s" for word in found} | {word[:-1] for word in found}


def _is_short(name: str) -> bool:
    """Whether only who types it can mean it."""
    return name.isupper() and len(name) <= 5


def _plain(name: str) -> str:
    folded = name.lower().replace("'s", "").replace("é", "e").replace("è", "e")
    return " ".join(re.findall(r"[^\W_]+", folded))


@given(st.text(max_size=40))
def test_anything_may_be_asked(text: str) -> None:
    assert all(other == " ".join(other.split()) for other in kin_of(text))


@given(st.lists(st.sampled_from(["heart", "attack", "stroke", "risk", "of", "MI"])))
def test_phrases_lie_apart_and_within_the_row(words: list[str]) -> None:
    end = 0
    for place, size, kin in kin_in(words):
        assert place >= end
        assert kin == kin_of(" ".join(words[place : place + size]))
        end = place + size
    assert end <= len(words)


def test_the_longest_phrase_has_the_kin() -> None:
    found = list(kin_in(["after", "a", "heart", "attack", "and", "tumours"]))
    assert [(place, size) for place, size, _ in found] == [(2, 2), (5, 1)]


@given(st.sampled_from(sorted({w for name in _NAMES for w in name.lower().split()})))
def test_respelling_comes_to_rest(word: str) -> None:
    assert american(american(word)) == american(word)
    assert other_spelling(word) != word


@pytest.mark.parametrize("word", ["exercised", "metabolism", "analysis", "hemp"])
def test_words_that_only_look_british_or_american_stay(word: str) -> None:
    assert other_spelling(word) == ""
