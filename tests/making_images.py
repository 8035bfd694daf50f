"""Images that need no library to be made: as small as they are real."""

from __future__ import annotations

import base64
import struct
import zlib


def png(width: int, height: int, *, is_whole: bool = True) -> bytes:
    """A black PNG; where it is not whole, it only claims its size."""
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"\0" * (width + 1) * height) if is_whole else b""
    chunks = ((b"IHDR", head), (b"IDAT", rows), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data))
        + name
        + data
        + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )


def jpeg(width: int, height: int, *, profile: int = 300) -> bytes:
    """The beginning of a JPEG, as far as its frame, with a profile before that."""
    before = b"\xff\xe2" + struct.pack(">H", profile + 2) + b"\xff" * profile
    frame = struct.pack(">HBHHB", 11, 8, height, width, 1)
    return b"\xff\xd8" + before + b"\xff\xff\xc2" + frame + b"\1\x11\0"


GIF = base64.b64decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7")
"""One pixel that cannot be seen."""

WEBP = base64.b64decode("UklGRiQAAABXRUJQVlA4IBgAAAAwAQCdASoBAAEAAgA0JaQAA3AA/vuUAAA=")
"""One pixel."""


def webp(width: int, height: int) -> bytes:
    """The head of an extended or a lossless WebP."""
    size = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    return b"RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0" + size


def lossless(width: int, height: int) -> bytes:
    """The head of a lossless WebP."""
    bits = (width - 1) | (height - 1) << 14
    return b"RIFF\0\0\0\0WEBPVP8L\0\0\0\0\x2f" + struct.pack("<I", bits)
