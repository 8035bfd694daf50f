"""An article has one number, however it is spelled."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.sync.ids import canonical, sent

LONG = "tag:google.com,2005:reader/item/"


@given(st.integers(-(2**63), 2**63 - 1))
def test_every_spelling_of_a_number_is_one(number: int) -> None:
    spelled = f"{LONG}{number % 2**64:016x}"
    assert canonical(spelled) == canonical(str(number)) == str(number)
    assert sent(canonical(spelled)) == str(number)


@given(st.text())
def test_any_text_is_read_to_something_that_stays(text: str) -> None:
    found = canonical(text)
    assert not found or canonical(sent(found)) == found


@pytest.mark.parametrize(
    ("spelled", "expected"),
    [
        (f"{LONG}000660e52eff88de", "1795387312539870"),
        (f"{LONG}ffffffffffffffff", "-1"),
        (f"{LONG}5d0cfa30041d4348e9000b63", "5d0cfa30041d4348e9000b63"),
        ("8545", "8545"),
        ("", ""),
        ("a\nb", ""),
    ],
)
def test_ids_of_real_servers(spelled: str, expected: str) -> None:
    assert canonical(spelled) == expected
