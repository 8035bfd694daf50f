"""An answer's body, unpacked as it arrives and never larger than it may be."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from urllib3.response import BaseHTTPResponse

from reader.fetch.limits import Grow, Limits, Meter, RefusedError, at_will, size
from reader.fetch.reasons import FAILURES

_PIECE = 64 * 2**10
_GZIP = ("gzip", "x-gzip")


def read_body(
    response: BaseHTTPResponse, limits: Limits, meter: Meter, grow: Grow = at_will
) -> bytes:
    """Read a whole body within the limits, both packed and unpacked.

    No library's decoder is trusted with the cap: some unpack all that a piece holds
    before they return, and a few kilobytes can hold gigabytes.

    Raises:
        RefusedError: If the body is too large, cut short, or packed in a way that was
            not asked for.
    """
    cap = limits.size
    encoding = response.headers.get("Content-Encoding", "").strip().lower()
    if encoding not in ("", "identity", *_GZIP):
        raise RefusedError("packed in a way that was not asked for")
    if (response.length_remaining or 0) > cap:
        raise _too_large(cap)
    # Framing, trailers and what the socket had read ahead come on top of the body.
    meter.allow(2 * cap + _PIECE)
    pieces = _capped(response.stream(_PIECE, decode_content=False), cap)
    if encoding in _GZIP:
        pieces = _capped(_unpacked(pieces), cap)
    # One array that grows: thousands of pieces would leave the memory full of holes.
    body, is_large = bytearray(), False
    try:
        for piece in pieces:
            body += piece
            if not is_large and len(body) > limits.large:
                is_large = True
                meter.postpone(grow())
    except FAILURES:
        raise RefusedError("cut short") from None
    return bytes(body)


def _capped(pieces: Iterator[bytes], cap: int) -> Iterator[bytes]:
    """Pass pieces on until they are more than ``cap`` bytes together."""
    total = 0
    for piece in pieces:
        total += len(piece)
        if total > cap:
            raise _too_large(cap)
        yield piece


def _unpacked(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Unpack gzip a little at a time; several members after one another are one body.

    What follows the last member and is none is ignored, as gzip itself does.
    """
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
    is_begun = False
    for piece in pieces:
        rest = piece
        while rest:
            if unpacker.eof:
                if not rest.startswith(b"\x1f"):
                    break
                unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
            is_begun = True
            try:
                yield unpacker.decompress(rest, _PIECE)
            except zlib.error:
                raise RefusedError("the packed answer is damaged") from None
            rest = unpacker.unused_data or unpacker.unconsumed_tail
    if is_begun and not unpacker.eof:
        raise RefusedError("cut short")


def _too_large(cap: int) -> RefusedError:
    return RefusedError(f"larger than {size(cap)}", fault="size")
