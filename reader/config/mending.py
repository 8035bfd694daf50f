"""XML as careless programs write it, mended where it can have meant one thing only.

Lists of feeds are written by hand, by scripts and by readers that forgot to escape, and
are passed around for years. Mended here: an encoding that is not the declared one, a
bare ``&``, HTML's entities, control characters, and quotation marks or brackets that
stand unescaped within an outline's attributes. Every line stays where it is.
"""

from __future__ import annotations

import json
import re
from html import escape
from html.entities import html5

_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_DECLARATION = re.compile(r"\s*<\?xml\b([^>]*?)\?>", re.I)
_ENCODING = re.compile(rb"""<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]{1,40})["']""", re.I)

# What XML knows, and what only HTML does (or nobody, where a lone ampersand stands).
_REFERENCE = re.compile(
    r"&(?:(#[0-9]{1,7}|#x[0-9a-fA-F]{1,6})|([A-Za-z][\w.-]{0,40}));"
)
_AMPERSAND = re.compile(r"&(?!#[0-9]{1,7};|#x[0-9a-fA-F]{1,6};|[A-Za-z][\w.-]{0,40};)")
_XML_NAMES = ("amp", "lt", "gt", "quot", "apos")
# What is never closed ends with the text, or it would be looked for again and again.
_ASIDE = re.compile(r"(<!--.*?(?:-->|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z))", re.DOTALL)

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

# An outline from its first attribute to what follows it, and what parts attributes.
_OUTLINE = re.compile(r"<(?=/?outline\b|/body\b|/opml\b|!--)", re.I)
_NAME = r"[A-Za-z_][\w:.-]{0,40}"
_HEAD = re.compile(rf"(outline\s+)({_NAME})\s*=\s*\"", re.I)
_BETWEEN = re.compile(rf"\"(\s+)({_NAME})\s*=\s*\"")
_TAIL = re.compile(r"\"(\s*/?>\s*)\Z")


def decode(content: bytes) -> str:
    """Decode bytes: a mark is believed first, then UTF-8, then what is declared.

    What decodes as UTF-8 and is not plain ASCII is UTF-8, whatever it is declared to
    be: chance does not make such bytes.
    """
    marked = json.detect_encoding(content)
    if marked != "utf-8" or content.startswith(_MARKS):
        return content.decode(marked, "replace").lstrip("\ufeff")
    try:
        return content.decode()
    except UnicodeDecodeError:
        declared = _ENCODING.match(content.lstrip())
        name = declared[1].decode() if declared else ""
    for encoding in (name, "cp1252"):
        try:
            if encoding.lower().replace("-", "") not in ("", "utf8"):
                return content.decode(encoding)
        except (LookupError, UnicodeError):
            continue
    return content.decode("latin-1")


def mend(text: str) -> str:
    """Mend what can have meant one thing only, and keep every line where it is."""
    declaration = _DECLARATION.match(text)
    if declaration:
        # It names an encoding that the text is no longer in.
        text = "\n" * declaration[0].count("\n") + text[declaration.end() :]
    pieces = _ASIDE.split(_ILLEGAL.sub("", text))
    pieces[::2] = [
        _REFERENCE.sub(_known, _AMPERSAND.sub("&amp;", piece)) for piece in pieces[::2]
    ]
    return "".join(pieces)


def _known(reference: re.Match[str]) -> str:
    """Turn a reference that XML does not know into the character, or into text."""
    number, name = reference.groups()
    if number:
        code = int(number[2:], 16) if number[1] == "x" else int(number[1:])
        is_legal = code < 0x110000 and code != 0 and not _ILLEGAL.match(chr(code))
        return reference[0] if is_legal else ""
    if name in _XML_NAMES:
        return reference[0]
    return escape(html5.get(f"{name};", f"&{name};"))


def mend_quotes(text: str) -> tuple[str, list[int]]:
    """Escape what stands unescaped within the attributes of outlines.

    An attribute ends where the next begins or the tag ends, whatever quotation marks
    there are before that. Of two attributes with one name the first stands, as in HTML:
    the second was part of some HTML that somebody pasted.

    Returns:
        The text, and the lines in which something was mended.
    """
    pieces = _OUTLINE.split(text)
    line, lines = 1, []
    for place, piece in enumerate(pieces):
        mended = _mended_outline(piece)
        if mended != piece:
            lines.append(line)
            pieces[place] = mended
        line += piece.count("\n")
    return "<".join(pieces), lines


def _mended_outline(piece: str) -> str:
    head, tail = _HEAD.match(piece), _TAIL.search(piece)
    if head is None or tail is None or tail.start() < head.end():
        return piece
    between = _BETWEEN.split(piece[head.end() : tail.start()])
    names = [head[2], *between[2::3]]
    gaps = ["", *between[1::3]]
    values = [re.sub('[<>"]', _escaped, value) for value in between[::3]]
    if values == between[::3] and len(set(names)) == len(names):
        return piece
    written, seen = head[1], set()
    for name, gap, value in zip(names, gaps, values, strict=True):
        # A gap may break the line, and lines have to stay where they are.
        written += gap if name in seen else f'{gap}{name}="{value}"'
        seen.add(name)
    return written + tail[1]


def _escaped(character: re.Match[str]) -> str:
    return escape(character[0])
