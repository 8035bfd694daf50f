"""Each kind of item, by sentences that say it and sentences that only sound like it."""

from __future__ import annotations

import pytest

from reader.core.evidence.examine import examine
from reader.core.evidence.passages import passages
from tests.core.evidence.saying import found, kinds, section

SAID = {
    "absolute": [
        "Of the 200 women who walked, 14 of the 200 had a fall after a year.",
        "After a year 12 per cent of the group on the pill had relapsed.",
        "Relapses fell from 24 percent to 12 percent in those who took it.",
        "The treated patients lived a median of 7.7 vs. 6.3 years.",
        "The study saw three fewer strokes per 1,000 people who took the drug.",
        "The test had a sensitivity of 91% among patients in the study.",
        "Six in ten of the patients in the study took it to the end.",
        "The NNT was 100 for patients in the trial.",
    ],
    "relative": [
        "Walkers had a 30 percent lower risk of falling.",
        "Walking cut the number of falls by almost a third, or by 31 per cent.",
        "They were twice as likely to sleep through the night.",
        "The hazard ratio was 0.7.",
    ],
    "harms": [
        "The most common side effects were nausea and a dry mouth.",
        "The drug was well tolerated.",
        "Two patients had serious adverse events.",
        "Patients taking the pill reported headaches, nausea and insomnia.",
        "Screening leads to overdiagnosis and to false positives.",
    ],
    "costs": [
        "The pill costs about £40 a month.",
        "Most insurers do not cover the operation.",
        "At $90,000 a year, few can afford it.",
    ],
    "alternatives": [
        "It worked no better than physical therapy.",
        "Patients got the new stent or the standard treatment.",
        "For most men, watchful waiting is an option.",
    ],
    "independent": [
        "“I would wait,” said Dr Mary Cole, who was not involved in the study.",
        "An accompanying editorial asks for patience.",
        "Outside experts were less impressed.",
    ],
    "funding": [
        "The study was funded by the maker of the pill.",
        "Funding was provided by the Wellcome Trust.",
        "The work was supported by a grant from the National Institutes of Health.",
    ],
    "conflict": [
        "Two of the authors declared competing interests.",
        "Dr Cole has received consulting fees from the company.",
        "She is a paid consultant to the maker.",
        "Four of the authors are employees of Acme.",
        "A speaker fee was paid to Dr Cole.",
    ],
    "limits": [
        "One limitation is that nobody was followed for longer than a month.",
        "The study cannot prove cause and effect.",
        "It was a small study, and larger trials are needed.",
        "The sample was rather small, and all were men.",
        "It is too early to say whether this holds in people.",
    ],
    "meeting": [
        "The results were presented on Sunday at the society's annual meeting in Rome.",
    ],
    "preprint": [
        "The paper, posted on medRxiv, has not been peer reviewed.",
        "Such research is considered preliminary until it is published in a journal.",
    ],
    "hype": [
        "It is a groundbreaking discovery.",
        "Doctors call it a miracle, and a game-changer.",
        "The results were astonishing.",
    ],
    "registry": ["The trial is registered as NCT01234567."],
    "identifier": ["The paper is at doi 10.1136/bmj.g7015."],
    "anonymous": [
        "Researchers at a leading university gave it to a few patients.",
        "It was published in a prestigious medical journal.",
    ],
}
NOT_SAID = {
    "absolute": [
        "The disease affects 10 percent of all people worldwide each year.",
        "In 2019, two of the researchers moved to Leeds.",
        "Of the 300 children, 226 (75 percent) completed the study.",
        "About 90 percent of colon cancer cases occur in people older than 50.",
        "In the year after a stroke, 12% of people have another one, studies found.",
        "Thirty years ago, nine out of 10 operations treated sore throats.",
    ],
    "relative": ["Sales rose by 20 percent last quarter."],
    "harms": [
        "The trial was designed to assess the safety and efficacy of the pill.",
        "It may be safe to return to school after a week.",
        "Symptoms include headaches, fever and nausea.",
        "The test is recommended for people experiencing stomach pain or cramps.",
    ],
    "costs": [
        "Researchers got a grant of $4 million from the foundation.",
        "The company's annual sales of the drug are $3 billion.",
        "She wanted the title at all costs.",
    ],
    "alternatives": [
        "She studies complementary and alternative medicine.",
        "Vitamins strengthen the first line of defence of the body.",
    ],
    "independent": [
        "In peer review, outside experts read a paper before it is printed.",
        "The team pooled nine trials, including three that weren't part of the review.",
        "Coffee was not associated with the risk of falling.",
    ],
    "funding": [
        "The finding is supported by evidence from mice.",
        "More funding is needed.",
        "The cancer conference is sponsored by the Society of Walkers.",
        "The systems are supported by the highest level of scientific data.",
    ],
    "conflict": [
        "We looked at a study after reviewing the firm's 84-page patent application.",
        "An FDA advisory committee voted on the pill in May.",
        "The court seeks to harmonise every competing interest of the parties.",
    ],
    "limits": [
        "Patients with physical limitations can do it in a chair.",
        "They walked further in six-minute tests used to assess their capacity.",
        "More research is needed to understand how it works.",
        "The trial grew out of preliminary work in Leeds.",
        "Earlier pilot studies of walking have raised hopes of better sleep.",
        "Early results in mice have led to trials in people.",
        "Confounders such as age did not change the result of the study.",
        "“I cannot tell you that I sleep better,” said one walker in the trial.",
    ],
    "meeting": ["Members of Congress held a news conference on Sunday."],
    "preprint": [
        "The paper went through peer review last year.",
        "A preprint has not been examined by other researchers yet.",
    ],
    "hype": [
        "It is no miracle cure.",
        "The pill has breakthrough therapy designation.",
    ],
    "registry": ["Call 0123 456 789 to take part."],
    "identifier": ["About 10.5 million people have it."],
    "anonymous": [
        "Researchers at a university in Leeds, the University of Leeds, disagree.",
        "Researchers at Harvard gave it to a few patients.",
    ],
}


