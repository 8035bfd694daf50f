"""Articles to citations, in the three forms that reference managers read.

An article is cited as what it is. Where its address is that of the paper itself, its
DOI and PubMed number are given as its own. A report on a study is cited as a report,
and the study's numbers stand in a note: as the report's own they would be wrong.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from typing import Any, NamedTuple
from urllib.parse import unquote

from reader.model import Article

_PREPRINTS = ("arxiv", "medrxiv", "biorxiv")
_SHOWN = {
    "doi": "doi:",
    "pmid": "PMID ",
    "pmcid": "",
    "nct": "",
    "arxiv": "arXiv:",
    "medrxiv": "medRxiv ",
    "biorxiv": "bioRxiv ",
}

_MAIL = re.compile(r"[^\s()]+@[^\s()]+\s*(?:\(([^()]*)\))?")
_JOINTS = re.compile(r"\s*;\s*|\s*,?\s+(?:and|&)\s+|\s*,\s*")
_OTHERS = frozenset({"et al", "al", "others"})
"""No name, but what stands for those that are left out."""
_INITIALS = re.compile(r"(?P<family>.+?),? (?P<given>(?:[A-Z]\.?[- ]?){1,3})")
_ORGANISED = re.compile(
    r"\b(?:News|Staff|Editors?|Team|Desk|Press|Office|Agency|Service|Services|University"
    r"|College|Institutes?|Organi[sz]ation|Department|Ministry|Cent(?:er|re)s?|Council"
    r"|Foundation|Society|Association|Commission|Hospital|Group|Journal|Health|Reuters"
    r"|Inc|Ltd)\b"
)
_PARTICLES = frozenset(
    [
        "van",
        "von",
        "der",
        "den",
        "de",
        "del",
        "della",
        "di",
        "da",
        "dos",
        "du",
        "la",
        "le",
        "ten",
        "ter",
        "zu",
    ]
)


class Name(NamedTuple):
    """Who wrote something; an organisation has a family name alone."""

    family: str
    given: str = ""


class Citation(NamedTuple):
    """What can be said of where something stands."""

    key: str
    kind: str
    """``paper``, ``preprint`` or ``report``."""
    title: str
    authors: tuple[Name, ...]
    container: str
    """The journal of a paper; the feed of a report."""
    date: tuple[int, int, int] | None
    url: str
    identifiers: dict[str, str]
    """Those of the very thing that is cited."""
    note: str
    abstract: str
    keywords: tuple[str, ...]


_PUBLISHED = "published in "
"""What evidence says before the journal of a study, not before one named in passing."""


def cite(article: Article) -> Citation:
    """Say how an article is cited."""
    entry, found = article.entry, dict(article.identifiers)
    own = {kind: value for kind, value in found.items() if _is_own(value, entry.link)}
    is_preprint = any(kind in own for kind in _PREPRINTS)
    labels = (i.label for i in article.evidence.items if i.kind == "journal")
    published = (label for label in labels if label.startswith(_PUBLISHED))
    journal = next(published, "").removeprefix(_PUBLISHED)
    authors = tuple(names(entry.author))
    date = entry.published
    is_dated = not entry.published_is_guessed
    return Citation(
        key=_key(authors, str(date.year) if is_dated else "nd", entry.id),
        kind="preprint" if is_preprint else "paper" if own else "report",
        title=entry.title,
        authors=authors,
        container=(own and journal) or entry.feed_title,
        date=(date.year, date.month, date.day) if is_dated else None,
        url=entry.link,
        identifiers=found if own else {},
        note="" if own else _note(journal, found),
        abstract=article.summary.text,
        keywords=tuple(tag.name for tag in entry.tags),
    )


def names(author: str) -> Iterator[Name]:
    """Tell people apart in a byline, and their family names from the others."""
    author = _MAIL.sub(lambda found: found[1] or "", author).strip()
    author = re.sub(r"^by\s+", "", author, flags=re.IGNORECASE)
    parts = [part.strip(" .") for part in _JOINTS.split(author) if part.strip(" .")]
    if len(parts) > 1 and parts[-1].casefold() in _OTHERS:
        del parts[-1]
    if len(parts) == 2 and all(" " not in part for part in parts) and "," in author:
        yield Name(*parts)
        return
    yield from map(_name, parts)


def bibtex(citation: Citation) -> str:
    """Write an entry for BibTeX and BibLaTeX, in UTF-8."""
    own = citation.identifiers
    container = "journal" if citation.kind == "paper" else "howpublished"
    date = citation.date
    fields = {
        "title": f"{{{_tex(citation.title)}}}",
        "author": " and ".join(_tex_name(name) for name in citation.authors),
        container: _tex(citation.container),
        "year": str(date[0]) if date else "",
        "month": _MONTHS[date[1] - 1] if date else "",
        "date": "-".join(f"{part:02}" for part in date) if date else "",
        "doi": _verbatim(own.get("doi", "")),
        "pmid": own.get("pmid", ""),
        "eprint": own.get("arxiv", ""),
        "eprinttype": "arxiv" if "arxiv" in own else "",
        "url": _verbatim(citation.url),
        "keywords": ", ".join(map(_tex, citation.keywords)),
        "note": _tex(citation.note),
        "abstract": _tex(citation.abstract),
    }
    lines = "".join(
        f"  {name} = {value if name == 'month' else f'{{{value}}}'},\n"
        for name, value in fields.items()
        if value and value != "{}"
    )
    kind = "article" if citation.kind == "paper" else "misc"
    return f"@{kind}{{{citation.key},\n{lines}}}\n"


def ris(citation: Citation) -> str:
    """Write an entry as RIS; its lines end as its specification wants."""
    own, date = citation.identifiers, citation.date
    lines = [
        ("TY", {"paper": "JOUR", "preprint": "UNPB"}.get(citation.kind, "NEWS")),
        ("ID", citation.key),
        *(("AU", _comma(name)) for name in citation.authors),
        ("TI", citation.title),
        ("T2", citation.container),
        ("PY", str(date[0]) if date else ""),
        ("DA", "/".join(f"{part:02}" for part in date) if date else ""),
        ("DO", own.get("doi", "")),
        ("AN", own.get("pmid", "")),
        ("UR", citation.url),
        *(("KW", word) for word in citation.keywords),
        ("N1", citation.note),
        ("AB", citation.abstract),
    ]
    written = (f"{tag}  - {' '.join(text.split())}\r\n" for tag, text in lines if text)
    return f"{''.join(written)}ER  - \r\n"


def csl(citation: Citation) -> str:
    """Write an item of CSL-JSON, as pandoc and Zotero read it."""
    own = citation.identifiers
    kinds = {"paper": "article-journal", "preprint": "article"}
    item: dict[str, Any] = {
        "id": citation.key,
        "type": kinds.get(citation.kind, "article-newspaper"),
        "title": citation.title,
        "author": [
            {"family": name.family, "given": name.given}
            if name.given
            else {"literal": name.family}
            for name in citation.authors
        ],
        "container-title": citation.container,
        "issued": {"date-parts": [list(citation.date)]} if citation.date else None,
        "DOI": own.get("doi"),
        "PMID": own.get("pmid"),
        "PMCID": own.get("pmcid"),
        "URL": citation.url,
        "keyword": ", ".join(citation.keywords),
        "note": citation.note,
        "abstract": citation.abstract,
    }
    return json.dumps({k: v for k, v in item.items() if v}, ensure_ascii=False)


_MONTHS = [
    "jan",
    "feb",
    "mar",
    "apr",
    "may",
    "jun",
    "jul",
    "aug",
    "sep",
    "oct",
    "nov",
    "dec",
]


def _is_own(value: str, link: str) -> bool:
    """Whether a number is that of the page: its address has it, or the end of it."""
    plain = unquote(link).casefold()
    end = value.casefold().rpartition("/")[2]
    return (
        len(end) > 5 and re.search(rf"(?<!\w){re.escape(end)}(?!\w)", plain) is not None
    )


def _note(journal: str, found: dict[str, str]) -> str:
    numbers = [
        f"{_SHOWN.get(kind, f'{kind} ')}{value}" for kind, value in found.items()
    ]
    where = [f"in {journal}"] if journal else []
    return (
        f"Reports on a study {', '.join([*where, *numbers])}"
        if where or numbers
        else ""
    )


def _key(authors: tuple[Name, ...], year: str, number: int) -> str:
    first = authors[0].family if authors else "anon"
    plain = unicodedata.normalize("NFKD", first).encode("ascii", "ignore").decode()
    word = re.sub(r"[^a-z]", "", plain.lower())[:20] or "anon"
    return f"{word}{year}-{number}"


def _name(text: str) -> Name:
    if " " not in text or _ORGANISED.search(text):
        return Name(text)
    if match := _INITIALS.fullmatch(text):
        return Name(match["family"], match["given"].strip())
    words = text.split()
    start = len(words) - 1
    while start > 1 and words[start - 1].lower() in _PARTICLES:
        start -= 1
    return Name(" ".join(words[start:]), " ".join(words[:start]))


def _comma(name: Name) -> str:
    return f"{name.family}, {name.given}" if name.given else name.family


_TEX = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "{}$&#%_"},
}


def _tex(text: str) -> str:
    return "".join(_TEX.get(sign, sign) for sign in " ".join(text.split()))


def _tex_name(name: Name) -> str:
    if name.given:
        return f"{_tex(name.family)}, {_tex(name.given)}"
    # In braces of its own, so that an organisation is not cut into names.
    return f"{{{_tex(name.family)}}}"


def _verbatim(address: str) -> str:
    """An address, which is not escaped, but must not close the braces around it."""
    for sign in "{}\\ ":
        address = address.replace(sign, f"%{ord(sign):02X}")
    return address
