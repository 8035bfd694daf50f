"""The article that wellread was conceived from opens as it should have been written."""

from pathlib import Path

from reader.core.archive import Asked, archive
from reader.core.digest import digest
from reader.core.parse import parse
from reader.model import EVIDENCE_ASKED
from tests.factories import make_document, make_parsed

SECTIONS = [
    "",
    "The Link between Gut Health and Fibromyalgia",
    "What is Fecal Transplantation?",
    "Promising Results from the Study",
    "Implications and Future Research",
    "Conclusion",
]


def test_the_seeds_page_gives_the_same_article(corpus: Path) -> None:
    content = (corpus / "seed" / "article.html").read_bytes()
    page = archive(Asked(make_document(content)))
    assert page.reason == ""
    made = digest(make_parsed(html="", title=page.title, page=page))
    assert [section.title for section in made.sections] == SECTIONS
    assert made.summary.origin == "article"
    assert made.readiness == "full"


def test_the_seed_opens_in_clean_sections(corpus: Path) -> None:
    document = make_document((corpus / "seed" / "seed.xml").read_bytes())
    [entry] = parse(document).entries
    made = digest(entry)
    assert [section.title for section in made.sections] == SECTIONS
    assert "Promising Treatment" not in made.text
    assert "Related Posts" not in made.text
    assert made.summary.origin == "article"
    assert made.summary.text.startswith("A recent study suggests")
    assert made.summary.text.endswith("traditional therapies.")
    assert made.tags[0] == ("health", "hashtag")
    assert made.readiness == "feed"


def test_the_seed_names_no_study_that_could_be_looked_up(corpus: Path) -> None:
    document = make_document((corpus / "seed" / "seed.xml").read_bytes())
    [entry] = parse(document).entries
    evidence = digest(entry).evidence
    assert evidence.line is None
    assert evidence.studies == ()
    assert evidence.people is None
    assert evidence.absent == EVIDENCE_ASKED
    said = " ".join(item.label for item in evidence.items)
    assert "groundbreaking" in said
    assert "astonishing" in said
    assert "no source is named: “researchers at a prominent medical university”" in said
    assert {item.kind for item in evidence.items} == {"anonymous", "hype"}
