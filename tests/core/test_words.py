"""Sentences end where a reader would end them, and words match their inflections."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.words import (
    STOP,
    fold,
    length,
    runs,
    sentences,
    spellings,
    stem,
    tokens,
)


@pytest.mark.parametrize(
    "sentence",
    [
        "Dr. Ada Byron and Prof. L. Euler agreed.",
        "Louis Scampavia and Timothy P. Spicer walked each day.",
        "Die Studie beginnt am 3. Januar und endet am 22. August 2026 in Bonn.",
        "Ein Teil, z.B. Frau Dr. Maier, schlief bzw. Nachtschicht war es nicht.",
        "Three are new: L. (A.) parva, L. (B.) magna and L. A. longa.",
        "Smith et al. reported a fall (p < .05) of 3.5 points.",
        "The U.S. Food and Drug Administration approved it.",
        "See Fig. 2 and Vol. 3, e.g. the table by Mr. Poe.",
        "It was sent on Jan. 5 to Acme Inc. in Boston, Mass. by post.",
        '"Is it safe?" she asked.',
        "About 1.2 million people took part vs. 900,000 before.",
        "The herb Aster Linn. (Asteraceae) is a remedy, Thomas L.P. Couvreur says.",
        "It grew in six plots, namely A. bellus sp. nov. (Fig. 3), and in one ditch.",
    ],
)
def test_a_stop_inside_a_sentence_does_not_end_it(sentence: str) -> None:
    assert sentences(f"{sentence} The end.") == [sentence, "The end."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "It cost $3 in the U.S. The rest paid.",
            ["It cost $3 in the U.S.", "The rest"],
        ),
        ("Take vitamin C. Oranges have it.", ["Take vitamin C.", "Oranges"]),
        ("It worked. mRNA did it.", ["It worked.", "mRNA"]),
        ("The answer is no. It failed.", ["The answer is no.", "It failed."]),
        ("“We know.” Others doubt it.", ["“We know.”", "Others"]),
        ("Does it? Yes! (It does.) Fine.", ["Does it?", "Yes!", "(It does.)", "Fine."]),
        ("And then… Nothing.", ["And then…", "Nothing."]),
        ("研究很好。结果也好。", ["研究很好。", "结果也好。"]),
    ],
)
def test_a_sentence_ends_at_its_stop(text: str, expected: list[str]) -> None:
    found = sentences(text)
    assert len(found) == len(expected)
    assert all(map(str.startswith, found, expected))


def test_a_line_without_a_stop_is_a_sentence_of_its_own() -> None:
    assert sentences("Methods\nWe walked.") == ["Methods", "We walked."]


@given(st.text())
def test_sentences_hold_every_word_in_order(text: str) -> None:
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())


@pytest.mark.parametrize("unit", [".", "a. ", '."', "e.g. A ", "。", '. "'])
def test_a_line_of_half_a_megabyte_is_cut_without_trouble(unit: str) -> None:
    line = unit * (500_000 // len(unit))
    assert "".join(sentences(line)).replace(" ", "") == line.replace(" ", "")


def test_words_are_compared_without_case_accents_and_possessives() -> None:
    assert tokens("Sjögren’s COVID-19, patients' don’t") == [
        *("sjogren", "covid", "19", "patients", "don't"),
    ]


@given(st.text())
def test_tokens_stand_where_spellings_stand(text: str) -> None:
    assert tokens(text) == [fold(word) for word in spellings(text)]


WORDY = st.text(st.sampled_from("aBé's’''_-. \n\t“—5٣ﬁ\xa0İ研") | st.characters())


@given(WORDY)
def test_words_are_what_their_pattern_finds(text: str) -> None:
    # Most texts are cut without it, since that is quicker.
    assert spellings(text) == re.findall(r"[^\W_]+(?:['’][^\W_]+)*", text)
    found = re.findall(r"[^\W_]+", text.lower())
    assert runs(text) == [run.encode() for run in found]


@given(WORDY.filter(lambda text: not re.search("[\u3040-\u30ff\u3400-\u9fff]", text)))
def test_without_ideographs_length_counts_them(text: str) -> None:
    assert length(text) == len(spellings(text))


def test_inflections_have_one_stem() -> None:
    assert len({stem(word) for word in ("vaccine", "vaccines", "vaccinated")}) == 1


def test_stop_words_are_written_as_tokens_are() -> None:
    assert all(tokens(word) == [word] for word in STOP)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", 0),
        ("Two words.", 2),
        ("COVID-19 isn't over", 4),
        ("研究很好", 2),
        ("a 研", 2),
    ],
)
def test_length_counts_words_in_any_script(text: str, expected: int) -> None:
    assert length(text) == expected


@pytest.mark.parametrize(
    ("word", "folded"),
    [
        ("Fièvre", "fievre"),
        ("ＤＮＡ", "dna"),
        ("كِتاب", "كتاب"),
        ("ばらつき", "ばらつき"),
        ("パニック", "パニック"),
        ("건강", "건강"),
        ("हिन्दी", "हिन्दी"),
    ],
)
def test_words_lose_their_accents_and_no_part_of_a_letter(
    word: str, folded: str
) -> None:
    assert fold(word) == folded
