"""Texts and links to the identifiers of the study that they report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

# DOIs have no length of their own; real ones are shorter than 200 characters.
_DOI = re.compile(r"\b10\.\d{4,9}/[^\s\"<>|{}^`\\\]]{1,200}")
_PUBMED = re.compile(
    r"\bPMID\s*:?\s*(\d{5,9})\b"
    r"|\b(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov/(?:m/)?pubmed)/(\d{5,9})\b",
    re.I,
)
_CENTRAL = re.compile(r"\b(PMC\d{5,9})\b")
_TRIAL = re.compile(r"\bNCT\s?(\d{8})\b", re.I)
_ARXIV = re.compile(
    r"\barXiv\s*:\s*((?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7}))"
    r"|\barxiv\.org/(?:abs|pdf|html)/((?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7}))",
    re.I,
)
_NUMBERED = (
    ("pmid", ("pmid", "pubmed"), _PUBMED, "{}"),
    ("pmcid", ("pmc",), _CENTRAL, "{}"),
    ("nct", ("nct",), _TRIAL, "NCT{}"),
    ("arxiv", ("arxiv",), _ARXIV, "{}"),
)
"""Of each kind what stands there, in lower case, how it is read, how it is written."""

# Both servers share their prefixes (10.1101, and 10.64898 since 2025), so that only the
# address or the name tells them apart.
_PREPRINT = re.compile(
    r"\b(med|bio)rxiv\b.{0,60}?\b(10\.(?:1101|64898)/[\d.]{1,60}\d)", re.I
)
_TRIMMED = ".,;:!?'\"*_”’…"
_PAGE = re.compile(
    r"(?:v\d+)?(?:[./+](?:full|abstract|pdf|short|epub|html?|full-text|article-info))+$"
    r"|(?<=\d)v\d+$",
    re.I,
)
# Behind a DOI in an address stands the page's own number, and its title.
_ADDRESS = re.compile(r"(/[^/]+)/\d{6,9}(?:/[\w%.~-]*)?$")
_IN_ADDRESS = re.compile(r"https?://\S*$")
_NEAR = 200

_QUERY = re.compile(r"[?&#](?:\w+=|xref|sec|abstract|full).*$", re.I)


def identify(*texts: str) -> tuple[tuple[str, str], ...]:
    """Find DOI, PubMed, trial and preprint numbers, the first of each kind.

    Args:
        texts: Links and texts, the most telling one first.

    Returns:
        Pairs such as ``("doi", "10.1136/bmj.g7015")``; the kinds are ``doi pmid pmcid
        nct arxiv medrxiv biorxiv``. DOIs are in lower case, as they are compared.
    """
    found: dict[str, str] = {}
    for text in dict.fromkeys(texts):
        plain = unquote(text) if "%2f" in text.lower() else text
        for kind, value in _mentions(plain):
            found.setdefault(kind, value)
    return tuple(found.items())


def _mentions(text: str) -> Iterator[tuple[str, str]]:
    # Most texts mention nothing, which a look for the names tells sooner.
    low = text.lower()
    if "10." in text:
        yield from _dois(text)
    if "10." in text and "rxiv" in low:
        for match in _PREPRINT.finditer(text):
            yield f"{match[1].lower()}rxiv", match[2]
    for kind, names, pattern, written in _NUMBERED:
        if any(map(low.__contains__, names)):
            for match in pattern.finditer(text):
                number = match[match.lastindex or 0]
                yield (
                    kind,
                    written.format(number.lower() if kind == "arxiv" else number),
                )


def _dois(text: str) -> Iterator[tuple[str, str]]:
    for match in _DOI.finditer(text):
        doi = _tidy(match.group())
        before = text[max(0, match.start() - _NEAR) : match.start()]
        yield "doi", _ADDRESS.sub(r"\1", doi) if _IN_ADDRESS.search(before) else doi


def _tidy(doi: str) -> str:
    """Take off what belongs to the sentence or to the page's address."""
    doi = _QUERY.sub("", doi).rstrip(_TRIMMED)
    while doi.endswith(")") and doi.count(")") > doi.count("("):
        doi = doi[:-1].rstrip(_TRIMMED)
    return _PAGE.sub("", doi.rstrip("/")).lower()
