"""A table's cells to lines of text: columns where they fit, records where not."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rich.cells import cell_len, set_cell_size

from reader.model import Span
from reader.tui.widgets.wrap import wrap

_GAP = 2
"""Cells between two columns."""
_NARROWEST = 10
"""A column that is cut to less than this reads worse than a record."""
_NUMBER = re.compile(r"[\s\d.,:;%±<>=≤≥()/–−+-]*(?:n/a|NA)?")

Rows = Sequence[Sequence[str]]


def draw_table(rows: Rows, width: int, rule: str = "─") -> tuple[str, tuple[Span, ...]]:
    """Draw a table in at most ``width`` cells.

    Args:
        rows: The cells; the heading row first.
        width: How many cells a line may take.
        rule: The sign beneath the headings.

    Returns:
        The lines, joined by newlines, and the spans of the headings (``strong``) and
        of the rule (``rule``) in them.
    """
    columns = max((len(row) for row in rows), default=0)
    if not columns:
        return "", ()
    even = [[*row, *[""] * (columns - len(row))] for row in rows]
    widths = _fit(even, width - _GAP * (columns - 1))
    return _records(even, width) if widths is None else _grid(even, widths, rule)


def _fit(rows: Rows, room: int) -> list[int] | None:
    """Each column's width, the widest cut first; None where they would not be read."""
    natural = [max(1, *map(cell_len, column)) for column in zip(*rows, strict=True)]
    least = [min(wanted, _NARROWEST) for wanted in natural]
    if sum(least) > room:
        return None
    widths = list(natural)
    while (excess := sum(widths) - room) > 0:
        widest = max(
            (i for i, width in enumerate(widths) if width > least[i]),
            key=widths.__getitem__,
        )
        second = max((w for i, w in enumerate(widths) if i != widest), default=0)
        step = max(1, min(excess, widths[widest] - second))
        widths[widest] = max(least[widest], widths[widest] - step)
    return widths


def _grid(rows: Rows, widths: Sequence[int], rule: str) -> tuple[str, tuple[Span, ...]]:
    """Draw columns under their headings; rows that take several lines stand apart."""
    rightward = [_is_numeric(column[1:]) for column in zip(*rows, strict=True)]
    drawn = [_row(row, widths, rightward) for row in rows]
    heading = "\n".join(drawn[0])
    line = (" " * _GAP).join(rule * width for width in widths)
    apart = "\n\n" if any(len(lines) > 1 for lines in drawn[1:]) else "\n"
    body = apart.join("\n".join(lines) for lines in drawn[1:])
    after = len(heading) + 1
    spans = (
        Span(0, len(heading), "strong"),
        Span(after, after + len(line), "rule"),
    )
    return "\n".join(part for part in (heading, line, body) if part), spans


def _row(
    row: Sequence[str], widths: Sequence[int], rightward: Sequence[bool]
) -> list[str]:
    cells = [
        [cell[start:end] for start, end in wrap(cell, width)]
        for cell, width in zip(row, widths, strict=True)
    ]
    height = max(map(len, cells))
    return [
        (" " * _GAP)
        .join(
            _aligned(cell[n] if n < len(cell) else "", width, right)
            for cell, width, right in zip(cells, widths, rightward, strict=True)
        )
        .rstrip()
        for n in range(height)
    ]


def _aligned(text: str, width: int, rightward: bool) -> str:
    if rightward:
        return " " * (width - cell_len(text)) + text
    return set_cell_size(text, width)


def _is_numeric(cells: Sequence[str]) -> bool:
    return any(cells) and all(_NUMBER.fullmatch(cell) for cell in cells)


def _records(rows: Rows, width: int) -> tuple[str, tuple[Span, ...]]:
    """Draw each row as a list of ``heading  value`` lines, the values aligned."""
    headings, *body = rows
    if not body:
        headings, body = [""] * len(headings), [headings]
    labels = [_cut(heading, max(4, width // 3)) for heading in headings]
    label_width = max(map(cell_len, labels))
    indent = label_width + _GAP if label_width else 0
    lines: list[str] = []
    spans: list[Span] = []
    position = 0

    def add(line: str) -> None:
        nonlocal position
        lines.append(line)
        position += len(line) + 1

    for record in body:
        if lines:
            add("")
        for label, cell in zip(labels, record, strict=True):
            if not cell:
                continue
            spans.append(Span(position, position + len(label), "strong"))
            lead = set_cell_size(label, indent)
            for start, end in wrap(cell, max(2, width - indent)):
                add(lead + cell[start:end])
                lead = " " * indent
    return "\n".join(lines), tuple(spans)


def _cut(text: str, width: int) -> str:
    return text if cell_len(text) <= width else set_cell_size(text, width - 1) + "…"
