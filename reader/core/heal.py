"""XML as it was sent to XML that a strict parser has a chance to read."""

from __future__ import annotations

import json
import re

from reader.core.recognise import EBCDIC

_MARK = b"\xef\xbb\xbf"

# What XML forbids, raw or as a reference, makes the strict parser give up, and the
# lenient one takes longer and loses more. ISO 2022 encodings need their ESC.
_CONTROLS = bytes(set(range(0x20)) - set(b"\t\n\r"))
_REFERENCE = re.compile(
    rb"&#(?:([0-9]{1,9})|[xX]([0-9a-fA-F]{1,8})|[xX]?[0-9a-fA-F]+);"
)

_BEGINNING = re.compile(rb"<(?:\?xml|!DOCTYPE|!--|rss|feed|rdf:RDF|channel)", re.I)

_ENCODING = re.compile(rb"""(<\?xml[^>]*?encoding\s*=\s*["'])([\x20-\x7e]*?)(?=["'])""")

_BASE = re.compile(rb"base(?<=\bbase)\s*=")
"""The word and then its beginning: what begins with a word is found far quicker."""

# These decode in quadratic time, or to something else than what stands there.
_STRANGE = re.compile(r"punycode|idna|escape|undefined|utf.?7|mbcs|oem", re.I)

# feedparser takes the caption of a picture for the text of the article.
_CAPTION = re.compile(rb"<(/?)media:description\b[^<>]*?(/?)>")

# Of several identifiers it keeps the last, but of categories all of them.
IDENTIFIER = "wellread:identifier"
"""The domain of the categories that ``heal`` makes of ``dc:identifier``."""
_NUMBERED = re.compile(rb"<dc:identifier\b[^<>/]*(/?)>")
_CATEGORY = rb'<category domain="%s"\1>' % IDENTIFIER.encode()


def is_marked(content: bytes) -> bool:
    """Whether the first bytes show in what form of Unicode a document is."""
    return content.startswith(_MARK) or json.detect_encoding(content) != "utf-8"


def narrow(content: bytes) -> bytes:
    """Turn a document that is in marked Unicode into UTF-8 without a mark.

    The mark outweighs whatever is declared. feedparser would believe the declaration,
    and would take UTF-16 without one for UTF-8, since NULs pass for it.
    """
    if not is_marked(content):
        return content
    text = content.decode(json.detect_encoding(content), "replace")
    plain = text.lstrip("\ufeff \t\r\n").encode("utf-8", "replace")
    return _ENCODING.sub(rb"\1utf-8", plain, count=1)


def heal(content: bytes) -> bytes:
    """Take out of a document what is known to stop or mislead feedparser.

    Those are: anything before the XML begins; references to characters that XML does
    not have; a declared encoding that no feed is written in. Control characters are
    left to ``without_controls``, since looking for them takes longer than all of that.
    Captions (``media:description``) come out as ``media:caption``, without attributes,
    identifiers as categories of a domain of their own.
    """
    if content.startswith(EBCDIC):
        return content
    if content[:1] != b"<" and (beginning := _BEGINNING.search(content)):
        content = content[beginning.start() :]
    declared = _ENCODING.match(content)
    if declared and is_strange(declared[2].decode()):
        content = _ENCODING.sub(rb"\1utf-8", content, count=1)
    if b"&#" in content:
        content = _REFERENCE.sub(_legal, content)
    if b"media:description" in content:
        content = _CAPTION.sub(rb"<\1media:caption\2>", content)
    if b"<dc:identifier" in content:
        content = _NUMBERED.sub(_CATEGORY, content)
        content = content.replace(b"</dc:identifier>", b"</category>")
    return content


def without_controls(content: bytes) -> bytes:
    """Take out control characters, which no well-formed document has."""
    if content.startswith(EBCDIC) or b"2022" in content[:200]:
        return content
    return content.translate(None, _CONTROLS)


def is_strange(encoding: str) -> bool:
    """Whether text names an encoding that no honest feed is in."""
    return _STRANGE.search(encoding) is not None


def has_base(content: bytes) -> bool:
    """Whether anything in a document may say where its relative links start."""
    return _BASE.search(content) is not None


def _legal(reference: re.Match[bytes]) -> bytes:
    """Keep a reference to a character that XML has (XML 1.0, 2.2)."""
    decimal, hexadecimal = reference.groups()
    if decimal is None and hexadecimal is None:
        return b""
    code = int(decimal) if decimal else int(hexadecimal, 16)
    is_legal = (
        code in (9, 10, 13)
        or 0x20 <= code <= 0xD7FF
        or 0xE000 <= code <= 0xFFFD
        or 0x10000 <= code <= 0x10FFFF
    )
    return reference[0] if is_legal else b""
