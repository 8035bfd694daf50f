"""Figures over sizes, drawn twice: as SVG for the README, in letters for the manual."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil, floor, log10
from xml.sax.saxutils import escape

_STEPS = "▁▂▃▄▅▆▇█"
_INKS = (
    *("#3b6ea5", "#b4532a", "#4f7f4f", "#8a5a9e", "#a07a1f"),
    *("#2f8f8f", "#b04a6a", "#6b6b6b", "#7d6a4f"),
)
_WIDTH, _HEIGHT, _LEFT, _TOP, _BOTTOM, _NAMES = 980, 380, 64, 44, 40, 300
"""Of one chart, in pixels; the names of the lines stand to its right."""


@dataclass(frozen=True)
class Chart:
    """What is drawn: a line for each name, over sizes that grow by multiples.

    Args:
        title: What the figures are, with their unit.
        sizes: Where they were measured, smallest first.
        took: The figures of each line, one for each size, all above nothing.
    """

    title: str
    sizes: Sequence[int]
    took: Mapping[str, Sequence[float]]


def sparks(chart: Chart) -> str:
    """A line of text for each line of a chart.

    The height of a bar is logarithmic, over all figures of the chart, so that a row of
    equal bars is a cost that does not grow; first, last and their ratio stand beside.
    """
    low, high = _decades(chart)
    widest = max(map(len, chart.took))
    first, last = (f"{size:,}" for size in (chart.sizes[0], chart.sizes[-1]))
    sizes = " ".join(f"{size:,}" for size in chart.sizes)
    lines = [chart.title, f"bars at {sizes}"]
    lines.append(
        f"{'':{widest}}  {'':{len(chart.sizes)}}  {first:>9}  {last:>9}  times"
    )
    for name, figures in chart.took.items():
        bars = "".join(
            _STEPS[round((log10(f) - low) / (high - low) * (len(_STEPS) - 1))]
            for f in figures
        )
        grown = _short(figures[-1] / figures[0])
        ends = f"{_short(figures[0]):>9}  {_short(figures[-1]):>9}"
        lines.append(f"{name:{widest}}  {bars}  {ends}  ×{grown}")
    return "\n".join(lines)


def chart(charts: Sequence[Chart]) -> str:
    """All charts in one SVG, one beneath the other, both axes logarithmic."""
    height = _HEIGHT * len(charts)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" '
        'font-family="system-ui, sans-serif" font-size="13">',
        f'<rect width="{_WIDTH}" height="{height}" fill="#fbfaf7"/>',
    ]
    for number, each in enumerate(charts):
        parts.append(f'<g transform="translate(0 {number * _HEIGHT})">')
        parts += _drawn(each)
        parts.append("</g>")
    return "\n".join([*parts, "</svg>", ""])


def _drawn(chart: Chart) -> list[str]:
    low, high = _decades(chart)
    first, last = log10(chart.sizes[0]), log10(chart.sizes[-1])
    right, floor_y = _WIDTH - _NAMES, _HEIGHT - _BOTTOM

    def x(size: float) -> float:
        return _LEFT + (log10(size) - first) / (last - first) * (right - _LEFT)

    def y(figure: float) -> float:
        return floor_y - (log10(figure) - low) / (high - low) * (floor_y - _TOP)

    parts = [_text(_LEFT, 24, chart.title, weight="bold")]
    for decade in range(low, high + 1):
        height = y(10**decade)
        parts.append(_line(_LEFT, height, right, height, "#dddad2"))
        parts.append(_text(_LEFT - 8, height + 4, _short(10**decade), anchor="end"))
    for size in chart.sizes:
        parts.append(_line(x(size), _TOP, x(size), floor_y, "#ece9e1"))
        parts.append(_text(x(size), floor_y + 20, f"{size:,}", anchor="middle"))
    ends = _apart([y(figures[-1]) for figures in chart.took.values()])
    for number, (name, figures) in enumerate(chart.took.items()):
        ink = _INKS[number % len(_INKS)]
        points = [(x(s), y(f)) for s, f in zip(chart.sizes, figures, strict=True)]
        path = " ".join(f"{px:.1f},{py:.1f}" for px, py in points)
        parts.append(
            f'<polyline points="{path}" fill="none" stroke="{ink}" stroke-width="2"/>'
        )
        label = f"{name}: {_short(figures[-1])}"
        parts.append(_line(right, points[-1][1], right + 14, ends[number], ink))
        parts.append(_text(right + 18, ends[number] + 4, label, ink=ink))
    return parts


def _decades(chart: Chart) -> tuple[int, int]:
    """The powers of ten that hold all figures."""
    every = [figure for figures in chart.took.values() for figure in figures]
    low = floor(log10(min(every)))
    return low, max(low + 1, ceil(log10(max(every))))


def _apart(heights: Sequence[float], gap: float = 17) -> list[float]:
    """Move heights as little as it takes for a line of text to fit at each."""
    order = sorted(range(len(heights)), key=heights.__getitem__)
    placed = dict.fromkeys(order, 0.0)
    lowest = float("-inf")
    for index in order:
        placed[index] = lowest = max(heights[index], lowest + gap)
    over = max(0.0, lowest - (_HEIGHT - 12))
    return [placed[index] - over for index in range(len(heights))]


def _short(figure: float) -> str:
    """A figure with two digits that count, and without a needless nought."""
    if figure >= 10:
        return f"{figure:,.0f}"
    return f"{figure:.2g}"


def _line(x1: float, y1: float, x2: float, y2: float, ink: str) -> str:
    ends = f'x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"'
    return f'<line {ends} stroke="{ink}"/>'


def _text(
    x: float,
    y: float,
    said: str,
    *,
    anchor: str = "start",
    weight: str = "normal",
    ink: str = "#333",
) -> str:
    look = f'text-anchor="{anchor}" font-weight="{weight}" fill="{ink}"'
    return f'<text x="{x:.1f}" y="{y:.1f}" {look}>{escape(said)}</text>'
