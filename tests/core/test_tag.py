"""Tags say what an article is about: each subject once, the publisher's word first."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.tag import slug, tag

TITLE = "Statins and heart attacks"
TEXT = """\
Statins lower cholesterol. In women with diabetes they did less.
Cholesterol was measured twice. Asthma was mentioned by one of them.
"""


def _names(*tags: str, origin: str) -> list[tuple[str, str]]:
    return [(name, origin) for name in tags]


def test_topics_are_what_stands_out_rather_than_what_is_mentioned() -> None:
    names = [name for name, _ in tag(TITLE, TEXT)]
    assert set(names) == {"statins", "heart-attack", "cholesterol"}


def test_what_is_told_most_comes_first() -> None:
    text = "Asthma. " * 6 + "Eczema. " * 9
    assert tag("", text) == tuple(_names("eczema", "asthma", origin="topic"))


def test_a_subject_far_from_the_opening_must_be_told_often() -> None:
    opening = "Nothing is here. Nor is it there. Nor anywhere else. "
    assert tag("", opening + "Gout is bad. " * 5) == ()
    assert tag("", opening + "Gout is bad. " * 6) == (("gout", "topic"),)


def test_whom_a_study_looked_at_is_no_subject_unless_the_opening_says_so() -> None:
    opening = "Nothing is here. Nor is it there. Nor anywhere else. "
    assert tag("", opening + "Women ate. " * 9) == ()
    assert ("women", "topic") in tag("Women and salt", opening)


def test_at_most_six_topics_are_named() -> None:
    title = "Asthma, gout, acne, eczema, stroke, malaria, rabies and measles"
    assert len(tag(title, "")) == 6


def test_what_is_told_in_passing_is_no_topic_beside_what_fills_the_text() -> None:
    opening = "Nothing is here. Nor is it there. Nor anywhere else. "
    text = opening + "Gout is bad. " * 40 + "Rabies is worse. " * 5
    assert tag("", text) == (("gout", "topic"),)


def test_hashtags_come_first_and_keep_their_word() -> None:
    found = tag(TITLE, TEXT, hashtags=["HEALTH", "GutHealth"], labels=["Health"])
    assert list(found[:2]) == _names("health", "gut-health", origin="hashtag")
    assert [name for name, _ in found].count("health") == 1


@pytest.mark.parametrize("word", ["Hypercholesterolemia", "high cholesterol", "LDL"])
def test_the_publishers_word_stands_for_our_topic(word: str) -> None:
    found = tag(TITLE, TEXT, labels=[word])
    assert found[0] == (slug(word), "feed")
    assert "cholesterol" not in [name for name, _ in found[1:]]


def test_labels_that_say_nothing_are_dropped() -> None:
    empty = ["Uncategorized", "News", "Blog", "", "  ", "2024", "x" * 41]
    assert tag("", "", labels=[*empty, "http://x.example/kind#post"]) == ()


def test_at_most_five_labels_are_kept() -> None:
    labels = ["alpha", "beta", "gamma", "delta", "epsilon", "zeta"]
    assert tag("", "", labels=labels) == tuple(_names(*labels[:5], origin="feed"))


def test_singular_and_plural_are_one_tag() -> None:
    assert tag("", "", labels=["Recipe", "Recipes"]) == (("recipe", "feed"),)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Women's Health", "womens-health"),
        ("Diet & Exercise", "diet-and-exercise"),
        ("  COVID-19 / Flu ", "covid-19-flu"),
        ("gut_health", "gut-health"),
        ("Santé publique", "santé-publique"),
        ("心血管", "心血管"),
    ],
)
def test_names_are_slugs(name: str, expected: str) -> None:
    assert slug(name) == expected


@given(st.text(), st.text(), st.lists(st.text()), st.lists(st.text()))
def test_every_tag_is_a_slug_and_stands_once(
    title: str, text: str, hashtags: list[str], labels: list[str]
) -> None:
    names = [name for name, _ in tag(title, text, hashtags=hashtags, labels=labels)]
    assert len(set(names)) == len(names)
    assert all(name and name == slug(name) for name in names)


def test_a_drug_is_named_with_what_it_is() -> None:
    text = "Lipitor lowers risk, doctors say. Lipitor is cheap. Lipitor works. "
    names = [found.name for found in tag("Lipitor at fifty", text)]
    assert names == ["atorvastatin", "statins"]


def test_a_title_that_speaks_in_images_names_nothing() -> None:
    story = "The minister spoke of the budget at length. " * 20
    assert tag("Cancer of corruption", story) == ()
    assert ("cancer", "topic") in tag("Cancer of the stomach", "")


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Cell Reports | 西南大学团队发布油菜全景定量蛋白质组", "细胞 Cell 研究 AI"),
        ("¿Tengo cáncer de piel?", "El cáncer de piel es una enfermedad de la piel."),
        ("Krebs und Diabetes", "Der Krebs ist bei Diabetes nicht die Regel. " * 2),
        ("O diabetes em jovens", "O diabetes não é uma doença dos idosos. Diabetes."),
    ],
)
def test_another_language_has_no_topics_of_ours(title: str, text: str) -> None:
    found = tag(title, text, labels=["Salud"])
    assert [(each.name, each.origin) for each in found] == [("salud", "feed")]


@pytest.mark.parametrize(
    ("title", "never"),
    [
        ("Pyridinium scaffolds for PET tracer development", "pets"),
        ("Health benefits of baking soda", "sugary-drinks"),
        ("Exhaustive enumeration of molecules", "fatigue"),
        ("A beetle caught in a Malaise trap", "malaise"),
        ("Drivers of diversification in skunks", "drivers"),
        ("Physicians try a blood test for liver scarring", "health-workers"),
        ("Physicians try a blood test for liver scarring", "keloids"),
    ],
)
def test_words_that_mean_something_else(title: str, never: str) -> None:
    assert never not in [each.name for each in tag(title, "")]
