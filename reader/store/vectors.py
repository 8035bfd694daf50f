"""What texts are compared by, in little room: words' weights, and texts' prints."""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Mapping, Sequence, Set

_FINEST = 250
"""Steps of a weight, as a share of the heaviest."""


def word_mark(stem: str) -> int:
    """The number, of 32 bits, by which a stem is stored."""
    return zlib.crc32(stem.encode("utf-8", "ignore"))


def weights_blob(weights: Mapping[str, float]) -> bytes:
    """Pack a vector: the heaviest weight, each weight as a share of it, the stems."""
    heaviest = max(weights.values(), default=0.0)
    if heaviest <= 0:
        return b""
    steps = bytes(max(0, round(_FINEST * w / heaviest)) for w in weights.values())
    return (
        array("f", [heaviest]).tobytes()
        + steps
        + numbers_blob([word_mark(stem) for stem in weights])
    )


def weights_of(blob: bytes, among: Set[int] | None = None) -> dict[int, float]:
    """Unpack a vector: weights by their stems' marks.

    Args:
        blob: The vector, as ``weights_blob`` packed it.
        among: The marks that are wanted, where not all of them are.
    """
    if not blob:
        return {}
    heaviest = array("f", blob[:4])[0] / _FINEST
    size = (len(blob) - 4) // 5
    steps = zip(numbers_of(blob[4 + size :]), blob[4 : 4 + size], strict=True)
    return {
        mark: step * heaviest for mark, step in steps if among is None or mark in among
    }


def numbers_blob(numbers: Sequence[int]) -> bytes:
    """Pack numbers of 32 bits."""
    return array("I", numbers).tobytes()


def numbers_of(blob: bytes) -> array[int]:
    """Unpack them."""
    return array("I", blob)
