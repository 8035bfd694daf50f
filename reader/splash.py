"""The first frame: articles on the screen before anything heavy is imported.

Importing Textual takes half a second. Meanwhile this paints what the interface is going
to paint: each session leaves a sketch of its screen for the next one (colours, where
the list stands, the keys at the bottom), and the articles and their number are asked of
the library itself. So what is shown is right whatever has happened since. What is not
known here, such as how long ago something came, waits for the interface.

Nothing but os, sys, termios and sqlite3 may be imported here.
"""

from __future__ import annotations

import os
import sys

_FORMAT = "wellread screen 1"
_SHAPED_BY = (
    *("TERM", "COLORTERM", "NO_COLOR", "COLUMNS", "LINES"),
    *("LC_ALL", "LC_CTYPE", "LANG"),
    *("TEXTUAL_THEME", "TEXTUAL_COLOR_SYSTEM", "TEXTUAL_FILTERS"),
)
"""The variables that change what a screen looks like."""
INCAPABLE = ("dumb", "unknown")
"""The terminals, by TERM, that cannot move their cursor."""
_BEGIN = "\x1b[?1049h\x1b[?25l\x1b[H"
_LEAVE = "\x1b[0m\x1b[?25h\x1b[?1049l"
_AGE, _DURATION, _FEED, _WITH_FEED = 11, 7, 20, 76
"""As in reader.tui.widgets.entry_lines."""

Sketch = dict[str, str]
"""What a session knew of its screen; the values are single lines."""


class Splash:
    """The first frame on the terminal, and the terminal as it was before."""

    def __init__(self) -> None:
        self._before: list[object] | None = None
        self._is_painted = False

    def paint(self) -> None:
        """Paint the frame, where there is a sketch for it; typed keys are kept.

        They wait in the terminal, unseen, until the interface reads them.
        """
        frame = _frame()
        if not frame:
            return
        import termios

        try:
            self._before = termios.tcgetattr(0)
            quiet = termios.tcgetattr(0)
            quiet[3] &= ~(termios.ECHO | termios.ICANON)
            termios.tcsetattr(0, termios.TCSANOW, quiet)
        except termios.error:
            return
        self._is_painted = True
        _write(frame)
        self._heed_signals()

    def _heed_signals(self) -> None:
        """Let no signal end the program in mid-screen, until the interface sees to it.

        Control-Z waits, too: what stops now would leave the frame to the shell.
        """
        import signal  # a millisecond, which the frame need not wait for

        for number in (signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._end)
        signal.signal(signal.SIGTSTP, signal.SIG_IGN)

    def _end(self, number: int, _frame: object) -> None:
        """Leave the terminal as it was, and end by the signal that asked for it."""
        import signal

        self.wipe()
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)

    def tell(self, words: str) -> None:
        """Say what one is waiting for: at the bottom of the frame, or where none is.

        Args:
            words: A line; nothing in it commands the terminal.
        """
        if not self._is_painted:
            _write(f"wellread: {words}\n")
            return
        columns, lines = os.get_terminal_size(2)
        line = _padded(_fitted(f" {words} ", columns - 1, "."), columns - 1)
        _write(f"\x1b[{lines};1H\x1b[0;7m{line}\x1b[0m")

    def wipe(self) -> None:
        """Take the frame away: something else is to be said."""
        if self._is_painted:
            self._is_painted = False
            _write(_LEAVE)
        self.restore()

    def hand_over(self) -> None:
        """Take note that the interface paints now, and will leave the screen itself."""
        self._is_painted = False

    def restore(self) -> None:
        """Let the terminal show again what is typed; once more does no harm."""
        if self._before is not None:
            import termios

            before, self._before = self._before, None
            try:
                termios.tcsetattr(0, termios.TCSANOW, before)  # type: ignore[arg-type]
            except termios.error:  # it is gone
                pass


SPLASH = Splash()
"""There is one terminal."""


def data_folder() -> str:
    """Where the library is, or "" where only platformdirs knows."""
    if home := os.environ.get("WELLREAD_HOME"):
        return os.path.abspath(os.path.expanduser(home))
    if sys.platform == "darwin":
        return os.path.expanduser("~/Library/Application Support/wellread")
    if sys.platform.startswith("linux"):
        base = os.environ.get("XDG_DATA_HOME", "").strip()
        return os.path.join(base or os.path.expanduser("~/.local/share"), "wellread")
    return ""


def sketch_file(folder: str, columns: int, lines: int) -> str:
    """Where the sketch for a screen of this size is."""
    return os.path.join(folder, "screens", f"{columns}x{lines}")


def circumstances(settings: str) -> str:
    """What a sketch depends on besides the size: it is used only where this is equal.

    Args:
        settings: The path of settings.toml.
    """
    try:
        status = os.stat(settings)
        written = f"{status.st_mtime_ns} {status.st_size}"
    except OSError:
        written = "-"
    shape = "\x1f".join(os.environ.get(name, "") for name in _SHAPED_BY)
    return f"{written} {shape}".replace("\n", " ")


def encode(sketch: Sketch) -> str:
    """A sketch as the text of a file."""
    lines = (f"{name}\t{value}" for name, value in sketch.items())
    return "\n".join((_FORMAT, *lines))