def cases(sentences: dict[str, list[str]]) -> list[tuple[str, str]]:
    return [(kind, said) for kind, listed in sentences.items() for said in listed]


@pytest.mark.parametrize(("kind", "sentence"), cases(SAID))
def test_what_is_said_is_found(kind: str, sentence: str) -> None:
    assert kind in kinds(sentence)


@pytest.mark.parametrize(("kind", "sentence"), cases(NOT_SAID))
def test_what_only_sounds_like_it_is_not(kind: str, sentence: str) -> None:
    assert kind not in kinds(sentence)


def test_boilerplate_says_nothing() -> None:
    boilerplate = (
        "About the Leeds Institute: it is dedicated to lifesaving breakthroughs.",
        "This release contains forward-looking statements on trials and costs.",
        "Sign up for our newsletter on clinical trials of 1,000 people.",
        "12. Smith AB, Jones C, et al. A randomised trial of walking. BMJ 2015;12:3.",
    )
    assert found(*boilerplate).items == ()


def test_what_is_plainest_comes_first() -> None:
    evidence = found(
        "The operation is expensive.",
        "Other drugs can have side effects.",
        "It costs $4,000 per patient.",
        "Serious adverse events occurred in 4 patients.",
    )
    costs = [item for item in evidence.items if item.kind == "costs"]
    assert [item.label for item in costs] == ["a cost, in figures", "costs"]
    harms = [item for item in evidence.items if item.kind == "harms"]
    assert harms[0].quote.text == "Serious adverse events occurred in 4 patients."


def test_causes_are_doubted_only_where_nothing_was_tried() -> None:
    claim = "Eating nuts prevents heart attacks."
    watched = "The cohort study followed 2,000 adults for ten years."
    tried = "The 2,000 adults were randomly assigned to eat nuts or none."
    assert "causal" in kinds(claim, watched)
    assert "causal" not in kinds(claim, tried)
    hedged = "Eating nuts is linked to fewer heart attacks."
    assert "causal" not in kinds(hedged, watched)


def test_the_spelling_of_either_side_of_the_ocean_will_do() -> None:
    for word in ("randomised", "randomized"):
        assert found(f"In a {word} trial, 40 people slept.").studies == ("trial",)


def test_what_a_report_is_about_is_no_alternative_to_it() -> None:
    sentence = "Women using low-dose aspirin had fewer strokes than others had."
    assert "alternatives" in kinds(sentence, title="Walking and strokes")
    assert "alternatives" not in kinds(sentence, title="Aspirin prevents strokes")
    labels = {item.kind: item.label for item in found(sentence).items}
    assert labels["alternatives"] == "an alternative"


def test_whatever_stands_beneath_limitations_is_one() -> None:
    own = "All who took part knew in which of the groups they were."
    text = [
        section("They walked a lot in May."),
        section(own, title="Limitations", kind="limits"),
    ]
    found = examine("Health", passages(text)).items
    limits = [one for one in found if one.kind == "limits"]
    assert [(one.label, one.quote.text) for one in limits] == [
        ("a limit, under that heading", own)
    ]
