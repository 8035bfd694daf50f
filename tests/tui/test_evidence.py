"""What a text says of its study stands beside it, and leads to where it is said."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reader.library import Library
from reader.model import CleanText, Evidence, EvidenceItem, Quote, Slots
from reader.store.intake import Intake
from reader.store.store import Store
from reader.tui.widgets.pane import Pane
from tests.store.making import NOW, arrive, follow, parsed
from tests.tui.making import MEDIUM, library, main, shown, text, whole
from tests.tui.test_typed import type_at_once

SAID = "People who sleep seven hours a night were followed for ten years."
LAST = Quote(CleanText(SAID), 4, 2, 0, len(SAID))
EVIDENCE = Evidence(
    line="observational study",
    studies=("cohort",),
    items=(
        EvidenceItem("study", "observational study", LAST._replace(section=1)),
        EvidenceItem("duration", "ten years", LAST),
    ),
    absent=("costs", "harms"),
)


@pytest.fixture
def told(tmp_path: Path) -> Library:
    """A library whose one article says something of its study."""
    store = Store.open(tmp_path / "library.db")
    follow(store)
    arrive(store, parsed("1"), at=NOW)
    intake = Intake(store)
    intake.save_digests(
        {
            entry_id: whole(evidence=EVIDENCE, slots=Slots(finding=LAST))
            for entry_id, _ in intake.undigested(1, limit=10)
        }
    )
    store.close()
    return library(tmp_path)


def lines(pane: Pane) -> str:
    return "\n".join("".join(p.text for p in line) for line in pane.write(34))


async def test_it_stands_beside_the_article(told: Library) -> None:
    async with shown(told, MEDIUM) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        said = lines(main(pilot).side.evidence)
        assert "observational study" in said
        assert "People who sleep seven hours" in said
        assert "Not found in this text: costs," in said
        assert "What was found" in lines(main(pilot).side.summary)
        assert "EVIDENCE" in text(pilot)


@pytest.mark.parametrize(("pane", "choice"), [("evidence", "2"), ("summary", "2")])
async def test_a_choice_leads_to_the_sentence(
    told: Library, pane: str, choice: str
) -> None:
    async with shown(told, MEDIUM) as pilot:
        await pilot.press("enter", "minus")
        getattr(main(pilot).side, pane).focus()
        await pilot.press(choice)
        await pilot.pause()
        assert main(pilot).page.has_focus
        assert main(pilot).page.marks.group("quoted")
        assert "§ 4/4" in text(pilot).splitlines()[0]


async def test_a_text_without_a_study_says_so(shelf: Library) -> None:
    async with shown(shelf, MEDIUM) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        said = " ".join(lines(main(pilot).side.evidence).split())
        assert "no sentence was found that tells of a study" in said


@pytest.mark.parametrize(
    ("slots", "readiness", "words"),
    [
        (Slots(), "full", "no sentence was found"),
        (Slots(), "teaser", "only a teaser is here"),
        (Slots(finding=LAST), "full", "what kind of study found"),
    ],
)
async def test_that_nothing_is_known_of_a_study_agrees_with_the_summary(
    told: Library, slots: Slots, readiness: str, words: str
) -> None:
    article = told.article(told.entries()[0].id)
    entry = replace(article.entry, readiness=readiness)
    async with shown(told, MEDIUM) as pilot:
        pane = main(pilot).side.evidence
        pane.show(replace(article, entry=entry, evidence=Evidence(), slots=slots))
        assert words in " ".join(lines(pane).split())


async def test_a_key_typed_right_after_the_panes_is_meant_for_the_pane(
    told: Library,
) -> None:
    async with shown(told) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        await type_at_once(pilot, "e", "G")
        side, page = main(pilot).side, main(pilot).page
        assert side.evidence.has_focus
        assert side.evidence.cursor == side.evidence.targets - 1
        assert page.scroll_offset.y == 0
