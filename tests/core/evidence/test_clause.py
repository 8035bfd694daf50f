"""Of a long sentence the part is quoted that says it, literally and never empty."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.core.evidence.clause import clause
from tests.core.evidence.saying import found, kinds, said

THREAD = (
    "Key findings 53 patients were treated for ten days with the new antiviral drug; "
    "clinical improvement was seen in 36 of 53 patients who had been on oxygen before; "
    "serious adverse events were reported in 12 patients, most of them on ventilators; "
    "the trial was funded by the company that makes the drug and sells it at a price"
)


def test_each_label_has_its_own_words() -> None:
    evidence = found(THREAD)
    quotes = {item.kind: item.quote.text for item in evidence.items}
    assert quotes["absolute"].startswith("clinical improvement")
    assert quotes["harms"].startswith("serious adverse events")
    assert "funded by" in quotes["funding"]
    assert len(set(quotes.values())) >= 3
    for item in evidence.items:
        assert THREAD[item.quote.start : item.quote.end] == item.quote.text


def test_a_sentence_of_usual_length_stays_whole() -> None:
    short = THREAD.partition(";")[0]
    assert clause(short, 13, 24) == (0, len(short))


@given(st.text("ab ;.,–(\n", max_size=600), st.data())
def test_the_words_are_within_and_little_else(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 80)))
    first, last = clause(text, start, end)
    assert 0 <= first <= last <= len(text)
    assert last - first <= 240 or last - first == len(text) <= 240


def test_what_an_article_announces_of_itself_is_no_evidence() -> None:
    announced = "We also cover its side effects, drug interactions and alternatives."
    assert kinds(announced) == set()
    assert said("In this article, we look at the limitations of the trial.") == []
    assert said("We covered 300 patients in the trial.") != []
