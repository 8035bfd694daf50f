"""An excerpt shows the words that were searched for, and marks just those."""

from hypothesis import given
from hypothesis import strategies as st

from reader.core.excerpt import excerpt

LONG = (
    "Nothing to see here. " * 40 + "Sleepers who slept badly ate more. " + "End. " * 90
)


def test_words_are_found_by_their_stems() -> None:
    found = excerpt("She sleeps well.", ["sleeping"])
    assert found is not None
    assert [found.text[a:b] for a, b in found.marks] == ["sleeps"]


def test_a_long_text_is_cut_around_the_words() -> None:
    found = excerpt(LONG, ["badly", "ate"], width=80)
    assert found is not None
    assert [found.text[a:b] for a, b in found.marks] == ["badly", "ate"]
    assert found.text.startswith("…")
    assert found.text.endswith("…")
    assert len(found.text) <= 82


def test_the_passage_with_most_of_the_words_is_preferred() -> None:
    text = (
        "sleep alone. " + "filler " * 60 + "sleep and diet together. " + "filler " * 60
    )
    found = excerpt(text, ["sleep", "diet"], width=60)
    assert found is not None
    assert "diet" in found.text


def test_a_text_without_the_words_has_no_excerpt() -> None:
    assert excerpt("Something else.", ["sleep"]) is None


@given(st.text(), st.lists(st.text(max_size=8), max_size=4), st.integers(8, 200))
def test_marks_lie_within_the_excerpt(text: str, words: list[str], width: int) -> None:
    found = excerpt(text, words, width=width)
    if found:
        assert found.marks == tuple(sorted(found.marks))
        assert all(0 <= a < b <= len(found.text) for a, b in found.marks)
