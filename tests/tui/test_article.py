"""In an article one folds, zooms, finds, follows links and takes text along."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual.pilot import Pilot

from reader.library import Library
from reader.model import Block, Enclosure, Quote, Section, Slots, Span
from reader.tui import browser
from reader.tui.widgets.article_view import ArticleView
from reader.tui.widgets.document import Document, document
from reader.tui.widgets.folds import Folds
from reader.tui.widgets.marks import labels
from reader.tui.zoom import Zoom, zoomed
from tests.tui.making import MEDIUM, SMALL, main, said, shown, text, until

pytestmark = pytest.mark.parametrize("size", [SMALL, MEDIUM])
Size = tuple[int, int]


def page(pilot: Pilot[None]) -> ArticleView:
    return main(pilot).page


def linked(page: ArticleView, *hrefs: str) -> None:
    """Show a text with a link a paragraph."""
    blocks = tuple(
        Block("paragraph", f"See no. {n} here", (Span(4, 9, "link", href),))
        for n, href in enumerate(hrefs)
    )
    page.show(Document(blocks, (0,), ("",), (0,)))


async def test_a_section_folds_to_its_heading_and_says_how_much_it_holds(
    shelf: Library, size: Size
) -> None:
    async with shown(shelf, size) as pilot:
        await pilot.press("enter", "1")
        whole = page(pilot).virtual_size.height
        await pilot.press("z")
        [heading] = [y for y in text(pilot).splitlines() if "▸1 Background" in y]
        assert "180 words" in heading
        assert "2 What was done" in text(pilot)
        assert page(pilot).virtual_size.height < whole
        await pilot.press("z")
        assert page(pilot).virtual_size.height == whole
        await pilot.press("Z")
        assert text(pilot).count("▸") >= 4
        await pilot.press("right_square_bracket", "Z")
        assert page(pilot).virtual_size.height == whole


def test_a_fold_takes_deeper_sections_along_and_opens_for_what_it_hides(
    size: Size,
) -> None:
    blocks = tuple(
        Block("heading" if n % 2 == 0 else "paragraph", "x") for n in range(6)
    )
    folds = Folds(Document(blocks, (0, 2, 4), ("a", "b", "c"), (2, 3, 2)))
    folds.toggle(0)
    assert folds.hidden == {1, 2, 3}
    assert folds.words(0) == 3
    assert folds.reveal(3)
    assert not folds.hidden
    assert not folds.reveal(3)


async def test_words_are_found_and_gone_through_and_escape_puts_them_out(
    shelf: Library, size: Size
) -> None:
    async with shown(shelf, size) as pilot:
        await pilot.press("enter", "slash", *"TEN years", "enter")
        here, hits = page(pilot).hits
        assert (here, hits > 20) == (1, True)
        assert f"hit 1 of {hits}" in text(pilot).splitlines()[0]
        await pilot.press("n", "n", "N")
        assert page(pilot).hits[0] == 2
        await pilot.press("N", "N")
        assert page(pilot).hits[0] == hits
        assert page(pilot).is_at_end
        await pilot.press("escape")
        assert page(pilot).hits == (0, 0)
        assert page(pilot).has_focus
        await pilot.press("n")
        assert main(pilot)._reading.entry_id == shelf.entries()[1].id


async def test_what_is_found_in_a_folded_section_unfolds_it(
    shelf: Library, size: Size
) -> None:
    async with shown(shelf, size) as pilot:
        await pilot.press("enter", "Z", "slash", *"followed", "enter", "n", "n", "n")
        assert "followed for ten years" in text(pilot)


async def test_words_that_do_not_stand_there_are_said_not_to(
    shelf: Library, size: Size
) -> None:
    async with shown(shelf, size) as pilot:
        await pilot.press("enter", "slash", *"xyzzy", "enter")
        [note] = pilot.app._notifications
        assert note.message == "Not found in this article."
        assert page(pilot).has_focus


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses that the browser is given."""
    given: list[str] = []

    def browse(url: str) -> bool:
        given.append(url)
        return True

    monkeypatch.setattr(browser, "browse", browse)
    return given


async def test_links_get_letters_that_open_or_copy_them(
    shelf: Library, size: Size, opened: list[str]
) -> None:
    async with shown(shelf, size) as pilot:
        await pilot.press("enter")
        linked(page(pilot), "https://one.example/", "https://two.example/")
        await pilot.press("f")
        assert "See ano. 0 here" in text(pilot)
        assert "See sno. 1 here" in text(pilot)
        await until(pilot, "a-z open   A-Z copy the address")
        await pilot.press("s")
        await pilot.pause()
        assert opened == ["https://two.example/"]
        assert "See no. 1 here" in text(pilot)
        await pilot.press("f", "A")
        await pilot.pause()
        assert pilot.app.clipboard == "https://one.example/"
        assert len(opened) == 1
        await pilot.press("f", "escape")
        assert "See no. 0 here" in text(pilot)
        assert main(pilot).is_reading


async def test_an_address_in_plain_text_gets_a_letter_too(
    shelf: Library, size: Size, opened: list[str]
) -> None:
    async with shown(shelf, size) as pilot:
        await pilot.press("enter")
        words = "See (https://one.example/a_(b)) or https://two.example/?q=1."
        page(pilot).show(Document((Block("paragraph", words),), (0,), ("",), (0,)))
        await pilot.press("f")
        assert "See (ahttps://one" in text(pilot)
        await pilot.press("a", "f", "s")
        await pilot.pause()
        assert opened == ["https://one.example/a_(b)", "https://two.example/?q=1"]


