"""Articles bound as a book: EPUB 3, as its specification and e-readers want it.

The container is that of https://www.w3.org/TR/epub-33/: a ZIP file whose first member
says what it is, uncompressed, and then the pages, their order, and a table of contents.
"""

from __future__ import annotations

import uuid
import zipfile
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import BinaryIO, NamedTuple

from reader.core.xhtml import said, xhtml
from reader.model import Article

_MIMETYPE = "application/epub+zip"
_XML = '<?xml version="1.0" encoding="utf-8"?>\n'

_CONTAINER = f"""{_XML}\
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/package.opf" \
media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""

_STYLE = """\
body { line-height: 1.4; }
h1 { line-height: 1.2; }
blockquote { margin: 0.8em 1.5em; font-style: italic; }
table { border-collapse: collapse; }
td, th { border: 1px solid; padding: 0.2em 0.5em; text-align: left; }
pre { white-space: pre-wrap; }
.about, .image { font-size: 0.9em; }
.summary { border-left: 3px solid; padding-left: 0.8em; }
nav li, .list li { margin: 0.4em 0; }
"""


class Chapter(NamedTuple):
    """An article in the book."""

    name: str
    title: str
    told: str
    """Where it comes from, and when."""
    parts: tuple[tuple[str, str], ...]
    """Its sections that have a title: where each begins, and what it is called."""


def bind(
    articles: Iterable[tuple[Article, str]],
    stream: BinaryIO,
    *,
    title: str,
    now: datetime,
) -> int:
    """Write a book, and say how many articles are in it.

    Args:
        articles: What is to be read, each with the note on it.
        stream: Where the book goes; it can be sought in.
        title: The book's.
        now: When it is made.
    """
    chapters: list[Chapter] = []
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as book:

        def put(name: str, content: str) -> None:
            info = zipfile.ZipInfo(name, now.timetuple()[:6])
            info.external_attr = 0o644 << 16
            is_first = name == "mimetype"
            info.compress_type = (
                zipfile.ZIP_STORED if is_first else zipfile.ZIP_DEFLATED
            )
            book.writestr(info, content.encode("utf-8", "replace"))

        put("mimetype", _MIMETYPE)
        put("META-INF/container.xml", _CONTAINER)
        put("EPUB/style.css", _STYLE)
        for number, (article, note) in enumerate(articles, start=1):
            chapter = _chapter(article, number)
            put(f"EPUB/{chapter.name}", _page(chapter.title, _body(article, note)))
            chapters.append(chapter)
        put("EPUB/cover.xhtml", _page(title, _cover(title, chapters, now)))
        put("EPUB/nav.xhtml", _page("Contents", _contents(chapters)))
        put("EPUB/package.opf", _package(title, chapters, now))
    return len(chapters)


def _chapter(article: Article, number: int) -> Chapter:
    entry = article.entry
    told = (entry.feed_title, entry.author, f"{entry.published:%Y-%m-%d}")
    return Chapter(
        name=f"article-{number:04}.xhtml",
        title=entry.title or "(without a title)",
        told=" · ".join(filter(None, told)),
        parts=tuple(
            (f"s{place}", section.title)
            for place, section in enumerate(article.sections, start=1)
            if section.title
        ),
    )


def _body(article: Article, note: str) -> str:
    return "".join(_body_lines(article, note))


def _body_lines(article: Article, note: str) -> Iterator[str]:
    entry, chapter = article.entry, _chapter(article, 0)
    yield f"<h1>{said(chapter.title)}</h1>\n"
    yield f'<p class="about">{said(chapter.told)}'
    if entry.link.startswith(("http://", "https://")):
        yield f'<br/>\n<a href="{said(entry.link)}">{said(entry.link)}</a>'
    yield "</p>\n"
    if article.summary.text:
        yield f'<aside class="summary"><p>{said(article.summary.text)}</p></aside>\n'
    for place, section in enumerate(article.sections, start=1):
        yield f'<section id="s{place}">\n{xhtml(section.blocks)}</section>\n'
    if article.evidence.items:
        yield "<section>\n<h2>Evidence</h2>\n<p>Found automatically.</p>\n<ul>\n"
        for item in article.evidence.items:
            yield f"<li><p>{said(item.label)}: “{said(item.quote.text)}”</p></li>\n"
        yield "</ul>\n</section>\n"
    if note:
        paragraphs = "".join(f"<p>{said(part)}</p>\n" for part in note.split("\n\n"))
        yield f"<section>\n<h2>Your note</h2>\n{paragraphs}</section>\n"


def _page(title: str, body: str) -> str:
    return (
        f"{_XML}<!DOCTYPE html>\n"
        '<html xmlns="http://www.w3.org/1999/xhtml" '
        'xmlns:epub="http://www.idpf.org/2007/ops" lang="en" xml:lang="en">\n'
        f'<head>\n<meta charset="utf-8"/>\n<title>{said(title)}</title>\n'
        '<link rel="stylesheet" type="text/css" href="style.css"/>\n</head>\n'
        f"<body>\n{body}</body>\n</html>\n"
    )


def _cover(title: str, chapters: Iterable[Chapter], now: datetime) -> str:
    lines = "".join(
        f'<li><a href="{chapter.name}">{said(chapter.title)}</a><br/>\n'
        f'<span class="about">{said(chapter.told)}</span></li>\n'
        for chapter in chapters
    )
    made = f"{now.day} {now:%B %Y}"
    return (
        f'<section epub:type="cover">\n<h1>{said(title)}</h1>\n'
        f'<p class="about">Put together by wellread on {made}.</p>\n'
        f'<ol class="list">\n{lines}</ol>\n</section>\n'
    )


def _contents(chapters: Iterable[Chapter]) -> str:
    lines = ['<li><a href="cover.xhtml">Cover</a></li>\n']
    for chapter in chapters:
        inner = "".join(
            f'<li><a href="{chapter.name}#{place}">{said(title)}</a></li>\n'
            for place, title in chapter.parts
        )
        inner = f"\n<ol>\n{inner}</ol>\n" if inner else ""
        link = f'<a href="{chapter.name}">{said(chapter.title)}</a>'
        lines.append(f"<li>{link}{inner}</li>\n")
    return (
        '<nav epub:type="toc" id="toc">\n<h1>Contents</h1>\n'
        f"<ol>\n{''.join(lines)}</ol>\n</nav>\n"
    )


def _package(title: str, chapters: list[Chapter], now: datetime) -> str:
    pages = ["cover.xhtml", *(chapter.name for chapter in chapters)]
    named = [(page.removesuffix(".xhtml"), page) for page in pages]
    kind = 'media-type="application/xhtml+xml"'
    manifest = "".join(f'<item id="{n}" href="{page}" {kind}/>\n' for n, page in named)
    spine = "".join(f'<itemref idref="{n}"/>\n' for n, _page in named)
    told = "\n".join((title, f"{now:%Y-%m-%dT%H:%M:%S}", *(c.title for c in chapters)))
    number = uuid.uuid5(uuid.NAMESPACE_URL, told.encode("utf-8", "replace").decode())
    return f"""{_XML}\
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="book">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="book">urn:uuid:{number}</dc:identifier>
<dc:title>{said(title)}</dc:title>
<dc:language>en</dc:language>
<dc:creator>wellread</dc:creator>
<meta property="dcterms:modified">{now:%Y-%m-%dT%H:%M:%SZ}</meta>
</metadata>
<manifest>
<item id="nav" href="nav.xhtml" {kind} properties="nav"/>
<item id="style" href="style.css" media-type="text/css"/>
{manifest}</manifest>
<spine>
{spine}<itemref idref="nav" linear="no"/>
</spine>
</package>
"""
