"""What any format says of an entry to a ParsedEntry: clean, capped and absolute."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from itertools import islice
from typing import NamedTuple, TypeVar
from urllib.parse import urljoin

from reader.core.clean import clean_line, clean_url
from reader.core.compare import fingerprint, outline_of, wording
from reader.core.identify import identify
from reader.core.imprint import authors_within, date_within
from reader.core.raised import lowered, raised
from reader.model import CleanLine, Enclosure, ParsedEntry, ParsedFeed

MOST_ENTRIES = 2000
"""What is kept of a feed: the newest."""

_MOST_LABELS = 50
_MOST_ENCLOSURES = 20
_MOST_READ = 500
_LONGEST_GUID = 2048
_LONGEST_TITLE = 2000
_LONGEST_NAME = 200
_OTHERS = ", et al."
"""What stands for those of many authors for whom there is no room."""
_LONGEST_HTML = 2**20
_MOST_COMPARED = 30_000

_NEVER = datetime.min.replace(tzinfo=UTC)
_Entry = TypeVar("_Entry")

# What no database and no later step could bear; the rest of the cleaning comes when the
# HTML has become text.
_UNBEARABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_BEARABLE = bytes(set(range(256)) - {*range(32), 0xEF} | {9, 10, 13})
"""The bytes of UTF-8 in which none of those is written."""
# None of these may look at a character more than a few times: hence no "<" within a
# tag, and what is never closed ends with the text.
_TAG = re.compile(r"<[^<>]*>")
_HIDDEN = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1>|\Z)", re.DOTALL | re.I
)
_BREAK = re.compile(r"</?(?:br|p|div|h[1-6]|li|tr|td)\b[^<>]*>", re.I)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,30});", re.I)
_INLINE_TAG = re.compile(
    r"</?(?:a|abbr|b|bdi|cite|code|em|font|i|mark|q|s|small|span|strong|sub|sup|tt|u|"
    r"math|m(?:row|i|n|o|s|text|style|sub|sup|subsup|frac|sqrt|over|under|fenced|space)|"
    r"(?:jats|mml|m):[a-z]+)(?:\s[^<>]*)?/?>",
    re.I,
)
_SCRIPT = re.compile(r"<(sub|sup)>([^<>]*)</\1>", re.I)
_PARAGRAPH = re.compile(r"\n\s*\n")
_RELATIVE = re.compile(
    r"""(<[^<>]*?\s(?:href|src)\s*=\s*)(["'])(?![a-z][a-z0-9+.-]*:|\#)([^"'<>]*)\2""",
    re.I,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One of the texts that an entry carries."""

    value: str
    is_plain: bool = False
    base: str = ""
    """Where its relative links start, where the feed says so (``xml:base``)."""

    def __bool__(self) -> bool:
        return bool(self.value) and not self.value.isspace()


@dataclass(frozen=True, slots=True, kw_only=True)
class RawEntry:
    """An entry as its format says it; nothing in it is clean."""

    guid: str
    link: str
    title: Text
    texts: Sequence[Text]
    """The feed's own description first, where it has one."""
    published: datetime | None
    authors: Sequence[str] = ()
    labels: Sequence[str] = ()
    hints: Sequence[str] = ()
    """Whatever else may hold a DOI or another identifier."""
    enclosures: Sequence[Enclosure] = ()
    """With addresses as they stand in the feed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RawFeed:
    """A feed as its format says it; nothing in it is clean but the link."""

    title: Text
    link: str
    base: str
    """Where relative links of its entries start."""
    authors: Sequence[str]
    """Who wrote the entries that do not say it."""
    entries: Sequence[RawEntry]


def shape(raw: RawEntry, base: str) -> ParsedEntry:
    """Clean one entry.

    Args:
        raw: The entry.
        base: Where relative links start.
    """
    link = absolute(raw.link, base)
    content, offered = _fullest(raw.texts, link)
    title = title_line(raw.title) or _beginning(content.html)
    labels = tuple(islice(_unique(raw.labels), _MOST_LABELS))
    guid = clean_line(raw.guid, _LONGEST_GUID + 1)
    return ParsedEntry(
        guid=_digested(raw.guid) if len(guid) > _LONGEST_GUID else guid,
        link=link,
        title=title,
        html=content.html,
        offered=offered.html,
        published=raw.published or date_within(content.html),
        author=_author(raw.authors, content.html),
        labels=labels,
        identifiers=identify(*raw.hints, raw.guid, link),
        enclosures=tuple(islice(_enclosed(raw.enclosures, base), _MOST_ENCLOSURES)),
        said=fingerprint(title, content.wording, offered.wording),
        form=outline_of(labels, content.html, offered.html),
    )


def gather(title: CleanLine, link: str, entries: Iterable[ParsedEntry]) -> ParsedFeed:
    """Make a feed of its entries: the newest 2,000, each with a guid of its own."""
    settled = settle(entries)
    kept = newest(settled, lambda entry: entry.published)
    omitted = len(settled) - len(kept)
    return ParsedFeed(title=title, link=link, entries=tuple(kept), omitted=omitted)


def settle(entries: Iterable[ParsedEntry]) -> tuple[ParsedEntry, ...]:
    """Make each guid stand for one entry.

    A guid that is missing gives way to the link, where that belongs to one entry alone;
    one that several different entries share gives way to a digest of what tells them
    apart. The very same entry twice is one.
    """
    found: dict[tuple[str, str, str], ParsedEntry] = {}
    for entry in entries:
        found.setdefault((entry.guid, entry.link, entry.title), entry)
    guids = Counter(guid for guid, _, _ in found)
    links = Counter(link for _, link, _ in found)
    settled = []
    for (guid, link, title), entry in found.items():
        if guid and guids[guid] == 1:
            settled.append(entry)
        elif not guid and link and links[link] == 1 and link not in guids:
            settled.append(replace(entry, guid=link))
        else:
            settled.append(replace(entry, guid=_digested(f"{guid}|{link}|{title}")))
    return tuple(settled)


def absolute(url: str, base: str) -> str:
    """Make a link absolute and safe to follow, or empty; spaces in it are forgiven."""
    return clean_url(url.strip().replace(" ", "%20"), base)


def count(text: str) -> int:
    """Read a number that a feed gives; 0 where it is none, or beyond belief."""
    text = text.strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 12 else 0


def title_line(title: Text) -> CleanLine:
    """Turn a title into one line, whatever markup it carries, escaped once or twice.

    Plain titles are mostly so by mistake: known inline tags are markup there as well,
    while ``p < 0.05`` stays.
    """
    text = title.value[: _LONGEST_TITLE * 4]
    if "<" in text:
        text = text if title.is_plain else _HIDDEN.sub("", text)
        text = _without_inline(text)
        text = text if title.is_plain else _TAG.sub("", text)
    if "&" in text:
        # Not html.unescape alone: that reads ?a=1&copy=2 as well.
        text = _ENTITY.sub(lambda found: html.unescape(found[0]), text)
        text = _without_inline(text)
    return clean_line(text, _LONGEST_TITLE)


def _without_inline(text: str) -> str:
    text = _SCRIPT.sub(_script, _BREAK.sub(" ", text))
    return _INLINE_TAG.sub("", text)


def _script(found: re.Match[str]) -> str:
    """Keep what is raised or lowered so, since 10⁹ is not 109."""
    if found[1].lower() == "sub":
        return lowered(found[2])
    start, end = found.span()
    return raised(found.string[:start][-20:], found[2], found.string[end : end + 9])


class _Told(NamedTuple):
    """A text as it will be kept."""

    html: str
    wording: str
    weight: float


_NOTHING = _Told("", "", 0)


def _fullest(texts: Sequence[Text], link: str) -> tuple[_Told, _Told]:
    """Pick the longest text, and another one that says something else.

    Of two that are equally long it is the one with markup, or else the later one: the
    description comes first, and is escaped once too often in some feeds.
    """
    told = [_told(text, link) for text in texts if text]
    full = max(reversed(told), key=lambda text: text.weight, default=_NOTHING)
    others = (text for text in told if _is_other(text, full))
    return full, next(others, _NOTHING)


def _told(text: Text, link: str) -> _Told:
    made = _html(text, link)
    words = wording(made)
    is_marked_up = not text.is_plain and "<" in text.value
    return _Told(made, words, len(words) * (1.1 if is_marked_up else 1))


def _is_other(text: _Told, full: _Told) -> bool:
    """Whether a text says something else than the beginning of the full one."""
    beginning = text.wording[:80]
    return bool(beginning) and beginning not in full.wording[:_MOST_COMPARED]


def _bare(markup: str) -> str:
    """Take away markup, also where it is escaped; roughly, but quickly."""
    text = _TAG.sub(" ", _HIDDEN.sub(" ", markup))
    return _TAG.sub(" ", html.unescape(text)) if "&" in text else text


def _html(text: Text, link: str) -> str:
    value = _borne(text.value[:_LONGEST_HTML])
    if text.is_plain or "<" not in value:
        value = _paragraphs(value, text.is_plain)
    if text.base and text.base != link:
        value = _RELATIVE.sub(lambda found: _rebased(found, text.base), value)
    return value


def _borne(text: str) -> str:
    """Take out what cannot be borne; hardly any text has it, so that is seen first."""
    try:
        is_borne = not text.encode().translate(None, _BEARABLE)
    except UnicodeEncodeError:
        is_borne = False
    return text if is_borne else _UNBEARABLE.sub("", text)


def _paragraphs(text: str, is_plain: bool) -> str:
    """Give text without any tag the paragraphs that its blank lines mean."""
    text = text.strip().replace("\r\n", "\n")
    if is_plain:
        text = html.escape(text, quote=False)
    parts = _PARAGRAPH.split(text)
    if is_plain:
        parts = [part.replace("\n", "<br>\n") for part in parts]
    return (
        parts[0] if len(parts) == 1 else "".join(f"<p>{part}</p>\n" for part in parts)
    )


def _rebased(found: re.Match[str], base: str) -> str:
    try:
        url = urljoin(base, html.unescape(found[3]).strip())
    except ValueError:
        return found[0]
    return f"{found[1]}{found[2]}{html.escape(url)}{found[2]}"


def _beginning(content: str) -> CleanLine:
    """Name an entry without a title by its first words."""
    words = clean_line(_bare(content[:4000]), 81)
    if len(words) <= 80:
        return words
    cut = words[:80].rsplit(" ", 1)[0]
    return CleanLine(f"{cut.rstrip(' ,;:.-–')}…")


def _author(authors: Iterable[str], content: str) -> CleanLine:
    """Name an entry's authors, as the feed or else its text does, each name whole."""
    named = ", ".join(_unique(authors, _LONGEST_NAME + 1)) or authors_within(content)
    line = clean_line(named, _LONGEST_NAME + 1)
    if len(line) <= _LONGEST_NAME:
        return line
    cut = line[: _LONGEST_NAME - len(_OTHERS)]
    # "Smith, A. B., Jones, C." is parted where initials end, "Smith, A; Jones, C" at ;.
    joint = next((mark for mark in (";", "., ") if cut.count(mark) > 1), ", ")
    whole, found, _ = cut.rpartition(joint)
    return CleanLine(f"{whole}{found.rstrip(', ;')}{_OTHERS}" if whole else line[:-1])


def _enclosed(listed: Sequence[Enclosure], base: str) -> Iterable[Enclosure]:
    """Clean what is enclosed, each file once; what cannot be followed is left out."""
    seen = set()
    for url, media_type, length in listed[:_MOST_READ]:
        url = absolute(url, base)
        if url.startswith("http") and url not in seen:
            seen.add(url)
            yield Enclosure(url, clean_line(media_type, 100).lower(), length)


def _unique(texts: Iterable[str], limit: int = _LONGEST_NAME) -> Iterable[CleanLine]:
    """Clean names and labels, each once whatever its case."""
    seen = set()
    for text in islice(texts, _MOST_READ):
        text = text[: limit * 4]
        if "<" in text or "&" in text:
            text = title_line(Text(value=text, is_plain=True))
        line = clean_line(text, limit)
        if line and line.casefold() not in seen:
            seen.add(line.casefold())
            yield line


def _digested(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def newest(
    entries: Sequence[_Entry], date: Callable[[_Entry], datetime | None]
) -> Sequence[_Entry]:
    """Drop the oldest where there are too many; what has no date counts as old."""
    if len(entries) <= MOST_ENTRIES:
        return entries
    by_age = sorted(
        range(len(entries)), key=lambda n: date(entries[n]) or _NEVER, reverse=True
    )
    return [entries[n] for n in sorted(by_age[:MOST_ENTRIES])]
