"""An entry to two fingerprints, by which a later state of it is compared.

Publishers touch their articles all day: a counter goes up, an advertisement is changed,
a link is given another tracking parameter. None of that is news; another sentence is.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from hashlib import sha256
from itertools import chain

from reader.core.boilerplate import (
    first_word,
    is_boilerplate,
    may_be_boilerplate,
)


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


# As in reader.core.shape: no pattern may look at a character more than a few times.
_UNSEEN = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style|noscript|iframe|svg)\b.*?(?:</\1\s*>|\Z)"
    r"|<ins\b[^<>]*\bads[^<>]*>.*?(?:</ins\s*>|\Z)",
    re.DOTALL | re.I,
)
_TAG = re.compile(r"<(/?\w*)[^<>]*>")
_PARTS = _listed(
    """
    address article aside blockquote br dd div dl dt figcaption figure footer h1 h2 h3
    h4 h5 h6 header hr li ol p pre section table td th tr ul
    """
)
_ENDS_LINE = dict.fromkeys([*_PARTS, *(f"/{name}" for name in _PARTS)], "\n")
_ESCAPED_TAG = re.compile(r"</?[a-z][^<>]*>", re.I)
"""What some feeds escape once too often; p < 0.05 is none."""
_ASCII = bytes(range(128))
_NO_LETTERS = bytes(n for n in range(128) if not chr(n).isalnum())
_SMALL = bytes(range(256)).lower()
_FEW = 12
"""Different characters beyond ASCII that are sooner looked for one after the other."""
# With a plus sign instead, it would be looked for at each character by itself.
_WIDE = re.compile(r"[^\x00-\x7f][^\x00-\x7f]*")
_WIDE_MARKS = "\u00a0\u00ad\u200b\u2009\u202f\ufeff‘’‚“”„«»‹›–—−‐‑…·•′″´¡¿"
"""Marks beyond ASCII that are put right, or wrong, without a word being changed."""
_WIDE_MARK = re.compile(f"[{_WIDE_MARKS}]")

_DIGIT = re.compile(r"\d")
_LAST = re.compile(r"[.!?…](\s+[^.!?…]{1,60}[.!]?\s*)\Z")
"""A short sentence at the end of a long line, behind the end of another."""
_LONGEST_ASIDE = 200
"""Characters of a line that may be a counter, a notice or a button."""

_COUNTED = (
    r"comments?|replies|reply|responses?|views?|visits?|reads?|likes?|shares?|retweets?"
    r"|reposts?|reactions?|claps?|votes?|points?|upvotes?|downloads?|citations?|plays?"
    r"|listens?|followers?|subscribers?|bookmarks?|saves?|ratings?|hits?|times?"
    r"|comentarios?|visitas?|commentaires?|vues?|kommentare?|aufrufe?|reaktionen"
    r"|commenti|coment[aá]rios?|reacties?"
)
_NUMBER = r"(?:\d[\d.,]*\s*[kmb]?|no|one|zero|keine?|ning[uú]n|aucun)"
_COUNTER = re.compile(
    rf"[(\[]?(?:{_NUMBER}\s+(?:\w+\s+)?(?:{_COUNTED})(?:\s+(?:so far|yet|today|total))?"
    rf"|(?:{_COUNTED})(?![^\W\d_])\s*[:(\[]?\s*{_NUMBER}"
    rf"|(?:viewed|read|shared|liked|visited)\s+{_NUMBER}\s+times?)[)\]]?[.!]?",
    re.I,
)
_WORD = re.compile(r"[^\W\d_]+|\d+")
_STAMPED = _listed("posted published updated modified last ago read")
_OF_STAMPS = _STAMPED | _listed(
    """
    a about am an and at by ct day days edt est et first gmt hour hours hr hrs in just
    min mins minute minutes month months now of on pm pst reviewed second seconds st nd
    rd th t the time today utc week weeks year years yesterday z
    jan january feb february mar march apr april may jun june jul july aug august sep
    sept september oct october nov november dec december
    mon monday tue tuesday wed wednesday thu thursday fri friday sat saturday sun sunday
    """
)
_ADVERTISEMENT = re.compile(
    r"[\[(—–\s-]*(?:advertisements?|adverts?|ads?|ad choices|anzeige|werbung"
    r"|publicit[eé]|publicidad|pubblicit[aà]|advertentie"
    r"|sponsored(?:\s+(?:content|post|links?))?"
    r"|(?:article|story|advertisement)\s+continues\s+(?:below|after).{0,40}"
    r"|(?:sponsored|brought to you|presented)\s+by\s.{1,80}"
    r"|scroll (?:down )?to continue.{0,40}|remove ads?|report this ad)[\])—–.\s-]*",
    re.I,
)
_MEASURES = re.compile(r"\s*[|·•–—/]\s*")
_BEGINNINGS = _OF_STAMPS | _listed(
    """
    advertisement advertisements advert adverts ad ads anzeige werbung publicite
    publicité publicidad pubblicita pubblicità advertentie sponsored article story
    brought presented scroll remove report

    no one zero kein keine ningun ningún aucun viewed shared liked visited

    comment comments reply replies response responses view views visit visits reads
    like likes share shares retweet retweets repost reposts reaction reactions clap
    claps vote votes point points upvote upvotes download downloads citation citations
    play plays listen listens follower followers subscriber subscribers bookmark
    bookmarks save saves rating ratings hit hits times comentario comentarios
    comentário comentários visita visitas commentaire commentaires vue vues kommentar
    kommentare aufruf aufrufe reaktionen commenti reactie reacties
    """
)
"""The first words of asides that are no boilerplate and begin with no figure."""

_MARKS = re.compile(
    r"<(?:(h[1-6]|p|li|ul|ol|table|tr|blockquote|pre|figure)\b"
    r"|a\b[^<>]*?\bhref\s*=\s*[\"']?(?:https?:)?([^\s\"'<>?#]*))",
    re.I,
)


def saying(title: str, *texts: str) -> bytes:
    """A fingerprint of the sentences that a reader of the entry sees, in their order.

    Markup, case, spacing and punctuation leave it alone, and so do lines that are but a
    counter ("12 comments", "3 min read", "updated an hour ago"), the notice of an
    advertisement, or what a blogging program writes beneath each entry.
    """
    return fingerprint(title, *map(wording, texts))


def wording(text: str) -> str:
    """The letters and figures of the sentences in a text, and nothing else of it."""
    return _letters(" ".join(_lines(text)))


def fingerprint(title: str, *wordings: str) -> bytes:
    """What ``saying`` gives for texts of this wording."""
    return _digest([_letters(title), "".join(wordings)], 16)


def outline_of(labels: Iterable[str], *texts: str) -> bytes:
    """A fingerprint of all else that a digest is made from.

    Those are the blocks and their order, where links lead (but not what follows the
    ``?`` in them), and the publisher's labels.
    """
    marks = (block or link for text in texts for block, link in _MARKS.findall(text))
    return _digest(chain(labels, [""], [" ".join(marks).lower()]), 8)


def _lines(text: str) -> Iterator[str]:
    """Cut a text into its lines, without those that say nothing."""
    if "<" in text:
        text = _without_tags(_UNSEEN.sub(" ", text))
    if "&" in text:
        text = _ESCAPED_TAG.sub(" ", html.unescape(text))
    for line in text.split("\n"):
        if not line or line.isspace():
            continue
        if len(line) <= _LONGEST_ASIDE:
            if not _is_aside(line):
                yield line
        else:
            last = _LAST.search(line, len(line) - 81)
            yield line[: last.start(1)] if last and _is_aside(last[1]) else line


def _without_tags(text: str) -> str:
    """Take out tags; those of paragraphs and the like end a line."""
    pieces = _TAG.split(text)
    pieces[1::2] = [_ENDS_LINE.get(name.lower(), "") for name in pieces[1::2]]
    return "".join(pieces)


def _is_aside(line: str) -> bool:
    """Tell whether a short line is a counter, a notice or a button."""
    if not _may_be_aside(first_word(line)):
        return False
    line = " ".join(line.split())
    if not line or _ADVERTISEMENT.fullmatch(line):
        return True
    if len(line) < 30 or _DIGIT.search(line):
        parts = (part for part in _MEASURES.split(line) if part)
        if all(_COUNTER.fullmatch(part) or _is_stamp(part) for part in parts):
            return True
    return is_boilerplate(line, len(line))


def _may_be_aside(first: str) -> bool:
    """Tell whether a line that begins with this word may be one at all."""
    is_figure = not first or first.isdigit()
    return is_figure or first in _BEGINNINGS or may_be_boilerplate(first)


def _is_stamp(line: str) -> bool:
    """Tell whether a line is but "Updated 3 May", "2 hours ago" or "3 min read"."""
    is_stamped = False
    for found in _WORD.finditer(line.lower()):
        word = found[0]
        if word not in _OF_STAMPS and not word.isdigit():
            return False
        is_stamped = is_stamped or word in _STAMPED
    return is_stamped


def _letters(text: str) -> str:
    """Take out of a text what is neither a letter nor a figure, and the case."""
    written = text.encode("utf-8", "ignore")
    small = written.translate(_SMALL, _NO_LETTERS).decode()
    # The case of the others takes longer to look up than all the rest.
    wide = {*written.translate(None, _ASCII).decode()}
    if len(wide) > _FEW:
        return _WIDE.sub(lambda found: _folded(found[0]), small)
    for letter in wide:
        small = small.replace(letter, _folded(letter))
    return small


def _folded(wide: str) -> str:
    return _WIDE_MARK.sub("", wide.casefold())


def _digest(parts: Iterable[str], length: int) -> bytes:
    joined = "\0".join(parts)
    return sha256(joined.encode("utf-8", "ignore")).digest()[:length]
