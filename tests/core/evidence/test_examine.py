"""Whatever is said of a text's study is said in the text, in so many words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.core.digest import digest
from reader.model import EVIDENCE_KINDS, STUDIES, Digest
from tests.factories import make_parsed

REPORT = """
<p>Walking after meals lowered blood pressure in a randomised trial of 1,240 adults,
published on Monday in the New England Journal of Medicine.</p>
<h2>Methods</h2>
<p>The adults were followed for two years and randomly assigned to walk or to rest.</p>
"""


def quotes_are_verbatim(made: Digest) -> None:
    quotes = [item.quote for item in made.evidence.items]
    for quote in [*quotes, *(slot for slot in made.slots if slot)]:
        assert quote.text in made.text
        section = made.sections[quote.section]
        said = section.blocks[quote.block].text[quote.start : quote.end]
        assert " ".join(said.split()) == quote.text


def test_a_report_is_told_in_a_line() -> None:
    made = digest(make_parsed(html=REPORT)).evidence
    assert made.line == "randomised trial · 1,240 people · NEJM"
    assert made.studies == ("trial",)
    assert made.people == 1240


def test_it_can_be_left_out() -> None:
    made = digest(make_parsed(html=REPORT), evidence=False)
    assert made.evidence.line is None
    assert made.evidence.items == ()


FRAGMENTS = st.sampled_from(
    [
        "A randomised trial of 1,240 adults",
        " was published in the journal Pain.",
        "\u00a0in mice,",
        " followed for  12 years.",
        "<br>",
        "</p><p>",
        "</p><h2>Methods</h2><p>",
        "</p><ul><li>Harms: nausea, vomiting.</li></ul><p>",
        " İstanbul researchers at a prominent university said it was groundbreaking.",
        " It cost $50 a month. ",
        "10<sup>9</sup>/L ",
        "ß",
        " 50 per cent lower ",
    ]
)


@given(st.lists(st.one_of(FRAGMENTS, st.text(max_size=20)), max_size=30))
def test_every_quote_stands_in_the_text(parts: list[str]) -> None:
    html = f"<p>{''.join(parts)}</p>"
    made = digest(make_parsed(html=html))
    quotes_are_verbatim(made)
    assert {item.kind for item in made.evidence.items} <= EVIDENCE_KINDS.keys()
    assert set(made.evidence.studies) <= STUDIES.keys()
    assert not {item.kind for item in made.evidence.items} & {*made.evidence.absent}
    assert digest(make_parsed(html=html)) == made
