"""What a gate keeps from being looked for would not have been found."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.core.evidence import chaff, designs, effects, examine, people, slots, traces
from reader.core.evidence.gate import Gate, gates_of
from reader.core.evidence.journals import _LED
from tests.core.evidence.leading import missed

_ASCII = st.characters(codec="ascii")
_CUES = [
    *(kind.cue for kind in examine._KINDS),
    *designs.MENTIONS.values(),
    slots._FOUND,
    slots._TAKING_PART,
]
_GATES = [
    *(cue.gate for cue in _CUES),
    *(chaff._GATE, effects._SPAN, people._GATE, traces._GATE),
]


_WORDS = st.sampled_from([p for gate in _GATES for p in gate.pieces])


@given(st.lists(st.one_of(_WORDS, st.text(alphabet="abeilmnorst' -%é", max_size=6))))
def test_a_gate_opens_where_one_of_its_pieces_stands(words: list[str]) -> None:
    for low in (" ".join(words), "".join(words)):
        for gate in _GATES:
            is_there = any(piece in low for piece in gate.pieces)
            assert gate.opens(low, gates_of(low)) == is_there


def test_what_was_looked_at_is_looked_at_anew_for_a_new_gate() -> None:
    assert gates_of("quockerwodger") == gates_of("")
    gate = Gate("wodger wooden_puppet")
    assert gate.opens("quockerwodger", gates_of("quockerwodger"))
    assert gate.opens("a wooden puppet", gates_of("a wooden puppet"))
    assert not gate.opens("a wooden, puppet", gates_of("a wooden, puppet"))


@pytest.mark.parametrize(("has", "pattern"), _LED)
@given(data=st.data())
@settings(
    max_examples=100,
    suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow],
)
def test_a_journal_is_led_by_what_is_looked_for(
    has: str, pattern: re.Pattern[str], data: st.DataObject
) -> None:
    assert has in data.draw(st.from_regex(pattern, alphabet=_ASCII))


_LEADING = [
    *((cue.says, cue.gate) for cue in _CUES),
    (chaff._SAYS, chaff._GATE),
    (effects._DURATION, effects._SPAN),
    (people._WORDED, people._GATE),
]


@pytest.mark.parametrize(
    ("pattern", "gate"), _LEADING, ids=(gate.pieces[0] for _, gate in _LEADING)
)
def test_pieces_lead_to_all_that_their_pattern_finds(
    pattern: re.Pattern[str], gate: Gate
) -> None:
    assert missed(pattern, gate.pieces)[:5] == []


@pytest.mark.parametrize(
    ("pattern", "pieces", "left"),
    [
        ("salts?|sugar", "salt sug", []),
        ("salts?|sugar", "salts sugar", ["salt"]),
        ("(?:un)?kind \\w+ly", "kind", []),
        ("(?:un)?kind", "unkind", ["kind"]),
        ("be+n", "ben been", ["bee·en"]),
        ("a{2}|be?", "aa b", []),
        ("ki[nt]d|[a-z]x", "kind x", ["kitd"]),
        (r"it\sis|is\sit", "is_it it_is", []),
        (r"\d of it(?!s)", "0 1 2 3 4 5 6 7 8 9", []),
    ],
)
def test_what_pieces_miss_is_found(pattern: str, pieces: str, left: list[str]) -> None:
    assert missed(re.compile(pattern), Gate(pieces).pieces) == left
