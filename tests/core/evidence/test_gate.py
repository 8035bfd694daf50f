"""What a gate keeps from being looked for would not have been found."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.core.evidence import chaff, designs, effects, examine, people, slots, traces
from reader.core.evidence.gate import Gate, gates_of
from reader.core.evidence.journals import _LED

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
