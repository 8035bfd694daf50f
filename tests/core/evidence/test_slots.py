"""Four questions to a report are answered by its own sentences, or not at all."""

from __future__ import annotations

from reader.core.evidence.examine import examine
from reader.core.evidence.slots import fill_slots
from reader.model import Slots
from tests.core.evidence.saying import said

FILLER = "The park was green, and people were glad of the shade on warm days. " * 3
REPORT = (
    "Doctors have long told people to walk.",
    "Walking after meals lowered blood pressure, the new study found.",
    "The study enrolled 1,240 adults with high blood pressure in Leeds.",
    "After a year, 12 percent of walkers had a stroke, against 18 percent of others.",
    "However, the study was small and cannot prove cause and effect.",
    FILLER,
    FILLER,
)


def slots(*texts: str) -> Slots:
    text = said(*texts)
    return fill_slots("Walking", text, examine("Walking", text))


def test_a_report_answers_all_four() -> None:
    answers = slots(*REPORT)
    assert all(answers)
    finding, population, effect, caveat = (a.text for a in answers if a)
    assert finding == REPORT[1]
    assert population == REPORT[2]
    assert effect == REPORT[3]
    assert caveat == REPORT[4]


def test_short_texts_are_left_alone() -> None:
    assert slots(*REPORT[:5]) == Slots()


def test_what_tells_of_nothing_answers_nothing() -> None:
    assert slots(*[FILLER] * 5) == Slots()


def test_questions_and_plans_are_no_findings() -> None:
    asked = "What did the new study find about sleep and walking in the park?"
    planned = "Previous studies have shown that the team will need to plan more."
    assert slots(asked, planned, *[FILLER] * 4).finding is None