def decode(text: str) -> Sketch | None:
    """The sketch that a file holds; None where it is another version's."""
    first, *lines = text.split("\n")
    if first != _FORMAT:
        return None
    return {name: value for name, _, value in (line.partition("\t") for line in lines)}


def _frame() -> str:
    """The frame for this terminal, or "" where there is none that is surely right."""
    if not (os.isatty(0) and os.isatty(2)) or os.environ.get("WELLREAD_NO_SPLASH"):
        return ""
    if os.environ.get("TERM") in INCAPABLE:
        return ""
    folder = data_folder()
    try:
        columns, lines = os.get_terminal_size(2)
        path = sketch_file(folder, columns, lines)
        with open(path, encoding="utf-8", newline="\n") as file:
            sketch = decode(file.read())
        if sketch is None or sketch["for"] != circumstances(sketch["settings"]):
            return ""
        from reader.store.glance import glance

        seen = glance(os.path.join(folder, "library.db"), lines - 2)
        if seen is None or not seen[2]:
            return ""
        return compose(sketch, columns, lines, *seen)
    except (OSError, KeyError, ValueError):
        return ""


def compose(
    sketch: Sketch,
    columns: int,
    lines: int,
    total: int,
    unread: int,
    rows: list[tuple[str, str, int, int, str]],
) -> str:
    """Put a frame together: the bar at the top, the articles, the keys."""
    left, width, _ = map(int, sketch["list"].split())
    name, count = ("Unread", unread) if unread else ("All", total)
    noun = "article" if count == 1 else "articles"
    bar = [("top", " "), ("brand", "wellread"), ("name", f"   {name}")]
    bar.append(("count", f"   {count:,} {noun}"))
    painted = [_line(sketch, bar, columns, "top")]
    listed = [pieces for n, row in enumerate(rows) for pieces in _row(sketch, n, row)]
    beside = _line(sketch, [], columns - left - width, "paper")
    for pieces in listed[: lines - 2]:
        ground = pieces[0][0]
        articles = _line(sketch, pieces, width, ground)
        painted.append(_line(sketch, [], left, "panel") + articles + beside)
    blank = _line(sketch, [], left, "panel")
    blank += _line(sketch, [], columns - left, "paper")
    painted += [blank] * (lines - 1 - len(painted))
    painted.append(sketch["hints"])
    return _BEGIN + "\r\n".join(painted) + "\x1b[0m"


def _row(
    sketch: Sketch, number: int, row: tuple[str, str, int, int, str]
) -> list[list[tuple[str, str]]]:
    """An entry's one or two lines, as pieces of styled text; the ground comes first."""
    title, feed, is_read, is_kept, readiness = row
    _, cells, height = map(int, sketch["list"].split())
    room = cells - 1  # the scrollbar's
    unread, bookmarked, teaser, bar, ellipsis = sketch["glyphs"].split("\x1f")
    here = "here-" if number == 0 else ""
    bars = (f"{here}bar", bar if here else " ")
    fresh = f"{here}{'read' if is_read else 'fresh'}"
    first = (f"{here}unread", " " if is_read else unread)
    kept = (f"{here}bookmarked", bookmarked if is_kept else " ")
    title = title or "(untitled)"
    if height == 2:
        words = _fitted(title, room - 3, ellipsis)
        meta = (f"{here}meta", f" {_fitted(feed, room - 3, ellipsis)}")
        return [[bars, first, (fresh, f" {words}")], [bars, kept, meta]]
    if readiness == "teaser" and not is_kept:
        kept = (f"{here}meta", teaser)
    is_wide = room >= _WITH_FEED
    tail = 2 + _AGE + (2 + _FEED + _DURATION if is_wide else 0)
    space = max(8, room - 4 - tail)
    words = _padded(_fitted(title, space, ellipsis), space)
    line = [bars, first, kept, (fresh, f" {words}")]
    if is_wide:
        line.append((f"{here}meta", f"  {_fitted(feed, _FEED, ellipsis)}"))
    return [line]


def _line(
    sketch: Sketch, pieces: list[tuple[str, str]], width: int, ground: str
) -> str:
    """Paint pieces side by side, and the ground behind the rest of the line."""
    used, painted = 0, ""
    for style, text in pieces:
        used += _cells(text)
        painted += f"\x1b[0;{sketch[style]}m{text}"
    return f"{painted}\x1b[0;{sketch[ground]}m{' ' * (width - used)}"


def _fitted(text: str, room: int, ellipsis: str) -> str:
    """Cut a text to a width; nothing in it may command the terminal."""
    text = "".join(c for c in text[: 4 * room] if c.isprintable())
    if _cells(text) <= room:
        return text
    while text and _cells(text) > room - 1:
        text = text[:-1]
    return text.rstrip() + ellipsis


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _cells(text))


def _cells(text: str) -> int:
    """How many cells a text takes."""
    if text.isascii():
        return len(text)
    import unicodedata

    wide = sum(unicodedata.east_asian_width(c) in "WF" for c in text)
    return len(text) + wide - sum(unicodedata.combining(c) > 0 for c in text)


def _write(text: str) -> None:
    try:
        os.write(2, text.encode("utf-8", "replace"))
    except OSError:
        pass
