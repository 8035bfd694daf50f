"""What kind of study a text reports, on whom, for how long, and where it stands."""

from __future__ import annotations

import pytest

from reader.core.evidence.examine import examine
from reader.core.evidence.passages import passages
from tests.core.evidence.saying import found, said, section


@pytest.mark.parametrize(
    ("text", "study"),
    [
        ("The meta-analysis pooled 14 trials of walking.", "review"),
        ("They were randomly assigned to walk or to take a placebo.", "trial"),
        ("In a phase II trial, the pill shrank tumours.", "trial"),
        ("A Mendelian randomization analysis ties the gene to gout.", "cohort"),
        ("The cohort study followed nurses for twenty years.", "cohort"),
        ("Researchers surveyed nurses by telephone in a national poll.", "cohort"),
        ("The researchers gave it to mice, and the mice slept.", "animal"),
        ("In a petri dish, the drug killed cultured cells in vitro.", "lab"),
        ("This case report tells of a 40-year-old man who was treated.", "case"),
        (
            "The task force now recommends walking, in updated guidelines. "
            "The guideline panel met in May.",
            "guideline",
        ),
    ],
)
def test_the_kind_of_study(text: str, study: str) -> None:
    assert found(text).studies[:1] == (study,)


@pytest.mark.parametrize(
    "title",
    [
        "Editorial: Walk more",
        "Walk more | Opinion",
        "Letter to the Editor: Walk more",
        "Viewpoint – Walk more",
    ],
)
def test_a_title_says_that_this_is_an_opinion(title: str) -> None:
    text = "They were randomly assigned to walk or to take a placebo."
    evidence = found(text, title=title)
    assert evidence.studies == ("opinion",)
    assert evidence.line == "opinion"


@pytest.mark.parametrize("title", ["Opinions on walking differ", "Second opinion", ""])
def test_a_title_that_only_speaks_of_opinions(title: str) -> None:
    evidence = found("They slept well after the walk.", title=title)
    assert evidence.studies == ()


def test_a_text_says_that_it_is_an_opinion() -> None:
    said_so = "The views expressed in this article are those of the author alone."
    assert found("Walk more.", said_so).studies == ("opinion",)
    assert found("An accompanying editorial argues for rest.").studies == ()


def test_a_study_to_come_is_not_the_one_reported() -> None:
    evidence = found(
        "Researchers surveyed 300 nurses.",
        "The survey was sent out in May.",
        "They slept well.",
        "A randomised trial will be needed.",
    )
    assert evidence.studies == ("cohort",)


def test_a_preprint_is_both() -> None:
    evidence = found(
        "In a randomised trial, not yet peer reviewed, 400 adults were recruited."
    )
    assert evidence.studies == ("trial", "preprint")
    assert evidence.line == "randomised trial · 400 people · preprint"


def test_mice_are_told_where_the_title_hides_them() -> None:
    text = "The researchers fed 40 mice the powder, and the mice lived longer."
    assert found(text, title="Powder lengthens life").line == "in mice"
    assert found(text, title="Powder lengthens life in mice").line is None
    assert found(text).people is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("The study included 1,240 patients with gout.", 1240),
        ("Twenty-four women took part in the trial.", 24),
        ("They analysed data from 1.2 million adults.", 1_200_000),
        ("Two dozen healthy, overweight volunteers were tested.", 24),
        ("In the trial (n = 57), the pill worked.", 57),
        ("It works without affecting memory, says a study of 116 patients.", 116),
        ("In a study based on 64,000 adults, researchers in the UK found it.", 64_000),
        ("For the study, 964 participants filled in a form; 12 men died.", 964),
        ("Of 300 people enrolled, 150 patients received the placebo.", 300),
        (
            "About 90 participants each were randomly assigned; 60 women dropped out.",
            90,
        ),
    ],
)
def test_how_many_took_part(text: str, number: int) -> None:
    assert found(text).people == number


@pytest.mark.parametrize(
    "text",
    [
        "The study says that 2 million people have it each year.",
        "One in 10 people in the trial's country is diagnosed with it.",
        "Researchers say 40,000 Americans are affected.",
        "In 2015 patients were told of the study.",
        "The study cost 400 dollars.",
        "The study found two genes, women said.",
        "With 100 million smokers in the USA, the study may spur scans.",
        "They used data from two nurses' health studies and others.",
    ],
)
def test_others_do_not_count(text: str) -> None:
    assert found(text).people is None


