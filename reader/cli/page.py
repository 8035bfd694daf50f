"""An article as lines of plain text: for a terminal, a pager, a screen reader."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from reader.cli.output import bold, counted, dim
from reader.errors import AbsentError
from reader.model import EVIDENCE_KINDS, Article, Block, Piece, Quote, Section
from reader.tui.widgets import phrases
from reader.tui.widgets.document import document, is_headed
from reader.tui.widgets.layout import Layout, bars, lay_out, prefixes
from reader.tui.widgets.wrap import wrap

_ORIGINS = {
    "article": "the article's own summary",
    "feed": "the feed's summary",
    "extracted": "sentences taken from the text",
}
_LOUD = frozenset({"title", "heading"})
_QUIET = frozenset({"byline", "note", "end"})


def article_lines(
    article: Article, measure: int, *, now: datetime, only: int | None = None
) -> Iterator[str]:
    """Lay an article out in ``measure`` columns: its head, its summary, its sections.

    Args:
        article: An entry that has been understood.
        measure: Columns of text.
        now: Against which its age is told.
        only: The number of a single section to show; 0 is what stands before it.

    Raises:
        AbsentError: If it has no section of that number.
    """
    if only is not None:
        blocks = [b for s in numbered_so(article, only) for b in s.blocks]
        yield from _lines(lay_out(blocks, measure), measure)
        return
    at = article.entry.revised_at
    aside = f"{phrases.revised(at, now)}: --changes shows how." if at else ""
    # What comes with it is told at the end, with its address.
    bare = replace(article, sections=(), enclosures=())
    note = phrases.readiness(article.entry, f"'wellread archive {article.entry.id}'")
    head = document(bare, now=now, note=note, aside=aside).blocks
    yield from _lines(lay_out(head, measure), measure)
    if article.entry.link:
        yield dim(article.entry.link)
    if article.summary.text:
        yield ""
        said = Block("paragraph", article.summary.text, quote=1)
        yield from _lines(lay_out([said], measure), measure)
        yield dim(f"  ({_ORIGINS[article.summary.origin]})")
    text = [block for section in article.sections for block in section.blocks]
    if text:
        yield ""
        yield from _lines(lay_out(text, measure), measure)
    yield from evidence_lines(article, measure)
    if article.enclosures:
        yield ""
    for enclosure in article.enclosures:
        yield f"{enclosure.media_type or 'file'}: {enclosure.url}"
    if article.entry.tags:
        yield ""
        yield dim(" ".join(f"#{tag.name}" for tag in article.entry.tags))


def evidence_lines(article: Article, measure: int) -> Iterator[str]:
    """Say what the text says of its study, each with the sentence that says it."""
    evidence = article.evidence
    if not evidence.items and not evidence.absent:
        return
    yield ""
    yield bold("Evidence")
    yield from map(dim, _wrapped("Found automatically; each with its words.", measure))
    for item in evidence.items:
        where = _whence(article, item.quote)
        yield from _wrapped(item.label, measure, indent=2)
        quote = f"“{item.quote.text}”{where}"
        yield from map(dim, _wrapped(quote, measure, indent=4))
    if evidence.absent:
        kinds = ", ".join(EVIDENCE_KINDS[kind] for kind in evidence.absent)
        yield from _wrapped(f"Not found in this text: {kinds}.", measure, indent=2)


def _whence(article: Article, quote: Quote) -> str:
    if quote.is_headline:
        return " (the headline)"
    section = article.sections[quote.section].title
    return f" ({section})" if section and str(section) != str(quote.text) else ""


def _wrapped(text: str, measure: int, indent: int = 0) -> Iterator[str]:
    for start, end in wrap(text, measure - indent):
        yield f"{'':{indent}}{text[start:end]}".rstrip()


def changed_lines(pieces: Iterable[Piece]) -> Iterator[str]:
    """Write what was changed, in the paragraphs where it was.

    Marks stand around what went, ``[-so-]``, and what came, ``{+so+}``, since colours
    alone reach neither everybody nor a file.
    """
    line, is_changed, is_skipping = "", False, False
    for kind, text in pieces:
        for number, part in enumerate(text.split("\n")):
            if number:
                if is_changed:
                    yield line
                elif not is_skipping:
                    yield dim("…")
                is_skipping, line, is_changed = not is_changed, "", False
            if part:
                line += _shown(kind, part)
                is_changed = is_changed or kind != "same"
    if is_changed:
        yield line


def _shown(kind: str, text: str) -> str:
    if kind == "same":
        return text
    return bold(f"{{+{text}+}}") if kind == "added" else dim(f"[-{text}-]")


def outline_lines(article: Article) -> Iterator[str]:
    """List the sections, numbered as the screen does, and as ``--section`` takes it."""
    highest = min((s.level for s in article.sections if is_headed(s)), default=1)
    for number, section in _numbered(article):
        indent = "  " * max(0, section.level - highest)
        if is_headed(section):
            yield f"{number:>3}  {indent}{section.title}"
        else:
            yield f"{'' if number else 0:>3}  {indent}Beginning"


def numbered_so(article: Article, number: int) -> list[Section]:
    """The section of a number, and what follows it without a heading of its own.

    Raises:
        AbsentError: If the article has none.
    """
    numbered = list(_numbered(article))
    if found := [section for at, section in numbered if at == number]:
        return found
    if not number:
        raise AbsentError("it begins with a heading: --section 1")
    last = max((at for at, _ in numbered), default=0)
    raise AbsentError(f"it has {counted(last, 'section')} with a heading")


def _numbered(article: Article) -> Iterator[tuple[int, Section]]:
    """Count the sections that have a heading; 0 is what stands before the first."""
    number = 0
    for section in article.sections:
        number += is_headed(section)
        yield number, section


def _lines(layout: Layout, measure: int) -> Iterator[str]:
    """Write a layout out, each kind of block as loud as it should be."""
    for number, (index, start, end) in enumerate(layout.lines):
        if index < 0:
            yield bars(start, measure).rstrip()
            continue
        block = layout.blocks[index]
        first, others = prefixes(block, measure)
        prefix = first if layout.first[index] == number else others
        line = f"{prefix}{block.text[start:end]}".rstrip()
        if block.kind in _LOUD:
            yield bold(line)
        else:
            yield dim(line) if block.kind in _QUIET else line
