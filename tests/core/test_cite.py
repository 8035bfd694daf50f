"""Citations: what is cited is what it is, and every form can be read back."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.cite import Name, bibtex, cite, csl, names, ris
from reader.model import Article, CleanText, Evidence, EvidenceItem, Quote, Summary
from tests.factories import make_entry


def article(link: str, *identifiers: tuple[str, str], journal: str = "") -> Article:
    entry = make_entry(
        link=link,
        author="Ann Bee and Carla van der Dee",
        title="Sleep & long life: 50% more?",
    )
    quote = Quote(CleanText("In it."), 0, 0, 0, 6)
    items = [EvidenceItem("journal", f"published in {journal}", quote)]
    return Article(
        entry=entry,
        sections=(),
        summary=Summary(CleanText("It is so."), "feed"),
        identifiers=identifiers,
        evidence=Evidence(items=tuple(items) if journal else ()),
    )


PAPER = article(
    "https://www.nature.com/articles/s41586-026-01234-5",
    ("doi", "10.1038/s41586-026-01234-5"),
    ("pmid", "40123456"),
    journal="Nature",
)
REPORT = article(
    "https://news.example/sleep",
    ("doi", "10.1038/s41586-026-01234-5"),
    ("nct", "NCT01234567"),
    journal="Nature",
)


def test_a_paper_is_cited_with_its_numbers_and_its_journal() -> None:
    found = cite(PAPER)
    assert (found.kind, found.container, found.note) == ("paper", "Nature", "")
    written = bibtex(found)
    assert written.startswith(f"@article{{bee2026-{PAPER.entry.id},\n")
    assert "  doi = {10.1038/s41586-026-01234-5},\n" in written
    assert "  journal = {Nature},\n" in written
    assert "  author = {Bee, Ann and van der Dee, Carla},\n" in written
    assert "  title = {{Sleep \\& long life: 50\\% more?}},\n" in written
    assert "TY  - JOUR\r\n" in ris(found)
    assert "DO  - 10.1038/s41586-026-01234-5\r\n" in ris(found)
    item = json.loads(csl(found))
    assert item["type"] == "article-journal"
    assert (item["DOI"], item["PMID"]) == ("10.1038/s41586-026-01234-5", "40123456")
    assert item["author"][1] == {"family": "van der Dee", "given": "Carla"}
    assert item["issued"] == {"date-parts": [[2026, 6, 1]]}


def test_a_report_does_not_pass_for_the_study() -> None:
    found = cite(REPORT)
    assert (found.kind, found.container) == ("report", "Health News")
    assert "doi =" not in bibtex(found)
    assert "DO  -" not in ris(found)
    assert "DOI" not in json.loads(csl(found))
    assert found.note == (
        "Reports on a study in Nature, doi:10.1038/s41586-026-01234-5, NCT01234567"
    )
    assert found.note in ris(found)
    assert json.loads(csl(found))["type"] == "article-newspaper"


@pytest.mark.parametrize(
    ("link", "identifier", "kind"),
    [
        ("https://doi.org/10.1136%2Fbmj.g7015", ("doi", "10.1136/bmj.g7015"), "paper"),
        ("https://pubmed.ncbi.nlm.nih.gov/40123456/", ("pmid", "40123456"), "paper"),
        ("https://arxiv.org/abs/2601.01234v2", ("arxiv", "2601.01234"), "report"),
        ("https://arxiv.org/abs/2601.01234", ("arxiv", "2601.01234"), "preprint"),
        ("https://news.example/2026/401234567", ("pmid", "40123456"), "report"),
        ("https://news.example/", ("doi", "10.1/x"), "report"),
    ],
)
def test_whose_number_it_is_the_address_tells(
    link: str, identifier: tuple[str, str], kind: str
) -> None:
    assert cite(article(link, identifier)).kind == kind


def test_a_date_that_was_guessed_is_none() -> None:
    guessed = replace(PAPER, entry=replace(PAPER.entry, published_is_guessed=True))
    found = cite(guessed)
    assert found.date is None
    assert found.key.startswith("beend-")
    assert "year" not in bibtex(found)
    assert "issued" not in json.loads(csl(found))


@pytest.mark.parametrize(
    ("author", "expected"),
    [
        ("", []),
        ("By Ann Bee", [Name("Bee", "Ann")]),
        ("a@b.example (Ann Bee)", [Name("Bee", "Ann")]),
        ("Bee, Ann", [Name("Bee", "Ann")]),
        ("Bee A, Dee CD", [Name("Bee", "A"), Name("Dee", "CD")]),
        ("Ann Bee; Carl Dee", [Name("Bee", "Ann"), Name("Dee", "Carl")]),
        ("World Health Organization", [Name("World Health Organization")]),
        ("Plato", [Name("Plato")]),
        ("Bee A, Dee CD, et al.", [Name("Bee", "A"), Name("Dee", "CD")]),
        ("Ludwig van Beethoven", [Name("van Beethoven", "Ludwig")]),
    ],
)
def test_people_are_told_apart(author: str, expected: list[Name]) -> None:
    assert list(names(author)) == expected


@given(st.text(max_size=80), st.text(max_size=60))
def test_no_title_breaks_out_of_its_field(title: str, author: str) -> None:
    odd = replace(PAPER, entry=replace(PAPER.entry, title=title, author=author))
    found = cite(odd)
    assert json.loads(csl(found))["id"] == found.key
    written = re.sub(r"\\.", "", bibtex(found))
    depth = 0
    for place, sign in enumerate(written):
        depth += {"{": 1, "}": -1}.get(sign, 0)
        assert depth > 0 or place < 9 or place > len(written) - 3
    assert depth == 0
    lines = ris(found).split("\r\n")
    assert lines[-2:] == ["ER  - ", ""]
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in lines[:-1])
