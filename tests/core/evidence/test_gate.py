"""What a gate keeps from being looked for would not have been found."""

from __future__ import annotations

import importlib
import pkgutil
import re
from typing import TypeVar

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import reader.core.evidence
from reader.core.evidence import chaff, effects, people, traces
from reader.core.evidence.cue import Cue
from reader.core.evidence.gate import Gate, gates_of
from reader.core.evidence.journals import _LED
from tests.core.evidence.leading import missed

_ASCII = st.characters(codec="ascii")

T = TypeVar("T")


def _all_of(kind: type[T]) -> list[T]:
    """What the modules on evidence hold of a kind, also within their tables."""
    found: dict[int, T] = {}
    for module in pkgutil.iter_modules(reader.core.evidence.__path__):
        name = f"{reader.core.evidence.__name__}.{module.name}"
        for held in vars(importlib.import_module(name)).values():
            within = held.values() if isinstance(held, dict) else (held,)
            found |= {id(one): one for one in within if isinstance(one, kind)}
    return list(found.values())


_CUES = _all_of(Cue)
_GATES = [*(cue.gate for cue in _CUES), *_all_of(Gate)]


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


# Registries' numbers are looked for in either case.
_REGISTRY = re.compile(traces._REGISTRY.pattern.lower())
_LEADING = [
    *((cue.says, cue.gate) for cue in _CUES),
    (chaff._SAYS, chaff._GATE),
    (effects._DURATION, effects._SPAN),
    (people._WORDED, people._GATE),
    (_REGISTRY, traces._GATE),
]


def test_every_gate_of_the_house_is_asked_what_it_misses() -> None:
    assert len(_CUES) >= 25
    asked = {id(gate) for _, gate in _LEADING}
    assert [gate.pieces for gate in _GATES if id(gate) not in asked] == []


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
