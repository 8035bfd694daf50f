"""What is no report on health is not asked for harms, and a tale not for limits."""

from __future__ import annotations

import pytest

from reader.core.evidence.scope import scope
from reader.core.evidence.slots import fill_slots
from reader.model import Slots
from tests.core.evidence.saying import found, kinds, said

PLANTS = (
    "Ten varieties of a shrub were crossed by hand in a glass house over two springs.",
    "Some were more prone to the negative effects of crossing than others were.",
    "Seeds of 240 individuals were sown in trays, and 40% (96 of 240) came up.",
    "The genus is well supported by the shape of its leaves and by its genes.",
    "Its role in the height of the shoots remains unclear, as do its limitations.",
    "This study presents a cheap and groundbreaking way to rear such plants indoors. "
    * 8,
)
TALE = (
    "My parents parted when I was small, and people say that it made me who I am.",
    "I would rather face what is hard with support from another than by myself.",
    "The limits of the self are where the heart begins, as my doctor likes to say.",
    "Women and men who sleep side by side for forty years stop counting the nights. "
    * 8,
)
REPORT = (
    "In this study, 116 children with epilepsy were enrolled in The Sunday Hospital.",
    "The drug was well tolerated, but the trial was small and funded by its maker.",
    "Patients who took it had 30 percent fewer fits than those who took none did. " * 9,
)


def test_what_is_not_about_health_has_no_harms_costs_and_people() -> None:
    assert not scope("crossing shrubs", said(*PLANTS)).is_of_health
    assert kinds(*PLANTS) == set()
    evidence = found(*PLANTS, title="Crossing shrubs")
    assert (evidence.line, evidence.people, evidence.absent) == (None, None, ())


def test_what_tells_of_no_study_has_no_funder_no_limits_and_no_finding() -> None:
    assert scope("being two", said(*TALE)) == (True, False)
    assert kinds(*TALE).isdisjoint({"funding", "limits", "independent", "duration"})
    assert fill_slots("Being two", said(*TALE), found(*TALE)) == Slots()


def test_a_report_on_health_is_asked_everything() -> None:
    assert scope("", said(*REPORT)) == (True, True)
    assert kinds(*REPORT) >= {"people", "harms", "limits", "funding", "relative"}
    assert found(*REPORT).people == 116


@pytest.mark.parametrize(
    ("title", "text", "is_of_health"),
    [
        ("", TALE[2], True),
        ("mice that live longer", "Nobody knows why.", True),
        ("a compound tested in vitro", "", True),
        ("", PLANTS[1], False),
        ("minister poses a risk", "", False),
    ],
)
def test_a_short_text_must_touch_on_health_and_may_be_on_a_study(
    title: str, text: str, is_of_health: bool
) -> None:
    assert scope(title, said(text)) == (is_of_health, True)
