"""Words that elsewhere tell of a study, of harms or of figures, meant otherwise."""

from __future__ import annotations

import pytest

from tests.core.evidence.saying import found, kinds

SHOP = (
    "Shops that write to their customers sell more than shops that do not write. " * 9
)


@pytest.mark.parametrize(
    "said",
    [
        "Win their trust with testimonials, a case study and a free gift.",
        "We surveyed 300 customers of online shops about their carts.",
        "In our cohort of shops, a computer model and a simulation model were used.",
    ],
)
def test_a_text_that_is_not_about_health_reports_no_study(said: str) -> None:
    evidence = found(said, SHOP)
    assert (evidence.line, evidence.studies) == (None, ())


@pytest.mark.parametrize(
    "said",
    [
        "He spoke of storms, of computer models and of simulation models of wind.",
        "The habit is older than we thought, a look at pet pigs suggests.",
        "What snakes eat: a case study of the diet of one viper in the hills",
        "The package reads the health data drop of the ministry.",
        "They took case reports from all countries and drew a curve.",
        "The drug was no more effective than a placebo, reviewers had warned.",
    ],
)
def test_a_teaser_that_names_no_design(said: str) -> None:
    assert found(said, title="").studies == ()


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("It can help to ease the side effects of chemotherapy.", "harms"),
        ("Patients who are outgoing may have a lower risk.", "harms"),
        ("In the study the enzyme was toxic to tau in the patients' brains.", "harms"),
        ("The study finds that stress has negative effects on our health.", "harms"),
        ("Deaths count if there is no alternative cause of death.", "alternatives"),
        ("Treatment with the drug was an alternative view of it.", "alternatives"),
        ("Prescribing fell: it declined from 2011 to 2022 in patients.", "absolute"),
        ("The study of shedding in 94 cases saw a peak up to 2 days ago.", "absolute"),
        ("Patients in the study spread it if they don't know they have it.", "limits"),
        ("The study takes time to count them all, Dr Hale cautioned.", "limits"),
    ],
)
def test_what_is_no_such_thing(said: str, kind: str) -> None:
    assert kind not in kinds(said)


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("The sweetener is toxic to people who have the rare disease.", "harms"),
        ("Patients who take it may have a higher risk of falls.", "harms"),
        ("Blood pressure in the study declined from 151 to 139.", "absolute"),
        ("Patients in the study lost an average of 9 pounds.", "absolute"),
        ("The researchers do not know why the drug works.", "limits"),
        ("The doctors cautioned that the study was in men only.", "limits"),
        ("The paper has yet to undergo peer review.", "preprint"),
    ],
)
def test_what_still_is(said: str, kind: str) -> None:
    assert kind in kinds(said)


def test_harm_to_a_dog_is_said_to_be_one() -> None:
    (harm,) = found("The sweetener is very toxic to dogs.").items
    assert (harm.kind, harm.label) == ("harms", "harms, to animals")


def test_those_who_fell_ill_are_not_all_who_took_part() -> None:
    evidence = found(
        "After ten years, 4,911 participants received a diagnosis of it.",
        "The researchers used data from 161,286 people.",
    )
    assert evidence.people == 161_286


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("The new genus of bees is supported by morphology and geography.", "funding"),
        ("We report a cyclization (n = 4, 5) that gives healthy yields.", "people"),
        ("Naked mole-rats survive in sick air.", "animals"),
        ("Patients are insured under the Affordable Care Act.", "costs"),
        ("Patients were asked about clinical trial design.", "study"),
        ("No randomised controlled trial has tested the vitamin in people.", "study"),
        ("They used the same non randomized design as the patients before.", "study"),
        ("It was told of in a thread on patients (small number, no RCT).", "study"),
        ("The patients weren't randomised.", "study"),
        ("Doctors ferret out news from visitor logs.", "animals"),
    ],
)
def test_words_that_are_none_of_a_study(said: str, kind: str) -> None:
    assert kind not in kinds(said)
