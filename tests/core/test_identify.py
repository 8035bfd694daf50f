"""Identifiers are found in links and in prose, and without what surrounds them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.identify import _NUMBERED, identify


@pytest.mark.parametrize(
    "text",
    [
        "doi: 10.1000/XYZ.12.",
        "(https://doi.org/10.1000/xyz.12)",
        "https://doi.org/10.1000%2Fxyz.12",
        "https://journal.example/doi/full/10.1000/xyz.12?af=R",
        "https://journal.example/content/10.1000/xyz.12.full.pdf+html",
        "https://journal.example/10.1000/xyz.12/abstract",
        "[the study](https://doi.org/10.1000/xyz.12)",
        "“10.1000/xyz.12”, they wrote",
        "https://journal.example/article/doi/10.1000/xyz.12/5278543/Walks-and-Sleep",
        "https://journal.example/article/doi/10.1000/xyz.12/5278543",
    ],
)
def test_a_doi_is_found_bare_and_in_lower_case(text: str) -> None:
    assert identify(text) == (("doi", "10.1000/xyz.12"),)


def test_numbers_of_its_own_belong_to_a_doi() -> None:
    for doi in ("10.1000/2039-4942/16126", "10.1000/1234567"):
        assert identify(f"https://doi.org/{doi}") == (("doi", doi),)
    assert identify("doi: 10.1000/a/1234567") == (("doi", "10.1000/a/1234567"),)


def test_a_doi_keeps_its_own_brackets() -> None:
    text = "(doi:10.1000/S0140-6736(20)30183-5)."
    assert identify(text) == (("doi", "10.1000/s0140-6736(20)30183-5"),)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("PMID: 12345678", ("pmid", "12345678")),
        ("https://pubmed.ncbi.nlm.nih.gov/12345678/", ("pmid", "12345678")),
        ("https://www.ncbi.nlm.nih.gov/pubmed/12345678", ("pmid", "12345678")),
        ("ncbi.nlm.nih.gov/pmc/articles/PMC1234567/", ("pmcid", "PMC1234567")),
        ("registered as nct 01234567", ("nct", "NCT01234567")),
        ("arXiv:2103.01234v2", ("arxiv", "2103.01234")),
        ("https://arxiv.org/pdf/2103.01234", ("arxiv", "2103.01234")),
        ("https://arxiv.org/abs/q-bio/0701001", ("arxiv", "q-bio/0701001")),
    ],
)
def test_each_kind_is_found(text: str, expected: tuple[str, str]) -> None:
    assert identify(text) == (expected,)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "https://www.medrxiv.org/content/10.1101/2020.03.01.20029769v2.full",
            "medrxiv",
        ),
        (
            "bioRxiv preprint doi: https://doi.org/10.1101/2020.03.01.20029769",
            "biorxiv",
        ),
    ],
)
def test_a_preprint_is_known_by_its_server(text: str, kind: str) -> None:
    number = "10.1101/2020.03.01.20029769"
    assert identify(text) == (("doi", number), (kind, number))


def test_the_first_of_a_kind_stands() -> None:
    assert identify("PMID 11111", "PMID 22222 and 10.1000/a") == (
        ("pmid", "11111"),
        ("doi", "10.1000/a"),
    )


@pytest.mark.parametrize(
    "text", ["", "version 10.2 of 3/4", "room 12345678", "PMC1", "NCT123", "10.1/a"]
)
def test_other_numbers_are_no_identifiers(text: str) -> None:
    assert identify(text) == ()


@given(st.text(alphabet="10.1234/()vfulpd%2F? PMIDxiv:", max_size=400))
def test_whatever_is_found_stands_in_the_text_once(text: str) -> None:
    found = identify(text)
    assert len({kind for kind, _ in found}) == len(found)
    assert all(" " not in value for _, value in found)


@pytest.mark.parametrize(
    "unit", ["10.", "10.1234/)", "medrxiv ", "PMID ", "(10.1234/("]
)
def test_half_a_megabyte_is_read_without_trouble(unit: str) -> None:
    assert len(identify(unit * (500_000 // len(unit)))) <= 1


@pytest.mark.parametrize(("names", "pattern"), [row[1:3] for row in _NUMBERED])
@given(data=st.data())
def test_a_number_is_led_by_its_name(
    names: tuple[str, ...], pattern: re.Pattern[str], data: st.DataObject
) -> None:
    found = data.draw(st.from_regex(pattern, alphabet=st.characters(codec="ascii")))
    assert any(name in found.lower() for name in names)
