"""Marked cells to a table of Markdown, in which every column keeps its place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from reader.core import inline

_CELL, _TEXT, _ROW = "\ufdd9", "\ufdda", "\ufddb"
_WIDEST = 40
_EMPTIEST = 5000


def cell(text: str, *, across: str, down: str, is_heading: bool) -> str:
    """Mark a cell, to be read by ``grid``.

    Args:
        text: Its Markdown; line breaks become spaces.
        across: HTML's ``colspan``.
        down: HTML's ``rowspan``.
        is_heading: Whether it was a ``th``.
    """
    words = " ".join(text.split())
    return f"{_CELL}{across[:4]} {down[:4]} {int(is_heading)}{_TEXT}{words}"


def row(cells: str) -> str:
    """Mark the end of a row."""
    return cells + _ROW


def grid(marked: str) -> str:
    """Lay marked rows out as a table, or as paragraphs where it would be mostly empty.

    Markdown has no cells that reach over others: they stand at the upper left of their
    place, and the rest of it is empty. What is in the table but in no cell, such as its
    caption, comes first.
    """
    loose, rows = _read(marked)
    width = min(_WIDEST, max((len(cells) for cells in rows), default=0))
    if not width:
        return loose
    if len(rows) * width > _EMPTIEST + 3 * sum(map(len, rows)):
        return "\n\n".join([loose, *map(_sentence, rows)])
    lines = [_line(cells) for cells in _placed(rows, width)]
    if not _is_heading(rows[0]):
        lines.insert(0, _line([""] * width))
    lines.insert(1, _line(["---"] * width))
    return f"{loose}\n\n" + "\n".join(lines)


class _Cell(NamedTuple):
    text: str
    across: int
    down: int
    is_heading: bool


def _read(marked: str) -> tuple[str, list[list[_Cell]]]:
    loose: list[str] = []
    rows: list[list[_Cell]] = []
    for line in marked.split(_ROW):
        before, *cells = line.split(_CELL)
        loose.append(before)
        if cells:
            rows.append([_read_cell(each) for each in cells])
    return "".join(loose).strip(), rows


def _read_cell(marked: str) -> _Cell:
    shape, _, text = marked.partition(_TEXT)
    across, down, is_heading = map(int, shape.split())
    return _Cell(text, max(1, across), max(1, down), bool(is_heading))


def _is_heading(cells: list[_Cell]) -> bool:
    """Tell whether a first row heads the others: marked so, or bold throughout."""
    named = [cell for cell in cells if cell.text]
    is_bold = all(
        cell.text[0] == cell.text[-1] == inline.STRONG
        and cell.text.count(inline.STRONG) == 2
        for cell in named
    )
    return bool(named) and (is_bold or all(cell.is_heading for cell in named))


def _placed(rows: list[list[_Cell]], width: int) -> Iterator[list[str]]:
    """Give each row as many cells as the table has columns."""
    taken = [0] * width
    for cells in rows:
        line: list[str] = [""] * width
        taken = [max(0, rows_left - 1) for rows_left in taken]
        column = 0
        for cell in cells:
            while column < width and taken[column]:
                column += 1
            if column >= width:
                line[-1] = f"{line[-1]} {cell.text}".strip()
                continue
            line[column] = cell.text
            end = min(width, column + cell.across)
            taken[column:end] = [cell.down] * (end - column)
            column = end
        yield line


def _sentence(cells: list[_Cell]) -> str:
    return ", ".join(cell.text for cell in cells if cell.text)


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"