@pytest.mark.parametrize(
    ("text", "journal"),
    [
        ("It was published on Monday in the New England Journal of Medicine.", "NEJM"),
        ("The study appears in the journal Pain.", "Pain"),
        ("The findings were reported online in Nature.", "Nature"),
        ("Results appear in the May 4 issue of Sleep Health.", "Sleep Health"),
        ("They write in the British Medical Journal.", "BMJ"),
        ("It came out in Annals of Internal Medicine.", "Annals of Internal Medicine"),
        ("Published in the Journal of Gout, Cole's paper is short.", "Journal of Gout"),
        ("The trial is in The Lancet Oncology.", "The Lancet Oncology"),
        ("Reported in the Journal of Gout on Dec. 18, it is new.", "Journal of Gout"),
        (
            "A study in BMJ Open Respiratory Research says so.",
            "BMJ Open Respiratory Research",
        ),
        (
            "Writing in the Journal of Gout, Poole and colleagues say so.",
            "Journal of Gout",
        ),
        ("SOURCE: Archives of Neurology, January 2010.", "Archives of Neurology"),
        (
            "It was published in the Annals of Allergy, Asthma & Immunology.",
            "Annals of Allergy, Asthma & Immunology",
        ),
        ("Nature, Published online: 15 July 2024; doi:10.1038/d41586-1", "Nature"),
    ],
)
def test_journals_are_named(text: str, journal: str) -> None:
    items = [item for item in found(text).items if item.kind == "journal"]
    assert [item.label for item in items] == [f"published in {journal}"]


@pytest.mark.parametrize(
    "text",
    [
        "It was reported in London on Monday.",
        "The Wall Street Journal wrote about it.",
        "It was published in January by Columbia University.",
        "Science moves on, and nature heals.",
        "The drug was reported in Britain by Johnson & Johnson.",
    ],
)
def test_places_and_papers_are_no_journals(text: str) -> None:
    assert not [item for item in found(text).items if item.kind == "journal"]


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("The patients were followed for 12 years.", "12 years"),
        ("In this 18-month study, adults lifted weights.", "18 months"),
        ("Participants took the pill for two weeks.", "two weeks"),
        (
            "Patients of an average age of 84 had it over a 12 month period.",
            "12 months",
        ),
        (
            "Participants were tested over six-and-a-half years.",
            "six-and-a-half years",
        ),
        ("The median follow-up was 6.8 years.", "6.8 years"),
    ],
)
def test_how_long_it_went_on(text: str, span: str) -> None:
    items = [item for item in found(text).items if item.kind == "duration"]
    assert [item.label for item in items] == [span]


def test_ages_and_plans_are_no_durations() -> None:
    text = (
        "A two-year follow-up study is planned.",
        "The trial's men were 50 years old.",
    )
    assert not [item for item in found(*text).items if item.kind == "duration"]


def test_the_section_on_methods_weighs_more() -> None:
    methods = section("We sent a survey to nurses.", title="Methods", kind="methods")
    lead = section("It rained.", "It snowed.", "It hailed.", "Mice are small.")
    assert examine("", passages([lead, methods])).studies == ("cohort",)


def test_bibliographies_are_of_other_studies() -> None:
    entry = "A randomised trial of 400 patients. New England Journal of Medicine."
    references = section(*[entry] * 6, title="References", kind="references")
    assert examine("", passages([references])).items == ()
    source = section("The Lancet, 2020.", title="Source", kind="references")
    assert [i.kind for i in examine("", passages([source])).items] == ["journal"]


def test_sentences_know_their_place() -> None:
    texts = ("One  sentence.\nAnother one.", "İstanbul slept. Paris did not.")
    for passage in said(*texts):
        block = texts[passage.block]
        assert " ".join(block[passage.start : passage.end].split()) == passage.text
        assert len(passage.low) == len(passage.text)


def test_those_who_entered_count_before_those_who_were_left() -> None:
    evidence = found(
        "The 96 participants who completed the study slept longer.",
        "In the study, 105 participants were enrolled and 96 of them finished.",
    )
    assert evidence.people == 105


def test_a_coin_is_chance() -> None:
    evidence = found("In the study, 120 volunteers let a coin decide their evenings.")
    assert evidence.line == "randomised trial · 120 people"


def test_studies_of_others_and_in_general_are_not_the_one_reported() -> None:
    background = section(
        "Cohort studies agree that people who walk sleep longer.",
        title="Background",
        kind="background",
    )
    told = section(
        "They were randomly assigned to walk.", title="Methods", kind="methods"
    )
    assert examine("", passages([background, told])).studies == ("trial",)
    assert found("A cohort study follows people who chose for themselves.").line is None


def test_beneath_results_whoever_is_counted_took_part() -> None:
    text = section("Of the 120 people, 111 finished.", title="Results", kind="results")
    assert examine("", passages([text])).people == 120
    assert found("Of the 120 people, 111 finished.").people is None


def test_a_journal_that_is_only_named_published_nothing() -> None:
    [item] = found("The patients read the Annals of Internal Medicine.").items
    assert item.label == "a journal is named: Annals of Internal Medicine"
