"""An image is known by its own bytes, and no bytes whatever break that."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.picture import image_facts
from reader.model import ImageFacts
from tests.making_images import GIF, WEBP, jpeg, lossless, png, webp

SIDES = st.integers(1, 16_000)
MAKERS = {"png": lambda w, h: png(w, h, is_whole=False), "jpeg": jpeg}
HEADS = [png(3, 2), jpeg(3, 2), GIF, WEBP, webp(3, 2), lossless(3, 2)]


@given(SIDES, SIDES)
@pytest.mark.parametrize("kind", ["png", "jpeg", "webp", "lossless"])
def test_size_and_kind_are_read(kind: str, width: int, height: int) -> None:
    makers: dict[str, Callable[[int, int], bytes]] = {
        **MAKERS,
        "webp": webp,
        "lossless": lossless,
    }
    told = "webp" if kind == "lossless" else kind
    assert image_facts(makers[kind](width, height)) == ImageFacts(told, width, height)


def test_real_ones_are_known() -> None:
    assert image_facts(GIF) == ImageFacts("gif", 1, 1)
    assert image_facts(WEBP) == ImageFacts("webp", 1, 1)


@pytest.mark.parametrize(
    "content",
    [b"", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"<html>", b"BM", png(0, 4)],
)
def test_anything_else_is_none(content: bytes) -> None:
    assert image_facts(content) is None


@given(st.sampled_from(HEADS), st.integers(0, 60), st.binary(max_size=40))
def test_no_bytes_break_it(head: bytes, kept: int, more: bytes) -> None:
    facts = image_facts(head[:kept] + more)
    assert facts is None or (facts.width > 0 and facts.height > 0)
