"""Strings from outside to strings that a terminal may show and a browser may open."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from reader.model import CleanLine, CleanText

# Characters are dropped, not escape sequences: without its ESC a sequence is visible
# junk, and there is no parser of ours to be fooled. Dropped are C0, DEL and C1, the
# soft hyphen, what is invisible or turns the direction of text (but not U+200C and
# U+200D, which Persian, Hindi and emoji need), tags, surrogates and noncharacters.
_FORBIDDEN = (
    "\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\ufffb\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff"
    "\U000e0000-\U000e0fff"
)
_UNSAFE = re.compile(f"[{_FORBIDDEN}]")
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")

# Five and more marks on one letter climb over the lines above and beneath it.
_MARK = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_PILED_MARKS = re.compile(f"([{_MARK}]{{4}})[{_MARK}]+")
_SUSPECT = re.compile(f"[{_FORBIDDEN}{_MARK}]")
"""Without any of these, among which all ends of lines but one are, text is clean."""

_LONGEST_URL = 4096
_HOST = re.compile(
    r"(?:[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_])?\.?|[0-9a-f:.]*:[0-9a-f:.]*)"
)
_ADDRESS = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.+-]*@[A-Za-z0-9][A-Za-z0-9.-]*")
_ABSOLUTE = re.compile(r"https?://[^\s;/?#][^\s;]*")
"""What joining leaves as it is, but for an empty ``;`` in it."""
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_KEPT_IN_URL = "%/:=&?~#+!$,;@'()*"


def clean_line(text: str, limit: int = 500) -> CleanLine:
    """Make one line of at most ``limit`` characters, safe for a terminal.

    Every stretch of white space becomes one space, so that a title broken over three
    lines of XML reads as it was meant.
    """
    # Four times the limit leaves room for what falls away, and bounds the work.
    words = " ".join(text[: limit * 4].split())
    if not (words.isascii() and words.isprintable()):
        words = " ".join(_UNSAFE.sub("", words).split())
        words = _PILED_MARKS.sub(r"\1", words)
    return CleanLine(words[:limit].rstrip())


def clean_text(text: str) -> CleanText:
    """Make text safe for a terminal; lines stay lines, tabs become spaces."""
    if (text.isascii() and text.isprintable()) or not _SUSPECT.search(text):
        return CleanText(text)
    lines = _LINE_ENDS.sub("\n", text).expandtabs(4)
    return CleanText(_PILED_MARKS.sub(r"\1", _UNSAFE.sub("", lines)))


def clean_url(url: str, base: str = "") -> str:
    """Make a URL that may be followed, absolute and in ASCII, or "" if there is none.

    Only ``http``, ``https`` and ``mailto`` are followed. Refused is what one program
    reads as one address and the next as another (spaces, backslashes, invisible
    characters, a user name before the host), and what is longer than 4096 characters.
    A host in another script comes out as punycode, which cannot be mistaken for
    another one that looks the same.

    Args:
        url: What stands in a ``href`` or a ``src``.
        base: Where the document came from, to resolve relative references against.
    """
    url = url.strip()
    if not url or len(url) > _LONGEST_URL:
        return ""
    is_absolute = _ABSOLUTE.fullmatch(url)
    try:
        return _followed(urljoin(base, url) if base and not is_absolute else url)
    except ValueError:
        # urlsplit, its .port and the idna codec all say so of what is no address.
        return ""


def _followed(url: str) -> str:
    if " " in url or "\\" in url or not url.isprintable():
        return ""
    parts = urlsplit(url)
    if parts.scheme in ("http", "https"):
        return _web(parts)
    if parts.scheme == "mailto" and _ADDRESS.fullmatch(parts.path):
        # Without its query: a link must not attach files or write the message.
        return f"mailto:{parts.path}"
    return ""


def _web(parts: SplitResult) -> str:
    host = parts.hostname or ""
    if not host.isascii():
        # Python's own codec is of 2003: strasse.example is not straße.example.
        import idna

        host = idna.encode(host, uts46=True).decode("ascii")
    if "@" in parts.netloc or not _HOST.fullmatch(host):
        return ""
    host = f"[{host}]" if ":" in host else host
    netloc = host if parts.port is None else f"{host}:{parts.port}"
    query = f"?{parts.query}" if parts.query else ""
    fragment = f"#{parts.fragment}" if parts.fragment else ""
    rest = _STRAY_PERCENT.sub("%25", parts.path + query + fragment)
    found = f"{parts.scheme}://{netloc}{quote(rest, safe=_KEPT_IN_URL)}"
    return found if len(found) <= _LONGEST_URL else ""
