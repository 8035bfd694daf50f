"""What keeps a paragraph from being looked through for labels would find none."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.core.label import _GLUED, _GLUED_HAS, _LABEL

_ASCII = st.characters(codec="ascii")


@given(st.from_regex(_LABEL, alphabet=_ASCII))
def test_a_label_has_a_colon_or_is_bold(found: str) -> None:
    assert ":" in found or "*" in found


@given(st.from_regex(_GLUED, alphabet=_ASCII))
def test_a_glued_label_is_one_of_few_words(found: str) -> None:
    assert any(name in found for name in _GLUED_HAS)
