"""The tree of a page to the element that most likely holds its article.

The idea is as old as reader views: paragraphs vote for the elements around them, the
nearer the louder; names of classes raise or lower a voice, and links make it faint.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from lxml import etree
from lxml.html import HtmlElement

_PARAGRAPHS = frozenset({"p", "td", "pre", "blockquote", "section", "dd"})
_LEAST = 25
"""Characters of a paragraph that has a say."""
_LEVELS = 5
"""How far up a voice is heard."""
_CLAUSE = re.compile("[,;،、，；؛]")
_RIVAL = 0.75
"""Share of the best score that makes an element as good as the best."""
_UNITED = 3
_LOUDEST = 3
_NOTE = 0.3
_NAME = re.compile("[A-Z]?[a-z]+|[A-Z]+")


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


_LIKELY = _listed(
    """
    article articles body content entry hentry main maincontent page post posts prose
    story text blog abstract copy richtext fulltext articlebody bodytext
    """
)
_UNLIKELY = _listed(
    """
    ad ads advert advertisement banner bottom breadcrumb comment comments contact footer
    hidden media meta nav promo promos rail related share sidebar sponsor sponsored tags
    teaser teasers widget widgets
    """
)
_APART = _listed(
    """
    ad ads advert advertisement advertising agegate banner breadcrumb breadcrumbs byline
    comment comments commentlist consent cookie cookies discussion disqus dropdown
    footer gdpr login masthead menu modal nav navbar navigation newsletter newsletters
    outbrain overlay pager pagination paywall popular popup promo promos promoted rail
    recirc recirculation recommendation recommendations recommended registration related
    reply respond share sharebar sharedaddy sharing sidebar signup skyscraper social
    sponsor sponsored subscribe subscription taboola taglist teaser teasers toolbar
    trending
    """
)
"""Words in the names of parts that stand around an article."""
_ROLES = _listed(
    "menu menubar complementary navigation alert alertdialog dialog banner contentinfo"
)
_NEVER = _listed("nav aside footer form select button dialog")
_OWN = _listed("html body article main a p td th tr table figure figcaption img")
"""Elements whose name of class does not rule them out."""


def is_apart(element: HtmlElement) -> bool:
    """Tell whether an element says of itself that it is not of the article."""
    tag = element.tag
    if not isinstance(tag, str):
        return True
    if tag in _NEVER or element.get("role") in _ROLES:
        return True
    if element.get("aria-modal") == "true" or "hidden" in element.attrib:
        return True
    if tag in _OWN:
        return False
    names = f"{element.get('class', '')} {element.get('id', '')}"[:400]
    return names != " " and not _words(names).isdisjoint(_APART)


class Tally:
    """How much text each element holds, counted once for all of a tree."""

    def __init__(self, body: HtmlElement) -> None:
        self.length: dict[HtmlElement, int] = {}
        """Characters, white space counted once."""
        self._clauses: dict[HtmlElement, int] = {}
        self._linked: dict[HtmlElement, float] = {}
        # Backwards, so that what an element holds is counted before it is.
        for element in reversed(list(body.iter(etree.Element))):
            self._count(element)

    def voice(self, paragraph: HtmlElement) -> float:
        """Say how loud a paragraph's voice is: by its clauses, and by its length."""
        return (
            1 + self._clauses[paragraph] + min(self.length[paragraph] / 100, _LOUDEST)
        )

    def linked_share(self, element: HtmlElement) -> float:
        """Say how much of an element's text is links, 0 to 1.

        Links within the page count less: they lead to notes.
        """
        length = self.length[element]
        return min(1.0, self._linked[element] / length) if length else 0.0

    def _count(self, element: HtmlElement) -> None:
        length, clauses = _counted(element.text)
        linked = 0.0
        for child in element:
            if child in self.length:
                length += self.length[child]
                clauses += self._clauses[child]
                linked += self._linked[child]
            more, clauses_after = _counted(child.tail)
            length, clauses = length + more, clauses + clauses_after
        if element.tag == "a":
            is_note = (element.get("href") or "").startswith("#")
            linked = length * (_NOTE if is_note else 1)
        self.length[element], self._clauses[element] = length, clauses
        self._linked[element] = linked


def _counted(text: str | None) -> tuple[int, int]:
    if not text:
        return 0, 0
    return len(" ".join(text.split())), len(_CLAUSE.findall(text))


def locate(body: HtmlElement, tally: Tally) -> HtmlElement | None:
    """Find the element that holds the article; None where no text is long enough.

    Args:
        body: A page without scripts, styles and whatever else has no text to read.
        tally: How much text its elements hold.
    """
    scores: dict[HtmlElement, float] = {}
    has_text = False
    for paragraph in _paragraphs(body):
        if tally.length[paragraph] < _LEAST:
            continue
        has_text, voice = True, tally.voice(paragraph)
        for level, element in enumerate(islice(paragraph.iterancestors(), _LEVELS)):
            if element.tag in ("html", "body"):
                break
            share = (1.0, 0.5, 0.2, 0.1, 0.08)[level]
            scores[element] = scores.get(element, _worth(element)) + voice * share
    if not scores:
        return body if has_text else None
    final = {e: s * (1 - tally.linked_share(e)) for e, s in scores.items()}
    best = max(final, key=lambda element: final[element])
    return _widened(best, final)


def _paragraphs(body: HtmlElement) -> Iterator[HtmlElement]:
    """Yield what holds running text, also where it is a ``div`` with no paragraphs."""
    stack = [body]
    while stack:
        element = stack.pop()
        if is_apart(element) and not _is_likely(element):
            continue
        if element.tag in _PARAGRAPHS or (element.tag == "div" and _says(element)):
            yield element
        stack.extend(reversed(element))


def _is_likely(element: HtmlElement) -> bool:
    """Tell whether a class names the article too: ``post comments-closed``."""
    return not _words(element.get("class", "")[:400]).isdisjoint(_LIKELY)


def _says(element: HtmlElement) -> bool:
    own = (element.text or "") + "".join(child.tail or "" for child in element)
    return len(own.strip()) >= _LEAST


def _worth(element: HtmlElement) -> float:
    """What an element's own name is worth, before any paragraph has spoken."""
    tags = {"article": 15, "main": 10, "div": 5, "section": 5, "pre": 3, "td": 3}
    score = float(tags.get(element.tag, -3))
    if element.get("itemprop") == "articleBody":
        score += 40
    for name in (element.get("class"), element.get("id")):
        words = _words(name) if name else frozenset()
        score += 25 * (not words.isdisjoint(_LIKELY))
        score -= 25 * (not words.isdisjoint(_UNLIKELY))
    return score


def _widened(best: HtmlElement, scores: dict[HtmlElement, float]) -> HtmlElement:
    """Climb to an element that unites several good ones, or says even more."""
    rivals = [e for e, s in scores.items() if s >= _RIVAL * scores[best]]
    shared = Counter(parent for rival in rivals for parent in rival.iterancestors())
    best = next((p for p in best.iterancestors() if shared[p] >= _UNITED), best)
    last = scores.get(best, 0.0)
    least = last / 3
    for parent in best.iterancestors():
        score = scores.get(parent, 0.0)
        if parent.tag in ("html", "body") or score < least:
            break
        if score > last:
            best, last = parent, score
    return best


@lru_cache(maxsize=4096)
def _words(names: str) -> frozenset[str]:
    """Cut the names of classes into words: ``relatedPosts`` is ``related posts``."""
    return frozenset(word.lower() for word in _NAME.findall(names))
