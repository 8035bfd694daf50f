"""What the children of one item tell, one after the other, to a RawEntry.

The values are those that feedparser gives, with its guesses and its mending.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime

from reader.core.dates import read_date
from reader.core.shape import RawEntry, Text, count
from reader.model import Enclosure

DATES = ("published", "updated", "prism:publicationdate", "prism:coverdate")
"""Where a date may stand, the most telling one first."""

HINTS = ("prism:doi", "prism:url", "dc:source")
"""What may hold an identifier."""

# What may be markup in plain text; feedparser decides whether it is.
_MARKUP = re.compile(r"<|&#?\w+;")
_UNTITLED = Text(value="", is_plain=True)

# What programs write that take Windows-1252 for Latin-1.
_CONTROLS = re.compile("[\x80-\x9f]")
_C2 = b"\xc2"
_WINDOWS = {
    code: bytes([code]).decode("cp1252")
    for code in range(0x80, 0xA0)
    if code not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
}


class HardError(Exception):
    """The item holds something that feedparser had better read."""


@dataclass(slots=True)
class Found:
    """What has been told so far."""

    guid: str = ""
    link: str | None = None
    origin: str = ""
    title: Text = _UNTITLED
    summary: Text | None = None
    contents: list[Text] = field(default_factory=list)
    caption: str | None = None
    dates: dict[str, str] = field(default_factory=dict)
    authors: list[str] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)
    hints: dict[str, str] = field(default_factory=dict)
    hrefs: list[str] = field(default_factory=list)
    alternates: list[str] = field(default_factory=list)
    enclosures: list[Enclosure] = field(default_factory=list)
    media: list[Enclosure] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)

    def entry(self) -> RawEntry:
        """All of it as one entry; nothing in it is clean."""
        texts = [text for text in (self.summary, *self.contents) if text]
        if self.summary is None and self.contents:
            # feedparser has the text stand in for a summary, as which it is HTML.
            texts.insert(0, replace(self.contents[0], is_plain=False))
        if not texts and not self.contents and self.caption:
            texts = [Text(value=self.caption, is_plain=True)]
        return RawEntry(
            guid=self.guid,
            link=self._address(),
            title=self.title,
            texts=texts,
            published=next(filter(None, map(self._date, DATES)), None),
            authors=self.authors,
            labels=self.labels,
            hints=[
                *self.numbers,
                *(self.hints.get(name, "") for name in HINTS),
                self.origin,
                *self.hrefs[:10],
            ],
            enclosures=[*self.enclosures, *self.media],
        )

    def _date(self, name: str) -> datetime | None:
        return read_date(self.dates.get(name, ""))

    def _address(self) -> str:
        guid = self.guid if is_whole(self.guid) else ""
        link = self.link or ""
        if link == self.guid and not guid:
            link = ""
        enclosed = (enclosure.url for enclosure in self.enclosures)
        found = (self.origin, link, *self.alternates, guid, *enclosed)
        return next((url for url in found if url), "")


def is_whole(url: str) -> bool:
    """Whether an address is one by itself."""
    return url.lower().startswith(("http://", "https://"))


def mended(text: str) -> str:
    """Mend what was encoded twice, or as Windows-1252, as feedparser does."""
    text = text.strip()
    if text.isascii():
        return text
    with suppress(UnicodeError):
        text = text.encode("latin-1").decode("utf-8")
    # Written as UTF-8 they all begin with C2, which is looked for far quicker.
    is_suspect = _C2 in text.encode("utf-8", "ignore")
    return text.translate(_WINDOWS) if is_suspect and _CONTROLS.search(text) else text


def text_of(value: str, kind: str) -> Text:
    """A text of a type; what is called plain must not look like markup."""
    if kind == "text/plain" and _MARKUP.search(value):
        raise HardError
    return Text(value=value, is_plain=kind == "text/plain")


def is_heard(media_type: str, medium: str) -> bool:
    """Whether a file of this type is one that people listen to or watch."""
    return medium in ("audio", "video") or media_type.startswith(("audio/", "video/"))


def enclosure(url: str, media_type: str, length: str) -> Enclosure:
    """Read what a feed says of a file; a page, as which links count, is none."""
    kind = media_type.lower()
    return Enclosure(url, "" if kind == "text/html" else kind, count(length))
