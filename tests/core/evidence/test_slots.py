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


SHOP = (
    "The shop begins to buy used telephones in May, it was told on Monday.",
    "A survey by a firm found that millions of telephones lie about in drawers.",
)
ADVICE = (
    "Toothache comes at night, and a dentist is what people with pain need.",
    "Clean your teeth, since a healthy mouth hurts less, patients say.",
    "A study of mice found that warm salt water reduced pain in their gums.",
)
MOULD = (
    "Two moulds were found on bark, and their genes were read in a row.",
    "Our results show that both belong to a genus of which little is known.",
)


def test_a_study_that_is_cited_by_the_way_has_found_nothing_here() -> None:
    assert slots(*SHOP, *[FILLER] * 3) == Slots()


def test_a_paper_speaks_for_itself_whatever_it_is_about() -> None:
    finding = slots(*MOULD, *[FILLER] * 3).finding
    assert finding is not None
    assert finding.text == MOULD[1]


def test_what_advice_cites_is_no_study_that_it_reports() -> None:
    text = said(*ADVICE, *[FILLER] * 3)
    for title, is_advice in (
        ("How to get rid of a toothache", True),
        ("Salt: uses, effects, and benefits", True),
        ("7 easy ways to sleep with a toothache", True),
        ("Salt eases toothache", False),
        ("How to ease toothache: salt works, study finds", False),
    ):
        evidence = examine(title, text)
        assert (evidence.line is None) == is_advice, title
        if is_advice:
            assert (evidence.studies, evidence.absent) == ((), ())
            assert fill_slots(title, text, evidence) == Slots()


def test_a_report_titled_as_advice_is_a_report() -> None:
    text = said(*REPORT)
    title = "How to lower blood pressure"
    evidence = examine(title, text)
    assert evidence.people == 1240
    assert fill_slots(title, text, evidence).finding is not None
