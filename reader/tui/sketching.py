"""The sketch of a screen that the next session's first frame is painted from."""

from __future__ import annotations

import os
from pathlib import Path

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from reader import splash
from reader.config.paths import Paths
from reader.splash import Sketch
from reader.tui.screens.stage import Stage
from reader.tui.widgets.painter import Painter

_KEPT = 12
"""Sizes of screens whose sketches are kept."""
_BAR = {
    "top": "",
    "brand": "bold $primary",
    "name": "bold",
    "count": "$foreground 66%",
}
_ROW = ("bar", "unread", "bookmarked", "fresh", "read", "meta")


def keep_sketch(stage: Stage, paths: Paths) -> None:
    """Keep a sketch for screens of this size, unless it is kept already.

    A folder that cannot be written to costs the next session its first frame, no more.
    """
    path = Path(splash.sketch_file(str(paths.data), *stage.size))
    text = splash.encode(sketch_of(stage, paths.settings))
    try:
        if path.exists() and path.read_text("utf-8") == text:
            return
        path.parent.mkdir(mode=0o700, exist_ok=True)
        beside = path.with_name(f".{path.name}.{os.getpid()}")
        beside.write_text(text, "utf-8")
        beside.replace(path)
        others = sorted(path.parent.iterdir(), key=lambda p: p.stat().st_mtime)
        for old in others[:-_KEPT]:
            old.unlink(missing_ok=True)
    except OSError:
        return


def sketch_of(stage: Stage, settings: Path) -> Sketch:
    """Note where the list stands on the screen, and how everything is painted.

    Args:
        stage: It shows a list of articles.
        settings: What it looks like depends on this file.
    """
    entries, sidebar, glyphs = stage.entries, stage.sidebar, stage.glyphs
    top, bottom = stage.bars
    region = entries.region
    bar = Painter(top, _BAR, {})
    marks = (glyphs.unread, glyphs.bookmarked, glyphs.teaser)
    height = 2 if entries.is_two_lined else 1
    sketch = {
        "for": splash.circumstances(str(settings)),
        "settings": str(settings),
        "list": f"{region.x} {region.width} {height}",
        "glyphs": "\x1f".join((*marks, glyphs.cursor, glyphs.ellipsis)),
        "panel": _codes(sidebar.paint(), sidebar),
        "paper": _codes(entries.paint(), entries),
        "hints": _encoded(bottom.render_lines(bottom.size.region)[0], bottom),
    }
    sketch |= {name: _codes(bar(name), top) for name in _BAR}
    for name in _ROW:
        sketch[name] = _codes(entries.paint(name), entries)
        sketch[f"here-{name}"] = _codes(entries.paint("here-focused", name), entries)
    return sketch


def _codes(style: Style, widget: Widget) -> str:
    """A style as the numbers that a terminal is told."""
    strip = Strip([Segment("x", style)])
    for line_filter in widget.get_line_filters():
        strip = strip.apply_filter(line_filter, widget.background_colors[1])
    return _encoded(strip, widget).partition("x")[0].removeprefix("\x1b[")[:-1]


def _encoded(strip: Strip, widget: Widget) -> str:
    return strip.render(widget.app.console)
