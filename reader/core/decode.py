"""The bytes of a page to its text, in whatever encoding they turn out to be."""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_IN_HEADER = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.I)
_IN_PAGE = re.compile(rb"<(?:meta|\?xml)\b[^>]{0,400}?(?:charset|encoding)\s*=", re.I)
_NAMED = re.compile(rb"\s*[\"']?\s*([\w.:-]{1,40})")
_SEARCHED = 4096

# The HTML standard reads these as what is really meant by them (Encoding, 4.2).
_MEANT = {
    **dict.fromkeys(("ascii", "iso8859-1", "latin-1"), "cp1252"),
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}
# These decode in quadratic time, or to something else than what stands there.
_STRANGE = re.compile(r"punycode|idna|escape|undefined|utf.?7|mbcs|oem|utf.?32", re.I)


def decode(content: bytes, media_type: str = "") -> str:
    """Read a page as its mark, its header, or the page itself says; else as UTF-8.

    What is not the encoding it is said to be is UTF-8 where it can be, and otherwise
    the encoding of old Western pages; nothing is refused.

    Args:
        content: The page.
        media_type: Its Content-Type header.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace")
    declared = [name for name in (_header(media_type), _own(content)) if name]
    for encoding in [*declared, "utf-8"]:
        try:
            return content.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    # A byte or two that are cut in half, or strayed in, are no other encoding.
    text = content.decode(declared[0] if declared else "utf-8", "replace")
    if text.count("\ufffd") * 200 < len(text):
        return text
    return content.decode("cp1252", "replace")


def _header(media_type: str) -> str:
    found = _IN_HEADER.search(media_type)
    return _codec(found[1]) if found else ""


def _own(content: bytes) -> str:
    found = _IN_PAGE.search(content, 0, _SEARCHED)
    named = _NAMED.match(content, found.end()) if found else None
    name = _codec(named[1].decode("ascii", "ignore")) if named else ""
    # Whoever could read this in ASCII does not read UTF-16.
    return "utf-8" if name.startswith("utf-16") else name


def _codec(name: str) -> str:
    """Name a codec of Python's; "" for one that no page is written in."""
    if _STRANGE.search(name):
        return ""
    try:
        found = codecs.lookup(name)
    except (LookupError, ValueError):
        return ""
    # Some of Python's codecs turn bytes into bytes.
    is_text = getattr(found, "_is_text_encoding", True)
    return _MEANT.get(found.name, found.name) if is_text else ""