async def test_without_a_link_that_is_said(shelf: Library, size: Size) -> None:
    async with shown(shelf, size) as pilot:
        await pilot.press("enter")
        page(pilot).show(Document((Block("paragraph", "None."),), (0,), ("",), (0,)))
        await pilot.press("f")
        await pilot.pause()
        assert "No link is in sight here." in said(pilot)


async def test_a_recording_is_a_line_of_the_head_with_a_letter(
    shelf: Library, size: Size
) -> None:
    sound = Enclosure("https://pod.example/12.mp3", "audio/mpeg", 34_000_000)
    photo = Enclosure("https://pod.example/12.jpg", "image/jpeg", 90_000)
    async with shown(shelf, size) as pilot:
        await pilot.press("enter")
        entry = shelf.entries()[0]
        article = replace(shelf.article(entry.id), enclosures=(sound, photo))
        page(pilot).show(document(article, now=shelf.now()))
        assert "  audio · 34 MB · mp3" in text(pilot)
        assert "jpg" not in text(pilot)
        await pilot.press("f", "A")
        await pilot.pause()
        assert pilot.app.clipboard == sound.url


def test_no_label_begins_another(size: Size) -> None:
    for count in (0, 1, 26, 27, 700):
        names = labels(count)
        assert len(set(names)) == count
        assert len({len(name) for name in names}) <= 1


async def test_less_and_less_of_an_article_is_shown_and_then_all_again(
    shelf: Library, size: Size
) -> None:
    async with shown(shelf, size) as pilot:
        await pilot.press("enter", "3", "j", "j")
        place = page(pilot).place
        await pilot.press("minus")
        assert "§ 3/4  What was found" in text(pilot).splitlines()[0]
        await pilot.press("g")
        assert "the first sentence of each paragraph" in text(pilot)
        assert "People who sleep" in text(pilot)
        assert ". People who sleep" not in text(pilot)
        await pilot.press("3", "plus")
        assert page(pilot).place == place
        await pilot.press("minus", "minus")
        assert "Seven hours are enough." in text(pilot)
        assert "followed for" not in text(pilot).partition("OUTLINE")[0]
        await pilot.press("minus", "minus")
        assert "This is the headline." in text(pilot)
        await pilot.press("plus", "plus", "plus", "plus")
        assert "This is" not in text(pilot)


def test_the_points_are_the_slots_that_were_found(size: Size, shelf: Library) -> None:
    article = shelf.article(shelf.entries()[0].id)
    finding = Quote(article.summary.text, 0, 0, 0, 5)
    points = zoomed(
        replace(article, slots=Slots(finding=finding)), Zoom.POINTS, tuple[Section, ...]
    )
    [lead] = points.sections
    assert [block.text for block in lead.blocks][1:] == [
        "What was found",
        finding.text,
    ]


async def test_text_is_copied_by_section_and_the_address_by_its_key(
    shelf: Library, size: Size
) -> None:
    async with shown(shelf, size) as pilot:
        await pilot.press("enter", "2", "Y")
        await pilot.pause()
        copied = pilot.app.clipboard
        assert copied.startswith("What was done\nPeople who sleep seven hours a night")
        assert "  " not in copied
        await pilot.press("y")
        assert pilot.app.clipboard == shelf.entries()[0].link


async def test_the_mouse_selects_words_without_the_margin(
    shelf: Library, size: Size
) -> None:
    async with shown(shelf, size) as pilot:
        await pilot.press("enter")
        linked(page(pilot), "https://one.example/")
        await pilot.pause()
        left = page(pilot).leaf._margin
        await pilot.mouse_down(page(pilot), offset=(left + 4, 0))
        await pilot.hover(page(pilot), offset=(left + 8, 0))
        await pilot.mouse_up(page(pilot), offset=(left + 8, 0))
        await pilot.pause()
        assert "no. 0".startswith(page(pilot).screen.get_selected_text() or "?")


async def test_a_quoted_sentence_is_brought_into_sight_and_lit_up(
    shelf: Library, size: Size
) -> None:
    async with shown(shelf, size) as pilot:
        await pilot.press("enter")
        article = shelf.article(shelf.entries()[0].id)
        block = article.sections[4].blocks[2]
        quote = Quote(article.summary.text, 4, 2, 0, len(block.text))
        page(pilot).show_quote(quote)
        await pilot.pause()
        assert page(pilot).marks.group("quoted")
        assert "§ 4/4" in text(pilot).splitlines()[0]
        await pilot.press("escape")
        assert not page(pilot).marks.group("quoted")
        assert main(pilot).is_reading


async def test_the_key_of_hits_stays_in_the_article_where_there_is_none(
    shelf: Library, size: Size
) -> None:
    async with shown(shelf, size) as pilot:
        await pilot.press("enter", "slash", *"xyzzy", "enter")
        here = main(pilot)._reading.entry_id
        pilot.app.clear_notifications()
        await pilot.press("n")
        await pilot.pause()
        assert said(pilot) == "Not found in this article."
        assert main(pilot)._reading.entry_id == here
        await pilot.press("escape")
        assert main(pilot).is_reading, "the search ends, and no more"
        await pilot.press("n")
        assert main(pilot)._reading.entry_id != here or not main(pilot).is_reading
