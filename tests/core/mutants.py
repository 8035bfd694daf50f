"""Feeds made from good ones by doing to them what bad luck and bad people do."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator

from tests.core.feeds import atom, rss

_ITEM = (
    "<guid isPermaLink='false'>n1</guid><link>/2026/n1</link>"
    "<title>Salt &amp; <![CDATA[<b>sleep</b>]]></title>"
    "<description>In short.</description>"
    "<content:encoded><![CDATA[<p>At <a href='/x'>length</a>, Zürich.</p><table><tr>"
    "<td>1</td></tr></table>]]></content:encoded><dc:creator>A. Bee</dc:creator>"
    "<category>Heart</category><pubDate>Tue, 03 Jun 2003 09:39:21 GMT</pubDate>"
    "<dc:identifier>doi:10.1234/abc.5</dc:identifier>"
    "<enclosure url='/a.mp3' type='audio/mpeg' length='123'/>"
)
_ENTRY = (
    "<id>tag:news.example,2026:1</id><title type='html'>A &lt;i>b&lt;/i></title>"
    "<link href='a?b=c'/><published>2026-01-02T03:04:05+01:00</published>"
    "<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>Text</p></div>"
    "</content><category term='x' label='Heart'/><author><name>C. Dee</name></author>"
)
_JSON = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "News",
    "items": [
        {
            "id": 1,
            "url": "/1",
            "title": "Salt",
            "content_html": "<p>Text</p>",
            "authors": [{"name": "A. Bee"}],
            "tags": ["Heart"],
            "date_published": "2026-01-02T03:04:05Z",
            "attachments": [{"url": "/a.mp3", "mime_type": "audio/mpeg"}],
        }
    ],
}
_HEAD = "<?xml version='1.0' encoding='utf-8'?>\n"
SEEDS = (
    (_HEAD + rss(_ITEM, _ITEM.replace("n1", "n2"), head="<link>/</link>")).encode(),
    (_HEAD + atom(_ENTRY, _ENTRY.replace("2026:1", "2026:2"))).encode(),
    (_HEAD + rss(_ITEM)).replace("utf-8", "utf-16").encode("utf-16"),
    rss(_ITEM).encode("cp1252"),
    json.dumps(_JSON).encode(),
)

_NASTY = (
    b"\0", b"\x1b]0;x\x07", b"&#27;", b"&#x110000;", b"&nbsp;", b"]]>", b"<![CDATA[",
    b"<!--", b"-->", b"<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;'>]>",
    b"<!DOCTYPE x SYSTEM 'file:///etc/passwd'>", b"&b;", b"<item>", b"</item>",
    b"<entry>", b"</channel>", b"<title>", b"</title>", b"xml:base='//x'", b"\xff\xfe",
    b"\xed\xa0\x80", b"\xe2\x80\xae", b"<script>", b"{", b"}", b'"', b"<a ", b"=",
    b"99999999999999999999", b"<?xml version='1.0' encoding='utf-7'?>", b"\xc3",
)  # fmt: skip


def mutants(seed: int, count: int) -> Iterator[bytes]:
    """Make feeds out of good ones; the same ones for the same seed."""
    chance = random.Random(seed)
    for _ in range(count):
        content = chance.choice(SEEDS)
        for _ in range(chance.randint(1, 6)):
            content = chance.choice(_WAYS)(chance, content) or content
        yield content


def _flip(chance: random.Random, content: bytes) -> bytes:
    flipped = bytearray(content)
    for _ in range(chance.randint(1, 8)):
        flipped[chance.randrange(len(flipped))] = chance.randrange(256)
    return bytes(flipped)


def _cut_off(chance: random.Random, content: bytes) -> bytes:
    return content[: chance.randrange(1, len(content) + 1)]


def _cut_out(chance: random.Random, content: bytes) -> bytes:
    start, end = sorted(chance.randrange(len(content) + 1) for _ in "ab")
    return content[:start] + content[end:]


def _double(chance: random.Random, content: bytes) -> bytes:
    start, end = sorted(chance.randrange(len(content) + 1) for _ in "ab")
    return content[:end] + content[start:end] * chance.randint(1, 3) + content[end:]


def _insert(chance: random.Random, content: bytes) -> bytes:
    at = chance.randrange(len(content) + 1)
    return (
        content[:at] + chance.choice(_NASTY) * chance.choice((1, 2, 50)) + content[at:]
    )


def _swap_tags(chance: random.Random, content: bytes) -> bytes:
    parts = content.split(b"<")
    if len(parts) < 3:
        return content
    one, other = (chance.randrange(1, len(parts)) for _ in "ab")
    parts[one], parts[other] = parts[other], parts[one]
    return b"<".join(parts)


def _nest(chance: random.Random, content: bytes) -> bytes:
    at, depth = chance.randrange(len(content) + 1), chance.choice((10, 300, 3000))
    tag = chance.choice((b"div", b"item", b"b", b"entry", b"author"))
    opened = b"<%s>" % tag * depth
    closed = b"</%s>" % tag * (depth if chance.random() < 0.5 else 0)
    return content[:at] + opened + closed + content[at:]


def _spread(chance: random.Random, content: bytes) -> bytes:
    """Write it in another encoding than it says."""
    text = content.decode("utf-8", "replace")
    form = chance.choice(("utf-16", "utf-16-le", "cp1252", "utf-32", "shift_jis"))
    return text.encode(form, "replace")


_WAYS: tuple[Callable[[random.Random, bytes], bytes], ...] = (
    _flip, _cut_off, _cut_out, _double, _insert, _insert, _swap_tags, _nest, _spread,
)  # fmt: skip
