"""Nothing is painted, moved or imported that need not be."""

from __future__ import annotations

from textual.scrollbar import ScrollBar
from textual.strip import Strip

from reader.library import Library
from reader.tui.widgets.article_view import ArticleView
from reader.tui.widgets.entry_list import EntryList
from reader.tui.widgets.ground import Body, Box
from reader.tui.widgets.line_view import LineView
from tests.imports import HEAVY, modules
from tests.tui.making import MEDIUM, SMALL, WIDE, main, settings, shown, text


def test_the_interface_imports_nothing_heavy_but_textual() -> None:
    added = modules("import reader.tui.app") - modules("import textual.app")
    assert added & (HEAVY | {"webbrowser"}) == set()


def painted(view: LineView) -> list[int]:
    """From now on, the lines that a view paints anew."""
    lines: list[int] = []
    paint = view.paint_line

    def counting(y: int) -> Strip:
        lines.append(y)
        return paint(y)

    view.paint_line = counting  # type: ignore[method-assign]
    return lines


async def test_a_moved_cursor_paints_two_entries_and_nothing_else(
    shelf: Library,
) -> None:
    async with shown(shelf, MEDIUM) as pilot:
        entries, page = painted(main(pilot).entries), painted(main(pilot).page)
        await pilot.press("j")
        assert sorted(entries) == [0, 1, 2, 3]
        assert page == []


async def test_a_scrolled_line_is_the_only_one_painted(shelf: Library) -> None:
    async with shown(shelf) as pilot:
        await pilot.press("enter")
        page = main(pilot).page
        lines = painted(page)
        await pilot.press("j")
        assert lines == [page.size.height]


async def test_what_panes_hide_gives_the_compositor_no_line(shelf: Library) -> None:
    async with shown(shelf, MEDIUM) as pilot:
        screen = main(pilot)
        box = screen.entries.parent
        assert isinstance(box, Box)
        assert isinstance(box.parent, Body)
        screen.say("What is said in passing hides nothing that was not hidden.")
        await pilot.pause()
        assert box.parent.render_lines(box.parent.size.region) == []
        assert box.render_lines(box.size.region) == []
        ground = screen.render_lines(screen.size.region)
        assert len(ground) == screen.size.height
        assert ground[0].cell_length == screen.size.width
        screen.entries.styles.height = 5
        await pilot.pause()
        assert len(box.render_lines(box.size.region)) == box.size.height
        assert box.parent.render_lines(box.parent.size.region) == []


async def test_a_scrollbar_looks_like_any_other(shelf: Library) -> None:
    """Wherever its thumb is, its cells are those that Textual would have drawn."""
    async with shown(shelf, SMALL) as pilot:
        await pilot.press("enter", "s", "escape")
        page = main(pilot).page
        rail = page.vertical_scrollbar
        assert page.show_vertical_scrollbar
        thumbs = set()
        for line in range(0, page.max_scroll_y + 1, 3):
            page.jump(line)
            await pilot.pause()
            region = rail.size.region
            ours = rail.render_lines(region)
            rail._styles_cache.clear()
            rail.refresh()
            theirs = ScrollBar.render_lines(rail, region)
            assert [list(strip) for strip in ours] == [list(each) for each in theirs]
            thumbs.add("".join(strip.text for strip in ours))
        assert len(thumbs) > 5


async def test_a_place_is_kept_when_the_terminal_changes_its_size(
    shelf: Library,
) -> None:
    async with shown(shelf) as pilot:
        await pilot.press("enter", "3")
        place = main(pilot).page.place
        for size in (WIDE, MEDIUM, (41, 12), SMALL):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert main(pilot).page.place == place
        assert "§ 3/4" in text(pilot).splitlines()[0]


async def test_a_tiny_terminal_still_shows_what_matters(shelf: Library) -> None:
    async with shown(shelf, (24, 6)) as pilot:
        assert "Seven hours" in text(pilot)
        await pilot.press("enter", "i", "escape", "question_mark", "escape", "s")
        await pilot.press("escape", "escape")
        assert main(pilot).entries.has_focus


async def test_ascii_is_ascii(shelf: Library) -> None:
    shelf.bookmark(shelf.entries()[0].id)
    async with shown(shelf, settings=settings(ascii=True)) as pilot:
        assert "* Seven hours" in text(pilot)
        assert "●" not in text(pilot)
        await pilot.press("enter", "b")
        page = [line for line in text(pilot).splitlines()[1:-1] if "▁" not in line]
        assert all(sign.isascii() or sign in "▁▂▃▄▅▆▇█" for sign in "".join(page))


async def test_without_colours_attributes_carry_the_meaning(shelf: Library) -> None:
    async with shown(shelf, settings=settings(theme="terminal")) as pilot:
        entries: EntryList = main(pilot).entries
        assert pilot.app.native_ansi_color
        assert entries.paint("here-focused").reverse
        assert entries.paint("meta").dim
        page: ArticleView = main(pilot).page
        assert page.paint("heading").bold
        assert page.paint("link").underline
