"""An element that has just closed to what it turned out to be."""

from __future__ import annotations

from bs4.element import Tag

from reader.core.boilerplate import is_credit
from reader.core.element import HEADINGS, INLINE, TABLE

_LONGEST_HEADING = 200
_LONGEST_CELL = 400


def arrange(tag: Tag, chars: int, *, is_layout: bool) -> None:
    """Settle what could not be known before an element closed.

    Args:
        tag: The element, whole.
        chars: How long its text is.
        is_layout: Whether it is a table made to place things, not to tell them.
    """
    if tag.name == "table":
        _arrange_table(tag, chars, is_layout=is_layout)
    elif tag.name == "figure":
        _arrange_figure(tag)
    elif tag.name in HEADINGS and chars > _LONGEST_HEADING:
        # Whole paragraphs are made headings to make them large.
        tag.name = "p"


def drop_credit(tag: Tag) -> bool:
    """Take "The post … appeared first on …" off a block's end; say if all is gone."""
    tail = tag.contents[-6:]
    for i, part in enumerate(tail):
        if isinstance(part, Tag) and part.name not in INLINE:
            continue
        is_linked = any(isinstance(child, Tag) for child in tail[i:])
        words = "".join(child.get_text() for child in tail[i:])
        if is_linked and is_credit(words.strip()):
            for child in tail[i:]:
                child.extract()
            return not tag.get_text().strip()
    return False


def _arrange_table(table: Tag, chars: int, *, is_layout: bool) -> None:
    """Make blocks of a table that holds no rows of cells, or whole articles."""
    rows = [len(row.find_all(["td", "th"])) for row in table.find_all("tr")]
    headings = table.find_all(HEADINGS)
    is_loose = chars > _LONGEST_CELL * (len(rows) if headings else sum(rows))
    if is_layout or is_loose or len(rows) < 2 or max(rows) < 2:
        for part in [table, *table.find_all(TABLE)]:
            part.name = "div"
        return
    for heading in headings:
        heading.name = "strong"


def _arrange_figure(figure: Tag) -> None:
    """Say once what an image and its caption both say."""
    figure.name = "div"
    image, caption = figure.find("img"), figure.find("figcaption")
    if image is None or caption is None:
        return
    text, alt = caption.get_text().strip(), str(image.get("alt", ""))
    if len(figure.find_all("img")) == 1 and alt.casefold() in text.casefold():
        image["alt"] = text
        caption.decompose()
