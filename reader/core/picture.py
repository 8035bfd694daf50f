"""The first bytes of an image to what it is and how large, without decoding it."""

from __future__ import annotations

import struct
from collections.abc import Callable

from reader.model import ImageFacts

_SEARCHED = 1 << 20
"""Bytes of a JPEG in which its size is looked for; profiles may stand before it."""

# Markers that begin a JPEG frame: all SOFn but DHT, JPG and DAC, which share the range.
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_WITHOUT_LENGTH = frozenset({0x01, *range(0xD0, 0xDA)})


def image_facts(content: bytes) -> ImageFacts | None:
    """Tell the kind of an image by its own bytes, whatever a server calls it.

    Returns:
        Kind, width and height; None for what is no PNG, JPEG, GIF or WebP. An SVG is
        none: it is a document, which may ask for others.
    """
    for kind, magic, offset, measured in _KINDS:
        if content.startswith(magic, offset):
            try:
                size = measured(content)
            except (struct.error, IndexError):
                return None
            if size is None or not all(size):
                return None
            return ImageFacts(kind, *size)
    return None


_Size = tuple[int, int] | None


def _png(content: bytes) -> _Size:
    width, height = struct.unpack_from(">II", content, 16)
    return width, height


def _gif(content: bytes) -> _Size:
    width, height = struct.unpack_from("<HH", content, 6)
    return width, height


def _webp(content: bytes) -> _Size:
    chunk = content[12:16]
    if chunk == b"VP8X":
        width = int.from_bytes(content[24:27], "little")
        height = int.from_bytes(content[27:30], "little")
        return (width + 1, height + 1) if len(content) >= 30 else None
    if chunk == b"VP8 ":
        width, height = struct.unpack_from("<HH", content, 26)
        return width & 0x3FFF, height & 0x3FFF
    if chunk == b"VP8L":
        (bits,) = struct.unpack_from("<I", content, 21)
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    return None


def _jpeg(content: bytes) -> _Size:
    """Go from marker to marker up to the frame, which has the size."""
    at, end = 2, min(len(content), _SEARCHED)
    while at + 4 <= end:
        if content[at] != 0xFF:
            return None
        marker = content[at + 1]
        if marker == 0xFF:
            at += 1
        elif marker in _WITHOUT_LENGTH:
            at += 2
        elif marker in _FRAMES:
            height, width = struct.unpack_from(">HH", content, at + 5)
            return width, height
        else:
            (length,) = struct.unpack_from(">H", content, at + 2)
            at += 2 + max(2, length)
    return None


_KINDS: tuple[tuple[str, bytes, int, Callable[[bytes], _Size]], ...] = (
    ("png", b"\x89PNG\r\n\x1a\n", 0, _png),
    ("jpeg", b"\xff\xd8\xff", 0, _jpeg),
    ("gif", b"GIF8", 0, _gif),
    ("webp", b"WEBP", 8, _webp),
)
