"""A pane with the focus shows its sentences whole; one without ends with no heading."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from textual.geometry import Offset

from reader.library import Library
from reader.model import Block, CleanText, Evidence, EvidenceItem, Quote, Slots
from reader.store.intake import Intake
from reader.store.store import Store
from reader.tui.widgets.pane import Pane, PieceLine
from reader.tui.widgets.phrases import SLOTS as SLOT_NAMES
from tests.store.making import NOW, arrive, follow, parsed
from tests.tui.making import library, main, shown, text, whole

WORDS = " ".join(f"number {n} of the words of one long sentence," for n in range(30))
LONG, BRIEF = f"{WORDS} which ends here.", "A short one."
QUOTE = Quote(CleanText(LONG), 4, 2, 0, len(LONG))
SHORT = Quote(CleanText(BRIEF), 4, 2, len(LONG) + 1, len(LONG) + 1 + len(BRIEF))
EVIDENCE = Evidence(
    line="observational study",
    studies=("cohort",),
    items=(
        EvidenceItem("study", "observational study", QUOTE),
        EvidenceItem("duration", "ten years", SHORT),
        EvidenceItem("size", "90 people", QUOTE),
    ),
    absent=("costs",),
)
SLOTS = Slots(finding=QUOTE, population=SHORT, caveat=QUOTE)


@pytest.fixture
def told(tmp_path: Path) -> Library:
    """A library whose one article has long sentences on its study."""
    with Store.open(tmp_path / "library.db") as store:
        follow(store)
        arrive(store, parsed("1"), at=NOW)
        intake = Intake(store)
        *sections, last = whole().sections
        blocks = [*last.blocks]
        blocks[2] = Block("paragraph", f"{LONG} {BRIEF}")
        sections = [*sections, replace(last, blocks=tuple(blocks))]
        digest = whole(sections=tuple(sections), evidence=EVIDENCE, slots=SLOTS)
        intake.save_digests({n: digest for n, _ in intake.undigested(1, limit=10)})
    return library(tmp_path)


def rows(pane: Pane) -> list[str]:
    """The lines of a pane that are to be seen."""
    top = pane.scroll_offset.y
    lines = pane._lines[top : top + pane.size.height]
    return [*map(told_by, lines)]


def told_by(line: PieceLine) -> str:
    return "".join(piece.text for piece in line)


@pytest.mark.parametrize("name", ["evidence", "summary"])
async def test_a_long_sentence_is_whole_while_its_pane_has_the_focus(
    told: Library, name: str
) -> None:
    async with shown(told, (160, 45)) as pilot:
        await pilot.press("enter")
        pane: Pane = getattr(main(pilot).side, name)
        await pilot.pause()
        assert not any("ends here." in row for row in rows(pane))
        folded = len(pane._lines)
        pane.focus()
        await pilot.pause()
        assert len(pane._lines) > folded
        said = " ".join(row.strip() for row in map(told_by, pane._lines))
        assert said.count(LONG) == 2
        await pilot.press("tab")
        await pilot.pause()
        assert not pane.has_focus
        assert len(pane._lines) == folded


async def test_keys_go_through_a_sentence_that_is_higher_than_its_pane(
    told: Library,
) -> None:
    async with shown(told, (100, 20)) as pilot:
        await pilot.press("enter")
        main(pilot).bring("side")
        pane = main(pilot).side.evidence
        pane.focus()
        await pilot.pause()
        first, last = pane._places[0]
        assert last - first > pane.size.height
        seen = set(rows(pane))
        while pane.cursor == 0:
            await pilot.press("j")
            seen |= set(rows(pane)) if pane.cursor == 0 else set()
        assert {*map(told_by, pane._lines[first : last + 1])} <= seen
        await pilot.press("k")
        assert pane.cursor == 0
        assert "observational study" in rows(pane)[0]


async def test_a_click_means_what_stood_there_before_the_pane_unfolded(
    told: Library,
) -> None:
    async with shown(told, (160, 60)) as pilot:
        await pilot.press("enter")
        pane = main(pilot).side.evidence
        await pilot.pause()
        y = next(n for n, row in enumerate(rows(pane)) if "90 people" in row)
        chosen = list[int]()
        pane.chosen = chosen.append  # type: ignore[method-assign]
        await pilot.click(pane, offset=Offset(2, y))
        await pilot.pause()
        assert chosen == [2]
        assert not any("90 people" in row for row in rows(pane)[y : y + 1])


@pytest.mark.parametrize("lines", [16, 20, 29, 35, 38])
async def test_no_pane_ends_with_a_heading(told: Library, lines: int) -> None:
    async with shown(told, (160, lines)) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        side = main(pilot).side
        headings = {*SLOT_NAMES.values(), *(item.label for item in EVIDENCE.items)}
        for pane in (side.summary, side.evidence):
            if pane.size.height > 1 and pane.size.height < len(pane._lines):
                assert rows(pane)[-1].strip() not in headings, text(pilot)
