"""An entry to all that is understood of it: the verbs of the core, in their order."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from reader.core.block import blocks, plain
from reader.core.choose import blocks_of, choose
from reader.core.convert import convert
from reader.core.copies import prints
from reader.core.evidence.examine import examine
from reader.core.evidence.passages import headings, passages
from reader.core.evidence.slots import fill_slots
from reader.core.identify import identify
from reader.core.imprint import without_imprint
from reader.core.promote import promote
from reader.core.relate import terms
from reader.core.repeat import sentence_marks, without_repeated
from reader.core.summarise import summarise
from reader.core.tag import tag
from reader.core.words import length
from reader.model import (
    DIGEST_VERSION,
    Block,
    CleanText,
    Digest,
    Evidence,
    ParsedEntry,
)

_PROSE = frozenset({"paragraph", "item", "quote"})


def digest(
    entry: ParsedEntry, repeated: Collection[int] = (), *, evidence: bool = True
) -> Digest:
    """Understand an entry: its text in sections, and what that text is about.

    An entry without any text still has a title, and so tags and terms.

    Args:
        entry: What its feed gave.
        repeated: Marks of the sentences that its feed repeats (reader.core.repeat),
            which no summary and no likeness is made of.
        evidence: Whether to keep what the text says of the study it reports.
    """
    chosen = choose(entry)
    lifted = chosen.lifted
    sections, text = chosen.sections, chosen.text
    # Titles of other people's papers would be taken for what this article is about.
    own = [section for section in sections if section.kind != "references"]
    told = blocks_of(own)
    said = text if len(own) == len(sections) else plain(told)
    subject = without_repeated(f"{lifted.summary}\n{said}", repeated)
    prose = without_imprint(block for block in told if block.kind in _PROSE)
    sentences = passages(sections)
    found = examine(entry.title, sentences, headings(sections))
    offered = _said(convert(entry.offered, entry.link))
    return Digest(
        version=DIGEST_VERSION,
        sections=sections,
        text=text,
        summary=summarise(
            entry.title,
            without_repeated(prose, repeated),
            own=lifted.summary,
            offered=offered or _said(chosen.teaser),
        ),
        tags=tag(entry.title, subject, hashtags=lifted.hashtags, labels=entry.labels),
        terms=terms(entry.title, subject),
        identifiers=_identifiers(entry, told, said),
        readiness=chosen.readiness,
        readiness_why=chosen.why,
        words=length(without_repeated(text, repeated)) if repeated else chosen.words,
        evidence=found if evidence else Evidence(),
        slots=fill_slots(entry.title, sentences, found),
        prints=prints(subject),
        sentences=sentence_marks(text),
        medium=entry.medium,
    )


def _said(markdown: CleanText) -> CleanText:
    """A description in plain text, without headings and imprint."""
    if not markdown:
        return markdown
    found = blocks(promote(markdown))
    return without_imprint(block for block in found if block.kind in _PROSE)


def _identifiers(
    entry: ParsedEntry, told: Iterable[Block], said: str
) -> tuple[tuple[str, str], ...]:
    """What the feed says comes first, then its page, its links, and the text."""
    hrefs = (span.href for block in told for span in block.spans if span.href)
    found = identify(entry.link, entry.guid, said, *hrefs)
    of_page = dict(entry.page.identifiers) if entry.page else {}
    return tuple((dict(found) | of_page | dict(entry.identifiers)).items())
